"""Where the arrays of a segment come from: the side file, or what Whoosh has packed.

Both give the same but for the numbering of places, of which each has its own layout. What is read often is cached.
"""

from __future__ import annotations

import threading

import numpy as np
from whoosh.reading import SegmentReader, TermNotFound

from archive.search.engine.cache import Cache
from archive.search.engine.columns import Counted, read_counted, read_lengths, read_numbers
from archive.search.engine.places import Layout, PackedLayout, UniformLayout
from archive.search.engine.postings import POSITION_BITS, Postings, read_positions, read_postings
from archive.search.engine.side_file import SideFile
from archive.search.engine.storage import reading

_NO_DOCUMENTS = np.zeros(0, np.int32)
_NO_WEIGHTS = np.zeros(0)
_NO_PLACES = np.zeros(0, np.uint32)


class Packed:
    """Out of Whoosh's own files. They have one position each, which threads must not move under one another."""

    def __init__(self, reader: SegmentReader, cache: Cache, lock: threading.RLock):
        self._reader, self._cache, self._lock = reader, cache, lock
        self._name = reader.segment().segment_id()

    def has(self, field: str, term: bytes) -> bool:
        with self._lock, reading():
            return (field, term) in self._reader

    def frequency(self, field: str, term: bytes) -> int:
        with self._lock, reading():
            try:
                return self._reader.doc_frequency(field, term)
            except TermNotFound:
                return 0

    def docs(self, field: str, term: bytes) -> np.ndarray:
        return self.postings(field, term).docs

    def postings(self, field: str, term: bytes) -> Postings:
        return self._cache.get(("packed", self._name, field, term), lambda: self._read(read_postings, field, term))

    def docs_beginning(self, field: str, beginning: bytes) -> np.ndarray:
        terms = self.terms_beginning(field, beginning)
        return np.concatenate([_NO_DOCUMENTS, *(self.docs(field, term) for term in terms)])

    def places(self, field: str, term: bytes) -> np.ndarray:
        key = ("packed places", self._name, field, term)
        return self._cache.get(key, lambda: self._read(read_positions, field, term))

    def places_beginning(self, field: str, beginning: bytes) -> np.ndarray:
        terms = self.terms_beginning(field, beginning)
        return np.concatenate([np.zeros(0, np.int64), *(self.places(field, term) for term in terms)])

    def layout(self, _field: str) -> Layout:
        return UniformLayout(POSITION_BITS)

    def terms_beginning(self, field: str, beginning: bytes) -> list[bytes]:
        with self._lock, reading():
            return list(self._reader.expand_prefix(field, beginning))

    def counted(self, field: str) -> Counted:
        with self._lock, reading():
            return read_counted(self._reader, field)

    def numbers(self, field: str) -> np.ndarray:
        with self._lock, reading():
            return read_numbers(self._reader, field)

    def lengths(self, field: str) -> np.ndarray:
        with self._lock, reading():
            packed = read_lengths(self._reader, field)
        made = np.zeros(self._reader.doc_count_all(), np.uint8)
        if packed is not None:
            made[: len(packed)] = packed
        return made

    def _read(self, read, field: str, term: bytes):
        with self._lock, reading():
            return read(self._reader, field, term)


class Unpacked:
    """Out of the side file, by position."""

    def __init__(self, file: SideFile, name: str, documents: int, cache: Cache):
        self._file, self._name, self._documents, self._cache = file, name, documents, cache

    def holds(self, field: str) -> bool:
        """Whether all postings of a field are here."""
        return self._file.holds(field)

    def has(self, field: str, term: bytes) -> bool:
        return bool(self._number(field, term))

    def frequency(self, field: str, term: bytes) -> int:
        first, last = self._extent(field, term)
        return last - first

    def docs(self, field: str, term: bytes) -> np.ndarray:
        return self._cache.get((self._name, field, term), lambda: self._docs(field, *self._extent(field, term)))

    def postings(self, field: str, term: bytes) -> Postings:
        key = ("weights", self._name, field, term)
        return Postings(self.docs(field, term), self._cache.get(key, lambda: self._weights(field, term)))

    def docs_beginning(self, field: str, beginning: bytes) -> np.ndarray:
        terms = self._file.terms(field)
        if terms is None:
            return _NO_DOCUMENTS
        found = terms.beginning(beginning)
        return self._docs(field, terms.starts[found.start], terms.starts[found.stop])

    def places(self, field: str, term: bytes) -> np.ndarray:
        key = ("places", self._name, field, term)
        return self._cache.get(key, lambda: self._places(field, self._number(field, term)))

    def places_beginning(self, field: str, beginning: bytes) -> np.ndarray:
        terms = self._file.terms(field)
        return self._places(field, terms.beginning(beginning) if terms else range(0))

    def layout(self, field: str) -> Layout:
        def read() -> PackedLayout:
            return PackedLayout(self._file.array(f"{field}.begins"), self._file.shift(field))

        return self._cache.get(("layout", self._name, field), read)

    def terms_beginning(self, field: str, beginning: bytes) -> list[bytes]:
        terms = self._file.terms(field)
        return [terms.at(number) for number in terms.beginning(beginning)] if terms else []

    def counted(self, field: str) -> Counted:
        terms = self._file.terms(field)
        if terms is None:
            return Counted([], np.zeros(self._documents + 1, np.intp), np.zeros(0, np.intp))
        return Counted(terms.all(), self._file.array(f"{field}.value_starts"), self._file.array(f"{field}.values"))

    def numbers(self, field: str) -> np.ndarray:
        return self._file.array(f"numbers.{field}")

    def lengths(self, field: str) -> np.ndarray:
        name = f"lengths.{field}"
        return self._file.array(name) if self._file.has(name) else np.zeros(self._documents, np.uint8)

    def _number(self, field: str, term: bytes) -> range:
        """The number of a term, as a range; empty where there is none."""
        terms = self._file.terms(field)
        number = terms.find(term) if terms else None
        return range(0) if number is None else range(number, number + 1)

    def _extent(self, field: str, term: bytes) -> tuple[int, int]:
        """Where the postings of a term begin and end."""
        number = self._number(field, term)
        terms = self._file.terms(field)
        return (terms.starts[number.start], terms.starts[number.stop]) if number and terms else (0, 0)

    def _docs(self, field: str, first: int, last: int) -> np.ndarray:
        return self._file.array(f"{field}.docs", first, last) if last > first else _NO_DOCUMENTS

    def _weights(self, field: str, term: bytes) -> np.ndarray:
        first, last = self._extent(field, term)
        if last == first:
            return _NO_WEIGHTS
        name = f"{field}.weights"
        return self._file.array(name, first, last) if self._file.has(name) else np.ones(last - first, np.uint8)

    def _places(self, field: str, numbers: range) -> np.ndarray:
        terms = self._file.terms(field)
        if not numbers or terms is None or terms.place_starts is None:
            return _NO_PLACES
        first, last = terms.place_starts[numbers.start], terms.place_starts[numbers.stop]
        return self._file.array(f"{field}.places", first, last)
