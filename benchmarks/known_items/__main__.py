"""Known items in eight disguises, and random phrases, on a folder of texts.

    python -m benchmarks.known_items CORPUS [--archive FOLDER] [--items 300] [--phrases 10000] [--alone]

CORPUS holds ``.txt`` files, or ``.jsonl`` or ``.jsonl.gz`` with ``{"id", "text"}`` a line. Importing some thousand
texts takes minutes; with ``--archive`` the archive is kept in that folder and used again. Nothing of the texts is
written elsewhere, and nothing is printed of them without ``--misses``. The exit code is 1 where a promise is broken.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.known_items", description=__doc__.splitlines()[0])
    parser.add_argument("corpus", metavar="CORPUS", type=Path, help="the folder of texts")
    parser.add_argument("--archive", metavar="FOLDER", type=Path, help="keep the archive there, and use it again")
    parser.add_argument("--articles", type=int, help="how many texts of the corpus (all)")
    parser.add_argument("--items", type=int, default=300, help="how many of each kind: piece, name, number (300)")
    parser.add_argument("--phrases", type=int, default=10_000, help="how many random phrases (10000)")
    parser.add_argument("--seed", type=int, default=1, help="of the dice (1)")
    parser.add_argument("--alone", action="store_true", help="without the two other engines")
    parser.add_argument("--misses", type=int, default=0, help="print so many misses of each disguise")
    options = parser.parse_args()
    if not options.corpus.is_dir():
        print(f"There is no folder {options.corpus}: nothing was measured.", file=sys.stderr)
        return 2
    kept = nullcontext(options.archive) if options.archive else tempfile.TemporaryDirectory(prefix="known-items-")
    with kept as folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        os.environ["ARCHIVE_VAR_DIR"] = str(Path(folder).absolute())
        os.environ.pop("DATABASE_URL", None)  # never the archive that people work in
        os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
        import django

        django.setup()
        # What follows needs the settings.
        from django.utils import translation

        from archive.extraction.labels import LabelsError
        from benchmarks.known_items.measuring import measure

        with translation.override("en"):
            try:
                return 0 if measure(options, Path(folder)) else 1
            except LabelsError as error:
                print(f"Nothing was measured: {error}", file=sys.stderr)
                return 2


if __name__ == "__main__":
    sys.exit(main())
