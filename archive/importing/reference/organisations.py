"""The organisations of the reference list, with their names through time."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import prefetch_related_objects

from archive.extraction.reference import Reference, ReferenceDataError, ReferenceOrganisation
from archive.importing.reference.report import ReferenceReport
from archive.importing.reference.rows import Rows
from archive.models import Organisation, OrganisationKind, ReferenceRow, Standing
from archive.text import exact_key

# The list's words for kinds that the archive calls otherwise.
_KINDS = {
    "Party committee directly under the Central Committee": OrganisationKind.CENTRAL_COMMITTEE,
    # Bảo hiểm xã hội Việt Nam: an agency of the Government through most of the texts, a unit of a ministry since.
    "unit of a ministry since 2025": OrganisationKind.GOVERNMENT_AGENCY,
}

LoadedOrganisations = dict[ReferenceOrganisation, Organisation]


def load_organisations(reference: Reference, report: ReferenceReport) -> LoadedOrganisations:
    """Write the organisations; returns the row of every item that has one.

    Raises:
        ReferenceDataError: for a kind that the archive does not know.
    """
    rows = Rows(Organisation, ReferenceRow.List.ORGANISATIONS, report)
    loaded: LoadedOrganisations = {}
    present: dict[str, list[Organisation]] = {}
    keys = {exact_key(item.name) for item in reference.organisations}
    for row in Organisation.objects.filter(name_key__in=keys):
        present.setdefault(row.name_key, []).append(row)
    for item in reference.organisations:
        key = exact_key(item.name)
        namesakes = sum(exact_key(other.name) == key for other in reference.organisations)

        def adopt(taken: Collection[int], item=item, key=key, namesakes=namesakes) -> Organisation | None:
            return _adopted([row for row in present.get(key, ()) if row.pk not in taken], item, namesakes)

        row = rows.put(rows.key(key), _values(item), adopt)
        if row:
            loaded[item] = row
    prefetch_related_objects(list(loaded.values()), "aliases", "successors")
    for item, row in loaded.items():
        names = [(name, {"is_abbreviation": False}) for name in item.aliases]
        names += [(name, {"is_abbreviation": True}) for name in item.abbreviations]
        rows.names(row, names)
        rows.links(row, "successors", _successors(item, reference, loaded))
    rows.finish()
    return loaded


def organisation_kind(words: str) -> OrganisationKind:
    """The archive's kind for the list's words; ReferenceDataError where there is none."""
    kind = _KINDS.get(words) or OrganisationKind.parse(words)
    if kind is None:
        raise ReferenceDataError(f"organisations.json: unknown kind of organisation {words!r}")
    return kind


def _values(item: ReferenceOrganisation) -> dict:
    return {
        "name": item.name,
        "kind": organisation_kind(item.kind),
        "valid_from": item.valid_from,
        "valid_until": item.valid_until,
        "standing": Standing.KNOWN,
        "source": item.source,
        "note": item.note,
    }


def _adopted(rows: list[Organisation], item: ReferenceOrganisation, namesakes: int) -> Organisation | None:
    """A row of this name that texts or a curator brought in before the list did."""
    rows = [row for row in rows if row.place_id is None]  # a body of some province that bears a central body's name
    same_day = [row for row in rows if row.valid_from == item.valid_from]
    if same_day:
        return same_day[0]
    # A name that came back is several rows: one without a date may be any of them.
    return rows[0] if len(rows) == 1 and namesakes == 1 else None


def _successors(
    item: ReferenceOrganisation, reference: Reference, loaded: LoadedOrganisations
) -> list[Organisation | None]:
    """The rows that took over: of a name that came back, the row that begins after this one ends."""
    found = []
    for name in item.successors:
        namesakes = reference.organisations_named(name)
        later = [
            other
            for other in namesakes
            if other is not item
            and not (item.valid_until and other.valid_until and other.valid_until.latest <= item.valid_until.latest)
        ]
        found += [loaded.get(other) for other in later or namesakes[:1]]
    return found
