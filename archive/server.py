"""How gunicorn serves the site: `gunicorn --config archive/server.py archive.wsgi`.

Two workers, so that one long export or a crash never stops the readers; four threads in each, since a worker mostly
waits for the disk. The whole site is loaded before the workers are made: a fault in the settings then ends the start
at once with its message, and the workers share the memory of what was loaded.
"""

import os
import sys
from pathlib import Path

HIGHEST_PORT = 65535


def _port() -> int:
    value = os.environ.get("PORT", "").strip() or "8000"
    if not (value.isascii() and value.isdigit() and 0 < int(value) <= HIGHEST_PORT):
        raise SystemExit(f"PORT is {value!r}; write a number from 1 to {HIGHEST_PORT}.")
    return int(value)


bind = f"127.0.0.1:{_port()}"
chdir = str(Path(__file__).resolve().parent.parent)
workers = 2
worker_class = "gthread"
threads = 4
preload_app = True

timeout = 60  # seconds a worker may be silent before it is replaced; the threads' own work does not count
graceful_timeout = 30  # seconds that answers under way get when the server is told to end
keepalive = 5  # seconds a connection is kept for the next click

# The longest query (500 characters, of which "ở" takes nine in an address) with a few dozen choices beside it. By its
# own limit of 4,094 gunicorn refuses that, in English, before the site sees it; more than 8,190 it does not allow.
limit_request_line = 8190  # characters

accesslog = None
errorlog = "-"
loglevel = "warning"
control_socket_disable = True  # it would be made in the home folder; what the site writes stays under var/


def when_ready(server) -> None:
    sys.stdout.write(f"The archive is at http://{bind}/ (Ctrl-C ends it)\n")
    sys.stdout.flush()
