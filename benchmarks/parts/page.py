"""The whole page of the search over HTTP, one client: the first time in a worker, and again."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from benchmarks.cases import cases
from benchmarks.parts import Run
from benchmarks.processes import used
from benchmarks.server import Client, Server, address_of
from benchmarks.timing import Times

_FAR = 50
ALL = "all classes"


def measure(run: Run) -> dict[str, Any]:
    """Class of query, and ``ALL``, → ``first``, ``warm`` and ``page 50`` → figures; ``first`` is of a new server.

    ``cpu`` of ``ALL`` is what the server's processors took for a page, on the average.
    """
    times: dict[str, dict[str, Times]] = defaultdict(lambda: defaultdict(Times))
    asked, taken = cases(), {}
    with Server(run.var) as server:
        client = Client(server.port)
        client.get("/healthz")
        for case in asked:
            times[case.group]["first"].take(client.get, address_of(case))
        for kind, page in (("warm", 1), ("page 50", _FAR)):
            for case in asked:
                client.get(address_of(case, page))
            before = used(server.workers)
            for _ in range(run.runs):
                for case in asked:
                    times[case.group][kind].take(client.get, address_of(case, page))
            taken[kind] = 1000 * (used(server.workers) - before) / (run.runs * len(asked))
    for kinds in [times[group] for group in list(times)]:
        for kind, each in kinds.items():
            times[ALL][kind].add(each)
    for kinds in times.values():
        for each in kinds.values():
            each.cpu.clear()  # that of the client, which says nothing of the server
    made = {group: {kind: each.figures() for kind, each in kinds.items()} for group, kinds in times.items()}
    for kind, milliseconds in taken.items():
        made[ALL][kind]["cpu"] = round(milliseconds, 2)
    return made
