"""Rows of the database → documents of the index, a batch of articles at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from haystack.utils import get_model_ct

from archive.models import Article, Citation, Mention
from archive.search.analyzers import compound, document_terms, number_terms, symbols
from archive.search.contents.records import Records
from archive.text import PartialDate

# Articles a query; bounds the rows in memory, and the keys in a statement.
BATCH = 500

_MODEL = get_model_ct(Article)
_COLUMNS = (
    *("pk", "title", "text", "blocks", "words", "dated", "source_id", "body_id"),
    *("meeting_id", "meeting__name", "meeting__kind", "meeting__kind_slug"),
)

# Field (see archive.search.engine.schema) → parts of text, whole terms, or a number.
Document = Mapping[str, Any]


class _Row(NamedTuple):
    """An article, column by column as in ``_COLUMNS``."""

    pk: int
    title: str
    text: str
    blocks: list
    words: str
    dated: PartialDate | None
    source: int | None
    body: int | None
    meeting: int | None
    meeting_name: str | None
    meeting_kind: str | None
    meeting_kind_slug: str | None


class _Claims(NamedTuple):
    """The standing claims of an article in the order of the text, and its ministries in the order of their names.

    ``places``, ``people``, ``organisations`` and ``directives`` are primary keys, as often as they are named;
    ``cited`` is what citations say of a document: kind, number, year.
    """

    ministries: list[int]
    people: list[int]
    organisations: list[int]
    places: list[int]
    directives: list[int]
    cited: list[tuple[str, str, str]]


class _Compounds(dict):
    """Word of the segmenter → its term; most words of an article are words of many."""

    def __missing__(self, word: str) -> str:
        term = self[word] = compound(word)
        return term


class Contents:
    """Reads what the index holds of articles. What it knows of other records it keeps; so use it for one build."""

    def __init__(self) -> None:
        self._records = Records()
        self._compounds = _Compounds()

    def documents(
        self, keys: Iterable[int], failed: Callable[[int, Exception], None] | None = None
    ) -> Iterator[tuple[int, Document]]:
        """(key, document) of the published articles among these keys, in their order, in some ten queries a batch.

        An article that cannot be read is told to ``failed`` and left out; without ``failed`` its error is raised.
        """
        keys = list(keys)
        for start in range(0, len(keys), BATCH):
            yield from self._batch(keys[start : start + BATCH], failed)

    def _batch(
        self, keys: list[int], failed: Callable[[int, Exception], None] | None
    ) -> Iterator[tuple[int, Document]]:
        rows = {row[0]: row for row in Article.objects.published().filter(pk__in=keys).values_list(*_COLUMNS)}
        claims = _claims(rows)
        self._records.load(
            people=(key for each in claims.values() for key in each.people),
            organisations=[
                *(key for each in claims.values() for key in (*each.organisations, *each.ministries)),
                *(_Row(*row).body for row in rows.values()),
            ],
            places=(key for each in claims.values() for key in each.places),
            directives=(key for each in claims.values() for key in each.directives),
        )
        for key in keys:
            if key in rows:
                try:
                    document = _document(_Row(*rows[key]), claims[key], self._records, self._compounds)
                except Exception as error:
                    if failed is None:
                        raise
                    failed(key, error)
                else:
                    yield key, document


def _claims(articles: Collection[int]) -> dict[int, _Claims]:
    """Article → its claims, in three queries."""
    claims = {key: _Claims([], [], [], [], [], []) for key in articles}
    among = {"article__in": list(articles)}
    ministries = Article.ministries.through.objects.filter(**among)
    for article, body in ministries.order_by("organisation__name", "organisation_id").values_list(
        "article_id", "organisation_id"
    ):
        claims[article].ministries.append(body)
    mentions = Mention.objects.standing().filter(**among).order_by("start", "pk")
    for article, person, body, place in mentions.values_list("article_id", "person_id", "organisation_id", "place_id"):
        found = claims[article]
        if person is not None:
            found.people.append(person)
        elif body is not None:
            found.organisations.append(body)
        elif place is not None:
            found.places.append(place)
    citations = Citation.objects.standing().filter(**among).order_by("start", "pk")
    for article, directive, kind, number, issued in citations.values_list(
        "article_id", "directive_id", "kind", "number", "issued"
    ):
        found = claims[article]
        if directive is not None:
            found.directives.append(directive)
        found.cited.append((kind, number, str(issued.year) if issued else ""))
    return claims


def _document(row: _Row, claims: _Claims, records: Records, compounds: _Compounds) -> dict[str, Any]:
    filed_under = claims.ministries or ([] if row.body is None else [row.body])
    directives = dict.fromkeys(claims.directives)
    bodies = dict.fromkeys([*filed_under, *claims.organisations])
    article = [row.title, *(row.text[start:end] for kind, start, end, *_rule in row.blocks if kind in _PARTS)]
    people = _once(name for key in dict.fromkeys(claims.people) for name in records.people[key])
    organisations = _once(records.organisations[key][0] for key in bodies)
    places = _once(_place_names(claims.places, records))
    labels = _once(records.directives[key].label for key in directives)
    meeting = _once([row.meeting_name, row.meeting_kind]) if row.meeting is not None else []
    return {
        ID: f"{_MODEL}.{row.pk}",
        DJANGO_CT: _MODEL,
        DJANGO_ID: str(row.pk),
        "title": [row.title],
        "people": people,
        "organisations": organisations,
        "directives": _once(name for key in directives for name in records.directives[key].titles),
        "ministries": _once(name for key in filed_under for name in records.organisations[key]),
        "places": places,
        "text": [*article, *people, *organisations, *labels, *places, *meeting],
        "words": list(map(compounds.__getitem__, row.words.split())),
        "numbers": _once([*_symbols(article), *_numbers(directives, claims, records)]),
        "ministry": _values(filed_under),
        "directive": _values(directives),
        "person": _values(claims.people),
        "organisation": _values(claims.organisations),
        "place": _values(records.places[key].province or key for key in claims.places),
        "kind": [row.meeting_kind_slug] if row.meeting_kind_slug else [],
        "source": _values([] if row.source is None else [row.source]),
        **_dates(row.dated),
        "pk": row.pk,
    }


# The blocks of a page that are the article.
_PARTS = frozenset(("lead", "paragraph", "caption"))


def _once(values: Iterable[str]) -> list[str]:
    """Each but the empty ones, once, in order."""
    return [value for value in dict.fromkeys(values) if value]


def _values(keys: Iterable[int]) -> list[str]:
    """Records as values to be counted, each once, sorted."""
    return sorted(map(str, set(keys)))


@lru_cache(maxsize=10_000)
def _dates(dated: PartialDate | None) -> dict[str, Any]:
    """The year, month and day as far as they are known, and the first and last day that it may be."""
    if dated is None:
        return {"year": [], "month": [], "day": []}
    written = str(dated)
    return {
        "year": [written[:4]],
        "month": [written[:7]] if dated.month else [],
        "day": [written] if dated.day else [],
        "earliest": dated.earliest.toordinal(),
        "latest": dated.latest.toordinal(),
    }


def _place_names(places: list[int], records: Records) -> Iterator[str]:
    """The places of an article, each followed by its province."""
    for key in dict.fromkeys(places):
        place = records.places[key]
        yield from place.names
        if place.province is not None:
            yield from records.places[place.province].names


def _symbols(texts: list[str]) -> list[str]:
    """The symbols that stand in the texts, and their pieces."""
    keys = [found.symbol.key for text in texts for found in symbols(text)]
    return [*keys, *(piece for key in keys for piece in number_terms(key))]


def _numbers(directives: Iterable[int], claims: _Claims, records: Records) -> Iterator[str]:
    """Symbol, number, and kind and number, as cited and as the directive is known, each also with the year."""
    for key in directives:
        yield from records.directives[key].terms
    for kind, number, year in claims.cited:
        yield from _cited_terms(kind, number, year)


@lru_cache(maxsize=10_000)
def _cited_terms(kind: str, number: str, year: str) -> list[str]:
    return document_terms(kind, number, "", year)
