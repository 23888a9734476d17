"""Texts read in this process, when their turn comes."""

from __future__ import annotations

from collections.abc import Callable

from archive.extraction import PageHints, Reference
from archive.reading.reader import TextReader, TextReading


class ReadingsHere:
    """Reads every text at the moment when it is wanted."""

    # How many texts may be handed in before the first of them is wanted back.
    ahead = 0

    def __init__(self, reference: Reference):
        self._reader = TextReader(reference)

    def begin(self, text: str, hints: PageHints) -> Callable[[], TextReading]:
        """Hand in a text; the answer gives its reading."""
        return lambda: self._reader.read(text, hints)

    def close(self) -> None:
        """Nothing is left over."""
