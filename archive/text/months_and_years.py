"""Months, quarters, halves of years, years and periods in a text: "tháng 7/2023", "quý I", "nhiệm kỳ 2020 - 2025".

All readers here take a text in lower case and canonical form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.text.date_mentions import HALF, MONTH, PERIOD, QUARTER, YEAR, DateMention, DayMonth, turns
from archive.text.days import COUNTED, EVERY, MARK, MONTH_NUMBER, NUMBERED, YEAR_NUMBER
from archive.text.partial_dates import PartialDate
from archive.text.spans import Span

# Without a word for it ("nhiệm kỳ", "giai đoạn") two years are a period only from here on: "số 1152 - 1154" is none.
FIRST_BARE_YEAR = 1850
_WINDOW = 24

_YEAR_BEHIND = rf"(?:(?:{MARK}|,? năm )({YEAR_NUMBER}))?"
_NEXT_MONTH = rf"(?:(?:,| và| ?[-–—]| (?:đến|tới)(?: hết)?) ?(?:tháng )?({MONTH_NUMBER}))?"
_MONTHS = re.compile(rf"tháng ({MONTH_NUMBER}){_NEXT_MONTH}{_YEAR_BEHIND}(?![/-]\w|[.,]\d|\w)")
_SHORT_MONTH = re.compile(rf"(\d{{1,2}})/({YEAR_NUMBER})(?![/-]\w|\w)")
_SINCE = re.compile(r"(?:từ|đến|tới) $")
# A number behind one of these is the tail of something else.
_GLUED = re.compile(r"[^\W_]$|[/.,-]$")
_AFTER_NUMBER = re.compile(r"\d $")

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTER_NUMBER = r"(iv|i{1,3}|[1-4])(?!\w)"
_QUARTERS = re.compile(rf"quý {_QUARTER_NUMBER}(?:(?: và | ?[-–,] ?| đến )(?:quý )?{_QUARTER_NUMBER})?{_YEAR_BEHIND}")
_COUNTS = {"ba": 3, "sáu": 6, "chín": 9, "3": 3, "6": 6, "03": 3, "06": 6, "9": 9, "09": 9}
_COUNT_BEFORE = re.compile(r"(?<!\w)(ba|sáu|chín|0?[369]) $")
_HALVES = re.compile(rf"tháng(?: (đầu|cuối)(?: của)?)?(?: (?:năm )?({YEAR_NUMBER})| năm(?! nay))?(?!\w)")

_YEARS_JOINED = re.compile(rf"({YEAR_NUMBER})(?: ?[-–—/] ?| đến(?: năm)? )({YEAR_NUMBER})(?![/-]\w|\w)")
_PERIOD_BEFORE = re.compile(
    r"(?<!\w)(?:nhiệm kỳ|giai đoạn|thời kỳ|niên khóa|khóa|năm học|năm|từ)(?: các)?(?: từ)?(?: năm)? $"
)
_FOUR_DIGITS = re.compile(r"\d\d\d\d(?!\d)")
_YEAR = re.compile(rf"năm ({YEAR_NUMBER})(?![/.]?\d)")


def _before(form: str, start: int, length: int = 1) -> str:
    return form[max(0, start - length) : start]


def read_months(form: str) -> Iterator[DateMention]:
    """Months with and without a year: "tháng 7/2023", "tháng 8 và 9", "từ 3/2005"."""
    for match in _MONTHS.finditer(form):
        before = _before(form, match.start(), 12)
        glued = before[-1:].isalnum() or before.endswith("/") or _AFTER_NUMBER.search(before)
        if glued or EVERY.search(before) or (not match[3] and COUNTED.match(form, match.end())):
            continue
        opening, closing = DayMonth(None, int(match[1])), DayMonth(None, int(match[2])) if match[2] else None
        yield _spread(Span(*match.span()), MONTH, opening, closing, match[3])
    for match in _SHORT_MONTH.finditer(form):
        before, month = _before(form, match.start(), 12), int(match[1])
        if _GLUED.search(before) or NUMBERED.search(before) or not 0 < month < 13:
            continue
        if len(match[1]) == 2 or _SINCE.search(before):
            yield DateMention(Span(*match.span()), "", MONTH, start=PartialDate(int(match[2]), month))


def _spread(
    span: Span, form: str, opening: DayMonth, closing: DayMonth | None, written_year: str | None
) -> DateMention:
    """A mention of whole months; the year, where written, is that of the last of them."""
    if not written_year:
        return DateMention(span, "", form, first=opening, last=closing)
    year = int(written_year)
    end = PartialDate(year, closing.month) if closing else None
    return DateMention(
        span, "", form, start=PartialDate(year - (turns(opening, closing) if closing else 0), opening.month), end=end
    )


def read_quarters(form: str) -> Iterator[DateMention]:
    """Quarters: "quý I/2023", "quý 3 và quý 4 năm 2023"."""
    for match in _QUARTERS.finditer(form):
        if not _before(form, match.start()).isalnum():
            numbers = [_ROMAN.get(number) or int(number) for number in match.group(1, 2) if number]
            opening, closing = DayMonth(None, 3 * numbers[0] - 2), DayMonth(None, 3 * numbers[-1])
            yield _spread(Span(*match.span()), QUARTER, opening, closing, match[3])


def read_halves(form: str) -> Iterator[DateMention]:
    """The first or last months of a year: "6 tháng đầu năm 2023", "9 tháng năm 2023"."""
    for match in _HALVES.finditer(form):
        counted = _COUNT_BEFORE.search(_before(form, match.start(), 6))
        if not counted:
            continue
        count, side, year = _COUNTS[counted[1]], match[1], match[2]
        if not side and not (year and count == 9):  # "6 tháng" alone is a length of time; "9 tháng năm 2023" is not
            continue
        opening = DayMonth(None, 13 - count if side == "cuối" else 1)
        closing = DayMonth(None, 12 if side == "cuối" else count)
        yield _spread(Span(match.start() - len(counted.group()), match.end()), HALF, opening, closing, year)


def read_periods(form: str) -> Iterator[DateMention]:
    """Spans of years: "nhiệm kỳ 2020 - 2025", "giai đoạn 2021-2030", "(1915 - 1957)"."""
    end_of_last = 0
    for number in _FOUR_DIGITS.finditer(form):
        start = number.start()
        before = _before(form, start, _WINDOW)
        if start < end_of_last or _GLUED.search(before):
            continue
        match = _YEARS_JOINED.match(form, start)
        if not match:
            continue
        first, last = PartialDate(int(match[1])), PartialDate(int(match[2]))
        label = _PERIOD_BEFORE.search(before)
        if first < last and (label or first.year >= FIRST_BARE_YEAR):
            end_of_last = match.end()
            yield DateMention(
                Span(start - (len(label.group()) if label else 0), match.end()), "", PERIOD, start=first, end=last
            )


def read_years(form: str) -> Iterator[DateMention]:
    """Single years: "năm 2023"."""
    for match in _YEAR.finditer(form):
        if not _before(form, match.start()).isalnum():
            yield DateMention(Span(*match.span()), "", YEAR, start=PartialDate(int(match[1])))
