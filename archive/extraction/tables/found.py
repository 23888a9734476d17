"""What the name rules found on a page, by where it stands: the names, offices, bodies and places of a cell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from archive.extraction.names import Name
from archive.extraction.reading import FoundBody, Section
from archive.extraction.territories import Territory
from archive.extraction.title_unit import TitleUnit
from archive.extraction.tokens import Token
from archive.text import Span


@dataclass(frozen=True)
class Place:
    """Something found: its characters and the tokens of its section."""

    span: Span
    section: Section
    what: Name | TitleUnit | FoundBody | Territory


class Found:
    """The names, offices, bodies and places of a page by their characters."""

    def __init__(self, blocks: Iterable[tuple[Section, Sequence[Name], dict[int, TitleUnit]]]):
        self._blocks = [block for block in blocks if block[0].tokens]
        self._sections = [section for section, _names, _units in self._blocks]
        self._section_starts = [section.tokens[0].start for section in self._sections]
        self._token_starts: dict[int, list[int]] = {}
        self._starts: dict[int, list[int]] = {}

    @cached_property
    def names(self) -> list[Place]:
        return [self._place(section, n.start, n.end, n) for section, names, _units in self._blocks for n in names]

    @cached_property
    def _units(self) -> list[Place]:
        blocks = ((section, units.values()) for section, _names, units in self._blocks)
        return [self._place(section, u.start, u.end, u) for section, units in blocks for u in units]

    @cached_property
    def _bodies(self) -> list[Place]:
        return [self._place(s, found.body.start, found.body.end, found) for s in self._sections for found in s.bodies]

    @cached_property
    def _territories(self) -> list[Place]:
        return [
            self._place(section, t.start, t.end, t)
            for section in self._sections
            for t in section.territories
            if t.start not in section.in_body
        ]

    @staticmethod
    def _place(section: Section, start: int, end: int, what) -> Place:
        return Place(Span(section.tokens[start].start, section.tokens[end - 1].end), section, what)

    def names_in(self, span: Span) -> list[Place]:
        return self._within(self.names, span)

    def units_in(self, span: Span) -> list[Place]:
        return self._within(self._units, span)

    def bodies_in(self, span: Span) -> list[Place]:
        return self._within(self._bodies, span)

    def territories_in(self, span: Span) -> list[Place]:
        return self._within(self._territories, span)

    def _within(self, places: list[Place], span: Span) -> list[Place]:
        starts = self._starts.get(id(places))
        if starts is None:
            starts = self._starts[id(places)] = [place.span.start for place in places]
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        return [place for place in places[first:last] if place.span.end <= span.end]

    def tokens_in(self, span: Span) -> list[Token]:
        """The tokens within the span, over all its lines."""
        return [section.tokens[index] for section, index in self.indices_in(span)]

    def indices_in(self, span: Span) -> list[tuple[Section, int]]:
        """The tokens within the span as sections and indices."""
        found = []
        place = max(0, bisect_left(self._section_starts, span.start + 1) - 1)
        while place < len(self._sections) and self._section_starts[place] < span.end:
            section = self._sections[place]
            starts = self._starts_of(place)
            begin, end = bisect_left(starts, span.start), bisect_left(starts, span.end)
            found.extend((section, index) for index in range(begin, end))
            place += 1
        return found

    def _starts_of(self, place: int) -> list[int]:
        """Where the tokens of a section begin; kept, because a line may have thousands of cells."""
        if place not in self._token_starts:
            self._token_starts[place] = [token.start for token in self._sections[place].tokens]
        return self._token_starts[place]
