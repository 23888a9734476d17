"""Marked text to HTML: every character escaped, nothing lost, no link within a link."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction.annotate import Link, annotate, pieces
from archive.text import Span

TEXT = "Ông Hà An thăm Bộ Nội vụ."


class Find(NamedTuple):
    """Something found in a text."""

    span: Span
    name: str = ""


def at(start: int, end: int, name: str = "") -> Find:
    """A find at these offsets."""
    return Find(Span(start, end), name)


def to_person(found: Find) -> Link:
    """Every find leads to a person."""
    return Link("/people/7-ha-an/", "person")


CUTS = [
    # finds, the pieces; what was found stands in brackets
    ([], "Ông Hà An thăm Bộ Nội vụ."),
    ([at(4, 9)], "Ông |[Hà An]| thăm Bộ Nội vụ."),
    ([at(15, 24), at(4, 9)], "Ông |[Hà An]| thăm |[Bộ Nội vụ]|."),  # in any order
    ([at(0, 3), at(3, 9)], "[Ông]|[ Hà An]| thăm Bộ Nội vụ."),  # side by side
    ([at(4, 9), at(0, 9)], "[Ông Hà An]| thăm Bộ Nội vụ."),  # one within the other
    ([at(0, 6), at(4, 9)], "[Ông Hà]| An thăm Bộ Nội vụ."),  # overlapping: the first stays
    ([at(4, 4)], "Ông Hà An thăm Bộ Nội vụ."),  # of no length
    ([at(20, 99)], "Ông Hà An thăm Bộ Nội vụ."),  # beyond the end
]


@pytest.mark.parametrize(("found", "expected"), CUTS)
def test_pieces(found, expected):
    cut = "|".join(f"[{piece.text}]" if piece.found else piece.text for piece in pieces(TEXT, found))
    assert cut == expected


def test_a_part_of_the_text():
    cut = pieces(TEXT, [at(4, 9), at(15, 24), at(12, 18)], within=Span(10, 25))
    assert [piece.text for piece in cut] == ["th", "ăm Bộ ", "Nội vụ."], "what is not wholly in the part is left out"


def test_links():
    assert annotate(TEXT, [at(4, 9)], to_person) == (
        'Ông <a href="/people/7-ha-an/" class="person">Hà An</a> thăm Bộ Nội vụ.'
    )


def test_a_find_may_stay_plain_or_be_marked_without_a_link():
    assert annotate(TEXT, [at(4, 9)], lambda found: None) == TEXT
    marked = annotate(TEXT, [at(4, 9)], lambda found: Link("", "unmatched", "chưa rõ"))
    assert marked == 'Ông <mark class="unmatched" title="chưa rõ">Hà An</mark> thăm Bộ Nội vụ.'


SCRIPT = "<script>alert('x')</script>"


@pytest.mark.parametrize(
    "link",
    [
        Link("/"),  # only the text carries it
        Link(f"/{SCRIPT}"),
        Link("/", css=SCRIPT),
        Link("/", title=f'"{SCRIPT}'),
        Link("", title=SCRIPT),
        Link("/", attributes=(("data-state", f"'{SCRIPT}"),)),
    ],
)
def test_a_script_never_comes_out_as_one(link):
    html = annotate(f"{SCRIPT} Hà An {SCRIPT}", [at(len(SCRIPT), len(SCRIPT) + 9)], lambda found: link)
    assert html.count("<") == 2, "the two tags of the mark, and no other"
    assert html.startswith("&lt;script&gt;")
    assert html.endswith("&lt;/script&gt;")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "JAVASCRIPT:alert(1)", " /x", "data:text/html,x"])
def test_an_address_that_is_none_is_refused(url):
    with pytest.raises(ValueError, match="not an address"):
        annotate(TEXT, [at(4, 9)], lambda found: Link(url))


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=8))
def test_the_pieces_are_the_text(text, offsets):
    found = [at(max(0, start), max(0, end)) for start, end in offsets]
    cut = pieces(text, found)
    assert "".join(piece.text for piece in cut) == text
    assert all(piece.found is None or piece.found.span.of(text) == piece.text for piece in cut)
