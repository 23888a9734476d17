"""What was read of segments, which never change, kept under a bound on memory for all who ask."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Protocol, TypeVar

# Bytes of arrays kept, of a worker's 300 MB.
CACHE_BYTES = 96 * 2**20
# What an entry takes beside its numbers; a word that occurs nowhere has none, and any number of those can be asked for.
_ENTRY_BYTES = 512


class Sized(Protocol):
    """An array, or several."""

    @property
    def nbytes(self) -> int: ...


Value = TypeVar("Value", bound=Sized)


class Cache:
    """Arrays by key, the least recently used dropped when they grow beyond ``limit`` bytes. Safe between threads."""

    def __init__(self, limit: int = CACHE_BYTES):
        self._limit = limit
        self._held: OrderedDict[Hashable, Sized] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, key: Hashable, read: Callable[[], Value]) -> Value:
        """What is held under the key, else what ``read`` gives."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        value = read()
        with self._lock:
            if key not in self._held:
                self._held[key] = value
                self._bytes += value.nbytes + _ENTRY_BYTES
            while self._bytes > self._limit and len(self._held) > 1:
                self._bytes -= self._held.popitem(last=False)[1].nbytes + _ENTRY_BYTES
        return value
