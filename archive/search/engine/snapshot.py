"""The index as it stood at one commit: what a search works on from beginning to end."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import numpy as np
from whoosh.reading import SegmentReader
from whoosh.searching import Searcher

from archive.search.engine.columns import Columns
from archive.search.engine.errors import IndexUnavailableError
from archive.search.engine.postings import Cache, Postings, read_positions, read_postings
from archive.search.engine.storage import IndexFolder, newest_generation, open_to_read, reading, toc_name


class Segment:
    """One segment of a snapshot. ``live`` is a mask: False where a document has been deleted or replaced."""

    def __init__(self, searcher: Searcher, known: dict[str, Columns], cache: Cache, lock: threading.RLock):
        self.searcher = searcher
        self.reader: SegmentReader = searcher.reader()
        self.name = self.reader.segment().segment_id()
        self.columns = known.get(self.name) or Columns(self.reader)
        self.size = self.columns.size
        self.live = np.ones(self.size, bool)
        self.live[list(self.reader.segment().deleted_docs())] = False
        self._cache, self._lock = cache, lock

    def postings(self, field: str, term: bytes) -> Postings:
        """See :func:`read_postings`."""
        return self._cache.get((self.name, field, term), lambda: self._read(read_postings, field, term))

    def positions(self, field: str, term: bytes) -> np.ndarray:
        """See :func:`read_positions`."""
        return self._cache.get((self.name, field, term, "positions"), lambda: self._read(read_positions, field, term))

    def terms_from(self, field: str, beginning: str) -> list[bytes]:
        """The terms of a field that begin with this text, in order."""
        with self._lock, reading():
            return list(self.reader.expand_prefix(field, beginning.encode()))

    def lengths(self, field: str) -> np.ndarray:
        """See :meth:`Columns.lengths`."""
        with self._lock, reading():
            return self.columns.lengths(self.reader, field)

    def _read(self, read, field: str, term: bytes):
        # A file has one position, which threads must not move under one another.
        with self._lock, reading():
            return read(self.reader, field, term)


class Tally:
    """A counted field over all segments: which ``values`` there are, and where each segment's stand among them."""

    def __init__(self, segments: Iterable[Segment], field: str):
        # Value → its place among ``values``.
        self.place: dict[str, int] = {}
        self._columns, self._places = [], []
        for segment in segments:
            column = segment.columns.counted[field]
            self._columns.append(column)
            self._places.append(np.array([self.place.setdefault(v, len(self.place)) for v in column.values], np.int64))
        self.values = list(self.place)

    def counts(self, matching: list[np.ndarray]) -> np.ndarray:
        """How many matching documents (a mask a segment) have each of ``values``."""
        total = np.zeros(len(self.values), np.int64)
        for column, places, mask in zip(self._columns, self._places, matching, strict=True):
            total[places] += column.counts(mask)
        return total


class Snapshot:
    """All segments of a generation. Whoosh's own objects are touched only under ``lock``."""

    def __init__(self, folder: Path, known: dict[str, Columns], cache: Cache):
        self.folder = folder
        self.lock = threading.RLock()
        self._files, self.generation, reader = open_to_read(folder)
        # The files are let go with the snapshot; who still evaluates on it keeps it alive.
        weakref.finalize(self, self._files.close)
        with reading():
            self.searcher = Searcher(reader)
            leaves = [leaf for leaf, _offset in self.searcher.leaf_searchers()] if reader.doc_count_all() else []
            self.segments = [Segment(leaf, known, cache, self.lock) for leaf in leaves]
            self._sizes = self._file_sizes()
        self._idf: dict[tuple[str, bytes], float] = {}
        self._tallies: dict[str, Tally] = {}

    @cached_property
    def documents(self) -> int:
        """How many documents there are, deleted ones not counted."""
        return sum(int(segment.live.sum()) for segment in self.segments)

    @property
    def columns(self) -> dict[str, Columns]:
        """The columns by the name of their segment, for the next snapshot, which shares most segments with this one."""
        return {segment.name: segment.columns for segment in self.segments}

    def is_whole(self) -> bool:
        """Whether its files are as long as when it was opened."""
        try:
            return self._file_sizes() == self._sizes
        except OSError:
            return False

    def tally(self, field: str) -> Tally:
        """The counted field over all segments."""
        if field not in self._tallies:
            self._tallies[field] = Tally(self.segments, field)
        return self._tallies[field]

    def idf(self, field: str, term: bytes) -> float:
        """Inverse document frequency, as Whoosh computes it over all segments, deleted documents included."""
        key = (field, term)
        if key in self._idf:
            return self._idf[key]
        frequency = sum(len(segment.postings(field, term).docs) for segment in self.segments)
        documents = sum(segment.size for segment in self.segments)
        idf = float(np.log(documents / (frequency + 1))) + 1
        if frequency:  # of words that occur nowhere any number can be asked for
            self._idf[key] = idf
        return idf

    def average_length(self, field: str) -> float:
        """Mean number of terms in a field, as Whoosh computes it."""
        return self.searcher.avg_field_length(field) or 1

    def _file_sizes(self) -> dict[str, int]:
        names = [toc_name(self.generation), *(f"{segment.name}.seg" for segment in self.segments)]
        return {name: self._files.file_length(name) for name in names}


class Snapshots:
    """The newest snapshot of one folder, shared by all threads of the process."""

    def __init__(self, folder: IndexFolder):
        self._folder = folder
        self._lock = threading.Lock()
        self._held: Snapshot | None = None
        self._cache = Cache()

    def newest(self) -> Snapshot:
        """The index as it stands. Raises :class:`IndexUnavailableError` if there is none that can be read."""
        with self._lock:
            while True:
                folder, generation = self._on_disk()
                held = self._held
                if held and (held.folder, held.generation) == (folder, generation) and held.is_whole():
                    return held
                known = held.columns if held and held.folder == folder else {}
                try:
                    self._held = Snapshot(folder, known, self._cache)
                    return self._held
                except IndexUnavailableError:
                    self._held = None
                    # A writer may have put newer files in the place of these while they were being opened.
                    if self._on_disk() == (folder, generation):
                        raise

    def _on_disk(self) -> tuple[Path, int]:
        folder = self._folder.current()
        return folder, newest_generation(folder)
