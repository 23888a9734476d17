"""What a process that this site starts does first. Imports no models: they can be had only afterwards."""

from __future__ import annotations

import os
import threading
import time

import django

_LOOK = 1.0  # seconds between two looks for the parent


def begin(parent: int) -> None:
    """Get Django ready, and end when the process with this number has died.

    By itself a worker of a pool would wait for work for ever: its siblings hold the other end of the pipe.
    """
    threading.Thread(target=_die_with, args=(parent,), daemon=True).start()
    django.setup()


def _die_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)
