"""One segment of an index: its arrays, wherever they come from, and which of its documents are still there."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
from whoosh.reading import SegmentReader
from whoosh.searching import Searcher

from archive.search.analyzers import form
from archive.search.engine.cache import Cache
from archive.search.engine.columns import Counted
from archive.search.engine.places import Layout
from archive.search.engine.postings import Postings
from archive.search.engine.side_file import SideFile, open_beside
from archive.search.engine.sources import Packed, Unpacked


class Columns:
    """What is known of each document of a segment, each array read once, for as many snapshots as hold the segment."""

    def __init__(self, file: SideFile | None):
        self.file = file
        self.counted: dict[str, Counted] = {}
        self.numbers: dict[str, np.ndarray] = {}
        self.lengths: dict[str, np.ndarray] = {}

    def still_fit(self) -> bool:
        """Whether there is a side file, and whole."""
        return self.file is not None and self.file.is_whole()


class Segment:
    """One segment of a snapshot. ``live`` is a mask: False where a document has been deleted or replaced."""

    def __init__(self, folder: Path, searcher: Searcher, known: Columns | None, cache: Cache, lock: threading.RLock):
        self.searcher = searcher
        self.reader: SegmentReader = searcher.reader()
        self.name = self.reader.segment().segment_id()
        self.size = self.reader.doc_count_all()
        self.live = np.ones(self.size, bool)
        self.live[list(self.reader.segment().deleted_docs())] = False
        self.columns = known if known and known.still_fit() else Columns(open_beside(folder, self.name, self.size))
        self._cache = cache
        self._packed = Packed(self.reader, cache, lock)
        file = self.columns.file
        self._unpacked = Unpacked(file, self.name, self.size, cache) if file else None

    def has_field(self, field: str) -> bool:
        """Whether the schema knows the field."""
        return field in self.reader.schema

    def has(self, field: str, term: bytes) -> bool:
        """Whether any document holds a term, deleted ones included."""
        return self._source(field).has(field, term)

    def frequency(self, field: str, term: bytes) -> int:
        """How many documents hold a term, deleted ones included."""
        return self._source(field).frequency(field, term)

    def docs(self, field: str, term: bytes) -> np.ndarray:
        """The documents that hold a term, ascending, deleted ones included."""
        return self._source(field).docs(field, term)

    def postings(self, field: str, term: bytes) -> Postings:
        """As :meth:`docs`, with the weight of the term in each."""
        return self._source(field).postings(field, term)

    def terms_beginning(self, field: str, beginning: str) -> list[bytes]:
        """The terms of a field that begin with this text, in order."""
        return self._source(field).terms_beginning(field, beginning.encode())

    def kept(self, key: tuple, find: Callable[[], np.ndarray]) -> np.ndarray:
        """What ``find`` finds in this segment, kept under this key for those who ask again, not to be changed."""

        def found() -> np.ndarray:
            made = find()
            made.flags.writeable = False
            return made

        return self._cache.get(("kept", self.name, *key), found)

    def holding_beginning(self, field: str, beginning: str) -> np.ndarray:
        """The documents that hold any term that begins so, as a mask that is not to be changed."""

        def find() -> np.ndarray:
            mask = np.zeros(self.size, bool)
            mask[self._source(field).docs_beginning(field, beginning.encode())] = True
            return mask

        return self.kept(("beginning", field, beginning), find)

    def holding_unfinished(self, field: str, beginning: str) -> np.ndarray:
        """As :meth:`holding_beginning`, for what an unfinished syllable may become; see ``analyzers.begins``."""
        mask = self.holding_beginning(field, beginning)
        if (whole := form(beginning)) != beginning:
            mask = mask.copy()
            mask[self.docs(field, whole.encode())] = True
        return mask

    def places(self, field: str, term: bytes) -> np.ndarray:
        """Where a term stands, ascending; see :mod:`archive.search.engine.places`."""
        return self._source(field).places(field, term)

    def places_unfinished(self, field: str, beginning: str) -> np.ndarray:
        """Where anything stands that an unfinished syllable may become, in no order."""
        found = self._source(field).places_beginning(field, beginning.encode())
        whole = form(beginning)
        return found if whole == beginning else np.concatenate([found, self.places(field, whole.encode())])

    def layout(self, field: str) -> Layout:
        """Which places are those of which document."""
        return self._source(field).layout(field)

    def counted(self, field: str) -> Counted:
        """The values of a counted field."""
        if field not in self.columns.counted:
            self.columns.counted[field] = self._source(field).counted(field)
        return self.columns.counted[field]

    def numbers(self, field: str) -> np.ndarray:
        """The number of each document (int64), NO_NUMBER where it has none."""
        if field not in self.columns.numbers:
            self.columns.numbers[field] = (self._unpacked or self._packed).numbers(field)
        return self.columns.numbers[field]

    def lengths(self, field: str) -> np.ndarray:
        """The packed length of a field in each document, see ``columns.LENGTHS``."""
        if field not in self.columns.lengths:
            self.columns.lengths[field] = self._source(field).lengths(field)
        return self.columns.lengths[field]

    def _source(self, field: str) -> Packed | Unpacked:
        return self._unpacked if self._unpacked and self._unpacked.holds(field) else self._packed
