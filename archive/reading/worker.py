"""What runs in a process beside: texts come in through a pipe, their readings go out.

Started as ``python -m archive.reading.worker PIPE REFERENCE``, with the number of the pipe's file and a folder.
"""

from __future__ import annotations

import sys
import traceback
from multiprocessing.connection import Connection

from archive.reading.reader import Failure, TextReader


def serve(pipe: Connection, reference_dir: str) -> None:
    """Answer (text, hints) with a ``TextReading`` or a ``Failure``, until nobody is at the other end any more.

    The first answer, before any question, is None: ready. Or a ``Failure``: this process will never be.
    """
    try:
        try:
            reader = TextReader.load(reference_dir)
        except Exception as error:
            pipe.send(_failure(error))
            return
        pipe.send(None)
        while True:
            text, hints = pipe.recv()
            try:
                answer = reader.read(text, hints)
            except Exception as error:
                answer = _failure(error)
            pipe.send(answer)
    except (EOFError, OSError):
        return  # who asked has finished, or was killed: there is nothing to be kept here


def _failure(error: Exception) -> Failure:
    return Failure(repr(error), traceback.format_exc())


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])), sys.argv[2])
