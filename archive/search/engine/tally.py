"""Counted values over all segments: the values of every segment numbered alike, so that their counts can be added."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Sequence

import numpy as np

from archive.search.engine.columns import Counted
from archive.search.engine.segment import Columns, Segment


class Values:
    """Numbers for the values of each counted field, given once for as long as segments come and go in one folder."""

    def __init__(self):
        self._numbers: dict[str, dict[bytes, int]] = {}
        self._lists: dict[str, list[bytes]] = {}
        # By what outlives the snapshots: where the values of a segment stand among all.
        self._places: weakref.WeakKeyDictionary[Columns, dict[str, np.ndarray]] = weakref.WeakKeyDictionary()
        self._lock = threading.Lock()

    def of(self, field: str) -> tuple[list[bytes], dict[bytes, int]]:
        """All values known of a field, and the number of each."""
        return self._lists.setdefault(field, []), self._numbers.setdefault(field, {})

    def places(self, field: str, columns: Columns, counted: Counted) -> np.ndarray:
        """The number of each value of a segment."""
        with self._lock:
            known = self._places.setdefault(columns, {})
            if field not in known:
                values, numbers = self.of(field)
                new = [value for value in counted.values if value not in numbers]
                numbers.update(zip(new, range(len(values), len(values) + len(new)), strict=True))
                values += new
                known[field] = np.fromiter(map(numbers.__getitem__, counted.values), np.intp, len(counted.values))
            return known[field]


class Tally:
    """A counted field over all segments: which ``values`` there are, and the ``place`` of each among them."""

    def __init__(self, segments: Sequence[Segment], field: str, known: Values):
        self._segments = [(segment, segment.counted(field)) for segment in segments]
        self._places = [known.places(field, segment.columns, counted) for segment, counted in self._segments]
        self.values, self._numbers = known.of(field)
        # Later commits may bring more, of which this one knows nothing.
        self._size = len(self.values)
        self._living = [
            counted.totals - counted.counts(np.flatnonzero(~segment.live)) for segment, counted in self._segments
        ]

    def place(self, value: str) -> int | None:
        """Where a value stands among ``values``; None where there is none like it."""
        number = self._numbers.get(value.encode(), self._size)
        return number if number < self._size else None

    def counts(self, matching: Sequence[np.ndarray]) -> np.ndarray:
        """How many matching documents (a mask a segment, none deleted) have each of ``values``."""
        total = np.zeros(self._size, np.int64)
        for (segment, counted), places, living, mask in zip(
            self._segments, self._places, self._living, matching, strict=True
        ):
            # Counted on the sparser side.
            if 2 * np.count_nonzero(mask) > segment.size:
                total[places] += living - counted.counts(np.flatnonzero(segment.live & ~mask))
            else:
                total[places] += counted.counts(np.flatnonzero(mask))
        return total
