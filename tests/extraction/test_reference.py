"""The reference lists: what they hold, how they are looked up, and what is refused when they are wrong."""

import datetime
import json
import shutil

import pytest

from archive.extraction.reference import Reference, ReferenceDataError
from archive.text import PartialDate
from tests.extraction.citations import REFERENCE_FOLDER, reference


def test_the_lists_are_whole():
    lists = reference()
    assert len(lists.directives) >= 195
    assert len([row for row in lists.provinces if row.valid_until is None]) == 34
    assert len({row.name for row in lists.provinces}) >= 63
    assert [term.term for term in lists.terms] == ["XI", "XII", "XIII", "XIV"]


ORGANISATIONS = [
    # the name as written, a day, the name as the archive has it on that day
    ("Bộ Nội vụ", None, "Bộ Nội vụ"),
    ("BỘ NỘI VỤ", None, "Bộ Nội vụ"),
    ("Ban Chấp hành Trung ương Đảng", None, "Ban Chấp hành Trung ương"),
    ("Uỷ ban Kiểm tra Trung ương", None, "Ủy ban Kiểm tra Trung ương"),  # the old tone placement
    ("Bộ Lao động - Thương binh và Xã hội", "2024", "Bộ Lao động - Thương binh và Xã hội"),
    ("Bộ Lao động - Thương binh và Xã hội", "2025-04-01", None),  # merged a month before
    ("Bộ Dân tộc và Tôn giáo", "2024", None),  # not yet founded
    ("Ban Tuyên giáo Trung ương", "2024", "Ban Tuyên giáo Trung ương"),
    ("Ban Tuyên giáo Trung ương", "2025-06-01", None),
    ("Ban Tuyên giáo Trung ương", "2026-09-01", "Ban Tuyên giáo Trung ương"),  # a name that came back
    ("Bộ Không Có", None, None),
]


@pytest.mark.parametrize(("name", "day", "expected"), ORGANISATIONS)
def test_organisation_of_a_name_on_a_day(name, day, expected):
    found = reference().organisation(name, PartialDate.parse(day) if day else None)
    assert (found.name if found else None) == expected, f"{name!r} on {day}"


def test_organisation_on_a_calendar_day():
    day = datetime.date(2025, 2, 28)
    assert reference().organisation("Bộ Giao thông vận tải", day).successors == ("Bộ Xây dựng",)
    assert reference().organisation("Bộ Giao thông vận tải", day + datetime.timedelta(days=1)) is None


def test_an_abbreviation_may_be_several_bodies():
    assert {row.name for row in reference().organisation_abbreviations["BCT"]} == {"Bộ Chính trị", "Bộ Công Thương"}
    assert reference().expansions("BCT") == ("Bộ Chính trị", "Bộ Công Thương")
    assert reference().expansions("KHÔNGCÓ") == ()


def test_ministries():
    names = {row.name for row in reference().ministries}
    assert {"Bộ Tài chính", "Thanh tra Chính phủ", "Bộ Kế hoạch và Đầu tư"} <= names
    assert "Ban Tổ chức Trung ương" not in names


PROVINCES = [
    ("Khánh Hoà", "Khánh Hòa"),  # the old tone placement
    ("HÀ TĨNH", "Hà Tĩnh"),
    ("TP.HCM", "Thành phố Hồ Chí Minh"),
    ("Đắc Lắc", "Đắk Lắk"),
    ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"),  # an en dash
    ("Thừa Thiên - Huế", "Thừa Thiên Huế"),  # the province of its own day, not the city that it became
    ("Hà Tây", "Hà Tây"),
    ("Bình Yên", None),
]


@pytest.mark.parametrize(("spelling", "name"), PROVINCES)
def test_province_of_any_spelling(spelling, name):
    found = reference().province(spelling)
    assert (found.name if found else None) == name, f"{spelling!r}"


def test_provinces_before_and_after_the_mergers():
    old, new = reference().province("Bắc Giang"), reference().province("Bắc Ninh")
    assert (old.valid_until, old.successors) == (PartialDate(2025, 6, 30), ("Bắc Ninh",))
    assert (new.valid_until, new.absorbed) == (None, ("Bắc Giang",))
    assert not old.in_force(PartialDate(2025, 7, 1))
    assert reference().province("Hà Tây").in_force(PartialDate(2008))  # the day within the year is not told
    assert not reference().province("Thừa Thiên Huế").in_force(PartialDate(2025, 1, 1))


def test_a_symbol_is_several_documents():
    days = [str(row.issued) for row in reference().directives_of_symbol("18 - NQ/TƯ")]
    assert days == ["2017-10-25", "2022-06-16", "2026-07-28"]
    assert len(reference().directives_of_symbol("35-CT/TW")) == 3
    assert reference().directives_of_symbol("599-NQ/TW") == ()


def test_documents_by_kind_and_number():
    found = reference().directives_numbered("chỉ thị", "5")
    assert [(row.symbol, str(row.issued)) for row in found] == [("05-CT/TW", "2016-05-15")]


def test_documents_by_name():
    assert [row.symbol for row in reference().directives_named("Luật Lưu trữ")] == ["33/2024/QH15"]
    assert [row.symbol for row in reference().directives_named("Nghị quyết Trung ương 4 khoá XII")] == ["04-NQ/TW"]
    plenum = reference().directives_named("Nghị quyết Trung ương 6 khóa XII")
    assert [row.symbol for row in plenum] == ["18-NQ/TW", "19-NQ/TW", "20-NQ/TW", "21-NQ/TW"], "one plenum passed four"


def test_joint_issuers_and_relations():
    (joint,) = reference().directives_of_symbol("126-KL/TW")
    assert joint.issuers == ("Bộ Chính trị", "Ban Bí thư")
    (law,) = reference().directives_of_symbol("72/2025/QH15")
    assert (law.replaces[0].symbol, law.replaces[0].issued) == ("65/2025/QH15", None)
    (rule,) = reference().directives_of_symbol("377-QĐ/TW")
    assert [str(other.issued) for other in rule.replaces] == ["2022-08-18", "2021", "2021-11-03", "2024"]


def test_what_rests_on_unofficial_pages_is_to_be_confirmed():
    unsure = {row.symbol for row in reference().directives if row.to_confirm}
    assert "24-NQ/TW" in unsure
    assert "41-QĐ/TW" not in unsure


def test_signs_and_kinds():
    lists = reference()
    assert {row.name for row in lists.types_of_sign("QĐ", "Party")} == {"Quy định", "Quyết định"}
    assert [row.name for row in lists.types_of_sign("QĐ", "State")] == ["Quyết định"]
    assert lists.document_type("nghị quyết").name == "Nghị quyết"
    assert lists.document_type("Giấy mời").paper


TERMS = [
    ("2017-06-01", "XII"),
    ("2021-02-01", "XII"),  # the last day of the congress
    ("2021-02-02", "XIII"),
    ("2023", "XIII"),
    ("2021", None),  # a year of two terms
    ("1999", None),  # before the list
    ("2030", "XIV"),  # the running term is open
]


@pytest.mark.parametrize(("day", "term"), TERMS)
def test_term_at_a_day(day, term):
    found = reference().term_at(PartialDate.parse(day))
    assert (found.term if found else None) == term, day


def test_term_of_a_numeral():
    assert reference().term("xiii").congress_from == PartialDate(2021, 1, 25)
    assert reference().term("XX") is None


@pytest.fixture
def folder(tmp_path):
    """A copy of the lists that a test may spoil."""
    copy = tmp_path / "reference"
    shutil.copytree(REFERENCE_FOLDER, copy)
    return copy


def spoil(folder, name, change):
    """Change the JSON of one file."""
    path = folder / name
    content = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(change(content) or content, ensure_ascii=False), encoding="utf-8")


def first(key, **values):
    """A change of the first row of a list."""

    def change(content):
        (content[key] if key else content)[0].update(values)

    return change


def twice(key):
    """A change that repeats the first row of a list at its end."""

    def change(content):
        rows = content[key] if key else content
        rows.append(rows[0])

    return change


WRONG = [
    # file, what is wrong with it, what the message must say
    ("organisations.json", twice("organisations"), "stands twice"),
    ("organisations.json", first("organisations", name=""), "'name' is missing"),
    ("organisations.json", first("organisations", name=5), "'name' must be a string"),
    ("organisations.json", first("organisations", valid_from="1.2.2025"), "bad date"),
    ("organisations.json", first("organisations", valid_from="2025-02-30"), "bad date"),
    ("organisations.json", first("organisations", valid_from="2025", valid_until="2020"), "before it begins"),
    ("organisations.json", first("organisations", successors=["Bộ Không Có"]), "successor 'Bộ Không Có'"),
    ("organisations.json", first("organisations", abbreviations=[1]), "list of strings"),
    ("organisations.json", lambda content: {"rows": []}, "expected a list under 'organisations'"),
    ("organisations.json", lambda content: {"organisations": ["Bộ"]}, "expected an object"),
    ("provinces.json", twice("new"), "stands twice"),
    ("provinces.json", first("old", name="Bình Yên", successor="Bình An"), "successor 'Bình An'"),
    ("provinces.json", first("other_names", now="Bình Yên"), "Bình Yên"),
    ("directives.json", twice(""), "stands twice"),
    ("directives.json", first("", kind="Lá thư"), "kind 'Lá thư'"),
    ("directives.json", first("", symbol="mười tám"), "no symbol"),
    ("directives.json", first("", number="99"), "number '99'"),
    ("directives.json", first("", issued=None), "'issued' is missing"),
    ("directives.json", first("", replaces=["xyz, 2020"]), "names 'xyz'"),
    ("directives.json", first("", replaces=["18-NQ/TW, hôm qua"]), "bad date"),
    ("directives.json", lambda content: {"rows": content}, "expected a list"),
    ("document_types.json", twice("types"), "stands twice"),
    ("party_terms.json", first("terms", documents_until="2030-01-01"), "begins before term XI ends"),
    ("party_terms.json", first("terms", documents_from=None), "'documents_from' is missing"),
    ("abbreviations.json", twice("abbreviations"), "stands twice"),
    ("abbreviations.json", first("abbreviations", expansions=[]), "at least one"),
]


@pytest.mark.parametrize(("name", "change", "message"), WRONG)
def test_a_wrong_list_is_refused_with_the_row(folder, name, change, message):
    spoil(folder, name, change)
    with pytest.raises(ReferenceDataError) as caught:
        Reference.load(folder)
    assert message in str(caught.value), f"{name}: {caught.value}"
    assert str(caught.value).startswith(name)


@pytest.mark.parametrize("name", sorted(path.name for path in REFERENCE_FOLDER.glob("*.json")))
def test_a_list_that_cannot_be_read_is_named(folder, name):
    (folder / name).write_bytes(b"\xff\xfe{")
    with pytest.raises(ReferenceDataError, match=f"^{name}: not JSON"):
        Reference.load(folder)
    (folder / name).unlink()
    with pytest.raises(ReferenceDataError, match=f"^{name}: cannot be read"):
        Reference.load(folder)
