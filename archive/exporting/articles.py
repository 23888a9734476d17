"""The table of articles: one row an article, the same for readers and curators."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, repeat

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.exporting.lines import Line, Lines, MeetingLine
from archive.models import Article
from archive.models.addresses import slug

# Articles read at a time: some ten queries for each chunk, and never more than a chunk in memory. The first is small,
# so that the reader sees the download begin.
FIRST_CHUNK = 100
CHUNK = 1_000


@dataclass(frozen=True)
class Column:
    """A column: its stable ``name``, its ``heading`` in the reader's language, and ``value(line)``: a text, or a list
    of texts."""

    name: str
    heading: str
    value: Callable[[Line], str | list[str]]

    def __str__(self) -> str:
        return str(self.heading)


def _published(line: Line) -> str:
    """EDTF level 0, with the clock time where it is known: "2022-12-02T18:08"."""
    clock = line.published_time
    return f"{line.published}T{clock:%H:%M}" if line.published and clock else line.published


def _of_meeting(value: Callable[[MeetingLine], str | list[str]]) -> Callable[[Line], str | list[str]]:
    return lambda line: value(line.meeting) if line.meeting else ""


def _meeting_date(meeting: MeetingLine) -> str:
    """The first day, or first/last; the words of the text where nothing gives the year."""
    if meeting.start and meeting.end and meeting.end != meeting.start:
        return f"{meeting.start}/{meeting.end}"
    return meeting.start or meeting.date_as_written


ARTICLE_COLUMNS = (
    Column("id", _("Record number"), lambda line: str(line.pk)),
    Column("address", _("Address"), lambda line: f"{line.pk}-{slug(line.title)}"),
    Column("title", _("Headline"), lambda line: line.title),
    Column("date", _("Date"), lambda line: line.dated),
    Column("published", _("Published"), _published),
    Column("source", _("Source"), lambda line: line.source),
    Column("source_address", _("Address at the source"), lambda line: line.source_url),
    Column("ministries", _("Ministry or body"), lambda line: line.ministries),
    Column("meeting", _("Meeting"), _of_meeting(lambda meeting: meeting.name)),
    Column("meeting_kind", _("Kind of meeting"), _of_meeting(lambda meeting: meeting.kind)),
    Column("meeting_date", _("Date of the meeting"), _of_meeting(_meeting_date)),
    Column("place", _("Place"), _of_meeting(lambda meeting: meeting.place)),
    Column("organiser", _("Organiser"), _of_meeting(lambda meeting: meeting.organiser)),
    Column("people", _("People"), lambda line: line.people),
    Column("organisations", _("Organisations"), lambda line: line.organisations),
    Column("directives", _("Directives"), lambda line: line.directives),
    Column("provinces", _("Provinces"), lambda line: line.provinces),
)


def article_rows(
    ids: Iterable[int],
    *,
    articles: QuerySet[Article] | None = None,
    absolute: Callable[[str], str] = str,
    columns: Sequence[Column] = ARTICLE_COLUMNS,
) -> Iterator[list[str | list[str]]]:
    """Yield one row of cells an article, in the order of ``ids``; a cell is a text or a list of texts.

    Reads CHUNK articles at a time, so memory stays the same whatever the length. ``articles`` says which may be shown
    (default: the published ones); an id that is not among them any more is left out. ``absolute`` makes a whole
    address of a path (``request.build_absolute_uri``).
    """
    lines = Lines(Article.objects.published() if articles is None else articles)
    # All addresses differ in the key alone, of letters, digits and dashes.
    before, _key, after = absolute(reverse("article", args=["0"])).rpartition("0")
    ids = iter(ids)
    for size in chain([FIRST_CHUNK], repeat(CHUNK)):
        chunk = list(islice(ids, size))
        if not chunk:
            return
        found = lines.of(chunk)
        for line in filter(None, map(found.get, chunk)):
            yield [
                f"{before}{cell}{after}" if column.name == "address" else cell
                for column in columns
                for cell in [column.value(line)]
            ]
