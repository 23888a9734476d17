"""Writes the side file of a segment from its arrays, a slice of a field's terms at a time."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

import numpy as np

from archive.search.analyzers import GAP
from archive.search.engine.schema import COUNTED_FIELDS
from archive.search.engine.side_file.layout import ALIGNMENT, HEADER, MAGIC, path_of

# The places of a document are rounded up to a power of two: about an eighth of their mean number.
_SPARE = 8
_MOST_SHIFT = 8
# Postings turned at a time; bounds the memory, whatever the size of the segment.
_AT_A_TIME = 2**20


class Draft:
    """A side file being written: as a context, it is in its place at the end, or nothing is.

    The fields come in any order, each once, also one that is empty: ``begin_field``, ``add_terms`` as often as need be,
    ``end_field``.
    """

    def __init__(self, folder: Path, segment: str, documents: int):
        self._segment, self._documents = segment, documents
        self._place = path_of(folder, segment)
        # Not by the name of the segment with an ending, as its own files are called.
        self._draft = self._place.with_name(f"draft-{self._place.name}")
        self._file: BinaryIO = self._draft.open("w+b")
        self._file.write(bytes(HEADER.size))
        self._arrays: dict[str, tuple[int, str, int]] = {}
        self._shifts: dict[str, int] = {}
        self._fields: list[str] = []
        self._field: _Field | None = None

    def __enter__(self) -> Draft:
        return self

    def __exit__(self, kind: type | None, *_error: object) -> None:
        try:
            if kind is None:
                self._finish()
        finally:
            self._file.close()
            if self._field:
                self._field.close()
            with contextlib.suppress(FileNotFoundError):
                self._draft.unlink()

    def begin_field(self, name: str) -> None:
        self._fields.append(name)
        self._field = _Field(name, self._place.parent)

    def add_terms(
        self,
        terms: Sequence[bytes],
        starts: np.ndarray,
        docs: np.ndarray,
        weights: np.ndarray | None = None,
        positions: np.ndarray | None = None,
    ) -> None:
        """Terms that come after those before: of term i the documents are ``docs[starts[i]:starts[i + 1]]``, ascending.

        ``weights`` is None where all are 1. ``positions`` (None for a field without) are those within each document,
        one posting after another, ascending, as many of each as its weight says.
        """
        self._field.add(terms, starts, docs, weights, positions)

    def end_field(self) -> None:
        field, self._field = self._field, None
        with contextlib.closing(field):
            if field.terms:
                self._put_field(field)

    def lengths(self, field: str, packed: np.ndarray) -> None:
        """The length of a field in each document, a byte as Whoosh packs it; 0 behind the last that is given."""
        rest = np.zeros(self._documents - len(packed), "u1")
        self._put(f"lengths.{field}", [packed.astype("u1", copy=False), rest])

    def numbers(self, field: str, numbers: np.ndarray) -> None:
        """The number of each document."""
        self._put(f"numbers.{field}", [numbers.astype("<i8", copy=False)])

    def _put_field(self, field: _Field) -> None:
        name = field.name
        postings = np.cumsum([0, *field.postings])
        self._put(f"{name}.terms", [np.frombuffer(b"".join(field.terms), "u1")])
        self._put(f"{name}.term_starts", [_narrow(np.cumsum([0, *map(len, field.terms)]))])
        self._put(f"{name}.starts", [_narrow(postings)])
        self._put(f"{name}.docs", field.docs())
        if field.most > 1 or field.has_positions:
            width = _width(field.most)
            self._put(f"{name}.weights", (weights.astype(width) for weights in field.weights()))
        if field.has_positions:
            self._put_places(field, postings)
        if name in COUNTED_FIELDS:
            docs = np.concatenate(list(field.docs()))
            which = np.repeat(np.arange(len(field.terms)), field.postings)
            self._put(f"{name}.values", [_narrow(which[np.argsort(docs, kind="stable")])])
            per_document = np.bincount(docs, minlength=self._documents)
            self._put(f"{name}.value_starts", [_narrow(np.cumsum(np.concatenate([[0], per_document])))])

    def _put_places(self, field: _Field, postings: np.ndarray) -> None:
        spans = np.zeros(self._documents, np.int64)
        ends = [np.zeros(1, np.int64)]
        for docs, counts, positions in field.postings_with_positions():
            last = np.cumsum(counts)
            ends.append(last + ends[-1][-1])
            np.maximum.at(spans, docs, positions[last - 1].astype(np.int64) + 1)
        # Two documents lie as far apart as two parts of one, so that nothing in one is near anything in the other.
        spans += GAP
        shift = min(_MOST_SHIFT, (int(spans.mean()) // _SPARE).bit_length())
        units = (np.concatenate([[GAP], spans]) + (1 << shift) - 1) >> shift
        begins = np.cumsum(units) << shift
        begins = begins.astype("<u4" if begins[-1] < 2**31 else "<i8")
        self._shifts[field.name] = shift
        self._put(f"{field.name}.begins", [begins])
        self._put(f"{field.name}.place_starts", [_narrow(np.concatenate(ends)[postings])])
        self._put(
            f"{field.name}.places",
            (
                np.repeat(begins[docs], counts) + positions.astype(begins.dtype, copy=False)
                for docs, counts, positions in field.postings_with_positions()
            ),
        )

    def _put(self, name: str, pieces) -> None:
        self._file.write(bytes(-self._file.tell() % ALIGNMENT))
        begin, count, dtype = self._file.tell(), 0, "u1"
        for piece in pieces:
            self._file.write(np.ascontiguousarray(piece).data)
            count, dtype = count + len(piece), piece.dtype.str
        self._arrays[name] = (begin, dtype, count)

    def _finish(self) -> None:
        directory = json.dumps(
            {
                "segment": self._segment,
                "documents": self._documents,
                "fields": self._fields,
                "arrays": self._arrays,
                "shifts": self._shifts,
            }
        ).encode()
        offset = self._file.tell()
        self._file.write(directory)
        self._file.seek(0)
        self._file.write(HEADER.pack(MAGIC, offset, len(directory), zlib.crc32(directory)))
        self._file.flush()
        os.fsync(self._file.fileno())
        self._draft.replace(self._place)


class _Field:
    """A field being written: its terms in memory, its postings in files without a name."""

    def __init__(self, name: str, folder: Path):
        self.name = name
        self.terms: list[bytes] = []
        # How many documents hold each term.
        self.postings: list[int] = []
        self.most = 1
        self.has_positions = False
        self._open = contextlib.ExitStack()
        nameless = partial(tempfile.TemporaryFile, dir=folder)
        self._docs, self._weights, self._positions = (self._open.enter_context(nameless()) for _each in range(3))

    def close(self) -> None:
        self._open.close()

    def add(self, terms, starts, docs, weights, positions) -> None:
        if not len(terms):
            return
        docs = docs[starts[0] : starts[-1]]
        weights = np.ones(len(docs), "<u4") if weights is None else weights[starts[0] : starts[-1]]
        self.terms += terms
        self.postings += np.diff(starts).tolist()
        self.most = max(self.most, int(weights.max()))
        self._docs.write(np.ascontiguousarray(docs, "<i4").data)
        self._weights.write(np.ascontiguousarray(weights, "<u4").data)
        if positions is not None:
            self.has_positions = True
            self._positions.write(np.ascontiguousarray(positions, "<u4").data)

    def docs(self) -> Iterator[np.ndarray]:
        return _chunks(self._docs, "<i4")

    def weights(self) -> Iterator[np.ndarray]:
        return _chunks(self._weights, "<u4")

    def postings_with_positions(self) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
        """Documents, how many positions in each, and the positions one document after another."""
        self._positions.seek(0)
        for docs, counts in zip(self.docs(), self.weights(), strict=True):
            counts = counts.astype(np.int64)
            yield docs, counts, np.frombuffer(self._positions.read(4 * int(counts.sum())), "<u4")


def _chunks(file: BinaryIO, dtype: str) -> Iterator[np.ndarray]:
    file.seek(0)
    while read := file.read(4 * _AT_A_TIME):
        yield np.frombuffer(read, dtype)


def _narrow(numbers: np.ndarray) -> np.ndarray:
    """The same in the smallest unsigned integers that hold them."""
    return numbers.astype(_width(int(numbers.max()) if len(numbers) else 0))


def _width(most: int) -> str:
    return next(width for width in ("u1", "<u2", "<u4", "<u8") if most < 256 ** int(width[-1]))
