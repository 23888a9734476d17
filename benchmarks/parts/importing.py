"""Importing texts into an empty archive: reading, matching, storing, indexing, by the command that people use."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from benchmarks.parts import Run
from benchmarks.processes import command
from benchmarks.texts import invented_articles

_TEXTS = 400


def measure(run: Run) -> dict[str, Any]:
    """``texts``, ``seconds``, ``cpu``, ``memory_mb`` and ``a_second``, the start of the command included.

    The texts are paragraphs of the seeds put together anew, as long as real ones: what the rules have to read.
    """
    count = min(_TEXTS, run.articles)
    with tempfile.TemporaryDirectory(prefix="archive-benchmark-") as folder:
        var, source = Path(folder) / "var", Path(folder) / "texts"
        source.mkdir()
        for number, text in enumerate(invented_articles(count)):
            (source / f"{number:06}.txt").write_text(text, encoding="utf-8")
        for words in (("migrate",), ("load_reference",), ("rebuild_index", "--noinput")):
            command(*words, var=var)
        figures = command("import_articles", str(source), var=var)
    return figures | {"texts": count, "a_second": round(count / figures["seconds"], 1)}
