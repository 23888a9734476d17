"""What the archive is to reach with 100,000 articles on two cores, and whether it does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.results import Measured, figures

WARM, COLD, COLD_PHRASE = 10.0, 100.0, 150.0  # milliseconds of a query with all its counts
PAGE_P95, PAGES, PAGE_P99 = 60.0, 60.0, 300.0  # milliseconds, pages a second, milliseconds with 16 clients
BUILT, COMMIT = 900.0, 300.0  # articles a second, milliseconds
WORKER, BUILDER = 300.0, 1024.0  # megabytes
FIRST_BYTE, WHOLE, GROWTH = 0.5, 12.0, 50.0  # seconds, seconds, megabytes
_COLD_KINDS = {"process": "new process", "first": "first time", "commit": "after a commit"}


class Goal(NamedTuple):
    """What was asked, what was found, and whether that is enough."""

    name: str
    asked: str
    found: str
    met: bool


def goals(measured: Measured) -> list[Goal]:
    """Those of which something was measured."""
    return [*_of_engine(figures(measured, "engine")), *_of_site(measured), *_of_writing(measured)]


def _of_engine(engine: Measured) -> Iterator[Goal]:
    ours, rust = engine.get("ours", {}), engine.get("tantivy", {})
    if not ours:
        return
    worst = max(ours, key=lambda group: ours[group]["warm"]["median"])
    yield _at_most("engine, warm, slowest class", ours[worst]["warm"]["median"], WARM, "ms", worst)
    if rust:
        compared = [group for group in ours if group in rust and group != "rare word"]
        ratio = {group: ours[group]["warm"]["median"] / rust[group]["warm"]["median"] for group in compared}
        worst = max(compared, key=lambda group: ratio[group])
        slower = [group for group in compared if ratio[group] > 1]
        told = f"slower in {len(slower)} of {len(compared)} classes, {ratio[worst]:.2f} times in “{worst}”"
        found = told if slower else f"at most {ratio[worst]:.2f} times as long (“{worst}”)"
        yield Goal("engine, warm, beside tantivy", "never slower but for a rare word", found, not slower)
    for kind, told in _COLD_KINDS.items():
        for phrases, limit in ((False, COLD), (True, COLD_PHRASE)):
            groups = [group for group in ours if kind in ours[group] and ("phrase" in group) == phrases]
            if groups:
                worst = max(groups, key=lambda group: ours[group][kind]["median"])
                name = f"engine, {told}, slowest {'phrase' if phrases else 'class'}"
                yield _at_most(name, ours[worst][kind]["median"], limit, "ms", worst)


def _of_site(measured: Measured) -> Iterator[Goal]:
    page, load, size = (figures(measured, part) for part in ("page", "load", "size"))
    if page:
        yield _at_most("HTTP page, warm, p95", page["all classes"]["warm"]["p95"], PAGE_P95, "ms")
    if load:
        most = max(load.values(), key=lambda one: one["a_second"])["a_second"]
        yield Goal("pages a second, two workers", f"≥ {PAGES:g}", f"{most:.1f}", most >= PAGES)
        yield _at_most("p99 with 16 clients", load["16"]["p99"], PAGE_P99, "ms")
    if size:
        most = max(worker["own"] for worker in size["worker_mb"]["after_all"])
        yield _at_most("memory of a worker", most, WORKER, "MB")


def _of_writing(measured: Measured) -> Iterator[Goal]:
    build, export = figures(measured, "build").get("ours"), figures(measured, "export")
    if build:
        yield Goal("build, articles a second", f"≥ {BUILT:g}", f"{build['a_second']:.0f}", build["a_second"] >= BUILT)
        yield _at_most("build, memory", build["memory_mb"], BUILDER, "MB")
        yield _at_most("one article changed and found", build["commit"]["median"], COMMIT, "ms")
    if export:
        yield _at_most("CSV, first byte", export["first_byte"], FIRST_BYTE, "s")
        yield _at_most("CSV, whole", export["whole"], WHOLE, "s")
        yield _at_most("CSV, growth of the worker", export["growth_mb"], GROWTH, "MB")


def _at_most(name: str, found: float, limit: float, unit: str, of: str = "") -> Goal:
    told = f"{found:.3g} {unit}" if found < 1000 else f"{found:,.0f} {unit}"
    return Goal(name, f"≤ {limit:g} {unit}", f"{told} (“{of}”)" if of else told, found <= limit)
