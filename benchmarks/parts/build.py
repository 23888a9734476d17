"""Building every index anew, and putting one article into it."""

from __future__ import annotations

import os
import time
from typing import Any

from archive.models import Article, IndexChange
from archive.search import Criteria, count, drain
from benchmarks.documents import documents
from benchmarks.engines import engine
from benchmarks.parts import Run
from benchmarks.processes import Watch, command, memory
from benchmarks.timing import Times, apart

_COMMITS = 7


def measure(run: Run) -> dict[str, Any]:
    """Name of an engine → ``seconds``, ``cpu``, ``memory_mb``, ``a_second`` of the building, and ``commit``: the
    milliseconds until an article that was changed is found by what is new in it (of the others: until it is put in).
    """
    made: dict[str, Any] = {}
    for name in run.engines:
        print(f"  {name}", flush=True)
        if name == "ours":
            figures: dict[str, Any] = command("rebuild_index", "--noinput", "--anew", var=run.var)
            figures["commit"] = apart(_commits).figures()
        else:
            figures = apart(_built, name, run)
            figures["commit"] = apart(_committed, name, run).figures()
        made[name] = figures | {"a_second": round(run.articles / figures["seconds"], 1)}
    return made


def _built(name: str, run: Run) -> dict[str, float]:
    index = engine(name, run.indexes)
    wall, cpu = time.perf_counter(), time.process_time()
    with Watch(lambda: [os.getpid()], memory) as watch:
        index.build()
    seconds = time.perf_counter() - wall
    return {
        "seconds": round(seconds, 2),
        "cpu": round(time.process_time() - cpu, 2),
        "memory_mb": round(watch.most),
    }


def _commits() -> Times:
    """Changes headlines to something new, and back."""
    times = Times()
    keys = Article.objects.published().order_by("pk").values_list("pk", flat=True)[:_COMMITS]
    for number, article in enumerate(Article.objects.filter(pk__in=list(keys))):
        title, word = article.title, f"zzthử{number}x{os.getpid()}"
        criteria, _notices = Criteria.parse({"q": word})
        count(criteria)
        found = times.take(_saved, article, f"{title[:400]} {word}", criteria)
        _saved(article, title, criteria)
        if found != 1:
            raise RuntimeError(f"The article that was changed is found {found} times.")
    return times


def _saved(article: Article, title: str, criteria: Criteria) -> int:
    article.title = title
    article.save()
    IndexChange.objects.note([article.pk])
    drain()
    return count(criteria)


def _committed(name: str, run: Run) -> Times:
    times, index = Times(), engine(name, run.indexes)
    index.open()
    first = Article.objects.published().order_by("pk").values_list("pk", flat=True)[:_COMMITS]
    for document in documents(Article.objects.filter(pk__in=list(first))):
        times.take(index.commit, document)
    return times
