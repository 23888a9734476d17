"""Every way a Vietnamese text writes a date, found and read as far as the words go.

Nine days in ten come without a year ("Sáng 15/7"). Such a mention keeps its day and month, and whoever knows the
year asks :meth:`DateMention.in_year`. Nothing is taken from the clock.

Patterns are put together from small named pieces of bounded length, so that reading stays linear. What stands
before the numbers ("ngày", "chiều nay, ") decides whether "5-7" is a day at all, and is read in a short window.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from archive.text.normalize import canonical
from archive.text.partial_dates import PartialDate
from archive.text.spans import Span, without_overlaps

# The forms of a mention.
DAY, DAYS, MONTH, QUARTER, HALF = "day", "days", "month", "quarter", "half-year"
YEAR, PERIOD, RELATIVE, IMPOSSIBLE = "year", "period", "relative", "impossible"


class DayMonth(NamedTuple):
    """A day without its year; ``day`` is None where only the month is written."""

    day: int | None
    month: int


@dataclass(frozen=True)
class DateMention:
    """A date as written. ``start`` (and ``end``, the last day of a range or a list) are there if the year is.

    Where it is not, ``first`` and ``last`` hold day and month; for "hôm nay" (form ``relative``) ``offset`` holds the
    days from the day of writing. Of form ``impossible`` ("ngày 31/2/2023") nothing is known but the words.
    """

    span: Span
    text: str
    form: str
    start: PartialDate | None = None
    end: PartialDate | None = None
    first: DayMonth | None = None
    last: DayMonth | None = None
    offset: int | None = None

    @property
    def whole(self) -> bool:
        """Whether the words themselves say the year."""
        return self.start is not None

    def in_year(self, year: int) -> tuple[PartialDate, PartialDate | None]:
        """First and last day if the first is of this year; a range over New Year ends in the next one.

        ``ValueError`` if that year has no such day (29/2), or if the mention is not one that lacks only its year.
        """
        if self.first is None:
            raise ValueError(f"the year is not what {self.text!r} lacks")
        start = PartialDate(year, self.first.month, self.first.day)
        if self.last is None:
            return start, None
        return start, PartialDate(year + _turns(self.first, self.last), self.last.month, self.last.day)


def _turns(first: DayMonth, last: DayMonth) -> int:
    """1 where a range from ``first`` to ``last`` runs over New Year."""
    return int(last.month < first.month)


_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_MONTH = r"(?:0?[1-9]|1[0-2])(?!\d)"
_YEAR = r"(?:1\d|20)\d\d(?!\d)"
# Two digits are a year only in a whole date, and only of this century so far: "15/7/23", never "3/2/30".
_SHORT_YEAR = r"[12]\d(?!\d)"
_MARK = r" ?[/.-] ?"
# What a day carries: "/7", "/7/2023", " tháng 7", " tháng 7 năm 2023", " tháng 7, 2023".
_NUMERIC = rf"{_MARK}{_MONTH}(?:{_MARK}(?:{_YEAR}|{_SHORT_YEAR})|,? năm {_YEAR})?"
_WORDED = rf",? tháng {_MONTH}(?:(?:,? năm |{_MARK}|, ?| ){_YEAR})?"
_TAIL = rf"(?:{_NUMERIC}|{_WORDED})"
_PART_OF_DAY = r"(?:rạng sáng|chiều tối|sáng|trưa|chiều|tối|đêm|khuya)"
_AND = rf"(?: và | & | ?[-–—] ?|,? (?:cho )?(?:đến|tới) (?:hết )?)(?:{_PART_OF_DAY} )?(?:(?:ngày|mùng|mồng) )?"
_COMMA = r" ?[,;] ?(?:ngày )?"
# Ten days are more than the longest list met in a text; it bounds the work.
_DAYS = re.compile(
    rf"(?<![\w/.,%-])(?:{_DAY}(?:{_TAIL}{_AND}|{_AND}|{_COMMA})){{0,9}}{_DAY}{_TAIL}"
    # Not the head of a longer number or symbol (12/5/QĐ), nor of a range that is read again as one (10-12/5).
    r"(?![/-]\w|[.,]\d| ?%|\w)",
    re.IGNORECASE,
)
# The last item of a list, and any before it; a list is read from its end, where the month and the year stand.
_MONTH_OF_ITEM = rf"(?:{_MARK}({_MONTH})|,? tháng ({_MONTH}))(?:(?:{_MARK}|,? năm |, ?| )({_YEAR}|{_SHORT_YEAR}))?"
_LAST_ITEM = re.compile(rf"(?<!\d)({_DAY}){_MONTH_OF_ITEM}$", re.IGNORECASE)
_EARLIER_ITEM = re.compile(rf"(?<!\d)({_DAY})(?:{_MONTH_OF_ITEM})?(?:{_AND}|{_COMMA})$", re.IGNORECASE)
_ISO = re.compile(rf"(?<![\w/.-])({_YEAR})-(\d\d)-(\d\d)(?![\w/-])")

# What makes the numbers behind it a day. Several may stand in a row: "Sáng nay, ngày ", "thứ Hai (ngày ".
_WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)"
_RELATIVE_DAY = r"(?:hôm|sáng|trưa|chiều|tối|đêm) (?:nay|qua|mai|kia)"
_UNIT = rf"(?:{_RELATIVE_DAY}|ngày|hôm|mùng|mồng|{_PART_OF_DAY}(?: sớm)?|{_WEEKDAY})"
_LEAD = re.compile(rf"(?<![^\W\d_])(?:{_UNIT}(?: ?[,(] ?\(?| )){{1,4}}$", re.IGNORECASE)
# These make a day only of "15/7", not of "3 - 5" (triệu) or "2.5" (phần trăm), and are no part of the date.
_WEAK_LEAD = re.compile(r"(?:(?<![^\W\d_])(?:từ|đến|tới|trước|sau|hết|vào|lúc) |\()$", re.IGNORECASE)
_LINE_START = re.compile(r"(?:^|\n|[\w)] ?[-–—] )$")
_LEAD_WINDOW = 48
# "mỗi ngày 5-7 lần", "2 triệu đồng/ngày 5-7".
_EVERY = re.compile(r"(?:(?<!\w)(?:mỗi|một|hàng|hằng|bình quân|trung bình) |/)$", re.IGNORECASE)
# What follows a count, a share or a measure and never a day.
_COUNTED = re.compile(
    r" ?(?:số|tổng|triệu|tỷ|tỉ|nghìn|ngàn|trăm|lần|lượt|tiếng|giờ|phút|người|đồng|kg|km|cm|ha|m|chỉ tiêu|thành viên|"
    r"xã|huyện|đại biểu|tỉnh|dân số|phần|tuần|ngày|điểm|tiêu chí)(?!\w)",
    re.IGNORECASE,
)
_OFFSETS = {"nay": 0, "qua": -1, "mai": 1, "kia": -2}
_RELATIVE = re.compile(
    rf"(?<![^\W\d_])(?:(?:{_PART_OF_DAY}|ngày) )?(?:{_RELATIVE_DAY}|ngày (?:nay|mai))(?!\w)", re.IGNORECASE
)

_YEAR_BEHIND = rf"(?:(?:{_MARK}|,? năm )({_YEAR}))?"
_NEXT_MONTH = rf"(?:(?:,| và| ?[-–—]| (?:đến|tới)(?: hết)?) ?(?:tháng )?({_MONTH}))?"
_MONTHS = re.compile(rf"(?<![\w/])tháng ({_MONTH}){_NEXT_MONTH}{_YEAR_BEHIND}(?![/-]\w|[.,]\d|\w)", re.IGNORECASE)
_SHORT_MONTH = re.compile(
    rf"(?<![\w/.,-])(0[1-9]|1[0-2]|(?<=từ )[1-9]|(?<=đến )[1-9])/({_YEAR})(?![/-]\w|\w)", re.IGNORECASE
)
# "số 05/2020" is the number of a document.
_NUMBERED = re.compile(r"(?:số|luật|quyết định|thông tư|nghị định|nghị quyết) ?:? ?$", re.IGNORECASE)

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTER = r"(iv|i{1,3}|[1-4])(?!\w)"
_QUARTERS = re.compile(
    rf"(?<!\w)quý {_QUARTER}(?:(?: và | ?[-–,] ?| đến )(?:quý )?{_QUARTER})?{_YEAR_BEHIND}", re.IGNORECASE
)
_COUNTS = {"ba": 3, "sáu": 6, "chín": 9, "3": 3, "6": 6, "03": 3, "06": 6, "9": 9, "09": 9}
_HALVES = re.compile(
    rf"(?<!\w)(ba|sáu|chín|0?[369]) tháng(?: (đầu|cuối)(?: của)?)?(?: (?:năm )?({_YEAR})| năm(?! nay))?(?!\w)",
    re.IGNORECASE,
)
FIRST_BARE_YEAR = 1850
_SPAN_OF_YEARS = re.compile(
    rf"(?<![\w/.,-])(?:(nhiệm kỳ|giai đoạn|thời kỳ|niên khóa|khóa|năm học|năm|từ)(?: các)?(?: từ)?(?: năm)? )?"
    rf"({_YEAR})(?: ?[-–—/] ?| đến(?: năm)? )({_YEAR})(?![/-]\w|\w)",
    re.IGNORECASE,
)
_YEARS = re.compile(rf"(?<!\w)năm ({_YEAR})(?![/.]?\d)", re.IGNORECASE)


def find_dates(text: str) -> list[DateMention]:
    """Every date in a cleaned text, in order, without overlaps; spans are offsets into it."""
    form = canonical(text)
    readers = (_days, _iso, _months, _short_months, _quarters, _halves, _periods, _single_years, _relative_days)
    found = without_overlaps(chain.from_iterable(reader(form) for reader in readers))
    return [_as_written(mention, text) for mention in found]


def _as_written(mention: DateMention, text: str) -> DateMention:
    """The mention with the words of the text itself; the readers saw its canonical form."""
    values = {name: getattr(mention, name) for name in ("start", "end", "first", "last", "offset")}
    return DateMention(mention.span, mention.span.of(text), mention.form, **values)


def _days(form: str) -> Iterator[DateMention]:
    position = 0
    while match := _DAYS.search(form, position):
        begin = _begin_of_day(form, match)
        if begin is None:
            # The numbers are none by themselves, but a part of them may be: "1, 2 và 3/4" against "(3/4)".
            position = match.start() + 1
            continue
        position = match.end()
        # "Sáng nay (15/7)" ends with its bracket.
        closed = "(" in form[begin : match.start()] and form.startswith(")", match.end())
        yield _read_days(Span(begin, match.end() + closed), match.group())


def _begin_of_day(form: str, match: re.Match[str]) -> int | None:
    """Where the mention begins, its "ngày" or "sáng" included; None if the numbers are no day."""
    window = form[max(0, match.start() - _LEAD_WINDOW) : match.start()]
    numbers = match.group()
    whole = re.search(rf"{_YEAR}$", numbers)
    if not whole and _COUNTED.match(form, match.end()):
        return None
    if lead := _LEAD.search(window):
        begin = match.start() - len(lead.group())
        return None if _EVERY.search(form[max(0, begin - 12) : begin]) else begin
    if _NUMBERED.search(window):
        return None
    if whole:
        # A list needs its "ngày": in "Nghị quyết 18, 19/5/2017" only the last is a day.
        return None if re.match(rf"{_DAY} ?[,;]", numbers) else match.start()
    if "/" in numbers and _WEAK_LEAD.search(window):
        if window.endswith("(") and not form.startswith(")", match.end()):
            return None
        return match.start()
    if _LINE_START.search(window) and re.match(r"(?:,| tại) ", form[match.end() : match.end() + 5]):
        return match.start()
    return None


class _Item(NamedTuple):
    day: int
    month: int | None
    year: int | None


def _items(numbers: str) -> list[_Item]:
    found: list[_Item] = []
    pattern = _LAST_ITEM
    while numbers and (match := pattern.search(numbers)):
        day, month, worded_month, year = match.groups()
        written_year = None if not year else int(year) if len(year) == 4 else 2000 + int(year)
        written_month = month or worded_month
        found.append(_Item(int(day), int(written_month) if written_month else None, written_year))
        numbers, pattern = numbers[: match.start()], _EARLIER_ITEM
    return found[::-1]


def _read_days(span: Span, numbers: str) -> DateMention:
    """The mention for "24 và 25/7/2023": what an item lacks it has from the one behind it."""
    items = _items(numbers)
    first, last = items[0], items[-1]
    later = next(item for item in items if item.month is not None)
    opening, closing = DayMonth(first.day, first.month or later.month), DayMonth(last.day, last.month)
    several = len(items) > 1
    form = DAYS if several else DAY
    try:
        if last.year is None and first.year is None:
            mention = DateMention(span, "", form, first=opening, last=closing if several else None)
            start, end = mention.in_year(2024)  # a leap year has every day
            return mention if end is None or start <= end else DateMention(span, "", IMPOSSIBLE)
        first_year = first.year or last.year - _turns(opening, closing)
        start = PartialDate(first_year, opening.month, opening.day)
        if not several:
            return DateMention(span, "", form, start=start)
        end = PartialDate(last.year or first_year + _turns(opening, closing), closing.month, closing.day)
    except ValueError:
        return DateMention(span, "", IMPOSSIBLE)
    if start > end:
        return DateMention(span, "", IMPOSSIBLE)
    # "3/2/1930 - 3/2/2023" is an anniversary or a life, no event.
    return DateMention(span, "", PERIOD if end.year - start.year > 1 else form, start=start, end=end)


def _iso(form: str) -> Iterator[DateMention]:
    for match in _ISO.finditer(form):
        try:
            yield DateMention(Span(*match.span()), "", DAY, start=PartialDate(*map(int, match.groups())))
        except ValueError:
            yield DateMention(Span(*match.span()), "", IMPOSSIBLE)


def _months(form: str) -> Iterator[DateMention]:
    for match in _MONTHS.finditer(form):
        before = form[max(0, match.start() - 12) : match.start()]
        if _EVERY.search(before) or re.search(r"\d $", before) or (not match[3] and _COUNTED.match(form, match.end())):
            continue
        opening, closing = DayMonth(None, int(match[1])), DayMonth(None, int(match[2])) if match[2] else None
        yield _spread(match, MONTH, opening, closing, match[3])


def _spread(
    match: re.Match[str], form: str, opening: DayMonth, closing: DayMonth | None, written_year: str | None
) -> DateMention:
    """A mention of whole months; the year, where written, is that of the last of them."""
    span = Span(*match.span())
    if not written_year:
        return DateMention(span, "", form, first=opening, last=closing)
    year = int(written_year)
    turns = _turns(opening, closing) if closing else 0
    end = PartialDate(year, closing.month) if closing else None
    return DateMention(span, "", form, start=PartialDate(year - turns, opening.month), end=end)


def _short_months(form: str) -> Iterator[DateMention]:
    for match in _SHORT_MONTH.finditer(form):
        if not _NUMBERED.search(form[max(0, match.start() - 12) : match.start()]):
            yield DateMention(Span(*match.span()), "", MONTH, start=PartialDate(int(match[2]), int(match[1])))


def _quarters(form: str) -> Iterator[DateMention]:
    for match in _QUARTERS.finditer(form):
        numbers = [_ROMAN.get(n.lower()) or int(n) for n in match.group(1, 2) if n]
        opening, closing = DayMonth(None, 3 * numbers[0] - 2), DayMonth(None, 3 * numbers[-1])
        yield _spread(match, QUARTER, opening, closing, match[3])


def _halves(form: str) -> Iterator[DateMention]:
    for match in _HALVES.finditer(form):
        count, side, year = _COUNTS[match[1].lower()], (match[2] or "").lower(), match[3]
        if not side and not (year and count == 9):  # "6 tháng" alone is a length of time; "9 tháng năm 2023" is not
            continue
        opening = DayMonth(None, 13 - count if side == "cuối" else 1)
        yield _spread(match, HALF, opening, DayMonth(None, 12 if side == "cuối" else count), year)


def _periods(form: str) -> Iterator[DateMention]:
    for match in _SPAN_OF_YEARS.finditer(form):
        start, end = PartialDate(int(match[2])), PartialDate(int(match[3]))
        # "số 1152 - 1154 đường Láng": without a word for it only years of the archive's time are a period.
        if start < end and (match[1] or start.year >= FIRST_BARE_YEAR):
            yield DateMention(Span(*match.span()), "", PERIOD, start=start, end=end)


def _single_years(form: str) -> Iterator[DateMention]:
    for match in _YEARS.finditer(form):
        yield DateMention(Span(*match.span()), "", YEAR, start=PartialDate(int(match[1])))


def _relative_days(form: str) -> Iterator[DateMention]:
    for match in _RELATIVE.finditer(form):
        words = match.group().lower()
        # "ngày nay" is "these days".
        if words != "ngày nay":
            yield DateMention(Span(*match.span()), "", RELATIVE, offset=_OFFSETS[words.rsplit(" ", 1)[1]])
