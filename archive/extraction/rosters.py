"""Lists of who held an office, under a heading that names it: "Chính ủy qua các thời kỳ", then a name a line."""

from __future__ import annotations

from archive.extraction.names import Name
from archive.extraction.reading import Section
from archive.extraction.record import Title
from archive.extraction.title_unit import TitleUnit
from archive.text import Span

# What a heading says behind the office.
_BEHIND = frozenset("qua các thời kỳ hiện nay đương nhiệm tiền từng giai đoạn : nhiệm và ,".split())
_LONGEST_HEADING = 16
# Before the name in a line of the list: its bullet, its years, a rank.
_LONGEST_LEAD = 12
_RANK = frozenset(
    "đại thượng trung thiếu tướng tá đô đốc phó chuẩn đồng chí ông bà gs pgs ts tiến sĩ từ đến nay".split()
)


class Roster:
    """Follows the blocks of a page and tells which office the list gives that a block belongs to."""

    def __init__(self) -> None:
        self._heading: Title | None = None

    def office_of(self, section: Section, names: list[Name], units: dict[int, TitleUnit]) -> tuple[Name, Title] | None:
        """The name that the list gives in this block, and the heading's office; blocks must come in order."""
        tokens = section.tokens
        heading = None if names else self._as_heading(section, units)
        if heading is not None:
            span = Span(tokens[heading.start].start, tokens[heading.end - 1].end)
            self._heading = Title(heading.text, heading.post, heading.organisation, span)
            return None
        if self._heading is None or not tokens:
            return None
        if not names or not self._leads(section, names[0]):
            if tokens[0].capital and not names:
                self._heading = None
            return None
        first = names[0]
        stated = any(unit.end in (first.start, first.with_honorific) for unit in units.values())
        return None if stated else (first, self._heading)

    @staticmethod
    def _as_heading(section: Section, units: dict[int, TitleUnit]) -> TitleUnit | None:
        """The office of a block that says nothing else; None for any other block."""
        tokens = section.tokens
        if not units or len(tokens) > _LONGEST_HEADING:
            return None
        start, unit = next(iter(units.items()))
        inside = {index for other in units.values() for index in range(other.start, other.end)}
        rest = [token for index, token in enumerate(tokens) if index >= start and index not in inside]
        if any(token.key not in _BEHIND for token in rest) or any(t.word for t in tokens[:start]):
            return None
        told = any(token.key == "thời" for token in rest) or tokens[-1].text == ":"
        return unit if told and tokens[0].text not in ("|", "-") else None

    @staticmethod
    def _leads(section: Section, name: Name) -> bool:
        """Whether nothing but a bullet, years and a rank stand before the name."""
        if name.start > _LONGEST_LEAD:
            return False
        lead = section.tokens[: name.start]
        return all(not token.word or token.text[0].isdigit() or token.key in _RANK for token in lead)
