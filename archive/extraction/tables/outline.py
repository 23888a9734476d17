"""The lines of a page as an outline: headings, tables with their rows and cells, items of lists, prose.

Tables come as markdown made of an encyclopedia's pages. A row begins with a bar, but its cells may go on over several
lines, a line of a bar alone parts two cells, a cell that spans rows is left out below and the row filled up at its end:

    | STT | Họ tên | Nhiệm kỳ | Chức vụ |
    |---|---|---|---|
    | 1 | Lê Văn An
    |
    1990 - 1995 | Bộ trưởng |
    | 2 | Trần Văn Bình | 1995 - 2000 | |
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.text import Span

# Levels of headings: those of markdown are 1 to 6; then a bold line, a line that announces a list with its colon, an
# item of a list that does.
BOLD, ANNOUNCED, ITEM_ANNOUNCED = 7, 8, 9
LONGEST_HEADING = 160

_EDIT_LINK = re.compile(r"\[sửa ?\| ?sửa mã nguồn\]")
_SEPARATOR = re.compile(r"\|?(?: ?:?-{2,}:? ?\|){1,40}(?: ?:?-{2,}:?)?")
_HASHES = re.compile(r"(#{1,6}) +")
_FOOTNOTE = re.compile(r"\[\d{1,3}\][^\n]{0,300}? - (?=\S)")
_BOLD_LINE = re.compile(r"\*\*\s?([^*]{1,200}?)\s?\*\*:?")
_BULLET = re.compile(r"(?:[-–*•+]|\(?\d{1,3}[.)])\s+(?=\S)")
_LINE = re.compile(r"[^\n]+")
# What makes a page worth looking at: a row of a table, or an item of a list that is not the page's only line.
_SIGN = re.compile(r"\||\n[ \t]*(?:[-–*•+]|\(?\d{1,3}[.)])[ \t]")


@dataclass(frozen=True)
class Heading:
    """A heading and its level; ``span`` without its marks."""

    level: int
    span: Span


@dataclass(frozen=True)
class Item:
    """An item of a list, or a line that stands in its place; ``span`` without its bullet."""

    span: Span
    bulleted: bool = True


@dataclass(frozen=True)
class Row:
    """The cells of a row; None for an empty one."""

    cells: tuple[Span | None, ...]

    @property
    def filled(self) -> tuple[Span, ...]:
        return tuple(cell for cell in self.cells if cell is not None)


@dataclass(frozen=True)
class Table:
    """A table: how many columns its rule says, the rows above that rule and those below."""

    columns: int
    header: tuple[Row, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Outline:
    """The parts of a page, in order; a paragraph of prose is an item without a bullet."""

    parts: tuple[Heading | Item | Table, ...] = ()

    @property
    def items(self) -> list[Item]:
        """The items with a bullet."""
        return [part for part in self.parts if isinstance(part, Item) and part.bulleted]

    @property
    def tables(self) -> list[Table]:
        return [part for part in self.parts if isinstance(part, Table)]


def has_outline(text: str) -> bool:
    """Whether the page has a table or a list at all: most have none, and need no outline."""
    return _SIGN.search(text) is not None


def outline_of(text: str) -> Outline:
    """The outline of a page's text."""
    return Outline(tuple(_parts(text)))


def _parts(text: str) -> Iterator[Heading | Item | Table]:
    table: list[Span] = []
    held: Span | None = None  # a line that may be the first cell of a table, whose bar stands below it
    last = 0
    for match in _LINE.finditer(text):
        span = _trimmed(text, Span(*match.span()))
        if edit := _EDIT_LINK.match(text, span.start, span.end):
            span = _trimmed(text, Span(edit.end(), span.end))
        barred = text.find("|", span.start, span.end) >= 0
        apart = text.count("\n", last, match.start()) > 1 or _HASHES.match(text, span.start, span.end) is not None
        last = match.end()
        if table and apart:
            yield from _table_of(text, table)
            table = []
        if held is not None:
            if not apart and span.of(text) == "|":
                table.append(held)
            else:
                yield _part_of_line(text, held)
            held = None
        if span.start == span.end:
            continue
        if barred or table:
            table.append(span)
        else:
            held = span
    if held is not None:
        yield _part_of_line(text, held)
    yield from _table_of(text, table)


def _part_of_line(text: str, span: Span) -> Heading | Item:
    if hashes := _HASHES.match(text, span.start, span.end):
        return Heading(len(hashes[1]), _without_marks(text, Span(hashes.end(), span.end)))
    bold = _BOLD_LINE.fullmatch(text, span.start, span.end)
    if bold:
        return Heading(BOLD, _trimmed(text, Span(*bold.span(1))))
    if note := _FOOTNOTE.match(text, span.start, span.end):
        span = Span(note.end() - len("- "), span.end)  # "[2](1987). - 1990, Lê Văn An": the item before ends here
    bullet = _BULLET.match(text, span.start, span.end)
    begin = bullet.end() if bullet else span.start
    if text[span.end - 1] == ":" and span.end - begin <= LONGEST_HEADING:
        return Heading(ITEM_ANNOUNCED if bullet else ANNOUNCED, _trimmed(text, Span(begin, span.end - 1)))
    if bullet:
        return Item(Span(begin, span.end))
    return Item(span, bulleted=False)


def _without_marks(text: str, span: Span) -> Span:
    """The span without the stars of bold print around it."""
    while span.end - span.start > 1 and text[span.start] in "* ":
        span = Span(span.start + 1, span.end)
    while span.end - span.start > 1 and text[span.end - 1] in "* ":
        span = Span(span.start, span.end - 1)
    return span


def _trimmed(text: str, span: Span) -> Span:
    begin, end = span.start, span.end
    while begin < end and text[begin] in " \t\u00a0":
        begin += 1
    while end > begin and text[end - 1] in " \t\u00a0":
        end -= 1
    return Span(begin, end)


def _table_of(text: str, lines: list[Span]) -> Iterator[Heading | Item | Table]:
    """The table of these lines; lines that have a bar somewhere within are none."""
    whole = [text[line.start : line.end] for line in lines]
    if not any(line.startswith("|") or line.endswith("|") for line in whole):
        yield from (_part_of_line(text, line) for line in lines)
        return
    rule = next((index for index, line in enumerate(whole) if _SEPARATOR.fullmatch(line)), None)
    columns = max(2, whole[rule].count("-|") + (whole[rule][-1] != "|")) if rule is not None else 2
    header = tuple(_rows(text, lines[:rule], columns)) if rule is not None else ()
    yield Table(columns, header, tuple(_rows(text, lines[rule + 1 if rule is not None else 0 :], columns)))


def _rows(text: str, lines: list[Span], columns: int) -> Iterator[Row]:
    """The rows that these lines make."""
    cells: list[Span | None] = []
    opened = False  # whether the last cell goes on in the next line
    parted = False  # whether a bar alone stood between
    for line in lines:
        words = text[line.start : line.end]
        if _SEPARATOR.fullmatch(words):
            continue
        if not words.strip("| "):
            if len(words) > 1 and cells:
                cells.extend([None] * (words.count("|") - 1))
            opened, parted = False, len(cells) < columns
            continue
        begins = words.startswith("|")
        full = not opened and not parted and len(cells) >= columns
        if cells and (begins or full):
            yield Row(tuple(cells))
            cells, opened = [], False
        pieces = list(_pieces(text, line))
        if begins:
            pieces = pieces[1:]
        closed = words.endswith("|")
        if closed:
            pieces = pieces[:-1]
        if opened and cells and pieces:
            first = pieces.pop(0)
            if first is not None:
                cells[-1] = Span(cells[-1].start, first.end) if cells[-1] is not None else first
        cells.extend(pieces)
        opened, parted = not closed, False
    if cells:
        yield Row(tuple(cells))


def _pieces(text: str, line: Span) -> Iterator[Span | None]:
    """What stands between the bars of a line."""
    begin = line.start
    while True:
        bar = text.find("|", begin, line.end)
        piece = _trimmed(text, Span(begin, line.end if bar < 0 else bar))
        yield piece if piece.start < piece.end else None
        if bar < 0:
            return
        begin = bar + 1
