"""Boxes of two columns: an office and who holds it, "| Phó Bí thư | Lê Văn An |", under the office whose box it is.

    Tư lệnh Quân khu 12 | |
    | Nhiệm kỳ | 1990 - 1995 |
    | Chính ủy | Lê Văn An |
    | Tiền nhiệm | Trần Văn Bình |

The commissar is of the same body. Predecessors and successors are named, but given no office: when they held it, and
under which name it was then, the box does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from archive.extraction.record import Title
from archive.extraction.tables.found import Found, Place
from archive.extraction.tables.outline import Table
from archive.extraction.tables.seats import Seats, is_bare
from archive.extraction.title_unit import TitleUnit
from archive.text import Span, exact_key

# What a bracket behind the name begins with: "Lê Văn An (Quyền Chủ tịch)".
_ACTING = re.compile(r"\s*\([Qq]uyền\b")
_TERM = "nhiệm kỳ"
_FIRST = re.compile(r"người (?:đầu tiên (?:nhậm chức|giữ chức)|tạo lập|đứng đầu)", re.IGNORECASE)


class Boxes:
    """Reads the boxes of a page."""

    def __init__(self, text: str, found: Found, seats: Seats):
        self._text = text
        self._found = found
        self._seats = seats

    def titles(self, table: Table, bodies: list[str], headline: tuple[TitleUnit, ...]) -> Iterator[tuple[Place, Title]]:
        """Who holds which office, by the names of the box; ``headline`` are the offices that the page is about."""
        holder: TitleUnit | None = None
        terms = 0
        for row in (*table.header, *table.rows):
            cells = row.filled
            words = [" ".join(cell.of(self._text).split()) for cell in cells]
            if len(cells) == 1:
                offices = self._seats.offices_in(words[0])
                holder, terms = (offices[0], 0) if offices else (holder, terms)
                continue
            if len(cells) != 2:
                continue
            key = exact_key(words[0])
            if key == _TERM:
                terms += 1
                if terms > 1:
                    holder = None  # the next office of the box, whose name the page left out
                continue
            if _FIRST.fullmatch(words[0]):
                offices = headline
            else:
                offices = self._seats.offices_in(words[0])
            yield from self._held(cells, offices, holder, bodies)

    def _held(
        self, cells: tuple[Span, ...], offices: tuple[TitleUnit, ...], holder: TitleUnit | None, bodies: list[str]
    ) -> Iterator[tuple[Place, Title]]:
        """The offices for everybody whom the second cell names."""
        if not offices:
            return
        titles = [self._seats.title(unit, bodies, cells[0], holder) for unit in offices]
        for place in self._found.names_in(cells[1]):
            acting = _ACTING.match(self._text, place.span.end) is not None
            for title in titles:
                if not is_bare(title):
                    yield place, replace(title, text=f"Quyền {title.text}") if acting else title
