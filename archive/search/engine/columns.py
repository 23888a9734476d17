"""What is known of each document of a segment, as arrays: days, keys, field lengths, and the values to be counted."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from whoosh.codec.whoosh3 import LENGTHS_COLUMN
from whoosh.reading import SegmentReader
from whoosh.util.numeric import byte_to_length

from archive.search.engine.postings import read_postings
from archive.search.engine.schema import COUNTED_FIELDS, NO_NUMBER, NUMBER_FIELDS

# Whoosh keeps the length of a field in one byte, coarser the longer it is.
_LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.float64)


class Counted(NamedTuple):
    """A counted field of one segment: document ``docs[i]`` has the value ``values[which[i]]``, for every i."""

    values: list[str]
    docs: np.ndarray
    which: np.ndarray

    def counts(self, matching: np.ndarray) -> np.ndarray:
        """How many of the matching documents (a mask) have each value; as long as ``values``."""
        return np.bincount(self.which[matching[self.docs]], minlength=len(self.values))


class Columns:
    """The columns of one segment, each read once. They do not know of deletions, which may come later."""

    def __init__(self, reader: SegmentReader):
        self.size = reader.doc_count_all()
        self.numbers = {name: _numbers(reader, name) for name in NUMBER_FIELDS}
        self.counted = {name: _counted(reader, name) for name in COUNTED_FIELDS}
        self._lengths: dict[str, np.ndarray] = {}

    def lengths(self, reader: SegmentReader, field: str) -> np.ndarray:
        """How many terms each document has in a field (float64); 1 where it has none, as Whoosh's scorer takes it."""
        if field not in self._lengths:
            name = f"_{field}_len"
            packed = np.zeros(self.size, np.uint8)
            if reader._perdoc.has_column(name):
                stored = _stored(reader, name, LENGTHS_COLUMN, "u1")
                packed[: len(stored)] = stored
            self._lengths[field] = np.where(packed, _LENGTHS[packed], 1.0)
        return self._lengths[field]


def _numbers(reader: SegmentReader, field: str) -> np.ndarray:
    """The number of each document (int64), NO_NUMBER where it has none."""
    numbers = np.full(reader.doc_count_all(), NO_NUMBER, np.int64)
    if reader.has_column(field):
        stored = _stored(reader, field, reader.schema[field].column_type, ">u8")
        numbers[: len(stored)] = stored
    return numbers


def _stored(reader: SegmentReader, name: str, column, dtype: str) -> np.ndarray:
    """A column of fixed width in one read. Whoosh leaves out defaults at its end, so it may be short."""
    stored = reader._perdoc.column_reader(name, column)
    return np.frombuffer(stored._dbfile.get(stored._basepos, stored._count * stored._fixedlen), dtype)


def _counted(reader: SegmentReader, field: str) -> Counted:
    values, docs = [], []
    for term in reader.lexicon(field):
        values.append(term.decode())
        docs.append(read_postings(reader, field, term).docs)
    sizes = [len(found) for found in docs]
    return Counted(
        values,
        np.concatenate(docs) if docs else np.zeros(0, np.int32),
        np.repeat(np.arange(len(values), dtype=np.int32), sizes),
    )
