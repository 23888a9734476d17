"""The index as it stood at one commit: what a search works on from beginning to end."""

from __future__ import annotations

import threading
import weakref
from functools import cached_property
from pathlib import Path

import numpy as np
from whoosh.searching import Searcher

from archive.search.engine.cache import Cache
from archive.search.engine.errors import IndexUnavailableError
from archive.search.engine.segment import Columns, Segment
from archive.search.engine.side_file import path_of
from archive.search.engine.storage import IndexFolder, newest_generation, open_to_read, reading, toc_name
from archive.search.engine.tally import Tally, Values


class Kept:
    """What outlives a commit of one folder: the arrays of segments, which never change, and how values are numbered."""

    def __init__(self):
        self.cache = Cache()
        self.columns: dict[str, Columns] = {}
        self.values = Values()


class Snapshot:
    """All segments of a generation. Whoosh's own objects are touched only under ``lock``."""

    def __init__(self, folder: Path, kept: Kept):
        self.folder = folder
        self.lock = threading.RLock()
        self._files, self.generation, reader = open_to_read(folder)
        # The files are let go with the snapshot; who still evaluates on it keeps it alive.
        weakref.finalize(self, self._files.close)
        with reading():
            self.searcher = Searcher(reader)
            leaves = [leaf for leaf, _offset in self.searcher.leaf_searchers()] if reader.doc_count_all() else []
            names = [leaf.reader().segment().segment_id() for leaf in leaves]
            self._sizes = self._file_sizes(names)
            self.segments = [
                Segment(folder, leaf, kept.columns.get(name), kept.cache, self.lock)
                for leaf, name in zip(leaves, names, strict=True)
            ]
        kept.columns = {segment.name: segment.columns for segment in self.segments}
        self._values = kept.values
        self._idf: dict[tuple[str, bytes], float] = {}
        self._tallies: dict[str, Tally] = {}

    @cached_property
    def documents(self) -> int:
        """How many documents there are, deleted ones not counted."""
        return sum(int(segment.live.sum()) for segment in self.segments)

    def is_whole(self) -> bool:
        """Whether its files are as long as when it was opened, and no side file has come since."""
        try:
            return self._file_sizes([segment.name for segment in self.segments]) == self._sizes
        except OSError:
            return False

    def tally(self, field: str) -> Tally:
        """The counted field over all segments."""
        if field not in self._tallies:
            self._tallies[field] = Tally(self.segments, field, self._values)
        return self._tallies[field]

    def frequency(self, field: str, term: bytes) -> int:
        """How many documents hold a term, deleted ones included."""
        return sum(segment.frequency(field, term) for segment in self.segments)

    def idf(self, field: str, term: bytes) -> float:
        """Inverse document frequency, as Whoosh computes it over all segments, deleted documents included."""
        key = (field, term)
        if key in self._idf:
            return self._idf[key]
        frequency = self.frequency(field, term)
        documents = sum(segment.size for segment in self.segments)
        idf = float(np.log(documents / (frequency + 1))) + 1
        if frequency:  # of words that occur nowhere any number can be asked for
            self._idf[key] = idf
        return idf

    def average_length(self, field: str) -> float:
        """Mean number of terms in a field, as Whoosh computes it."""
        return self.searcher.avg_field_length(field) or 1

    def _file_sizes(self, segments: list[str]) -> dict[str, int]:
        names = [toc_name(self.generation), *(f"{name}.seg" for name in segments)]
        sizes = {name: self._files.file_length(name) for name in names}
        for name in segments:
            beside = path_of(self.folder, name)
            sizes[beside.name] = beside.stat().st_size if beside.exists() else -1
        return sizes


class Snapshots:
    """The newest snapshot of one folder, shared by all threads of the process."""

    def __init__(self, folder: IndexFolder):
        self._folder = folder
        self._lock = threading.Lock()
        self._held: Snapshot | None = None
        self._kept = Kept()

    def newest(self) -> Snapshot:
        """The index as it stands. Raises :class:`IndexUnavailableError` if there is none that can be read."""
        with self._lock:
            while True:
                folder, generation = self._on_disk()
                held = self._held
                if held and (held.folder, held.generation) == (folder, generation) and held.is_whole():
                    return held
                if held and held.folder != folder:
                    self._kept = Kept()
                try:
                    self._held = Snapshot(folder, self._kept)
                    return self._held
                except IndexUnavailableError:
                    self._held = None
                    # A writer may have put newer files in the place of these while they were being opened.
                    if self._on_disk() == (folder, generation):
                        raise

    def _on_disk(self) -> tuple[Path, int]:
        folder = self._folder.current()
        return folder, newest_generation(folder)
