"""The lines above a text in which a site says when a page was published and how often it was read.

``18:08 03/12/2022 | Lượt xem : 1744``, ``Thứ Tư, 08/04/2015, 08:11 [GMT+7]``, ``Ngày đăng: 10/04/2024``,
``27/03/2021 | 16:19Sáng 27/3, …`` (the text glued to it), `` date 2023-07 Headline``. A line is read field by field
from its start; every field is a small pattern, so a line of any length costs no more than its fields.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from archive.text import PartialDate

# A line longer than this holds a text, with at most a stamp before it.
LONGEST_HEADER = 200

_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(rf"(?:ngày )?(\d{{1,2}}) ?([/.-]) ?(\d{{1,2}}) ?\2 ?({_YEAR})(?!\d)", re.IGNORECASE)
_WORDED_DATE = re.compile(rf"(?:ngày )?(\d{{1,2}}) tháng (\d{{1,2}}),? (?:năm )?({_YEAR})(?!\d)", re.IGNORECASE)
_ISO_DATE = re.compile(rf"({_YEAR})-(\d\d)-(\d\d)(?!\d)")
_CLOCK = re.compile(
    r"(\d{1,2})(?::| ?h ?| giờ )([0-5]\d)(?!\d)(?::[0-5]\d)?(?: ?phút)?(?: ?(SA|CH|AM|PM)(?![^\W\d_]))?", re.IGNORECASE
)
_WEEKDAY = re.compile(r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|cn)(?!\w)", re.IGNORECASE)
_ZONE = re.compile(r"[(\[]? ?(?:GMT|UTC) ?\+ ?0?7(?::?00)? ?[)\]]?", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:(?:ngày|giờ|thời gian|đã) (?:đăng(?: tin| bài(?: viết)?(?: gốc)?)?|cập nhật|xuất bản|tạo|viết|đưa tin)"
    r"|(?:đăng|cập nhật)(?: lúc| ngày| vào)?|xuất bản)"
    r"(?!\w) ?:? ?",
    re.IGNORECASE,
)
_VIEWS = re.compile(
    r"(?:số )?(?:lượt (?:xem|đọc|truy cập)|lần xem|đã xem|views?|xem|đọc)(?: bài| tin)? ?: ?"
    r"(\d[\d.,]{0,11})(?: lượt(?: xem| đọc)?| lần)?"
    r"|(\d[\d.,]{0,11}) ?(?:lượt (?:xem|đọc|truy cập)|views?)(?!\w)",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"(?:tác giả|người đăng|người viết|đăng bởi)(?: bài)? ?: ?([^|\n\d:;]{1,60}?) ?"
    r"(?=$|[|;\d-]|(?:ngày|đăng|cập nhật|lượt|nguồn) )",
    re.IGNORECASE,
)
# Markdown's bold is no word of a header.
_SEPARATOR = re.compile(r"[ |,;:/•·*\-–—]+")

_DATE_HEADER = re.compile(rf" ?date ({_YEAR}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?)(?![\w-]) ?")
# A stamp at the very end of a headline: "… năm 2023 18:08 03/12/2022".
_STAMP_BEHIND = re.compile(
    rf"[ |(-]{{1,3}}(?:\d{{1,2}}[:h]\d\d[ ,|-]{{1,3}}\d{{1,2}}[/-]\d{{1,2}}[/-]{_YEAR}"
    rf"|\d{{1,2}}[/-]\d{{1,2}}[/-]{_YEAR}[ ,|-]{{1,3}}\d{{1,2}}[:h]\d\d)\)?$"
)


@dataclass(frozen=True)
class Header:
    """What a header line says; ``length`` is how many characters of the line it takes, the rest is text."""

    length: int
    rule: str
    published: PartialDate | None = None
    time: datetime.time | None = None
    views: int | None = None
    author: str = ""


def read_date_header(line: str) -> Header | None:
    """The ``date 2023-07`` that a collector put before the first line; None where there is none."""
    match = _DATE_HEADER.match(line)
    if not match:
        return None
    try:
        return Header(match.end(), "date header", PartialDate.parse(match[1]))
    except ValueError:  # "date 2023-02-30": a header still, that says nothing
        return Header(match.end(), "date header")


def read_header(line: str) -> Header | None:
    """The header with which a canonical line begins, or None where it begins with none.

    A line that goes on after its fields is a header with a text glued to it only if the fields were a full stamp
    (a day and a clock time, or a labelled day, or a counter) and the text begins like one.
    """
    fields = _Fields(line)
    fields.read()
    if not (fields.published or fields.views is not None or fields.author):
        return None
    rest = line[fields.end :]
    if rest.strip():
        stamped = fields.published is not None and (fields.time is not None or fields.labelled)
        if not (stamped or fields.views is not None) or fields.prose or not rest.lstrip(" \"“'(").strip()[:1].isupper():
            return None
        return fields.header("header line before text")
    if len(line) > LONGEST_HEADER or (fields.prose and not fields.time):
        return None
    return fields.header("header line")


def read_stamp_behind(line: str) -> Header | None:
    """A full stamp at the end of a headline; ``length`` then counts from the end of the line."""
    match = _STAMP_BEHIND.search(line[-40:])
    if not match:
        return None
    fields = _Fields(match.group().strip(" |()-"))
    fields.read()
    if not (fields.published and fields.time):
        return None
    return Header(len(match.group()), "stamp behind the headline", fields.published, fields.time)


class _Fields:
    """A reading head over one line."""

    def __init__(self, line: str):
        self.line = line
        self.end = 0
        self.published: PartialDate | None = None
        self.time: datetime.time | None = None
        self.views: int | None = None
        self.author = ""
        self.labelled = False
        # "8h ngày 15/7/2023" is how a sentence speaks, no site prints a stamp so.
        self.prose = False

    def read(self) -> None:
        """Take field after field; ``end`` stops where none follows."""
        position = self._skip(0)
        while position < len(self.line):
            taken = self._field(position)
            if taken is None:
                break
            self.end = taken
            position = self._skip(taken)
        if position >= len(self.line):
            self.end = len(self.line)

    def _skip(self, position: int) -> int:
        match = _SEPARATOR.match(self.line, position)
        return match.end() if match else position

    def _field(self, position: int) -> int | None:
        line = self.line
        for reader in (self._day, self._clock, self._counter, self._signature):
            if taken := reader(position):
                return taken
        for pattern in (_WEEKDAY, _ZONE):
            if match := pattern.match(line, position):
                return match.end()
        if match := _LABEL.match(line, position):
            self.labelled = True
            return match.end()
        return None

    def _day(self, position: int) -> int | None:
        for pattern, order in ((_DATE, (4, 3, 1)), (_WORDED_DATE, (3, 2, 1)), (_ISO_DATE, (1, 2, 3))):
            match = pattern.match(self.line, position)
            if not match:
                continue
            try:
                found = PartialDate(*(int(match[group]) for group in order))
            except ValueError:
                return None
            if self.published is None:  # the first is the day of publication, a second that of a later change
                self.published = found
            self.prose = self.prose or (match.group().lower().startswith("ngày") and not self.labelled)
            return match.end()
        return None

    def _clock(self, position: int) -> int | None:
        match = _CLOCK.match(self.line, position)
        if not match:
            return None
        hour, half = int(match[1]), (match[3] or "").upper()
        if half in ("CH", "PM") and hour < 12:
            hour += 12
        elif half in ("SA", "AM") and hour == 12:
            hour = 0
        if hour > 23:
            return None
        if self.time is None:
            self.time = datetime.time(hour, int(match[2]))
        return match.end()

    def _counter(self, position: int) -> int | None:
        match = _VIEWS.match(self.line, position)
        if not match:
            return None
        self.views = int(re.sub(r"\D", "", match[1] or match[2]))
        return match.end()

    def _signature(self, position: int) -> int | None:
        match = _AUTHOR.match(self.line, position)
        if not match:
            return None
        self.author = match[1].strip(" ,;.-–")
        return match.end()

    def header(self, rule: str) -> Header:
        """What was read, under the name of the rule that let it pass."""
        return Header(self.end, rule, self.published, self.time, self.views, self.author)
