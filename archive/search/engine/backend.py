"""The Haystack backend: one search gives hits, counts and dates; one commit writes a batch."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model
from haystack.backends import BaseEngine, BaseSearchBackend, log_query
from haystack.constants import DJANGO_CT, ID
from haystack.exceptions import SearchBackendError, SkipDocument
from haystack.indexes import SearchIndex
from haystack.models import SearchResult
from haystack.utils import get_identifier, get_model_ct
from whoosh import query as q

from archive.search.abbreviations import short_forms
from archive.search.engine.counting import FieldCounts, by_span
from archive.search.engine.counting import stats as span_stats
from archive.search.engine.matching import Matching, all_of, count, matching
from archive.search.engine.ordering import BY_RELEVANCE, Ordered, ordered
from archive.search.engine.query import SearchQuery, condition
from archive.search.engine.schema import PK
from archive.search.engine.segment import Segment
from archive.search.engine.snapshot import Snapshot, Snapshots
from archive.search.engine.storage import IndexFolder
from archive.search.engine.translation import translate
from archive.search.engine.writing import Document, rebuild, update
from archive.search.language import parse

# Seconds that a writer waits for another one. A batch takes a second or two; a rebuild takes minutes, and whoever asked
# for a single change meanwhile is told so.
WRITING_TIMEOUT = 30.0
# Options of Haystack's that have no bearing here: all that is stored comes with every result, and only registered
# models are ever indexed.
_WITHOUT_EFFECT = {"fields", "limit_to_registered_models", "spelling_query"}
_REFUSED = {
    "boost": "What weighs how much is written in archive.search.engine.schema.",
    "highlight": "Highlighting needs the text, which the index does not keep: use archive.search.highlight().",
}


class Backend(BaseSearchBackend):
    """One index folder. Haystack makes one backend a thread; what was read of the index all threads share."""

    _snapshots: dict[str, Snapshots] = {}

    def __init__(self, connection_alias: str, **options: Any):
        super().__init__(connection_alias, **options)
        if not options.get("PATH"):
            raise ImproperlyConfigured(f"HAYSTACK_CONNECTIONS[{connection_alias!r}] names no PATH for the index.")
        self.folder = IndexFolder(options["PATH"])

    def snapshot(self) -> Snapshot:
        """The index as it stands. Raises ``IndexUnavailableError`` if it is missing, damaged or of another version."""
        path = str(self.folder.path)
        return self._snapshots.setdefault(path, Snapshots(self.folder)).newest()

    @classmethod
    def forget(cls) -> None:
        """Let go of everything that was read of any index."""
        cls._snapshots.clear()

    # --- Reading ---

    @log_query
    def search(
        self,
        query: q.Query,
        *,
        start_offset: int = 0,
        end_offset: int | None = None,
        sort_by: Sequence[str] | None = None,
        facets: dict[str, dict[str, Any]] | None = None,
        date_facets: dict[str, dict[str, Any]] | None = None,
        query_facets: Sequence[tuple[str, str]] | None = None,
        stats: Sequence[str] | None = None,
        narrow_queries: Iterable[q.Query | str] | None = None,
        choices: dict[str, q.Query] | None = None,
        models: Iterable[type[Model]] | None = None,
        page: tuple[int, int] | None = None,
        keys_only: bool = False,
        count_only: bool = False,
        result_class: type | None = None,
        **others: Any,
    ) -> dict[str, Any]:
        """Search once: hits in order, and every count that was asked for.

        ``page`` (number from 1, size) takes the place of the offsets; a page beyond the end becomes the last one, and
        ``"page"`` of the result says which it was. ``keys_only`` gives primary keys for results, ``count_only`` no more
        than ``"hits"`` and ``"unchosen"``, which counts the hits of the query before any choice. Raises
        ``IndexUnavailableError``.
        """
        for option in others.keys() - _WITHOUT_EFFECT:
            raise SearchBackendError(_REFUSED.get(option, f"The engine does not know the option {option!r}."))
        snapshot = self.snapshot()
        narrowing = [_narrowing(each) for each in narrow_queries or ()]
        parts = [Matching(snapshot, segment) for segment in snapshot.segments]
        words = [part.living(query) for part in parts]
        found = all_of([words, *(matching(snapshot, each) for each in (*narrowing, *_models(models)))])
        chosen = {name: matching(snapshot, choice) for name, choice in (choices or {}).items()}
        hits = all_of([found, *chosen.values()])
        total = count(hits)
        if count_only:
            return {"hits": total, "unchosen": count(found)}
        number = 1
        if page:
            number, size = max(1, min(page[0], -(-total // page[1]))), page[1]
            start_offset, end_offset = (number - 1) * size, number * size
        counts = FieldCounts(snapshot, found, chosen)
        order = tuple(sort_by or BY_RELEVANCE)
        rows = Ordered(*(each[start_offset:end_offset] for each in ordered(parts, query, hits, order, end_offset)))
        return {
            "results": _keys(snapshot, rows) if keys_only else _results(snapshot, rows, result_class),
            "hits": total,
            "unchosen": count(found),
            "page": number,
            "facets": {
                "fields": {name: counts.of(name, **options) for name, options in (facets or {}).items()},
                "dates": {name: by_span(snapshot, hits, name, **span) for name, span in (date_facets or {}).items()},
                "queries": {
                    f"{field}:{text}": count(all_of([hits, matching(snapshot, condition(field, "content", text))]))
                    for field, text in query_facets or ()
                },
            },
            "facet_sizes": counts.sizes,
            "stats": {name: span_stats(snapshot, hits, name) for name in stats or ()},
            "spelling_suggestion": None,
        }

    # --- Writing ---

    def update(self, index: SearchIndex, iterable: Iterable[Model], commit: bool = True) -> None:
        """Put these objects into the index, in one commit; those that may not be indexed are taken out.

        Raises ``IndexUnavailableError`` and ``IndexBusyError``.
        """
        objects = list(iterable)
        documents = list(self.documents(index, objects))
        with self.folder.writing(WRITING_TIMEOUT):
            self.write(documents, [get_identifier(obj) for obj in objects])

    def remove(self, obj_or_string: Model | str, commit: bool = True) -> None:
        """Take one object out. An error is never swallowed: a delete that is lost leaves a ghost."""
        with self.folder.writing(WRITING_TIMEOUT):
            self.write([], [get_identifier(obj_or_string)])

    def clear(self, models: Iterable[type[Model]] | None = None, commit: bool = True) -> None:
        """Begin an empty index, which is then known not to be whole. It holds articles only, so ``models`` is all."""
        with self.folder.writing(WRITING_TIMEOUT):
            rebuild(self.folder, [])

    def write(self, documents: Iterable[Document], removed: Iterable[str] = ()) -> None:
        """As :meth:`update` and :meth:`remove` in one commit, for who holds the lock of ``folder`` already."""
        update(self.folder, documents, removed)

    def documents(self, index: SearchIndex, objects: Iterable[Model]) -> Iterator[Document]:
        """What is written of each object; nothing of one that may not be indexed."""
        for obj in objects:
            with contextlib.suppress(SkipDocument):
                yield index.full_prepare(obj)


# A file read by two processes at once has one position for both.
os.register_at_fork(after_in_child=Backend.forget)


class Engine(BaseEngine):
    """``ENGINE`` of a Haystack connection; ``PATH`` is the folder of the index."""

    backend = Backend
    query = SearchQuery


def _narrowing(narrowing: q.Query | str) -> q.Query:
    if isinstance(narrowing, q.Query):
        return narrowing
    query = parse(narrowing, short_forms)
    return translate(query) if query else q.NullQuery


def _models(models: Iterable[type[Model]] | None) -> list[q.Query]:
    return [q.Or([q.Term(DJANGO_CT, get_model_ct(model)) for model in models])] if models else []


def _keys(snapshot: Snapshot, rows: Ordered) -> list[int]:
    keys = np.zeros(len(rows.documents), np.int64)
    for number, segment in enumerate(snapshot.segments):
        here = rows.segments == number
        keys[here] = segment.numbers(PK)[rows.documents[here]]
    return keys.tolist()


def _results(snapshot: Snapshot, rows: Ordered, result_class: type | None) -> list:
    """Haystack's result objects, with what Haystack itself knows of a document: its model, its key and its id.

    All of it stands in the arrays. What Whoosh stores of documents takes 20 ms a segment to open.
    """
    made = []
    for number, key, document, score in zip(
        rows.segments.tolist(), _keys(snapshot, rows), rows.documents.tolist(), rows.scores.tolist(), strict=True
    ):
        model = _model(snapshot.segments[number], document)
        app_label, model_name = model.split(".")
        made.append((result_class or SearchResult)(app_label, model_name, str(key), score, **{ID: f"{model}.{key}"}))
    return made


def _model(segment: Segment, document: int) -> str:
    models = segment.terms_beginning(DJANGO_CT, "")
    return next(term for term in models if len(models) == 1 or document in segment.docs(DJANGO_CT, term)).decode()
