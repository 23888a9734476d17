"""From a name in a text to exactly one row, or to none and the reason."""

import pytest
from django.conf import settings

from archive.extraction import Reference
from archive.importing.matching import DirectiveMatcher, OrganisationMatcher, match_people, match_places
from archive.models import Directive, Organisation, Person, Place, Post
from archive.text import PartialDate
from tests.importing.readings import citation, organisation, person, place

pytestmark = pytest.mark.django_db

DAY = PartialDate(2024, 5, 3)


# --- People ----------------------------------------------------------------------------------------------------------


def known_person(name: str, body: Organisation | None = None) -> Person:
    row = Person.objects.create(name=name)
    if body:
        Post.objects.create(person=row, title=f"Cán bộ {body}", organisation=body)
    return row


def match(name: str, *titles: tuple[str, str], rows: dict[str, Organisation] | None = None):
    return match_people([person(name, name, *titles)], rows or {})[name]


@pytest.mark.parametrize(
    ("case", "theirs", "ours", "resolution"),
    [
        ("the same body", "Tỉnh ủy Hà Mẫu", "Tỉnh ủy Hà Mẫu", "resolved"),
        ("a board of the body", "Ban Tổ chức Tỉnh ủy Hà Mẫu", "Tỉnh ủy Hà Mẫu", "resolved"),
        ("another body of the province", "Sở Y tế tỉnh Hà Mẫu", "Tỉnh ủy Hà Mẫu", "resolved"),
        ("a body elsewhere: a namesake", "Bộ Mẫu", "Tỉnh ủy Hà Mẫu", "new"),
        ("no post known before", None, "Tỉnh ủy Hà Mẫu", "resolved"),
        ("no title in this text", "Tỉnh ủy Hà Mẫu", None, "resolved"),
    ],
)
def test_a_name_is_the_same_person_only_where_the_posts_allow_it(case, theirs, ours, resolution):
    province = Place.objects.create(name="Hà Mẫu")
    committee = Organisation.objects.create(name="Tỉnh ủy Hà Mẫu", place=province)
    bodies = {
        "Tỉnh ủy Hà Mẫu": committee,
        "Ban Tổ chức Tỉnh ủy Hà Mẫu": Organisation.objects.create(name="Ban Tổ chức Tỉnh ủy Hà Mẫu", parent=committee),
        "Sở Y tế tỉnh Hà Mẫu": Organisation.objects.create(name="Sở Y tế tỉnh Hà Mẫu", place=province),
        "Bộ Mẫu": Organisation.objects.create(name="Bộ Mẫu"),
    }
    before = known_person("Lê Văn Mẫu", bodies.get(theirs))
    found = match("Lê Văn Mẫu", *([("Bí thư", ours)] if ours else []), rows=bodies)
    assert found.resolution == "resolved"
    assert (found.target == before) == (resolution == "resolved"), case


def test_two_namesakes_and_nothing_to_tell_them_apart():
    one, two = known_person("Lê Văn Mẫu"), known_person("Lê Văn Mẫu")
    found = match("Lê Văn Mẫu")
    assert (found.resolution, set(found.candidates), found.target) == ("ambiguous", {one, two}, None)
    assert Person.objects.count() == 2


@pytest.mark.parametrize("spelling", ["Lê Thuý Hoà", "Lê Thúy Hòa", "LÊ THÚY HÒA"])
def test_tone_placement_and_case_do_not_make_another_person(spelling):
    row = known_person("Lê Thúy Hòa")
    assert match(spelling).target == row, spelling


def test_an_alias_leads_to_the_person():
    row = known_person("Lê Văn Mẫu")
    row.aliases.create(name="Lê Mẫu")
    assert match("Lê Mẫu").target == row


# --- Organisations ---------------------------------------------------------------------------------------------------


def match_body(name: str, dated: PartialDate | None = DAY, **more):
    return OrganisationMatcher([organisation(name, name, **more)], dated).match(name)


@pytest.mark.parametrize(
    ("dated", "which"),
    [("2024-05-03", "old"), ("2026-05-03", "new"), ("2025", None), (None, None)],  # 2025 saw both
)
def test_a_name_that_came_back_is_the_row_of_the_day(dated, which):
    rows = {
        "old": Organisation.objects.create(name="Ban Mẫu", valid_until="2025-02-02"),
        "new": Organisation.objects.create(name="Ban Mẫu", valid_from="2025-10-01"),
    }
    found = match_body("Ban Mẫu", PartialDate.parse(dated) if dated else None)
    assert found.target == (rows[which] if which else None), dated
    assert set(found.candidates) == (set() if which else set(rows.values())), dated


def test_a_name_of_its_own_goes_before_another_body_s_short_form():
    own = Organisation.objects.create(name="Ban Mẫu")
    Organisation.objects.create(name="Ban Mẫu Trung ương").aliases.create(name="Ban Mẫu")
    assert match_body("Ban Mẫu").target == own


def test_a_new_body_comes_with_its_parent():
    text = "Ban Tổ chức Tỉnh ủy Hà Mẫu và Tỉnh ủy Hà Mẫu"
    mentions = [
        organisation(text, "Ban Tổ chức Tỉnh ủy Hà Mẫu", "provincial Party body", parent="Tỉnh ủy Hà Mẫu"),
        organisation(text, "Tỉnh ủy Hà Mẫu", "provincial Party committee"),
    ]
    board = OrganisationMatcher(mentions, DAY).match("Ban Tổ chức Tỉnh ủy Hà Mẫu").target
    assert (board.kind, board.parent.name, board.parent.kind) == (
        "provincial Party body",
        "Tỉnh ủy Hà Mẫu",
        "provincial Party committee",
    )


def test_a_body_whose_owner_is_not_said_makes_no_record():
    assert match_body("Đảng ủy Bộ", complete=False).resolution == "unmatched"
    assert not Organisation.objects.exists()


def test_the_mention_that_says_most_counts():
    text = "Cụm Thi đua số 9 (Ban Mẫu Trung ương) họp. Cụm Thi đua số 9 bàn."
    Organisation.objects.create(name="Ban Mẫu Trung ương")
    first = organisation(
        text, "Cụm Thi đua số 9 (Ban Mẫu Trung ương)", name="Cụm Thi đua số 9", parent="Ban Mẫu Trung ương"
    )
    later = organisation(text, "Cụm Thi đua số 9", name="Cụm Thi đua số 9")
    for mentions in ([first, later], [later, first]):
        Organisation.objects.filter(name="Cụm Thi đua số 9").delete()
        assert OrganisationMatcher(mentions, DAY).match("Cụm Thi đua số 9").target.parent.name == "Ban Mẫu Trung ương"


def test_a_district_s_body_is_one_in_its_province():
    name, kind = "Huyện ủy Châu Thành", "local Party committee"
    for province in ("Hà Mẫu", "Nam Mẫu"):
        Place.objects.create(name=province, kind="tỉnh")
    one = match_body(name, kind=kind, province="Hà Mẫu").target
    other = match_body(name, kind=kind, province="Nam Mẫu").target
    assert one != other
    assert match_body(name, kind=kind, province="Hà Mẫu").target == one
    # Without its province the name alone is no proof, neither for a new row nor between the two.
    assert match_body(name, kind=kind).resolution == "ambiguous"
    assert match_body("Huyện ủy Bình An", kind=kind).resolution == "unmatched"


# --- Places ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind", "province", "leads_to"),
    [
        ("Hà Mẫu", "tỉnh", "Hà Mẫu", "Hà Mẫu"),
        ("Hà Mẫu", "", "", "Hà Mẫu"),
        ("TP.HM", "", "", "Hà Mẫu"),  # another spelling of it
        ("Bình An", "huyện", "Hà Mẫu", "huyện Bình An"),
        ("Bình An", "huyện", "", None),  # in which province?
        ("Bình An", "huyện", "Nơi Lạ", None),  # in a province nobody knows
        ("Hà Mẫu", "huyện", "", None),  # a district of the same name is not the province
    ],
)
def test_places(name, kind, province, leads_to):
    Place.objects.create(name="Hà Mẫu", kind="tỉnh").aliases.create(name="TP.HM")
    found = match_places([place(name, name, name, kind, province)])[name, kind, province]
    assert (str(found.target) if found.target else None) == leads_to, (name, kind, province)


def test_districts_of_one_name_in_two_provinces_are_two_places():
    for province in ("Hà Mẫu", "Nam Mẫu"):
        Place.objects.create(name=province, kind="tỉnh")
        match_places([place("Châu Thành", "Châu Thành", "Châu Thành", "huyện", province)])
    assert Place.objects.filter(name="Châu Thành").count() == 2


# --- Directives ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def reference():
    return Reference.load(settings.REFERENCE_DIR)


def match_citation(words: str, reference, dated=DAY, **more):
    found = citation(words, words, **more)
    return DirectiveMatcher(words, [found], dated, reference).match(found)


@pytest.mark.parametrize(
    ("case", "columns", "makes"),
    [
        ("a central symbol", {"kind": "Quy định", "number": "905", "symbol": "905-QĐ/TW"}, "Quy định 905-QĐ/TW"),
        ("a bare number", {"kind": "Kế hoạch", "number": "905"}, None),
        (
            "a number with its issuer",
            {"kind": "Kế hoạch", "number": "905", "issuer": "Tỉnh ủy Hà Mẫu", "issuer_from": "words"},
            "Kế hoạch 905 (Tỉnh ủy Hà Mẫu)",
        ),
        ("a symbol of any province", {"kind": "Nghị quyết", "number": "905", "symbol": "905-NQ/TU"}, None),
        ("a named one", {"kind": "Luật", "name": "Luật Mẫu Mực"}, "Luật Mẫu Mực"),
    ],
)
def test_only_what_its_own_words_tell_apart_makes_a_provisional_directive(case, columns, makes, reference):
    found = match_citation("905", reference, **columns)
    assert (found.target.label if found.target else None) == makes, case
    assert Directive.objects.count() == (1 if makes else 0), case


def test_the_same_symbol_within_a_term_is_one_document_and_in_another_a_doubt(reference):
    columns = {"kind": "Quy định", "number": "905", "symbol": "905-QĐ/TW"}
    one = match_citation("905", reference, PartialDate(2018, 5, 3), **columns).target
    assert one.term == "XII"
    assert match_citation("905", reference, PartialDate(2019, 9, 3), **columns).target == one
    # A text of the next term may mean the old document, or a new one of the same number.
    later = match_citation("905", reference, PartialDate(2024, 5, 3), **columns)
    assert (later.resolution, later.candidates) == ("ambiguous", (one,))
    # With its date there is no doubt that it is another.
    dated = match_citation("905", reference, PartialDate(2024, 5, 3), issued=PartialDate(2023, 1, 9), **columns)
    assert (dated.target.term, str(dated.target.issued)) == ("XIII", "2023-01-09")


def test_ambiguous_citations_keep_their_candidates_and_make_nothing(reference):
    for day in ("2017-10-25", "2022-06-16"):
        Directive.objects.create(
            kind="Nghị quyết", number="918", symbol="918-NQ/TW", issued=day, standing="known",
            title=f"văn bản của {day[:4]}", term="XII" if day < "2021" else "XIII",
        )  # fmt: skip
    found = match_citation("Nghị quyết 918", reference, kind="Nghị quyết", number="918")
    assert (found.resolution, len(found.candidates), found.target) == ("ambiguous", 2, None)
    assert Directive.objects.count() == 2
