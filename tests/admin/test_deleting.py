"""Deleting is a curator's word, too: it touches the articles, and no later reading may undo it."""

import pytest

from archive.models import (
    Article,
    Attendance,
    Citation,
    Directive,
    DirectiveAlias,
    DirectiveRelation,
    Meeting,
    Mention,
    Organisation,
    OrganisationAlias,
    Person,
    PersonAlias,
    Place,
    PlaceAlias,
    Post,
    Source,
)
from tests import factories
from tests.admin.pages import act, noted, page_url

pytestmark = pytest.mark.django_db


def delete(client, how: str, *rows) -> None:
    """Delete on the row's page, or by the action of the list; fails if it is refused."""
    model = type(rows[0])
    if how == "page":
        for row in rows:
            response = client.post(page_url(row).replace("change", "delete"), {"post": "yes"})
            assert response.status_code == 302, response.content
    else:
        data = {"action": "delete_selected", "_selected_action": [row.pk for row in rows], "post": "yes"}
        response = client.post(page_url(rows[0]).rpartition(f"/{rows[0].pk}/")[0] + "/", data)
        assert response.status_code == 302, response.content
    assert not model._default_manager.filter(pk__in=[row.pk for row in rows]).exists()


both_ways = pytest.mark.parametrize("how", ["page", "action"])


@both_ways
def test_an_article_goes_with_its_claims_and_the_index_drops_it(curator, how):
    articles = [
        factories.article("Tin", "Ông A.", people=[factories.person()], directives=[factories.directive()])
        for _ in range(2)
    ]
    ids = {article.pk for article in articles}
    Attendance.objects.create(meeting=factories.meeting(), person=factories.person(), role="chair", article=articles[0])
    delete(curator, how, *articles)
    assert noted() == ids
    assert (Mention.objects.count(), Citation.objects.count()) == (0, 0)
    assert Attendance.objects.get().article is None


@both_ways
def test_what_an_article_alone_told_goes_with_it(curator, how):
    """Without the article behind them, its people would look as if a curator had entered them."""
    held, other_held = factories.meeting(), factories.meeting()
    alone, elsewhere = factories.person("Lê Văn Mẫu"), factories.person("Trần Thị Mận")
    body = factories.organisation("Ban Mẫu")
    law = factories.directive("12-KH/TU", "Kế hoạch", standing="provisional")
    town = factories.place("Phú Sơn", factories.place("Hà Lâm", standing="known"))
    article = factories.article(
        "Tin", people=[alone, elsewhere], organisations=[body], directives=[law], places=[town], meeting=held
    )
    Mention.objects.filter(person=elsewhere).update(
        titles=[{"text": "Bí thư", "post": "Bí thư", "organisation": "", "former": False}]
    )
    other = factories.article("Tin khác", people=[elsewhere], meeting=other_held)
    for who in (alone, elsewhere):
        Attendance.objects.create(meeting=held, person=who, role="chair", article=article, rule="by name")
        Post.objects.create(person=who, title="Bí thư")
    kept = Attendance.objects.create(meeting=other_held, person=elsewhere, role="chair", article=other, rule="by name")
    delete(curator, how, article)
    assert list(Attendance.objects.all()) == [kept]
    assert list(Meeting.objects.all()) == [other_held]
    assert list(Person.objects.all()) == [elsewhere]
    assert not Post.objects.exists()
    assert (Organisation.objects.count(), Directive.objects.count()) == (0, 0)
    assert [place.name for place in Place.objects.all()] == ["Hà Lâm"]


@both_ways
def test_what_a_curator_said_of_an_article_s_records_stays(curator, how):
    held, vouched, posted = factories.meeting(), factories.person(standing="known"), factories.person()
    article = factories.article("Tin", people=[vouched, posted], meeting=held)
    Attendance.objects.create(
        meeting=held, person=vouched, role="chair", article=article, rule="by name", review="confirmed"
    )
    Post.objects.create(person=posted, title="Bí thư", review="confirmed")
    delete(curator, how, article)
    assert Meeting.objects.count() == Attendance.objects.count() == Post.objects.count() == 1
    assert Person.objects.count() == 2


@both_ways
@pytest.mark.parametrize("model", [Person, Organisation, Place, Directive], ids=lambda model: model.__name__)
def test_what_led_to_a_deleted_record_leads_nowhere_for_good(curator, admin_user, model, how):
    makers = {
        Person: factories.person,
        Organisation: factories.ministry,
        Place: factories.place,
        Directive: factories.directive,
    }
    record = makers[model]()
    article = factories.article("Tin", "Một đoạn.")
    if model is Directive:
        claim, rejected = factories.citation(article, record), factories.citation(article, record, review="rejected")
    else:
        claim, rejected = factories.mention(article, record), factories.mention(article, record, review="rejected")
    delete(curator, how, record)
    claim.refresh_from_db()
    assert (claim.resolution, claim.review, claim.reviewed_by) == ("unmatched", "corrected", admin_user)
    rejected.refresh_from_db()
    assert rejected.review == "rejected"
    assert noted() == {article.pk}


@both_ways
def test_a_record_goes_with_its_names_and_rows(curator, how):
    who, body, law = factories.person(), factories.ministry(), factories.directive()
    PersonAlias.objects.create(person=who, name="Ba")
    Post.objects.create(person=who, title="Bí thư", organisation=body)
    OrganisationAlias.objects.create(organisation=body, name="BTN")
    DirectiveAlias.objects.create(directive=law, name="Nghị quyết Trung ương 6")
    DirectiveRelation.objects.create(subject=law, kind="amends", object=factories.directive())
    Attendance.objects.create(meeting=factories.meeting(), person=who, role="chair")
    for record in (who, body, law):
        delete(curator, how, record)
    for model in (PersonAlias, Post, OrganisationAlias, DirectiveAlias, DirectiveRelation, Attendance):
        assert not model._default_manager.exists(), model


@both_ways
def test_fields_that_a_deletion_empties_stay_empty(curator, how):
    body, outlet, held = factories.ministry(), factories.source(), factories.meeting()
    article = factories.article("Tin", ministries=[body], body=body, source=outlet, meeting=held)
    other = factories.article("Tin khác", source=factories.source())
    for record in (body, outlet, held):
        delete(curator, how, record)
    article.refresh_from_db()
    assert (article.source, article.meeting, article.body, article.ministries.count()) == (None, None, None, 0)
    assert article.edited_fields == ["body", "meeting", "ministries", "source"]
    assert noted() == {article.pk}
    assert Article.objects.get(pk=other.pk).edited_fields == []


@both_ways
def test_a_province_with_places_in_it_is_protected(curator, how):
    province = factories.place("Hà Lâm")
    town = factories.place("Phú Sơn", province)
    PlaceAlias.objects.create(place=province, name="Hà Lam")
    if how == "page":
        response = curator.post(page_url(province).replace("change", "delete"), {"post": "yes"})
    else:
        response = act(curator, Place, "delete_selected", province)
    assert response.status_code == 200
    assert str(town) in response.content.decode()  # it says what stands in the way
    assert Place.objects.count() == 2
    assert noted() == set()


def test_meetings_and_sources_without_articles_just_go(curator):
    delete(curator, "page", factories.meeting())
    delete(curator, "page", factories.source())
    assert (Meeting.objects.count(), Source.objects.count()) == (0, 0)
