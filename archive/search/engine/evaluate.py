"""Evaluates a Whoosh query over a snapshot with numpy: which documents match, and how well.

A segment at a time, a query becomes a mask over its documents and a score for each. The scores are those of Whoosh's
own BM25F, so both ways agree; what is not written here for arrays is evaluated by Whoosh itself.

What only lifts a match (the second half of ``AndMaybe``) is evaluated among the matches alone: of a phrase that is
there for the ranking, no position is read of an article that is not found.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from whoosh import query as q
from whoosh.scoring import BM25F

from archive.search.engine.own_queries import Near, OpenPhrase, Row
from archive.search.engine.schema import NUMBER_FIELDS
from archive.search.engine.side_by_side import close_together, in_documents, side_by_side
from archive.search.engine.snapshot import Segment, Snapshot
from archive.search.engine.storage import reading

# How much the length of a field and the repetition of a term weigh; Whoosh's own.
B, K1 = BM25F().B, BM25F().K1
# Occurrences of words that are compared for being near. Of words that stand everywhere ("và", "của") it says nothing
# that they are, and at 100,000 articles it would take a second.
MOST_NEAR = 300_000


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
    """A query over one segment. ``within``, where it is given, is a mask: of other documents nothing need be known."""

    def __init__(self, snapshot: Snapshot, segment: Segment):
        self.snapshot, self.segment = snapshot, segment

    def of(self, query: q.Query, within: np.ndarray | None = None) -> Matched:
        by_array = self.BY_ARRAY.get(type(query))
        matched = by_array(self, query, within) if by_array else None
        return self.by_whoosh(query) if matched is None else matched

    def nothing(self) -> Matched:
        return Matched(np.zeros(self.segment.size, bool), np.zeros(self.segment.size))

    def everything(self, query: q.Every, within: np.ndarray | None) -> Matched | None:
        if query.fieldname is not None:
            return None
        return Matched(np.ones(self.segment.size, bool), np.full(self.segment.size, float(query.boost)))

    def term(self, query: q.Term, within: np.ndarray | None) -> Matched:
        schema = self.segment.reader.schema
        if query.fieldname not in schema:
            return self.nothing()
        try:
            term = schema[query.fieldname].to_bytes(query.text)
        except ValueError:  # a number that the field cannot hold occurs nowhere
            return self.nothing()
        mask, scores = self.nothing()
        docs, scored = self.scored(query.fieldname, term, within)
        mask[docs] = True
        scores[docs] = query.boost * scored
        return Matched(mask, scores)

    def scored(self, field: str, term: bytes, within: np.ndarray | None) -> tuple[np.ndarray, np.ndarray]:
        """The documents that hold a term, and how it scores in each."""
        docs, weights = self.segment.postings(field, term)
        if within is not None:
            kept = within[docs]
            docs, weights = docs[kept], weights[kept]
        return docs, self.bm25f(field, term, docs, weights)

    def bm25f(self, field: str, term: bytes, docs: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """Robertson and Zaragoza's BM25F, as ``whoosh.scoring.bm25`` has it; a field without lengths scores weights."""
        if not self.segment.reader.schema[field].scorable or not len(docs):
            return weights
        lengths = self.segment.lengths(field)[docs] / self.snapshot.average_length(field)
        saturated = weights * (K1 + 1) / (weights + K1 * (1 - B + B * lengths))
        return self.snapshot.idf(field, term) * saturated

    def prefix(self, query: q.Prefix, within: np.ndarray | None) -> Matched:
        """A score that is the same for all, as Whoosh's: how often "hội nghị" says little of who asked for "hội*"."""
        mask, scores = self.nothing()
        if query.fieldname in self.segment.reader.schema:
            for term in self.segment.terms_from(query.fieldname, query.text):
                mask[self.segment.postings(query.fieldname, term).docs] = True
        scores[mask] = query.boost
        return Matched(mask, scores)

    def phrase(self, query: q.Phrase, within: np.ndarray | None) -> Matched | None:
        if query.slop != 1 or query.fieldname not in self.segment.reader.schema or not query.words:
            return None
        terms = [self.segment.reader.schema[query.fieldname].to_bytes(word) for word in query.words]
        return self.phrase_of(query, terms, [[term] for term in terms], within)

    def row(self, query: Row, within: np.ndarray | None) -> Matched:
        if query.fieldname not in self.segment.reader.schema:
            return self.nothing()
        terms = [self.segment.reader.schema[query.fieldname].to_bytes(word) for word in query.words]
        mask, scores = self.nothing()
        mask[self.standing(query.fieldname, [[term] for term in terms], within)] = True
        scores[mask] = query.boost * sum(self.snapshot.idf(query.fieldname, term) for term in terms)
        return Matched(mask, scores)

    def near(self, query: Near, within: np.ndarray | None) -> Matched:
        if query.fieldname not in self.segment.reader.schema:
            return self.nothing()
        field = query.fieldname
        terms = [self.segment.reader.schema[field].to_bytes(word) for word in query.words]
        mask, scores = self.nothing()
        candidates = self.holding(field, [[term] for term in terms], within)
        if len(candidates):
            places = [in_documents(self.segment.positions(field, term), candidates) for term in terms]
            if sum(map(len, places)) <= MOST_NEAR:
                mask[close_together(places, query.width)] = True
        scores[mask] = query.boost * sum(self.snapshot.idf(field, term) for term in terms)
        return Matched(mask, scores)

    def open_phrase(self, query: OpenPhrase, within: np.ndarray | None) -> Matched:
        if query.fieldname not in self.segment.reader.schema:
            return self.nothing()
        terms = [self.segment.reader.schema[query.fieldname].to_bytes(word) for word in query.words[:-1]]
        endings = self.segment.terms_from(query.fieldname, query.words[-1])
        return self.phrase_of(query, terms, [*([term] for term in terms), endings], within)

    def phrase_of(
        self, query: q.Phrase | OpenPhrase, scoring: list[bytes], places: list[list[bytes]], within: np.ndarray | None
    ) -> Matched:
        """Where the places follow one another; scored by the terms ``scoring``, as if they stood alone."""
        mask, scores = self.nothing()
        mask[self.standing(query.fieldname, places, within)] = True
        for term in scoring:
            docs, scored = self.scored(query.fieldname, term, mask)
            scores[docs] += scored
        return Matched(mask, query.boost * scores)

    def standing(self, field: str, places: list[list[bytes]], within: np.ndarray | None) -> np.ndarray:
        """The documents in which one of the terms for each place stands right behind one of those for the place before.

        No position is read where no document holds them all.
        """
        candidates = self.holding(field, places, within)
        if not len(candidates):
            return candidates
        return side_by_side(
            [[in_documents(self.segment.positions(field, term), candidates) for term in terms] for terms in places]
        )

    def holding(self, field: str, places: Iterable[list[bytes]], within: np.ndarray | None) -> np.ndarray:
        """The numbers of the documents that hold some term for each place, ascending."""
        kept = within
        for terms in places:
            mask = np.zeros(self.segment.size, bool)
            for term in terms:
                mask[self.segment.postings(field, term).docs] = True
            kept = mask if kept is None else kept & mask
        return np.flatnonzero(kept)

    def conjunction(self, query: q.And, within: np.ndarray | None) -> Matched:
        mask, scores = np.ones(self.segment.size, bool), np.zeros(self.segment.size)
        for child in query.subqueries:
            found = self.of(child, within)
            mask &= found.mask
            if not isinstance(child, q.Not):
                scores += found.scores
        return Matched(mask if query.subqueries else ~mask, query.boost * scores)

    def disjunction(self, query: q.Or, within: np.ndarray | None) -> Matched | None:
        if query.minmatch or query.scale:
            return None
        mask, scores = self.nothing()
        for child in query.subqueries:
            found = self.of(child, within)
            mask |= found.mask
            scores[found.mask] += found.scores[found.mask]
        return Matched(mask, query.boost * scores)

    def complement(self, query: q.Not, within: np.ndarray | None) -> Matched:
        return Matched(~self.of(query.query, within).mask, np.full(self.segment.size, float(query.boost)))

    def lifted(self, query: q.AndMaybe, within: np.ndarray | None) -> Matched:
        required = self.of(query.a, within)
        matching = required.mask if within is None else required.mask & within
        optional = self.of(query.b, matching)
        scores = required.scores + np.where(optional.mask, optional.scores, 0)
        return Matched(required.mask, query.boost * scores)

    def in_range(self, query: q.NumericRange, within: np.ndarray | None) -> Matched | None:
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
        q.Prefix: prefix,
        q.Phrase: phrase,
        OpenPhrase: open_phrase,
        Row: row,
        Near: near,
        q.And: conjunction,
        q.Or: disjunction,
        q.Not: complement,
        q.AndMaybe: lifted,
        q.NumericRange: in_range,
    }
