"""Scores of what was found, as far as they are needed to know which come first.

To look whether the words of a query stand side by side in every article that holds them would take as long for common
words as all the rest. But it can add only so much: where the articles that score best without it have been looked at,
most others cannot catch up any more, and are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from whoosh import query as q

from archive.search.engine.greatest import greatest
from archive.search.engine.matching import Masks, Matching, count
from archive.search.engine.own_queries import Near, Row
from archive.search.engine.schema import TEXT, folded
from archive.search.engine.scoring import score, worth

# Scores are of the size of ten to some hundreds. Two that differ by less than this are equals, of which the newer one
# is the better: that one text is a few words longer says nothing of what is sought.
SCORE_DECIMALS = 1
_ROUNDING = 10.0**-SCORE_DECIMALS
# Documents looked at closely at first; then all those at once that may still be among the best.
_AT_FIRST = 1_000
# Documents with all words in them, beyond which it is not asked whether they are near one another: of words that stand
# everywhere ("và", "của") it says nothing that they are.
_MOST_NEAR = 20_000


class Ranked(NamedTuple):
    """Documents of one segment, ascending, with the score of each."""

    documents: np.ndarray
    scores: np.ndarray


def ranked(parts: Sequence[Matching], query: q.Query, hits: Masks, end: int | None) -> list[Ranked]:
    """The hits that may be among the first ``end`` by score (all if it is None), with their scores."""
    base, lifts = _parted(query)
    number = count(hits)
    lifts = [lift for lift in lifts if not (isinstance(lift, Near) and _everywhere(parts, lift, number))]
    found = [
        Ranked(documents, score(part, base, documents))
        for part, documents in zip(parts, map(np.flatnonzero, hits), strict=True)
    ]
    if end is None:
        return _lifted(parts, lifts, found)
    if not lifts or number <= _AT_FIRST:
        return _foremost(_lifted(parts, lifts, found), max(1, end))
    return _best(parts, lifts, found, max(1, end))


def _best(parts: Sequence[Matching], lifts: list[q.Query], found: list[Ranked], end: int) -> list[Ranked]:
    """Those that may be among the first ``end`` when they are lifted."""
    most = sum(worth(parts[0].snapshot, lift) for lift in lifts)
    bases = np.concatenate([each.scores for each in found])
    segments = np.repeat(np.arange(len(found)), [len(each.documents) for each in found])
    documents = np.concatenate([each.documents for each in found])
    first = greatest(bases, max(_AT_FIRST, 2 * end))
    others = np.ones(len(bases), bool)
    others[first] = False

    def looked_at(chosen: np.ndarray) -> list[Ranked]:
        chosen = np.sort(chosen)
        here = [chosen[segments[chosen] == number] for number in range(len(found))]
        return _lifted(parts, lifts, [Ranked(documents[each], bases[each]) for each in here])

    best = looked_at(first)
    rest = looked_at(np.flatnonzero(others & (bases + most >= _least(best, end))))
    return [_together(both) for both in zip(best, rest, strict=True)]


def _foremost(found: list[Ranked], end: int) -> list[Ranked]:
    """Those that may be among the first ``end``."""
    least = _least(found, end)
    return [Ranked(each.documents[kept], each.scores[kept]) for each in found for kept in [each.scores >= least]]


def _least(found: list[Ranked], end: int) -> float:
    """The score below which nothing is among the first ``end``."""
    scores = np.concatenate([each.scores for each in found] or [np.zeros(0)])
    # Scores this far apart may be equals.
    return float(np.partition(scores, -end)[-end]) - _ROUNDING if len(scores) >= end else -np.inf


def rounded(scores: np.ndarray) -> np.ndarray:
    """Scores as they are compared."""
    return np.round(scores, SCORE_DECIMALS)


def _lifted(parts: Sequence[Matching], lifts: list[q.Query], found: list[Ranked]) -> list[Ranked]:
    if not lifts:
        return found
    every = q.Or(lifts)
    return [
        Ranked(documents, scores + score(part, every, documents))
        for part, (documents, scores) in zip(parts, found, strict=True)
    ]


def _together(both: tuple[Ranked, Ranked]) -> Ranked:
    documents, scores = (np.concatenate(arrays) for arrays in zip(*both, strict=True))
    order = np.argsort(documents)
    return Ranked(documents[order], scores[order])


def _parted(query: q.Query) -> tuple[q.Query, list[q.Query]]:
    """What scores, but for what is dear to look for and only lifts; and that."""
    if not (type(query) is q.AndMaybe and type(query.b) is q.Or and query.boost == query.b.boost == 1):
        return query, []
    dear = [lift for lift in query.b.subqueries if isinstance(lift, Row | Near) and lift.fieldname in _LONG]
    cheap = [lift for lift in query.b.subqueries if lift not in dear]
    return q.AndMaybe(query.a, q.Or(cheap)) if cheap else query.a, dear


# The fields in which words stand many times over.
_LONG = (TEXT, folded(TEXT))


def _everywhere(parts: Sequence[Matching], near: Near, hits: int) -> bool:
    holding = (sum(part.segment.frequency(near.fieldname, word.encode()) for part in parts) for word in near.words)
    return min(hits, *holding) > _MOST_NEAR
