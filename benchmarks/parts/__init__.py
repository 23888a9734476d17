"""The parts of the benchmark; each can be run alone. A part is ``measure(run) -> figures``."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# In the order of one whole run: the indexes have to be there before they are asked.
NAMES = ("build", "engine", "page", "load", "export", "importing", "size")


@dataclass(frozen=True)
class Run:
    """An archive that is measured: its folder, how many articles it has, how often a warm query is asked, how long
    each number of clients asks (seconds), and which engines take part."""

    var: Path
    articles: int
    runs: int
    seconds: float
    engines: tuple[str, ...]

    @property
    def indexes(self) -> Path:
        """Where the other engines keep theirs."""
        return self.var / "engines"


def measure(part: str, run: Run) -> dict[str, Any]:
    """The figures of a part."""
    return importlib.import_module(f"benchmarks.parts.{part}").measure(run)
