"""Everything that is read from the five seeds, spans and rules included, as it was when somebody last reviewed it.

A difference is not yet a fault: look at it. When the new reading is the better one, `make golden` writes it down, and
the change is reviewed like code. A record that is missing is written, and the test fails until somebody has read it.
"""

import json
import os
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from archive.extraction import Reference, extract
from archive.text import PartialDate, Span

ROOT = Path(__file__).parents[2]
RECORDS = Path(__file__).parent / "whole"
SEEDS = sorted((ROOT / "fixtures" / "seeds").glob("*.txt"))


@cache
def reference() -> Reference:
    return Reference.load(ROOT / "fixtures" / "reference")


def plain(value: Any) -> Any:
    """Dataclasses as dicts without what is empty, spans as [start, end], dates as EDTF."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if is_dataclass(value) and not isinstance(value, PartialDate):
        named = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        return {name: each for name, each in named.items() if each not in (None, "", [], False)}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return value if isinstance(value, str | int | float | None) else str(value)


def written(value: Any, depth: int = 0) -> str:
    """JSON with one mention a line, so that a difference shows whole mentions."""
    indent = "\n" + " " * (depth + 1)
    if isinstance(value, dict) and depth < 2:
        pairs = (f'{indent}"{key}": {written(each, depth + 1)}' for key, each in value.items())
        return "{" + ",".join(pairs) + indent[:-1] + "}"
    if isinstance(value, list) and isinstance(value[0], dict):
        return "[" + ",".join(indent + json.dumps(each, ensure_ascii=False) for each in value) + indent[:-1] + "]"
    return json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
def test_reads_as_it_was_reviewed(seed):
    record = RECORDS / f"{seed.stem}.json"
    reading = written(plain(extract(seed.read_text(encoding="utf-8"), reference()))) + "\n"
    rewrite, missing = os.environ.get("GOLDEN") == "rewrite", not record.exists()
    if rewrite or missing:
        RECORDS.mkdir(exist_ok=True)
        record.write_text(reading, encoding="utf-8")
    if missing and not rewrite:
        pytest.fail(f"There was no record of {seed.name}: one was written. Read it, and run the tests again.")
    assert reading.splitlines() == record.read_text(encoding="utf-8").splitlines(), "better? then: make golden"


@pytest.mark.parametrize("record", sorted(RECORDS.glob("*.json")), ids=lambda path: path.stem[:3])
def test_no_record_outlives_its_text(record):
    assert record.stem in {seed.stem for seed in SEEDS}
