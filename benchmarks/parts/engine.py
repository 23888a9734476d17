"""Latency of a query with its counts, by class of query, cold and warm, of every engine.

=========  ===========================================================================================================
process    the first question of a new process, opening the index included; the system has the files in its memory
first      the first time that these words are asked in a process that has answered another question
commit     the first time that these words are asked after an article was put in, in a process that knew them before
warm       asked before, page 1
page 50    asked before, page 50 (or the last)
=========  ===========================================================================================================
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from archive.models import Article
from benchmarks.cases import QUERIES, Case, cases
from benchmarks.documents import documents
from benchmarks.engines import Answer, Engine, engine
from benchmarks.parts import Run
from benchmarks.timing import Times, apart

KINDS = ("process", "first", "commit", "warm", "page 50")
_FAR = 50
_MANY = 50_000
EVERYTHING = Case("everything")


def measure(run: Run) -> dict[str, Any]:
    """Name of an engine → class → its ``hits`` and, for each of ``KINDS``, the figures of :meth:`Times.figures`."""
    asked = cases()
    return {name: _measure(name, run, asked) for name in run.engines}


def _measure(name: str, run: Run, asked: list[Case]) -> dict[str, Any]:
    print(f"  {name}", flush=True)
    if name == "stock":
        asked = [case for number, case in enumerate(asked) if number == 0 or case.group != asked[number - 1].group]
    index = engine(name, run.indexes)
    index.expect([*asked, EVERYTHING])
    times: dict[str, dict[str, Times]] = defaultdict(lambda: defaultdict(Times))
    for case in asked:
        # There is but one question for everything; it is asked as often as others are.
        for _ in range(QUERIES if case == EVERYTHING and name != "stock" else 1):
            for kind, before in (("process", None), ("first", EVERYTHING)):
                if case != before:
                    times[case.group][kind].add(apart(_asked_once, index, case, before))
    warm, hits = apart(_asked_again, index, asked, _runs(name, run))
    for group, kinds in warm.items():
        for kind, each in kinds.items():
            times[group][kind].add(each)
    return {
        group: {"hits": hits[group]} | {kind: times[group][kind].figures() for kind in KINDS if kind in times[group]}
        for group in dict.fromkeys(case.group for case in asked)
    }


def _runs(name: str, run: Run) -> int:
    """Stock Whoosh opens its index anew for every question, and SQLite needs a second for one where there are many
    articles: asking them once must do."""
    return 1 if name == "stock" or (name == "fts5" and run.articles > _MANY) else run.runs


def _asked_once(index: Engine, case: Case, before: Case | None) -> Times:
    times = Times()
    if before:
        index.open()
        index.ask(before, 1)
        times.take(index.ask, case, 1)
    else:
        times.take(_open_and_ask, index, case)
    return times


def _open_and_ask(index: Engine, case: Case) -> Answer:
    index.open()
    return index.ask(case, 1)


def _asked_again(index: Engine, asked: list[Case], runs: int) -> tuple[dict[str, dict[str, Times]], dict[str, int]]:
    """Class → kind → times; and class → hits in the middle of its cases."""
    times: dict[str, dict[str, Times]] = {case.group: {kind: Times() for kind in KINDS[2:]} for case in asked}
    found: dict[str, list[int]] = defaultdict(list)
    index.open()
    for case in asked:
        found[case.group].append(index.ask(case, 1).hits)
    for kind, page in (("warm", 1), ("page 50", _FAR)):
        for _ in range(runs):
            for case in asked:
                times[case.group][kind].take(index.ask, case, page)
    some = list(documents(Article.objects.published().filter(pk__in=_some_keys(len(asked)))))
    for number, case in enumerate(asked):
        index.commit(some[number % len(some)])
        times[case.group]["commit"].take(index.ask, case, 1)
    return times, {group: sorted(hits)[len(hits) // 2] for group, hits in found.items()}


def _some_keys(count: int) -> list[int]:
    keys = list(Article.objects.published().order_by("pk").values_list("pk", flat=True))
    return keys[:: max(1, len(keys) // count)][:count]
