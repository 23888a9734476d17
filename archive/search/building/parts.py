"""One part of a build: some articles, one segment, read back and compared."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

from archive.models import Article
from archive.search.building.plan import Part, Plan
from archive.search.contents import BATCH, Contents, Document
from archive.search.engine.inversion import Inversion
from archive.search.engine.read_back import read_back
from archive.search.engine.schema import build_schema
from archive.search.engine.segments import write_segment

logger = logging.getLogger(__name__)

# Documents of a part that are read back.
_SAMPLE = 12


def make(plan: Plan, number: int, tell: Callable[[int], None]) -> None:
    """Write a part and put it down as finished. ``tell`` is told how many of its articles are in.

    Raises ``IndexUnavailableError`` if something else can be read than was written.
    """
    first, last = plan.parts[number]
    published = Article.objects.published().filter(pk__gte=first, pk__lte=last).order_by("pk")
    keys = list(published.values_list("pk", flat=True))
    chosen = set(random.sample(range(len(keys)), min(_SAMPLE, len(keys))))
    failed: list[int] = []

    def fail(key: int, error: Exception) -> None:
        # One article that cannot be read must not keep all others from being found; it is noted again.
        logger.error("Article %d cannot be indexed", key, exc_info=error)
        failed.append(key)

    inversion = Inversion(build_schema())
    sample: dict[int, Document] = {}
    for _key, document in Contents().documents(keys, fail):
        if len(inversion) in chosen:
            sample[len(inversion)] = document
        inversion.add(document)
        if len(inversion) % BATCH == 0:
            tell(len(inversion))
    segment = write_segment(plan.place, inversion)
    read_back(plan.place, segment, sample)
    plan.finish(number, Part.of(plan.place, segment, failed))
    tell(len(inversion))


# --- In a process of its own -----------------------------------------------------------------------------------------


class Progress:
    """How far each part is, in a file that all processes see, and whether they shall stop."""

    def __init__(self, place: Path, parts: int):
        file = place / "progress"
        if not file.exists():
            file.write_bytes(bytes(8 * (parts + 1)))
        self._counts = np.memmap(file, np.int64, "r+", shape=(parts + 1,))

    def tell(self, number: int, count: int) -> None:
        """So many articles of this part are in; raises :class:`InterruptedError` if the build has been given up."""
        if self._counts[-1]:
            raise InterruptedError("the build was given up")
        self._counts[number] = count

    def stop(self) -> None:
        self._counts[-1] = 1

    def done(self) -> int:
        """How many articles are in, all parts together."""
        return int(self._counts[:-1].sum())


def make_apart(plan: Plan, number: int) -> None:
    """:func:`make` in a process of its own."""
    make(plan, number, partial(Progress(plan.place, len(plan.parts)).tell, number))
