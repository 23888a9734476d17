"""How well documents match a Whoosh query: Whoosh's own BM25F, by numpy, of the documents that are asked for alone."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from whoosh import query as q
from whoosh.scoring import BM25F

from archive.search.engine.columns import LENGTHS
from archive.search.engine.matching import Matching
from archive.search.engine.own_queries import Near, OpenPhrase, OpenWord, Row
from archive.search.engine.snapshot import Snapshot

# How much the length of a field and the repetition of a term weigh; Whoosh's own.
B, K1 = BM25F().B, BM25F().K1
# Of a term in so many times more documents than are asked for, each of these is looked up among those.
_FAR_MORE = 32


class Scored(NamedTuple):
    """Which of the documents match (a mask over them), and a score for each, which is 0 where it does not match."""

    held: np.ndarray
    scores: np.ndarray


def score(part: Matching, query: q.Query, documents: np.ndarray) -> np.ndarray:
    """The score of each of these documents (ascending numbers) of a segment; 0 of one that does not match."""
    return Scoring(part, documents).of(query).scores if len(documents) else np.zeros(0)


class Scoring:
    """Queries over some documents of a segment."""

    def __init__(self, part: Matching, documents: np.ndarray):
        self.documents = documents
        self.snapshot, self.segment, self._matching = part.snapshot, part.segment, part
        # The documents as a mask, and the place of each among them; made when first needed.
        self._among: np.ndarray | None = None
        self._numbers: np.ndarray | None = None

    def of(self, query: q.Query) -> Scored:
        """How the documents score."""
        by_array = self.BY_ARRAY.get(type(query))
        scored = by_array(self, query) if by_array else None
        if scored is not None:
            return scored
        found = self._matching.by_whoosh(query)
        return _where(found.mask[self.documents], found.scores[self.documents])

    # --- Terms ---

    def term(self, query: q.Term) -> Scored:
        terms = self._matching.terms(query)
        held, scores = self._none()
        if terms:
            numbers, found = self.of_term(query.fieldname, terms[0])
            held[numbers] = True
            scores[numbers] = query.boost * found
        return Scored(held, scores)

    def of_term(self, field: str, term: bytes) -> tuple[np.ndarray, np.ndarray]:
        """Which of the documents, by their place among those asked for, hold a term, and how it scores in each."""
        docs, weights = self.segment.postings(field, term)
        numbers, places = self._common(docs)
        return numbers, self._bm25f(field, term, docs[places], weights[places].astype(np.float64))

    def _common(self, docs: np.ndarray) -> tuple[np.ndarray, np.ndarray | slice]:
        """Of the documents that are in both: the place among those asked for, and the place among these."""
        if len(self.documents) == self.segment.size:
            return docs, slice(None)
        if len(self.documents) * _FAR_MORE <= len(docs):
            places = np.minimum(np.searchsorted(docs, self.documents), len(docs) - 1)
            numbers = np.flatnonzero(docs[places] == self.documents)
            return numbers, places[numbers]
        if self._numbers is None:
            self._numbers = np.full(self.segment.size, -1, np.int32)
            self._numbers[self.documents] = np.arange(len(self.documents), dtype=np.int32)
        numbers = self._numbers[docs]
        places = np.flatnonzero(numbers >= 0)
        return numbers[places], places

    def _bm25f(self, field: str, term: bytes, docs: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """Robertson and Zaragoza's BM25F, as ``whoosh.scoring.bm25`` has it; a field without lengths scores weights."""
        if not self.segment.reader.schema[field].scorable or not len(docs):
            return weights
        by_length = K1 * (1 - B + B * LENGTHS / self.snapshot.average_length(field))
        factor = self.snapshot.idf(field, term) * (K1 + 1)
        return factor * weights / (weights + by_length[self.segment.lengths(field)[docs]])

    # --- By type of query ---

    def everything(self, query: q.Every) -> Scored | None:
        return None if query.fieldname is not None else _constant(np.ones(len(self.documents), bool), query.boost)

    def nothing(self, _query: q.Query) -> Scored:
        return Scored(*self._none())

    def alike(self, query: q.Prefix | OpenWord | q.NumericRange) -> Scored:
        """The same for all that match."""
        return _constant(self._matching.of(query)[self.documents], query.boost)

    def phrase(self, query: q.Phrase | OpenPhrase) -> Scored | None:
        """Scored by its whole syllables, as if they stood alone."""
        if isinstance(query, q.Phrase) and (query.slop != 1 or not query.words):
            return None
        held = self._holding(query)
        scores = np.zeros(len(self.documents))
        terms = self._matching.terms(query) if held.any() else []
        for term in terms[:-1] if isinstance(query, OpenPhrase) else terms:
            numbers, found = self.of_term(query.fieldname, term)
            scores[numbers] += query.boost * found
        return _where(held, scores)

    def in_a_row(self, query: Row | Near) -> Scored:
        """Worth how rare its words are."""
        held = self._holding(query)
        return _constant(held, worth(self.snapshot, query)) if held.any() else Scored(*self._none())

    def conjunction(self, query: q.And) -> Scored:
        held, scores = np.full(len(self.documents), bool(query.subqueries)), np.zeros(len(self.documents))
        for child in query.subqueries:
            found = self.of(child)
            held &= found.held
            if not isinstance(child, q.Not):
                scores += found.scores
        return _where(held, query.boost * scores)

    def disjunction(self, query: q.Or) -> Scored | None:
        if query.minmatch or query.scale:
            return None
        held, scores = self._none()
        for child in query.subqueries:
            found = self.of(child)
            if found.held.any():
                held |= found.held
                scores += found.scores
        return Scored(held, query.boost * scores)

    def complement(self, query: q.Not) -> Scored:
        return _constant(~self.of(query.query).held, query.boost)

    def lifted(self, query: q.AndMaybe) -> Scored:
        required, optional = self.of(query.a), self.of(query.b)
        return _where(required.held, query.boost * (required.scores + optional.scores))

    def _none(self) -> tuple[np.ndarray, np.ndarray]:
        return np.zeros(len(self.documents), bool), np.zeros(len(self.documents))

    def _holding(self, query: q.Query) -> np.ndarray:
        """Which of the documents match a query with places in it; of no other document is a place looked at."""
        if self._among is None:
            self._among = self._matching.mask_of(self.documents)
        mask = self._matching.of(query, self._among)
        return mask[self.documents] if mask.any() else np.zeros(len(self.documents), bool)

    BY_ARRAY = {
        q.Every: everything,
        type(q.NullQuery): nothing,
        q.Term: term,
        q.Prefix: alike,
        OpenWord: alike,
        q.Phrase: phrase,
        OpenPhrase: phrase,
        Row: in_a_row,
        Near: in_a_row,
        q.And: conjunction,
        q.Or: disjunction,
        q.Not: complement,
        q.AndMaybe: lifted,
        q.NumericRange: alike,
    }


def worth(snapshot: Snapshot, query: Row | Near) -> float:
    """The score of what holds the words of such a query as it asks."""
    return query.boost * sum(snapshot.idf(query.fieldname, word.encode()) for word in query.words)


def _constant(held: np.ndarray, value: float) -> Scored:
    return Scored(held, held * float(value))


def _where(held: np.ndarray, scores: np.ndarray) -> Scored:
    return Scored(held, np.where(held, scores, 0.0))
