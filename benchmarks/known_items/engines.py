"""The engines that are compared: ours as the search page uses it, and two others as they come."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.http import QueryDict
from haystack import connections, indexes
from haystack.backends.whoosh_backend import WhooshEngine, WhooshSearchBackend
from haystack.query import SearchQuerySet
from haystack.utils.loading import UnifiedIndex

from archive.models import Article
from archive.search import Criteria, search
from archive.search.did_you_mean import proposals

FIRST = 10
STOCK = "stock"
_BATCH = 1000


@dataclass(frozen=True)
class Found:
    """The ids of the first results, and, where the page proposes other words, of what each proposal leads to."""

    ids: list[int]
    proposed: tuple[list[int], ...] = ()


class SearchEngine(Protocol):
    """What is measured."""

    name: str

    def find(self, typed: str) -> Found: ...


class Ours:
    """The search of the page: first results, and what the page offers to click: other words, other spelling."""

    name = "ours"

    def find(self, typed: str) -> Found:
        criteria, _notices = Criteria.parse({"q": [typed], "size": [str(FIRST)]})
        results = search(criteria)
        offered = [proposal.params for proposal in proposals(criteria, results)]
        if results.understanding.folded:
            offered.append(results.understanding.folded.url.removeprefix("?"))
        return Found(results.ids, tuple(search(Criteria.parse(QueryDict(params))[0]).ids for params in offered))


class StockIndex(indexes.SearchIndex, indexes.Indexable):
    """What Haystack's tutorial would have of an article."""

    text = indexes.CharField(document=True, model_attr="text")
    title = indexes.CharField(model_attr="title")

    def get_model(self) -> type[Article]:
        return Article


class StockWhoosh:
    """Haystack's own backend over Whoosh, asked by ``auto_query``; quicker than it comes (see ``_keep_open``)."""

    name = "Whoosh, stock"

    def __init__(self, folder: Path):
        fresh = not folder.exists()
        settings.HAYSTACK_CONNECTIONS[STOCK] = {
            "ENGINE": f"{WhooshEngine.__module__}.{WhooshEngine.__name__}",
            "PATH": str(folder),
        }
        connections.connections_info = settings.HAYSTACK_CONNECTIONS
        index = StockIndex()
        unified = UnifiedIndex()
        unified.build(indexes=[index])
        connections[STOCK]._index = unified
        if fresh:
            for articles in _batches():
                connections[STOCK].get_backend().update(index, articles)
        self._keep_open(connections[STOCK].get_backend())

    @staticmethod
    def _keep_open(backend: WhooshSearchBackend) -> None:
        """One reader for all queries: the backend opens one for each, which copies the whole index into memory and
        changes no result, and measuring would take an hour."""
        backend.setup()
        index, searcher = backend.index, backend.index.searcher()
        index.refresh = lambda: index
        index.searcher = lambda **_options: searcher
        searcher.close = lambda: None

    def find(self, typed: str) -> Found:
        return Found([int(hit.pk) for hit in SearchQuerySet(using=STOCK).auto_query(typed)[:FIRST]])


class SqliteFts5:
    """SQLite's full-text search: all words, each in quotation marks as its documentation advises, best by bm25."""

    name = "SQLite FTS5"

    def __init__(self, file: Path):
        fresh = not file.exists()
        self.database = sqlite3.connect(file)
        if fresh:
            self.database.execute(
                "CREATE VIRTUAL TABLE article USING fts5(title, body, tokenize='unicode61 remove_diacritics 2')"
            )
            for articles in _batches():
                rows = ((article.pk, article.title, article.text) for article in articles)
                self.database.executemany("INSERT INTO article(rowid, title, body) VALUES (?, ?, ?)", rows)
            self.database.commit()

    def find(self, typed: str) -> Found:
        words = " ".join('"' + word.replace('"', '""') + '"' for word in typed.split())
        rows = self.database.execute(
            "SELECT rowid FROM article WHERE article MATCH ? ORDER BY rank LIMIT ?", [words, FIRST]
        )
        return Found([pk for (pk,) in rows])


def _batches() -> Iterator[Iterable[Article]]:
    articles = Article.objects.published().only("pk", "title", "text").order_by("pk")
    last = 0
    while batch := list(articles.filter(pk__gt=last)[:_BATCH]):
        yield batch
        last = batch[-1].pk
