"""Archives to measure: a folder of its own for each, never the one that people work in."""

from __future__ import annotations

import importlib.util
import os
import re
import sys
import tempfile
from pathlib import Path

from benchmarks.processes import command

LEAST = 100  # articles; of fewer no queries of every class can be chosen
# Stock Whoosh needs seconds for a page of more articles than this, and a quarter of an hour to be built.
STOCK_LIMIT = 10_000
_NEEDS = {"tantivy": "tantivy"}


def open_archive(folder: Path) -> None:
    """Set Django up for the archive in this folder; to be called once, before anything of Django is imported."""
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["ARCHIVE_VAR_DIR"] = str(folder.resolve())
    os.environ.pop("DATABASE_URL", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
    import django

    django.setup()


def migrate() -> None:
    """Make the tables, and load the reference lists."""
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_reference", verbosity=0)


def prepare(var: Path, texts: Path | None, count: int, *, indexed: bool) -> int:
    """Open the archive of a folder and see to it that it holds the texts, or so many synthetic articles, and that it is
    ``indexed``, unless that comes later. The number of its published articles.

    Raises:
        RuntimeError: if it cannot be filled or indexed, or was left half filled before.
    """
    open_archive(var)
    migrate()
    from archive.models import Article
    from archive.search import drain, freshness

    if not Article.objects.exists():
        print("Making the archive.", flush=True)
        if texts:
            _import(texts)
        else:
            _fill(count)
    found = Article.objects.published().count()
    if not texts and found != count:
        raise RuntimeError(f"{var} holds {found} articles and not {count}; delete it to have it made anew.")
    if indexed:
        drain()
    if indexed and not freshness.state().ok:
        print("Building the index.", flush=True)
        command("rebuild_index", "--noinput", var=var)
    return found


def _fill(count: int) -> None:
    from benchmarks.synthetic.filling import fill

    fill(count, told=lambda written: print(f"\r{written} articles", end="", file=sys.stderr, flush=True))
    print(file=sys.stderr)


def _import(texts: Path) -> None:
    """Import texts as a curator would; lines of ``.jsonl`` files are written out as files first."""
    from archive.extraction.labels import texts_in
    from archive.importing import import_paths

    with tempfile.TemporaryDirectory(prefix="archive-benchmark-") as folder:
        for _file, key, text in texts_in(texts):
            name = re.sub(r"[^\w-]", "_", key)
            (Path(folder) / f"{name}.txt").write_text(text, encoding="utf-8")
        print(import_paths([folder]).counts())


def can_take_part(name: str, articles: int) -> bool:
    """Whether an engine is installed and not too slow for so many articles; where not, that is told."""
    needed = _NEEDS.get(name)
    if needed and not importlib.util.find_spec(needed):
        print(f"Without {name}: pip install -r requirements-benchmark.txt", file=sys.stderr)
        return False
    if name == "stock" and articles > STOCK_LIMIT:
        print(f"Without {name}, which would take hours beyond {STOCK_LIMIT} articles", file=sys.stderr)
        return False
    return True
