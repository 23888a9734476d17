"""The short forms that a query may hold, from the table that curators edit; kept in memory.

A change is noticed by the stamp of the table, at once as a rule, and after :data:`LONGEST` seconds in any case.

A short form is known again however it is pointed: LĐTBXH, LĐ-TB&XH and lđtb&xh are one, TƯ and T.Ư are TW.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from archive.models import Abbreviation, Expansion
from archive.search.analyzers import CENTRAL
from archive.text import fold, lower, normalize

# What stands between the letters of a short form, in one writer's hand or another's.
_POINTS = re.compile(r"[^\w]|_")
# Seconds after which the table is read anew, whatever its stamp says.
LONGEST = 30.0
_CENTRAL_AT_END = re.compile("tư$")


@dataclass(frozen=True)
class Known:
    """A short form as the table has it, and what it stands for."""

    written: str
    meanings: tuple[str, ...]


class ShortForms:
    """The whole table, to look typed words up in."""

    def __init__(self, rows: Iterable[tuple[str, Iterable[str]]] = ()):
        self._exact: dict[str, list[Known]] = {}
        self._folded: dict[str, list[Known]] = {}
        for written, meanings in rows:
            known = Known(written, tuple(meanings))
            if known.meanings:
                self._exact.setdefault(_key(written), []).append(known)
                self._folded.setdefault(fold(_key(written)), []).append(known)

    def find(self, typed: str) -> Known | None:
        """What one typed word is short for, None if nothing is known of it.

        Without diacritics "HDND" is HĐND; where several short forms fit ("DA": dự án, đề án), it may be any of them.
        """
        key = _key(typed)
        found = self._folded.get(key, []) if key == fold(key) else self._exact.get(key, [])
        if not found:
            return None
        meanings = dict.fromkeys(meaning for known in found for meaning in known.meanings)
        return Known(found[0].written, tuple(meanings))


def _key(written: str) -> str:
    key = _POINTS.sub("", lower(normalize(written)))
    return _CENTRAL_AT_END.sub(CENTRAL, key)


class _Cache:
    """The table as it was read, with the stamp by which a change of it is noticed, whichever process made it."""

    def __init__(self):
        self._lock = threading.Lock()
        self._stamp: Any = None
        self._read_at = 0.0
        self._forms = ShortForms()

    def current(self) -> ShortForms:
        stamp = Abbreviation.objects.stamp()
        with self._lock:
            if stamp == self._stamp and time.monotonic() - self._read_at < LONGEST:
                return self._forms
            read_at = time.monotonic()
        # Read outside of the lock, and after the stamp: at worst the table is read once more.
        forms = ShortForms(_rows())
        with self._lock:
            self._stamp, self._forms, self._read_at = stamp, forms, read_at
        return forms


def _rows() -> Iterable[tuple[str, list[str]]]:
    meanings: dict[int, list[str]] = {}
    for abbreviation, text in Expansion.objects.order_by("pk").values_list("abbreviation", "text"):
        meanings.setdefault(abbreviation, []).append(text)
    shorts = Abbreviation.objects.in_use().order_by("short", "pk").values_list("pk", "short")
    return [(short, meanings.get(pk, [])) for pk, short in shorts]


_cache = _Cache()


def short_forms() -> ShortForms:
    """The table as it stands. One small query; the rows are read anew only after a change, or a while."""
    return _cache.current()
