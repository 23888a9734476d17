"""One raw page in, everything that was read from it out."""

from __future__ import annotations

from collections.abc import Sequence

from archive.extraction.dating import days_of
from archive.extraction.directives import find_directives
from archive.extraction.meetings import read_meeting
from archive.extraction.ministries import about_ministries
from archive.extraction.organisations import find_organisations
from archive.extraction.page import NO_HINTS, read_page
from archive.extraction.people import find_people
from archive.extraction.places import find_places, provinces
from archive.extraction.record import Extraction, Flag, MeetingReport, PageHints, ParsedPage
from archive.extraction.reference import Reference
from archive.text import DateMention, PartialDate, find_dates
from archive.text.dates import IMPOSSIBLE

# Changes, by one, whenever a rule gives other results: it is stored with every article, and an import reads anew what
# older rules have read. Raised once for all rules that change between two states of the project that somebody imports.
RULES_VERSION = "3"


def extract(raw: str, reference: Reference, hints: PageHints = NO_HINTS) -> Extraction:
    """Read a raw page: any string, in any Unicode form. Never fails; what cannot be read is left out or flagged.

    ``reference`` holds the facts that names and documents are led to, ``hints`` what the collector knew.
    """
    page = read_page(raw, hints)
    organisations = find_organisations(page, reference)
    places = find_places(page, reference)
    people = find_people(page, organisations, places, reference)
    directives = find_directives(page, organisations, reference)
    dates = _in_article(page, find_dates(page.text))
    documents = [citation.span for citation in directives]
    meeting = read_meeting(page, organisations, places, people, dates, documents)
    dated = page.published or (meeting.start if meeting else None)
    if dated and not page.published and any(citation.symbol.endswith("/TW") for citation in directives):
        # Who issues under the sign TW depends on the day, and the day of the event was only found without the
        # dates inside the citations.
        directives = find_directives(page, organisations, reference, dated)
    return Extraction(
        page=page,
        organisations=tuple(organisations),
        places=tuple(places),
        people=tuple(people),
        directives=tuple(directives),
        meeting=meeting,
        ministries=about_ministries(page, organisations, people, meeting, reference, directives),
        provinces=provinces(places),
        dated=dated,
        flags=tuple(_flags(page, meeting, dates)),
    )


def _in_article(page: ParsedPage, dates: Sequence[DateMention]) -> list[DateMention]:
    """The dates that stand in the article; both dates and blocks are in order of the text."""
    found, blocks = [], iter(page.article_blocks)
    block = next(blocks, None)
    for date in dates:
        while block is not None and block.span.end < date.span.end:
            block = next(blocks, None)
        if block is not None and block.span.contains(date.span):
            found.append(date)
    return found


def _flags(page: ParsedPage, meeting: MeetingReport | None, dates: Sequence[DateMention]) -> list[Flag]:
    """What a curator should look at: dates that contradict one another or do not exist, and what is missing."""
    flags = [
        Flag("impossible-date", f"no such day: {date.text}", date.span) for date in dates if date.form == IMPOSSIBLE
    ]
    if page.published_rivals:
        days = ", ".join(map(str, page.published_rivals))
        flags.append(Flag("publication-dates-differ", f"the page also gives as its day of publication: {days}"))
    if not page.title:
        flags.append(Flag("no-title", "no headline was found"))
    if meeting is None:
        return flags
    if meeting.date_as_written:
        flags.append(Flag("year-unknown", f"nothing gives the year of: {meeting.date_as_written}", meeting.date_span))
    flags.extend(_contradictions(page.published, meeting, dates))
    return flags


def _contradictions(published: PartialDate | None, meeting: MeetingReport, dates: Sequence[DateMention]) -> list[Flag]:
    """Days of the event that cannot all be true: after the publication, or the same day in another year."""
    start = meeting.start
    if start is None:
        return []
    found = []
    if published is not None and start.earliest > published.latest:
        note = f"the event ({start}) is later than the publication ({published})"
        found.append(Flag("event-after-publication", note, meeting.date_span))
    for date in days_of(dates):
        same_day = date.start is not None and start.day is not None and date.start != start
        if same_day and (date.start.month, date.start.day) == (start.month, start.day):
            found.append(
                Flag("event-dates-differ", f"the event is dated {start}, the text also has {date.text}", date.span)
            )
    return found
