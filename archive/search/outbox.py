"""Brings the index up to date: what was noted as changed is indexed, and only then struck off; or all is built anew."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator

from django.db.models import QuerySet
from haystack import connections
from haystack.constants import DEFAULT_ALIAS
from haystack.indexes import SearchIndex
from haystack.utils import get_model_ct

from archive.models import Article, IndexChange
from archive.search.engine import Backend, IndexBusyError, IndexUnavailableError
from archive.search.engine.writing import rebuild as rebuild_index
from archive.search.freshness import backend

logger = logging.getLogger(__name__)

# Articles a commit: each commit makes a segment, and holds its articles in memory.
BATCH = 500
# Rows fetched at a time while building anew; bounds the memory, whatever the size of the archive.
CHUNK = 200
# Seconds that a writer of articles waits for another one to finish; then the other does this work too.
DRAIN_TIMEOUT = 5.0


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
    index = _index()
    documents = []
    for article in index.index_queryset().filter(pk__in=wanted):
        try:
            documents += engine.documents(index, [article])
        except Exception:
            # One article that breaks the analysis must not stop all others; its row stays, and is told of each time.
            logger.exception("Article %d cannot be indexed", article.pk)
            failed.add(article.pk)
    gone = [f"{get_model_ct(Article)}.{pk}" for pk in wanted - failed]
    engine.write(documents, removed=gone)
    finished = [row for row, article in rows.items() if article not in failed]
    IndexChange.objects.filter(id__in=finished).delete()
    return len(wanted)


def rebuild(progress: Callable[[Iterable[Article], int], Iterable[Article]] = lambda articles, total: articles) -> int:
    """Build the index anew from the published articles; the number of articles in it.

    The old index answers until the new one stands whole on disk, and stays if anything fails. ``progress`` wraps the
    articles as they are read, and is told how many there are. Raises ``IndexBusyError`` if another process is writing.
    """
    engine = backend()
    index = _index()
    with engine.folder.writing(DRAIN_TIMEOUT):
        # Whatever was noted before the first article is read, the new index will hold. What is noted later is drained
        # into it as soon as the lock is free.
        noted = list(IndexChange.objects.values_list("id", flat=True))
        articles = index.index_queryset().order_by("pk")
        total = articles.count()
        count = rebuild_index(engine.folder, engine.documents(index, progress(_in_chunks(articles), total)))
        for start in range(0, len(noted), BATCH):
            IndexChange.objects.filter(id__in=noted[start : start + BATCH]).delete()
    drain()
    return count


def _in_chunks(articles: QuerySet[Article]) -> Iterator[Article]:
    """All rows, CHUNK at a time by key: pages by offset grow slower, and a cursor would not prefetch."""
    last = 0
    while chunk := list(articles.filter(pk__gt=last)[:CHUNK]):
        yield from chunk
        last = chunk[-1].pk


def _index() -> SearchIndex:
    return connections[DEFAULT_ALIAS].get_unified_index().get_index(Article)
