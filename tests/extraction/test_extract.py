"""The whole of an extraction: what is joined, what is flagged, and that any string is read."""

import unicodedata
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction import RULES_VERSION, PageHints, Reference, extract
from archive.extraction.wrapping import unwrapped
from archive.text import PartialDate, clean

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "fixtures" / "seeds").glob("*.txt"))


@cache
def reference():
    return Reference.load(ROOT / "fixtures" / "reference")


def page(*lines):
    return extract("\n".join(lines) + "\n", reference())


DATED = [
    # The day of publication, else that of the event, else nothing.
    (("Hội nghị sơ kết", "18:08 16/07/2023", "Sáng 15/7, Tỉnh ủy Hà Nam tổ chức hội nghị."), "2023-07-16"),
    (("Hội nghị sơ kết", "Sáng 15/7/2023, Tỉnh ủy Hà Nam tổ chức hội nghị."), "2023-07-15"),
    (("Hội nghị sơ kết", "Sáng 15/7, Tỉnh ủy Hà Nam tổ chức hội nghị."), None),
    (("Tin ngắn", "Trời hôm nay nhiều mây, có lúc có mưa rào và dông rải rác."), None),
]


@pytest.mark.parametrize(("lines", "expected"), DATED)
def test_dated(lines, expected):
    found = page(*lines).dated
    assert (found and str(found)) == expected, lines


FLAGS = [
    (("Hội nghị sơ kết", "Sáng 15/7, Tỉnh ủy Hà Nam tổ chức hội nghị."), {"year-unknown"}),
    (("Hội nghị sơ kết", "Ngày 31/2/2023, Tỉnh ủy Hà Nam ban hành văn bản."), {"impossible-date"}),
    ((" date 2023-07 Hội nghị", "18:08 16/09/2023", "Tỉnh ủy Hà Nam ban hành văn bản."), {"publication-dates-differ"}),
    (("Hội nghị sơ kết", "18:08 16/07/2023", "Sáng 15/9/2023, Tỉnh ủy Hà Nam tổ chức hội nghị."),
     {"event-after-publication"}),
    (("Hội nghị sơ kết", "18:08 16/07/2023", "Sáng 15/7, Tỉnh ủy Hà Nam tổ chức hội nghị. Ngày 15/7/2022, trời mưa."),
     {"event-dates-differ"}),
    (("Sáng 15/7/2023, Tỉnh ủy Hà Nam tổ chức hội nghị sơ kết công tác Đảng sáu tháng đầu năm.",), {"no-title"}),
    (("Hội nghị sơ kết", "18:08 16/07/2023", "Sáng 15/7, Tỉnh ủy Hà Nam tổ chức hội nghị."), set()),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), FLAGS)
def test_flags(lines, expected):
    assert {flag.code for flag in page(*lines).flags} == expected, lines


def test_hints_reach_the_event():
    hints = PageHints(published=PartialDate(2021, 7, 16))
    meeting = extract("Hội nghị\nSáng 15/7, Tỉnh ủy Hà Nam tổ chức hội nghị.\n", reference(), hints).meeting
    assert (str(meeting.start), meeting.date_inferred_from) == ("2021-07-15", "publication date")


def test_dates_outside_the_article_are_none_of_it():
    lines = (
        "Hội nghị sơ kết",
        "Sáng 15/7, Tỉnh ủy Hà Nam tổ chức hội nghị.",
        "Các tin khác",
        "Tập huấn (ngày 15/7/2019)",
    )
    assert page(*lines).meeting.start is None


def test_the_rules_have_a_version_that_is_counted():
    assert RULES_VERSION.isdecimal(), "the next version is one more"


def spans(extraction):
    """Every span of an extraction with the words that were kept for it (None: none were)."""
    for kind in ("organisations", "places", "people", "directives"):
        for mention in getattr(extraction, kind):
            yield mention.span, mention.text
    for block in extraction.page.blocks:
        yield block.span, None
    for flag in extraction.flags:
        if flag.span:
            yield flag.span, None
    if extraction.meeting:
        yield extraction.meeting.span, None
        for part in extraction.meeting.participations:
            yield part.span, None


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_span_of_a_seed_leads_to_its_words(path):
    extraction = extract(path.read_text(encoding="utf-8"), reference())
    for span, words in spans(extraction):
        found = span.of(extraction.page.text)
        assert found == (words if words is not None else found)
        assert found.strip(), span


PIECES = st.sampled_from(
    "Sáng 15/7/2023, |Tỉnh ủy |Hà Nam |tổ chức |Hội nghị |Nghị quyết số 18-NQ/TW |đồng chí |Lê Văn An|, |. |\n|\n\n|"
    "Đảng ủy Bộ |Bộ Nội vụ |khóa XIII|Ảnh: |BBK - |18:08 03/12/2022\n|(|)|“|”|TP.|Đ\u0301|\u200b|\x00|🙂".split("|")
)


@given(st.text() | st.lists(PIECES, max_size=40).map("".join))
def test_any_string_is_read(raw):
    extraction = extract(raw, reference())
    assert extraction.page.text == unwrapped(clean(raw))
    for span, words in spans(extraction):
        assert 0 <= span.start < span.end <= len(extraction.page.text)
        assert words is None or span.of(extraction.page.text) == words


def test_the_same_text_in_another_form_of_unicode_is_read_alike():

    raw = SEEDS[3].read_text(encoding="utf-8")
    assert extract(unicodedata.normalize("NFD", raw), reference()) == extract(raw, reference())


def test_an_extraction_is_a_value():
    one, other = (extract(SEEDS[0].read_text(encoding="utf-8"), reference()) for _ in range(2))
    assert one == other
    assert hash(one.page) == hash(other.page)
