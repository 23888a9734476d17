"""Forms refuse in words what the database would refuse with an error, and store what was written as it should be."""

import pytest

from archive.models import Directive, Meeting, Organisation, OrganisationAlias, Person, PersonAlias, Place, Source
from tests import factories
from tests.admin.pages import add_url, errors, filled, page_url, saved, send

pytestmark = pytest.mark.django_db


# (model, fields that are there already, fields sent, a piece of the message)
@pytest.mark.parametrize(
    ("model", "there", "sent", "message"),
    [
        (Source, {"name": "Báo Hà Lâm"}, {"name": "BÁO HÀ LÂM"}, "already one of this name"),
        (Place, {"name": "Hà Lâm", "kind": "tỉnh"}, {"name": "hà lâm", "kind": "tỉnh"}, "already a province"),
        (Organisation, {"name": "Bộ Thủy văn"}, {"name": "Bộ Thuỷ văn"}, "already an organisation of this name"),
        (Organisation, {}, {"name": "Bộ A", "valid_from": "2024", "valid_until": "2023"}, "before it begins"),
        (Organisation, {}, {"name": "Bộ A", "valid_from": "hôm qua"}, "“hôm qua” is no date of the form"),
        (Organisation, {}, {"name": "Bộ A", "valid_from": "2023-02-30"}, "“2023-02-30” is no date of the form"),
        (Organisation, {}, {"name": "Bộ A", "valid_from": "ngày 3 tháng 2 năm 2023"}, "is no date of the form"),
        (Meeting, {}, {"name": "Họp", "start": "2024-05", "end": "2024-04-30"}, "before the first day"),
        (Person, {}, {"name": "\u200b"}, "required"),
        (Directive, {}, {"kind": "Nghị quyết"}, "Write a number, a symbol or a name"),
        (
            Directive,
            {"symbol": "18-NQ/TW", "issued": "2017-10-25"},
            {"symbol": "18-nq/tw", "issued": "2017-10-25"},
            "already a directive of this symbol and day",
        ),
        (Directive, {"name": "Luật Lưu trữ"}, {"name": "Luật lưu trữ"}, "already a provisional directive"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_the_database_would_refuse_is_refused_in_words(curator, model, there, sent, message):
    if there:
        model._default_manager.create(**there)
    response = send(curator, add_url(model), **sent)
    assert response.status_code == 200, "it was taken"
    assert any(message in error for error in errors(response)), errors(response)


# (model of the record, prefix of the inline, rows sent, message)
@pytest.mark.parametrize(
    ("model", "rows", "message"),
    [
        (Person, {"aliases-0-name": "Bà Mận", "aliases-1-name": "BÀ MẬN"}, "already has this name"),
        (Organisation, {"aliases-0-name": "BTV", "aliases-1-name": "btv"}, "already has this name"),
        (Person, {"posts-0-title": "Bí thư", "posts-1-title": "bí thư"}, "already has this post"),
        (Person, {"posts-0-title": "Bí thư", "posts-0-first_seen": "13/2024"}, "is no date of the form"),
    ],
)
def test_rows_that_say_the_same_are_refused_in_words(curator, model, rows, message):
    prefix = next(iter(rows)).partition("-")[0]
    more = {f"{prefix}-TOTAL_FORMS": "2", "posts-0-review": "unreviewed", "posts-1-review": "unreviewed"}
    response = send(curator, add_url(model), name="Mới", **rows, **more)
    assert response.status_code == 200, "it was taken"
    assert any(message in error for error in errors(response)), errors(response)


def test_a_row_that_is_there_already_is_refused_in_words(curator):
    who = factories.person("Trần Thị Mận")
    PersonAlias.objects.create(person=who, name="Bà Mận")
    response = send(curator, page_url(who), **{"aliases-TOTAL_FORMS": "2", "aliases-1-name": "bà mận"})
    assert "The person already has this name." in "".join(errors(response))
    body = factories.organisation("Bộ Thủy văn")
    response = send(curator, page_url(body), parent=body.pk)
    assert "An organisation cannot be part of itself." in "".join(errors(response))


@pytest.mark.parametrize("value", ["abc", "999999", "99999999999999999999999", "-1", "\x00"])
def test_a_choice_that_is_none_is_refused_in_words(curator, value):
    article = factories.article("Tin")
    for field in ("ministries", "source", "meeting", "body"):
        response = send(curator, page_url(article), **{field: value})
        assert response.status_code == 200, field
        assert errors(response), field


def test_dates_show_as_they_are_written(curator):
    body = factories.organisation(
        "Bộ A", valid_from=factories.date("2023-07"), valid_until=factories.date("2024-12-04")
    )
    sent = filled(curator.get(page_url(body)))
    assert (sent["valid_from"], sent["valid_until"]) == ("2023-07", "2024-12-04")
    assert saved(curator, body, valid_from="", valid_until="2025").edited_fields == ["valid_from", "valid_until"]
    after = Organisation.objects.get(pk=body.pk)
    assert (after.valid_from, str(after.valid_until), after.valid_until_latest.isoformat()) == (
        None,
        "2025",
        "2025-12-31",
    )


@pytest.mark.parametrize(
    ("written", "symbol", "number"),
    [
        ("18 - nq/tw", "18-NQ/TW", "18"),
        ("30/2020/nđ-cp", "30/2020/NĐ-CP", "30"),
        ("18-NQ/ТW", "18-NQ/TW", "18"),  # a Cyrillic letter
        ("số khác", "số khác", ""),  # no symbol that we know: as it is
    ],
)
def test_symbols_are_stored_as_they_are_officially_written(curator, written, symbol, number):
    response = send(curator, add_url(Directive), symbol=written)
    assert response.status_code == 302, errors(response)
    assert Directive.objects.values_list("symbol", "number").get() == (symbol, number)


def test_the_page_says_what_was_edited(curator):
    law = factories.directive("18-NQ/TW", edited_fields=["aliases", "issuers", "relations", "title", "gone"])
    page = curator.get(page_url(law)).content.decode()
    assert "aliases of directives, issuers, relations between directives, title, gone" in page


def test_names_are_stored_as_the_importer_would(curator):
    saved(curator, factories.person("A"), name="Trần Thị Ma\u0323\u0302n\u200b ")
    assert Person.objects.get().name == "Trần Thị Mận"


def test_markup_in_names_is_shown_as_text(curator):
    name = "<script>alert(1)</script>"
    who, body = factories.person(name), factories.organisation(name)
    text = factories.article(name, name, people=[who], organisations=[body], meeting=factories.meeting(name))
    factories.mention(text, None, "person", resolution="ambiguous", candidates=[who.pk], text=name)
    OrganisationAlias.objects.create(organisation=body, name=name)
    for url in (page_url(text), page_url(who), page_url(body), page_url(text.meeting), page_url(text.mentions.first())):
        page = curator.get(url).content.decode()
        assert name not in page, url
        assert "&lt;script&gt;" in page, url
