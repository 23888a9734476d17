"""Which documents match a Whoosh query, by numpy over a snapshot; what is not written here Whoosh itself decides.

A segment at a time, a query becomes a mask over its documents. What only lifts a match (the second half of
``AndMaybe``) is not looked at here; see :mod:`archive.search.engine.scoring`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from typing import NamedTuple

import numpy as np
from whoosh import query as q

from archive.search.engine.own_queries import Near, OpenPhrase, OpenWord, Row
from archive.search.engine.places import close_together, held_by, moved, row, within
from archive.search.engine.schema import NO_NUMBER, NUMBER_FIELDS
from archive.search.engine.segment import Segment
from archive.search.engine.snapshot import Snapshot
from archive.search.engine.storage import reading

# A mask over the documents of each segment.
Masks = list[np.ndarray]

# Of fewer documents than one in so many, only the places within them are looked at.
_FEW = 16
# A filter for places in no order: a byte for each remainder by this.
_REMAINDERS = 2**20


class Found(NamedTuple):
    """What Whoosh's own matcher finds: a mask, and a score for each document."""

    mask: np.ndarray
    scores: np.ndarray


def count(masks: Masks) -> int:
    """How many documents there are."""
    return sum(int(np.count_nonzero(mask)) for mask in masks)


def all_of(sets: Sequence[Masks]) -> Masks:
    """The documents that are in each of these sets, of which there is at least one."""
    return [reduce(np.logical_and, masks) for masks in zip(*sets, strict=True)]


def matching(snapshot: Snapshot, query: q.Query) -> Masks:
    """The documents that match, deleted ones left out. Raises ``IndexUnavailableError`` if a file is damaged."""
    return [Matching(snapshot, segment).living(query) for segment in snapshot.segments]


class Matching:
    """Queries over one segment."""

    def __init__(self, snapshot: Snapshot, segment: Segment):
        self.snapshot, self.segment = snapshot, segment
        # By the query's identity; whoever asks keeps it alive.
        self._by_whoosh: dict[int, Found] = {}

    def living(self, query: q.Query) -> np.ndarray:
        """The documents that match and have not been deleted, as a mask."""
        return self.of(query) & self.segment.live

    def of(self, query: q.Query, among: np.ndarray | None = None) -> np.ndarray:
        """The documents that match, as a mask not to be changed.

        Of documents out of the mask ``among``, if it is given, nothing need be known, and what is said of them is void.
        """
        by_array = self.BY_ARRAY.get(type(query))
        mask = by_array(self, query, among) if by_array else None
        return self.by_whoosh(query).mask if mask is None else mask

    def terms(self, query: q.Query, words: Sequence[str] | None = None) -> list[bytes] | None:
        """The terms of the words of a query (or of these words); None where its field can hold none such."""
        if not self.segment.has_field(query.fieldname):
            return None
        to_bytes = self.segment.reader.schema[query.fieldname].to_bytes
        try:
            return [to_bytes(word) for word in words or getattr(query, "words", None) or [query.text]]
        except ValueError:  # a number that the field cannot hold occurs nowhere
            return None

    def mask_of(self, documents: np.ndarray | Sequence[int]) -> np.ndarray:
        """These documents as a mask."""
        mask = np.zeros(self.segment.size, bool)
        mask[documents] = True
        return mask

    # --- By type of query ---

    def everything(self, query: q.Every, _among: np.ndarray | None) -> np.ndarray | None:
        return None if query.fieldname is not None else np.ones(self.segment.size, bool)

    def nothing(self, _query: q.Query, _among: np.ndarray | None) -> np.ndarray:
        return np.zeros(self.segment.size, bool)

    def term(self, query: q.Term, among: np.ndarray | None) -> np.ndarray:
        terms = self.terms(query)
        return self.mask_of(self.segment.docs(query.fieldname, terms[0])) if terms else self.nothing(query, among)

    def prefix(self, query: q.Prefix, among: np.ndarray | None) -> np.ndarray:
        if not self.segment.has_field(query.fieldname):
            return self.nothing(query, among)
        return self.segment.holding_beginning(query.fieldname, query.text)

    def open_word(self, query: OpenWord | OpenPhrase, among: np.ndarray | None) -> np.ndarray:
        if not self.segment.has_field(query.fieldname):
            return self.nothing(query, among)
        return self.segment.holding_unfinished(query.fieldname, query.words[-1])

    def phrase(self, query: q.Phrase, among: np.ndarray | None) -> np.ndarray | None:
        return self.row(query, among) if query.slop == 1 and query.words else None

    def row(self, query: q.Phrase | Row, among: np.ndarray | None) -> np.ndarray:
        def find(field: str, terms: list[bytes], among: np.ndarray | None) -> np.ndarray:
            return self.where_in_a_row(field, terms, among)

        return self._with_places("row", query, among, find)

    def near(self, query: Near, among: np.ndarray | None) -> np.ndarray:
        def find(field: str, terms: list[bytes], among: np.ndarray | None) -> np.ndarray:
            return close_together(self.places(field, terms, self.holding(field, terms, among)), query.width)

        return self._with_places("near", query, among, find)

    def open_phrase(self, query: OpenPhrase, among: np.ndarray | None) -> np.ndarray:
        *whole, beginning = query.words
        if not (whole and self.segment.has_field(query.fieldname)):
            return self.open_word(query, among)

        def find(field: str, terms: list[bytes], among: np.ndarray | None) -> np.ndarray:
            among = _both(among, self.segment.holding_unfinished(field, beginning))
            behind = moved(self.where_in_a_row(field, terms, among), len(terms))
            return _shared(behind, self.segment.places_unfinished(field, beginning)) if len(behind) else behind

        return self._with_places(f"open {beginning}", query, among, find, whole)

    def conjunction(self, query: q.And, among: np.ndarray | None) -> np.ndarray:
        if not query.subqueries:
            return self.nothing(query, among)
        for child in sorted(query.subqueries, key=_cost):
            among = _both(among, self.of(child, among))
        return among

    def disjunction(self, query: q.Or, among: np.ndarray | None) -> np.ndarray | None:
        if query.minmatch or query.scale:
            return None
        mask = np.zeros(self.segment.size, bool)
        for child in query.subqueries:
            mask |= self.of(child, among)
        return mask

    def complement(self, query: q.Not, among: np.ndarray | None) -> np.ndarray:
        return ~self.of(query.query, among)

    def lifted(self, query: q.AndMaybe, among: np.ndarray | None) -> np.ndarray:
        return self.of(query.a, among)

    def in_range(self, query: q.NumericRange, _among: np.ndarray | None) -> np.ndarray | None:
        if query.fieldname not in NUMBER_FIELDS:
            return None
        numbers = self.segment.numbers(query.fieldname)
        mask = numbers != NO_NUMBER
        if query.start is not None:
            mask &= numbers > query.start if query.startexcl else numbers >= query.start
        if query.end is not None:
            mask &= numbers < query.end if query.endexcl else numbers <= query.end
        return mask

    def by_whoosh(self, query: q.Query) -> Found:
        """What Whoosh's own matchers find, document by document."""
        if id(query) not in self._by_whoosh:
            mask, scores = np.zeros(self.segment.size, bool), np.zeros(self.segment.size)
            with self.snapshot.lock, reading():
                matcher = query.matcher(self.segment.searcher, self.segment.searcher.context())
                while matcher.is_active():
                    mask[matcher.id()] = True
                    scores[matcher.id()] = matcher.score()
                    matcher.next()
            self._by_whoosh[id(query)] = Found(mask, scores)
        return self._by_whoosh[id(query)]

    # --- Places ---

    def _with_places(
        self,
        kind: str,
        query: q.Query,
        among: np.ndarray | None,
        find: Callable[[str, list[bytes], np.ndarray | None], np.ndarray],
        words: Sequence[str] | None = None,
    ) -> np.ndarray:
        """The documents in which ``find`` finds any place, as a mask.

        Among few documents only they are looked at. Among many all are, and the answer is kept: the same words will be
        asked for again, with another filter or for another page.
        """
        terms = self.terms(query, words)
        if not terms or not all(len(self.segment.docs(query.fieldname, term)) for term in terms):
            return np.zeros(self.segment.size, bool)
        if among is not None and self._are_few(among):
            return self.mask_of(self.documents(query.fieldname, find(query.fieldname, terms, among)))
        return self.segment.kept(
            (kind, query.fieldname, *terms),
            lambda: self.mask_of(self.documents(query.fieldname, find(query.fieldname, terms, None))),
        )

    def where_in_a_row(self, field: str, terms: Sequence[bytes], among: np.ndarray | None) -> np.ndarray:
        """Where the terms stand side by side: the places of the first of them, ascending.

        No place is read where no document holds them all.
        """
        return row(self.places(field, terms, self.holding(field, terms, among)))

    def holding(self, field: str, terms: Sequence[bytes], among: np.ndarray | None) -> np.ndarray:
        """The documents that hold all of the terms, as a mask."""
        for term in set(terms):
            among = _both(among, self.mask_of(self.segment.docs(field, term)))
        return among

    def places(self, field: str, terms: Sequence[bytes], among: np.ndarray) -> list[np.ndarray]:
        """Where each of the terms stands, at least in these documents; nowhere else, where they are few."""
        if not among.any():
            return [np.zeros(0, np.int64)] * len(terms)
        found = [self.segment.places(field, term) for term in terms]
        if not self._are_few(among):
            return found
        documents, layout = np.flatnonzero(among), self.segment.layout(field)
        return [within(places, layout, documents) for places in found]

    def _are_few(self, documents: np.ndarray) -> bool:
        return np.count_nonzero(documents) * _FEW <= self.segment.size

    def documents(self, field: str, places: np.ndarray) -> np.ndarray:
        """The document of each place."""
        return self.segment.layout(field).documents(places) if len(places) else np.zeros(0, np.intp)

    BY_ARRAY = {
        q.Every: everything,
        type(q.NullQuery): nothing,
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


def _both(left: np.ndarray | None, right: np.ndarray) -> np.ndarray:
    return right if left is None else left & right


def _cost(query: q.Query) -> int:
    """What is dear to look for is looked for last, among what the rest has left."""
    if type(query) not in Matching.BY_ARRAY:
        return 2
    return max([int(isinstance(query, q.Phrase | OpenPhrase | Row | Near)), *map(_cost, query.children())])


def _shared(sought: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Those of ``places``, in no order, that are among the sorted ``sought``; perhaps some of them twice."""
    marked = np.zeros(_REMAINDERS, bool)
    marked[sought & (_REMAINDERS - 1)] = True
    # Sorted they are found several times as fast.
    places = np.sort(places[marked[places & (_REMAINDERS - 1)]])
    return places[held_by(places, sought)]
