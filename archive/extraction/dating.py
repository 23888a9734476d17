"""The year that a day lacks, found in a stated order of evidence; never taken from the clock.

First the publication date, then the collector's page header, then another whole date in the text, then the year in the
headline, then a year of which the text speaks as running, then the issue of a document just before. What completed a
date is recorded, and what nothing completes stays incomplete.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from archive.extraction.dating_evidence import TEXT_DATE, TITLE_YEAR, Evidence
from archive.text import PartialDate, find_dates
from archive.text.dates import DAY, DAYS, PERIOD, RELATIVE, DateMention

# A year in the headline of a report that sums up or plans ahead can be off by one: reviews of 2023 are held until
# March 2024, plans for 2024 are made from October 2023 on.
LAST_MONTH_OF_REVIEWS, FIRST_MONTH_OF_PLANS = 3, 10
# A whole date so many years from that of the headline is about something else.
NEAR_THE_TITLE = 1
# How far behind or before the newest whole day of its text the day of an event can lie, in days.
DAYS_BACK, DAYS_AHEAD = 92, 62
# A document is published or carried out within so many days of its issue where the report is about it.
DAYS_AFTER_ISSUE = 14
_REVIEW = re.compile(r"tổng kết[^.]{0,90}?năm ((?:19|20)\d\d)", re.IGNORECASE)
_PLAN = re.compile(
    r"(?:triển khai|phương hướng|nhiệm vụ|kế hoạch|chương trình)[^.,;]{0,60}?năm ((?:19|20)\d\d)", re.IGNORECASE
)
# A plan for years on end says nothing of the day.
_FAR_AHEAD = re.compile(
    r"(?<!\w)(?:đến|tới|tầm nhìn|giai đoạn|trước|hết)(?: hết| cuối)?(?: năm)? (?:19|20)\d\d", re.IGNORECASE
)
_BY_THEN = re.compile(r"(?<!\w)(?:đến|tới|trước|hết|tầm nhìn)(?: hết| cuối| quý \w+)? $", re.IGNORECASE)
# "Cấm xe máy từ năm 2030": what holds from then on.
_FROM_THEN = re.compile(
    r"(?<!\w)(?:từ|vào|kể từ)(?:(?: đầu| cuối| quý \w+)? năm | (?:ngày )?\d{1,2}[./-]\d{1,2}[./-])(?:19|20)\d\d",
    re.IGNORECASE,
)
# A prize is of the year before, or of this.
_PRIZE = re.compile(r"(?<!\w)(?:giải (?:thưởng|báo chí|nhất|nhì|ba)|danh hiệu)(?!\w)", re.IGNORECASE)
_BARE_YEAR = re.compile(r"(?<!năm) ((?:19|20)\d\d)$")
_ENDS_IN_YEAR = re.compile(r"(?: |năm )(?:19|20)\d\d$")
# What is published or paid is of the year before: "Họp báo công bố Chỉ số … năm 2016", "lương tối thiểu vùng năm 2018".
_OF_THE_PAST = re.compile(
    r"(?<!\w)(?:công bố|chỉ số|xếp hạng|kết quả|báo cáo|quyết toán|dự toán|ngân sách|phương án|đề án|luật|từ|so với"
    r"|đến|tới|nghị quyết|nghị định|quyết định|chỉ thị|khóa|nhiệm kỳ|giai đoạn)(?!\w)",
    re.IGNORECASE,
)
_OUTLOOK = re.compile(r"(?<!\w)(?:sẽ|dự kiến|sắp|chuẩn bị)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Dated:
    """A completed date. ``inferred_from`` is "" where the text itself states the whole of it."""

    start: PartialDate | None
    end: PartialDate | None = None
    inferred_from: str = ""


def complete(
    mention: DateMention, evidence: Evidence, outlook: bool = False, sentence: str = "", name: str = ""
) -> Dated:
    """The whole date of a mention. ``outlook``: its sentence speaks of what is to come, so it may follow publication.

    ``sentence``: the words that it stands in; the year that they name comes late ("Ngày 7/2, … nhiệm vụ năm 2017").
    ``name``: that of the event, which can hold its year ("Lễ hội Hoa Ban năm 2017").

    ``Dated(None)`` where nothing supplies what is missing, or where different days do.
    """
    if mention.whole:
        return Dated(mention.start, mention.end)
    if mention.form == RELATIVE:
        return _relative(mention, evidence)
    if mention.first is None:
        return Dated(None)
    if evidence.published is not None:
        ahead = outlook or _is_announced(mention, evidence)
        return _dated(mention, _year_by_publication(mention, evidence.published, ahead), evidence.origin)
    for year, origin in (
        (_year_by_text(mention, evidence), TEXT_DATE),
        (_year_by_words(mention, evidence.title), TITLE_YEAR),
        (_year_by_sentence(mention, sentence, evidence), TEXT_DATE),
        (_year_by_name(mention, name, evidence), TEXT_DATE),
        (_running_year(mention, evidence), TEXT_DATE),
        (_year_by_issue(mention, evidence), TEXT_DATE),
    ):
        if year is not None:
            return _dated(mention, year, origin)
    return Dated(None)


def complete_without_day(evidence: Evidence) -> Dated:
    """The year of an event of which the text names no day: that of the headline, where it is no review or plan."""
    years = title_years(evidence.title)
    if len(years) != 1 or _REVIEW.search(evidence.title) or _PLAN.search(evidence.title):
        return Dated(None)
    year = PartialDate(years[0])
    if evidence.published is not None and not year.covers(evidence.published):
        return Dated(None)
    return Dated(year, None, TITLE_YEAR)


def is_outlook(sentence: str) -> bool:
    """Whether a sentence speaks of what is to come ("sẽ diễn ra ngày 15/8")."""
    return _OUTLOOK.search(sentence) is not None


def title_years(title: str) -> list[int]:
    """The single years that a headline names, each once; years of a period ("nhiệm kỳ 2020 - 2025") are none, nor those
    by which something is to be done ("trước năm 2020")."""
    years = [
        mention.start.year
        for mention in find_dates(title)
        if mention.form not in (PERIOD, RELATIVE) and mention.start and not _BY_THEN.search(title[: mention.span.start])
    ]
    return list(dict.fromkeys(years))


def _dated(mention: DateMention, year: int | None, origin: str) -> Dated:
    if year is None:
        return Dated(None)
    try:
        return Dated(*mention.in_year(year), origin)
    except ValueError:  # 29/2 of a common year
        return Dated(None)


def _relative(mention: DateMention, evidence: Evidence) -> Dated:
    """ "Hôm nay" is the day of publication, where that is known to the day."""
    published = evidence.published
    if published is None or published.precision != "day":
        return Dated(None)
    day = published.earliest + datetime.timedelta(days=mention.offset or 0)
    return Dated(PartialDate.of(day), None, evidence.origin)


def _is_announced(mention: DateMention, evidence: Evidence) -> bool:
    """Whether the text names whole days after its publication near the day: what it tells of is to come."""
    published = evidence.published
    try:
        start, _ = mention.in_year(published.year)
    except ValueError:
        return False
    return any(
        day.earliest > published.latest and abs((day.earliest - start.earliest).days) <= DAYS_AHEAD
        for _, day in evidence.whole_days
    )


def _year_by_publication(mention: DateMention, published: PartialDate, outlook: bool) -> int:
    """The year of publication; a day after the publication belongs to the year before."""
    year = published.year
    if outlook:
        return year
    try:
        start, _ = mention.in_year(year)
    except ValueError:
        return year - 1
    return year - 1 if start.earliest > published.latest else year


def _year_by_text(mention: DateMention, evidence: Evidence) -> int | None:
    """The year in which the day lies near the newest other whole day of the text; the same day with its year decides.

    Reports look back on days of the last months and announce days of the next weeks: of 556 reports of one known year,
    taking the year of the newest day as it stands was wrong in two of five, near days alone in one of ten.
    """
    others = [day for span, day in evidence.whole_days if span != mention.span]
    same = {day.year for day in others if (day.day, day.month) == mention.first}
    if len(same) == 1:
        return same.pop()
    newest = max(others, default=None)
    if newest is None:
        return None
    for year in (newest.year - 1, newest.year, newest.year + 1):
        try:
            start, _ = mention.in_year(year)
        except ValueError:
            continue
        if (behind := (start.earliest - newest.earliest).days) >= -DAYS_AHEAD:
            break
    else:
        return None
    named = title_years(evidence.title)
    if year < evidence.newest_year or (named and all(abs(year - other) > NEAR_THE_TITLE for other in named)):
        return None
    return year if behind <= DAYS_BACK or year == evidence.newest_year or year in named else None


def _year_by_issue(mention: DateMention, evidence: Evidence) -> int | None:
    """The year in which the day follows soon on the issue of the newest cited document, where nothing is newer: "Sáng
    8/2, … công bố Quyết định số 439-QĐNS/TW ngày 6/2/2017"."""
    newest = max(evidence.issued, default=None)
    if newest is None or newest.year < evidence.newest_year:
        return None
    for year in (newest.year, newest.year + 1):
        try:
            start, _ = mention.in_year(year)
        except ValueError:
            continue
        if 0 <= (start.earliest - newest.earliest).days <= DAYS_AFTER_ISSUE:
            return year
    return None


def _year_by_words(mention: DateMention, words: str) -> int | None:
    """The year that a headline names, moved by one where a review is held early or a plan made late in the year."""
    if _PRIZE.search(words) or _FROM_THEN.search(words):
        return None
    years = title_years(words)
    month = mention.first.month
    if len(years) == 2 and years[1] == years[0] + 1:  # "tổng kết năm 2023, triển khai nhiệm vụ năm 2024"
        return years[0] if month > 6 else years[1]
    if len(years) != 1:
        return None
    year = years[0]
    if _REVIEW.search(words) and month <= LAST_MONTH_OF_REVIEWS:
        return year + 1
    if not _REVIEW.search(words) and _PLAN.search(words) and month >= FIRST_MONTH_OF_PLANS:
        return year - 1
    return year


def _year_by_sentence(mention: DateMention, sentence: str, evidence: Evidence) -> int | None:
    """The year that the sentence of the event itself names, where it is that of a plan or a review of these days and
    nothing in the text is newer."""
    if not (_REVIEW.search(sentence) or _PLAN.search(sentence)):
        return None
    year = _year_by_words(mention, sentence)
    if year is None or year < evidence.newest_year or _FAR_AHEAD.search(sentence):
        return None
    return year


def _year_by_name(mention: DateMention, name: str, evidence: Evidence) -> int | None:
    """The year with which the event's own name ends, where nothing in the text is newer: "Lễ hội Hoa Ban năm 2023"."""
    if not _ENDS_IN_YEAR.search(name) or _OF_THE_PAST.search(name):
        return None
    year = _year_by_words(mention, _BARE_YEAR.sub(r" năm \1", name))
    newest = max([evidence.newest_year, *(day.year for _, day in evidence.whole_days)])
    return year if year is not None and year >= newest else None


def _running_year(mention: DateMention, evidence: Evidence) -> int | None:
    """The year that runs, where nothing in the text is newer; late in a year the next one's plans are spoken of."""
    newest = max([evidence.newest_year, *(day.year for _, day in evidence.whole_days)])
    year = evidence.running_year
    return year if year >= newest and year and mention.first.month < FIRST_MONTH_OF_PLANS else None


def days_of(dates: Iterable[DateMention]) -> list[DateMention]:
    """The mentions that can be the day of an event."""
    return [mention for mention in dates if mention.form in (DAY, DAYS, RELATIVE)]
