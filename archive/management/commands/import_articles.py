"""``manage.py import_articles PATH…``: texts become articles."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentTypeError

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from archive.importing import Report, import_paths
from archive.reading import ReadersUnavailableError, cores
from archive.search import drain

# Files between two commits of the index: a long import shows as it goes on, in a few segments.
DRAIN_EVERY = 200
# What a shell reports of a program that Ctrl-C ended.
STOPPED = 130


class Command(BaseCommand):
    help = "Import files and folders of .txt; the exit code is 1 if any failed."

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a .txt file, or a folder of them")
        parser.add_argument("--dry-run", action="store_true", help="do everything, keep nothing")
        parser.add_argument(
            "--processes",
            type=_number,
            default=cores(),
            metavar="N",
            help="read the texts in N processes (default: as many as there are processors); 1: in this one",
        )
        parser.add_argument("--json", action="store_true", help="print the report as one JSON object")

    def handle(self, *, paths, dry_run, processes, **options):
        # The time left is told by the pace of the whole import: texts, and the index taking them up, come in turns.
        with tqdm(
            unit=" texts", disable=not sys.stderr.isatty(), file=sys.stderr, leave=False, smoothing=0, total=0
        ) as bar:

            def progress(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)
                if not dry_run and done % DRAIN_EVERY == 0 and done < total:
                    drain()

            try:
                report = import_paths(paths, dry_run=dry_run, processes=processes, progress=progress)
            except ReadersUnavailableError as error:
                message = _("No process could be started to read the texts (%s). Try it with --processes 1.") % error
                raise CommandError(message, returncode=1) from error
            except KeyboardInterrupt as stop:
                message = _("Stopped. What came in is kept; the same command goes on from there.")
                raise CommandError(message, returncode=STOPPED) from stop
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


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(_("“%s” is no number of processes: 1 or more") % text)
    return int(text)
