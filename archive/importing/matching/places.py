"""Places: provinces by any spelling; what lies below only where the text names its province."""

from __future__ import annotations

from collections.abc import Iterable

from archive.extraction.record import PlaceMention
from archive.importing.matching.match import Match
from archive.importing.matching.names import rows_of
from archive.models import Place, PlaceAlias
from archive.text import exact_key


def match_places(mentions: Iterable[PlaceMention]) -> dict[tuple[str, str, str], Match]:
    """Resolve the places of one article: (name, kind, province) of a mention → its match.

    A district or commune is a provisional row once a text says in which province it lies; without that, its name
    alone is no proof (there are several Châu Thành), and it stays unmatched.
    """
    wanted = {(mention.name, mention.kind, mention.province) for mention in mentions}
    provinces = _provinces({exact_key(name) for name, _kind, province in wanted for name in (name, province)} - {""})
    below = _below({exact_key(name) for name, _kind, province in wanted if province})
    matches: dict[tuple[str, str, str], Match] = {}
    for name, kind, province in sorted(wanted):
        key, province_key = exact_key(name), exact_key(province)
        if province_key in ("", key) and kind in ("", "tỉnh", "thành phố") and key in provinces:
            matches[name, kind, province] = Match.to(provinces[key])
        elif province_key in provinces and province_key != key:
            lies_in = provinces[province_key]
            row = below.get((key, kind, lies_in.pk))
            if row is None:
                row, _created = Place.objects.get_or_create(
                    name_key=key, kind=kind, province=lies_in, defaults={"name": name}
                )
            matches[name, kind, province] = Match.to(row)
        else:
            matches[name, kind, province] = Match.one_of((), "the text does not say in which province")
    return matches


def _provinces(keys: set[str]) -> dict[str, Place]:
    """Provinces by the key of their name or of another spelling."""
    found: dict[str, Place] = {}
    own: dict[str, Place] = {}
    for row, names in rows_of(Place, PlaceAlias, keys, Place.objects.provinces()):
        for key in names:
            found.setdefault(key, row)
        own[row.name_key] = row
    return found | own


def _below(keys: set[str]) -> dict[tuple[str, str, int], Place]:
    """Districts and communes of these names, by (key of the name, rank, id of the province)."""
    rows = Place.objects.filter(name_key__in=keys).exclude(province=None)
    return {(row.name_key, row.kind, row.province_id): row for row in rows}
