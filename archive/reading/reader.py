"""One text in, everything that is read from it out: the slow half of an import, and the half that knows no database."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from archive.extraction import Extraction, PageHints, Reference, extract
from archive.extraction.record import CAPTION, LEAD, PARAGRAPH, ParsedPage
from archive.text.words import compounds, warm_up


class CompoundWords(NamedTuple):
    """The compound words of a page in order, with blanks between them: of its headline and of the article below."""

    title: str
    article: str


class TextReading(NamedTuple):
    """What was read from one text."""

    extraction: Extraction
    words: CompoundWords


class Failure(NamedTuple):
    """What a process beside says of a text that it could not read: the exception in words, and where it was raised."""

    error: str
    trace: str


class TextReader:
    """Reads texts by the reference lists."""

    def __init__(self, reference: Reference):
        self._reference = reference

    @classmethod
    def load(cls, folder: Path | str) -> TextReader:
        """A reader by the lists of this folder that has everything at hand: the first text takes no longer than the
        others. Raises ``ReferenceDataError`` where the lists are wrong."""
        reader = cls(Reference.load(folder))
        warm_up()
        return reader

    def read(self, text: str, hints: PageHints) -> TextReading:
        """Read a raw page (any string), with what the collector knew of it."""
        extraction = extract(text, self._reference, hints)
        return TextReading(extraction, words_of(extraction.page))


def words_of(page: ParsedPage) -> CompoundWords:
    """The compound words of a page. The segmenter looks at every line by itself, so that the two parts have the same
    words apart as together."""
    article = (block.span.of(page.text) for block in page.of_kind(LEAD, PARAGRAPH, CAPTION))
    return CompoundWords(" ".join(compounds(page.title)), " ".join(compounds("\n\n".join(article))))
