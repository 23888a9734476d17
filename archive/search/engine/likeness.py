"""Which documents share the most, and the rarest, whole terms with a list of terms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from archive.search.engine.schema import PK
from archive.search.engine.snapshot import Segment, Snapshot

# Field and value: ("person", "12"), ("words", "tinh_gọn").
Term = tuple[str, str]


class Alike(NamedTuple):
    """A document by its primary key, its score, and the terms that it shares, those that say most first."""

    pk: int
    score: float
    shared: list[Term]


def alike(
    snapshot: Snapshot, wanted: Mapping[Term, float], without: int, limit: int, rare: Mapping[str, float]
) -> list[Alike]:
    """The ``limit`` documents that share most of ``wanted`` (term → its weight), best first; never ``without`` itself.

    A shared term adds its weight times the logarithm of how many times fewer documents have it than there are; one
    that every document has adds nothing, nor does one of a field in ``rare`` (field → share of all documents) that
    more documents than that have. Among equals the larger primary key comes first.
    """
    rarity = {term: _rarity(snapshot, term) for term in wanted}
    worth = {
        term: weight * rarity[term] for term, weight in wanted.items() if rarity[term] > -np.log(rare.get(term[0], 1))
    }
    best: list[tuple[float, int, Segment, int]] = []
    for segment in snapshot.segments:
        scores = np.zeros(segment.size)
        for term, value in worth.items():
            scores[_documents(segment, term)] += value
        keys = segment.numbers(PK)
        scores[~segment.live | (keys == without)] = 0
        found = np.flatnonzero(scores)
        if len(found) > limit:
            # Equal scores at the edge all stay, so that the order below decides between them.
            edge = np.partition(scores[found], -limit)[-limit]
            found = found[scores[found] >= edge]
        best += [(float(scores[document]), int(keys[document]), segment, int(document)) for document in found]
    best.sort(key=lambda row: (-row[0], -row[1]))
    return [Alike(pk, score, _shared(segment, document, worth)) for score, pk, segment, document in best[:limit]]


def _rarity(snapshot: Snapshot, term: Term) -> float:
    return snapshot.idf(term[0], term[1].encode()) - 1  # Whoosh adds one to every logarithm


def _documents(segment: Segment, term: Term) -> np.ndarray:
    return segment.docs(term[0], term[1].encode())


def _shared(segment: Segment, document: int, worth: Mapping[Term, float]) -> list[Term]:
    has = [term for term in worth if document in _documents(segment, term)]
    return sorted(has, key=lambda term: (-worth[term], term))
