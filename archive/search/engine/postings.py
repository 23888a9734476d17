"""Postings as arrays, out of Whoosh's own files: in which documents a term occurs, how heavily, and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from whoosh.reading import SegmentReader, TermNotFound


class Postings(NamedTuple):
    """Documents (ascending numbers within the segment) and the weight of the term in each."""

    docs: np.ndarray
    weights: np.ndarray

    @property
    def nbytes(self) -> int:
        return self.docs.nbytes + self.weights.nbytes


EMPTY = Postings(np.zeros(0, np.int32), np.zeros(0))
# A position within a document takes the lower half of a number, the document the upper.
POSITION_BITS = 32


def read_postings(reader: SegmentReader, field: str, term: bytes) -> Postings:
    """The postings of a term in one segment, deleted documents included; EMPTY where it does not occur."""
    docs, weights = [EMPTY.docs], [EMPTY.weights]
    for block_docs, block_weights, _values in read_blocks(reader, field, term):
        docs.append(block_docs)
        weights.append(block_weights)
    return Postings(np.concatenate(docs), np.concatenate(weights))


def read_positions(reader: SegmentReader, field: str, term: bytes) -> np.ndarray:
    """Every occurrence of a term in one segment as document * 2**32 + position, ascending (int64)."""
    found = [np.zeros(0, np.int64)]
    for docs, _weights, values in read_blocks(reader, field, term):
        counts = np.fromiter((len(value) // 4 for value in values), np.int64, len(values))
        positions = np.frombuffer(b"".join(values), "<u4").astype(np.int64)
        found.append((np.repeat(docs.astype(np.int64), counts) << POSITION_BITS) + positions)
    return np.concatenate(found)


def read_blocks(
    reader: SegmentReader, field: str, term: bytes
) -> Iterator[tuple[np.ndarray, np.ndarray, tuple[bytes, ...]]]:
    """(documents, weights, encoded values) of each block of a posting list.

    Whoosh's own matcher steps through it document by document; here a block is unpacked at once. The layout is that of
    ``W3PostingsWriter._write_block``: differences of document numbers; None, one or all weights; the values.
    """
    try:
        matcher = reader._terms.matcher(field, term, reader.schema[field].format)
    except (KeyError, TermNotFound):
        return
    while matcher.is_active():
        matcher._read_data()
        differences, weights, values = matcher._data
        docs = np.cumsum(np.array(differences, np.int32), dtype=np.int32)
        yield docs, _weights(weights, len(docs)), values
        matcher._next_block()


def _weights(packed: float | tuple | None, count: int) -> np.ndarray:
    if packed is None:
        return np.ones(count)
    return np.full(count, packed) if isinstance(packed, float) else np.array(packed, np.float64)
