"""One record beside another: what counts as found, as missed and as false."""

from functools import cache
from pathlib import Path

import pytest

from archive.extraction import Reference
from archive.extraction.comparing import FALSE, HIT, MISS, compare, match_directives, written_out

ROOT = Path(__file__).parents[2]


@cache
def reference():
    return Reference.load(ROOT / "fixtures" / "reference")


def outcomes(expected, found):
    """Field → outcomes of its values in order: ``{"people": "hit miss"}``."""
    told = {}
    for finding in compare(expected, found, reference()).findings:
        told.setdefault(finding.field, []).append(finding.outcome)
    return {field: " ".join(each) for field, each in told.items()}


BOTH = f"{MISS} {FALSE}"

SAME = [
    # field, as the label has it, as it was found
    ("byline", ["Hoà Bình"], ["Hòa Bình"]),  # old and new tone placement
    ("byline", ["LÊ  VĂN AN"], ["Lê Văn An"]),  # case and white space
    ("byline", ["A\u0302n"], ["Ân"]),  # composed and decomposed letters
    ("byline", ["Lê An", "Trần Bình"], ["Trần Bình", "Lê An"]),  # a set
    ("title", "“Sao hôi đến vậy?”", '"Sao hôi đến vậy?"'),  # quotation marks
    ("title", "Hội thảo ‘Đảng ta’", "Hội thảo 'Đảng ta'"),
    ("people", {"Y Moan B’yă": []}, {"Y Moan B'yă": []}),
    ("provinces", ["Hà Nam"], ["Hà Nam", "Hà Nam"]),
    ("published", "2023-07", "2023-07"),
    ("view_count", 1744, 1744),
    ("ministries", ["Bộ LĐ-TB&XH"], ["Bộ Lao động - Thương binh và Xã hội"]),
    ("organisations_include", ["UBND tỉnh Hà Nam"], ["Tỉnh ủy Hà Nam", "Ủy ban nhân dân tỉnh Hà Nam"]),
    ("organisations_include", ["Thành ủy TP. Vinh"], ["Thành ủy Vinh"]),  # the rank is said already
    ("organisations_include", ["Thành ủy TPHCM"], ["Thành ủy Thành phố Hồ Chí Minh"]),
    ("organisations_include", ["Quận ủy Quận 2"], ["Quận ủy 2"]),
    ("organisations_include", ["Ban Bí thư Trung ương Đảng"], ["Ban Bí thư"]),  # an alias of the reference list
]


@pytest.mark.parametrize(("field", "expected", "found"), SAME)
def test_the_same(field, expected, found):
    assert set(outcomes({field: expected}, {field: found})[field].split()) == {HIT}, (expected, found)


DIFFERENT = [
    # field, as the label has it, as it was found, outcomes
    ("title", "Hội nghị sơ kết", "Hội nghị tổng kết", BOTH),
    ("title", "Hội nghị", None, MISS),
    ("title", None, "Hội nghị", FALSE),
    ("title", "UBND họp", "Ủy ban nhân dân họp", BOTH),  # a headline is what was printed
    ("byline", ["Lê Hòa"], ["Lê Hoa"], BOTH),  # diacritics count
    ("byline", [], ["Lê Hòa"], FALSE),
    ("provinces", ["Hà Nam", "Nghệ An"], ["Hà Nam"], f"{HIT} {MISS}"),
    ("captions", 3, 2, BOTH),
    ("captions", 0, 2, FALSE),
    ("ministries", ["Bộ Công an"], ["BCT"], BOTH),  # a short form of several meanings stays
    # of a floor nothing is too much
    ("organisations_include", ["Tỉnh ủy Hà Nam"], ["Sở Y tế tỉnh Hà Nam"], MISS),
]


@pytest.mark.parametrize(("field", "expected", "found", "told"), DIFFERENT)
def test_different(field, expected, found, told):
    assert outcomes({field: expected}, {field: found}) == {field: told}, (expected, found)


NOTHING = [("title", None, ""), ("byline", [], None), ("captions", 0, None), ("view_count", None, None)]


@pytest.mark.parametrize(("field", "expected", "found"), NOTHING)
def test_nothing_on_both_sides_is_judged_and_right(field, expected, found):
    comparison = compare({field: expected}, {field: found}, reference())
    assert comparison.judged == {field}
    assert comparison.findings == ()


def test_what_the_label_does_not_say_is_not_judged():
    found = {"title": "Hội nghị", "people": {"Lê An": ["Bí thư"]}, "meeting": {"kind": "hội nghị"}, "captions": 2}
    assert compare({"note": "no field"}, found, reference()).judged == set()


MEETINGS = [
    # the label's meeting, the one found, outcomes by field
    ({"kind": "lễ"}, {"kind": "lễ", "date": "2023"}, {"meeting": HIT, "meeting.kind": HIT}),
    # a meeting that was missed is missed in all that is said of it
    ({"kind": "lễ", "chairs": ["Lê An"], "date": None}, None,
     {"meeting": MISS, "meeting.kind": MISS, "meeting.chairs": MISS}),
    # one that there was not is false in all of it
    (None, {"kind": "lễ", "places": ["Vinh", "Huế"], "chairs": []},
     {"meeting": FALSE, "meeting.kind": FALSE, "meeting.places": f"{FALSE} {FALSE}"}),
    (None, None, {}),
    ({"organiser": "UBND tỉnh Hà Nam"}, {"organiser": "Ủy ban nhân dân tỉnh Hà Nam"},
     {"meeting": HIT, "meeting.organiser": HIT}),
    # the words of a day by its numbers
    ({"date_as_written": "Sáng 13/5"}, {"date_as_written": "13/05"}, {"meeting": HIT, "meeting.date_as_written": HIT}),
    ({"date_as_written": "13/5"}, {"date_as_written": "13/6"}, {"meeting": HIT, "meeting.date_as_written": BOTH}),
    ({"date": "2023-07-15", "date_inferred_from": None}, {"date": "2023-07", "date_inferred_from": "header"},
     {"meeting": HIT, "meeting.date": BOTH, "meeting.date_inferred_from": FALSE}),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "found", "told"), MEETINGS)
def test_meetings(expected, found, told):
    assert outcomes({"meeting": expected}, {"meeting": found}) == told


def test_a_title_counts_with_its_person():
    """The title of another is false, and missed with the one whose it is."""
    expected = {"people": {"Lê An": ["Bí thư Tỉnh ủy Hà Nam"], "Trần Bình": []}}
    found = {"people": {"Lê An": [], "Trần Bình": ["Bí thư Tỉnh ủy Hà Nam"]}}
    assert outcomes(expected, found) == {"people": f"{HIT} {HIT}", "titles": BOTH}


def test_a_title_in_short_and_in_full_is_one():
    expected = {"people": {"Lê An": ["Chủ tịch Ủy ban nhân dân thành phố Vinh"]}}
    assert outcomes(expected, {"people": {"Lê An": ["Chủ tịch UBND TP. Vinh"]}})["titles"] == HIT


def test_later_mentions_count_with_the_one_they_lead_to():
    expected = {"later_mentions": {"ông Hòa": "Phan Văn Hòa", "bà Lan": "Lê Thị Lan"}}
    found = {"later_mentions": {"Ông Hoà": "Phan Văn Hòa", "bà Lan": "Trần Thị Lan"}}
    assert outcomes(expected, found) == {"later_mentions": f"{HIT} {MISS} {FALSE}"}


def document(kind, number=None, symbol=None, **more):
    return {"kind": kind, "number": number, "symbol": symbol, **more}


ONE = document("Nghị quyết", "18", "18-NQ/TW")
DOCUMENTS = [
    # the label's, the one found, whether it is the same document
    (ONE, document("Nghị quyết", "18", "18 - NQ/TƯ"), True),  # the symbol in any writing
    (document("Chỉ thị", "05"), document("Chỉ thị", "5"), True),  # leading zeros
    (document("Chỉ thị", "35"), document("Chỉ thị", "35", "35-CT/TW"), True),
    (document("Luật", name="Luật Lưu trữ"), document("Luật", name="luật lưu trữ"), True),
    (document("Luật", name="Luật Phòng chống ma túy"), document("Luật", name="Luật Phòng, chống ma túy"), True),
    (document("Luật", name="Luật Lưu trữ (sửa đổi)"), document("Luật", name="Luật Lưu trữ"), True),
    (document("Điều lệ", name="Điều lệ Đảng"), document("Điều lệ", name="Điều lệ Đảng Cộng sản Việt Nam"), True),
    (document("Điều lệ", name="Điều lệ Đảng"), document("Điều lệ", name="Điều lệ Đoàn"), False),
    # a congress by its ordinal, in any writing
    (document("Nghị quyết", name="Nghị quyết Đại hội Đảng bộ Quận 5 khóa V, nhiệm kỳ 2015-2020"),
     document("Nghị quyết", name="Nghị quyết Đại hội đại biểu Đảng bộ Quận 5 lần thứ V"), True),
    (document("Nghị quyết", name="Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ V"),
     document("Nghị quyết", name="Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ VI"), False),
    # another name of the same number
    (document("Luật", "33", name="Luật Lưu trữ"), document("Luật", "33", name="Luật Lưu trữ năm 2024"), True),
    (ONE, document("Kết luận", "18", "18-NQ/TW"), False),  # the written kind counts
    (ONE, document("Nghị quyết", "18", "18/NQ-CP"), False),
    (document("Chỉ thị", "5"), document("Chỉ thị", "15"), False),
    (document("Luật", name="Luật Lưu trữ"), document("Luật", name="Luật Đất đai"), False),
    (document("Nghị quyết"), document("Nghị quyết"), False),  # nothing to know it by
]  # fmt: skip


@pytest.mark.parametrize(("expected", "found", "same"), DOCUMENTS)
def test_documents(expected, found, same):
    told = outcomes({"directives": [expected]}, {"directives": [found]})["directives"]
    assert told == (HIT if same else BOTH), (expected, found)


def test_documents_of_one_number_go_to_the_likest():
    """Two resolutions 18 of two bodies: each goes to its own, in whatever order they stand."""
    expected = [document("Nghị quyết", "18", issuer="Chính phủ"), document("Nghị quyết", "18", issuer="Bộ Chính trị")]
    assert match_directives(expected, expected[::-1], reference()) == {0: 1, 1: 0}


def test_documents_match_one_to_one():
    two = [ONE, document("Nghị quyết", "18")]
    assert outcomes({"directives": [ONE]}, {"directives": two})["directives"] == f"{HIT} {FALSE}"
    assert outcomes({"directives": two}, {"directives": [ONE]})["directives"] == f"{HIT} {MISS}"


def test_what_is_said_of_a_document():
    expected = {**ONE, "issuer": "BCH TW", "issued": None, "resolves_to_issued": "2017-10-25"}
    found = {**ONE, "issuer": "Ban Chấp hành Trung ương", "issued": "2017", "resolves_to": "18-NQ/TW"}
    told = outcomes({"directives": [expected]}, {"directives": [found]})
    assert told == {
        "directives": HIT,
        "directives.number": HIT,
        "directives.symbol": HIT,
        "directives.issuer": HIT,
        "directives.issued": FALSE,
        "directives.resolves_to_issued": MISS,
    }


WRITTEN_OUT = [
    ("Chủ tịch UBND TP. Vinh", "Chủ tịch Ủy ban nhân dân thành phố Vinh"),
    ("UBND TP.Vinh", "Ủy ban nhân dân thành phố Vinh"),
    ("HĐND, UBND tỉnh", "Hội đồng nhân dân, Ủy ban nhân dân tỉnh"),
    ("TAND Hà Nội", "Tòa án nhân dân Hà Nội"),
    ("Hội Luật gia VN", "Hội Luật gia Việt Nam"),
    ("BCT", "BCT"),  # Bộ Chính trị or Bộ Công Thương
    ("Công ty ABC", "Công ty ABC"),
    ("Bộ Công an", "Bộ Công an"),
    ("Thanh tra", "Thanh tra"),
    ("", ""),
]


@pytest.mark.parametrize(("name", "full"), WRITTEN_OUT)
def test_written_out(name, full):
    assert written_out(name, reference()).lower() == full.lower(), name
