"""The admin's side of the index's outbox: changes are noted in their transaction and looked at after it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from archive.models import IndexChange
from archive.search import drain

logger = logging.getLogger(__name__)

# As many articles are indexed while the curator's browser waits (about a second); more go on behind its back.
AT_ONCE = 200


def note_articles(ids: Iterable[int]) -> int:
    """Put down that the index must look at these articles, and have it look once the transaction is through.

    Returns how many articles that is. To be called inside the transaction that changes them.
    """
    ids = list(dict.fromkeys(ids))
    if ids:
        IndexChange.objects.note(ids)
        transaction.on_commit(bring_up_to_date)
    return len(ids)


def bring_up_to_date() -> None:
    """Let the search drain the outbox; what goes wrong is logged and never the curator's trouble: the rows stay."""
    with _told():
        if IndexChange.objects.count() <= AT_ONCE:
            drain()
        else:
            threading.Thread(target=_drain_apart, name="index-after-admin", daemon=True).start()


def _drain_apart() -> None:
    try:
        with _told():
            drain()
    finally:
        connection.close()  # a thread has a connection of its own, which nobody else would close


@contextmanager
def _told() -> Iterator[None]:
    """Log what goes wrong and go on."""
    try:
        yield
    except Exception:
        logger.exception("The index could not take up a change of the admin; it will be tried again.")
