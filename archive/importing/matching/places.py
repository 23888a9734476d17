"""Places: provinces by any spelling; what lies below only where the text names its province."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from archive.extraction.record import PlaceMention
from archive.importing.matching.match import Match
from archive.models import Place
from archive.text import exact_key


def match_places(mentions: Iterable[PlaceMention]) -> dict[tuple[str, str, str], Match]:
    """Resolve the places of one article: (name, kind, province) of a mention → its match.

    A district or commune is a provisional row once a text says in which province it lies; without that, its name
    alone is no proof (there are several Châu Thành), and it stays unmatched.
    """
    wanted = {(mention.name, mention.kind, mention.province) for mention in mentions}
    provinces = _provinces({exact_key(name) for name, _kind, province in wanted for name in (name, province)} - {""})
    matches: dict[tuple[str, str, str], Match] = {}
    for name, kind, province in sorted(wanted):
        key, province_key = exact_key(name), exact_key(province)
        if province_key in ("", key) and kind in ("", "tỉnh", "thành phố") and key in provinces:
            matches[name, kind, province] = Match.to(provinces[key])
        elif province_key in provinces and province_key != key:
            row, _created = Place.objects.get_or_create(
                name_key=key, kind=kind, province=provinces[province_key], defaults={"name": name}
            )
            matches[name, kind, province] = Match.to(row)
        else:
            matches[name, kind, province] = Match.one_of((), "the text does not say in which province")
    return matches


def _provinces(keys: set[str]) -> dict[str, Place]:
    """Provinces by the key of their name or of another spelling."""
    rows = (
        Place.objects.provinces()
        .filter(Q(name_key__in=keys) | Q(aliases__name_key__in=keys))
        .prefetch_related("aliases")
        .distinct()
    )
    found: dict[str, Place] = {}
    for row in rows:
        for alias in row.aliases.all():
            found.setdefault(alias.name_key, row)
    return found | {row.name_key: row for row in rows}
