"""Processes that are measured from outside: how long they take, and how much memory they and their children hold."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

Made = TypeVar("Made")

_EVERY = 0.1  # seconds between two looks at the memory
PROJECT = Path(__file__).parent.parent


def children(pid: int) -> list[int]:
    """The processes that a process started itself, and that still run."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def family(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for each in found:
        found += children(each)
    return found


def memory(pid: int) -> float:
    """Megabytes that a process holds. Pages shared with others count by their share (PSS), so that sums are true."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def resident(pid: int) -> float:
    """Megabytes that a process has in memory, those shared with others included (RSS)."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


def used(pids: Iterable[int]) -> float:
    """Seconds of the processor that these processes have taken so far."""
    ticks = 0
    for pid in pids:
        # The second field is the name in brackets, which may hold blanks: proc(5).
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


class Watch:
    """Looks at the memory of processes while something is done: ``most`` is the largest sum seen, in megabytes."""

    def __init__(self, pids: Callable[[], list[int]], weigh: Callable[[int], float] = memory):
        self._pids, self._weigh = pids, weigh
        self.most = 0.0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._end.set()
        self._thread.join()

    def _look(self) -> None:
        while True:
            self.most = max(self.most, sum(map(self._weigh, self._pids())))
            if self._end.wait(_EVERY):
                return


def command(*words: str, var: Path) -> dict[str, float]:
    """Run a command of ``manage.py`` on the archive of a folder: its ``seconds`` on the wall, those of the ``cpu``, and
    ``memory_mb``, the most that it and its children held.

    Raises:
        RuntimeError: with the end of what it said, where it failed.
    """
    environment = {**os.environ, "ARCHIVE_VAR_DIR": str(var.resolve())}
    before, start = _cpu(), time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 (our own command)
        [sys.executable, "manage.py", *words],
        cwd=PROJECT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with process, Watch(lambda: family(process.pid)) as watch:
        said, _none = process.communicate()
    seconds = time.perf_counter() - start
    if process.returncode:
        raise RuntimeError(f"manage.py {' '.join(words)} failed:\n{said[-2000:]}")
    return {"seconds": round(seconds, 2), "cpu": round(_cpu() - before, 2), "memory_mb": round(watch.most)}


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
