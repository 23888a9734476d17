"""Is the index there, whole, of this version, and does it hold what the database holds?"""

from __future__ import annotations

import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from haystack import connections
from haystack.constants import DEFAULT_ALIAS

from archive.models import Article, IndexChange
from archive.search.engine import Backend, IndexUnavailableError
from archive.search.engine.snapshot import Snapshot

# Seconds that articles lost from the database or the index may go unnoticed.
COUNTED_EVERY = 5.0


class _LastLook:
    """The snapshot that was last found to hold what the database holds, and when."""

    def __init__(self) -> None:
        self._snapshot: Callable[[], Snapshot | None] = lambda: None
        self._at = 0.0

    def keep(self, snapshot: Snapshot) -> None:
        # Weakly: the files of an index that was replaced shall not be kept open.
        self._snapshot, self._at = weakref.ref(snapshot), time.monotonic()

    def holds(self, snapshot: Snapshot) -> bool:
        return self._snapshot() is snapshot and time.monotonic() - self._at < COUNTED_EVERY


_last_look = _LastLook()


@dataclass(frozen=True)
class State:
    """Whether the index may answer; where not, ``reason`` says why, to readers and administrators alike.

    ``documents`` are the articles in the index, ``published`` those in the database, ``waiting`` the changes noted but
    not yet indexed.
    """

    ok: bool
    reason: str = ""
    documents: int = 0
    published: int = 0
    waiting: int = 0


def backend() -> Backend:
    """The backend of the one connection."""
    return connections[DEFAULT_ALIAS].get_backend()


def state() -> State:
    """How it stands with the index: two counts in the database, and a look at the files.

    Changes that wait for their turn explain a difference in numbers, and then the index may answer: it lags by so many
    articles and will catch up. A difference that nothing explains means that something was lost.
    """
    before, reason = _documents()
    published = Article.objects.published().count()
    # Counted after the articles: a change leaves the outbox only when it is in the index, so one that came and went in
    # between shows in the second look at the index.
    waiting = IndexChange.objects.values("article_id").distinct().count()
    documents, reason = _documents()
    if reason:
        return State(False, reason, 0, published, waiting)
    if not min(before, documents) - waiting <= published <= max(before, documents) + waiting:
        reason = _("the index holds %(documents)d articles, the database %(published)d") % {
            "documents": documents,
            "published": published,
        }
    return State(not reason, reason, documents, published, waiting)


def may_answer() -> bool:
    """As ``state().ok``, with the articles counted every few seconds and after every commit: at 100,000 articles
    counting takes as long as a search. Files that are missing or damaged are seen at once."""
    try:
        snapshot = backend().snapshot()
    except IndexUnavailableError:
        return False
    if _last_look.holds(snapshot):
        return True
    well = state().ok
    if well:
        _last_look.keep(snapshot)
    return well


def _documents() -> tuple[int, str]:
    """How many articles the index holds, and what is wrong with it, if anything."""
    try:
        return backend().snapshot().documents, ""
    except IndexUnavailableError as error:
        return 0, str(error)
