"""The table of four articles of five, as CSV over HTTP."""

from __future__ import annotations

from typing import Any

from archive.models import Article
from benchmarks.cases import Case
from benchmarks.parts import Run
from benchmarks.processes import Watch, resident
from benchmarks.server import Client, Server, address_of

_SHARE = 0.8


def measure(run: Run) -> dict[str, Any]:
    """``rows``, ``bytes``, ``first_byte`` and ``whole`` in seconds, ``growth_mb`` of the worker meanwhile."""
    dated = Article.objects.published().exclude(dated=None).order_by("dated_latest")
    total = Article.objects.published().count()
    first = dated.values_list("dated_latest", flat=True)[max(0, dated.count() - round(_SHARE * total))]
    with Server(run.var) as server:
        client = Client(server.port)
        client.get(address_of(Case("everything")))  # the worker has opened the index
        before = {pid: resident(pid) for pid in server.workers}
        grown = Grown(before)
        with Watch(lambda: server.workers, grown.by):
            first_byte, whole, size, lines = client.stream(f"/search.csv?from={first}")
    return {
        "rows": lines - 1,
        "bytes": size,
        "first_byte": round(first_byte, 3),
        "whole": round(whole, 2),
        "growth_mb": round(grown.most, 1),
    }


class Grown:
    """By how much the memory of any one process grew at most, in megabytes."""

    def __init__(self, before: dict[int, float]):
        self._before = before
        self.most = 0.0

    def by(self, pid: int) -> float:
        growth = resident(pid) - self._before.get(pid, 0.0)
        self.most = max(self.most, growth)
        return growth
