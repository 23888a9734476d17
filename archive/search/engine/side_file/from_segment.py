"""Side files made from segments that stand already: for an index that was written without them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from whoosh.reading import SegmentReader

from archive.search.engine.columns import read_lengths, read_numbers
from archive.search.engine.postings import read_blocks
from archive.search.engine.schema import NUMBER_FIELDS
from archive.search.engine.side_file.reading import open_beside
from archive.search.engine.side_file.writing import Draft
from archive.search.engine.storage import open_to_read, reading


def write_missing(folder: Path) -> int:
    """Make the side files that the newest commit lacks; how many. Only for the holder of the lock.

    As slow as reading the whole index through Whoosh is: a minute or two for 100,000 articles.
    """
    files, _generation, reader = open_to_read(folder)
    made = 0
    try:
        with reading():
            for leaf, _offset in reader.leaf_readers() if reader.doc_count_all() else []:
                name = leaf.segment().segment_id()
                if open_beside(folder, name, leaf.doc_count_all()) is None:
                    _write(folder, name, leaf)
                    made += 1
    finally:
        files.close()
    return made


def _write(folder: Path, name: str, reader: SegmentReader) -> None:
    with Draft(folder, name, reader.doc_count_all()) as draft:
        for field in reader.schema.names():
            if field in NUMBER_FIELDS:
                draft.numbers(field, read_numbers(reader, field))
                continue
            draft.begin_field(field)
            for term in reader.lexicon(field):
                draft.add_terms(*_postings(reader, field, term))
            draft.end_field()
            packed = read_lengths(reader, field)
            if packed is not None:
                draft.lengths(field, packed)


def _postings(
    reader: SegmentReader, field: str, term: bytes
) -> tuple[list[bytes], np.ndarray, np.ndarray, np.ndarray, np.ndarray | None]:
    """What :meth:`Draft.add_terms` takes."""
    blocks = list(read_blocks(reader, field, term))
    docs, weights = (np.concatenate([block[part] for block in blocks]) for part in (0, 1))
    positions = None
    if reader.schema[field].format.supports("positions"):
        positions = np.frombuffer(b"".join(value for block in blocks for value in block[2]), "<u4")
    return [term], np.array([0, len(docs)]), docs, weights, positions
