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

from archive.search.analyzers import form
from archive.search.engine.own_queries import Near, OpenPhrase, OpenWord, Row
from archive.search.engine.postings import POSITION_BITS
from archive.search.engine.schema import NUMBER_FIELDS
from archive.search.engine.side_by_side import close_together, held_by, in_documents, side_by_side, where_side_by_side
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
        """A score that is the same for all, as Whoosh's."""
        mask, scores = self.nothing()
        if query.fieldname in self.segment.reader.schema:
            mask = self.with_any(query.fieldname, self.segment.terms_from(query.fieldname, query.text))
        scores[mask] = query.boost
        return Matched(mask, scores)

    def open_word(self, query: OpenWord, within: np.ndarray | None) -> Matched:
        mask, scores = self.nothing()
        if query.fieldname in self.segment.reader.schema:
            mask = self.with_any(query.fieldname, self.endings(query.fieldname, query.words[0]))
        scores[mask] = query.boost
        return Matched(mask, scores)

    def endings(self, field: str, beginning: str) -> list[bytes]:
        """The terms of a field that an unfinished syllable may become; see :func:`archive.search.analyzers.begins`."""
        found = self.segment.terms_from(field, beginning)
        whole = form(beginning)
        return found if whole == beginning else [*found, whole.encode()]

    def with_any(self, field: str, terms: Iterable[bytes]) -> np.ndarray:
        """The documents that hold one of the terms, as a mask."""
        mask = np.zeros(self.segment.size, bool)
        for term in terms:
            mask[self.segment.postings(field, term).docs] = True
        return mask

    def phrase(self, query: q.Phrase, within: np.ndarray | None) -> Matched | None:
        if query.slop != 1 or query.fieldname not in self.segment.reader.schema or not query.words:
            return None
        terms = [self.segment.reader.schema[query.fieldname].to_bytes(word) for word in query.words]
        return self.scored_by(query, terms, self.standing(query.fieldname, terms, within))

    def row(self, query: Row, within: np.ndarray | None) -> Matched:
        if query.fieldname not in self.segment.reader.schema:
            return self.nothing()
        terms = [self.segment.reader.schema[query.fieldname].to_bytes(word) for word in query.words]
        mask, scores = self.nothing()
        mask[self.standing(query.fieldname, terms, within)] = True
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
        return self.scored_by(query, terms, self.going_on(query, terms, within))

    def going_on(self, query: OpenPhrase, terms: list[bytes], within: np.ndarray | None) -> np.ndarray:
        """The documents in which the terms stand side by side, and behind them what the last word may become.

        That may be hundreds of terms ("hội th*"): each is looked for only where the others stand, the commonest first,
        and no more in a document that is found already.
        """
        field, endings = query.fieldname, self.endings(query.fieldname, query.words[-1])
        candidates = self.holding(field, [*([term] for term in terms), endings], within)
        if not (terms and len(candidates)):
            return candidates
        whole = [[in_documents(self.segment.positions(field, term), candidates)] for term in terms]
        behind = where_side_by_side(whole) + len(terms)
        found = np.zeros(self.segment.size, bool)
        for term in sorted(endings, key=lambda term: -len(self.segment.postings(field, term).docs)):
            open_still = np.zeros(self.segment.size, bool)
            open_still[behind >> POSITION_BITS] = True
            if open_still[self.segment.postings(field, term).docs].any():
                held = held_by(self.segment.positions(field, term), behind)
                found[behind[held] >> POSITION_BITS] = True
                behind = behind[~found[behind >> POSITION_BITS]]
        return np.flatnonzero(found)

    def scored_by(self, query: q.Phrase | OpenPhrase, scoring: list[bytes], documents: np.ndarray) -> Matched:
        """These documents, scored by the terms ``scoring``, as if they stood alone."""
        mask, scores = self.nothing()
        mask[documents] = True
        for term in scoring:
            docs, scored = self.scored(query.fieldname, term, mask)
            scores[docs] += scored
        return Matched(mask, query.boost * scores)

    def standing(self, field: str, terms: list[bytes], within: np.ndarray | None) -> np.ndarray:
        """The documents in which each of the terms stands right behind the one before.

        No position is read where no document holds them all.
        """
        candidates = self.holding(field, [[term] for term in terms], within)
        if not len(candidates):
            return candidates
        return side_by_side([[in_documents(self.segment.positions(field, term), candidates)] for term in terms])

    def holding(self, field: str, places: Iterable[list[bytes]], within: np.ndarray | None) -> np.ndarray:
        """The numbers of the documents that hold some term for each place, ascending."""
        kept = within
        for terms in places:
            mask = self.with_any(field, terms)
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
        OpenWord: open_word,
        Row: row,
        Near: near,
        q.And: conjunction,
        q.Or: disjunction,
        q.Not: complement,
        q.AndMaybe: lifted,
        q.NumericRange: in_range,
    }
