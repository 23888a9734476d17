"""``manage.py evaluate_search CASES.json``: how well the search finds what it has to find."""

from __future__ import annotations

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.search.evaluation import CasesError, evaluate, load_cases, plain, report

# Exit codes: something is not found as it should; nothing could be measured.
MISSED, UNMEASURED = 1, 2


class Command(BaseCommand):
    help = (
        "Run cases of query → articles that must, or must not, be found: success at 1 and at 10, MRR, and every miss. "
        "Reads the archive and its index as they stand. The exit code is 0 where all is well, 1 where a case is not, "
        "2 where nothing could be measured."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "cases", nargs="+", metavar="CASES", type=Path, help="a JSON file of cases, or a folder of them"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *, cases, **options):
        try:
            evaluation = evaluate([case for path in _files(cases) for case in load_cases(path)])
        except CasesError as error:
            raise CommandError(_("The search cannot be measured: %s") % error, returncode=UNMEASURED) from error
        if options["json"]:
            self.stdout.write(json.dumps(plain(evaluation), ensure_ascii=False, indent=1))
        else:
            for line in report(evaluation):
                self.stdout.write(line)
        if count := len(evaluation.misses):
            message = ngettext("%d case is not well.", "%d cases are not well.", count) % count
            raise CommandError(message, returncode=MISSED)


def _files(paths: list[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.glob("*.json")) if path.is_dir() else [path]
        if not inside:
            raise CasesError(f"{path}: no .json file in this folder")
        found += inside
    return found
