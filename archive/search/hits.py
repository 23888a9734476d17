"""Where in a text a query matches, on the very stream of terms that it was matched on in the index."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from archive.search.analyzers import begins, folded_form, number_terms, numbered, symbols, token_terms
from archive.search.tree import (
    DIRECTIVE,
    TITLE,
    Leaf,
    Number,
    Period,
    Phrase,
    Query,
    ShortForm,
    Symbol,
    Wanted,
    Word,
)
from archive.text import Span, clean, syllable_spans

# Phrases do not reach from one part into the next (see analyzers.GAP); in a whole text an empty line parts them.
_PART = re.compile(r"\n\s*\n")
_NUMBER_WORD = "so"
# The kind of a document is of at most this many syllables ("thông tư liên tịch").
_KIND_SYLLABLES = 4


class Hit(NamedTuple):
    """Where something wanted stands, and which of ``Query.wanted_where`` it is."""

    start: int
    end: int
    leaf: int


def find_hits(text: str, query: Query | None, of: str = "") -> list[Hit]:
    """Every occurrence of everything wanted in a cleaned text, in order.

    ``of`` is the field of the language that the text is, "" for the body. What was asked for in a field is marked where
    it is that field; names of people, places and bodies are marked in the body too, where they are written as names:
    who asks for "người:Lâm" wants to see "Lại Xuân Lâm", and not the "lâm nghiệp" beside him.
    """
    if not query:
        return []
    hits: list[Hit] = []
    start = 0
    for end in [*(match.start() for match in _PART.finditer(text)), len(text)]:
        part = _Part(text, Span(start, end), query)
        for number, wanted in enumerate(query.wanted_where):
            hits += (Hit(span.start, span.end, number) for span in _spans(part, wanted, of))
        start = end
    return sorted(set(hits))


def holds(text: str, leaf: Leaf, query: Query) -> bool:
    """Whether a leaf stands in a text, a name say, compared as the query compares."""
    text = clean(text)
    return any(True for _span in _Part(text, Span(0, len(text)), query).of(leaf))


def _spans(part: _Part, wanted: Wanted, of: str) -> Iterator[Span]:
    if wanted.field == TITLE and of != TITLE:
        return
    found = part.of(wanted.leaf)
    if wanted.field and wanted.field not in (of, DIRECTIVE):
        found = (span for span in found if part.is_name(span))
    yield from found


class _Part:
    """One part of a text as the terms of the index, in the form in which the query compares.

    A page of results reads twenty whole texts so: offsets are looked for only where something is found.
    """

    def __init__(self, text: str, place: Span, query: Query):
        self._text, self._place, self._query = text, place, query
        terms = token_terms(place.of(text))
        self._forms = [query.form(each[0]) for each in terms] if query.folded else [each[0] for each in terms]
        # Position → the second term of "TƯ".
        self._others = {position: query.form(each[1]) for position, each in enumerate(terms) if len(each) > 1}

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        return syllable_spans(self._place.of(self._text))

    def of(self, leaf: Leaf) -> Iterator[Span]:
        """Where a leaf stands."""
        match leaf:
            case Word(syllable):
                yield from self._row((syllable,), is_open=leaf.open)
            case Phrase(syllables):
                yield from self._row(syllables, is_open=leaf.open)
            case ShortForm(inner, expansions=expansions):
                for each in (inner, *expansions) if self._query.expanded else (inner,):
                    yield from self.of(each)
            case Symbol(key, syllables):
                yield from self._row(syllables)
                yield from self._symbols(lambda found: found == key)
            case Number():
                yield from self._symbols(lambda found: fits(leaf, [found, *number_terms(found)]))
                yield from self._kinds_with_numbers(leaf)
            case Period():
                return

    def is_name(self, span: Span) -> bool:
        """Whether any of its words begins with a capital: "Y tế" and "thành phố Hồ Chí Minh" are names, too."""
        return any(word[:1].isupper() for word in self._text[span.start : span.end].split())

    def _span(self, first: int, last: int) -> Span:
        start = self._place.start
        return Span(start + self._places[first][0], start + self._places[last][1])

    def _row(self, syllables: Sequence[str], *, is_open: bool = False) -> Iterator[Span]:
        """Where the syllables stand side by side."""
        wanted = [self._query.form(syllable) for syllable in syllables]
        if is_open:
            wanted[-1] = self._query.beginning(syllables[-1])
        if is_open and len(wanted) == 1:
            starts = self._where(lambda form: begins(form, wanted[0]))
        elif wanted[0] in self._forms or self._others:
            starts = self._where(wanted[0].__eq__)
        else:
            return
        for start in starts:
            if start + len(wanted) <= len(self._forms) and all(
                self._stands(each, start + place, is_open and place == len(wanted) - 1)
                for place, each in enumerate(wanted)
            ):
                yield self._span(start, start + len(wanted) - 1)

    def _where(self, fits: Callable[[str], bool]) -> list[int]:
        """The positions whose term fits, or whose second one does."""
        found = [position for position, form in enumerate(self._forms) if fits(form)]
        if self._others:
            found = sorted({*found, *(position for position, form in self._others.items() if fits(form))})
        return found

    def _stands(self, wanted: str, position: int, is_open: bool) -> bool:
        return _same(self._forms[position], wanted, is_open) or (
            position in self._others and _same(self._others[position], wanted, is_open)
        )

    def _symbols(self, fits: Callable[[str], bool]) -> Iterator[Span]:
        for found in symbols(self._place.of(self._text)):
            if fits(found.symbol.key):
                yield Span(self._place.start + found.span.start, self._place.start + found.span.end)

    def _kinds_with_numbers(self, leaf: Number) -> Iterator[Span]:
        """ "Nghị quyết 18", "Nghị quyết số 18": as a citation leaves it. A bare number is only marked behind "số"."""
        if not any(form[:1].isdigit() for form in self._forms):
            return
        words = [folded_form(form) for form in self._forms]
        for place, word in enumerate(words):
            if not word[:1].isdigit():
                continue
            end = place - 1 if place and words[place - 1] == _NUMBER_WORD else place
            for start in range(max(0, end - _KIND_SYLLABLES), end):
                if fits(leaf, [numbered(" ".join(words[start:end]), word)]):
                    yield self._span(start, place)
            if end < place and fits(leaf, number_terms(word.lstrip("0"))):
                yield self._span(end, place)


def _same(form: str, wanted: str, is_open: bool) -> bool:
    return begins(form, wanted) if is_open else form == wanted


def fits(leaf: Number, terms: Sequence[str]) -> bool:
    """Whether one of these terms of the index is one that the leaf asks for."""
    if leaf.open:
        return any(term.startswith(wanted) for term in terms for wanted in leaf.terms)
    return any(term in leaf.terms for term in terms)
