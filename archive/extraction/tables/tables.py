"""The door of this package: what the tables, boxes and lists of one page say of people and their offices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from archive.extraction.names import Name
from archive.extraction.reading import Reading
from archive.extraction.record import PersonMention, Title
from archive.extraction.tables.boxes import Boxes
from archive.extraction.tables.columns import header_of
from archive.extraction.tables.contexts import Headings
from archive.extraction.tables.found import Found, Place
from archive.extraction.tables.grids import Grids
from archive.extraction.tables.lists import Lists
from archive.extraction.tables.outline import Item, Table, has_outline, outline_of
from archive.extraction.tables.people import names_of_tables
from archive.extraction.tables.seats import Seats


class Tables:
    """The tables, boxes and lists of a page."""

    def __init__(self, reading: Reading):
        self._reading = reading
        self._text = reading.page.text
        self._outline = outline_of(self._text)
        self._seats = Seats(reading)

    def names(self, found: Found) -> dict[int, list[Name]]:
        """The first character of a block → the names that nothing but their place in a table shows to be such."""
        return names_of_tables(self._text, self._reading.page.title, self._outline, self._seats, found)

    def titles(self, found: Found) -> dict[int, list[Title]]:
        """Where a name ends in the page's text → the titles that its row, box or list gives it."""
        titles: dict[int, list[Title]] = {}
        for place, title in self._given(found):
            given = titles.setdefault(place.span.end, [])
            if title not in given:
                given.append(title)
        return titles

    def _given(self, found: Found) -> Iterator[tuple[Place, Title]]:
        text, seats = self._text, self._seats
        headings = Headings(seats, self._reading.page.title)
        headline = headings.nearest.offices
        boxes, grids, lists = (kind(text, found, seats) for kind in (Boxes, Grids, Lists))
        for part in self._outline.parts:
            if isinstance(part, Table):
                columns = header_of(part, text, seats)
                if columns is not None:
                    yield from grids.titles(part, columns, headings)
                elif part.columns == 2:
                    yield from boxes.titles(part, headings.bodies, headline)
            if not headings.pass_by(part, text) and isinstance(part, Item):
                yield from lists.titles(part, headings)


def with_titles(mentions: list[PersonMention], given: Mapping[int, list[Title]]) -> list[PersonMention]:
    """The mentions, each with the titles that are given to the name that ends where it does.

    One that the bearer has already, in the same words or fuller, is not given again.
    """
    if not given:
        return mentions
    has: dict[str, list[Title]] = {}
    for mention in mentions:
        has.setdefault(mention.name, []).extend(mention.titles)
    found = []
    for mention in mentions:
        more = [
            title
            for title in given.get(mention.span.end, ())
            if not any(_is_said(title, other) for other in has[mention.name])
        ]
        found.append(replace(mention, titles=(*mention.titles, *more)) if more else mention)
    return found


def _is_said(title: Title, other: Title) -> bool:
    """Whether the other title says what this one does: the office of the same body, or more words of it."""
    if other.post != title.post or _is_acting(other) != _is_acting(title):
        return False
    same_body = other.organisation == title.organisation != ""
    return same_body or other.text.removeprefix("Nguyên ").startswith(title.text.removeprefix("Nguyên "))


def _is_acting(title: Title) -> bool:
    return title.text.startswith("Quyền ")


def tables_of(reading: Reading) -> Tables | None:
    """The tables and lists of a page; None where it has none, as most have."""
    return Tables(reading) if has_outline(reading.page.text) else None
