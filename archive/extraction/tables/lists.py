"""Lists of people: an office and its holder a line, or the holders of the office that the heading is.

## Chính ủy qua các thời kỳ        ### Vụ Pháp chế
- 1990 - 1995, Lê Văn An           - Vụ trưởng: Lê Văn An
- Đại tá Trần Văn Bình             - Phó Vụ trưởng: Trần Văn Bình, Phạm Thị Chi
"""

from __future__ import annotations

from collections.abc import Iterator

from archive.extraction.record import Title
from archive.extraction.tables.cells import is_rank
from archive.extraction.tables.contexts import Headings
from archive.extraction.tables.found import Found, Place
from archive.extraction.tables.outline import Item
from archive.extraction.tables.seats import Seats, is_bare
from archive.text import Span

# Characters of an office before its colon and of a line without a bullet; tokens before a name.
_LONGEST_OFFICE, _LONGEST_LINE, _LONGEST_LEAD = 120, 160, 14
# What may part the holders of one office.
_MARKS = frozenset({",", ";", "và", ".", "-", "–"})


class Lists:
    """Reads the lists of a page."""

    def __init__(self, text: str, found: Found, seats: Seats):
        self._text = text
        self._found = found
        self._seats = seats

    def titles(self, item: Item, headings: Headings) -> Iterator[tuple[Place, Title]]:
        """The offices of those whom the line lists."""
        if not item.bulleted and item.span.end - item.span.start > _LONGEST_LINE:
            return
        names = self._found.names_in(item.span)
        if not names:
            return
        office = self._office_before(item.span, names[0])
        if office is not None:
            holders = list(self._run(names, office.end, item.span.end))
            units, span = self._seats.offices_in(office.of(self._text)), office
        else:
            above = headings.nearest
            if not above.offices or not above.level or not self._leads(item.span, names[0]):
                return
            holders, units, span = names[:1], above.offices, above.span
        titles = [self._seats.title(unit, headings.bodies, span) for unit in units]
        for place in holders:
            yield from ((place, title) for title in titles if not is_bare(title))

    def _office_before(self, line: Span, first: Place) -> Span | None:
        """The words before the colon or the dash that parts an office from its holder."""
        for mark in (":", " - ", " – "):
            at = self._text.find(mark, line.start, first.span.start)
            if line.start < at <= line.start + _LONGEST_OFFICE:
                office = Span(line.start, at)
                return office if self._seats.offices_in(office.of(self._text)) else None
        return None

    def _run(self, names: list[Place], begin: int, end: int) -> Iterator[Place]:
        """The first name behind the colon, and those that nothing but a mark and ranks part from the one before."""
        for place in names:
            between = self._found.tokens_in(Span(begin, place.span.start))
            if any(token.word and not is_rank(token) and token.key not in _MARKS for token in between):
                return
            yield place
            begin = place.span.end

    def _leads(self, line: Span, first: Place) -> bool:
        """Whether nothing but a bullet, years and a rank stand before the name."""
        lead = self._found.tokens_in(Span(line.start, first.span.start))
        if len(lead) > _LONGEST_LEAD:
            return False
        return all(not token.word or token.text[0].isdigit() or is_rank(token) for token in lead)
