"""Which column of a table holds people, and which their offices, by the words of its header."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from archive.extraction.tables.outline import Row, Table
from archive.extraction.tables.seats import Seats
from archive.extraction.title_unit import TitleUnit
from archive.extraction.vocabulary import table
from archive.text import exact_key

_PEOPLE, _BESIDE, _OFFICES, _TERMS = "people", "beside", "offices", "terms"
_LONGEST_HEADER = 80
# A table that no column for people tells has more columns than a box.
_MORE_THAN_BOX = 3


@dataclass(frozen=True)
class Columns:
    """What the header of a table says of its columns."""

    people: int | None = None
    # The offices that the header of the people's column is itself: "| STT | Bộ trưởng Bộ Nội vụ | Nhiệm kỳ |".
    held: tuple[TitleUnit, ...] = ()
    # Whether a column says which office each of the people held.
    has_offices: bool = False
    # The offices that head columns further on: "| Chủ tịch | Chủ tịch danh dự |".
    beside: tuple[tuple[TitleUnit, ...], ...] = ()


def columns_of(cells: list[str], seats: Seats) -> Columns | None:
    """What the words of a row say as a header; None where it is none."""
    kinds = [_kind(words) for words in cells]
    people = kinds.index(_PEOPLE) if _PEOPLE in kinds else None
    held: tuple[TitleUnit, ...] = ()
    if people is None and any(kinds):
        found = ((index, seats.offices_in(words)) for index, words in enumerate(cells))
        people, held = next(((index, offices) for index, offices in found if offices), (None, ()))
    if people is None:
        listed = len(cells) >= _MORE_THAN_BOX and (_OFFICES in kinds or _TERMS in kinds)
        return Columns(has_offices=_OFFICES in kinds) if listed else None
    behind = (seats.offices_in(words) for words in cells[people + 1 :])
    return Columns(people, held, _OFFICES in kinds, tuple(offices for offices in behind if offices))


def header_of(part: Table, text: str, seats: Seats) -> Columns | None:
    """What the header of a table says; None where it is none of a table of people."""
    rows = [[cell.of(text) if cell else "" for cell in row.cells] for row in part.header]
    return next((columns for cells in rows if (columns := columns_of(cells, seats)) is not None), None)


def is_header(row: Row, text: str) -> bool:
    """Whether a row further down is a header again: "| Chức vụ | Trực thuộc | Tên | Ghi chú |"."""
    kinds = {_kind(cell.of(text)) for cell in row.filled}
    return _PEOPLE in kinds and _OFFICES in kinds


def opens_as_header(words: str) -> bool:
    """Whether the words begin as a header does: "Nhiệm kỳ Đại hội I"."""
    return bool(_kind(words))


def _kind(words: str) -> str:
    """What a column so headed holds; "" for any other."""
    key = exact_key(words[:_LONGEST_HEADER])
    exact, begun = _headers()
    if key in exact:
        return exact[key]
    return next((kind for words, kind in begun if key.startswith(words)), "")


@lru_cache(maxsize=1)
def _headers() -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The headers that are known as they stand, and those of which the beginning is."""
    rows = {words: values[0] for words, values in table("table_headers").items()}
    exact = {words: kind for words, kind in rows.items() if not words.endswith("*")}
    return exact, [(words[:-1], kind) for words, kind in rows.items() if words.endswith("*")]
