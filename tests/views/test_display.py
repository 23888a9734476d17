"""How values are shown, in both languages."""

from collections import namedtuple

import pytest
from django.core.paginator import Paginator
from django.utils import translation

from archive.models import Article, Meeting
from archive.search import FacetValue
from archive.templatetags import display
from archive.templatetags.boxes import boxes
from archive.text import PartialDate
from tests.views.samples import day

Piece = namedtuple("Piece", "text hit")


@pytest.mark.parametrize(
    ("date", "vietnamese", "english"),
    [
        ("2024-12-04", "ngày 4 tháng 12 năm 2024", "4 December 2024"),
        ("2023-07", "tháng 7 năm 2023", "July 2023"),
        ("2023", "năm 2023", "2023"),
        ("2025-03-01", "ngày 1 tháng 3 năm 2025", "1 March 2025"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(date, vietnamese, english):
    for language, words in [("vi", vietnamese), ("en", english)]:
        with translation.override(language):
            assert display.in_words(day(date)) == words
            assert display.when(day(date)) == f'<time datetime="{date}">{words}</time>'


def test_no_date_is_no_words():
    assert display.in_words(None) == display.when(None) == ""


@pytest.mark.parametrize(
    ("meeting", "words"),
    [
        (Meeting(start=day("2024-12-04")), "4 December 2024"),
        (Meeting(start=day("2024-12-04"), end=day("2024-12-04")), "4 December 2024"),
        (Meeting(start=day("2024-12-03"), end=day("2024-12-04")), "3 December 2024 to 4 December 2024"),
        (Meeting(date_as_written="Sáng <15/7>"), "Sáng <15/7>"),  # escaped by the template, since it is plain text
        (Meeting(), ""),
    ],
)
def test_the_days_of_a_meeting(meeting, words):
    import re

    with translation.override("en"):
        shown = display.meeting_when(meeting)
    assert re.sub(r"</?time[^>]*>", "", shown) == words
    assert hasattr(shown, "__html__") == bool(meeting.start)


@pytest.mark.parametrize(
    ("number", "vietnamese", "english"), [(0, "0", "0"), (1234, "1.234", "1,234"), (1234567, "1.234.567", "1,234,567")]
)
def test_numbers_are_grouped(number, vietnamese, english):
    for language, words in [("vi", vietnamese), ("en", english)]:
        with translation.override(language):
            assert display.grouped(number) == words


def test_hits_are_marked_and_all_is_escaped():
    pieces = [Piece("a <b> ", False), Piece("<i>", True), Piece(" & c", False)]
    assert display.marked(pieces) == "a &lt;b&gt; <mark>&lt;i&gt;</mark> &amp; c"


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://a.example/x", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("a.example", False),
    ],
)
def test_only_web_addresses_become_links(address, linked):
    assert display.is_web_address(address) is linked


FLAGGED = "Chiều 26/5, hội nghị khai mạc."


@pytest.mark.parametrize(
    ("flag", "words"),
    [
        ({"code": "year-unknown", "note": "no year", "span": [0, 10]}, "Nothing gives the year of “Chiều 26/5”."),
        ({"code": "impossible-date", "note": "no such day", "span": [6, 10]}, "There is no such day: “26/5”."),
        ({"code": "no-title", "note": "no headline"}, "No headline was found; the first words stand in."),
        ({"code": "year-unknown", "note": "no year", "span": None}, "no year"),  # nothing to show of the text
        ({"code": "year", "note": "the year was inferred", "span": None}, "the year was inferred"),  # not known here
        ({"code": "year", "note": ""}, "year"),
        ("year", "year"),
        ({}, ""),
    ],
)
def test_a_flag_says_its_note(flag, words):
    with translation.override("en"):
        assert display.flag_text(flag, FLAGGED) == words, flag


def test_what_wants_attention_is_told_once_and_in_vietnamese():
    flags = [{"code": "no-title", "note": "no headline"}, {"code": "no headline", "note": "its first words stand in"}]
    with translation.override("vi"):
        assert display.attention(Article(text=FLAGGED, flags=flags)) == [
            "Không tìm thấy đầu đề; những từ đầu tiên đứng thay."
        ]


@pytest.mark.parametrize(
    ("pages", "number", "shown"),
    [
        (1, 1, [1]),
        (20, 1, [1, 2, 3, None, 20]),
        (20, 10, [1, None, 8, 9, 10, 11, 12, None, 20]),
    ],
)
def test_page_numbers(pages, number, shown):
    assert display.page_numbers(Paginator(range(pages), 1).page(number)) == shown


@pytest.mark.parametrize(
    "code", ["manifest", "header line", "date header", "publication date", "header", "text", "title"]
)
def test_where_a_date_came_from_is_told_in_words(code):
    with translation.override("vi"):
        assert display.origin(code) not in ("", code), "untranslated"


def test_an_unknown_origin_is_told_as_it_is():
    assert display.origin("crystal ball") == "crystal ball"


def test_the_precision_of_partial_dates_is_all_covered():
    assert {PartialDate(2024).precision, PartialDate(2024, 1).precision, PartialDate(2024, 1, 1).precision} == {
        "year",
        "month",
        "day",
    }


def test_boxes_of_a_facet_are_escaped_and_ticked():
    values = [
        FacetValue("7", "Bộ <b>Y tế</b> & “Dân số”", 1234, True, ""),
        FacetValue('a"b', "họp", 5, False, ""),
    ]
    with translation.override("vi"):
        made = boxes(values, "kind")

    assert 'id="kind-7" name="kind" value="7" checked>' in made
    assert "Bộ &lt;b&gt;Y tế&lt;/b&gt; &amp; “Dân số”" in made
    assert '<span class="count">1.234</span>' in made
    assert 'value="a&quot;b">' in made
    assert made.count("<li>") == 2
