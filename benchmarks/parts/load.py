"""Pages a second of two workers, with 1, 4 and 16 clients that ask without a pause."""

from __future__ import annotations

import random
import threading
import time
from typing import Any

from benchmarks.cases import cases
from benchmarks.parts import Run
from benchmarks.processes import used
from benchmarks.server import Client, Server, address_of
from benchmarks.timing import summary

CLIENTS = (1, 4, 16)
_PAGES = (1, 2, 3)


def measure(run: Run) -> dict[str, Any]:
    """Number of clients → ``a_second``, ``errors``, the figures of the milliseconds of a page, and ``cpu``, those that
    the server's processors took for a page.

    The clients draw from some hundred and fifty addresses of all classes, so that none is answered from memory alone.
    They run on the same machine, and take their share of it.
    """
    addresses = [address_of(case, page) for case in cases() for page in _PAGES]
    with Server(run.var) as server:
        _ask(server, addresses, clients=8, seconds=min(run.seconds, 5.0))  # both workers have opened the index
        return {str(clients): _ask(server, addresses, clients, run.seconds) for clients in CLIENTS}


def _ask(server: Server, addresses: list[str], clients: int, seconds: float) -> dict[str, float]:
    samples: list[list[float]] = [[] for _ in range(clients)]
    errors: list[str] = []
    start, before = time.perf_counter(), used(server.workers)

    def ask(number: int) -> None:
        dice, client = random.Random(number), Client(server.port)
        while (begin := time.perf_counter()) < start + seconds:
            try:
                client.get(dice.choice(addresses))
            except (OSError, ValueError) as error:
                errors.append(str(error))
                client = Client(server.port)
            samples[number].append(1000 * (time.perf_counter() - begin))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - start
    every = [sample for each in samples for sample in each]
    cpu = 1000 * (used(server.workers) - before) / len(every)
    found = {"a_second": round((len(every) - len(errors)) / took, 1), "errors": len(errors), "cpu": round(cpu, 2)}
    return found | summary(every)
