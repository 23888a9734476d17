"""Whom and what a page of articles names, by their standing claims alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from django.db.models import Min, Model, QuerySet

from archive.models import Citation, Directive, Mention, Organisation, Person, Place

PERSON, ORGANISATION, PLACE = Mention.Kind.PERSON, Mention.Kind.ORGANISATION, Mention.Kind.PLACE
# What the label and the address of a record are made of, by the column of the claim that leads to it.
_COLUMNS = {
    "person": (Person, ("id", "name")),
    "organisation": (Organisation, ("id", "name")),
    "place": (Place, ("id", "name", "kind", "province_id")),
    "place__province": (Place, ("id", "name", "kind", "province_id")),
    "directive": (Directive, ("id", "kind", "number", "symbol", "issuer_name", "issued", "name")),
}


@dataclass(frozen=True)
class Named:
    """The records that one article names, each once, in order of their first mention."""

    people: list[Person] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    provinces: list[Place] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)


def named_in(article_ids: Collection[int], kinds: Collection[str] = (PERSON, ORGANISATION, PLACE)) -> dict[int, Named]:
    """What each of these articles names, as {article id: Named}; every id asked for is there.

    Two queries, however many articles and names; ``kinds`` says which mentions are wanted, directives always are. The
    records carry what their label and address need, no more. A place below a province stands for its province, as in
    the search.
    """
    named = {article_id: Named() for article_id in article_ids}
    mentions = Mention.objects.standing().filter(article__in=named, kind__in=kinds)
    targets = ["person"] * (PERSON in kinds) + ["organisation"] * (ORGANISATION in kinds)
    for article_id, records in _first_named(mentions, targets + ["place", "place__province"] * (PLACE in kinds)):
        found = named[article_id]
        _add(found.people, records.get("person"))
        _add(found.organisations, records.get("organisation"))
        _add(found.provinces, records.get("place__province") or records.get("place"))
    citations = Citation.objects.standing().filter(article__in=named)
    for article_id, records in _first_named(citations, ["directive"]):
        _add(named[article_id].directives, records.get("directive"))
    return named


def _first_named(claims: QuerySet, targets: list[str]) -> Iterator[tuple[int, dict[str, Model]]]:
    """Yield (article id, {target: record}) once for every record that an article names, in order of the text."""
    columns = [f"{target}__{column}" for target in targets for column in _COLUMNS[target][1]]
    rows = (
        claims.order_by()
        .values_list("article_id", *columns)
        .annotate(first=Min("start"))
        .order_by("article_id", "first")
    )
    met: dict[tuple[str, int], Model] = {}  # most are named by many articles; a record is made once
    for article_id, *values in rows:
        records: dict[str, Model] = {}
        for target in targets:
            model, names = _COLUMNS[target]
            own, values = values[: len(names)], values[len(names) :]
            if own[0] is not None:
                key = (target, own[0])
                if key not in met:
                    met[key] = model(**dict(zip(names, own, strict=True)))
                records[target] = met[key]
        yield article_id, records


def _add(records: list, record: Model | None) -> None:
    if record is not None and record not in records:
        records.append(record)
