"""Every model has a list that opens, in a number of queries that does not grow with the rows."""

from itertools import count

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.models import (
    Abbreviation,
    Article,
    Attendance,
    Citation,
    Directive,
    DirectiveAlias,
    DirectiveRelation,
    Expansion,
    ImportedFile,
    ImportRun,
    IndexChange,
    Meeting,
    Mention,
    Organisation,
    OrganisationAlias,
    Person,
    PersonAlias,
    Place,
    PlaceAlias,
    Post,
    ReferenceRow,
    Source,
)
from tests import factories
from tests.admin.pages import add_url, list_url, page_url

pytestmark = pytest.mark.django_db

numbers = count()
MODELS = list(apps.get_app_config("archive").get_models())


def make_rows(number: int) -> None:
    """Some rows of every model, all related."""
    for _ in range(number):
        province, ministry = factories.place(), factories.ministry()
        PlaceAlias.objects.create(place=province, name=f"{province.name} cũ")
        OrganisationAlias.objects.create(organisation=ministry, name="BTN", is_abbreviation=True)
        who = factories.person()
        PersonAlias.objects.create(person=who, name="Ba Thử")
        Post.objects.create(person=who, title="Bí thư", organisation=ministry, first_seen="2023", last_seen="2024-05")
        law, resolution = factories.directive("45/2019/QH14", "Luật"), factories.directive()
        DirectiveAlias.objects.create(directive=resolution, name="Nghị quyết Trung ương 6")
        DirectiveRelation.objects.create(subject=resolution, kind="replaces", object=law)
        held = factories.meeting(organiser=ministry, start="2024-05")
        held.places.add(province)
        short = Abbreviation.objects.create(short=f"BT{chr(ord('A') + next(numbers) % 26)}")
        Expansion.objects.create(abbreviation=short, text="Bộ Thử nghiệm")
        text = factories.article(
            "",
            "Một đoạn văn.",
            people=[who],
            organisations=[ministry],
            places=[province],
            directives=[resolution],
            ministries=[ministry],
            source=factories.source(),
            meeting=held,
            body=ministry,
        )
        factories.mention(text, None, "person")
        factories.mention(text, None, "person", resolution="ambiguous", candidates=[who.pk])
        factories.citation(text, None).candidates.add(law)
        Attendance.objects.create(meeting=held, person=who, role="chair", article=text, start=0, end=3, rule="test")
        run = ImportRun.objects.create(rules_version="1")
        ImportedFile.objects.create(run=run, path="a.txt", result="created", article=text)
        IndexChange.objects.note([text.pk])
        ReferenceRow.objects.create(list_name="places", key=str(province.pk), row_id=province.pk)


def count_queries(client, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(url)
    assert response.status_code == 200, url
    return len(queries)


def test_every_model_is_registered():
    assert {model for model in MODELS if model not in admin.site._registry} == set()


@pytest.mark.parametrize("address", ["/admin/", "/admin/archive/article/", "/admin/password_change/"])
def test_every_page_names_its_icon(curator, address):
    """Else the browser asks for /favicon.ico each time, and is told in the log that there is none."""
    assert '<link rel="icon" href="/static/archive/icon' in curator.get(address).content.decode()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_list_takes_the_same_queries_for_one_row_and_for_many(curator, model):
    make_rows(1)
    curator.get(list_url(model))  # content types and the like are asked once
    one = count_queries(curator, list_url(model))
    make_rows(6)
    assert count_queries(curator, list_url(model)) == one
    # Session and user, the count and the rows, and what the filters and columns need.
    assert one == LIST_QUERIES[model.__name__]


# As measured; a new column or filter that costs a query says so here.
LIST_QUERIES = {
    "Abbreviation": 5,
    "Article": 8,
    "Expansion": 4,
    "Source": 4,
    "Directive": 7,
    "DirectiveAlias": 4,
    "DirectiveRelation": 4,
    "Mention": 5,
    "Citation": 6,
    "ImportRun": 7,
    "ImportedFile": 4,
    "Meeting": 7,
    "Attendance": 4,
    "Organisation": 5,
    "OrganisationAlias": 4,
    "IndexChange": 4,
    "Person": 5,
    "PersonAlias": 4,
    "Post": 4,
    "Place": 6,
    "PlaceAlias": 4,
    "ReferenceRow": 4,
}


@pytest.mark.parametrize(
    ("model", "grow"),
    [
        (Article, lambda a: [factories.mention(a, factories.person()) for _ in range(5)]),
        (Article, lambda a: [factories.mention(a, factories.place(province=factories.place())) for _ in range(5)]),
        (Article, lambda a: [factories.citation(a, factories.directive()) for _ in range(5)]),
        # Several candidates, of several mentions
        (
            Article,
            lambda a: [
                factories.mention(a, None, "person", resolution="ambiguous", candidates=[factories.person().pk])
                for _ in range(5)
            ],
        ),
        (
            Meeting,
            lambda m: [
                Attendance.objects.create(meeting=m, person=factories.person(), role="attendee") for _ in range(5)
            ],
        ),
        (
            Person,
            lambda p: [
                Post.objects.create(person=p, title=f"Phó {next(numbers)}", organisation=factories.ministry())
                for _ in range(5)
            ],
        ),
        (
            Directive,
            lambda d: [
                DirectiveRelation.objects.create(subject=d, kind="amends", object=factories.directive())
                for _ in range(5)
            ],
        ),
        (
            Organisation,
            lambda o: [OrganisationAlias.objects.create(organisation=o, name=f"B{next(numbers)}") for _ in range(5)],
        ),
    ],
    ids=["people", "places", "citations", "candidates", "attendances", "posts", "relations", "aliases"],
)
def test_a_page_takes_the_same_queries_for_few_rows_and_for_many(curator, model, grow):
    make_rows(2)
    row = model._default_manager.order_by("pk").first()
    grow(row)
    curator.get(page_url(row))
    few = count_queries(curator, page_url(row))
    grow(row)
    assert count_queries(curator, page_url(row)) == few


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_pages_open_for_who_may_change_and_for_who_may_only_look(client, curator, model):
    make_rows(1)
    row = model._default_manager.first()
    assert curator.get(page_url(row)).status_code == 200
    reader = User.objects.create_user("người đọc", is_staff=True)
    reader.user_permissions.add(*Permission.objects.filter(codename__startswith="view_"))
    client.logout()
    client.force_login(reader)
    for url in (list_url(model), page_url(row)):
        response = client.get(url)
        assert response.status_code == 200, url
        assert b'name="_save"' not in response.content, url


@pytest.mark.parametrize(
    "model", [Source, Meeting, Person, Organisation, Place, Directive, Post, Attendance], ids=lambda m: m.__name__
)
def test_a_curator_may_add(curator, model):
    assert curator.get(add_url(model)).status_code == 200


@pytest.mark.parametrize("model", [Article, Mention, Citation, ImportRun, IndexChange], ids=lambda m: m.__name__)
def test_what_only_an_import_makes_cannot_be_added(curator, model):
    assert curator.get(add_url(model)).status_code == 403


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_strangers_are_sent_to_the_log_in(client, model):
    response = client.get(list_url(model))
    assert response.status_code == 302
    assert "/login/" in response.headers["Location"]


def test_staff_without_rights_see_nothing(client):
    client.force_login(User.objects.create_user("khách", is_staff=True))
    assert client.get(list_url(Article)).status_code == 403
    assert client.get(reverse("admin:index")).context["waiting"] == []


def test_the_first_page_counts_what_waits(curator):
    make_rows(2)
    Article.objects.update(flags=[{"code": "no date", "note": "…", "span": None}])
    waiting = {work.label: (work.count, work.url) for work in curator.get(reverse("admin:index")).context["waiting"]}
    assert waiting["Articles that want attention"][0] == "2"
    assert waiting["Mentions that lead to no or several records"][0] == "4"
    assert waiting["Provisional people"][0] == "2"
    # Every count is that of the list it leads to.
    for label, (number, url) in waiting.items():
        assert curator.get(url).context["cl"].result_count == int(number), label


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_page_carries_script_or_style_in_itself(curator, model):
    """The site's Content-Security-Policy lets none run."""
    make_rows(1)
    for url in (list_url(model), page_url(model._default_manager.first())):
        page = curator.get(url).content.decode()
        scripts = [part.partition(">") for part in page.split("<script")[1:]]
        for head, _, rest in scripts:
            assert "src=" in head or "application/json" in head, (url, rest[:200])
        assert "<style" not in page, url
        assert " style=" not in page, url
        assert " onclick=" not in page, url
