"""Finding rows: search without case and diacritics, filters, autocomplete that tells namesakes apart."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.models import (
    Article,
    Attendance,
    Citation,
    Directive,
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
from tests.admin.pages import found, list_url

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("ha tinh", {"Hà Tĩnh"}),  # no diacritics
        ("Hà Tĩnh", {"Hà Tĩnh"}),  # with them
        ("HA\u0300 TI\u0303NH", {"Hà Tĩnh"}),  # taken apart (NFD), in capitals
        ("tinh ha", {"Hà Tĩnh"}),  # the order does not matter
        ("ha", {"Hà Tĩnh", "Hà Nam"}),
        ("oa", set()),  # the middle of a syllable is no beginning of a word
        ("thua thien", {"Huế"}),  # an alias
        ("Khánh Hoà", {"Khánh Hòa"}),  # old tone placement
        ("khong co", set()),
        ('"', set()),
        ("%", set()),  # no wildcard of the database
        ("_", set()),
    ],
)
def test_places_are_found_without_case_and_diacritics(curator, query, names):
    for name in ("Hà Tĩnh", "Hà Nam", "Khánh Hòa"):
        factories.place(name)
    PlaceAlias.objects.create(place=factories.place("Huế"), name="Thừa Thiên Huế")
    assert found(curator, Place, f"q={query}") == names


@pytest.mark.parametrize(
    ("model", "query", "names"),
    [
        (Person, "tran thi man", {"Trần Thị Mận"}),
        (Person, "ba man", {"Trần Thị Mận"}),  # an alias
        (Organisation, "thuy van", {"Bộ Thủy văn"}),
        (Organisation, "BTV", {"Bộ Thủy văn"}),  # an abbreviation
        (Directive, "18-nq/tw", {"Nghị quyết 18-NQ/TW (2017)"}),
        (Directive, "18", {"Nghị quyết 18-NQ/TW (2017)"}),
        (Directive, "nq/tw", {"Nghị quyết 18-NQ/TW (2017)"}),
        (Directive, "sap xep bo may", {"Nghị quyết 18-NQ/TW (2017)"}),
        (Meeting, "so ket phu son", {"Hội nghị sơ kết"}),  # name and place
        (Source, "bao ha lam", {"Báo Hà Lâm"}),
        (Article, "sap xep bo may", {"Tin một"}),  # as readers find it: all words …
        (Article, "bo may sap xep", {"Tin một"}),  # … in any order …
        (Article, '"bo may sap xep"', set()),  # … a phrase in its own
        (Article, "nguoi:man số:18", {"Tin một"}),  # the fields
        (Article, "tin-mot.txt", {"Tin một"}),  # the file
        (Mention, "man", {"Trần Thị Mận"}),  # by its record
        (Mention, "ông hòa", {"ông Hòa"}),  # unresolved: as it is written
        (Citation, "18-NQ/TW", {"18-NQ/TW"}),
        (Citation, "hướng dẫn 7", {"Hướng dẫn 7"}),  # unresolved: as it is written
        (Attendance, "tran man", {"Trần Thị Mận (chair)"}),
        (Post, "tran thi", {"Thứ trưởng"}),
    ],
)
def test_every_record_is_found_by_its_words(curator, model, query, names):
    who, body = factories.person("Trần Thị Mận"), factories.ministry("Bộ Thủy văn")
    PersonAlias.objects.create(person=who, name="Bà Mận")
    OrganisationAlias.objects.create(organisation=body, name="BTV", is_abbreviation=True)
    Post.objects.create(person=who, title="Thứ trưởng", organisation=body)
    resolution = factories.directive("18-NQ/TW", issued="2017-10-25", title="về sắp xếp tổ chức, bộ máy")
    Directive.objects.filter(pk=resolution.pk).update(title="về sắp xếp bộ máy")
    resolution.refresh_from_db()
    resolution.save()
    held = factories.meeting("Hội nghị sơ kết", place_as_written="thị xã Phú Sơn")
    Attendance.objects.create(meeting=held, person=who, role="chair")
    text = factories.article(
        "Tin một",
        "Bà Trần Thị Mận nói về sắp xếp bộ máy theo 18-NQ/TW.",
        people=[who],
        directives=[resolution],
        source=factories.source("Báo Hà Lâm"),
        file_name="tin-mot.txt",
    )
    factories.mention(text, None, "person", name="ông Hòa", text="ông Hòa", start=0, end=7)
    factories.citation(text, None, text="Hướng dẫn 7", start=8, end=19)
    # Others that must not be found
    other = factories.article("Tin hai", "Một đoạn khác.", people=[factories.person("Lê Văn Tám")], file_name="b.txt")
    factories.citation(other, factories.directive("35-CT/TW", "Chỉ thị", "2019"))
    factories.organisation("Bộ Khí tượng")
    factories.meeting("Hội thảo")
    assert found(curator, model, f"q={query}") == names


def test_a_search_of_articles_takes_a_number_for_an_id_where_it_is_called_one(curator):
    article = factories.article("Tin một", "Không có số.")
    assert found(curator, Article, f"q=%23{article.pk}") == {"Tin một"}
    assert found(curator, Article, f"q={article.pk}") == set()  # as for a reader
    assert found(curator, Article, "q=%2399999999999999999999999999") == set()


# From here on: (filter, dates of the rows that it leaves)
DATES = ["2021", "2022-11", "2023-07-15", "2024-01-01", None]


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("", DATES),
        ("dated__from=2022-11-20", ["2022-11", "2023-07-15", "2024-01-01"]),  # November overlaps
        ("dated__from=2022-12", ["2023-07-15", "2024-01-01"]),
        ("dated__to=2021-03", ["2021"]),  # the year may be its January
        ("dated__from=2023&dated__to=2023", ["2023-07-15"]),
        ("dated__from=2024&dated__to=2023", []),
        ("dated__from=&dated__to=", DATES),
        ("dated__from=hôm+qua", DATES),  # told beside the field
        ("dated__from=2023-02-30", DATES),
        ("dated__from=%00", DATES),
    ],
)
def test_a_range_of_partial_dates_leaves_what_it_overlaps(curator, query, left):
    for dated in DATES:
        factories.article(f"Tin {dated}", dated=dated)
    assert found(curator, Article, query) == {f"Tin {dated}" for dated in left}


def test_a_bad_date_is_told_and_kept_in_its_field(curator):
    page = curator.get(f"{list_url(Article)}?dated__from=h%C3%B4m+qua&state__exact=published&q=tin").content.decode()
    assert "This is no date of the form" in page
    assert 'value="hôm qua"' in page
    # The form keeps what else was chosen.
    assert '<input type="hidden" name="state__exact" value="published">' in page
    assert '<input type="hidden" name="q" value="tin">' in page


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("start__from=2024-03-02", {"ba ngày", "năm"}),
        ("start__from=2024-03-04", {"năm"}),
        ("start__to=2024-02-29", {"năm"}),
        ("start__from=2024-03-01&start__to=2024-03-01", {"ba ngày", "một ngày", "năm"}),
        ("start__from=2025", set()),
    ],
)
def test_a_meeting_lasts_to_its_last_day(curator, query, left):
    factories.meeting("ba ngày", start="2024-03-01", end=factories.date("2024-03-03"))
    factories.meeting("một ngày", start="2024-03-01")
    factories.meeting("năm", start="2024")
    factories.meeting("không ngày")
    assert found(curator, Meeting, query) == left


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("attention=yes", {"lạ"}),
        ("reviewed=yes", {"xem rồi"}),
        ("reviewed=no", {"lạ", "thường"}),
        ("state__exact=draft", {"thường"}),
        ("attention=maybe", {"lạ", "thường", "xem rồi"}),  # no such value
        ("source=99999999999999999999", {"lạ", "thường", "xem rồi"}),
        ("source=abc", {"lạ", "thường", "xem rồi"}),
        ("person=abc", {"lạ", "thường", "xem rồi"}),
        ("person=%00", {"lạ", "thường", "xem rồi"}),
    ],
)
def test_filters_of_articles(curator, admin_user, query, left):
    flag = [{"code": "no date", "note": "…", "span": None}]
    factories.article("lạ", flags=flag, source=factories.source())
    factories.article("thường", state="draft")
    factories.article("xem rồi", flags=flag, reviewed_by=admin_user, reviewed_at="2024-01-01T00:00+07:00")
    assert found(curator, Article, query) == left


def test_the_page_of_a_record_leads_to_the_articles_that_name_it(curator):
    province = factories.place("Hà Lâm")
    town, who = factories.place("Phú Sơn", province), factories.person()
    factories.article("nói tên", people=[who], places=[town])
    rejected = factories.article("bị bác")
    factories.mention(rejected, who, review="rejected")
    assert found(curator, Article, f"person={who.pk}") == {"nói tên"}
    assert found(curator, Article, f"place={province.pk}") == {"nói tên"}  # a place in it
    assert found(curator, Article, f"place={town.pk}") == {"nói tên"}


def test_open_claims_are_those_that_want_a_word(curator):
    text = factories.article("Tin", "Ông Sáu nói.", people=[factories.person("Ông Sáu")])
    factories.mention(text, None, "person", text="mở")
    factories.mention(text, None, "person", text="đã xem", review="corrected")
    assert found(curator, Mention, "open=yes") == {"mở"}


def autocomplete(client, model, field: str, term: str) -> list[str]:
    query = {"app_label": "archive", "model_name": model._meta.model_name, "field_name": field, "term": term}
    response = client.get(reverse("admin:autocomplete"), query)
    assert response.status_code == 200
    return [result["text"] for result in response.json()["results"]]


@pytest.mark.parametrize(
    ("model", "field", "term", "texts"),
    [
        # Two people of one name are told apart by their latest posts.
        (Attendance, "person", "nguyen van an", ["Nguyễn Văn An · Bí thư", "Nguyễn Văn An · Giám đốc Sở"]),
        (Attendance, "person", "an", ["Nguyễn Văn An · Bí thư", "Nguyễn Văn An · Giám đốc Sở"]),  # and no Hoàng Lan
        # A name that came back: by its years.
        (
            Meeting,
            "organiser",
            "ban thuy loi",
            ["Ban Thủy lợi · central Party body · – 2025-02-02", "Ban Thủy lợi · central Party body · 2026 –"],
        ),
        # One name in two provinces.
        (
            Meeting,
            "organiser",
            "huyen uy",
            ["Huyện ủy Sơn Hạ · local Party committee · Sơn Hà", "Huyện ủy Sơn Hạ · local Party committee · Lâm Hạ"],
        ),
        (Meeting, "places", "son", ["Sơn Hà", "xã Phú Sơn · Sơn Hà"]),  # what begins with it first
        # Two resolutions of one symbol: by day and title.
        (
            Mention,
            "place",
            "phu son",
            ["xã Phú Sơn · Sơn Hà"],
        ),
        (
            Citation,
            "directive",
            "18-nq",
            [
                "Nghị quyết 18-NQ/TW (2022) · 2022-06-16 · về đất đai",
                "Nghị quyết 18-NQ/TW (2017) · 2017-10-25 · về bộ máy",
            ],
        ),
        (Article, "meeting", "so ket", ["Hội nghị sơ kết · 2024-05"]),
        (Attendance, "article", "tin mot", ["Tin một · 2024-06-15"]),
    ],
)
def test_autocomplete_tells_namesakes_apart(curator, model, field, term, texts):
    known = {"standing": "known"}
    for post in ("Bí thư", "Giám đốc Sở"):
        Post.objects.create(person=factories.person("Nguyễn Văn An", **known), title=post)
    factories.person("Hoàng Lan")
    for begin, end in ((None, "2025-02-02"), ("2026", None)):
        factories.organisation(
            "Ban Thủy lợi",
            "central Party body",
            valid_from=factories.date(begin),
            valid_until=factories.date(end),
            **known,
        )
    province = factories.place("Sơn Hà", **known)
    factories.place("Phú Sơn", province, kind="xã", **known)
    for place in (province, factories.place("Lâm Hạ", **known)):
        factories.organisation("Huyện ủy Sơn Hạ", "local Party committee", place=place, **known)
    factories.directive("18-NQ/TW", issued="2017-10-25", title="về bộ máy")
    factories.directive("18-NQ/TW", issued="2022-06-16", title="về đất đai")
    factories.article("Tin một", meeting=factories.meeting("Hội nghị sơ kết", start="2024-05"))
    assert autocomplete(curator, model, field, term) == texts


def test_autocomplete_takes_the_same_queries_for_few_and_for_many(curator):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            autocomplete(curator, Attendance, "person", "thu")
        return len(captured)

    def add() -> None:
        for _ in range(3):
            Post.objects.create(person=factories.person(), title="Bí thư")

    add()
    queries()
    few = queries()
    add()
    assert queries() == few


def test_a_stranger_gets_no_autocomplete(client):
    response = client.get(reverse("admin:autocomplete"), {"term": "a"})
    assert response.status_code == 302
