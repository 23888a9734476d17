"""``manage.py extract FILE…``: what the rules read from texts, without keeping any of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.core.management.color import supports_color
from django.utils.translation import gettext as _

from archive.extraction import Extraction, Reference, ReferenceDataError, extract, gold_record
from archive.extraction.show import show
from archive.importing.reader import UnreadableError, read_text


class Command(BaseCommand):
    help = (
        "Read texts and print what the rules find in them. Reads the reference lists, never the database. A file that "
        "cannot be read is named with the reason, the rest is printed all the same, and the exit code is 1."
    )
    # The record needs no database: not even one that has yet to be made.
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help="a text")
        form = parser.add_mutually_exclusive_group()
        form.add_argument("--json", action="store_true", help="print a JSON array, one object a file")
        form.add_argument(
            "--show", action="store_true", help="print the text with everything found marked in it, and its rule"
        )
        parser.add_argument(
            "--reference", type=Path, default=settings.REFERENCE_DIR, help="the folder of the reference lists"
        )

    def handle(self, *, files, reference, **options):
        try:
            facts = Reference.load(reference)
        except ReferenceDataError as error:
            raise CommandError(_("The reference lists cannot be loaded: %s") % error, returncode=1) from error
        records, refused = [], []
        for file in files:
            try:
                text = read_text(file).text
            except UnreadableError as error:
                refused.append(f"{file}: {error}")
                continue
            extraction = extract(text, facts)
            if options["show"]:
                self._show(file, extraction, self._in_colour(options))
            else:
                records.append({"file": file.name, **gold_record(extraction, facts)})
        if options["json"]:
            self.stdout.write(json.dumps(records, ensure_ascii=False, indent=1))
        else:
            for record in records:
                self._tell(record)
        if refused:
            raise CommandError("\n".join([_("Some files could not be read."), *refused]), returncode=1)

    def _in_colour(self, options: dict[str, Any]) -> bool:
        terminal = self.stdout.isatty() and supports_color()
        return options["force_color"] or (terminal and not options["no_color"])

    def _show(self, file: Path, extraction: Extraction, colour: bool) -> None:
        """The text with its finds, as it stands in the page."""
        self.stdout.write(self.style.MIGRATE_HEADING(file.name))
        for line in show(extraction, colour=colour):
            self.stdout.write(line)

    def _tell(self, record: dict[str, Any]) -> None:
        """The record in lines, what the text does not say left out."""
        self.stdout.write(self.style.MIGRATE_HEADING(record["file"]))
        for key, value in record.items():
            if key != "file" and value not in (None, [], {}):
                self.stdout.write(f"  {key}: {_in_words(value)}")


def _in_words(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_in_words(item)}" for key, item in value.items() if item not in (None, [], {}))
    if isinstance(value, list):
        return " | ".join(map(_in_words, value))
    return str(value)
