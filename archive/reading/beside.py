"""Texts read in processes beside this one, several at a time.

A thread here stands for each process there: it hands over one text, waits for the answer, and takes the next. So a
process that dies is known by the text that it had in hand, nothing else is lost with it, and no pipe can fill up from
both ends.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pipe
from pathlib import Path

from archive.extraction import PageHints
from archive.reading.reader import Failure, TextReading

logger = logging.getLogger(__name__)

# Texts handed in for each process: enough to have work while rows are written or the index takes up what came in.
AHEAD = 8
WORKER = "archive.reading.worker"


class ReadingFailedError(Exception):
    """A text that the rules cannot read; the message is the exception that they raised."""


class ReaderEndedError(Exception):
    """The process that had the text in hand is gone. ``code`` is its exit code, of a signal the negative number."""

    def __init__(self, code: int):
        super().__init__(f"signal {-code}" if code < 0 else f"exit code {code}")
        self.code = code


class ReadersUnavailableError(Exception):
    """No process can be started; the message says why."""


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class ReadingsBeside:
    """Reads texts in ``processes`` processes, which are started when the first texts come."""

    def __init__(self, reference_dir: Path | str, processes: int):
        self.ahead = AHEAD * processes
        self._reference_dir = str(reference_dir)
        self._threads = ThreadPoolExecutor(processes, thread_name_prefix="reading")
        self._own = threading.local()
        self._lock = threading.Lock()
        self._readers: set[_Reader] = set()
        self._closed = False

    def begin(self, text: str, hints: PageHints) -> Callable[[], TextReading]:
        """Hand in a text; the answer waits for its reading, or raises ``ReadingFailedError``,
        ``ReaderEndedError`` or ``ReadersUnavailableError``."""
        return self._threads.submit(self._read, text, hints).result

    def close(self) -> None:
        """End the processes at once, whatever they are at: what they read is kept nowhere but here."""
        with self._lock:
            self._closed = True
            readers = list(self._readers)
        for reader in readers:
            reader.kill()
        self._threads.shutdown(cancel_futures=True)

    def _read(self, text: str, hints: PageHints) -> TextReading:
        reader = getattr(self._own, "reader", None) or self._start()
        try:
            return reader.read(text, hints)
        except ReaderEndedError:
            self._own.reader = None
            with self._lock:
                self._readers.discard(reader)
            raise

    def _start(self) -> _Reader:
        with self._lock:
            if self._closed:
                raise ReadersUnavailableError("closed")
            try:
                reader = _Reader(self._reference_dir)
            except OSError as error:
                raise ReadersUnavailableError(str(error)) from error
            self._readers.add(reader)
        try:
            reader.wait_until_ready()
        except (ReadingFailedError, ReaderEndedError) as end:
            raise ReadersUnavailableError(str(end)) from end
        self._own.reader = reader
        return reader


class _Reader:
    """One process, and the pipe to it."""

    def __init__(self, reference_dir: str):
        self._pipe, theirs = Pipe()
        # A program begun anew, which knows nothing of our threads, locks and database connections, as a copy of this
        # process would; and in a group of its own: the terminal sends Ctrl-C to a whole group, and one shall answer it.
        self._process = subprocess.Popen(  # noqa: S603 (our own program)
            [sys.executable, "-m", WORKER, str(theirs.fileno()), reference_dir],
            pass_fds=[theirs.fileno()],
            process_group=0,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        theirs.close()  # the last end but theirs: once they are gone, our end tells so

    def wait_until_ready(self) -> None:
        self._answer()

    def read(self, text: str, hints: PageHints) -> TextReading:
        return self._answer((text, hints))

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def _answer(self, question: tuple[str, PageHints] | None = None) -> TextReading | None:
        try:
            if question is not None:
                self._pipe.send(question)
            answer = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise ReaderEndedError(self._exit_code()) from error
        if isinstance(answer, Failure):
            logger.error("A text could not be read:\n%s", answer.trace)
            raise ReadingFailedError(answer.error)
        return answer

    def _exit_code(self) -> int:
        try:
            return self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:  # it let go of the pipe, and hangs
            self.kill()
            return self._process.returncode
