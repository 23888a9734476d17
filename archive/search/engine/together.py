"""Which terms occur together, and side by side, in documents of a set: what a correction is chosen by.

A set of documents is a list of masks, one a segment, as :func:`archive.search.engine.matching.matching` gives them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import numpy as np
from whoosh import query as q

from archive.search.engine.matching import Masks, Matching, all_of, count, matching
from archive.search.engine.places import common, moved
from archive.search.engine.segment import Segment
from archive.search.engine.snapshot import Snapshot

__all__ = ["Masks", "Terms", "all_of", "documents_of", "number_of"]

# Documents looked at first, to see whether a row stands in any.
_A_FEW = 512


def documents_of(snapshot: Snapshot, query: q.Query) -> Masks:
    """The documents that a query finds."""
    return matching(snapshot, query)


def number_of(masks: Masks) -> int:
    """How many documents are in a set."""
    return count(masks)


class Terms:
    """The terms of one field of text."""

    def __init__(self, snapshot: Snapshot, field: str):
        self._field = field
        self._parts = [Matching(snapshot, segment) for segment in snapshot.segments]

    def holding(self, term: str, within: Masks) -> Masks:
        """Those documents of a set that hold the term."""
        return [
            mask & part.mask_of(self._docs(part.segment, term)) for part, mask in zip(self._parts, within, strict=True)
        ]

    def count(self, term: str, within: Masks) -> int:
        """How many documents of a set hold the term."""
        return sum(
            int(np.count_nonzero(mask[self._docs(part.segment, term)]))
            for part, mask in zip(self._parts, within, strict=True)
        )

    def side_by_side(self, terms: Sequence[str], within: Masks) -> Masks:
        """Those documents of a set in which the terms stand side by side, in this order."""
        return [
            mask & part.mask_of(part.documents(self._field, part.where_in_a_row(self._field, _encoded(terms), mask)))
            for part, mask in zip(self._parts, within, strict=True)
        ]

    def number_side_by_side(self, terms: Sequence[str], within: Masks) -> int:
        """In how many documents of a set the terms stand side by side."""
        return number_of(self.side_by_side(terms, within))

    def stand_side_by_side(self, terms: Sequence[str], within: Masks) -> bool:
        """Whether the terms stand side by side in any document of a set. Words that do in most are soon seen to."""
        for part, mask in zip(self._parts, within, strict=True):
            holding = np.flatnonzero(part.holding(self._field, _encoded(terms), mask))
            for some in (holding[:_A_FEW], holding[_A_FEW:]):
                among = part.mask_of(some)
                places = part.where_in_a_row(self._field, _encoded(terms), among) if len(some) else some
                if len(places) and among[part.documents(self._field, places)].any():
                    return True
        return False

    def gaps(self, terms: Sequence[str], within: Masks) -> list[list[np.ndarray]]:
        """For each place of a row of terms, where in these documents all the others stand side by side around it.

        One array a segment: ascending places of that word, whatever stands there.
        """
        found: list[list[np.ndarray]] = [[] for _term in terms]
        for part, mask in zip(self._parts, within, strict=True):
            segment = part.segment
            held = np.zeros(segment.size, np.uint8)
            for term in terms:
                held[self._docs(segment, term)] += 1
            documents = mask & (held >= len(terms) - 1)
            begins = [
                moved(each, -place) for place, each in enumerate(part.places(self._field, _encoded(terms), documents))
            ]
            before, behind = _running(begins), _running(begins[::-1])[::-1]
            for place, (left, right) in enumerate(zip(before, behind, strict=True)):
                sides = [side for side in (left, right) if side is not None]
                around = moved(reduce(common, sides), place) if sides else begins[0][:0]
                found[place].append(around[documents[part.documents(self._field, around)]])
        return found

    def standing_at(self, term: str, places: Sequence[np.ndarray]) -> int:
        """In how many documents the term stands at one of these places (an array a segment, as of :meth:`gaps`)."""
        number = 0
        for part, here in zip(self._parts, places, strict=True):
            if not len(here) or not part.segment.has(self._field, term.encode()):
                continue
            documents = part.mask_of(part.documents(self._field, here))
            # Places are many times as long as the list of documents; most candidates share none.
            shared = documents & part.mask_of(self._docs(part.segment, term))
            if shared.any():
                [standing] = part.places(self._field, [term.encode()], shared)
                number += len(np.unique(part.documents(self._field, common(standing, here))))
        return number

    def _docs(self, segment: Segment, term: str) -> np.ndarray:
        return segment.docs(self._field, term.encode())


def _encoded(terms: Sequence[str]) -> list[bytes]:
    return [term.encode() for term in terms]


def _running(begins: Sequence[np.ndarray]) -> list[np.ndarray | None]:
    """For each array what all before it have in common; None for the first."""
    made: list[np.ndarray | None] = [None]
    for array in begins[:-1]:
        made.append(array if made[-1] is None else common(made[-1], array))
    return made
