"""Haystack's own backend over Whoosh, as its tutorial has it, with facets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from haystack import connections, indexes
from haystack.backends import SQ
from haystack.backends.whoosh_backend import WhooshEngine
from haystack.inputs import AutoQuery, Exact
from haystack.query import SearchQuerySet
from haystack.utils.loading import UnifiedIndex

from archive.models import Article
from benchmarks.cases import SIZE, Case
from benchmarks.documents import FACETS, Document, documents
from benchmarks.engines import Answer

_NAME = "stock"
_BATCH = 1000
_SHOWN = 50


class StockIndex(indexes.SearchIndex, indexes.Indexable):
    """The text, in both spellings, and the values; years and months are counted as two facets more."""

    text = indexes.CharField(document=True)
    folded = indexes.CharField()
    ministry = indexes.MultiValueField(faceted=True)
    directive = indexes.MultiValueField(faceted=True)
    person = indexes.MultiValueField(faceted=True)
    organisation = indexes.MultiValueField(faceted=True)
    place = indexes.MultiValueField(faceted=True)
    source = indexes.MultiValueField(faceted=True)
    year = indexes.MultiValueField(faceted=True)
    month = indexes.MultiValueField(faceted=True)
    earliest = indexes.IntegerField(null=True)
    latest = indexes.IntegerField(null=True)

    def get_model(self) -> type[Article]:
        return Article

    def prepare(self, obj: Article) -> dict[str, object]:
        document: Document = obj.document
        data = super().prepare(obj)
        data.update({facet: list(map(str, document.values[facet])) for facet in FACETS})
        data.update(text=document.text, folded=document.folded, earliest=document.earliest, latest=document.latest)
        data.update(year=_known(document.year), month=_known(document.month))
        return data


class Stock:
    """One facet, one term: the values are keys, so that neither commas nor the analyzer cut them."""

    def __init__(self, folder: Path):
        settings.HAYSTACK_CONNECTIONS[_NAME] = {
            "ENGINE": f"{WhooshEngine.__module__}.{WhooshEngine.__name__}",
            "PATH": str(folder / "whoosh"),
        }
        connections.connections_info = settings.HAYSTACK_CONNECTIONS
        unified = UnifiedIndex()
        unified.build(indexes=[StockIndex()])
        connections[_NAME]._index = unified
        self._index = connections[_NAME].get_unified_index().get_index(Article)

    def build(self) -> None:
        backend = connections[_NAME].get_backend()
        backend.clear()
        batch = []
        for document in documents():
            batch.append(_article(document))
            if len(batch) == _BATCH:
                backend.update(self._index, batch)
                batch = []
        backend.update(self._index, batch)

    def expect(self, cases: Sequence[Case]) -> None:
        """Nothing can be made of them."""

    def open(self) -> None:
        connections[_NAME].get_backend().setup()

    def commit(self, document: Document) -> None:
        connections[_NAME].get_backend().update(self._index, [_article(document)])

    def ask(self, case: Case, page: int) -> Answer:
        found = SearchQuerySet(using=_NAME)
        field = "folded" if case.folded else "content"
        if case.words:
            found = found.filter(_words(case, field))
        else:
            found = found.order_by("-latest")
        if case.dates:
            first, last = case.dates[0].earliest.toordinal(), case.dates[1].latest.toordinal()
            found = found.filter(latest__gte=first, earliest__lte=last)
        for facet, value in case.chosen:
            found = found.filter(**{facet: Exact(value)})
        for facet in (*FACETS, "year", "month"):
            found = found.facet(facet)
        hits = found.count()
        page = max(1, min(page, -(-hits // SIZE)))
        keys = [int(hit.pk) for hit in found[(page - 1) * SIZE : page * SIZE]]
        return Answer(hits, keys, sum(map(len, found.facet_counts().get("fields", {}).values())))


def _words(case: Case, field: str) -> SQ:
    match case.shape:
        case "phrase":
            return SQ(**{field: Exact(" ".join(case.words))})
        case "prefix":
            return SQ(**{f"{field}__startswith": case.words[0]})
        case shape:
            parts = [SQ(**{field: AutoQuery(word)}) for word in case.words]
            found = parts[0]
            for part in parts[1:]:
                found = found | part if shape == "any" else found & part
            return found


def _known(number: int | None) -> list[str]:
    return [str(number)] if number else []


def _article(document: Document) -> Article:
    article = Article(pk=document.key)
    article.document = document
    return article


ENGINE = Stock
