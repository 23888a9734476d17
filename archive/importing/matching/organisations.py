"""Organisations: by name on the day of the article; one that nobody knows yet becomes a provisional row."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from archive.extraction.record import OrganisationMention
from archive.importing.matching.match import Match
from archive.models import Organisation, OrganisationKind, Place
from archive.text import PartialDate, exact_key

NAME_LIMIT = Organisation._meta.get_field("name").max_length


class OrganisationMatcher:
    """Resolves the organisations of one article; ``dated`` is the day whose names count (None: any day's)."""

    def __init__(self, mentions: Iterable[OrganisationMention], dated: PartialDate | None, *more_names: str):
        self._mentions = {exact_key(mention.name): mention for mention in mentions}
        self._dated = dated
        self._rows: dict[str, list[Organisation]] = {}
        parents = {exact_key(mention.parent) for mention in self._mentions.values() if mention.parent}
        self._load({*self._mentions, *parents, *map(exact_key, more_names)} - {""})

    def _load(self, keys: set[str]) -> None:
        rows = (
            Organisation.objects.filter(Q(name_key__in=keys) | Q(aliases__name_key__in=keys))
            .prefetch_related("aliases")
            .distinct()
        )
        for row in rows:
            for key in {row.name_key, *(alias.name_key for alias in row.aliases.all())} & keys:
                self._rows.setdefault(key, []).append(row)

    def match(self, name: str) -> Match:
        """The row of a full name. A complete name that no row bears is added as provisional."""
        key = exact_key(name)
        if not key or len(name) > NAME_LIMIT:
            return Match.one_of((), "no usable name")
        rows = self._rows.get(key, [])
        if len(rows) > 1:
            # A name of its own goes before another body's short form, the name of the day before that of another.
            own = [row for row in rows if row.name_key == key] or rows
            in_force = [row for row in own if self._in_force(row)] or own
            return Match.one_of(in_force, "several bodies of this name")
        if rows:
            return Match.to(rows[0])
        mention = self._mentions.get(key)
        if mention is None or not mention.complete:
            return Match.one_of((), "the text does not say whose")
        return Match.to(self._add(mention), "first read here")

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
        row = Organisation.objects.create(
            name=mention.name,
            kind=OrganisationKind.parse(mention.kind) or OrganisationKind.OTHER,
            parent=parent,
            place=Place.objects.provinces().filter(name_key=exact_key(mention.province)).first()
            if mention.province
            else None,
        )
        self._rows[row.name_key] = [row]
        return row
