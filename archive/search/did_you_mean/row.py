"""The words of a query that a correction may touch, in a row, and what else the query demands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from archive.search.analyzers import folded_form, tokens
from archive.search.language import is_unmarked
from archive.search.lookup.vocabulary import vocabulary
from archive.search.tree import MINISTRY, PERSON, PLACE, And, Leaf, Node, Not, Or, Phrase, Query, Within, Word
from archive.text import Span

# Fields that hold names.
_NAMED = (PERSON, MINISTRY, PLACE)
# Operators, and names of fields up to their colon.
_NO_WORDS = re.compile(r"\b(?:OR|HOẶC|AND|NOT)\b|[\w-]+:")
_NUMBER_WORD = "so"
# The kind of a document is of at most this many syllables ("thông tư liên tịch").
_KIND_SYLLABLES = 4


class Typed(NamedTuple):
    """A word as it was typed: its folded term, its text, and where it stands in ``Query.text``.

    ``of_document`` tells a number behind the sign or kind of a document.
    """

    form: str
    text: str
    start: int
    end: int
    of_document: bool = False


def row_of(query: Query) -> tuple[tuple[Typed, ...], tuple[Node, ...]]:
    """The row of free words and words of phrases, and the conditions that stay as they are.

    What a field holds, an exclusion, an alternative, a short form, a number and an open word are conditions.
    """
    children = query.tree.nodes if isinstance(query.tree, And) else (query.tree,) if query.tree else ()
    conditions = tuple(child for child in children if not (isinstance(child, Word | Phrase) and not child.open))
    taken = [leaf.span for condition in conditions for leaf in _leaves(condition) if leaf.span]
    taken += [Span(*found.span()) for found in _NO_WORDS.finditer(query.text)]
    words = _typed(query.text, Span(0, len(query.text)))
    return tuple(word for word in words if not any(span.start <= word.start < span.end for span in taken)), conditions


def rows_in_fields(query: Query) -> list[tuple[Typed, ...]]:
    """The words that stand behind one another in a field of names: người:"lại xuân lem", nơi:(hà tĩnh)."""
    rows: list[list[Typed]] = []
    field, end = "", 0
    for wanted in query.wanted_where:
        span = wanted.leaf.span
        if wanted.field in _NAMED and span and isinstance(wanted.leaf, Word | Phrase) and not wanted.leaf.open:
            if wanted.field != field or query.text[end : span.start].strip():
                rows.append([])
            rows[-1] += _typed(query.text, span)
            field, end = wanted.field, span.end
    return [tuple(row) for row in rows]


def _typed(text: str, span: Span) -> Iterator[Typed]:
    before: list[str] = []
    for token in tokens(span.of(text)):
        start, end = span.start + token.start, span.start + token.end
        form = folded_form(token.terms[0])
        yield Typed(form, text[start:end], start, end, _is_of_a_document(form, before))
        before.append(form)


def is_short_form(typed: Typed, row: Sequence[Typed]) -> bool:
    """Whether a word stands in capitals for its own sake: "BYT", but not a word of "HỘI NGHỊ TỔNG KẾT"."""
    in_capitals = typed.text.isupper() and is_unmarked(typed.text)
    return in_capitals and (len(row) == 1 or not all(each.text.isupper() for each in row))


def _is_of_a_document(form: str, before: Sequence[str]) -> bool:
    """Whether a number has the sign or kind of a document before it: another number is another document."""
    if not form.isdigit():
        return False
    words = [word for word in before if word != _NUMBER_WORD]
    return any(tuple(words[-size:]) in vocabulary().kinds for size in range(1, min(len(words), _KIND_SYLLABLES) + 1))


def _leaves(node: Node) -> Iterator[Leaf]:
    if isinstance(node, And | Or):
        for child in node.nodes:
            yield from _leaves(child)
    elif isinstance(node, Not | Within):
        yield from _leaves(node.node)
    else:
        yield node
