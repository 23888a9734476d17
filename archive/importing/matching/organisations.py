"""Organisations: by name on the day of the article; one that nobody knows yet becomes a provisional row."""

from __future__ import annotations

from collections.abc import Iterable

from archive.extraction.record import OrganisationMention
from archive.importing.matching.match import Match
from archive.importing.matching.names import rows_of
from archive.models import Organisation, OrganisationAlias, OrganisationKind, Place
from archive.text import PartialDate, exact_key

# Bodies of which every province may have one of the same name.
LOCAL_KINDS = frozenset({OrganisationKind.LOCAL_PARTY_COMMITTEE, OrganisationKind.LOCAL_STATE_BODY})
NAME_LIMIT = Organisation._meta.get_field("name").max_length


class OrganisationMatcher:
    """Resolves the organisations of one article; ``dated`` is the day whose names count (None: any day's)."""

    def __init__(self, mentions: Iterable[OrganisationMention], dated: PartialDate | None, *more_names: str):
        self._mentions: dict[str, OrganisationMention] = {}
        for mention in mentions:
            # Of several mentions the one that says most counts: only the first may tell of what it is a part.
            known = self._mentions.get(exact_key(mention.name))
            if known is None or _says(mention) > _says(known):
                self._mentions[exact_key(mention.name)] = mention
        self._dated = dated
        self._matches: dict[str, Match] = {}
        self._rows: dict[str, list[Organisation]] = {}
        parents = {exact_key(mention.parent) for mention in self._mentions.values() if mention.parent}
        self._load({*self._mentions, *parents, *map(exact_key, more_names)} - {""})
        names = {exact_key(mention.province) for mention in self._mentions.values() if mention.province}
        self._provinces = {row.name_key: row for row in Place.objects.provinces().filter(name_key__in=names)}

    def _load(self, keys: set[str]) -> None:
        for row, names in rows_of(Organisation, OrganisationAlias, keys):
            for key in names:
                self._rows.setdefault(key, []).append(row)

    def match(self, name: str) -> Match:
        """The row of a full name. A complete name that no row bears is added as provisional."""
        key = exact_key(name)
        if key not in self._matches:
            self._matches[key] = self._match(key, name)
        return self._matches[key]

    def _match(self, key: str, name: str) -> Match:
        if not key or len(name) > NAME_LIMIT:
            return Match.one_of((), "no usable name")
        mention = self._mentions.get(key)
        rows = self._of_its_province(self._rows.get(key, []), mention)
        if rows:
            # A name of its own goes before another body's short form, the name of the day before that of another.
            own = [row for row in rows if row.name_key == key] or rows
            in_force = [row for row in own if self._in_force(row)] or own
            return Match.one_of(in_force, "several bodies of this name" if len(in_force) > 1 else "")
        if mention is None or not mention.complete:
            return Match.one_of((), "the text does not say whose")
        if mention.kind in LOCAL_KINDS and not mention.province:
            return Match.one_of((), "the text does not say in which province")
        return Match.to(self._add(mention), "first read here")

    def _of_its_province(self, rows: list[Organisation], mention: OrganisationMention | None) -> list[Organisation]:
        """The rows without those of another province: there are several Huyện ủy Châu Thành."""
        province = self._provinces.get(exact_key(mention.province)) if mention and mention.province else None
        if province is None:
            return rows
        return [row for row in rows if row.place_id in (None, province.pk)]

    def _in_force(self, row: Organisation) -> bool:
        if self._dated is None:
            return True
        begins, ends = row.valid_from, row.valid_until
        return not (begins and self._dated.latest < begins.earliest) and not (
            ends and self._dated.earliest > ends.latest
        )

    def _add(self, mention: OrganisationMention) -> Organisation:
        parent = None
        if mention.parent and exact_key(mention.parent) != exact_key(mention.name):
            parent = self.match(mention.parent).target
        return Organisation.objects.create(
            name=mention.name,
            kind=OrganisationKind.parse(mention.kind) or OrganisationKind.OTHER,
            parent=parent,
            place=self._provinces.get(exact_key(mention.province)),
        )


def _says(mention: OrganisationMention) -> int:
    """How much a mention tells of the body besides its name."""
    return 4 * mention.complete + 2 * bool(mention.parent) + bool(mention.province)
