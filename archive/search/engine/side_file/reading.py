"""Reads the side file of a segment: what is asked for, by position, and nothing else.

Not mapped into memory: a file that is cut short under a map kills the process. A read by position moves no pointer, so
threads may read at once.
"""

from __future__ import annotations

import json
import os
import weakref
import zlib
from bisect import bisect_left
from itertools import pairwise
from pathlib import Path

import numpy as np
from django.utils.translation import gettext as _

from archive.search.engine.errors import IndexUnavailableError
from archive.search.engine.side_file.layout import HEADER, MAGIC, path_of

# Every so many terms one is held as an object, which finds the rest faster.
_STRIDE = 64


class SideFile:
    """An open side file. Its arrays are read-only views of what was read."""

    def __init__(self, handle: int, directory: dict):
        self._handle = handle
        weakref.finalize(self, os.close, handle)
        self._size = os.fstat(handle).st_size
        self._held = frozenset(directory["fields"])
        self._arrays: dict[str, tuple[int, str, int]] = directory["arrays"]
        self._shifts: dict[str, int] = directory["shifts"]
        self._fields: dict[str, FieldTerms] = {}

    def is_whole(self) -> bool:
        """Whether the file is as long as when it was opened."""
        return os.fstat(self._handle).st_size == self._size

    def holds(self, field: str) -> bool:
        """Whether all postings of the segment in this field are here."""
        return field in self._held

    def has(self, name: str) -> bool:
        """Whether there is an array of this name."""
        return name in self._arrays

    def array(self, name: str, start: int = 0, end: int | None = None) -> np.ndarray:
        """An array, or a part of it. Raises ``IndexUnavailableError`` if the file has been cut short meanwhile."""
        offset, dtype, count = self._arrays[name]
        kind = np.dtype(dtype)
        length = ((count if end is None else end) - start) * kind.itemsize
        read = os.pread(self._handle, length, offset + start * kind.itemsize)
        if len(read) != length:
            raise IndexUnavailableError(_("the index is damaged"))
        return np.frombuffer(read, kind)

    def shift(self, field: str) -> int:
        """The documents of a field with places begin at multiples of two to this power."""
        return self._shifts[field]

    def terms(self, field: str) -> FieldTerms | None:
        """The terms of a field; None where no document of the segment has any."""
        if field not in self._fields and self.has(f"{field}.terms"):
            self._fields[field] = FieldTerms(self, field)
        return self._fields.get(field)


class FieldTerms:
    """The sorted terms of one field, by number, and where the postings and places of each are."""

    def __init__(self, file: SideFile, field: str):
        self._text = file.array(f"{field}.terms").tobytes()
        self._text_starts = memoryview(file.array(f"{field}.term_starts"))
        self.starts = memoryview(file.array(f"{field}.starts"))
        self.place_starts = memoryview(file.array(name)) if file.has(name := f"{field}.place_starts") else None
        self._every_so_many = [self.at(number) for number in range(0, len(self), _STRIDE)]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def at(self, number: int) -> bytes:
        """The term of this number."""
        return self._text[self._text_starts[number] : self._text_starts[number + 1]]

    def all(self) -> list[bytes]:
        """All terms, in order."""
        return [self._text[start:end] for start, end in pairwise(self._text_starts.tolist())]

    def find(self, term: bytes) -> int | None:
        """The number of a term, None where there is none."""
        number = self._place(term)
        return number if number < len(self) and self.at(number) == term else None

    def beginning(self, beginning: bytes) -> range:
        """The numbers of the terms that begin so."""
        first = self._place(beginning)
        ends = bisect_left(range(first, len(self)), True, key=lambda number: not self.at(number).startswith(beginning))
        return range(first, first + ends)

    def _place(self, term: bytes) -> int:
        """The number of the first term that is not less."""
        block = max(0, bisect_left(self._every_so_many, term) - 1) * _STRIDE
        near = range(block, min(block + _STRIDE + 1, len(self)))
        return block + bisect_left(near, term, key=self.at)


def open_beside(folder: Path, segment: str, documents: int) -> SideFile | None:
    """The side file of a segment, None where there is none or it is not fit to be read."""
    try:
        handle = os.open(path_of(folder, segment), os.O_RDONLY)
    except OSError:
        return None
    try:
        directory = _directory(handle)
        if (directory["segment"], directory["documents"]) == (segment, documents):
            return SideFile(handle, directory)
    except (OSError, ValueError, KeyError):
        pass
    os.close(handle)
    return None


def _directory(handle: int) -> dict:
    """The directory. Raises ``ValueError`` where anything is not as it was written."""
    header = os.pread(handle, HEADER.size, 0)
    if len(header) != HEADER.size:
        raise ValueError("cut short")
    magic, offset, length, checksum = HEADER.unpack(header)
    if magic != MAGIC or offset + length != os.fstat(handle).st_size:
        raise ValueError("not a whole side file")
    directory = os.pread(handle, length, offset)
    if zlib.crc32(directory) != checksum:
        raise ValueError("the directory is damaged")
    return json.loads(directory)
