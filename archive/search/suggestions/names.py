"""Many names in one string of bytes, most used first, to be found by the beginning of any of their words.

A quarter of a million names are some six megabytes, which ``bytes.find`` goes through in three milliseconds; and since
the names stand in the order in which they are suggested, most searches stop near the beginning. A sorted list of the
beginnings of all words answers faster, but takes twenty times the memory in every process, and an order by use anew.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import islice
from typing import NamedTuple

import numpy as np

from archive.search.analyzers import form

# Names looked at for one answer, where the typed words stand scattered over them ("nguyen" is in every third).
_MOST_LOOKED_AT = 2000
# Names that are taken as they come; if there are more, those that begin with the typed words are looked for apart.
_MANY = 100
_LINE_FEED = 10


class Written(NamedTuple):
    """One way of writing a record's name: ``key`` folded, its words parted by blanks.

    ``form`` tells which way it is: 0 is what the record is called.
    """

    key: str
    row: int
    form: int
    articles: int


class Found(NamedTuple):
    """A record found by one of its names. ``begins``: the typed words are how the name begins."""

    row: int
    form: int
    articles: int
    begins: bool


class Names:
    """The names of one kind of record, immutable.

    Names of the most articles come first, then what records are called before their other names, then the shorter ones.
    """

    def __init__(self, names: Iterable[Written] = ()):
        ordered = sorted(names, key=lambda name: (-name.articles, name.form != 0, len(name.key), name.key, name.row))
        # Every word has a blank before it, every name a line feed before that.
        lines = [b"\n " + name.key.encode() for name in ordered]
        self._text = b"".join(lines) + b"\n"
        sizes = np.fromiter((len(line) for line in lines), np.int64, len(lines))
        self._starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]) if lines else np.zeros(0, np.int64)
        self._rows = np.fromiter((name.row for name in ordered), np.int64, len(lines))
        self._forms = np.fromiter((name.form for name in ordered), np.int64, len(lines))
        self._articles = np.fromiter((name.articles for name in ordered), np.int64, len(lines))

    def __len__(self) -> int:
        return len(self._rows)

    def find(self, words: str, limit: int) -> list[Found]:
        """At most ``limit`` records of a name in which the words (folded, parted by blanks) stand side by side.

        The last word, as it is written, may go on. Names that begin with the words first, within each the most used. A
        record comes once.
        """
        found: dict[int, Found] = {}
        if not words or limit <= 0:
            return []
        patterns = _beginnings(words)
        places = list(islice(merge(*(self._places(pattern, most=_MANY) for pattern in patterns)), _MANY))
        if len(places) == _MANY:
            # There may be more names that begin so, further down.
            first = merge(*(self._places(b"\n" + pattern) for pattern in patterns))
            places = [*(place + 1 for place in islice(first, limit)), *places]
        for begins, place in self._begins_first(places):
            self._take(found, place, begins=begins)
            if len(found) == limit:
                break
        return list(found.values())

    def find_scattered(self, words: str, limit: int) -> list[Found]:
        """At most ``limit`` records of a name that holds all the words, in any order, each as the beginning of a word.

        The most used first.
        """
        found: dict[int, Found] = {}
        first, *others = [_beginnings(word) for word in sorted(words.split(), key=len, reverse=True)] or [[]]
        places = merge(*(self._places(pattern, most=_MOST_LOOKED_AT) for pattern in first))
        for place in places if others and limit > 0 else ():
            line = b" " + self._line(self._number(place)) + b"\n"
            if all(any(pattern in line for pattern in other) for other in others):
                self._take(found, place, begins=False)
                if len(found) == limit:
                    break
        return list(found.values())

    def holding(self, words: bytes) -> Iterator[tuple[bytes, Found]]:
        """Names in which these whole words stand side by side, the most used first, each with its folded words."""
        for place in self._places(b" " + words, most=_MOST_LOOKED_AT):
            end = place + 1 + len(words)
            if self._text[end : end + 1] in b" \n":
                number = self._number(place)
                yield self._line(number), self._at(number, begins=False)

    def _begins_first(self, places: list[int]) -> list[tuple[bool, int]]:
        """The places, each with whether a name begins there, those first; the order by use stays within both."""
        marked = [(self._text[place - 1] == _LINE_FEED, place) for place in places]
        return sorted(marked, key=lambda item: (not item[0], item[1]))

    def _places(self, pattern: bytes, most: int | None = None) -> Iterator[int]:
        """Where a pattern stands, once a name."""
        place = self._text.find(pattern)
        while place >= 0 and most != 0:
            yield place
            most = most and most - 1
            # On with the next name: what stands in this one again is the same name.
            place = self._text.find(pattern, self._text.find(b"\n", place + 1))

    def _take(self, found: dict[int, Found], place: int, *, begins: bool) -> None:
        name = self._at(self._number(place), begins=begins)
        found.setdefault(name.row, name)

    def _number(self, place: int) -> int:
        """Which name stands at a place of the text."""
        return bisect_right(self._starts, place) - 1

    def _line(self, number: int) -> bytes:
        start = int(self._starts[number]) + 2
        return self._text[start : self._text.find(b"\n", start)]

    def _at(self, number: int, *, begins: bool) -> Found:
        return Found(int(self._rows[number]), int(self._forms[number]), int(self._articles[number]), begins)


def _beginnings(words: str) -> list[bytes]:
    """What stands in the text where the words do, the last of them unfinished: "van quy" as it is, or "van qui" whole.

    See :func:`archive.search.analyzers.begins`.
    """
    before, blank, last = words.rpartition(" ")
    whole = f" {before}{blank}{form(last)}"
    return [f" {words}".encode(), *([] if form(last) == last else [f"{whole} ".encode(), f"{whole}\n".encode()])]
