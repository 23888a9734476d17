"""Builds the whole index: plans it, has the parts made, checks them and puts them in the place of the old index."""

from __future__ import annotations

import logging
import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import FIRST_EXCEPTION, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial

from django.db import connection
from django.utils.translation import gettext as _

from archive.models import Article, IndexChange
from archive.processes import begin
from archive.search.building import parts
from archive.search.building.plan import Plan
from archive.search.engine.errors import IndexUnavailableError
from archive.search.engine.storage import IndexFolder, open_to_read, reading
from archive.search.engine.writing import commit

logger = logging.getLogger(__name__)

# Told from time to time: articles in the new index, and how many there will be.
Progress = Callable[[int, int], None]
# Fewer articles are in sooner than a second process is ready.
_WORTH_A_PROCESS = 2_000
_LOOK = 0.5  # seconds between two looks at the progress
# Rows of the outbox in a statement.
_ROWS = 500


def build(folder: IndexFolder, progress: Progress, *, anew: bool = False, processes: int | None = None) -> int:
    """Build the index from the published articles and publish it; how many articles are in it.

    Only for the holder of the folder's lock. If anything fails, the old index stays, and so do the finished parts.
    """
    processes = processes or len(os.sched_getaffinity(0))
    plan = None if anew else Plan.resume(folder)
    if plan is None:
        # Whatever was noted before the first article is read, the new index will hold. What is noted later is drained
        # into it as soon as the lock is free.
        noted = list(IndexChange.objects.values_list("id", flat=True))
        keys = list(Article.objects.published().order_by("pk").values_list("pk", flat=True))
        plan = Plan.begin(folder, keys, noted, processes if len(keys) >= _WORTH_A_PROCESS else 1)
    else:
        logger.info("A build that was broken off is taken up: %d of %d parts are done", len(plan.done), len(plan.parts))
    _make(plan, progress, processes)
    made = [plan.done[number] for number in range(len(plan.parts))]
    commit(plan.place, [part.whoosh_segment() for part in made], 1)
    # What was indexed since the build began belongs to the old index; and what could not be read is told of again.
    IndexChange.objects.note([*plan.changed(), *(key for part in made for key in part.failed)])
    count = _checked(plan)
    plan.close()
    folder.publish(plan.place)
    for start in range(0, len(plan.noted), _ROWS):
        IndexChange.objects.filter(id__in=plan.noted[start : start + _ROWS]).delete()
    return count


def _make(plan: Plan, progress: Progress, processes: int) -> None:
    """Have the parts made that are not done yet."""
    todo = [number for number in range(len(plan.parts)) if number not in plan.done]
    before = plan.count()
    progress(before, plan.total)
    # Another process does not see what a transaction has not committed.
    if min(processes, len(todo)) > 1 and not connection.in_atomic_block:
        _make_apart(plan, todo, progress, min(processes, len(todo)))
    else:
        for number in todo:
            parts.make(plan, number, partial(_told, progress, plan.count(), plan.total))
    for number in todo:
        plan.look_for(number)
    if len(plan.done) < len(plan.parts):
        raise IndexUnavailableError(_("the new index is not whole"))


def _told(progress: Progress, before: int, total: int, count: int) -> None:
    progress(before + count, total)


def _make_apart(plan: Plan, todo: list[int], progress: Progress, processes: int) -> None:
    (plan.place / "progress").unlink(missing_ok=True)
    told = parts.Progress(plan.place, len(plan.parts))
    before = plan.count()
    context = multiprocessing.get_context("spawn")  # a fork would share the connection to the database
    with ProcessPoolExecutor(processes, context, begin, (os.getpid(),)) as pool:
        running = {pool.submit(parts.make_apart, plan, number) for number in todo}
        try:
            while running:
                finished, running = wait(running, _LOOK, FIRST_EXCEPTION)
                for future in finished:
                    future.result()
                progress(before + told.done(), plan.total)
        except BaseException as error:
            told.stop()
            pool.shutdown(cancel_futures=True)
            if isinstance(error, BrokenProcessPool):
                raise ChildProcessError("a process of the build was killed") from error
            raise


def _checked(plan: Plan) -> int:
    """How many documents the new index holds. Raises ``IndexUnavailableError`` unless it is what was to be written.

    That is: all parts, and as many as there are published articles, but for those of which the outbox knows.
    """
    files, _generation, reader = open_to_read(plan.place)
    with reading():
        count = reader.doc_count()
    files.close()
    published = Article.objects.published().count()
    noted = IndexChange.objects.values("article_id").distinct().count()
    if count != sum(part.documents for part in plan.done.values()) or abs(count - published) > noted:
        raise IndexUnavailableError(
            _("the new index holds %(documents)d articles, the database %(published)d")
            % {"documents": count, "published": published}
        )
    return count
