"""In which order matching documents come."""

from __future__ import annotations

import numpy as np
from haystack.exceptions import SearchBackendError

from archive.search.engine.evaluate import Matched
from archive.search.engine.schema import LATEST, NO_NUMBER, NUMBER_FIELDS, PK
from archive.search.engine.snapshot import Snapshot

SCORE = "score"
# Scores are of the size of ten to some hundreds. Two that differ by less than this are equals, of which the newer one
# is the better: that one text is a few words longer says nothing of what is sought.
SCORE_DECIMALS = 1
# Best first; among equals the newest, undated ones last; then the one added last.
BY_RELEVANCE = (f"-{SCORE}", f"-{LATEST}", f"-{PK}")


def ordered(snapshot: Snapshot, matched: list[Matched], sort_by: tuple[str, ...], end: int | None) -> np.ndarray:
    """Matching documents in order, as rows of (segment, document); all of them, or at least the first ``end``.

    ``sort_by`` names number fields or "score", a minus before it for descending; each may go its own way. Documents
    without a number come last either way.
    """
    documents = [np.flatnonzero(found.mask) for found in matched]
    places = np.concatenate([np.zeros((0, 2), np.int64)] + [_rows(n, found) for n, found in enumerate(documents)])
    keys = [_key(snapshot, matched, documents, name) for name in sort_by]
    if end is not None and 0 < end < len(places):
        # Only what can be among the first by the first key need be sorted by all.
        worst = np.partition(keys[0], end - 1)[end - 1]
        near = np.flatnonzero(keys[0] <= worst)
        places, keys = places[near], [key[near] for key in keys]
    return places[np.lexsort(keys[::-1])]


def _rows(segment: int, documents: np.ndarray) -> np.ndarray:
    return np.column_stack([np.full(len(documents), segment, np.int64), documents.astype(np.int64)])


def _key(snapshot: Snapshot, matched: list[Matched], documents: list[np.ndarray], name: str) -> np.ndarray:
    """What to sort ascending by, for every matching document."""
    field, descending = name.removeprefix("-"), name.startswith("-")
    if field == SCORE:
        values = [np.round(found.scores[docs], SCORE_DECIMALS) for found, docs in zip(matched, documents, strict=True)]
        key = np.concatenate([np.zeros(0), *values])
        return -key if descending else key
    if field not in NUMBER_FIELDS:
        raise SearchBackendError(f"Articles cannot be sorted by {field!r}; only by {', '.join(NUMBER_FIELDS)}, score.")
    numbers = [s.columns.numbers[field][docs] for s, docs in zip(snapshot.segments, documents, strict=True)]
    key = np.concatenate([np.zeros(0, np.int64), *numbers])
    return np.where(key == NO_NUMBER, NO_NUMBER, -key) if descending else key
