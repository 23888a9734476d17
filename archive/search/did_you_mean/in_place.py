"""Corrections that stand in the very place of a word, between the neighbours as typed.

Found by the gap that a word leaves: where all other words of the query stand side by side, what stands in between? So a
slip that makes another word ("nên án" for "lên án") is told from a word that was meant, however many articles hold the
words here and there. Of a query with diacritics the gaps are those of its very spelling, and a wrong tone is a slip.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property
from math import log2
from typing import NamedTuple

import numpy as np

from archive.search.analyzers import folded_form, form
from archive.search.did_you_mean.row import Typed, is_short_form
from archive.search.engine.overview import Vocabulary
from archive.search.engine.schema import TEXT, folded
from archive.search.engine.snapshot import Snapshot
from archive.search.engine.together import Masks, Terms, number_of
from archive.search.spelling import composed, marked, slips
from archive.text import canonical, lower

# How unlikely a wrong or missing diacritic is, beside slips of letters (0.5 to 1.0), and each more in the same word.
_DIACRITIC, _EACH_MORE = 0.4, 0.15
_COMPOSED = 0.2
_DOUBLING = 0.03
_LONGEST_ROW = 12
_FOLLOWED = 4  # spellings of the first words that are followed up
_FAR_MORE = 3


class InPlace(NamedTuple):
    """A word of a row, by its place, the term that stands there, how unlikely the slip is, and in how many articles."""

    place: int
    term: str
    cost: float
    articles: int


class Gaps:
    """The gaps of one row of words, in the documents of ``base``."""

    def __init__(self, snapshot: Snapshot, base: Masks, row: Sequence[Typed], *, exact: bool):
        self._row, self._base, self.exact = row, base, exact
        self._spelled, self._plain = Terms(snapshot, TEXT), Terms(snapshot, folded(TEXT))
        self._known = Vocabulary(snapshot, folded(TEXT))
        self._forms = [exact_form(typed) if exact else typed.form for typed in row]

    @cached_property
    def _places(self) -> list[list[np.ndarray]]:
        """Where each word may stand. Of common words it takes long to say, and is mostly not asked."""
        return self._terms.gaps(self._forms, self._base) if 1 < len(self._row) <= _LONGEST_ROW else []

    @property
    def _terms(self) -> Terms:
        return self._spelled if self.exact else self._plain

    @property
    def filled(self) -> bool:
        """Whether the words stand side by side, as typed."""
        return 1 < len(self._row) <= _LONGEST_ROW and self._terms.stand_side_by_side(self._forms, self._base)

    def corrections(self) -> list[InPlace]:
        """What stands in the gaps one slip away from what was typed, the likeliest first."""
        found = [
            correction
            for place, here in enumerate(self._places)
            if any(len(positions) for positions in here)
            for correction in self._at(place, here)
        ]
        return sorted(found, key=lambda correction: correction.cost)

    def is_deliberate(self, correction: InPlace) -> bool:
        """Whether the word as typed stands beside a neighbour as typed far more often than the correction in its place.

        Of "quan hệ cung cấp" no word is a slip of "quan hệ cung cầu": "cung cấp" is in every other article.
        """
        pairs = [self._forms[start : start + 2] for start in (correction.place - 1, correction.place) if start >= 0]
        most = max(self._terms.number_side_by_side(pair, self._base) for pair in pairs if len(pair) > 1)
        return most >= _FAR_MORE * correction.articles

    def _at(self, place: int, here: list[np.ndarray]) -> Iterator[InPlace]:
        typed = self._row[place]
        if typed.form.isdigit() or is_short_form(typed, self._row):
            return  # another number is another document
        candidates = slips(typed.form, self._known)
        made = composed(typed.text)
        if made:
            candidates[folded_form(made)] = _COMPOSED
        if self.exact:
            candidates[typed.form] = _DIACRITIC
        for term, cost in candidates.items():
            number = self._plain.standing_at(term, here)
            if number and not self.exact:
                yield InPlace(place, term, cost - _DOUBLING * log2(number), number)
            elif number:
                meant = made if made and cost == _COMPOSED else typed.text
                yield from self._with_diacritics(place, here, term, cost, diacritics(meant))

    def _with_diacritics(
        self, place: int, here: list[np.ndarray], term: str, cost: float, bears: frozenset[str]
    ) -> Iterator[InPlace]:
        for way in marked(term):
            if way != self._forms[place] and (number := self._spelled.standing_at(way, here)):
                amiss = _EACH_MORE * len(bears ^ diacritics(way))
                yield InPlace(place, way, cost + amiss - _DOUBLING * log2(number), number)


def diacritics(syllable: str) -> frozenset[str]:
    """The marks and the tone of a syllable; đ counts as one."""
    parts = unicodedata.normalize("NFD", syllable.lower())
    return frozenset(part for part in parts if unicodedata.combining(part) or part == "đ")


def whole_spelling(snapshot: Snapshot, base: Masks, row: Sequence[Typed]) -> list[str] | None:
    """The commonest spelling in which a half-marked row stands side by side, with all marks that were typed.

    "nguyễn phu trong" → nguyễn phú trọng: whoever marked one word meant the name, and not those who hold "phu" by
    chance. Exact terms, one a word; None where there is none.
    """
    if not 1 < len(row) <= _LONGEST_ROW:
        return None
    plain, spelled = Terms(snapshot, folded(TEXT)), Terms(snapshot, TEXT)
    documents = base
    for typed in row:
        documents = plain.holding(typed.form, documents)
    documents = plain.side_by_side([typed.form for typed in row], documents)
    if not number_of(documents):
        return None
    found: list[tuple[int, list[str]]] = [(0, [])]
    for typed in row:
        bears = diacritics(typed.text)
        ways = [way for way in marked(typed.form) if bears <= diacritics(way) and spelled.count(way, documents)]
        longer = [[*words, way] for _number, words in found for way in ways]
        counted = [(spelled.number_side_by_side(words, documents), words) for words in longer]
        found = sorted((each for each in counted if each[0]), key=lambda each: -each[0])[:_FOLLOWED]
    return found[0][1] if found else None


def exact_form(typed: Typed) -> str:
    return form(lower(canonical(typed.text)))
