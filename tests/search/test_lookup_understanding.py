"""What is understood of a directive typed from memory."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.lookup import understand
from archive.search.lookup.understanding import MAX_UNDERSTOOD

RESOLUTION, DIRECTIVE, DECREE, CIRCULAR = "Nghị quyết", "Chỉ thị", "Nghị định", "Thông tư"
DECISION, REGULATION = "Quyết định", "Quy định"

# typed → (kinds, number, symbol, body as typed, date, term), what is not said left ""
ASKED = [
    ("18-NQ/TW", (RESOLUTION, "18", "18-NQ/TW", "", "", "")),
    ("18 NQ TW", (RESOLUTION, "18", "", "TW", "", "")),
    ("nq18", (RESOLUTION, "18", "", "", "", "")),
    ("NQ 18", (RESOLUTION, "18", "", "", "", "")),
    ("Nghị quyết 18", (RESOLUTION, "18", "", "", "", "")),
    ("nghi quyet so 18 cua TW", (RESOLUTION, "18", "", "TW", "", "")),
    ("NQ số 18-NQ/TW ngày 25/10/2017", (RESOLUTION, "18", "18-NQ/TW", "", "2017-10-25", "")),
    ("NQ-TW 18", (RESOLUTION, "18", "", "TW", "", "")),
    ("18-NQ/TƯ", (RESOLUTION, "18", "18-NQ/TW", "", "", "")),
    ("18-NQTW", (RESOLUTION, "18", "18-NQ/TW", "", "", "")),
    ("18nqtw", (RESOLUTION, "18", "", "tw", "", "")),
    ("nqtw18", (RESOLUTION, "18", "", "tw", "", "")),
    # Greek and Cyrillic letters that look Latin, and letters in their parts.
    ("18-ΝQ/ТW", (RESOLUTION, "18", "18-NQ/TW", "", "", "")),
    ("Nghị quyết 18", (RESOLUTION, "18", "", "", "", "")),
    # The sign QĐ is that of two kinds; the words beside a symbol decide.
    ("qd 41 BCT", ({DECISION, REGULATION}, "41", "", "BCT", "", "")),
    ("Quy định 41-QĐ/TW", (REGULATION, "41", "41-QĐ/TW", "", "", "")),
    ("quy dinh so 41 bo chinh tri", (REGULATION, "41", "", "bo chinh tri", "", "")),
    # "TƯ" is the Central Committee, but the end of "thông tư" is not.
    ("thông tư 05", (CIRCULAR, "5", "", "", "", "")),
    ("thong tu 5 bo noi vu", (CIRCULAR, "5", "", "bo noi vu", "", "")),
    # The State prints the year behind the number: no month of October 2020.
    ("nghị định 10/2020", (DECREE, "10", "", "", "2020", "")),
    ("18/2017", ((), "18", "", "", "2017", "")),
    ("30/2020/NĐ-CP", (DECREE, "30", "30/2020/NĐ-CP", "", "", "")),
    ("927/qd-ttg", ({DECISION, REGULATION}, "927", "927/QĐ-TTg", "", "", "")),
    ("202/2025/QH15", ((), "202", "202/2025/QH15", "", "", "")),
    # Dates and terms tell documents of one symbol apart.
    ("18-NQ/TW 2022", (RESOLUTION, "18", "18-NQ/TW", "", "2022", "")),
    ("nghị quyết 18 năm 2022", (RESOLUTION, "18", "", "", "2022", "")),
    ("chỉ thị 35 bộ chính trị ngày 14 tháng 6 năm 2024", (DIRECTIVE, "35", "", "bộ chính trị", "2024-06-14", "")),
    ("NQ 18 khóa 12", (RESOLUTION, "18", "", "", "", "XII")),
    # Noise around it.
    (
        "cho xem nghị quyết số 18 của Trung ương khóa XII về tinh gọn bộ máy",
        (RESOLUTION, "18", "", "Trung ương", "", "XII"),
    ),
    ("tổng kết 10 năm thực hiện NQ 18", (RESOLUTION, "18", "", "", "", "")),
    ("18", ((), "18", "", "", "", "")),
]
NOTHING = [
    "",
    "khen thưởng năm 2018",
    "ngày 18/10",
    "25/10/2017",
    "luật đầu tư công",
    "18 đồng chí dự hội nghị",
    "NQ-TW",
    "…///---",
]


@pytest.mark.parametrize(("typed", "expected"), ASKED, ids=[row[0] for row in ASKED])
def test_what_is_asked_for(typed, expected):
    kinds, number, symbol, body, issued, term = expected
    kinds = {kinds} if isinstance(kinds, str) else set(kinds)
    (found,) = understand(typed)
    read = (set(found.kinds), found.number, str(found.symbol or ""), found.body, str(found.issued or ""), found.term)
    assert read == (kinds, number, symbol, body, issued, term), typed


@pytest.mark.parametrize("typed", NOTHING)
def test_no_directive_is_asked_for(typed):
    assert understand(typed) == (), typed


def test_several_documents_each_with_its_own_date():
    found = understand("NQ 18 ngày 25/10/2017 và CT 35 năm 2024")
    assert [(f.kinds, f.number, str(f.issued)) for f in found] == [
        ((RESOLUTION,), "18", "2017-10-25"),
        ((DIRECTIVE,), "35", "2024"),
    ]


def test_a_bare_number_counts_only_alone():
    assert not understand("18")[0].sure
    assert [f.number for f in understand("nghị quyết 18, 19")] == ["18"]


@given(st.text(max_size=80))
def test_anything_may_be_typed(text):
    assert len(understand(text)) <= MAX_UNDERSTOOD


@given(st.lists(st.sampled_from("nq qd ct 18 41 - / TW TƯ số ngày 25/10/2017 khóa xii 2017 của BCT thông tư".split())))
def test_any_order_of_its_own_words(words):
    for found in understand(" ".join(words)):
        assert found.number, words
