"""Helpers of the tests on documents: short texts as pages, and what is cited in them."""

from functools import cache
from pathlib import Path

from archive.extraction.directives import find_directives
from archive.extraction.organisations import find_organisations
from archive.extraction.page import read_page
from archive.extraction.record import PARAGRAPH, Block, DirectiveCitation, PageHints, ParsedPage
from archive.extraction.reference import Reference
from archive.text import Span, clean

ROOT = Path(__file__).resolve().parents[2]
REFERENCE_FOLDER = ROOT / "fixtures" / "reference"
SEEDS = ROOT / "fixtures" / "seeds"


@cache
def reference() -> Reference:
    """The reference lists of the project."""
    return Reference.load(REFERENCE_FOLDER)


def page_of(text: str) -> ParsedPage:
    """A page of nothing but paragraphs, one a line."""
    text = clean(text)
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(PARAGRAPH, Span(start, start + len(line))))
        start += len(line) + 1
    return ParsedPage(text, tuple(blocks))


def cited(text: str) -> list[DirectiveCitation]:
    """What a short text cites, its organisations found first."""
    page = page_of(text)
    return find_directives(page, find_organisations(page, reference()), reference())


@cache
def seed(number: str) -> ParsedPage:
    """The page of the seed whose file name begins with this number."""
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return read_page(path.read_text(encoding="utf-8"), PageHints())


def cited_in_seed(number: str) -> list[DirectiveCitation]:
    """What a seed cites."""
    page = seed(number)
    return find_directives(page, find_organisations(page, reference()), reference())
