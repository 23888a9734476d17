"""A text with everything that was found marked in it."""

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction import Reference, extract
from archive.extraction.record import (
    Block,
    DirectiveCitation,
    Extraction,
    Flag,
    MeetingReport,
    OrganisationMention,
    ParsedPage,
    Participation,
    PersonMention,
    PlaceMention,
    Title,
)
from archive.extraction.show import COLOURS, marks, show
from archive.text import PartialDate, Span

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "fixtures" / "seeds").glob("*.txt"))
TEXT = "Bí thư Tỉnh ủy Lê An họp"
PERSON, TITLE, BODY = Span(15, 20), Span(0, 14), Span(7, 14)


@cache
def reference():
    return Reference.load(ROOT / "fixtures" / "reference")


def found(text=TEXT, blocks=None, **what):
    """An extraction of a text of one paragraph."""
    blocks = (Block("paragraph", Span(0, len(text))),) if blocks is None else blocks
    return Extraction(ParsedPage(text, blocks), **what)


def body(span, name="Tỉnh ủy Hà Nam", **more):
    return OrganisationMention(span, "", name, "other", "written in full", **more)


def shown(extraction, **options):
    return "\n".join(show(extraction, **options))


def test_a_block_is_its_kind_its_words_and_its_finds():
    """Who stands inside of whom, where each leads, and by which rule."""
    title = Title("Bí thư Tỉnh ủy Hà Nam", "Bí thư", "Tỉnh ủy Hà Nam", TITLE)
    extraction = found(
        organisations=(body(BODY),), people=(PersonMention(PERSON, "Lê An", "Lê An", "behind an office", (title,)),)
    )
    heading, words, *finds = shown(extraction).splitlines()
    assert heading == "paragraph"
    assert words == "⟨1 Bí thư ⟨2 Tỉnh ủy⟩⟩ ⟨3 Lê An⟩ họp"
    assert [re.split(" {2,}", line.strip()) for line in finds if line] == [
        ["1 title", "Bí thư Tỉnh ủy Hà Nam → Tỉnh ủy Hà Nam", "of Lê An"],
        ["2 organisation", "Tỉnh ủy Hà Nam", "written in full"],
        ["3 person", "Lê An", "behind an office"],
    ]


FINDS = [
    # what was found, how it is told, its rule
    ({"places": (PlaceMention(BODY, "", "Vinh", "thành phố", "list", "Nghệ An"),)}, "Vinh (Nghệ An)", "list"),
    ({"places": (PlaceMention(BODY, "", "Hà Nam", "tỉnh", "list", "Hà Nam"),)}, "Hà Nam ", "list"),
    ({"organisations": (body(BODY, "Đảng ủy", complete=False),)}, "Đảng ủy (not complete)", "written in full"),
    (
        {"directives": (DirectiveCitation(BODY, "", "Nghị quyết", "symbol", "18", "18-NQ/TW", "Bộ Chính trị"),)},
        "Nghị quyết 18-NQ/TW, Bộ Chính trị",
        "symbol",
    ),
    ({"directives": (DirectiveCitation(BODY, "", "Luật", "law", name="Luật Lưu trữ"),)}, "Luật Lưu trữ ", "law"),
    ({"meeting": MeetingReport("họp", "Họp", "event in the text", BODY)}, "họp: Họp", "event in the text"),
    (
        {"meeting": MeetingReport("họp", "Họp", "", BODY, PartialDate(2023, 7, 15), date_span=PERSON)},
        "2023-07-15",
        "date, inferred from nothing",
    ),
    (
        {"meeting": MeetingReport("họp", "Họp", "", BODY, date_as_written="15/7", date_span=PERSON)},
        "15/7 (no year)",
        "inferred",
    ),
    (
        {
            "meeting": MeetingReport(
                "họp", "", "", BODY, participations=(Participation("Lê An", "chair", PERSON, "led"),)
            )
        },
        "chair: Lê An",
        "led",
    ),
    ({"flags": (Flag("impossible-date", "no such day", BODY),)}, "no such day", "impossible-date"),
    ({"flags": (Flag("no-title", "no headline was found"),)}, "flag: no-title: no headline was found", ""),
]


@pytest.mark.parametrize(("what", "told", "rule"), FINDS)
def test_every_kind_of_find(what, told, rule):
    lines = [line for line in shown(found(**what)).splitlines() if told in f"{line} "]
    assert lines
    assert rule in lines[0]


def test_a_date_of_the_text():
    assert re.search(r"1 date +2023-07-15", shown(found("Sáng 15/7/2023, Tỉnh ủy họp")))


CROSSING = [
    # two finds, the words with their brackets
    (Span(0, 3), Span(3, 5), "⟨1 abc⟩⟨2 de⟩f"),  # one behind the other
    (Span(0, 5), Span(1, 3), "⟨1 a⟨2 bc⟩de⟩f"),  # one in the other
    (Span(0, 4), Span(2, 6), "⟨1 ab⟨2 cd⟩₁ef⟩"),  # across: the bracket says whose it is
    (Span(0, 6), Span(0, 6), "⟨1 ⟨2 abcdef⟩⟩"),
    (Span(0, 6), Span(4, 9), "⟨1 abcd⟨2 ef⟩⟩"),  # beyond the block's end
    (Span(2, 2), Span(4, 5), "abcd⟨1 e⟩f"),  # nothing is nothing to mark
]


@pytest.mark.parametrize(("one", "other", "marked"), CROSSING)
def test_finds_in_and_across_each_other(one, other, marked):
    extraction = found("abcdef", organisations=(body(one), body(other, "Sở Y tế")))
    assert shown(extraction).splitlines()[1] == marked, (one, other)


def test_of_finds_at_one_place_the_person_is_innermost():
    meeting = MeetingReport("họp", "", "", Span(21, 24), participations=(Participation("Lê An", "chair", PERSON, ""),))
    extraction = found(people=(PersonMention(PERSON, "", "Lê An", ""),), meeting=meeting)
    assert [mark.kind for mark in marks(extraction)] == ["meeting", "person", "meeting"]


def test_the_same_find_twice_is_marked_once():
    title = Title("Bí thư", "Bí thư", span=TITLE)
    person = PersonMention(PERSON, "", "Lê An", "", (title, title))
    assert [mark.kind for mark in marks(found(people=(person,)))] == ["title", "person"]


def test_a_find_outside_of_every_block_does_not_vanish():
    extraction = found(blocks=(Block("title", Span(0, 14), "first line"),), organisations=(body(PERSON),))
    assert shown(extraction).splitlines()[0] == "title: first line"
    assert "outside of every block: organisation Tỉnh ủy Hà Nam 15–20 (written in full)" in shown(extraction)


def test_colours_are_for_a_terminal_alone():
    extraction = found(organisations=(body(BODY),))
    coloured, plain = shown(extraction, colour=True), shown(extraction)
    assert f"\x1b[{COLOURS['organisation']}mTỉnh ủy\x1b[0m" in coloured
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain


def unmarked(line):
    return re.sub(r"⟨\d+ |⟩[₀-₉]*", "", line)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
def test_nothing_of_a_text_is_lost(seed):
    extraction = extract(seed.read_text(encoding="utf-8"), reference())
    lines = {unmarked(line) for line in shown(extraction).splitlines()}
    for block in extraction.page.blocks:
        assert block.span.of(extraction.page.text) in lines
    assert "outside of every block" not in shown(extraction)


@given(
    st.lists(
        st.sampled_from("Lê Văn An|ông|Bí thư|Tỉnh ủy|Hà Nam|15/7/2023|Nghị quyết 18|,|.|\n|⟩|⟨1|\x1b[31m".split("|"))
    )
)
def test_any_text_can_be_shown(words):
    shown(extract(" ".join(words), reference()), colour=True)
