"""Lists of postings as Whoosh's third codec keeps them: in blocks, each block a head and a pickle.

The layout is that of ``W3PostingsWriter`` and ``W3TermInfo`` of Whoosh 2.7.4, whose own readers read it. Whoosh puts a
block together one posting at a time; here the bytes of all postings of a slice are made at once, and a block is some
stretches of them. What is written differs from Whoosh's in three things, what is read in none: bytes are pickled as
bytes (in Whoosh's protocol 2 each is a call that makes some), how often a term occurs as an integer, and a block too
small to shrink is not compressed.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import numpy as np
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC

from archive.search.engine.occurrences import Postings

# Postings a block. Whoosh takes 128, but the longest lists have tens of thousands, and each block is decoded by itself.
BLOCK = 512
_COMPRESSION = 1  # a stronger one takes a twentieth longer for 3 %
_WORTH_COMPRESSING = 128  # bytes

# Opcodes of pickle: a tuple of three that begins with a tuple; integers of one, two and four bytes, floats, bytes with
# a short and with a long length.
_OPEN, _MARK, _TUPLE, _NONE, _CLOSE = b"\x80\x03(", b"(", b"t", b"N", b"\x87."
_BYTE, _SHORT, _INT, _FLOAT, _SHORT_BYTES, _LONG_BYTES = b"KMJGCB"
_SHORTEST_LONG = 256  # bytes

# Bytes to the next block, negative in the last one, and the pickled (postings, last document, greatest weight,
# compression, shortest and longest field length). No lengths are kept, since only Whoosh's own search for the best few
# asks for them, and settles for none.
_HEAD = np.dtype(
    [
        *[("size", ">i4"), ("open", "S3"), ("a", "u1"), ("count", "<u2"), ("b", "u1"), ("last", "<i4")],
        *[("c", "u1"), ("weight", ">f8"), ("d", "u1"), ("compression", "u1"), ("close", "S6")],
    ]
)
_HEAD_CLOSE = b"K\0K\0t."
_HEAD_SIZE = _HEAD.itemsize - 4

# W3TermInfo: whether the postings are in here, the sum of weights, the number of documents, shortest and longest
# length, the greatest weight, the first and the last document, where the postings are and how many bytes.
TERM_INFO = np.dtype(
    [
        *[("inlined", "u1"), ("weight", ">f4"), ("count", ">u4"), ("lengths", "u1", 2), ("most", ">f4")],
        *[("first", ">u4"), ("last", ">u4"), ("offset", ">i8"), ("size", ">i4")],
    ]
)


def encode(postings: Postings, offset: int) -> tuple[bytes, np.ndarray]:
    """The bytes of some terms' postings, to stand at ``offset`` of the file, and what is kept of each (TERM_INFO)."""
    starts, docs = postings.starts, postings.docs
    weights = np.ones(len(docs), np.int32) if postings.weights is None else postings.weights
    per_term = -(-np.diff(starts) // BLOCK)
    leading = np.cumsum(per_term) - per_term
    term = np.repeat(np.arange(len(per_term)), per_term)
    firsts = starts[term] + BLOCK * (np.arange(len(term)) - leading[term])
    ends = np.append(firsts[1:], len(docs))
    most = np.maximum.reduceat(weights, firsts)
    blocks = [_compressed(block) for block in _pickled(docs, weights, most, postings.positions, firsts, ends)]

    heads = np.zeros(len(firsts), _HEAD)
    heads["open"], heads["close"] = _OPEN, _HEAD_CLOSE
    heads["a"], heads["b"], heads["c"], heads["d"] = _SHORT, _INT, _FLOAT, _BYTE
    heads["count"], heads["last"], heads["weight"] = ends - firsts, docs[ends - 1], most
    heads["compression"] = [compression for compression, _block in blocks]
    sizes = np.array([_HEAD_SIZE + len(block) for _compression, block in blocks])
    heads["size"] = sizes
    heads["size"][leading + per_term - 1] *= -1
    packed = heads.tobytes()
    tags = [b""] * len(firsts)
    for number in leading.tolist():
        tags[number] = WHOOSH3_HEADER_MAGIC
    written = b"".join(
        part
        for number, (_compression, block) in enumerate(blocks)
        for part in (tags[number], packed[number * _HEAD.itemsize : (number + 1) * _HEAD.itemsize], block)
    )

    infos = np.zeros(len(per_term), TERM_INFO)
    infos["weight"], infos["most"] = np.add.reduceat(weights, starts[:-1]), np.maximum.reduceat(most, leading)
    infos["count"], infos["first"], infos["last"] = np.diff(starts), docs[starts[:-1]], docs[starts[1:] - 1]
    infos["size"] = np.add.reduceat(sizes + (_HEAD.itemsize - _HEAD_SIZE), leading) + len(WHOOSH3_HEADER_MAGIC)
    infos["offset"] = offset + np.cumsum(infos["size"], dtype=np.int64) - infos["size"]
    return written, infos


def _compressed(block: bytes) -> tuple[int, bytes]:
    """The block, smaller if that is worth it, and the level of compression."""
    if len(block) < _WORTH_COMPRESSING:
        return 0, block
    return _COMPRESSION, zlib.compress(block, _COMPRESSION)


def _pickled(
    docs: np.ndarray,
    weights: np.ndarray,
    most: np.ndarray,
    positions: np.ndarray | None,
    firsts: np.ndarray,
    ends: np.ndarray,
) -> Iterator[bytes]:
    """Of each block, the pickle of (differences of document numbers, weights, values)."""
    steps = np.empty(len(docs), [("code", "u1"), ("value", "<u2")])
    steps["code"], steps["value"] = _SHORT, np.diff(docs, prepend=0)
    steps["value"][firsts] = docs[firsts]
    documents = steps.tobytes()
    counts = np.empty(len(docs), [("code", "u1"), ("value", "u1")])
    counts["code"], counts["value"] = _BYTE, weights
    often = counts.tobytes()
    values, bounds = (b"", [0] * (len(docs) + 1)) if positions is None else _values(weights, positions)
    least = np.minimum.reduceat(weights, firsts)
    for first, end, few, many in zip(firsts.tolist(), ends.tolist(), least.tolist(), most.tolist(), strict=True):
        if many == 1:
            weighed = (_NONE,)
        elif few == many:
            weighed = (_SAME.pack(_FLOAT, many),)
        elif many < _SHORTEST_LONG:
            weighed = (_MARK, often[2 * first : 2 * end], _TUPLE)
        else:
            weighed = (_MARK, *(_COUNT.pack(_INT, weight) for weight in weights[first:end].tolist()), _TUPLE)
        valued = (_NONE,) if positions is None else (_MARK, values[bounds[first] : bounds[end]], _TUPLE)
        yield b"".join((_OPEN, documents[3 * first : 3 * end], _TUPLE, *weighed, *valued, _CLOSE))


_SAME, _COUNT = struct.Struct(">Bd"), struct.Struct("<Bi")


def _values(weights: np.ndarray, positions: np.ndarray) -> tuple[bytes, list[int]]:
    """The pickled bytes of every posting's positions, and where each begins and the last ends."""
    sizes = 4 * weights.astype(np.int64)
    is_long = sizes >= _SHORTEST_LONG
    ends = np.cumsum(sizes + np.where(is_long, 5, 2))
    heads = np.append(0, ends[:-1])
    packed, is_data = np.zeros(ends[-1], np.uint8), np.ones(ends[-1], bool)
    packed[heads] = np.where(is_long, _LONG_BYTES, _SHORT_BYTES)
    for byte in range(4):
        at = heads[is_long | (byte == 0)] + byte + 1
        packed[at] = sizes[is_long | (byte == 0)] >> (8 * byte)
        is_data[at] = False
    is_data[heads] = False
    packed[is_data] = positions.astype("<u4").view(np.uint8)
    return packed.tobytes(), [0, *ends.tolist()]
