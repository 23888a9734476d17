"""The one event that an article reports: its kind and name, day, place, organiser, format, size, and who took part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from archive.extraction.dating import complete, complete_without_day, days_of, is_outlook
from archive.extraction.dating_evidence import gather_evidence
from archive.extraction.event_telling import EARLY_SENTENCES
from archive.extraction.event_verbs import find_event_verbs
from archive.extraction.event_words import told_by_headline
from archive.extraction.events import find_events
from archive.extraction.main_event import MainEvent, choose_event
from archive.extraction.meeting_names import name_of
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
from archive.text import DateMention, Span, SpanIndex, canonical
from archive.text.dates import DAY, DAYS, MONTH, RELATIVE

# Sentences from that which tells of the event on, in which its size is looked for.
NEAR = 6

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
# A sentence that goes on to another event: "Trước đó, ông An đã chủ trì lễ đón".
_BESIDES = re.compile(r"(?:ngay |cũng )?(?:trước đó|sau đó|tiếp đó|cùng ngày|trong ngày|sau lễ|trước khi)(?!\w)")
# "… và dự tiệc chiêu đãi do ông Bình chủ trì".
_BANQUET, BANQUET_WINDOW = re.compile(r"(?<!\w)(?:tiệc|chiêu đãi)(?!\w)", re.IGNORECASE), 160
_WORKED = re.compile(r"ngày (?:làm việc|họp)[^.;]{0,30} ?\((?:từ )?$", re.IGNORECASE)
# A date that opens a sentence dates what it tells, even if only by its month: "Tháng 7/2023, Đảng ủy …".
_OPENS = 12


def read_meeting(
    page: ParsedPage,
    organisations: Iterable[OrganisationMention],
    places: Iterable[PlaceMention],
    people: Iterable[PersonMention],
    dates: Iterable[DateMention],
    documents: Sequence[Span] = (),
) -> MeetingReport | None:
    """The event that the article reports, or None where it reports none.

    ``dates`` are those of the article's blocks; ``documents`` the spans of cited directives, whose dates date no event.
    """
    found = sentences(page)
    mentions, cited, persons = list(dates), SpanIndex(documents), sorted(people, key=lambda person: person.span)
    bodies = sorted(organisations, key=lambda body: body.span)
    located = sorted({place.span: place for place in places}.values(), key=lambda place: place.span)
    evidence = gather_evidence(page, mentions, documents)
    newest = max([evidence.newest_year, *(day.year for _, day in evidence.whole_days)])
    form = canonical(page.text)
    own = told_by_headline(found) if found else None
    days = [
        day
        for day in days_of(mentions)
        if _may_date(day, form, cited, newest) or (own and day.whole and own.span.contains(day.span))
    ]
    event = choose_event(found, [day.span for day in days])
    if event is None:
        return None
    day = _day_of(event, found, days, mentions)
    told = event.sentence.words
    dated = complete(day, evidence, is_outlook(told), told, name_of(event)) if day else complete_without_day(evidence)
    told_of = _of_these_days(found, mentions, cited, newest)
    participations = [
        part
        for part in read_participation(told_of, persons)
        if part.role != CHAIR or not _of_another_event(part.span, event, told_of, days, day)
    ]
    chairs = list(dict.fromkeys(part.person for part in participations if part.role == CHAIR))
    titles = [title.span for person in persons for title in person.titles if title.span]
    organiser = find_organiser(event, found, bodies, located, persons, chairs)
    near = _near_sentences(event, found)
    return MeetingReport(
        kind=event.kind,
        name=name_of(event),
        rule=event.rule,
        span=event.mention.span,
        start=dated.start,
        end=dated.end if dated.start else None,
        date_as_written=day.text if day and dated.start is None else "",
        date_inferred_from=dated.inferred_from,
        date_span=day.span if day else None,
        places=places_of_meeting(event, found, located, bodies, organiser.body if organiser else None, titles),
        organiser=organiser.name if organiser else "",
        organiser_of=organiser.of if organiser else "",
        co_organisers=organiser.others if organiser else (),
        format=read_format(near),
        attendance=read_attendance(near),
        connection_points=read_connection_points(near),
        participations=tuple(participations),
    )


def _may_date(day: DateMention, form: str, cited: SpanIndex, newest: int) -> bool:
    """Whether a day can be that of the event: not that of a document ("18-NQ/TW, ngày 25/10/2017"), no deadline, nor
    years old."""
    if _DEADLINE.search(form[max(0, day.span.start - _DEADLINE_WINDOW) : day.span.start]):
        return False
    near = Span(max(0, day.span.start - 3), day.span.end)
    if cited.meets(near):
        return False
    return day.start is None or day.start.year > newest - YEARS_AGO


def _of_these_days(
    found: Sequence[Sentence], dates: Sequence[DateMention], cited: SpanIndex, newest: int
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
        and not cited.meets(Span(max(0, date.span.start - 3), date.span.end))
    ]
    return [s for s in found if s.kind != TITLE and not any(s.span.contains(span) for span in old)]


def _of_another_event(
    chair: Span, event: MainEvent, found: Sequence[Sentence], days: Sequence[DateMention], day: DateMention | None
) -> bool:
    """Whether the sentence in which somebody chairs tells of a sitting that is not the event, or is dated before that
    to another day ("Trước đó, ngày 25/5, Ban Bí thư đã họp dưới sự chủ trì của …")."""
    sentence = next((sentence for sentence in found if sentence.span.contains(chair)), None)
    if sentence is not None and _BANQUET.search(sentence.before(chair.start)[-BANQUET_WINDOW:]):
        return True
    if sentence is not None and sentence is not event.mention.sentence and _BESIDES.match(sentence.lower):
        named = {mention.family for mention in find_events([sentence])}
        if named and event.mention.family not in named:
            return True
    if sentence is None or day is None or sentence.span.contains(day.span) or sentence is event.mention.sentence:
        return False
    if any(verb.sitting and verb.family != event.mention.family for verb in find_event_verbs(sentence)):
        return True
    before = Span(sentence.span.start, chair.start)
    told = [other for other in days if other.form == DAY and before.contains(other.span)]
    return day.form == DAY and bool(told) and all(_monthday(other) != _monthday(day) for other in told)


def _monthday(mention: DateMention) -> tuple[int | None, int]:
    whole = mention.start or mention.first
    return whole.day, whole.month


def _said_again(event: MainEvent, found: Sequence[Sentence], days: Sequence[DateMention]) -> list[DateMention]:
    """The days that sentences near the telling one, captions too, give of an event that took place "hôm nay": the one
    before it, and those that name it or its verb."""
    near = [
        other
        for other in found
        if abs(other.order - event.sentence.order) <= NEAR
        and (
            other.order == event.sentence.order - 1
            or any(
                mention.family == event.mention.family for mention in (*find_events([other]), *find_event_verbs(other))
            )
        )
    ]
    return [day for day in days if day.form == DAY and any(other.span.contains(day.span) for other in near)]


def _day_of(
    event: MainEvent, found: Sequence[Sentence], days: Sequence[DateMention], mentions: Sequence[DateMention]
) -> DateMention | None:
    """The mention that dates the event: the first day of the sentence that tells of it, else a month that opens it."""
    sentence = event.sentence
    here = [day for day in days if sentence.span.contains(day.span)]
    if here and all(day.form == RELATIVE for day in here):
        here = _said_again(event, found, days) or here
    if here:
        # "Ngày 3/7, sau bốn ngày làm việc (từ ngày 27 đến 30/6), … đã kết luận": the session was before its report.
        worked = (day for day in here if day.form == DAYS and _WORKED.search(sentence.before(day.span.start)))
        return next(worked, here[0])
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
