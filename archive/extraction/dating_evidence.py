"""What a page offers to complete a day without a year: its publication, whole days, years, documents cited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.extraction.record import ParsedPage
from archive.extraction.running_year import running_year
from archive.text import PartialDate, Span, SpanIndex, canonical
from archive.text.dates import DAY, DAYS, PERIOD, YEAR, DateMention

# What can supply the missing part of a date, as the record names it.
PUBLICATION, HEADER_DATE, TEXT_DATE, TITLE_YEAR = "publication date", "header", "text", "title"
# The first Vietnamese newspaper on the web is of 1997: no older day can be near the day of writing.
FIRST_WEB_YEAR = 1997

_AHEAD = re.compile(
    r"(?:đến|tới|trước|sau|hết|cuối|sang|mục tiêu|phương hướng|nhiệm vụ|kế hoạch|từ|để|vào|dự toán|tầm nhìn|trong)"
    r"(?: [^\W\d_]+){0,3} $",
    re.IGNORECASE,
)
# A whole date behind these words is that of a document, a birth or an anniversary, not of these days.
_BYGONE = re.compile(
    r"(?:(?<!vừa )(?<!vừa chính thức )(?<!vừa được )thành lập|kỷ niệm|sinh|ra đời|giải phóng|truyền thống"
    r"|ban hành|bầu cử|thông qua|hiệu lực(?: thi hành)?(?: kể)? từ|số \d{1,5}"
    r"|-[A-ZĐ]{1,8}(?:/[\wĐ]{1,12})?|/QH\d{1,2})[ ,(]{0,3}(?:ngày )?$"
    # A line of somebody's life: "Từ 14.4.2016 đến …", "9.2.2011 – 14.4.2016: Ủy viên …".
    r"|(?:^|[\n+•;.-] ?)(?:Từ|Tháng) (?:tháng )?$|\d ?[-–] $"
)
# What is told of that day: "ngày 22/5/2016, khi bầu cử", "… bầu cử Quốc hội", "9.2.2011 – 14.4.2016: Ủy viên …".
_BYGONE_BEHIND = re.compile(r",? (?:khi|lúc|thì|chúng ta)(?!\w)| bầu cử| ?[-–] ?(?:tháng )?\d{1,2}[./]\d")
_BYGONE_WINDOW = 32
# A document that is cited has been issued: "178/2024/NĐ-CP".
_YEAR_OF_SYMBOL = re.compile(r"\d/((?:19|20)\d\d)/[A-ZĐ]")


@dataclass(frozen=True)
class Evidence:
    """What a page offers to complete a date with."""

    published: PartialDate | None = None
    published_from: str = ""
    # Whole days named in the text, as (where, first day).
    whole_days: tuple[tuple[Span, PartialDate], ...] = ()
    title: str = ""
    # The newest single year that the text speaks of, in words or in a symbol; plans and periods left out.
    newest_year: int = 0
    # The year of which the text speaks as running; 0 where it speaks of none so.
    running_year: int = 0
    # The days on which cited documents were issued.
    issued: tuple[PartialDate, ...] = ()

    @property
    def origin(self) -> str:
        """How the record calls the publication as a source: the collector's "date 2023-07" is a header."""
        return HEADER_DATE if self.published_from == "date header" else PUBLICATION


def gather_evidence(page: ParsedPage, dates: Sequence[DateMention], documents: Iterable[Span] = ()) -> Evidence:
    """What the page can complete a date with; ``documents`` are spans of citations, whose dates are no evidence."""
    cited = SpanIndex(documents)
    form = canonical(page.text)
    whole, issued = [], []
    for mention in dates:
        # Of an anniversary ("3/2/1930 - 3/2/2023") the last day is of these days.
        day = mention.end if mention.form == PERIOD else mention.start
        if mention.form not in (DAY, DAYS, PERIOD) or day is None or day.day is None or day.year < FIRST_WEB_YEAR:
            continue
        before = form[max(0, mention.span.start - _BYGONE_WINDOW) : mention.span.start]
        # Three characters: "18-NQ/TW, ngày 25/10/2017".
        near = Span(max(0, mention.span.start - 3), mention.span.end)
        behind = form[mention.span.end : mention.span.end + _BYGONE_WINDOW]
        past = mention.form != PERIOD and (_BYGONE.search(before) or _BYGONE_BEHIND.match(behind))
        if cited.meets(near):
            issued.append(day)
        elif not past:
            whole.append((mention.span, day))
    years = [mention.start.year for mention in dates if _is_past_year(mention, form)]
    newest = max([*years, *map(int, _YEAR_OF_SYMBOL.findall(form))], default=0)
    running = running_year(dates, form)
    return Evidence(page.published, page.published_from, tuple(whole), page.title, newest, running, tuple(issued))


def _is_past_year(mention: DateMention, form: str) -> bool:
    """Whether a single year is one that has begun: not "đến năm 2030", "từ nay đến năm 2025", "mục tiêu năm 2026"."""
    if mention.form != YEAR or mention.start is None:
        return False
    before = form[max(0, mention.span.start - _BYGONE_WINDOW) : mention.span.start]
    return _AHEAD.search(before) is None
