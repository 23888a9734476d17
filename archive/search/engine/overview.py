"""What the index holds as a whole: the terms of a field, and how many documents have each value of a counted one."""

from __future__ import annotations

import numpy as np

from archive.search.engine.snapshot import Snapshot


class Vocabulary:
    """The terms of one field over all segments of a snapshot, those of deleted documents included: ``term in …``."""

    def __init__(self, snapshot: Snapshot, field: str):
        self._segments, self._field = snapshot.segments, field

    def __contains__(self, term: object) -> bool:
        return isinstance(term, str) and any(seg.has(self._field, term.encode()) for seg in self._segments)


def value_counts(snapshot: Snapshot, field: str) -> dict[str, int]:
    """Value → how many documents have it, of a counted field; values of no document are left out."""
    tally = snapshot.tally(field)
    counts = tally.counts([segment.live for segment in snapshot.segments])
    return {tally.values[place].decode(): int(counts[place]) for place in np.flatnonzero(counts)}
