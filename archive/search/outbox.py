"""Brings the index up to date: what was noted as changed is indexed, and only then struck off; or all is built anew."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from django.db.models import QuerySet
from haystack.utils import get_model_ct

from archive.models import Article, IndexChange
from archive.search.building import Progress, build
from archive.search.contents import Contents, Document
from archive.search.engine import Backend, IndexBusyError, IndexUnavailableError
from archive.search.engine.writing import merge
from archive.search.freshness import backend

logger = logging.getLogger(__name__)

# Articles a commit: each commit makes a segment, and holds its articles in memory.
BATCH = 500
# Seconds that a writer of articles waits for another one to finish; then the other does this work too.
DRAIN_TIMEOUT = 5.0
# Articles whose segments may be merged after a commit of one, about a second's work, while somebody waits for his page;
# after more, so many times as many.
_MERGED_AT_ONCE, _MERGED_FOR_EACH = 500, 50


def drain() -> int:
    """Index what was noted as changed; the number of articles looked at. Call it after the commit, never inside.

    Any number of processes may call it at once. One holds the lock and works until nothing is left; the others find the
    lock taken and leave, and their rows are seen by the holder, who looks once more after letting go. A row is deleted
    only when the commit that holds its article stands on disk, so nothing is lost, and at worst an article is indexed
    twice. Without an index the rows stay, and the next rebuild takes them in.
    """
    engine = backend()
    done, failed = 0, set()
    while _waiting(failed).exists():
        try:
            with engine.folder.writing(DRAIN_TIMEOUT):
                engine.folder.current()  # before any article is read in vain
                while count := _drain_batch(engine, failed):
                    done += count
                    merge(engine.folder, max(_MERGED_AT_ONCE, _MERGED_FOR_EACH * count), _read)
        except IndexBusyError:
            return done
        except (IndexUnavailableError, OSError) as error:
            logger.warning("Changes wait until the index can be written: %s", error)
            return done
    return done


def _waiting(failed: set[int]) -> QuerySet[IndexChange]:
    return IndexChange.objects.exclude(article_id__in=failed)


def _drain_batch(engine: Backend, failed: set[int]) -> int:
    """Index the oldest changes in one commit; ``failed`` takes the articles that break. Only for the lock's holder."""
    rows = dict(_waiting(failed).order_by("id").values_list("id", "article_id")[:BATCH])
    if not rows:
        return 0
    wanted = set(rows.values())

    def fail(key: int, error: Exception) -> None:
        # One article that breaks the analysis must not stop all others; its row stays, and is told of each time.
        logger.error("Article %d cannot be indexed", key, exc_info=error)
        failed.add(key)

    documents = [document for _key, document in Contents().documents(sorted(wanted), fail)]
    gone = [f"{get_model_ct(Article)}.{key}" for key in wanted - failed]
    engine.write(documents, removed=gone)
    finished = [row for row, article in rows.items() if article not in failed]
    IndexChange.objects.filter(id__in=finished).delete()
    return len(wanted)


def _read(keys: list[int]) -> Iterator[Document]:
    """The documents of articles that the index holds already; what can no longer be read is noted."""
    failed: list[int] = []
    for _key, document in Contents().documents(keys, lambda key, _error: failed.append(key)):
        yield document
    IndexChange.objects.note(failed)


def rebuild(progress: Progress = lambda done, total: None, *, anew: bool = False) -> int:
    """Build the index anew from the published articles; the number of articles in it.

    The old index answers until the new one stands whole on disk, and stays if anything fails. A build that was broken
    off is taken up where it stopped, unless all shall be made ``anew``. ``progress`` is told from time to time how many
    articles are in, and of how many. Raises ``IndexBusyError`` if another process is writing, and
    ``IndexUnavailableError`` if what was written is not what was to be written.
    """
    engine = backend()
    with engine.folder.writing(DRAIN_TIMEOUT):
        count = build(engine.folder, progress, anew=anew)
    drain()
    return count
