"""Evaluates a Whoosh query over a snapshot with numpy: which documents match, and how well.

A segment at a time, a query becomes a mask over its documents and a score for each. The scores are those of Whoosh's
own BM25F, so both ways agree; what is not written here for arrays is evaluated by Whoosh itself.
"""

from __future__ import annotations

from functools import reduce
from typing import NamedTuple

import numpy as np
from whoosh import query as q
from whoosh.scoring import BM25F

from archive.search.engine.postings import POSITION_BITS
from archive.search.engine.schema import NUMBER_FIELDS
from archive.search.engine.snapshot import Segment, Snapshot
from archive.search.engine.storage import reading

# How much the length of a field and the repetition of a term weigh; Whoosh's own.
B, K1 = BM25F().B, BM25F().K1


class Matched(NamedTuple):
    """A mask over the documents of a segment and their scores; a score means nothing where the mask is False."""

    mask: np.ndarray
    scores: np.ndarray


def evaluate(snapshot: Snapshot, query: q.Query) -> list[Matched]:
    """One result a segment, deleted documents left out. Raises :class:`IndexUnavailableError` if a file is damaged."""
    found = []
    for segment in snapshot.segments:
        mask, scores = _Evaluation(snapshot, segment).of(query)
        found.append(Matched(mask & segment.live, scores))
    return found


class _Evaluation:
    """A query over one segment."""

    def __init__(self, snapshot: Snapshot, segment: Segment):
        self.snapshot, self.segment = snapshot, segment

    def of(self, query: q.Query) -> Matched:
        by_array = self.BY_ARRAY.get(type(query))
        matched = by_array(self, query) if by_array else None
        return self.by_whoosh(query) if matched is None else matched

    def nothing(self) -> Matched:
        return Matched(np.zeros(self.segment.size, bool), np.zeros(self.segment.size))

    def everything(self, query: q.Every) -> Matched | None:
        if query.fieldname is not None:
            return None
        return Matched(np.ones(self.segment.size, bool), np.full(self.segment.size, float(query.boost)))

    def term(self, query: q.Term) -> Matched:
        schema = self.segment.reader.schema
        if query.fieldname not in schema:
            return self.nothing()
        try:
            term = schema[query.fieldname].to_bytes(query.text)
        except ValueError:  # a number that the field cannot hold occurs nowhere
            return self.nothing()
        docs, weights = self.segment.postings(query.fieldname, term)
        mask, scores = self.nothing()
        mask[docs] = True
        scores[docs] = query.boost * self.bm25f(query.fieldname, term, docs, weights)
        return Matched(mask, scores)

    def bm25f(self, field: str, term: bytes, docs: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """Robertson and Zaragoza's BM25F, as ``whoosh.scoring.bm25`` has it; a field without lengths scores weights."""
        if not self.segment.reader.schema[field].scorable or not len(docs):
            return weights
        lengths = self.segment.lengths(field)[docs] / self.snapshot.average_length(field)
        saturated = weights * (K1 + 1) / (weights + K1 * (1 - B + B * lengths))
        return self.snapshot.idf(field, term) * saturated

    def phrase(self, query: q.Phrase) -> Matched | None:
        if query.slop != 1 or query.fieldname not in self.segment.reader.schema or not query.words:
            return None
        terms = [self.segment.reader.schema[query.fieldname].to_bytes(word) for word in query.words]
        # Where the phrase begins, by each word's account; the rarest word first keeps the sets small.
        begins = [self.segment.positions(query.fieldname, term) - place for place, term in enumerate(terms)]
        begins.sort(key=len)
        common = reduce(lambda left, right: np.intersect1d(left, right, assume_unique=True), begins)
        mask = np.zeros(self.segment.size, bool)
        mask[common >> POSITION_BITS] = True
        scores = np.zeros(self.segment.size)
        for term in terms:
            docs, weights = self.segment.postings(query.fieldname, term)
            scores[docs] += self.bm25f(query.fieldname, term, docs, weights)
        return Matched(mask, query.boost * scores)

    def conjunction(self, query: q.And) -> Matched:
        mask, scores = np.ones(self.segment.size, bool), np.zeros(self.segment.size)
        for child in query.subqueries:
            found = self.of(child)
            mask &= found.mask
            if not isinstance(child, q.Not):
                scores += found.scores
        return Matched(mask if query.subqueries else ~mask, query.boost * scores)

    def disjunction(self, query: q.Or) -> Matched | None:
        if query.minmatch or query.scale:
            return None
        mask, scores = self.nothing()
        for child in query.subqueries:
            found = self.of(child)
            mask |= found.mask
            scores += np.where(found.mask, found.scores, 0)
        return Matched(mask, query.boost * scores)

    def complement(self, query: q.Not) -> Matched:
        return Matched(~self.of(query.query).mask, np.full(self.segment.size, float(query.boost)))

    def lifted(self, query: q.AndMaybe) -> Matched:
        required, optional = self.of(query.a), self.of(query.b)
        scores = required.scores + np.where(optional.mask, optional.scores, 0)
        return Matched(required.mask, query.boost * scores)

    def in_range(self, query: q.NumericRange) -> Matched | None:
        if query.fieldname not in NUMBER_FIELDS:
            return None
        numbers = self.segment.columns.numbers[query.fieldname]
        mask = numbers != np.iinfo(np.int64).max
        if query.start is not None:
            mask &= numbers > query.start if query.startexcl else numbers >= query.start
        if query.end is not None:
            mask &= numbers < query.end if query.endexcl else numbers <= query.end
        return Matched(mask, np.full(self.segment.size, float(query.boost)))

    def by_whoosh(self, query: q.Query) -> Matched:
        """What Whoosh's own matchers find, document by document."""
        mask, scores = self.nothing()
        with self.snapshot.lock, reading():
            matcher = query.matcher(self.segment.searcher, self.segment.searcher.context())
            while matcher.is_active():
                mask[matcher.id()] = True
                scores[matcher.id()] = matcher.score()
                matcher.next()
        return Matched(mask, scores)

    BY_ARRAY = {
        q.Every: everything,
        q.Term: term,
        q.Phrase: phrase,
        q.And: conjunction,
        q.Or: disjunction,
        q.Not: complement,
        q.AndMaybe: lifted,
        q.NumericRange: in_range,
    }
