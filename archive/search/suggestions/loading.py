"""The names that are suggested, read from the database, with the number of articles that the index counts for each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, Exists, Model, OuterRef, Q

from archive.models import (
    Article,
    Citation,
    Directive,
    DirectiveAlias,
    Mention,
    Organisation,
    OrganisationAlias,
    Person,
    PersonAlias,
    Place,
    PlaceAlias,
    Publication,
    Standing,
)
from archive.search.analyzers import folded_form
from archive.search.engine import IndexUnavailableError
from archive.search.engine.overview import value_counts
from archive.search.fallback import COUNTS
from archive.search.freshness import backend
from archive.search.suggestions.names import Names, Written
from archive.text import search_key
from archive.text.symbols import parse_symbol

# Which way of writing a name it is; a number above these is the key of an alias.
LABEL, TITLE = 0, -1
_CHUNK = 5000
_WORD = re.compile(r"[^\W_]+")
_SEAM = re.compile(r"(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])")


@dataclass(frozen=True)
class Kind:
    """A kind of record whose names are suggested. ``aliases`` is the model of its other names."""

    type: str
    model: type[Model]
    aliases: type[Model]
    names: Callable[[Mapping[int, int]], Iterable[Written]]

    def load(self) -> Names:
        """All names that readers may see: of records that published articles speak of, or that are vouched for."""
        return Names(self.names(_articles(self.type)))

    def shown(self, keys: Iterable[int]) -> dict[int, Model]:
        """Key → record, of those of these that readers may see now: the index learns of a withdrawn article later."""
        evidence = Citation if self.model is Directive else Mention
        said = evidence.objects.standing().filter(article__state=Publication.PUBLISHED)
        known = Q(Exists(said.filter(**{self.type: OuterRef("pk")})))
        rows = self.model._default_manager.all()
        if self.model is Place:
            known |= Exists(said.filter(place__province=OuterRef("pk")))
            rows = rows.select_related("province")
        return rows.filter(~Q(standing=Standing.PROVISIONAL) | known).in_bulk(list(keys))


def words_of(text: str) -> str:
    """A folded text as the words that names are compared by."""
    return " ".join(map(_form, _WORD.findall(text)))


def parted(words: str) -> str:
    """The same with numbers parted from letters, as directives are compared: "nq18" → "nq 18"."""
    return _SEAM.sub(" ", words)


# Names are made of a few thousand syllables.
_form = lru_cache(maxsize=50_000)(folded_form)


def _articles(kind: str) -> dict[int, int]:
    """Key of a record → the number of published articles that speak of it."""
    try:
        counts = value_counts(backend().snapshot(), kind)
    except IndexUnavailableError:
        counts = COUNTS[kind](Article.objects.published())
    return {int(key): count for key, count in counts.items()}


def _named(model: type[Model], aliases: type[Model], owner: str, articles: Mapping[int, int]) -> Iterator[Written]:
    """The names and aliases of people, organisations or places."""
    shown = set()
    for row, key, standing in model._default_manager.values_list("pk", "search_key", "standing").iterator(_CHUNK):
        if standing != Standing.PROVISIONAL or row in articles:
            shown.add(row)
            yield Written(words_of(key), row, LABEL, articles.get(row, 0))
    for alias, row, key in aliases._default_manager.values_list("pk", owner, "search_key").iterator(_CHUNK):
        if row in shown:
            yield Written(words_of(key), row, alias, articles.get(row, 0))


def _people(articles: Mapping[int, int]) -> Iterator[Written]:
    return _named(Person, PersonAlias, "person", articles)


def _organisations(articles: Mapping[int, int]) -> Iterator[Written]:
    return _named(Organisation, OrganisationAlias, "organisation", articles)


def _places(articles: Mapping[int, int]) -> Iterator[Written]:
    """The index counts by province; what lies in one is counted here."""
    named = Mention.objects.standing().filter(article__state=Publication.PUBLISHED, place__province__isnull=False)
    below = named.order_by().values_list("place").annotate(Count("article", distinct=True))
    return _named(Place, PlaceAlias, "place", {**articles, **dict(below)})


def _directives(articles: Mapping[int, int]) -> Iterator[Written]:
    """Every way in which a document is called: by kind, number and symbol, by name, by title, by alias."""
    shown = set()
    columns = ("pk", "kind", "number", "symbol", "issued", "name", "title", "standing")
    for row, kind, number, symbol, issued, name, title, standing in Directive.objects.values_list(*columns).iterator(
        _CHUNK
    ):
        if standing == Standing.PROVISIONAL and row not in articles:
            continue
        shown.add(row)
        labels = [f"{kind} {symbol or number} {issued.year if issued else ''}", name]
        if signed := parse_symbol(symbol) if symbol else None:
            labels.append(f"{signed.sign} {signed.number} {signed.body}")  # "nq 18 tw"
        ways = [(label, LABEL) for label in labels] + [(title, TITLE)]
        yield from (
            Written(words, row, way, articles.get(row, 0))
            for text, way in ways
            if (words := parted(words_of(search_key(text))))
        )
    for alias, row, key in DirectiveAlias.objects.values_list("pk", "directive", "search_key").iterator(_CHUNK):
        if row in shown:
            yield Written(parted(words_of(key)), row, alias, articles.get(row, 0))


KINDS = (
    Kind("directive", Directive, DirectiveAlias, _directives),
    Kind("person", Person, PersonAlias, _people),
    Kind("organisation", Organisation, OrganisationAlias, _organisations),
    Kind("place", Place, PlaceAlias, _places),
)
