"""``manage.py load_reference``: the reference lists become rows."""

from __future__ import annotations

import json

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from archive.extraction.reference import ReferenceDataError
from archive.importing.reference import ReferenceReport, load_reference
from archive.search import drain


class Command(BaseCommand):
    help = (
        "Load organisations, places, directives and short forms from the reference lists. Loading them again changes "
        "nothing; what a curator edited or deleted stays so."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "folder",
            nargs="?",
            default=settings.REFERENCE_DIR,
            help="the folder of the lists (default: the site's own)",
        )
        parser.add_argument("--json", action="store_true", help="print the report as one JSON object")

    def handle(self, *, folder, verbosity, **options):
        try:
            report = load_reference(folder)
        except ReferenceDataError as error:
            raise CommandError(f"The reference lists cannot be loaded: {error}") from error
        if report.articles:
            drain()
        if options["json"]:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False, indent=1))
        else:
            self._tell(report, verbosity)

    def _tell(self, report: ReferenceReport, verbosity: int) -> None:
        for problem in report.problems:
            self.stderr.write(self.style.WARNING(problem))
        if verbosity:
            for name, counted in report.counts.items():
                self.stdout.write(f"{name}: " + ", ".join(f"{counted[result]} {result}" for result in report.RESULTS))
