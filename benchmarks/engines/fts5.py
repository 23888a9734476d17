"""SQLite's full-text search, with the values to count in a table beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.cases import SIZE, Case
from benchmarks.documents import FACETS, Document, documents
from benchmarks.engines import Answer

_SHOWN = 50
_COUNTED = (*FACETS, "year", "month")
_BATCH = 1000


class Fts5:
    """Two columns of text, as written and without diacritics; ranked by its own bm25.

    The matches go into a temporary table, which the counts are made from: the quickest of the ways tried.
    """

    def __init__(self, folder: Path):
        self._file = folder / "fts5.sqlite3"
        self._database: sqlite3.Connection | None = None

    def build(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.unlink(missing_ok=True)
        self.open()
        self._database.executescript(
            """
            CREATE VIRTUAL TABLE found USING fts5(text, folded, content='', tokenize='unicode61 remove_diacritics 0');
            CREATE TABLE article(key INTEGER PRIMARY KEY, earliest INTEGER, latest INTEGER);
            CREATE TABLE counted(facet INTEGER, article INTEGER, value INTEGER,
                                 PRIMARY KEY(facet, article, value)) WITHOUT ROWID;
            CREATE INDEX counted_value ON counted(facet, value, article);
            CREATE INDEX counted_article ON counted(article);
            """
        )
        every = documents()
        while batch := list(islice(every, _BATCH)):
            self._write(batch)
        self._database.execute("INSERT INTO found(found) VALUES ('optimize')")
        self._database.execute("ANALYZE")
        self._database.commit()

    def expect(self, cases: Sequence[Case]) -> None:
        """Nothing can be made of them."""

    def open(self) -> None:
        self._database = sqlite3.connect(self._file)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=NORMAL")
        self._database.execute("PRAGMA temp_store=MEMORY")
        self._database.execute("PRAGMA cache_size=-200000")  # 200 MB, as much as the site's worker may have

    def _write(self, batch: Iterable[Document]) -> None:
        run = self._database.executemany
        batch = list(batch)
        run("INSERT INTO found(rowid, text, folded) VALUES (?, ?, ?)", ((d.key, d.text, d.folded) for d in batch))
        run("INSERT INTO article VALUES (?, ?, ?)", ((d.key, d.earliest, d.latest) for d in batch))
        run("INSERT INTO counted VALUES (?, ?, ?)", (row for document in batch for row in _rows(document)))

    def commit(self, document: Document) -> None:
        run = self._database.execute
        # A table without contents must be told what it had: the article as it is, since only that is ever put again.
        old = (document.key, document.text, document.folded)
        run("INSERT INTO found(found, rowid, text, folded) VALUES ('delete', ?, ?, ?)", old)
        run("DELETE FROM article WHERE key = ?", [document.key])
        run("DELETE FROM counted WHERE article = ?", [document.key])
        self._write([document])
        self._database.commit()

    def ask(self, case: Case, page: int) -> Answer:
        run = self._database.execute
        where, values = _condition(case)
        run("DROP TABLE IF EXISTS temp.hit")
        columns = "key, rank" if case.words else "key, -latest"
        # CROSS JOIN keeps the order: SQLite would look every article up among the matches.
        tables = "found CROSS JOIN article ON article.key = found.rowid" if case.words else "article"
        run(f"CREATE TEMP TABLE hit AS SELECT {columns} AS place FROM {tables} WHERE {where}", values)  # noqa: S608
        (hits,) = run("SELECT count(*) FROM hit").fetchone()
        page = max(1, min(page, -(-hits // SIZE)))
        best = run("SELECT key FROM hit ORDER BY place LIMIT ? OFFSET ?", [SIZE, (page - 1) * SIZE])
        keys = [key for (key,) in best]
        counted = sum(len(self._counts(number, hits)) for number in range(len(_COUNTED)))
        return Answer(hits, keys, counted)

    def _counts(self, number: int, hits: int) -> list[tuple[int, int]]:
        shown = _SHOWN if number < len(FACETS) else -1
        # The limit leaves none out: it tells SQLite how few there are, else it reads all of ``counted`` beforehand.
        return self._database.execute(
            f"SELECT value, count(*) AS articles FROM (SELECT key FROM hit LIMIT {hits}) AS found "  # noqa: S608
            "CROSS JOIN counted ON facet = ? AND article = found.key "
            "GROUP BY value ORDER BY articles DESC LIMIT ?",
            [number, shown],
        ).fetchall()


def _rows(document: Document) -> Iterator[tuple[int, int, int]]:
    for number, facet in enumerate(FACETS):
        for value in document.values[facet]:
            yield number, document.key, value
    for number, value in enumerate((document.year, document.month), len(FACETS)):
        if value:
            yield number, document.key, value


def _condition(case: Case) -> tuple[str, list]:
    conditions, values = ["1"], []
    if case.words:
        quoted = [f'"{word}"' for word in case.words]
        match case.shape:
            case "phrase":
                text = f'"{" ".join(case.words)}"'
            case "any":
                text = " OR ".join(quoted)
            case "prefix":
                text = f"{quoted[0]} *"
            case _:
                text = " AND ".join(quoted)
        conditions.append("found MATCH ?")
        values.append(f"{{{'folded' if case.folded else 'text'}}} : ({text})")
    if case.dates:
        conditions.append("latest >= ? AND earliest <= ?")
        values += [case.dates[0].earliest.toordinal(), case.dates[1].latest.toordinal()]
    for facet, value in case.chosen:
        conditions.append("key IN (SELECT article FROM counted WHERE facet = ? AND value = ?)")
        values += [FACETS.index(facet), int(value)]
    return " AND ".join(conditions), values


ENGINE = Fts5
