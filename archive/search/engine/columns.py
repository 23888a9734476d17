"""What is known of each document of a segment, as arrays: days, keys, field lengths, and the values to be counted."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from whoosh.codec.whoosh3 import LENGTHS_COLUMN
from whoosh.reading import SegmentReader
from whoosh.util.numeric import byte_to_length

from archive.search.engine.postings import read_postings
from archive.search.engine.schema import NO_NUMBER

# Whoosh keeps the length of a field in one byte, coarser the longer it is; its scorer takes 1 where there is none.
LENGTHS = np.array([1, *(byte_to_length(byte) for byte in range(1, 256))], np.float64)


class Counted:
    """A counted field of one segment: which values, by their number among ``values``, each document has."""

    def __init__(self, values: Sequence[bytes], starts: np.ndarray, which: np.ndarray):
        """Document d has the values ``which[starts[d]:starts[d + 1]]``."""
        self.values = values
        self._starts, self._which = starts.astype(np.intp, copy=False), which.astype(np.intp, copy=False)
        # How many documents have each value, deleted ones included.
        self.totals = np.bincount(self._which, minlength=len(values))

    def counts(self, documents: np.ndarray) -> np.ndarray:
        """How many of these documents (by number) have each value; as long as ``values``."""
        begins = self._starts[documents]
        counts = self._starts[1:][documents] - begins
        ends = np.cumsum(counts)
        if not len(ends) or not ends[-1]:
            return np.zeros(len(self.values), np.int64)
        if ends[-1] == len(ends) and counts.max() == 1:
            held = self._which[begins]
        else:
            held = self._which[np.arange(ends[-1]) + np.repeat(begins - (ends - counts), counts)]
        return np.bincount(held, minlength=len(self.values))

    def has_value(self) -> np.ndarray:
        """The documents that have any value, as a mask."""
        return np.diff(self._starts) > 0


def read_counted(reader: SegmentReader, field: str) -> Counted:
    """A counted field from Whoosh's own files."""
    values, docs = [], [np.zeros(0, np.int32)]
    for term in reader.lexicon(field):
        values.append(term)
        docs.append(read_postings(reader, field, term).docs)
    together = np.concatenate(docs)
    which = np.repeat(np.arange(len(values)), [len(found) for found in docs[1:]])
    per_document = np.bincount(together, minlength=reader.doc_count_all())
    starts = np.concatenate([[0], np.cumsum(per_document)])
    return Counted(values, starts, which[np.argsort(together, kind="stable")])


def read_lengths(reader: SegmentReader, field: str) -> np.ndarray | None:
    """The packed length (a byte, see LENGTHS) of a field in each document, without 0s at the end; None if no document
    has any."""
    name = f"_{field}_len"
    return _stored(reader, name, LENGTHS_COLUMN, "u1") if reader._perdoc.has_column(name) else None


def read_numbers(reader: SegmentReader, field: str) -> np.ndarray:
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
