"""The one event that an article reports: its kind and name, day, place, organiser, format, size, and who took part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from archive.extraction.dating import complete, complete_without_day, days_of, gather_evidence, is_outlook
from archive.extraction.main_event import EARLY_SENTENCES, MainEvent, choose_event
from archive.extraction.meeting_place import places_of_meeting
from archive.extraction.meeting_size import read_attendance, read_connection_points, read_format
from archive.extraction.organiser import find_organiser
from archive.extraction.participation import CHAIR, read_participation
from archive.extraction.record import (
    CAPTION,
    TITLE,
    MeetingReport,
    OrganisationMention,
    ParsedPage,
    PersonMention,
    PlaceMention,
)
from archive.extraction.sentences import Sentence, sentences
from archive.text import DateMention, Span, canonical
from archive.text.dates import DAY, MONTH

# Words: a name of an event is cut at the last comma before this.
LONGEST_NAME = 40
# Sentences from that which tells of the event on, in which its size is looked for.
NEAR = 6

# "Held", not "organisation": what follows the verb is a place, a time or a manner ("công tác tổ chức xây dựng Đảng",
# "cấp ủy các tổ chức cơ sở Đảng" go on).
_HELD = r"(?<!công tác )(?<!các )tổ chức(?= (?:tại|ở|vào|ngày|sáng|chiều|tối|từ|theo|trong|đã)(?!\w))"
# Where the name of an event ends: at a mark, at a word that goes on to its circumstances, at a comma before people.
_CIRCUMSTANCE = (
    r"với sự|do|có|đang|nhân|nhằm|dưới sự|theo hình thức|bằng hình thức|để|được|vừa|diễn ra|đã|vào|gồm|cho biết"
    rf"|{_HELD}|tại|đồng thời|sáng|chiều|tối|ngày \d{{1,2}}|trong (?:hai|ba|\d+) ngày"
)
_COMPANY = (
    r"ngày|sáng|chiều|đồng chí|các đồng chí|ông|bà|dự|tham dự|cùng|do|với|tại|đại diện|phó|trưởng|bí thư|chủ tịch"
)
_END_OF_NAME = re.compile(
    rf"[;:!?(\[]|(?<!TP)(?<!Tp)(?<!\bT)\.(?= |$)| (?:{_CIRCUMSTANCE})(?!\w)|, (?=(?:{_COMPANY})(?!\w))", re.IGNORECASE
)
# A day so many years before the newest of the text is history, not news.
YEARS_AGO = 2
# A day by which something is to be done, or from which on it holds, dates no event: "hoàn thành trước ngày 15/5".
_DEADLINE = re.compile(
    r"(?<!\w)(?:trước|hết|chậm nhất(?: là| vào)?|hạn(?: chót)?(?: là)?|kể từ|tính (?:đến|từ)|hiệu lực(?: thi hành)? từ)"
    r"(?: ngày)? $",
    re.IGNORECASE,
)
# Characters: the longest of these words.
_DEADLINE_WINDOW = 32
# A date that opens a sentence dates what it tells, even if only by its month: "Tháng 7/2023, Đảng ủy …".
_OPENS = 12


def read_meeting(
    page: ParsedPage,
    organisations: Iterable[OrganisationMention],
    places: Iterable[PlaceMention],
    people: Iterable[PersonMention],
    dates: Iterable[DateMention],
    documents: Iterable[Span] = (),
) -> MeetingReport | None:
    """The event that the article reports, or None where it reports none.

    ``dates`` are those of the article's blocks; ``documents`` the spans of cited directives, whose dates date no event.
    """
    found = sentences(page)
    mentions, cited, persons = list(dates), list(documents), sorted(people, key=lambda person: person.span)
    bodies = sorted(organisations, key=lambda body: body.span)
    located = sorted({place.span: place for place in places}.values(), key=lambda place: place.span)
    evidence = gather_evidence(page, mentions, cited)
    newest = max([evidence.newest_year, *(day.year for _, day in evidence.whole_days)])
    form = canonical(page.text)
    days = [day for day in days_of(mentions) if _may_date(day, form, cited, newest)]
    event = choose_event(found, [day.span for day in days])
    if event is None:
        return None
    day = _day_of(event.sentence, days, mentions)
    told = event.sentence.words
    dated = complete(day, evidence, is_outlook(told), told) if day else complete_without_day(evidence)
    participations = read_participation(_of_these_days(found, mentions, cited, newest), persons)
    chairs = list(dict.fromkeys(part.person for part in participations if part.role == CHAIR))
    organiser = find_organiser(event, found, bodies, located, persons, chairs)
    near = _near_sentences(event, found)
    return MeetingReport(
        kind=event.kind,
        name=_name(event, found),
        rule=event.rule,
        span=event.mention.span,
        start=dated.start,
        end=dated.end if dated.start else None,
        date_as_written=day.text if day and dated.start is None else "",
        date_inferred_from=dated.inferred_from,
        date_span=day.span if day else None,
        places=places_of_meeting(event, found, located, bodies, organiser.body if organiser else None),
        organiser=organiser.name if organiser else "",
        organiser_of=organiser.of if organiser else "",
        format=read_format(near),
        attendance=read_attendance(near),
        connection_points=read_connection_points(near),
        participations=participations,
    )


def _may_date(day: DateMention, form: str, cited: Sequence[Span], newest: int) -> bool:
    """Whether a day can be that of the event: not that of a document ("18-NQ/TW, ngày 25/10/2017"), no deadline, nor
    years old."""
    if _DEADLINE.search(form[max(0, day.span.start - _DEADLINE_WINDOW) : day.span.start]):
        return False
    near = Span(max(0, day.span.start - 3), day.span.end)
    if any(near.overlaps(span) for span in cited):
        return False
    return day.start is None or day.start.year > newest - YEARS_AGO


def _of_these_days(
    found: Sequence[Sentence], dates: Sequence[DateMention], cited: Sequence[Span], newest: int
) -> list[Sentence]:
    """The sentences that can tell who took part: without the headline, and without those of years ago ("Cuối tháng
    9/1953, Chủ tịch Hồ Chí Minh đã chủ trì …")."""
    newest = max([newest, *(date.start.year for date in dates if date.start and date.form in (DAY, MONTH))])
    old = [
        date.span
        for date in dates
        if date.form in (DAY, MONTH)
        and date.start
        and date.start.year <= newest - YEARS_AGO
        and not any(span.overlaps(Span(max(0, date.span.start - 3), date.span.end)) for span in cited)
    ]
    return [s for s in found if s.kind != TITLE and not any(s.span.contains(span) for span in old)]


def _day_of(sentence: Sentence, days: Sequence[DateMention], mentions: Sequence[DateMention]) -> DateMention | None:
    """The mention that dates the event: the first day of the sentence that tells of it, else a month that opens it."""
    here = [day for day in days if sentence.span.contains(day.span)]
    if here:
        return here[0]
    for mention in mentions:
        if mention.form == MONTH and mention.span.start - sentence.span.start in range(_OPENS):
            return mention
    return None


def _near_sentences(event: MainEvent, found: Sequence[Sentence]) -> list[Sentence]:
    """The sentences in which the event's format and size stand: the headline, and those from the telling one on."""
    body = [sentence for sentence in found if sentence.kind != CAPTION]
    start = min(event.sentence.order, event.mention.sentence.order)
    following = [sentence for sentence in body if start <= sentence.order]
    return [sentence for sentence in body if sentence.kind == TITLE][:1] + following[: NEAR + EARLY_SENTENCES]


def _name(event: MainEvent, found: Sequence[Sentence]) -> str:
    """The name as written, from its noun to the end of its phrase, first letter capital; for a verb its kind."""
    mention = event.mention
    if mention.verbal:
        return _capital(event.kind)
    words = mention.sentence.after(mention.span.start)
    if not mention.qualified and (mention.kind != event.kind or words[len(mention.kind) :].startswith(",")):
        return _capital(event.kind)
    length = mention.span.end - mention.span.start
    end = _END_OF_NAME.search(words, length)
    name = " ".join(words[: end.start() if end else len(words)].split()).rstrip(" ,.-–*")
    while len(name.split()) > LONGEST_NAME and "," in name:
        name = name.rpartition(",")[0]
    if len(name.split()) > LONGEST_NAME:
        name = " ".join(name.split()[:LONGEST_NAME])
    return _capital(name)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
