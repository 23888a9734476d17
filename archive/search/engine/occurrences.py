"""Where terms occur, as numbers that need only be sorted.

    term (23 bits) | document (16 bits) | position (24 bits)

One sort puts the terms in order, the documents in order within a term, and the positions within a document.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

DOCUMENT_BITS, POSITION_BITS = 16, 24
WHERE_BITS = DOCUMENT_BITS + POSITION_BITS
MOST_DOCUMENTS, MOST_POSITIONS, MOST_TERMS = 2**DOCUMENT_BITS, 2**POSITION_BITS, 2 ** (63 - WHERE_BITS)
# Occurrences worked on at a time: bounds the memory for all that is made on the way.
SLICE = 2**20


class Postings(NamedTuple):
    """Some terms of a field, in order, and their postings.

    ``terms[i]`` stands in the documents ``docs[starts[i]:starts[i + 1]]`` (ascending, int32), in each as often as
    ``weights`` says (int32; None in a field that does not count). ``positions`` are those in all these documents, one
    after another (uint32); None in a field without.
    """

    terms: list[bytes]
    starts: np.ndarray
    docs: np.ndarray
    weights: np.ndarray | None
    positions: np.ndarray | None


def ranked(terms: list[bytes]) -> tuple[list[bytes], np.ndarray]:
    """The terms in order, and the place there of each (int64)."""
    if len(terms) > MOST_TERMS:
        raise OverflowError(f"{len(terms)} different terms are too many for one segment")
    order = sorted(range(len(terms)), key=terms.__getitem__)
    ranks = np.empty(len(terms), np.int64)
    ranks[order] = np.arange(len(terms))
    return [terms[number] for number in order], ranks


def postings(found: np.ndarray, terms: list[bytes], *, counted: bool, positions: bool = False) -> Iterator[Postings]:
    """Sorted occurrences, a slice of whole terms at a time. ``terms`` are all terms by their numbers."""
    start = 0
    while start < len(found):
        end = min(start + SLICE, len(found))
        if end < len(found):
            end = int(np.searchsorted(found, ((found[end - 1] >> WHERE_BITS) + 1) << WHERE_BITS))
        yield _slice(found[start:end], terms, counted, positions)
        start = end


def _slice(found: np.ndarray, terms: list[bytes], counted: bool, positions: bool) -> Postings:
    where = found >> POSITION_BITS
    firsts = _firsts(where)
    pairs = where[firsts]
    numbers = pairs >> DOCUMENT_BITS
    starts = _firsts(numbers)
    return Postings(
        [terms[number] for number in numbers[starts].tolist()],
        np.append(starts, len(pairs)),
        (pairs & (MOST_DOCUMENTS - 1)).astype(np.int32),
        np.diff(firsts, append=len(found)).astype(np.int32) if counted else None,
        (found & (MOST_POSITIONS - 1)).astype(np.uint32) if positions else None,
    )


def _firsts(values: np.ndarray) -> np.ndarray:
    """Where a run of equal values begins."""
    changes = np.empty(len(values), bool)
    changes[:1] = True
    np.not_equal(values[1:], values[:-1], out=changes[1:])
    return np.flatnonzero(changes)
