"""The engines that are compared. Each finds the articles of a case, twenty of a page, and counts six facets, years and
months of all of them."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from benchmarks.cases import Case
from benchmarks.documents import Document


class Answer(NamedTuple):
    """``hits`` in all, the ``keys`` of the page, and how many (value, count) pairs came with them."""

    hits: int
    keys: list[int]
    counted: int


class Engine(Protocol):
    """One engine over one folder. ``open`` is called in the process that asks, before it asks; nothing opens before."""

    def __init__(self, folder: Path): ...

    def build(self) -> None:
        """Index every published article of the archive."""

    def expect(self, cases: Sequence[Case]) -> None:
        """Make of these cases what does not need the index, such as addresses read."""

    def open(self) -> None: ...

    def ask(self, case: Case, page: int) -> Answer: ...

    def commit(self, document: Document) -> None:
        """Index an article once more, as it is, in the place of its former self, and make that visible to ``ask``."""


def engine(name: str, folder: Path) -> Engine:
    """The engine of this name; raises ``ImportError`` where what it needs is not installed."""
    module = importlib.import_module(f"benchmarks.engines.{name}")
    return module.ENGINE(folder)
