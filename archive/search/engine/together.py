"""Which terms occur together, and side by side, in documents of a set: what a correction is chosen by.

A set of documents is a list of masks, one a segment, as :func:`archive.search.engine.evaluate.evaluate` gives them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import numpy as np
from whoosh import query as q

from archive.search.engine.evaluate import evaluate
from archive.search.engine.postings import POSITION_BITS
from archive.search.engine.side_by_side import in_documents, side_by_side
from archive.search.engine.snapshot import Snapshot

Masks = list[np.ndarray]


def documents_of(snapshot: Snapshot, query: q.Query) -> Masks:
    """The documents that a query finds."""
    return [found.mask for found in evaluate(snapshot, query)]


def number_of(masks: Masks) -> int:
    """How many documents are in a set."""
    return sum(int(np.count_nonzero(mask)) for mask in masks)


def all_of(sets: Sequence[Masks]) -> Masks:
    """The documents that are in each of these sets, of which there is at least one."""
    return [reduce(np.logical_and, masks) for masks in zip(*sets, strict=True)]


class Terms:
    """The terms of one field of text."""

    def __init__(self, snapshot: Snapshot, field: str):
        self._snapshot, self._field = snapshot, field

    def holding(self, term: str, within: Masks) -> Masks:
        """Those documents of a set that hold the term."""
        found = []
        for segment, mask in zip(self._snapshot.segments, within, strict=True):
            held = np.zeros(segment.size, bool)
            docs = segment.postings(self._field, term.encode()).docs
            held[docs] = mask[docs]
            found.append(held)
        return found

    def count(self, term: str, within: Masks) -> int:
        """How many documents of a set hold the term."""
        return sum(
            int(np.count_nonzero(mask[segment.postings(self._field, term.encode()).docs]))
            for segment, mask in zip(self._snapshot.segments, within, strict=True)
        )

    def side_by_side(self, terms: Sequence[str], within: Masks) -> Masks:
        """Those documents of a set in which the terms stand side by side, in this order."""
        found = []
        for segment, mask in zip(self._snapshot.segments, within, strict=True):
            documents = np.flatnonzero(mask)
            places = [[in_documents(segment.positions(self._field, term.encode()), documents)] for term in terms]
            held = np.zeros(segment.size, bool)
            held[side_by_side(places)] = True
            found.append(held)
        return found

    def number_side_by_side(self, terms: Sequence[str], within: Masks) -> int:
        """In how many documents of a set the terms stand side by side."""
        for term in terms:
            within = self.holding(term, within)
        return number_of(self.side_by_side(terms, within))

    def gaps(self, terms: Sequence[str], within: Masks) -> list[list[np.ndarray]]:
        """For each place of a row of terms, where in these documents all the others stand side by side around it.

        One array a segment: ascending positions of that place, whatever stands there, as the index numbers them.
        """
        found: list[list[np.ndarray]] = [[] for _term in terms]
        for segment, mask in zip(self._snapshot.segments, within, strict=True):
            held = np.zeros(segment.size, np.uint8)
            for term in terms:
                held[segment.postings(self._field, term.encode()).docs] += 1
            documents = np.flatnonzero(mask & (held >= len(terms) - 1))
            begins = [
                in_documents(segment.positions(self._field, term.encode()), documents) - place
                for place, term in enumerate(terms)
            ]
            before, behind = _running(begins), _running(begins[::-1])[::-1]
            for place, (left, right) in enumerate(zip(before, behind, strict=True)):
                sides = [side for side in (left, right) if side is not None]
                found[place].append(reduce(_common, sides, sides[0] if sides else np.zeros(0, np.int64)) + place)
        return found

    def standing_at(self, term: str, places: Sequence[np.ndarray]) -> int:
        """In how many documents the term stands at one of these places (an array a segment, as of :meth:`gaps`)."""
        number = 0
        for segment, here in zip(self._snapshot.segments, places, strict=True):
            documents = np.unique(here >> POSITION_BITS)
            # Positions are many times as long as the list of documents; most candidates share none.
            shared = np.intersect1d(
                documents, segment.postings(self._field, term.encode()).docs.astype(np.int64), assume_unique=True
            )
            if len(shared):
                positions = in_documents(segment.positions(self._field, term.encode()), shared)
                number += len(np.unique(_common(positions, here) >> POSITION_BITS))
        return number


def _common(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    return np.intersect1d(left, right, assume_unique=True)


def _running(begins: Sequence[np.ndarray]) -> list[np.ndarray | None]:
    """For each array what all before it have in common; None for the first."""
    made: list[np.ndarray | None] = [None]
    for array in begins[:-1]:
        made.append(array if made[-1] is None else _common(made[-1], array))
    return made
