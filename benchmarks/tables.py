"""Figures as tables, and tables as parts of a document.

A document has pairs of marks, ``<!-- figures: NAME -->`` and ``<!-- end of figures -->``; what stands between them is
written anew. The names are those of :data:`TABLES`, and all but ``growth`` and ``texts`` are about the largest archive
of synthetic articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from benchmarks.goals import goals
from benchmarks.results import Measured, figures

ENGINES = {"ours": "the archive", "tantivy": "tantivy", "fts5": "SQLite FTS5", "stock": "Haystack + Whoosh"}
NOTHING = "Not measured yet.\n"
_MARKS = re.compile(r"(<!-- figures: ([a-z ]+) -->\n).*?(<!-- end of figures -->)", re.DOTALL)


def write(document: Path, measured: Sequence[Measured]) -> None:
    """Write the tables anew between the marks of a document."""
    document.write_text(filled(document.read_text(encoding="utf-8"), measured), encoding="utf-8")


def filled(text: str, measured: Sequence[Measured]) -> str:
    """A text with the tables of what was measured (see :func:`benchmarks.results.all_in`) between its marks.

    Raises:
        ValueError: for a name that no table has.
    """

    def made(match: re.Match[str]) -> str:
        name = match[2]
        if name not in TABLES:
            raise ValueError(f"There is no table {name!r}; there are {', '.join(TABLES)}.")
        return f"{match[1]}\n{_of_all(name, measured) or NOTHING}\n{match[3]}"

    return _MARKS.sub(made, text)


def whole(measured: Measured) -> str:
    """All tables about one archive, each under its name."""
    made = {name: table([measured]) for name, table in TABLES.items() if name != "texts"}
    return "\n".join(f"# {name}\n\n{text}" for name, text in made.items() if text)


def _of_all(name: str, measured: Sequence[Measured]) -> str:
    synthetic = [each for each in measured if not each["texts"]]
    if name == "texts":
        return TABLES[name]([each for each in measured if each["texts"]])
    return TABLES[name](synthetic if name == "growth" else synthetic[-1:])


def _table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Markdown, numbers to the right; "" without a row."""
    heads, rows = list(heads), [[str(cell) for cell in row] for row in rows]
    if not rows:
        return ""
    line = "|" + "|".join(["---", *["---:"] * (len(heads) - 1)]) + "|"
    return "\n".join([f"| {' | '.join(heads)} |", line, *(f"| {' | '.join(row)} |" for row in rows)]) + "\n"


def number(value: float | None) -> str:
    """Three figures that count, thousands parted: 0.42, 7.3, 115, 2,480; a dash where there is none."""
    if value is None:
        return "–"
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"


def _pair(found: dict[str, float] | None) -> str:
    """Median and 95th percentile."""
    return f"{number(found['median'])} / {number(found['p95'])}" if found else "–"


def _median(found: dict[str, float] | None) -> str:
    return number(found["median"]) if found else "–"


def _classes(engine: Measured) -> list[str]:
    return list(next(iter(engine.values()), {}))


def _machine(measured: Sequence[Measured]) -> str:
    if not measured or not measured[-1]["parts"]:
        return ""
    last = measured[-1]
    machines = [part["machine"] for part in last["parts"].values()]
    one = machines[-1]
    versions = ", ".join(f"{name} {version}" for name, version in one["versions"].items())
    busy = max(machine["load_before"] for machine in machines)
    days = " to ".join(dict.fromkeys([min(m["day"] for m in machines), max(m["day"] for m in machines)]))
    kind = "real texts" if last["texts"] else "synthetic articles"
    return (
        f"{last['articles']:,} {kind}; {one['processor']}, {one['cores']} cores, {one['memory_mb']:,} MB of memory, "
        f"{one['system']}; {versions}; {days}. Processes that ran besides, before a part began: {busy} at most.\n"
    )


def _goals(measured: Sequence[Measured]) -> str:
    rows = goals(measured[-1]) if measured else []
    return _table(
        ["", "goal", "measured", ""],
        ((goal.name, goal.asked, goal.found, "met" if goal.met else "**missed**") for goal in rows),
    )


def _warm(measured: Sequence[Measured]) -> str:
    engine = figures(measured[-1], "engine") if measured else {}
    names = [name for name in ENGINES if name in engine]
    rows = (
        [group, number(engine[names[0]][group]["hits"]), *(_pair(engine[name][group].get("warm")) for name in names)]
        for group in _classes(engine)
    )
    return _table(["warm, page 1", "hits", *map(ENGINES.get, names)], rows)


def _cold(measured: Sequence[Measured]) -> str:
    engine = figures(measured[-1], "engine") if measured else {}
    names = [name for name in ENGINES if name in engine]
    kinds = {"process": "first of a new process", "first": "first time asked", "commit": "first after a commit"}
    made = []
    for kind, told in kinds.items():
        rows = (
            [group, *(_median(engine[name][group].get(kind)) for name in names)]
            for group in _classes(engine)
            if kind in engine[names[0]][group]
        )
        made.append(_table([told, *map(ENGINES.get, names)], rows))
    return "\n".join(filter(None, made))


def _processor(measured: Sequence[Measured]) -> str:
    engine = figures(measured[-1], "engine") if measured else {}
    names = [name for name in ENGINES if name in engine]
    columns = [(name, kind) for name in names for kind in ("first", "warm")]
    rows = (
        [group, *(number(engine[name][group].get(kind, {}).get("cpu")) for name, kind in columns)]
        for group in _classes(engine)
    )
    told = {"first": "first time asked", "warm": "warm"}
    return _table(["of the processor", *(f"{ENGINES[name]}, {told[kind]}" for name, kind in columns)], rows)


def _deep(measured: Sequence[Measured]) -> str:
    engine = figures(measured[-1], "engine") if measured else {}
    names = [name for name in ENGINES if name in engine]
    rows = ([group, *(_pair(engine[name][group].get("page 50")) for name in names)] for group in _classes(engine))
    return _table(["warm, page 50", *map(ENGINES.get, names)], rows)


def _growth(measured: Sequence[Measured]) -> str:
    found = [(each["articles"], figures(each, "engine")) for each in measured if figures(each, "engine")]
    columns = [(count, engine, name) for name in ENGINES for count, engine in found if name in engine]
    rows = (
        [group, *(_median(engine[name].get(group, {}).get("warm")) for _count, engine, name in columns)]
        for group in (_classes(found[-1][1]) if found else [])
    )
    return _table(["warm, page 1", *(f"{ENGINES[name]}, {count:,}" for count, _engine, name in columns)], rows)


def _page(measured: Sequence[Measured]) -> str:
    found = figures(measured[-1], "page") if measured else {}
    rows = (
        [group, _median(kinds["first"]), _pair(kinds["warm"]), _pair(kinds["page 50"])]
        for group, kinds in found.items()
    )
    return _table(["HTTP page", "first time", "warm, page 1", "warm, page 50"], rows)


def _load(measured: Sequence[Measured]) -> str:
    found = figures(measured[-1], "load") if measured else {}
    rows = (
        [clients, *(number(one[key]) for key in ("a_second", "median", "p95", "p99", "cpu")), one["errors"]]
        for clients, one in found.items()
    )
    return _table(["clients", "pages a second", "median", "p95", "p99", "of the processor, a page", "errors"], rows)


def _build(measured: Sequence[Measured]) -> str:
    found = figures(measured[-1], "build") if measured else {}
    rows = (
        [
            ENGINES[name],
            *(number(one[key]) for key in ("a_second", "seconds", "cpu", "memory_mb")),
            _pair(one["commit"]),
        ]
        for name, one in found.items()
    )
    heads = ["build", "articles a second", "seconds", "of the processor", "memory, MB", "one article, ms"]
    return _table(heads, rows)


def _others(measured: Sequence[Measured]) -> str:
    last = measured[-1] if measured else {"parts": {}}
    imported, exported, size = (figures(last, part) for part in ("importing", "export", "size"))
    rows: list[tuple[str, str]] = []
    if imported:
        rows += [
            ("import, texts a second", f"{number(imported['a_second'])} ({imported['texts']} texts)"),
            ("import, of the processor, a text", f"{number(imported['cpu'] / imported['texts'])} s"),
            ("import, memory", f"{number(imported['memory_mb'])} MB"),
        ]
    if exported:
        rows += [
            (f"CSV of {exported['rows']:,} rows, first byte", f"{number(exported['first_byte'])} s"),
            ("CSV, whole", f"{number(exported['whole'])} s"),
            ("CSV, growth of the worker", f"{number(exported['growth_mb'])} MB"),
        ]
    if size:
        names = {"database": "the database", **ENGINES}
        rows += [(f"disk, {names[name]}", f"{number(disk)} MB") for name, disk in size["disk_mb"].items()]
        for state, told in (("after_start", "after a start"), ("after_all", "after all classes of query")):
            each = size["worker_mb"][state]
            weights = ", ".join(f"{number(one['resident'])} (own share {number(one['own'])})" for one in each)
            rows.append((f"memory of a worker, {told}", f"{weights} MB"))
    return _table(["", ""], rows)


TABLES: dict[str, Callable[[Sequence[Measured]], str]] = {
    "machine": _machine,
    "goals": _goals,
    "warm": _warm,
    "cold": _cold,
    "page fifty": _deep,
    "processor": _processor,
    "growth": _growth,
    "page": _page,
    "load": _load,
    "build": _build,
    "others": _others,
    "texts": lambda measured: "\n".join(filter(None, (_machine(measured), _warm(measured), _cold(measured)))),
}
