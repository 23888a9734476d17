"""Names that are one slip away from the words typed: "lai xuan lem" → "Lại Xuân Lâm"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from archive.search.analyzers import tokens
from archive.search.did_you_mean.row import Typed
from archive.search.spelling import slips
from archive.search.suggestions.kept import kept
from archive.search.suggestions.loading import KINDS, LABEL
from archive.search.suggestions.names import Found, Names
from archive.text import clean

# One word of two is half of the name, and of more than six no name is made.
_SHORTEST, _LONGEST = 2, 6
_MOST = 3  # names of a kind
_COMPARED = ("person", "organisation", "place")


class NameAlike(NamedTuple):
    """A stretch of a name as it is written, the place of its corrected word, the cost of the slip, and its articles."""

    text: str
    place: int
    cost: float
    articles: int


def names_alike(row: Sequence[Typed]) -> list[NameAlike]:
    """Names in which all words of a row but one stand side by side, and that one differs by a slip."""
    if not _SHORTEST <= len(row) <= _LONGEST:
        return []
    forms = [typed.form for typed in row]
    names = kept.current()
    found: list[NameAlike] = []
    for kind in KINDS:
        if kind.type in _COMPARED:
            alike = list(_alike(names[kind.type], forms))[:_MOST]
            rows = kind.shown(name.row for name, *_rest in alike)
            aliases = kind.aliases._default_manager.in_bulk([n.form for n, *_rest in alike if n.form > LABEL])
            for name, first, place, cost in alike:
                record: Mapping = aliases if name.form > LABEL else rows
                written = record.get(name.form if name.form > LABEL else name.row)
                if written and name.row in rows and (text := _stretch(str(written.name), first, len(forms))):
                    found.append(NameAlike(text, place, cost, name.articles))
    return sorted(found, key=lambda alike: alike.cost)


def _alike(names: Names, forms: list[str]) -> Iterator[tuple[Found, int, int, float]]:
    """(name, which of its words is the first typed, the place of the corrected one, the cost), each name once."""
    seen = set()
    for place, typed in enumerate(forms):
        left, right = forms[:place], forms[place + 1 :]
        piece = max(left, right, key=lambda words: sum(map(len, words)))
        for words, name in names.holding(" ".join(piece).encode()):
            if (name.row, name.form) in seen:
                continue
            line = words.decode().split(" ")
            for first in range(len(line) - len(forms) + 1):
                window = line[first : first + len(forms)]
                if window[:place] == left and window[place + 1 :] == right:
                    cost = slips(typed, {window[place]}).get(window[place])
                    if cost is not None:
                        seen.add((name.row, name.form))
                        yield name, first, place, cost
                        break


def _stretch(name: str, first: int, size: int) -> str:
    """``size`` words of a name, from its word ``first`` on, as they are written."""
    name = clean(name)
    words = list(tokens(name))[first : first + size]
    return name[words[0].start : words[-1].end] if len(words) == size else ""
