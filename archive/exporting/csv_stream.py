"""CSV that Excel opens right and that cannot act: UTF-8 with BOM, comma, CRLF, no cell that starts a formula.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula, and a formula can call programs
and send the table away. Such a cell gets an apostrophe in front, the mark with which spreadsheets themselves say "this
is text" (https://owasp.org/www-community/attacks/CSV_Injection). It does so behind leading blanks and invisible
characters too, which programs skip, for the full-width look-alikes, which some input methods and programs turn into the
plain ones, and for a leading tab or line end. Where a cell joins many values, each value is treated so: a program that
parts fields at semicolons, as Excel does on a Vietnamese machine, may see any of them at the start of a cell.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator

from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

BOM = "\ufeff"
SEPARATOR = "; "
# Lines sent in one piece: a piece of its own for every line costs more than the line.
LINES_A_PIECE = 100

_STARTS_A_FORMULA = re.compile(
    r"[\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]*[=+\-@＝＋－＠]"
)
_STARTS_WITH_A_CONTROL = re.compile(r"[\x00-\x1f]")


def _text(value: object) -> str:
    """One value as harmless text."""
    text = "" if value is None else str(value)
    if text[:1].isalnum():  # as most do
        return text
    if _STARTS_A_FORMULA.match(text) or _STARTS_WITH_A_CONTROL.match(text):
        return f"'{text}"
    return text


def _cell(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return SEPARATOR.join(_text(part) for part in value)
    return _text(value)


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


def csv_lines(columns: Iterable[object], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Yield the lines of the table, the first with the BOM and the headings; ``columns`` are told by their ``str``.

    A cell is any value: a list or tuple is joined by "; ", None is an empty cell.
    """
    writer = csv.writer(_Echo(), lineterminator="\r\n")
    yield BOM + writer.writerow([_cell(str(column)) for column in columns])
    for row in rows:
        yield writer.writerow([_cell(value) for value in row])


def _pieces(lines: Iterable[str]) -> Iterator[str]:
    piece: list[str] = []
    for line in lines:
        piece.append(line)
        if len(piece) == LINES_A_PIECE:
            yield "".join(piece)
            piece.clear()
    yield "".join(piece)


def csv_response(filename: str, columns: Iterable[object], rows: Iterable[Iterable[object]]) -> StreamingHttpResponse:
    """A download of this table, written while it is sent. ``rows`` may be a generator that reads the database.

    The headings are translated here and now: while the rows run, the language of the request may be gone.
    """
    headings = [str(column) for column in columns]
    return StreamingHttpResponse(
        _pieces(csv_lines(headings, rows)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": content_disposition_header(True, filename)},
    )


def dated_filename(stem: str) -> str:
    """ "articles" → "articles-2024-12-04.csv", with the day in Vietnam."""
    return f"{stem}-{timezone.localdate():%Y-%m-%d}.csv"
