"""The names of people that a page's tables show to be such, and nothing else does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from archive.extraction.names import Name
from archive.extraction.reading import Section
from archive.extraction.tables.cell_names import name_of_item, names_of_cell
from archive.extraction.tables.cells import blanked
from archive.extraction.tables.columns import header_of
from archive.extraction.tables.contexts import Headings
from archive.extraction.tables.found import Found
from archive.extraction.tables.outline import Item, Outline, Table
from archive.extraction.tables.seats import Seats
from archive.extraction.vocabulary import lowered
from archive.text import Span, exact_key

# Keys of boxes, beside offices, that have a person beside them.
_KEYS = re.compile(
    r"tiền nhiệm|kế nhiệm|người đầu tiên.*|người tạo lập|lãnh đạo.{0,20}|phó lãnh đạo.{0,20}|nguyên thủ.{0,20}|"
    r"con cái|con|vợ|chồng|phối ngẫu|cha|mẹ|cha mẹ|bố mẹ|họ hàng|người thân|thủ trưởng|chỉ huy|"
    r".{0,30} (?:đầu tiên|tiền nhiệm)"
)


def names_of_tables(text: str, title: str, outline: Outline, seats: Seats, found: Found) -> dict[int, list[Name]]:
    """The first character of a section → the names that its cells hold; they take the place of others there."""
    known = frozenset(tuple(exact_key(place.what.text).split()) for place in found.names)
    names: dict[int, list[Name]] = {}
    headings = Headings(seats, title)
    for part in outline.parts:
        headings.pass_by(part, text)
        if isinstance(part, Item) and part.bulleted:
            listed = bool(headings.nearest.level and headings.nearest.offices)
            for section, name in name_of_item(found, part, listed):
                names.setdefault(section.tokens[0].start, []).append(name)
    for cell, sure in _cells_of_people(outline, text, seats):
        if _is_of_another(found, text, cell):
            continue
        for section, name in names_of_cell(found, text, cell, known):
            if not (sure or name.text.split()[0].lower() in lowered("surnames")):
                continue
            names.setdefault(section.tokens[0].start, []).append(name)
    return names


def with_names(section: Section, names: list[Name], more: Mapping[int, Sequence[Name]]) -> list[Name]:
    """The names of a section with those of its cells, which are surer than any that they overlap."""
    said = {(name.start, name.end) for name in names}
    cells = more.get(section.tokens[0].start, ()) if more and section.tokens else ()
    new = [name for name in cells if (name.start, name.end) not in said]
    if not new:
        return names
    kept = [o for o in names if not any(o.start < name.end and name.start < o.end for name in new)]
    return sorted([*kept, *new], key=lambda name: name.start)


def _is_of_another(found: Found, text: str, cell: Span) -> bool:
    """Whether an office, a body or a place stands in the cell; not in brackets: "Lê Văn An (thường trực)"."""
    words = blanked(text, cell)
    others = (*found.units_in(cell), *found.bodies_in(cell))
    if any(words[place.span.start - cell.start : place.span.end - cell.start].strip() for place in others):
        return True
    return any(place.span == cell for place in found.territories_in(cell))


def _cells_of_people(outline: Outline, text: str, seats: Seats) -> Iterator[tuple[Span, bool]]:
    """The cells that may hold people, and whether their place alone says so."""
    for table in outline.tables:
        columns = header_of(table, text, seats)
        if columns is not None:
            yield from _of_grid(table, columns.people)
        elif table.columns == 2:
            yield from _of_box(table, text, seats)


def _of_grid(table: Table, people: int | None) -> Iterator[tuple[Span, bool]]:
    """The cells of the people's column; and those before it, because the cells of a row that others span move up."""
    if people is None:
        return
    for row in table.rows:
        for index, cell in enumerate(row.cells[: people + 1]):
            if cell is not None:
                yield cell, index == people


def _of_box(table: Table, text: str, seats: Seats) -> Iterator[tuple[Span, bool]]:
    """The cells beside an office or a word like "Tiền nhiệm"."""
    for row in (*table.header, *table.rows):
        if len(row.filled) != 2:
            continue
        key = " ".join(row.filled[0].of(text).split())
        if _KEYS.fullmatch(exact_key(key)) or seats.offices_in(key):
            yield row.filled[1], True
