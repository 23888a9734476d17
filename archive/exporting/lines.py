"""The lines of the table of articles as they are read from the database: many articles in few queries, no more of each
than the table shows. Records of the models would cost ten times as much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import time
from typing import NamedTuple

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast

from archive.exporting.labels import Labels
from archive.exporting.numbers import among
from archive.models import Article, Citation, Directive, Meeting, Mention, Organisation, Person, Place


class MeetingLine(NamedTuple):
    """The meeting that an article reports; dates as EDTF, "" where unknown."""

    name: str
    kind: str
    start: str
    end: str
    date_as_written: str
    place: str | list[str]
    organiser: str


@dataclass(slots=True)
class Line:
    """One article. Records stand in it by their labels, those that it names in order of their first mention."""

    pk: int
    title: str
    state: str
    dated: str
    published: str
    published_time: time | None
    source: str
    source_url: str
    ministries: list[str]
    meeting: MeetingLine | None
    people: list[str] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    directives: list[str] = field(default_factory=list)
    provinces: list[str] = field(default_factory=list)


def _edtf(name: str) -> Cast:
    """A partial date as it is stored, without a look at what it means."""
    return Cast(name, CharField())


_ARTICLE = ("pk", "title", "state", _edtf("dated"), _edtf("published"), "published_time", "source__name", "source_url")
_MEETING = (
    "meeting",
    "meeting__name",
    "meeting__kind",
    _edtf("meeting__start"),
    _edtf("meeting__end"),
    "meeting__date_as_written",
    "meeting__place_as_written",
    "meeting__organiser__name",
)
_MEETING_AT = len(_ARTICLE) + 1  # behind the body
_PLACE_AT = _MEETING_AT + _MEETING.index("meeting__place_as_written")


class Lines:
    """Reads the lines of one table, a chunk of articles at a time, of those articles that may be shown."""

    def __init__(self, shown: QuerySet[Article]):
        self._articles = shown.order_by().values_list(*_ARTICLE, "body__name", *_MEETING)
        self._people = Labels(Person, "name")
        self._organisations = Labels(Organisation, "name")
        self._places = Labels(Place, "name", "kind", "province")
        self._provinces: dict[int, int] = {}
        self._directives = Labels(Directive, "kind", "number", "symbol", "issuer_name", "issued", "name")

    def of(self, ids: Sequence[int]) -> dict[int, Line]:
        """The lines of these articles by id, without those that are not shown. Some ten queries."""
        rows = self._articles.filter(pk__in=among(ids))
        ministries = _grouped(
            Article.ministries.through.objects.filter(article__in=among(ids))
            .order_by("organisation__name", "organisation")
            .values_list("article", "organisation__name")
        )
        places = self._places_of({row[_MEETING_AT] for row in rows if row[_MEETING_AT] and not row[_PLACE_AT]})
        lines = {}
        for pk, title, state, dated, published, clock, source, url, body, meeting, *told in rows:
            lines[pk] = Line(
                pk,
                title,
                state,
                dated or "",
                published or "",
                clock,
                source or "",
                url,
                ministries.get(pk) or ([body] if body else []),
                _meeting(told, places.get(meeting, ())) if meeting else None,
            )
        self._add_named(lines)
        return lines

    def _places_of(self, meetings: Collection[int]) -> dict[int, list[str]]:
        """The places of the meetings of which no words tell where they were."""
        if not meetings:
            return {}
        through = Meeting.places.through.objects.filter(meeting__in=among(meetings)).order_by("place__name", "place")
        rows = list(through.values_list("meeting", "place"))
        labels = self._places.load(place for _meeting, place in rows)
        return _grouped((meeting, labels[place]) for meeting, place in rows)

    def _add_named(self, lines: dict[int, Line]) -> None:
        """Whom and what the articles name, as :func:`archive.exporting.evidence.named_in` tells of a few."""
        mentions = _standing(Mention, lines).values_list("article", "person", "organisation", "place")
        citations = _standing(Citation, lines).values_list("article", "directive")
        people, organisations, places = [], [], []
        for article, person, organisation, place in mentions:
            if person:
                people.append((article, person))
            elif organisation:
                organisations.append((article, organisation))
            elif place:
                places.append((article, place))
        _put(lines, "people", people, self._people)
        _put(lines, "organisations", organisations, self._organisations)
        _put(lines, "provinces", self._in_provinces(places), self._places)
        _put(lines, "directives", [pair for pair in citations if pair[1]], self._directives)

    def _in_provinces(self, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """A place below a province stands for its province, as in the search."""
        missing = list({place for _article, place in places} - self._provinces.keys())
        if missing:
            rows = Place.objects.filter(pk__in=among(missing)).order_by().values_list("pk", "province")
            self._provinces.update((pk, province or pk) for pk, province in rows)
        return [(article, self._provinces[place]) for article, place in places]


def _standing(model: type[Mention] | type[Citation], ids: Collection[int]) -> QuerySet:
    """The standing claims of these articles in order of the texts."""
    return model.objects.standing().filter(article__in=among(ids)).order_by("article", "start", "id")


def _put(lines: dict[int, Line], name: str, pairs: list[tuple[int, int]], labels: Labels) -> None:
    """Put the labels of (article id, record id) into the lines, each record once an article."""
    if not pairs:
        return
    known = labels.load(record for _article, record in pairs)
    for article, record in dict.fromkeys(pairs):
        getattr(lines[article], name).append(known[record])


def _grouped(pairs: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def _meeting(told: Sequence, places: Sequence[str]) -> MeetingLine:
    name, kind, start, end, date_as_written, place_as_written, organiser = told
    return MeetingLine(
        name, kind, start or "", end or "", date_as_written, place_as_written or list(places), organiser or ""
    )
