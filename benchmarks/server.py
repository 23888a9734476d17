"""The site, served as it is in earnest, on a port of the loopback that is free."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.cases import Case
from benchmarks.processes import PROJECT, children

_START = 60  # seconds to be ready in


class Server:
    """``with Server(folder) as server``: two workers of gunicorn over the archive of a folder."""

    def __init__(self, var: Path):
        self._var = var
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def __enter__(self) -> Server:
        environment = {**os.environ, "ARCHIVE_VAR_DIR": str(self._var.resolve()), "PORT": str(self.port)}
        run = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
        subprocess.run(run, cwd=PROJECT, env=environment, check=True)  # noqa: S603 (our own command)
        self._process = subprocess.Popen(  # noqa: S603 (our own command)
            [sys.executable, "-m", "gunicorn", "--config", str(PROJECT / "archive" / "server.py"), "archive.wsgi"],
            cwd=PROJECT,
            env=environment,
            stdout=subprocess.DEVNULL,
        )
        end = time.monotonic() + _START
        while not self._is_ready():
            if time.monotonic() > end or self._process.poll() is not None:
                self.__exit__()
                raise RuntimeError("The server did not start.")
            time.sleep(0.1)
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.terminate()
        self._process.wait()

    def _is_ready(self) -> bool:
        try:
            Client(self.port).get("/healthz")
        except OSError:
            return False
        return True

    @property
    def workers(self) -> list[int]:
        """Their process ids."""
        return children(self._process.pid)


class Client:
    """One connection, kept open, as a browser's."""

    def __init__(self, port: int):
        self._connection = HTTPConnection("127.0.0.1", port, timeout=120)

    def get(self, address: str) -> bytes:
        """The whole answer. Raises ``ValueError`` where it is none of 200."""
        self._connection.request("GET", address)
        answer = self._connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise ValueError(f"{address} answers {answer.status}")
        return body

    def stream(self, address: str) -> tuple[float, float, int, int]:
        """Seconds to the first byte of the body and to the last, bytes, and lines. Raises as :meth:`get`."""
        start = time.perf_counter()
        self._connection.request("GET", address)
        answer = self._connection.getresponse()
        if answer.status != 200:
            raise ValueError(f"{address} answers {answer.status}")
        size, lines, first = 0, 0, 0.0
        while piece := answer.read1(65_536):
            first = first or time.perf_counter() - start
            size += len(piece)
            lines += piece.count(b"\n")
        return first, time.perf_counter() - start, size, lines


def address_of(case: Case, page: int = 1) -> str:
    """The address of the search page for a case."""
    pairs = [(name, each) for name, value in case.parameters.items() for each in _values(value)]
    if page > 1:
        pairs.append(("page", str(page)))
    return f"/search/?{urlencode(pairs)}"


def _values(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]
