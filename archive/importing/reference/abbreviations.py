"""The short forms of the reference list, which the search opens."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import prefetch_related_objects

from archive.extraction.reference import Abbreviation as ReferenceAbbreviation
from archive.extraction.reference import Reference
from archive.importing.reference.report import ReferenceReport
from archive.importing.reference.rows import Rows
from archive.models import Abbreviation, Expansion, ReferenceRow
from archive.text import exact_key


def load_abbreviations(reference: Reference, report: ReferenceReport) -> None:
    """Write the short forms and what each may stand for, unless a curator sees to its expansions."""
    rows = Rows(Abbreviation, ReferenceRow.List.ABBREVIATIONS, report)
    present = {row.short_key: row for row in Abbreviation.objects.all()}
    loaded: dict[ReferenceAbbreviation, Abbreviation] = {}
    for item in reference.abbreviations:
        key = exact_key(item.abbreviation)

        def adopt(taken: Collection[int], key=key) -> Abbreviation | None:
            row = present.get(key)
            return row if row and row.pk not in taken else None

        row = rows.put(rows.key(key), {"short": item.abbreviation}, adopt)
        if row:
            loaded[item] = row
    prefetch_related_objects(list(loaded.values()), "expansions")
    for item, row in loaded.items():
        _write_expansions(rows, row, item.expansions)
    rows.finish()


def _write_expansions(rows: Rows, row: Abbreviation, texts: Iterable[str]) -> None:
    """Make the expansions those of the list; the short form is saved with them, for the search to notice."""
    wanted = {exact_key(text): text for text in texts}
    present = {expansion.text_key: expansion for expansion in row.expansions.all()}
    missing = [text for key, text in wanted.items() if key not in present]
    gone = [expansion.pk for key, expansion in present.items() if key not in wanted]
    if not missing and not gone:
        return
    if "expansions" in row.edited_fields:
        rows.kept(row)
        return
    Expansion.objects.filter(pk__in=gone).delete()
    for text in missing:
        Expansion.objects.create(abbreviation=row, text=text)
    row.save()
    rows.changed(row)
