"""The stream of syllables and numbers: what is matched, found and highlighted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from archive.text.folding import fold, lower
from archive.text.normalize import canonical

# A run of letters and digits. Every other character parts: "18-NQ/TW" is 18, nq, tw; "6.400" is 6, 400.
# A combining mark that found no letter to join (broken NFD) belongs to the run, so that no word is shattered.
_RUN = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*")


class Syllable(NamedTuple):
    """One syllable or number: canonical lower-case ``text`` and its offsets in the source."""

    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        """The text without diacritics."""
        return fold(self.text)


def syllables(text: str) -> Iterator[Syllable]:
    """Yield the syllables of a cleaned (NFC) text in order, with offsets into that text."""
    form = lower(canonical(text))
    for match in _RUN.finditer(form):
        yield Syllable(match.group(), match.start(), match.end())


def syllable_texts(text: str) -> list[str]:
    """The texts of :func:`syllables` without their offsets, many times as fast."""
    return _RUN.findall(lower(canonical(text)))


def syllable_spans(text: str) -> list[tuple[int, int]]:
    """The offsets of :func:`syllables` alone."""
    return [match.span() for match in _RUN.finditer(canonical(text))]
