"""Builds a throw-away archive of invented articles, measures the way of a text and of a query, and compares.

    python -m benchmarks [--articles 300]

What is measured is the processor's time of this process, which depends less on what else the machine does than the
clock on the wall. Each figure is also given as a multiple of a fixed piece of work (folding a text), and that multiple
is what is compared with the run before: trust the ratios, not the milliseconds.
"""

import argparse
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

from benchmarks.texts import invented_articles

PROJECT = Path(__file__).parent.parent
RECORD = Path(os.environ.get("ARCHIVE_VAR_DIR") or PROJECT / "var") / "benchmark.json"
WARM_RUNS = 7
NOTEWORTHY = 0.25  # a ratio that moves less is the noise of a busy machine, as measured

QUERIES = {
    "everything": {},
    "a rare word": {"q": ["kỷ nguyên"]},
    "a word in every article": {"q": ["hội nghị"]},
    "without diacritics": {"q": ["dang uy bo"]},
    "a phrase": {"q": ['"tổ chức bộ máy"']},
    "a number": {"q": ["18-NQ/TW"]},
    "a word and a span of days": {"q": ["tỉnh ủy"], "from": ["2018"], "to": ["2020-06"]},
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="make benchmark", description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=300, help="how many invented articles (300)")
    count = parser.parse_args().articles
    if count < 1:
        parser.error("--articles: at least 1")
    with tempfile.TemporaryDirectory(prefix="archive-benchmark-") as folder:
        os.environ["ARCHIVE_VAR_DIR"] = folder
        os.environ.pop("DATABASE_URL", None)  # never the archive that people work in
        os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
        figures = measure(count, Path(folder))
    tell(figures, count)


def measure(count: int, folder: Path) -> dict[str, dict[str, float]]:
    """Name of the work → `seconds` for one article or one search, and their `ratio` to the fixed piece of work."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from archive.extraction import Reference, extract
    from archive.importing import import_paths
    from archive.search import Criteria, drain, rebuild, search

    texts = list(invented_articles(count))
    source = folder / "texts"
    source.mkdir()
    for number, text in enumerate(texts):
        (source / f"{number:06}.txt").write_text(text, encoding="utf-8")
    call_command("migrate", interactive=False, verbosity=0)
    rebuild()
    call_command("load_reference", verbosity=0)
    reference = Reference.load(settings.REFERENCE_DIR)

    figures: dict[str, dict[str, float]] = {}
    unit = fixed_work()

    def time(name: str, work: Callable[[], object], each: int = 1, runs: int = 1) -> None:
        seconds = []
        for _ in range(runs):
            start = process_time()
            work()
            seconds.append((process_time() - start) / each)
        figures[name] = {"seconds": median(seconds), "ratio": median(seconds) / unit}

    time("reading an article", lambda: [extract(text, reference) for text in texts], count)
    time("importing an article", lambda: import_paths([source]), count)
    time("indexing an article, as it comes", drain, count)
    time("indexing an article, all anew", rebuild, count)
    for name, parameters in QUERIES.items():
        criteria, _notices = Criteria.parse(parameters)
        time(f"finding {name}, first", lambda criteria=criteria: search(criteria))
        time(f"finding {name}, again", lambda criteria=criteria: search(criteria), runs=WARM_RUNS)
    return figures


def fixed_work() -> float:
    """Seconds that folding a text of about 60,000 characters takes on this machine: the quickest of many times."""
    from archive.text import fold

    text = "Ban Thường vụ Tỉnh ủy họp phiên thường kỳ. " * 1400
    runs = []
    for _ in range(50):
        start = process_time()
        fold(text)
        runs.append(process_time() - start)
    return min(runs)


def tell(figures: dict[str, dict[str, float]], count: int) -> None:
    """Print the figures beside those of the run before of the same size, then keep them for the next."""
    kept = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.is_file() else {}
    before = kept.get(str(count), {})
    print(f"{count} invented articles\n{'':44}{'ms':>10}{'ratio':>10}  against the run before")
    for name, figure in figures.items():
        change = figure["ratio"] / before[name]["ratio"] - 1 if name in before else 0.0
        told = f"{change:+.0%} {'slower' if change > 0 else 'faster'}" if abs(change) > NOTEWORTHY else ""
        print(f"{name:44}{figure['seconds'] * 1000:10.2f}{figure['ratio']:10.2f}  {told}")
    RECORD.parent.mkdir(parents=True, exist_ok=True)
    RECORD.write_text(json.dumps({**kept, str(count): figures}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
