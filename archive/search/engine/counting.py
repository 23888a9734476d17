"""Counts over the documents found: by value, by span of time, and what the numbers are like."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import numpy as np
from haystack.exceptions import SearchBackendError

from archive.search.engine.greatest import greatest
from archive.search.engine.matching import Masks, all_of, count
from archive.search.engine.schema import COUNTED_FIELDS, DAY_FIELDS, NO_NUMBER
from archive.search.engine.snapshot import Snapshot

# Bounds what a wrong "gap" can cost: three hundred years by day.
_MAX_BUCKETS = 110_000


class FieldCounts:
    """Counts by value, each with one choice left out if it asks for that."""

    def __init__(self, snapshot: Snapshot, found: Masks, chosen: dict[str, Masks]):
        self._snapshot, self._found, self._chosen = snapshot, found, chosen
        self._matching: dict[str, Masks] = {}
        # Field → how many values have any document, shown or not.
        self.sizes: dict[str, int] = {}

    def of(
        self,
        field: str,
        *,
        without: str = "",
        limit: int | None = None,
        include: Sequence[str] = (),
        missing: bool = False,
    ) -> list[tuple[str | None, int]]:
        """(value, count) pairs, the most frequent first, values of no document left out.

        ``without`` names the choice that does not count here, ``limit`` bounds the pairs, ``include`` are values beyond
        that limit to be given too, and ``missing`` adds (None, documents that have no value) at the end.
        """
        if field not in COUNTED_FIELDS:
            raise SearchBackendError(f"{field!r} is not counted; counted are: {', '.join(COUNTED_FIELDS)}.")
        masks = self._masks(without)
        tally = self._snapshot.tally(field)
        counts = tally.counts(masks)
        present = np.flatnonzero(counts)
        self.sizes[field] = len(present)
        # Among values as frequent as the last one shown, those met first in the index stay.
        most = present if limit is None else present[greatest(counts[present], limit)]
        pairs = [(tally.values[i].decode(), int(counts[i])) for i in most]
        shown = {value for value, _count in pairs}
        extra = [(value, tally.place(value)) for value in include if value not in shown]
        pairs += [(value, n) for value, place in extra if place is not None and (n := int(counts[place]))]
        pairs.sort(key=lambda pair: (-pair[1], len(pair[0]), pair[0]))
        if missing:
            pairs.append((None, self._without_value(field, masks)))
        return pairs

    def _masks(self, without: str) -> Masks:
        without = without if without in self._chosen else ""
        if without not in self._matching:
            others = [masks for name, masks in self._chosen.items() if name != without]
            self._matching[without] = all_of([self._found, *others])
        return self._matching[without]

    def _without_value(self, field: str, masks: Masks) -> int:
        return sum(
            int(np.count_nonzero(mask & ~segment.counted(field).has_value()))
            for segment, mask in zip(self._snapshot.segments, masks, strict=True)
        )


def by_span(snapshot: Snapshot, found: Masks, field: str, **span: Any) -> list[tuple[datetime.date, int]]:
    """(first day, count) of each span from ``start_date`` to before ``end_date``; Haystack's date facet.

    ``gap_by`` is "year", "month" or "day", ``gap_amount`` how many of them make a span.
    """
    if field not in DAY_FIELDS:
        raise SearchBackendError(f"{field!r} holds no dates; dates are in: {', '.join(DAY_FIELDS)}.")
    edges = _edges(_day(span["start_date"]), _day(span["end_date"]), span["gap_by"], span.get("gap_amount", 1))
    numbers = _numbers(snapshot, found, field)
    places = np.searchsorted([edge.toordinal() for edge in edges], numbers, side="right") - 1
    inside = places[(places >= 0) & (places < len(edges) - 1)]
    counts = np.bincount(inside, minlength=max(0, len(edges) - 1)).tolist()
    return list(zip(edges[:-1], counts, strict=True))


def _day(value: datetime.date) -> datetime.date:
    return value.date() if isinstance(value, datetime.datetime) else value


def _edges(start: datetime.date, end: datetime.date, gap: str, amount: int) -> list[datetime.date]:
    """First days of the spans, and the end."""
    if gap not in ("year", "month", "day") or amount < 1:
        raise SearchBackendError(f"Dates are counted by year, month or day, not by {amount} {gap}.")
    edges = []
    while len(edges) < _MAX_BUCKETS:
        step = len(edges) * amount
        if gap == "day":
            edge = start + datetime.timedelta(days=step)
        else:
            months = start.month - 1 + step * (12 if gap == "year" else 1)
            edge = datetime.date(start.year + months // 12, months % 12 + 1, 1 if step else start.day)
        if edge >= end:
            return [*edges, end]
        edges.append(edge)
    raise SearchBackendError("Too many spans of time; take a longer gap.")


def stats(snapshot: Snapshot, found: Masks, field: str) -> dict[str, Any]:
    """``min``, ``max`` (dates, None if there are none), ``count`` and ``missing`` of a field of dates."""
    if field not in DAY_FIELDS:
        raise SearchBackendError(f"{field!r} holds no dates; dates are in: {', '.join(DAY_FIELDS)}.")
    numbers = _numbers(snapshot, found, field)
    return {
        "min": datetime.date.fromordinal(int(numbers.min())) if len(numbers) else None,
        "max": datetime.date.fromordinal(int(numbers.max())) if len(numbers) else None,
        "count": len(numbers),
        "missing": count(found) - len(numbers),
    }


def _numbers(snapshot: Snapshot, found: Masks, field: str) -> np.ndarray:
    """The numbers of the documents found, those without one left out."""
    held = [segment.numbers(field)[mask] for segment, mask in zip(snapshot.segments, found, strict=True)]
    numbers = np.concatenate([np.zeros(0, np.int64), *held])
    return numbers[numbers != NO_NUMBER]
