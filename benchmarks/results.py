"""Figures on disk: a file of JSON an archive, each part with the machine that it was measured on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Measured = dict[str, Any]


def begin(file: Path, articles: int, *, texts: bool) -> None:
    """Make the file, or keep the figures that stand in it."""
    kept = read(file) if file.exists() else {"parts": {}}
    _write(file, {"articles": articles, "texts": texts, "parts": kept["parts"]})


def put(file: Path, part: str, figures: Measured, machine: Measured) -> None:
    """Put the figures of a part in the place of those of before."""
    measured = read(file)
    measured["parts"][part] = {"machine": machine, "figures": figures}
    _write(file, measured)


def read(file: Path) -> Measured:
    """``articles``, whether they are real ``texts``, and ``parts``: name → ``machine`` and ``figures``."""
    return json.loads(file.read_text(encoding="utf-8"))


def all_in(folder: Path) -> list[Measured]:
    """What was measured of every archive, the smallest first."""
    return sorted(map(read, folder.glob("*.json")), key=lambda measured: measured["articles"])


def figures(measured: Measured, part: str) -> Measured:
    """The figures of a part; empty where it was not measured."""
    return measured["parts"].get(part, {}).get("figures", {})


def _write(file: Path, measured: Measured) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_suffix(".json.half")
    half.write_text(json.dumps(measured, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    half.replace(file)
