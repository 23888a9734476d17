"""The names of all kinds, kept in memory by every process, and read anew when something changed."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Mapping
from typing import Any

from django.contrib.admin.models import LogEntry
from django.db import connection

from archive.search.engine import IndexUnavailableError
from archive.search.freshness import backend
from archive.search.suggestions.loading import KINDS
from archive.search.suggestions.names import Names

logger = logging.getLogger(__name__)

# So many names are read while the reader waits (some 0.2 s); more are read behind its back, and the old ones answer.
_AT_ONCE = 10_000
# Seconds that pass before many names are read anew: 100,000 take two, and slow down all else in the process meanwhile;
# an import or a curator at work changes something every few seconds.
_LEAST = 30.0
# Seconds after which the names are read anew in any case: a command may rename a record that no article speaks of.
_LONGEST = 600.0


class _Kept:
    """What was read last, and the stamp of what it was read from."""

    def __init__(self):
        self._lock = threading.Lock()  # held by whoever reads
        self._names: Mapping[str, Names] = {}
        self._stamp: Any = None
        self._read_at = 0.0

    def current(self) -> Mapping[str, Names]:
        """Kind → its names. The first caller waits until they are read; later ones wait only where they are few."""
        stamp = _stamp()
        if not self._is_stale(stamp):
            return self._names
        few = sum(map(len, self._names.values())) <= _AT_ONCE
        if self._stamp is None or few:
            with self._lock:
                if self._is_stale(stamp):  # nobody read them while this one waited
                    self._read(stamp)
        elif time.monotonic() - self._read_at > _LEAST and self._lock.acquire(blocking=False):
            threading.Thread(target=self._read_apart, args=[stamp], name="names-to-suggest", daemon=True).start()
        return self._names

    def forget(self) -> None:
        """As if nothing had been read: after a fork, and between tests."""
        self.__init__()

    def _is_stale(self, stamp: Any) -> bool:
        return stamp != self._stamp or time.monotonic() - self._read_at > _LONGEST

    def _read(self, stamp: Any) -> None:
        # The stamp was taken before the names are read: what changes meanwhile changes it once more.
        self._names = {kind.type: kind.load() for kind in KINDS}
        self._stamp, self._read_at = stamp, time.monotonic()

    def _read_apart(self, stamp: Any) -> None:
        try:
            self._read(stamp)
        except Exception:
            self._read_at = time.monotonic()  # tried again after the same while, not by every request
            logger.exception("The names to suggest could not be read anew; the old ones stay.")
        finally:
            self._lock.release()
            connection.close()  # a thread has a connection of its own, which nobody else would close


def _stamp() -> tuple:
    """What changes when a name was added (the greatest key of a table), when a curator changed or deleted one (the last
    row of the admin's log), or when the number of articles of any did (the commit of the index). One query."""
    tables = [LogEntry, *(model for kind in KINDS for model in (kind.model, kind.aliases))]
    quoted = [(model._meta.db_table, model._meta.pk.column) for model in tables]
    name = connection.ops.quote_name
    # Each is one step in the index of the key, which no aggregate over a joined or grouped query would be.
    keys = ", ".join(f"(SELECT MAX({name(column)}) FROM {name(table)})" for table, column in quoted)  # noqa: S608 (our own tables)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {keys}")
        newest = cursor.fetchone()
    try:
        snapshot = backend().snapshot()
    except IndexUnavailableError:
        return (*newest, None)
    return (*newest, snapshot.folder, snapshot.generation)


kept = _Kept()
os.register_at_fork(after_in_child=kept.forget)
