"""Spans: where in a text something stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple, Protocol, TypeVar


class Span(NamedTuple):
    """A half-open range of characters, ``text[start:end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand there."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same range, ``by`` characters further on."""
        return Span(self.start + by, self.end + by)


class SpanIndex:
    """Spans that are asked many times whether one of them shares a character with another."""

    def __init__(self, spans: Iterable[Span]):
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._furthest = list(accumulate((span.end for span in ordered), max))

    def meets(self, span: Span) -> bool:
        """Whether any of the spans shares a character with ``span``; the logarithm of their number in steps."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._furthest[before - 1] > span.start


class HasSpan(Protocol):
    """Anything found in a text."""

    span: Span


Found = TypeVar("Found", bound=HasSpan)


def without_overlaps(found: Iterable[Found]) -> list[Found]:
    """Keep of overlapping finds the one that begins first, of those the longest; in order of the text."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda item: (item.span.start, -item.span.end)):
        if not kept or item.span.start >= kept[-1].span.end:
            kept.append(item)
    return kept
