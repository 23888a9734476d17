"""In which order matching documents come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
from haystack.exceptions import SearchBackendError
from whoosh import query as q

from archive.search.engine.matching import Masks, Matching
from archive.search.engine.ranking import Ranked, ranked, rounded
from archive.search.engine.schema import LATEST, NO_NUMBER, NUMBER_FIELDS, PK

SCORE = "score"
# Best first; among equals the newest, undated ones last; then the one added last.
BY_RELEVANCE = (f"-{SCORE}", f"-{LATEST}", f"-{PK}")


class Ordered(NamedTuple):
    """Documents in order: the number of the segment of each, its number within it, and its score."""

    segments: np.ndarray
    documents: np.ndarray
    scores: np.ndarray


def ordered(
    parts: Sequence[Matching], query: q.Query, hits: Masks, sort_by: tuple[str, ...], end: int | None
) -> Ordered:
    """The hits in order; all of them, or the first ``end``.

    ``sort_by`` names number fields or "score", a minus before it for descending; each may go its own way. Documents
    without a number come last either way. Scores are reckoned only where they are sorted by,
    and 0 elsewhere.
    """
    for name in sort_by:
        if name.removeprefix("-") not in (SCORE, *NUMBER_FIELDS):
            raise SearchBackendError(
                f"Articles cannot be sorted by {name!r}; only by {', '.join(NUMBER_FIELDS)}, score."
            )
    names = [name.removeprefix("-") for name in sort_by]
    if SCORE in names:
        found = ranked(parts, query, hits, end if sort_by[0] == f"-{SCORE}" else None)
    else:
        found = [Ranked(documents, np.zeros(len(documents))) for documents in map(np.flatnonzero, hits)]
    ends = np.cumsum([0, *(len(each.documents) for each in found)])
    documents = np.concatenate([np.zeros(0, np.int64), *(each.documents for each in found)])
    scores = np.concatenate([np.zeros(0), *(each.scores for each in found)])

    def key(name: str, places: np.ndarray) -> np.ndarray:
        """What to sort ascending by, for the documents at these places, which ascend."""
        field, descending = name.removeprefix("-"), name.startswith("-")
        if field == SCORE:
            values = rounded(scores[places])
            return -values if descending else values
        values = np.full(len(places), NO_NUMBER)
        for part, first, last in zip(parts, ends[:-1], ends[1:], strict=True):
            here = slice(*places.searchsorted((first, last)))
            values[here] = part.segment.numbers(field)[documents[places[here]]]
        return np.where(values == NO_NUMBER, NO_NUMBER, -values) if descending else values

    first = _first([partial(key, name) for name in sort_by], len(documents), end)
    return Ordered(ends.searchsorted(first, side="right") - 1, documents[first], scores[first])


def _first(keys: Sequence[Callable[[np.ndarray], np.ndarray]], number: int, end: int | None) -> np.ndarray:
    """The first ``end`` of so many places (all, where it is None) in the order of these keys; no other is sorted.

    A key gives for some places, ascending, what to sort ascending by.
    """
    needed = number if end is None else min(end, number)
    surely, perhaps = np.zeros(0, np.int64), np.arange(number)
    for key in keys:
        missing = needed - len(surely)
        if not 0 < missing < len(perhaps):
            break
        values = key(perhaps)
        edge = np.partition(values, missing - 1)[missing - 1]
        surely, perhaps = np.concatenate([surely, perhaps[values < edge]]), perhaps[values == edge]
    found = np.sort(np.concatenate([surely, perhaps]))
    return found[np.lexsort([key(found) for key in reversed(keys)])][:needed]
