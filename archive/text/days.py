"""Days in a text: "Sáng 15/7", "ngày 24 và 25/7/2023", "13 đến 15/10", "28-12, tại Hà Nội", "hôm nay".

All readers here take a text in lower case and canonical form. A number is read where it stands; what stands before it
("ngày", "chiều nay, ") decides whether "5-7" is a day at all, and is read in a short window.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from archive.text.date_mentions import DAY, DAYS, IMPOSSIBLE, PERIOD, RELATIVE, DateMention, DayMonth, turns
from archive.text.partial_dates import PartialDate
from archive.text.spans import Span

DAY_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])(?!\d)"
YEAR_NUMBER = r"(?:1\d|20)\d\d(?!\d)"
# Two digits are a year only in a whole date, and only of this century so far: "15/7/23", never "3/2/30".
_SHORT_YEAR = r"[12]\d(?!\d)"
MARK = r" ?[/.-] ?"
# What a day carries: "/7", "/7/2023", " tháng 7", " tháng 7 năm 2023", " tháng 7, 2023".
_NUMERIC = rf"{MARK}{MONTH_NUMBER}(?:{MARK}(?:{YEAR_NUMBER}|{_SHORT_YEAR})|,? năm {YEAR_NUMBER})?"
_WORDED = rf",? tháng {MONTH_NUMBER}(?:(?:,? năm |{MARK}|, ?| ){YEAR_NUMBER})?"
_TAIL = rf"(?:{_NUMERIC}|{_WORDED})"
_PART_OF_DAY = r"(?:rạng sáng|chiều tối|sáng|trưa|chiều|tối|đêm|khuya)"
# "19/5/1890 / 19/5/2017" is one anniversary.
_LINK = r"(?: và | & | ?[-–—] ?|(?<=\d{4}) ?/ ?|,? (?:cho )?(?:đến|tới) (?:hết )?)"
_AND = rf"{_LINK}(?:{_PART_OF_DAY} )?(?:(?:ngày|mùng|mồng) )?"
_COMMA = r" ?[,;] ?(?:ngày )?"
# Ten days are more than the longest list met in a text; it bounds the work.
_DAYS = re.compile(
    rf"(?:{DAY_NUMBER}(?:{_TAIL}{_AND}|{_AND}|{_COMMA})){{0,9}}{DAY_NUMBER}{_TAIL}"
    # Not the head of a longer number or symbol (12/5/QĐ), nor of a range that is read again as one (10-12/5).
    r"(?![/-]\w|[.,]\d| ?%|\w)"
)
# The last item of a list, and any before it; a list is read from its end, where the month and the year stand.
_MONTH_OF_ITEM = (
    rf"(?:{MARK}({MONTH_NUMBER})|,? tháng ({MONTH_NUMBER}))"
    rf"(?:(?:{MARK}|,? năm |, ?| )({YEAR_NUMBER}|{_SHORT_YEAR}))?"
)
_LAST_ITEM = re.compile(rf"(?<!\d)({DAY_NUMBER}){_MONTH_OF_ITEM}$")
_EARLIER_ITEM = re.compile(rf"(?<!\d)({DAY_NUMBER})(?:{_MONTH_OF_ITEM})?(?:{_AND}|{_COMMA})$")
_ENDS_IN_YEAR = re.compile(rf"{YEAR_NUMBER}$")
_BEGINS_LIST = re.compile(rf"{DAY_NUMBER} ?[,;]")
_ISO = re.compile(rf"({YEAR_NUMBER})-(\d\d)-(\d\d)(?![\w/-])")
_NUMBER = re.compile(r"\d+")
# A number behind one of these is the tail of something else: a symbol, a share, a longer number.
_GLUE = frozenset("/.,%-_")

# What makes the numbers behind it a day. Several may stand in a row: "sáng nay, ngày ", "thứ hai (ngày ".
_WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)"
_RELATIVE_DAY = r"(?:hôm|sáng|trưa|chiều|tối|đêm) (?:nay|qua|mai|kia)"
_UNIT = rf"(?:{_RELATIVE_DAY}|ngày|hôm|mùng|mồng|{_PART_OF_DAY}(?: sớm)?|{_WEEKDAY})"
_LEAD = re.compile(rf"(?<![^\W\d_])(?:{_UNIT}(?: ?[,(] ?\(?| )){{1,4}}$")
# These make a day only of "15/7", not of "3 - 5" (triệu) or "2.5" (phần trăm), and are no part of the date.
_WEAK_LEAD = re.compile(r"(?:(?<![^\W\d_])(?:từ|đến|tới|trước|sau|hết|vào|lúc) |\()$")
_LINE_START = re.compile(r"(?:^|\n|[\w)] ?[-–—] )$")
_LINE_STARTS_REPORT = re.compile(r",? tại |, ")
_LEAD_WINDOW = 48
# "mỗi ngày 5-7 lần", "2 triệu đồng/ngày 5-7".
EVERY = re.compile(r"(?:(?<!\w)(?:mỗi|một|hàng|hằng|bình quân|trung bình) |/)$")
# What follows a count, a share or a measure and never a day.
COUNTED = re.compile(
    r" ?(?:số|tổng|triệu|tỷ|tỉ|nghìn|ngàn|trăm|lần|lượt|tiếng|giờ|phút|người|đồng|kg|km|cm|ha|m|chỉ tiêu|thành viên|"
    r"xã|huyện|đại biểu|tỉnh|dân số|phần|tuần|ngày|điểm|tiêu chí)(?!\w)"
)
# "số 05/2020" is the number of a document, "Hội chợ lần thứ 13 tháng 9/2016" counts fairs.
NUMBERED = re.compile(r"(?:số|lần thứ|luật|quyết định|thông tư|nghị định|nghị quyết) ?:? ?$")

_OFFSETS = {"nay": 0, "qua": -1, "mai": 1, "kia": -2}
_RELATIVE = re.compile(r"(?:hôm|sáng|trưa|chiều|tối|đêm|ngày) (nay|qua|mai|kia)(?!\w)")
_BEFORE_RELATIVE = re.compile(rf"(?<![^\W\d_])(?:{_PART_OF_DAY}|ngày) $")


class _Item(NamedTuple):
    day: int
    month: int | None
    year: int | None


def read_days(form: str) -> Iterator[DateMention]:
    """Single days, lists and ranges of days."""
    end = 0
    for number in _NUMBER.finditer(form):
        start = number.start()
        if start < end or (start and (form[start - 1] in _GLUE or form[start - 1].isalpha())):
            continue
        length = number.end() - start
        match = _DAYS.match(form, start) if length <= 2 else _ISO.match(form, start) if length == 4 else None
        if match is None:
            continue
        if length == 4:
            end = match.end()
            yield _whole_day(match)
            continue
        begin = _begin_of_day(form, match)
        if begin is not None:
            end = match.end()
            # "sáng nay (15/7)" ends with its bracket.
            closed = "(" in form[begin:start] and form.startswith(")", end)
            yield _read_list(Span(begin, end + closed), match.group())


def _whole_day(match: re.Match[str]) -> DateMention:
    try:
        return DateMention(Span(*match.span()), "", DAY, start=PartialDate(*map(int, match.groups())))
    except ValueError:
        return DateMention(Span(*match.span()), "", IMPOSSIBLE)


def _begin_of_day(form: str, match: re.Match[str]) -> int | None:
    """Where the mention begins, its "ngày" or "sáng" included; None if the numbers are no day."""
    window = form[max(0, match.start() - _LEAD_WINDOW) : match.start()]
    numbers = match.group()
    whole = _ENDS_IN_YEAR.search(numbers)
    if not whole and COUNTED.match(form, match.end()):
        return None
    if lead := _LEAD.search(window):
        begin = match.start() - len(lead.group())
        return None if EVERY.search(form[max(0, begin - 12) : begin]) else begin
    if NUMBERED.search(window):
        return None
    if whole:
        # A list needs its "ngày": in "Nghị quyết 18, 19/5/2017" only the last is a day.
        return None if _BEGINS_LIST.match(numbers) else match.start()
    if "/" in numbers and _WEAK_LEAD.search(window):
        closed = not window.endswith("(") or form.startswith(")", match.end())
        return match.start() if closed else None
    if _LINE_START.search(window) and _LINE_STARTS_REPORT.match(form, match.end()):
        return match.start()
    return None


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


def _read_list(span: Span, numbers: str) -> DateMention:
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
        first_year = first.year or last.year - turns(opening, closing)
        start = PartialDate(first_year, opening.month, opening.day)
        if not several:
            return DateMention(span, "", form, start=start)
        end = PartialDate(last.year or first_year + turns(opening, closing), closing.month, closing.day)
    except ValueError:
        return DateMention(span, "", IMPOSSIBLE)
    if start > end:
        return DateMention(span, "", IMPOSSIBLE)
    # "3/2/1930 - 3/2/2023" is an anniversary or a life, no event.
    return DateMention(span, "", PERIOD if end.year - start.year > 1 else form, start=start, end=end)


def read_relative_days(form: str) -> Iterator[DateMention]:
    """Days told from the day of writing: "hôm nay", "chiều qua", "sáng mai"."""
    for match in _RELATIVE.finditer(form):
        start = match.start()
        # "ngày nay" is "these days", "ngày qua" the days before.
        if match.group().startswith("ngày") and match[1] != "mai":
            continue
        if start and form[start - 1].isalpha():
            continue
        if before := _BEFORE_RELATIVE.search(form[max(0, start - 12) : start]):
            start -= len(before.group())
        yield DateMention(Span(start, match.end()), "", RELATIVE, offset=_OFFSETS[match[1]])
