"""The fields of the language: how they are called, and the dates that two of them take.

    người: nguoi: person:          a person's name
    bộ: bo: ministry:              the ministry or body that the article is filed under, by name or short form
    nơi: noi: place:               a place, by its own name or its province's
    tiêu-đề: tieu-de: title:       a word of the headline
    số: so: number:                the number of a directive, whole or in part: 18-NQ/TW, 18-NQ, 18, 18/2017
    từ: tu: from:  đến: den: to:   dates as they are written here (25/10/2017, 10/2017, 2017) or 2017-10-25

The value stands right behind the colon: "Chuyển đổi số: Nhiệm vụ mới" is a headline and asks for no number.
"""

from __future__ import annotations

import re

from archive.search.tree import MINISTRY, PERSON, PLACE, TITLE
from archive.text import PartialDate, lower

NUMBER, FROM, TO = "number", "from", "to"

# What is typed → the field. Each in Vietnamese, without diacritics, in English.
NAMES = {
    "người": PERSON,
    "nguoi": PERSON,
    "person": PERSON,
    "bộ": MINISTRY,
    "bo": MINISTRY,
    "ministry": MINISTRY,
    "nơi": PLACE,
    "noi": PLACE,
    "place": PLACE,
    "tiêu-đề": TITLE,
    "tieu-de": TITLE,
    "tiêuđề": TITLE,
    "tieude": TITLE,
    "title": TITLE,
    "số": NUMBER,
    "so": NUMBER,
    "number": NUMBER,
    "từ": FROM,
    "tu": FROM,
    "from": FROM,
    "đến": TO,
    "den": TO,
    "to": TO,
}

_NAME = re.compile(r"(?P<name>ti(?:êu|eu)[ -](?:đề|de)|[^\W\d_]+(?:-[^\W\d_]+)*)[:：]", re.IGNORECASE)
_YEAR_LAST = re.compile(r"(?:(?:(\d{1,2})[/.\-])?(\d{1,2})[/.\-])?(\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})(?:[/.\-](\d{1,2})(?:[/.\-](\d{1,2}))?)?", re.ASCII)
_DATE_WORDS = re.compile(r"(?:ngày|ngay|tháng|thang|năm|nam)\s+", re.IGNORECASE)


class FieldAt:
    """A name with its colon in a query: ``field`` is None for a name that there is not.

    ``value`` is where the value begins, None where there is none right behind the colon.
    """

    def __init__(self, form: str, match: re.Match[str]):
        self.written = match["name"]
        self.field = NAMES.get(lower(self.written).replace(" ", "-"))
        self.value: int | None = None
        end = match.end()
        if end < len(form) and not form[end].isspace() and form[end] not in "):":
            self.value = end


def field_at(form: str, position: int) -> FieldAt | None:
    """The field that begins there in a canonical text, known or not; None where nothing looks like one."""
    match = _NAME.match(form, position)
    if not match:
        return None
    found = FieldAt(form, match)
    if found.field is None and (found.value is None or " " in found.written or form.startswith("//", found.value)):
        return None  # words before a colon, or an address of the web
    return found


def read_date(text: str) -> PartialDate | None:
    """A date as it is typed: 25/10/2017, 25.10.2017, 10/2017, 2017, 2017-10-25, 2017-10; None for anything else."""
    text = _DATE_WORDS.sub("", text.strip())
    match = _YEAR_LAST.fullmatch(text)
    if match:
        day, month, year = match.groups()
    else:
        match = _YEAR_FIRST.fullmatch(text)
        if not match:
            return None
        year, month, day = match.groups()
    try:
        return PartialDate(int(year), int(month) if month else None, int(day) if day else None)
    except ValueError:
        return None
