"""tantivy, a search library in Rust, by its Python binding."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import tantivy
from tantivy import Occur, Query

from benchmarks.cases import SIZE, Case
from benchmarks.documents import FACETS, Document, documents
from benchmarks.engines import Answer

_SHOWN = 50
_COUNTED = (*FACETS, "year", "month")
_NEVER = 0  # for a day that is not known: no range of days reaches it
_HEAP = 256 * 1024 * 1024  # bytes, of the writer
# Terms of a field that a facet may have; by default tantivy gives the exact counts of the first 65,000.
_COUNTS = {name: {"terms": {"field": name, "size": _SHOWN if name in FACETS else 10_000}} for name in _COUNTED}


class Tantivy:
    """Two fields of text; facets, years and months are fast fields, counted by terms aggregations.

    The binding makes hits and counts in two searches.
    """

    def __init__(self, folder: Path):
        self._folder = folder / "tantivy"

    def build(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("key", stored=True, indexed=True, fast=True)
        for name in ("text", "folded"):
            builder.add_text_field(name, index_option="position")
        for name in _COUNTED:
            builder.add_unsigned_field(name, indexed=True, fast=True)
        for name in ("earliest", "latest"):
            builder.add_unsigned_field(name, indexed=True, fast=True)
        writer = tantivy.Index(builder.build(), path=str(self._folder)).writer(_HEAP)
        for document in documents():
            writer.add_document(_made(document))
        writer.commit()
        writer.wait_merging_threads()

    def expect(self, cases: Sequence[Case]) -> None:
        """Nothing can be made of them."""

    def open(self) -> None:
        self._index = tantivy.Index.open(str(self._folder))
        self._index.reload()
        self._schema, self._searcher, self._writer = self._index.schema, self._index.searcher(), None

    def commit(self, document: Document) -> None:
        self._writer = self._writer or self._index.writer(_HEAP)
        self._writer.delete_documents_by_term("key", document.key)
        self._writer.add_document(_made(document))
        self._writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    def ask(self, case: Case, page: int) -> Answer:
        query, order = self._query(case), {} if case.words else {"order_by_field": "latest"}
        found = self._searcher.search(query, SIZE, count=True, offset=(page - 1) * SIZE, **order)
        if not found.hits and found.count:
            found = self._searcher.search(query, SIZE, count=True, offset=(found.count - 1) // SIZE * SIZE, **order)
        keys = [self._searcher.doc(address)["key"][0] for _score, address in found.hits]
        counts = self._searcher.aggregate(query, _COUNTS)
        return Answer(found.count, keys, sum(len(counts[name]["buckets"]) for name in _COUNTED))

    def _query(self, case: Case) -> Query:
        field = "folded" if case.folded else "text"
        parts = []
        if case.words:
            match case.shape:
                case "phrase":
                    parts.append(Query.phrase_query(self._schema, field, list(case.words)))
                case "prefix":
                    parts.append(Query.regex_query(self._schema, field, f"{case.words[0]}.*"))
                case shape:
                    occur = Occur.Should if shape == "any" else Occur.Must
                    terms = [(occur, Query.term_query(self._schema, field, word)) for word in case.words]
                    parts.append(Query.boolean_query(terms))
        if case.dates:
            first, last = case.dates[0].earliest.toordinal(), case.dates[1].latest.toordinal()
            whole = tantivy.FieldType.Unsigned
            parts.append(Query.range_query(self._schema, "latest", whole, first, 2**40))
            parts.append(Query.range_query(self._schema, "earliest", whole, _NEVER + 1, last))
        parts += [Query.term_query(self._schema, facet, int(value)) for facet, value in case.chosen]
        if not parts:
            return Query.all_query()
        return Query.boolean_query([(Occur.Must, part) for part in parts])


def _made(document: Document) -> tantivy.Document:
    made = tantivy.Document()
    made.add_integer("key", document.key)
    made.add_text("text", document.text)
    made.add_text("folded", document.folded)
    for facet in FACETS:
        for value in document.values[facet]:
            made.add_unsigned(facet, value)
    for name in ("year", "month"):
        if value := getattr(document, name):
            made.add_unsigned(name, value)
    made.add_unsigned("earliest", document.earliest or _NEVER)
    made.add_unsigned("latest", document.latest or _NEVER)
    return made


ENGINE = Tantivy
