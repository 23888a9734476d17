"""Times: taken on the wall and of the processor, in a process apart where it must be a fresh one."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from statistics import median
from typing import Any, TypeVar

from django.db import connections

Made = TypeVar("Made")


@dataclass
class Times:
    """Samples in milliseconds: of the clock on the wall, and of the processor (all threads of this process)."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def take(self, work: Callable[..., Made], *given: Any) -> Made:
        """Do the work, add how long it took, give what it made."""
        wall, cpu = time.perf_counter(), time.process_time()
        made = work(*given)
        self.wall.append(1000 * (time.perf_counter() - wall))
        self.cpu.append(1000 * (time.process_time() - cpu))
        return made

    def add(self, other: Times) -> None:
        self.wall += other.wall
        self.cpu += other.cpu

    def figures(self) -> dict[str, float]:
        """``median``, ``p95`` and ``worst`` on the wall, ``cpu`` the median of the processor, and how many samples."""
        return summary(self.wall) | ({"cpu": round(median(self.cpu), 3)} if self.cpu else {})


def summary(samples: list[float]) -> dict[str, float]:
    """``median``, ``p95``, ``p99``, ``worst`` and the number of samples; by nearest rank."""
    found = sorted(samples)
    return {
        "median": round(median(found), 3),
        "p95": round(_rank(found, 0.95), 3),
        "p99": round(_rank(found, 0.99), 3),
        "worst": round(found[-1], 3),
        "samples": len(found),
    }


def _rank(found: list[float], share: float) -> float:
    return found[max(0, ceil(share * len(found)) - 1)]


def apart(work: Callable[..., Made], *given: Any) -> Made:
    """What the work makes in a process forked off this one, which stays as it was: nothing opened, nothing cached.

    What the child has imported already is its parent's, as of a server that loads the site before it makes workers.

    Raises:
        RuntimeError: with the child's own words, where it failed or died.
    """
    connections.close_all()  # a connection shared with a child would be written to by both
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_run, args=(there, work, given))
    child.start()
    there.close()
    try:
        made, error = here.recv()
    except EOFError:
        made, error = None, "it died"
    child.join()
    if error:
        raise RuntimeError(f"The measuring process failed: {error}")
    return made


def _run(there: Any, work: Callable[..., Any], given: tuple) -> None:
    try:
        answer = work(*given), ""
    except BaseException as error:  # whatever it is, the parent must hear of it
        import traceback

        answer = None, f"{error!r}\n{traceback.format_exc()}"
    connections.close_all()
    there.send(answer)
    there.close()
