"""The tree of a query: what :mod:`archive.search.language` makes of the words that a user typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from archive.search.analyzers import folded_form
from archive.text import Span, fold

# The names of the fields, as :class:`Within` has them.
PERSON, MINISTRY, PLACE, TITLE, DIRECTIVE = "person", "ministry", "place", "title", "directive"


# ``span`` of a leaf is where it stands in ``Query.text``: two that say the same are the same, wherever they stand.


@dataclass(frozen=True)
class Word:
    """One syllable or number. ``open``: anything that begins with it ("hội*"); then it is as written, no form yet."""

    syllable: str
    open: bool = False
    span: Span | None = field(default=None, compare=False, kw_only=True)


@dataclass(frozen=True)
class Phrase:
    """Syllables side by side: what stood in quotation marks, or one token of several syllables ("QP-AN").

    ``open``: the last one may go on ("hà tĩ*") and is as written; all others are in the form of the index.
    """

    syllables: tuple[str, ...]
    open: bool = False
    span: Span | None = field(default=None, compare=False, kw_only=True)


@dataclass(frozen=True)
class Symbol:
    """The symbol of a directive: ``key`` is the form that all its spellings share, ``syllables`` are as typed."""

    key: str
    syllables: tuple[str, ...]
    span: Span | None = field(default=None, compare=False, kw_only=True)


@dataclass(frozen=True)
class ShortForm:
    """A short form that curators know: ``leaf`` as typed, ``written`` as the table has it ("BCT").

    It matches where ``leaf`` matches or, unless ``Query.expanded`` is False, where any of ``expansions`` does;
    ``meanings`` are the expansions in words, one each ("Bộ Chính trị").
    """

    leaf: Word | Phrase
    written: str
    meanings: tuple[str, ...]
    expansions: tuple[Word | Phrase, ...]
    span: Span | None = field(default=None, compare=False, kw_only=True)


@dataclass(frozen=True)
class Number:
    """The number of a directive, perhaps partly typed: "18", "18-NQ", "nghị quyết 18", "1*".

    ``terms`` are those of the index that will do, any of them (see :func:`archive.search.analyzers.number_terms`);
    ``open``: any term that begins with one of them. ``syllables`` are as typed.
    """

    terms: tuple[str, ...]
    syllables: tuple[str, ...]
    open: bool = False
    span: Span | None = field(default=None, compare=False, kw_only=True)


@dataclass(frozen=True)
class Period:
    """Articles of these days, either end open if None; one of partial date matches if its possible days overlap."""

    earliest: date | None
    latest: date | None
    span: Span | None = field(default=None, compare=False, kw_only=True)


@dataclass(frozen=True)
class Within:
    """A leaf looked for in one field only: ``name`` is PERSON, MINISTRY, PLACE, TITLE or DIRECTIVE.

    DIRECTIVE is the kind, number and name of the directives that an article leads to.
    """

    name: str
    node: Word | Phrase | ShortForm


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


Leaf = Word | Phrase | Symbol | ShortForm | Number | Period
Node = Leaf | Within | Not | And | Or


@dataclass(frozen=True)
class Wanted:
    """A leaf that a match is made of, and the field that it is looked for in, "" for anywhere."""

    leaf: Leaf
    field: str = ""


@dataclass(frozen=True)
class Query:
    """A query as understood. ``tree`` is None where there is nothing to look for.

    ``text`` is what was read, in canonical form; the ``span`` of a leaf points into it. ``folded`` tells how words are
    compared: without diacritics, or exactly as they are written (case and tone placement aside); ``marked`` whether any
    was typed with diacritics. ``expanded`` tells whether short forms open to what they stand for.
    """

    tree: Node | None = None
    folded: bool = False
    notices: tuple[str, ...] = ()
    text: str = field(default="", compare=False)
    expanded: bool = True
    marked: bool = False

    def __bool__(self) -> bool:
        return self.tree is not None

    @property
    def is_void(self) -> bool:
        """Whether something was typed in which there is nothing to look for ("???"); that finds nothing."""
        return self.tree is None and bool(self.text.strip())

    @cached_property
    def wanted(self) -> tuple[Leaf, ...]:
        """The leaves that a match is made of, in the order typed: everything but what stands under a "not".

        Those of fields are among them; :attr:`wanted_where` tells which.
        """
        return tuple(dict.fromkeys(wanted.leaf for wanted in self.wanted_where))

    @cached_property
    def wanted_where(self) -> tuple[Wanted, ...]:
        """As :attr:`wanted`, each with its field."""
        return tuple(dict.fromkeys(_leaves(self.tree))) if self.tree else ()

    @cached_property
    def short_forms(self) -> tuple[ShortForm, ...]:
        """Every short form that was recognised, also under a "not"."""
        return tuple(dict.fromkeys(_short_forms(self.tree))) if self.tree else ()

    @cached_property
    def affirmed(self) -> str:
        """The text without what the query excludes."""
        text = self.text
        for leaf in _negated(self.tree) if self.tree else ():
            if leaf.span:
                blank = " " * (leaf.span.end - leaf.span.start)
                text = f"{text[: leaf.span.start]}{blank}{text[leaf.span.end :]}"
        return text.strip()

    def without_diacritics(self) -> Query:
        """The same query, compared without diacritics."""
        return replace(self, folded=True)

    def without_expansions(self) -> Query:
        """The same query, short forms taken for nothing but themselves."""
        return replace(self, expanded=False)

    def form(self, syllable: str) -> str:
        """A syllable in the form in which this query compares."""
        return folded_form(syllable) if self.folded else syllable

    def beginning(self, syllable: str) -> str:
        """An unfinished syllable as this query compares it; :func:`archive.search.analyzers.begins` tells what fits."""
        return fold(syllable) if self.folded else syllable


def _leaves(node: Node, name: str = "") -> Iterator[Wanted]:
    if isinstance(node, And | Or):
        for child in node.nodes:
            yield from _leaves(child, name)
    elif isinstance(node, Within):
        yield from _leaves(node.node, node.name)
    elif not isinstance(node, Not):
        yield Wanted(node, name)


def _negated(node: Node) -> Iterator[Leaf]:
    """The leaves that an article must not hold."""
    if isinstance(node, And | Or):
        for child in node.nodes:
            yield from _negated(child)
    elif isinstance(node, Not):
        yield from (wanted.leaf for wanted in _leaves(node.node))


def _short_forms(node: Node) -> Iterator[ShortForm]:
    if isinstance(node, And | Or):
        for child in node.nodes:
            yield from _short_forms(child)
    elif isinstance(node, Within | Not):
        yield from _short_forms(node.node)
    elif isinstance(node, ShortForm):
        yield node
