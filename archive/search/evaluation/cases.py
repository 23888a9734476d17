"""The cases of an evaluation, read from a file and checked.

A file is a JSON list of cases, or an object with the list under ``cases`` (and what they are about under ``about``).
A case:

    q             what is typed
    params        further parameters of the address of the search: {"year": "2023", "ministry": ["3", "5"]}
    must          the articles that must be found, each among the ``first`` results
    must_not      the articles that must not be found, at any place
    count         how many articles must be found
    first         10 if left out
    did_you_mean  true: an article that the words do not find may be found by what the page offers instead:
                  other words, or the search without diacritics

An article is an id, or the name of the file that it was imported from: whole ("003_3c50e1bd.txt"), without its ending,
or up to the first "-", "_" or "." ("003").
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FIRST = 10
_KEYS = {
    "q": str,
    "params": dict,
    "must": list,
    "must_not": list,
    "count": int,
    "first": int,
    "did_you_mean": bool,
    "note": str,
}
_EXPECTATIONS = ("must", "must_not", "count")


class CasesError(ValueError):
    """Cases that cannot be measured; the message says which and why."""


@dataclass(frozen=True)
class Case:
    """A search and what it has to find; ``group`` is the name of the file it stands in."""

    q: str = ""
    params: Mapping[str, list[str]] = field(default_factory=dict)
    must: tuple[int | str, ...] = ()
    must_not: tuple[int | str, ...] = ()
    count: int | None = None
    first: int = FIRST
    did_you_mean: bool = False
    group: str = ""

    @property
    def address(self) -> dict[str, list[str]]:
        """The parameters of the search, as an address gives them."""
        return {**({"q": [self.q]} if self.q else {}), **self.params}

    def __str__(self) -> str:
        params = "&".join(f"{name}={value}" for name, values in self.params.items() for value in values)
        return " ".join(part for part in (self.q, params and f"[{params}]") if part)


def load_cases(path: Path | str) -> list[Case]:
    """The cases of a file.

    Raises:
        CasesError: no such file, no JSON, no list of cases, a case with an unknown key or a value of the wrong kind.
    """
    path = Path(path)
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CasesError(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise CasesError(f"{path}: not JSON in UTF-8: {error}") from error
    rows = read.get("cases") if isinstance(read, dict) else read
    if not isinstance(rows, list) or not rows:
        raise CasesError(f"{path}: not a list of cases")
    return [_case(row, f"{path}, case {number}", path.stem) for number, row in enumerate(rows, start=1)]


def _case(row: Any, where: str, group: str) -> Case:
    if not isinstance(row, dict):
        raise CasesError(f"{where}: not an object")
    if unknown := sorted(row.keys() - _KEYS.keys()):
        raise CasesError(f"{where}: unknown: {', '.join(unknown)}; known are {', '.join(_KEYS)}")
    for name, value in row.items():
        kind = _KEYS[name]
        # True is an int to Python, and no number of articles.
        if not isinstance(value, kind) or (kind is int and (isinstance(value, bool) or value < 0)):
            raise CasesError(f"{where}: {name} is {value!r}")
    if not any(name in row for name in _EXPECTATIONS):
        raise CasesError(f"{where}: expects nothing; say {', '.join(_EXPECTATIONS)}")
    for name in ("must", "must_not"):
        for article in row.get(name, []):
            if isinstance(article, bool) or not isinstance(article, int | str) or article == "":
                raise CasesError(f"{where}: {name} holds {article!r}, neither an id nor the name of a file")
    return Case(
        q=row.get("q", ""),
        params=_params(row.get("params", {}), where),
        must=tuple(row.get("must", ())),
        must_not=tuple(row.get("must_not", ())),
        count=row.get("count"),
        first=row.get("first", FIRST),
        did_you_mean=row.get("did_you_mean", False),
        group=group,
    )


def _params(params: dict[str, Any], where: str) -> dict[str, list[str]]:
    made = {}
    for name, given in params.items():
        values = given if isinstance(given, list) else [given]
        if not all(isinstance(value, int | str) and not isinstance(value, bool) for value in values):
            raise CasesError(f"{where}: the parameter {name} is {given!r}")
        made[name] = [str(value) for value in values]
    return made
