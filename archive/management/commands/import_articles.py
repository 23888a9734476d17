"""``manage.py import_articles PATH…``: texts become articles."""

from __future__ import annotations

import json
import sys

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from archive.importing import Report, import_paths
from archive.search import drain

# Files between two commits of the index: a long import shows as it goes on, in a few segments.
DRAIN_EVERY = 200


class Command(BaseCommand):
    help = "Import files and folders of .txt; the exit code is 1 if any failed."

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a .txt file, or a folder of them")
        parser.add_argument("--dry-run", action="store_true", help="do everything, keep nothing")
        parser.add_argument("--json", action="store_true", help="print the report as one JSON object")

    def handle(self, *, paths, dry_run, **options):
        with tqdm(unit=" texts", disable=not sys.stderr.isatty(), file=sys.stderr, leave=False) as bar:

            def progress(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)
                if not dry_run and done % DRAIN_EVERY == 0 and done < total:
                    drain()

            try:
                report = import_paths(paths, dry_run=dry_run, progress=progress)
            finally:
                # Also what came in before somebody stopped it: nothing else would tell the index for a long time.
                if not dry_run:
                    drain()
        if options["json"]:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False, indent=1))
        else:
            self._tell(report, dry_run)
        if report.failed:
            raise CommandError(_("Some files could not be imported."), returncode=1)

    def _tell(self, report: Report, dry_run: bool) -> None:
        """One line a file, unless it is unchanged for no reason worth telling, then the counts."""
        for file in report.files:
            line = f"{file.result.label}: {file.file}" + (f" ({file.reason})" if file.reason else "")
            self.stdout.write(self.style.ERROR(line) if file.result == "failed" else line)
        for name in report.ignored:
            self.stdout.write(_("no text, left alone: %s") % name)
        counts = report.counts()
        summary = _("%(created)s created, %(updated)s updated, %(unchanged)s unchanged, %(failed)s failed") % counts
        self.stdout.write(summary + (_(" (dry run: nothing was kept)") if dry_run else ""))
