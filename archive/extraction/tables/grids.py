"""Tables of several columns, a person a row: the offices of the row, of the rows above that span it, of the heading.

    | Chức vụ | Trực thuộc | Tên | Ghi chú |
    |---|---|---|---|
    | Bộ trưởng | Bộ Nội vụ | Lê Văn An | |
    | Bộ Y tế | Trần Văn Bình | từ 1990 | |

A cell that spans rows is left out below: Trần Văn Bình, too, is Bộ trưởng, and the one after him of the same ministry.
Because rows are filled up at their ends, a cell is known by what it holds, not by its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archive.extraction.record import Title
from archive.extraction.tables.cells import offices_of, people_filling
from archive.extraction.tables.columns import Columns, is_header, opens_as_header
from archive.extraction.tables.contexts import Headings
from archive.extraction.tables.found import Found, Place
from archive.extraction.tables.outline import Row, Table
from archive.extraction.tables.seats import Seats, is_bare
from archive.extraction.territories import Territory
from archive.extraction.title_unit import TitleUnit
from archive.text import Span

_FEWEST_WORDS = 3
# Memberships that go with an office and do not take its place: "| Phó Thủ tướng | Ủy viên Bộ Chính trị | Lê Văn An |".
_MEMBERSHIPS = ("Ủy viên Bộ Chính trị", "Ủy viên Trung ương", "Bí thư Trung ương", "Ủy viên Ban Bí thư")
_MEMBERSHIPS += ("Bí thư Ban Bí thư", "Ủy viên dự khuyết", "Ủy viên Ban Chấp hành Trung ương", "Bí thư Quân ủy")
_MEMBERSHIPS += ("Đại biểu Quốc hội", "Thường trực Ban Bí thư")


class Grids:
    """Reads the tables of a page."""

    def __init__(self, text: str, found: Found, seats: Seats):
        self._text = text
        self._found = found
        self._seats = seats

    def titles(self, table: Table, columns: Columns, headings: Headings) -> Iterator[tuple[Place, Title]]:
        """Who holds which office, by the names of the table."""
        grid = _Grid(self._text, self._found, self._seats, columns, headings)
        for row in table.rows:
            yield from grid.read(row)


class _Grid:
    """One table while its rows are gone through."""

    def __init__(self, text: str, found: Found, seats: Seats, columns: Columns, headings: Headings):
        self._text = text
        self._found = found
        self._seats = seats
        self._columns = columns
        self._above = headings.bodies
        # The offices that all of the table hold: of the people's header, else of the nearest heading that is one.
        self._listed = columns.held or headings.offices
        # The office and the body of cells that span the rows below them.
        self._offices: tuple[TitleUnit, ...] = ()
        self._body = ""
        # The last of those offices that said no body: "Bộ trưởng" goes on below "Phó Chủ nhiệm Ủy ban Kế hoạch".
        self._bare: tuple[TitleUnit, ...] = ()

    def read(self, row: Row) -> Iterator[tuple[Place, Title]]:
        """The titles of the people of one row; remembers what spans the rows below."""
        if is_header(row, self._text):
            self._offices, self._body, self._bare = (), "", ()
            return
        cells = [(cell, people) for cell in row.filled if (people := people_filling(self._found, self._text, cell))]
        if not cells:
            if len(row.filled) == 1:
                self._enter(row.filled[0])
            elif row.filled and self._is_body(row.filled[0]):
                self._remember([row.filled[0]])  # of somebody whom no rule sees
            return
        if self._columns.beside and len(row.filled) == 1:
            return  # a cell of one of the columns for people: of which, is not to be seen
        cell, people = cells[0]
        before = [other for other in row.filled if other.end <= cell.start]
        beside = self._remember(before)
        told = [title for other in row.filled if other.start >= cell.end for title in self._told(other)]
        held = []
        if not (self._offices and any(map(self._is_unknown, before))):
            held = self._held(cell, next(filter(None, map(self._territory, before)), None))
        if self._columns.has_offices and not self._offices:
            # "Bộ trưởng Bộ Cứu tế" in the row of one of the ministers of what is another ministry now
            told_posts = {title.post for title in told if not is_bare(title)}
            held = [title for title in held if title.post not in told_posts]
        titles = [title for title in dict.fromkeys((*held, *beside, *told)) if not is_bare(title)]
        for place in people:
            yield from ((place, title) for title in titles)
        for (other, others), offices in zip(cells[1:], self._columns.beside, strict=False):
            # "Phó Bí thư" in the row of a "Bí thư Tỉnh ủy Hà Nam Ninh" is of that province
            contexts = [*(title.organisation for title in told if title.organisation), *self._contexts()]
            more = [self._seats.title(unit, contexts, other) for unit in offices]
            yield from ((place, title) for place in others for title in more if not is_bare(title))

    def _enter(self, cell: Span) -> None:
        """A row of one cell: a heading for the rows below it."""
        words = cell.of(self._text)
        offices = self._seats.offices_in(words)
        if offices:
            self._offices, self._body = offices, ""
        elif self._is_body(cell):
            self._body = words

    def _remember(self, cells: list[Span]) -> list[Title]:
        """Keeps the office and the body of the cells before the name; the memberships beside them."""
        memberships: list[Place] = []
        offices: list[Place] = []
        body = ""
        for cell in cells:
            places = offices_of(self._found, self._text, cell)
            if places and all(place.what.text.startswith(_MEMBERSHIPS) for place in places):
                memberships.extend(places)
            elif places:
                offices.extend(places)
            elif self._is_body(cell, [place.what for place in offices]):
                body = " ".join(cell.of(self._text).split())
        if not (offices or self._offices or self._listed):
            offices, memberships = memberships, []
        if offices:
            self._offices, self._body = tuple(place.what for place in offices), body
            self._bare = self._offices if _are_bare(self._offices) else self._bare
        elif body:
            if not _are_bare(self._offices):
                self._offices = self._bare
            self._body = body
        return [self._title(place) for place in memberships]

    def _is_body(self, cell: Span, offices: Sequence[TitleUnit] = ()) -> bool:
        """Whether the cell names a body: one that the lists know, or that has the office beside it."""
        if any(place.span.start == cell.start for place in self._found.bodies_in(cell)):
            return True
        return any(
            self._seats.fits(unit, cell.of(self._text))
            for unit in (*offices, *self._offices, *self._bare, *self._listed)
        )

    def _is_unknown(self, cell: Span) -> bool:
        """Whether words stand in the cell of which no rule knows what they are: "Phụ trách Công trình thủy điện"."""
        words = cell.of(self._text)
        if len(words.split()) < _FEWEST_WORDS or words[0].isdigit() or opens_as_header(words):
            return False
        known = (*self._found.units_in(cell), *self._found.territories_in(cell))
        return not known and not self._is_body(cell)

    def _told(self, cell: Span) -> list[Title]:
        return [self._title(place) for place in offices_of(self._found, self._text, cell)]

    def _title(self, place: Place) -> Title:
        return self._seats.title(place.what, self._contexts(), place.span)

    def _contexts(self) -> list[str]:
        return [self._body, *self._above] if self._body else self._above

    def _territory(self, cell: Span) -> Territory | None:
        """The place that fills a cell: "| Tỉnh Hà Nam | Lê Văn An |"."""
        return next((place.what for place in self._found.territories_in(cell) if place.span == cell), None)

    def _held(self, cell: Span, territory: Territory | None) -> list[Title]:
        """The offices of the row, or of all of the table, for the person of this cell."""
        units = self._offices or self._listed
        if territory is not None:
            placed = (self._seats.of_territory(unit, territory, self._above, cell) for unit in units)
            return [title for title in placed if title is not None]
        return [self._seats.title(unit, self._contexts(), cell) for unit in units]


def _are_bare(units: tuple[TitleUnit, ...]) -> bool:
    """Whether the offices say no body."""
    return bool(units) and all(unit.text == unit.post and not unit.organisation for unit in units)
