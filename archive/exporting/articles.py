"""The table of articles: one row an article, the same for readers and curators."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from archive.exporting.evidence import Named, named_in
from archive.models import Article, Meeting

# Articles read at a time: some ten queries for each chunk, and never more than a chunk in memory.
CHUNK = 200


@dataclass(frozen=True)
class Column:
    """A column: its stable ``name``, its ``heading`` in the reader's language, and ``value(article, named)``: a text,
    or a list of texts."""

    name: str
    heading: str
    value: Callable[[Article, Named], str | list[str]]

    def __str__(self) -> str:
        return str(self.heading)


def _names(records: Iterable) -> list[str]:
    return [str(record) for record in records]


def _published(article: Article) -> str:
    """EDTF level 0, with the clock time where it is known: "2022-12-02T18:08"."""
    text = str(article.published or "")
    return f"{text}T{article.published_time:%H:%M}" if text and article.published_time else text


def _of_meeting(value: Callable[[Meeting], str | list[str]]) -> Callable[[Article, Named], str | list[str]]:
    return lambda article, named: value(article.meeting) if article.meeting else ""


def _meeting_date(meeting: Meeting) -> str:
    """The first day, or first/last; the words of the text where nothing gives the year."""
    if meeting.start and meeting.end and meeting.end != meeting.start:
        return f"{meeting.start}/{meeting.end}"
    return str(meeting.start or meeting.date_as_written)


def _meeting_place(meeting: Meeting) -> str | list[str]:
    return meeting.place_as_written or _names(meeting.places.all())


ARTICLE_COLUMNS = (
    Column("id", _("Record number"), lambda article, named: str(article.pk)),
    Column("address", _("Address"), lambda article, named: article.get_absolute_url()),
    Column("title", _("Headline"), lambda article, named: article.title),
    Column("date", _("Date"), lambda article, named: str(article.dated or "")),
    Column("published", _("Published"), lambda article, named: _published(article)),
    Column("source", _("Source"), lambda article, named: str(article.source or "")),
    Column("source_address", _("Address at the source"), lambda article, named: article.source_url),
    Column("ministries", _("Ministry or body"), lambda article, named: _names(article.filed_under)),
    Column("meeting", _("Meeting"), _of_meeting(lambda meeting: meeting.name)),
    Column("meeting_kind", _("Kind of meeting"), _of_meeting(lambda meeting: meeting.kind)),
    Column("meeting_date", _("Date of the meeting"), _of_meeting(_meeting_date)),
    Column("place", _("Place"), _of_meeting(_meeting_place)),
    Column("organiser", _("Organiser"), _of_meeting(lambda meeting: str(meeting.organiser or ""))),
    Column("people", _("People"), lambda article, named: _names(named.people)),
    Column("organisations", _("Organisations"), lambda article, named: _names(named.organisations)),
    Column("directives", _("Directives"), lambda article, named: _names(named.directives)),
    Column("provinces", _("Provinces"), lambda article, named: _names(named.provinces)),
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
    shown = Article.objects.published() if articles is None else articles
    shown = shown.for_cards().select_related("meeting__organiser").prefetch_related("meeting__places")
    ids = iter(ids)
    while chunk := list(islice(ids, CHUNK)):
        found = shown.in_bulk(chunk)
        named = named_in(found)
        for pk in chunk:
            if article := found.get(pk):
                yield [
                    absolute(cell) if column.name == "address" else cell
                    for column in columns
                    for cell in [column.value(article, named[pk])]
                ]
