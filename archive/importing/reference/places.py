"""The provinces of the reference list: before the mergers of 2025 and after, one row a name."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import prefetch_related_objects

from archive.extraction.reference import Reference, ReferenceProvince
from archive.importing.reference.report import ReferenceReport
from archive.importing.reference.rows import Rows
from archive.models import Place, ReferenceRow, Standing
from archive.text import exact_key


def load_places(reference: Reference, report: ReferenceReport) -> None:
    """Write the provinces, their other spellings and what became of them."""
    rows = Rows(Place, ReferenceRow.List.PLACES, report)
    present = {row.name_key: row for row in Place.objects.provinces()}
    loaded: dict[ReferenceProvince, Place] = {}
    for item in reference.provinces:
        key = exact_key(item.name)

        def adopt(taken: Collection[int], key=key) -> Place | None:
            row = present.get(key)
            return row if row and row.pk not in taken else None

        row = rows.put(rows.key(key), _values(item), adopt)
        if row:
            loaded[item] = row
    prefetch_related_objects(list(loaded.values()), "aliases", "successors")
    by_name = {item.name: row for item, row in loaded.items()}
    for item, row in loaded.items():
        rows.names(row, [(name, {}) for name in item.other_names])
        rows.links(row, "successors", [by_name.get(name) for name in item.successors])
    rows.finish()


def _values(item: ReferenceProvince) -> dict:
    note = ""
    if item.later_kind:
        # Facts, not words: the note reads the same in every language of the page.
        note = f"{item.kind} → {item.later_kind}: {item.later_kind_since}"
    return {
        "name": item.name,
        "kind": item.later_kind or item.kind,
        "valid_until": item.valid_until,
        "standing": Standing.KNOWN,
        "note": note,
    }
