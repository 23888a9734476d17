"""The tree of a query: what :mod:`archive.search.language` makes of the words that a user typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from archive.text import fold


@dataclass(frozen=True)
class Word:
    """One syllable or number."""

    syllable: str


@dataclass(frozen=True)
class Phrase:
    """Syllables side by side: what stood in quotation marks, or one token of several syllables ("QP-AN")."""

    syllables: tuple[str, ...]


@dataclass(frozen=True)
class Symbol:
    """The symbol of a directive: ``key`` is the form that all its spellings share, ``syllables`` are as typed."""

    key: str
    syllables: tuple[str, ...]


@dataclass(frozen=True)
class Not:
    """Articles without it."""

    node: Node


@dataclass(frozen=True)
class And:
    """All of them, each somewhere in the article."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True)
class Or:
    """At least one of them."""

    nodes: tuple[Node, ...]


Leaf = Word | Phrase | Symbol
Node = Leaf | Not | And | Or


@dataclass(frozen=True)
class Query:
    """A query as understood. ``tree`` is None where there is nothing to look for.

    ``folded`` tells how its words are compared: without diacritics, or exactly as they are written (case and tone
    placement aside).
    """

    tree: Node | None = None
    folded: bool = False
    notices: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.tree is not None

    @cached_property
    def wanted(self) -> tuple[Leaf, ...]:
        """The leaves that a match is made of, in the order typed: everything but what stands under a "not"."""
        return tuple(dict.fromkeys(_leaves(self.tree))) if self.tree else ()

    def without_diacritics(self) -> Query:
        """The same query, compared without diacritics."""
        return replace(self, folded=True)

    def form(self, syllable: str) -> str:
        """A syllable in the form in which this query compares."""
        return fold(syllable) if self.folded else syllable


def _leaves(node: Node) -> Iterator[Leaf]:
    if isinstance(node, And | Or):
        for child in node.nodes:
            yield from _leaves(child)
    elif not isinstance(node, Not):
        yield node
