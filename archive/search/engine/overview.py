"""What the index holds as a whole: the terms of a field, and how many documents have each value of a counted one."""

from __future__ import annotations

import weakref

from archive.search.engine.columns import Columns
from archive.search.engine.snapshot import Segment, Snapshot
from archive.search.engine.storage import reading

# Segments never change: their terms are read once, and kept as long as their columns are.
_terms: weakref.WeakKeyDictionary[Columns, dict[str, frozenset[str]]] = weakref.WeakKeyDictionary()


class Vocabulary:
    """The terms of one field over all segments of a snapshot, those of deleted documents included: ``term in …``."""

    def __init__(self, snapshot: Snapshot, field: str):
        self._parts = [_of_segment(snapshot, segment, field) for segment in snapshot.segments]

    def __contains__(self, term: object) -> bool:
        return any(term in part for part in self._parts)


def value_counts(snapshot: Snapshot, field: str) -> dict[str, int]:
    """Value → how many documents have it, of a counted field; values of no document are left out."""
    tally = snapshot.tally(field)
    counts = tally.counts([segment.live for segment in snapshot.segments])
    return {value: int(count) for value, count in zip(tally.values, counts, strict=True) if count}


def _of_segment(snapshot: Snapshot, segment: Segment, field: str) -> frozenset[str]:
    known = _terms.setdefault(segment.columns, {})
    if field not in known:
        with snapshot.lock, reading():
            known[field] = frozenset(term.decode() for term in segment.reader.lexicon(field))
    return known[field]
