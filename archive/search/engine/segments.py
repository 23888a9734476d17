"""A segment of a Whoosh index, written from an inversion in one go.

The files are those of Whoosh's third codec, which reads them: the terms (``.trm``), their postings (``.pst``), a column
a file (``.col``), all of it in one compound file (``.seg``). Whoosh's own writer takes some 15 ms for an article, most
of it spent on objects for single postings.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from whoosh.codec.whoosh3 import STORED_COLUMN, W3Codec, W3Segment
from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.filetables import OrderedHashWriter
from whoosh.filedb.structfile import StructFile
from whoosh.system import pack_ushort
from whoosh.util.numeric import _length_byte_cache

from archive.search.engine.blocks import BLOCK, TERM_INFO, encode
from archive.search.engine.inversion import Inversion
from archive.search.engine.schema import NO_NUMBER
from archive.search.engine.side_file import Draft
from archive.search.engine.storage import INDEX_NAME

# Whoosh keeps the length of a field in one byte, coarser the longer it is: the first of these that is no less.
_LENGTHS = np.array(_length_byte_cache)


def write_segment(folder: Path, inversion: Inversion) -> W3Segment:
    """Write the documents as a segment into this folder; it belongs to the index once a table of contents names it."""
    writer = _SegmentWriter(folder)
    with Draft(folder, writer.segment.segment_id(), len(inversion)) as draft:
        return writer.write(inversion, draft)


def known_segment(name: str, documents: int, lengths: dict[str, int]) -> W3Segment:
    """A segment that was written before: its random name, its documents, and how many terms each field has."""
    segment = W3Segment(W3Codec(blocklimit=BLOCK), INDEX_NAME, documents, name)
    segment._fieldlengths, segment.compound = lengths, True
    return segment


def file_of(folder: Path, segment: W3Segment) -> Path:
    """The file of a segment in this folder."""
    return folder / segment.make_filename(segment.COMPOUND_EXT)


class _SegmentWriter:
    def __init__(self, folder: Path):
        self._storage = FileStorage(str(folder), supports_mmap=False)
        self.segment = W3Codec(blocklimit=BLOCK).new_segment(self._storage, INDEX_NAME)
        self._files: list[str] = []

    def write(self, inversion: Inversion, draft: Draft) -> W3Segment:
        self.segment.set_doc_count(len(inversion))
        self.segment._fieldlengths = {}
        self._write_terms(inversion, draft)
        for name, column in inversion.numbers.items():
            numbers = np.asarray(column)
            draft.numbers(name, numbers.astype(np.int64))
            self._write_column(name, numbers, NO_NUMBER, ">u8")
        self._write_stored(inversion)
        self._assemble()
        return self.segment

    def _write_terms(self, inversion: Inversion, draft: Draft) -> None:
        fields: dict[str, int] = {}
        table = OrderedHashWriter(self._create(W3Codec.TERMS_EXT))
        table.extras["fieldmap"] = fields
        with self._create(W3Codec.POSTS_EXT) as file:
            offset = 0
            for name, slices, lengths in inversion.fields():
                draft.begin_field(name)
                for postings in slices:
                    key = pack_ushort(fields.setdefault(name, len(fields)))
                    written, infos = encode(postings, offset)
                    file.write(written)
                    offset += len(written)
                    packed = infos.tobytes()
                    for number, term in enumerate(postings.terms):
                        table.add(key + term, packed[number * TERM_INFO.itemsize : (number + 1) * TERM_INFO.itemsize])
                    draft.add_terms(*postings)
                draft.end_field()
                if lengths is not None:
                    self._write_lengths(name, lengths, draft)
        table.close()

    def _write_lengths(self, field: str, lengths: np.ndarray, draft: Draft) -> None:
        packed = np.minimum(np.searchsorted(_LENGTHS, lengths), len(_LENGTHS) - 1).astype(np.uint8)
        draft.lengths(field, packed)
        if total := int(lengths.sum()):
            self.segment._fieldlengths[field] = total
            self._write_column(f"_{field}_len", packed, 0, "u1")

    def _write_column(self, name: str, values: np.ndarray, default: int, dtype: str) -> None:
        """A column of numbers, which ends with the last that is not the default; none if all are."""
        others = np.flatnonzero(values != default)
        if len(others):
            with self._create(f".{name}{W3Codec.COLUMN_EXT}") as file:
                file.write(values[: others[-1] + 1].astype(dtype).tobytes())

    def _write_stored(self, inversion: Inversion) -> None:
        with self._create(f"._stored{W3Codec.COLUMN_EXT}") as file:
            column = STORED_COLUMN.writer(file)
            for number, stored in enumerate(inversion.stored):
                column.add(number, stored)
            column.finish(len(inversion))

    def _assemble(self) -> None:
        """Put the files into one."""
        file = self.segment.create_file(self._storage, self.segment.COMPOUND_EXT)
        CompoundStorage.assemble(file, self._storage, self._files)
        for name in self._files:
            self._storage.delete_file(name)
        self.segment.compound = True

    def _create(self, extension: str) -> StructFile:
        self._files.append(self.segment.make_filename(extension))
        return self.segment.create_file(self._storage, extension)
