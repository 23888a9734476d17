"""The records that articles lead to, as far as articles are found by them: names, and the terms of directives."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.db.models import Model

from archive.models import Directive, Organisation, Person, Place
from archive.search.analyzers import document_terms
from archive.text.symbols import symbol_key

# The name and the aliases of a record, the name first.
Names = tuple[str, ...]


class PlaceNames(NamedTuple):
    """A place: what it is called, its rank before the name of what lies in a province, and that province, if any."""

    names: Names
    province: int | None


class DirectiveNames(NamedTuple):
    """A directive: what readers call it; what it is found by in its own field; its terms as a number.

    ``titles`` are without issuer and year, which say nothing of what an article is about.
    """

    label: str
    titles: Names
    terms: list[str]


class Records:
    """Records by primary key, each read once, in a fixed number of queries a batch.

    Whoever changes a record notes the articles that show it, so what is kept here may lag no longer than a batch of
    changes, or a build, takes.
    """

    def __init__(self) -> None:
        self.people: dict[int, Names] = {}
        self.organisations: dict[int, Names] = {}
        self.places: dict[int, PlaceNames] = {}
        self.directives: dict[int, DirectiveNames] = {}

    def load(
        self, people: Iterable[int], organisations: Iterable[int], places: Iterable[int], directives: Iterable[int]
    ) -> None:
        """Read those that are not there yet; the provinces of places, too. None among the keys is no record."""
        _add(self.people, people, lambda keys: _names(Person, keys))
        _add(self.organisations, organisations, lambda keys: _names(Organisation, keys))
        _add(self.places, places, _place_names)
        _add(self.places, [place.province for place in self.places.values()], _place_names)
        _add(self.directives, directives, _directive_names)


def _add(known: dict, keys: Iterable[int | None], read: Callable[[set[int]], dict]) -> None:
    missing = {key for key in keys if key is not None and key not in known}
    if missing:
        known.update(read(missing))


def _names(model: type[Model], keys: set[int]) -> dict[int, Names]:
    names = dict(model._default_manager.filter(pk__in=keys).values_list("pk", "name"))
    return _with_aliases(model, names)


def _with_aliases(model: type[Model], names: dict[int, str]) -> dict[int, Names]:
    alias = model._meta.get_field("aliases")
    rows = alias.related_model._default_manager.filter(**{f"{alias.field.name}__in": names})
    found: dict[int, list[str]] = {key: [name] for key, name in names.items()}
    for key, name in rows.order_by("pk").values_list(alias.field.attname, "name"):
        found[key].append(name)
    return {key: tuple(all_names) for key, all_names in found.items()}


def _place_names(keys: set[int]) -> dict[int, PlaceNames]:
    places = {place.pk: place for place in Place.objects.filter(pk__in=keys).only("name", "kind", "province")}
    names = _with_aliases(Place, {key: str(place) for key, place in places.items()})
    return {key: PlaceNames(names[key], place.province_id) for key, place in places.items()}


def _directive_names(keys: set[int]) -> dict[int, DirectiveNames]:
    columns = ("kind", "number", "symbol", "issuer_name", "issued", "name")
    return {each.pk: _directive(each) for each in Directive.objects.filter(pk__in=keys).only(*columns)}


def _directive(each: Directive) -> DirectiveNames:
    year = str(each.issued.year) if each.issued else ""
    terms = document_terms(each.kind, each.number, symbol_key(each.symbol) if each.symbol else "", year)
    return DirectiveNames(each.label, (f"{each.kind} {each.symbol or each.number}".strip(), each.name), terms)
