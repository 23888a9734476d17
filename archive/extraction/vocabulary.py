"""The word lists of the rules: ``data/<name>.txt``, one entry a line, sorted, ``#`` starts a comment.

An entry may carry values after it, each behind a tab (``Trưởng ban<TAB>Ban``): :func:`table` reads those.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from archive.text import canonical

FOLDER = Path(__file__).parent / "data"


def _rows(name: str) -> list[list[str]]:
    """The cells of every entry, comments and empty lines aside; ``FileNotFoundError`` for a list that is not there."""
    written = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    entries = (line.split("#", 1)[0].strip() for line in written.splitlines())
    return [[canonical(cell.strip()) for cell in entry.split("\t")] for entry in entries if entry]


@cache
def words(name: str) -> frozenset[str]:
    """The entries of ``data/<name>.txt`` in canonical spelling, letter case as in the file.

    ``ValueError`` for an entry that stands twice: a list with doubles has been edited by nobody who read it.
    """
    entries = [first for first, *_ in _rows(name)]
    if len(set(entries)) < len(entries):
        twice = sorted({entry for entry in entries if entries.count(entry) > 1})
        raise ValueError(f"data/{name}.txt names these more than once: {', '.join(twice)}")
    return frozenset(entries)


@cache
def lowered(name: str) -> frozenset[str]:
    """The entries of ``data/<name>.txt`` in canonical spelling and lower case."""
    return frozenset(entry.lower() for entry in words(name))


@cache
def table(name: str) -> dict[str, tuple[str, ...]]:
    """Entry → the values behind it, for a list whose lines are ``entry<TAB>value[<TAB>value…]``."""
    words(name)  # refuses doubles
    return {entry: tuple(values) for entry, *values in _rows(name)}
