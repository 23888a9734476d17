"""The headings above a line or a table, nearest first: what they say of offices and bodies."""

from __future__ import annotations

from dataclasses import dataclass

from archive.extraction.tables.outline import ANNOUNCED, ITEM_ANNOUNCED, Heading, Item, Table
from archive.extraction.tables.seats import Seats, bare_words, body_of
from archive.extraction.title_unit import TitleUnit
from archive.text import Span

_OF_FULL_RIGHT = frozenset({"ủy viên chính thức", "chính thức"})
# The level of the page's title, above all others.
_TITLE = 0


@dataclass(frozen=True)
class Above:
    """A heading that is in force: its words, and the offices that it is."""

    level: int
    span: Span
    words: str
    offices: tuple[TitleUnit, ...]


class Headings:
    """The headings in force while a page is gone through."""

    def __init__(self, seats: Seats, title: str):
        self._seats = seats
        words = title.strip()
        self._stack = [Above(_TITLE, Span(0, 0), words, seats.offices_in(words))]

    def pass_by(self, part: Heading | Item | Table, text: str) -> bool:
        """Go past a part of the page; whether it is a heading, or an item that is one: "- Phó Cục trưởng"."""
        if isinstance(part, Heading):
            self.enter(part, part.span.of(text))
        elif isinstance(part, Table):
            self.leave(ANNOUNCED)
        elif part.bulleted and self._seats.are_bare(part.span.of(text)):
            self.enter(Heading(ITEM_ANNOUNCED, part.span), part.span.of(text))
        else:
            return False
        return not isinstance(part, Table)

    def enter(self, heading: Heading, words: str) -> None:
        """Go on below this heading."""
        if heading.level == 1:
            return  # the page's title, which is there already
        self.leave(heading.level)
        self._stack.append(Above(heading.level, heading.span, words, self._seats.offices_in(words)))

    def leave(self, level: int) -> None:
        """Forget the headings of this level and below."""
        while self._stack[-1].level >= level:
            self._stack.pop()

    @property
    def nearest(self) -> Above:
        """The heading right above; "Ủy viên chính thức:" below "Ủy viên Bộ Chính trị" says nothing of its own."""
        for above in reversed(self._stack):
            if above.level < ANNOUNCED or bare_words(above.words).lower() not in _OF_FULL_RIGHT:
                return above
        return self._stack[0]

    @property
    def offices(self) -> tuple[TitleUnit, ...]:
        """The offices of the nearest heading that is one, the page's title among them.

        "Danh sách Bộ trưởng" on the page "Bộ trưởng Bộ Y tế" is the list of those.
        """
        found = [above.offices for above in reversed(self._stack) if above.offices]
        if not found:
            return ()
        posts = {unit.post for unit in found[0]}
        fuller = (units for units in found[1:] if {unit.post for unit in units} == posts)
        return next(fuller, found[0]) if all(unit.text == unit.post for unit in found[0]) else found[0]

    @property
    def bodies(self) -> list[str]:
        """What may name the body of a bare office, nearest first; of a heading that is an office the body of that."""
        found = []
        for above in reversed(self._stack):
            found.extend([body_of(unit) for unit in above.offices] or [above.words])
        return [words for words in found if words]
