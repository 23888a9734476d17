"""Measures an archive of synthetic articles, or of a folder of texts, beside other search engines.

    python -m benchmarks [PART …] [--articles 10000] [--texts FOLDER] [--results FOLDER] [--document FILE]

The parts, all of them if none is named: build, engine, page, load, export, importing, size. The archive is made where
it is not there yet, under var/benchmark/, and kept. The figures go into a file of JSON, each part in the place of its
former figures, and are told as tables; with --document also between the marks of that document, and with --tables
nothing is measured, and the document is made of the figures that are kept.
"""

import argparse
import sys
import time
from pathlib import Path

from benchmarks import archives, parts, results, tables

PROJECT = Path(__file__).parent.parent
ENGINES = ("ours", "tantivy", "fts5", "stock")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(parts.NAMES)} (all)")
    parser.add_argument("--articles", type=int, default=10_000, help="how many synthetic articles (10000)")
    parser.add_argument("--texts", type=Path, help="a folder of real texts, in the place of synthetic articles")
    parser.add_argument("--archives", type=Path, default=PROJECT / "var" / "benchmark", help="where they are kept")
    parser.add_argument("--results", type=Path, help="where the figures are kept (where the archives are)")
    parser.add_argument("--document", type=Path, help="write the tables into this document, too")
    parser.add_argument("--tables", action="store_true", help="only write the document")
    parser.add_argument("--engines", default=",".join(ENGINES), help=f"which take part ({','.join(ENGINES)})")
    parser.add_argument("--runs", type=int, default=5, help="how often each warm query is asked (5)")
    parser.add_argument("--seconds", type=float, default=10.0, help="how long each number of clients asks (10)")
    given = parser.parse_args()
    if unknown := set(given.parts) - set(parts.NAMES):
        parser.error(f"there is no part {', '.join(sorted(unknown))}; there are {', '.join(parts.NAMES)}")
    if unknown := set(given.engines.split(",")) - set(ENGINES):
        parser.error(f"there is no engine {', '.join(sorted(unknown))}; there are {', '.join(ENGINES)}")
    if given.articles < archives.LEAST or given.runs < 1 or given.seconds <= 0:
        parser.error(f"at least {archives.LEAST} articles, one run, and some seconds")
    if given.texts and not given.texts.is_dir():
        parser.error(f"there is no folder {given.texts}")
    if given.tables and not given.document:
        parser.error("--tables needs --document")
    if given.tables:
        tables.write(given.document, results.all_in(given.results or given.archives))
        return 0
    return run(given)


def run(given: argparse.Namespace) -> int:
    """Make the archive, measure what is asked for, keep and tell it."""
    name = "texts" if given.texts else str(given.articles)
    var = given.archives / name
    file = (given.results or given.archives) / f"{name}.json"
    print(f"{var}", flush=True)
    names = given.parts or parts.NAMES
    articles = archives.prepare(var, given.texts, given.articles, indexed="build" not in names)
    taking_part = [each for each in given.engines.split(",") if archives.can_take_part(each, articles)]
    chosen = parts.Run(var, articles, given.runs, given.seconds, tuple(taking_part))
    from benchmarks.machine import machine  # what follows needs the settings

    results.begin(file, articles, texts=bool(given.texts))
    for part in names:
        print(part, flush=True)
        before, start = machine(), time.monotonic()
        results.put(file, part, parts.measure(part, chosen), before)
        print(f"  {time.monotonic() - start:.0f} s", flush=True)
    measured = results.read(file)
    print(tables.whole(measured))
    print(f"The figures are in {file}")
    if given.document:
        tables.write(given.document, results.all_in(file.parent))
        print(f"The tables are in {given.document}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
