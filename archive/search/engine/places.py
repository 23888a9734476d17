"""Places of words as sorted arrays: within given documents, side by side, close together.

A place is a position within the whole segment: words side by side in a document are numbers side by side, and between
two documents lies a gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

# One array this many times as long as the other is looked into; two of about one length are merged, or if they are
# long laid over one another.
_FAR_LONGER, _MANY = 64, 2**16
# Places laid over one another at a time; a byte each, so they stay near the processor.
_WINDOW = 2**20


class Layout(Protocol):
    """Where the documents of a segment lie among the places of a field."""

    def documents(self, places: np.ndarray) -> np.ndarray:
        """The document of each place."""

    def begins(self, documents: np.ndarray) -> np.ndarray:
        """The first place of each document."""

    def ends(self, documents: np.ndarray) -> np.ndarray:
        """The place behind the last of each document."""


class UniformLayout:
    """Each document has 2**bits places."""

    nbytes = 0

    def __init__(self, bits: int):
        self._bits = bits

    def documents(self, places: np.ndarray) -> np.ndarray:
        return places >> self._bits

    def begins(self, documents: np.ndarray) -> np.ndarray:
        return documents.astype(np.int64) << self._bits

    def ends(self, documents: np.ndarray) -> np.ndarray:
        return (documents.astype(np.int64) + 1) << self._bits


class PackedLayout:
    """Document d has the places from ``begins[d]`` to ``begins[d + 1]``, multiples of 2**shift."""

    def __init__(self, begins: np.ndarray, shift: int):
        self._begins, self._shift = begins, shift
        units = (begins >> shift).astype(np.int64)
        lead = np.zeros(int(units[0]), np.int32)
        self._document_at = np.concatenate(
            [lead, np.repeat(np.arange(len(begins) - 1, dtype=np.int32), np.diff(units))]
        )

    @property
    def nbytes(self) -> int:
        return self._begins.nbytes + self._document_at.nbytes

    def documents(self, places: np.ndarray) -> np.ndarray:
        return self._document_at[places >> self._shift]

    def begins(self, documents: np.ndarray) -> np.ndarray:
        return self._begins[documents]

    def ends(self, documents: np.ndarray) -> np.ndarray:
        return self._begins[1:][documents]


def within(places: np.ndarray, layout: Layout, documents: np.ndarray) -> np.ndarray:
    """Of sorted places those in these documents (ascending), still sorted.

    By looking up where each document begins and ends, so that of a word in every article only the few are touched.
    """
    begins = places.searchsorted(layout.begins(documents).astype(places.dtype))
    counts = places.searchsorted(layout.ends(documents).astype(places.dtype)) - begins
    ends = np.cumsum(counts)
    if not len(ends) or ends[-1] == len(places):
        return places[: ends[-1] if len(ends) else 0]
    # 0, 1, 2 … through all documents, moved to where the places of each begin.
    return places[np.arange(ends[-1]) + np.repeat(begins - (ends - counts), counts)]


def row(words: Sequence[np.ndarray]) -> np.ndarray:
    """The places of the first word where all words (the sorted places of each) stand side by side in this order."""
    begins = sorted((moved(places, -number) for number, places in enumerate(words)), key=len)
    found = begins[0]
    for other in begins[1:]:
        found = common(found, other)
    return found


def moved(places: np.ndarray, by: int) -> np.ndarray:
    """All places so many further on, or back; those that would come before the first are left out."""
    if by >= 0:
        return places + places.dtype.type(by)
    return places[places.searchsorted(places.dtype.type(-by)) :] - places.dtype.type(-by)


def common(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """What two sorted arrays without repeats have in common, sorted."""
    few, many = (left, right) if len(left) <= len(right) else (right, left)
    if not len(few):
        return few
    if len(few) * _FAR_LONGER <= len(many):
        return few[held_by(few, many)]
    if len(few) + len(many) < _MANY:
        # A stable sort merges two runs that are sorted already.
        together = np.concatenate([few, many])
        together.sort(kind="stable")
        return together[1:][together[1:] == together[:-1]]
    return _laid_over(few, many)


def held_by(sought: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Which of ``sought`` are among these sorted places; a mask over ``sought``."""
    if not len(places):
        return np.zeros(len(sought), bool)
    at = places.searchsorted(sought)
    return places[np.minimum(at, len(places) - 1)] == sought


def _laid_over(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """By marking the places of one in a window of places and looking at those of the other; neither is searched."""
    first = int(max(left[0], right[0]))
    last = int(min(left[-1], right[-1]))
    marked = np.zeros(_WINDOW, bool)
    found = [left[:0]]
    for edge in range(first, last + 1, _WINDOW):
        here, there = _between(left, edge, edge + _WINDOW), _between(right, edge, edge + _WINDOW)
        if len(here) and len(there):
            inside = here.astype(np.intp) - edge
            marked[inside] = True
            found.append(there[marked[there.astype(np.intp) - edge]])
            marked[inside] = False
    return np.concatenate(found)


def close_together(words: Sequence[np.ndarray], width: int) -> np.ndarray:
    """Places, each the first of ``width`` in a row among which every word (its sorted places) stands; with repeats."""
    rarest = min(words, key=len)
    # Few of the others are anywhere near, even of words that are everywhere.
    words = [places if places is rarest else _close_to(rarest, places, width - 1) for places in words]
    begins = np.sort(np.concatenate(words))
    for places in words:
        after = places.searchsorted(begins)
        begins, after = begins[after < len(places)], after[after < len(places)]
        begins = begins[places[after] - begins < width]
    return begins


def _close_to(places: np.ndarray, others: np.ndarray, distance: int) -> np.ndarray:
    """Those of sorted ``others`` that lie at most so far from any of these sorted places."""
    if not len(places):
        return others[:0]
    found = [others[:0]]
    marked = np.zeros(_WINDOW + 4 * distance, bool)
    for edge in range(int(places[0]) - distance, int(places[-1]) + distance + 1, _WINDOW):
        here = _between(places, edge - distance, edge + _WINDOW + distance)
        there = _between(others, edge, edge + _WINDOW)
        if not (len(here) and len(there)):
            continue
        # Numbered from as far before the window as a mark can fall.
        inside = here.astype(np.intp) - (edge - 2 * distance)
        for step in range(-distance, distance + 1):
            marked[inside + step] = True
        found.append(there[marked[there.astype(np.intp) - (edge - 2 * distance)]])
        marked[:] = False
    return np.concatenate(found)


def _between(places: np.ndarray, first: int, end: int) -> np.ndarray:
    kind = places.dtype.type
    return places[places.searchsorted(kind(max(0, first))) : places.searchsorted(kind(end))]
