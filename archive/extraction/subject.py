"""How far the words around a citation are those of a document's title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from archive.extraction.vocabulary import words as word_list
from archive.text import syllables

# Two pairs of neighbouring syllables that only one candidate has ("bộ máy", "tinh gọn"), and twice as many as the next
# candidate: one pair alone may be chance, and titles of one term borrow each other's phrases.
ENOUGH_PAIRS = 2
_MARGIN = 2
# Share of the pairs of two titles that makes them the same subject: those of the congress directives of three terms
# share nine tenths, the nearest different ones a third.
_SAME_SUBJECT = 0.6
_SYMBOLS = re.compile(r"\d[\w.]*(?: ?[-/–][\w/.-]+)?")


@dataclass(frozen=True)
class Agreement:
    """How far words agree with a title: ``score`` counts what only this title has, ``subject`` all that they share."""

    score: int
    subject: int
    # The words that agree, for the reason that is stored.
    told: str

    def decides(self, second: int) -> bool:
        """Whether this title wins against the next best score."""
        return self.score >= ENOUGH_PAIRS and self.score >= _MARGIN * second + (1 if second else 0)


def agreement(around: str, title: str, others: list[str]) -> Agreement:
    """Compare the words around a citation with a title; ``others`` are the titles of the other candidates."""
    own, here = _pairs(title), _pairs(around)
    shared = own & here
    elsewhere = frozenset().union(*(_pairs(other) for other in others)) if others else frozenset()
    telling = shared - elsewhere
    told = ", ".join(" ".join(pair) for pair in sorted(telling)[:4])
    return Agreement(len(telling), len(shared), told)


def same_subject(one: str, other: str) -> bool:
    """Whether two titles are of one subject (two editions of one document, each of its own term)."""
    first, second = _pairs(one), _pairs(other)
    return bool(first and second) and len(first & second) >= _SAME_SUBJECT * len(first | second)


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[tuple[str, str]]:
    """Pairs of neighbouring syllables that say something of a subject (data/title_words.txt lists what does not).
    Symbols and numbers are left out. Diacritics are kept: "bộ máy" and "bỏ may" are not the same words."""
    empty = word_list("title_words")
    found = set()
    before = ""
    for syllable in syllables(_SYMBOLS.sub(" ", text)):
        here = syllable.text
        if here in empty or here.isdigit():
            here = ""
        if before and here and f"{before} {here}" not in empty:
            found.add((before, here))
        before = here
    return frozenset(found)
