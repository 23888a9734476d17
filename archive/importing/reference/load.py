"""All reference lists into the database, in one transaction."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from archive.extraction.reference import Reference
from archive.importing.reference.abbreviations import load_abbreviations
from archive.importing.reference.directives import load_directives
from archive.importing.reference.organisations import load_organisations
from archive.importing.reference.places import load_places
from archive.importing.reference.report import ReferenceReport


def load_reference(folder: Path | str) -> ReferenceReport:
    """Load the JSON lists of a folder; loading the same lists again changes nothing.

    A row is known again by its key in the list, whatever a curator called it since. Fields that a curator edited
    (``edited_fields``) stay, and rows that a curator deleted stay away. Rows that texts brought in before the list did
    are taken over where it is clear that they are the same.

    Raises:
        ReferenceDataError: the lists are missing or wrong; then nothing is loaded.
    """
    reference = Reference.load(folder)
    report = ReferenceReport()
    with transaction.atomic():
        organisations = load_organisations(reference, report)
        load_places(reference, report)
        load_directives(reference, organisations, report)
        load_abbreviations(reference, report)
    return report
