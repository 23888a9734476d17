"""What lies on the disk, and what a worker holds in memory once it has answered every class of query."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.cases import cases
from benchmarks.parts import Run
from benchmarks.processes import memory, resident
from benchmarks.server import Client, Server, address_of

_FOLDERS = {"ours": "index", "stock": "engines/whoosh", "fts5": "engines/fts5.sqlite3", "tantivy": "engines/tantivy"}
_CONNECTIONS = 8  # enough for both workers to get some


def measure(run: Run) -> dict[str, Any]:
    """``disk_mb``: database and index of every engine → megabytes. ``worker_mb``: of each worker, what it has in memory
    (``resident``) and its share of it (``own``), after a start and after all cases."""
    disk = {"database": sum(map(_megabytes, run.var.glob("archive.sqlite3*")))}
    disk |= {name: _megabytes(run.var / path) for name, path in _FOLDERS.items() if (run.var / path).exists()}
    addresses = [address_of(case) for case in cases()]
    with Server(run.var) as server:
        start = _weighed(server)
        clients = [Client(server.port) for _ in range(_CONNECTIONS)]
        for client in clients:
            for address in addresses:
                client.get(address)
        end = _weighed(server)
    return {
        "disk_mb": {name: round(size, 1) for name, size in disk.items()},
        "worker_mb": {"after_start": start, "after_all": end},
    }


def _weighed(server: Server) -> list[dict[str, int]]:
    return [{"resident": round(resident(pid)), "own": round(memory(pid))} for pid in server.workers]


def _megabytes(path: Path) -> float:
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    return sum(file.stat().st_size for file in files) / 1024 / 1024
