"""The facets: which there are, what their values are called, and counts made into choices."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.models import Directive, Meeting, Organisation, Person, Place, Source
from archive.search.results import Answer, Facet, FacetValue, Histogram
from archive.text import PartialDate, search_key
from archive.text.symbols import symbol_key

if TYPE_CHECKING:
    from django.db.models import Model

    from archive.search.criteria import Criteria

# What a reader can overlook; the rest is found by narrowing further.
SHOWN = 50
_MAX_ID_DIGITS = 18  # the columns are 64 bits wide


@dataclass(frozen=True)
class RecordFacet:
    """A facet whose values are ids of records: ids, never names, since names hold commas and two may be alike."""

    name: str
    label: str | Promise
    model: type[Model]
    # The columns that a label is made of.
    label_columns: tuple[str, ...] = ("name",)

    def resolve(self, given: Iterable[str]) -> dict[str, tuple]:
        """Each given text → the ids it stands for; an empty tuple for anything unknown. One query."""
        ids = {text: int(text) for text in given if _is_id(text)}
        known = set(self.model._default_manager.filter(pk__in=ids.values()).values_list("pk", flat=True))
        return {text: (ids[text],) if ids.get(text) in known else () for text in given}

    def labels(self, values: Iterable[str]) -> dict[str, str]:
        """Value → what readers see, for the values that exist. One query."""
        found = self.model._default_manager.order_by().filter(pk__in=[int(value) for value in values])
        if self.label_columns == ("name",):
            return {str(pk): name for pk, name in found.values_list("pk", "name")}
        return {str(record.pk): str(record) for record in found.only(*self.label_columns)}


@dataclass(frozen=True)
class DirectiveFacet(RecordFacet):
    """Directives, which may also be asked for by symbol, meaning every document that bears it."""

    def resolve(self, given: Iterable[str]) -> dict[str, tuple]:
        given = list(given)
        found = super().resolve(given)
        keys = {text: symbol_key(text) for text in given if not _is_id(text)}
        if keys:
            by_key: dict[str, list[int]] = {}
            rows = Directive.objects.filter(symbol_key__in=[key for key in keys.values() if key]).order_by("pk")
            for pk, key in rows.values_list("pk", "symbol_key"):
                by_key.setdefault(key, []).append(pk)
            found.update({text: tuple(by_key.get(key, ())) for text, key in keys.items()})
        return found


@dataclass(frozen=True)
class KindFacet:
    """Kinds of meetings: the values are slugs, the label is the kind as the texts call it."""

    name: str
    label: str | Promise

    def resolve(self, given: Iterable[str]) -> dict[str, tuple]:
        """As :meth:`RecordFacet.resolve`, for slugs."""
        known = set(Meeting.objects.filter(kind_slug__in=given).values_list("kind_slug", flat=True))
        return {text: (text,) if text in known else () for text in given}

    def labels(self, values: Iterable[str]) -> dict[str, str]:
        """As :meth:`RecordFacet.labels`. Texts vary in case; the smallest spelling in order of letters is shown."""
        values = list(values)
        if not values:
            return {}
        label = "SELECT MIN(kind) FROM archive_meeting WHERE kind_slug = %s"
        # A look at the index for each: grouped, or asked for as a set, all meetings of these kinds are gone through.
        with connection.cursor() as cursor:
            cursor.execute("SELECT " + ", ".join([f"({label})"] * len(values)), values)
            labels = dict(zip(values, cursor.fetchone(), strict=True))
        return {value: label for value, label in labels.items() if label is not None}


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _MAX_ID_DIGITS


# In the order of the page. The names are those of the parameters and of the fields of the index.
FACETS: dict[str, RecordFacet | KindFacet] = {
    facet.name: facet
    for facet in (
        RecordFacet("ministry", _("Ministry"), Organisation),
        DirectiveFacet(
            "directive", _("Directive"), Directive, ("kind", "number", "symbol", "issuer_name", "issued", "name")
        ),
        RecordFacet("person", _("Person"), Person),
        RecordFacet("organisation", _("Organisation"), Organisation),
        RecordFacet("place", _("Province"), Place, ("name", "kind", "province")),
        KindFacet("kind", _("Kind of meeting")),
        RecordFacet("source", _("Source"), Source),
    )
}


def facets_of(answer: Answer, criteria: Criteria) -> dict[str, Facet]:
    """The counts of an answer with labels and addresses; selected values are there even with a count of 0."""
    made = {}
    for name, facet in FACETS.items():
        selected = criteria.chosen(name)
        counts = dict(answer.facets[name])
        counts.update({value: 0 for value in selected if value not in counts})
        labels = facet.labels(list(counts)) if counts else {}
        switched = _switching(criteria, name)
        values = [
            FacetValue(value, labels[value], count, value in selected, switched(value))
            for value, count in counts.items()
            # A record deleted a moment ago has no name any more; its articles are about to be indexed anew.
            if value in labels
        ]
        values.sort(key=lambda value: (-value.count, _by_letters(value.label), value.label))
        made[name] = Facet(name, str(facet.label), values, answer.more[name])
    return made


# The same few hundred labels stand on nearly every page.
_by_letters = lru_cache(maxsize=10_000)(search_key)


def _switching(criteria: Criteria, name: str) -> Callable[[str], str]:
    """Value → the address with this choice added, or taken away where it is made already."""
    chosen = getattr(criteria, name)
    params = criteria.params_for(name)

    def switched(value: str) -> str:
        typed = value if name == "kind" else int(value)
        return "?" + params(tuple(c for c in chosen if c != typed) if typed in chosen else (*chosen, typed))

    return switched


def histogram_of(answer: Answer, criteria: Criteria) -> Histogram:
    """Years, months and days as choices. A year takes a chosen month and day away, a month the day, and whatever of a
    wider span it does not lie in."""
    years, months, days = dict(answer.years), dict(answer.months), dict(answer.days)
    for counts, chosen in ((years, criteria.year), (months, criteria.month), (days, criteria.day)):
        if chosen:
            counts.setdefault(str(chosen), 0)
    return Histogram(
        _date_choices(criteria, "year", years),
        _date_choices(criteria, "month", months),
        _date_choices(criteria, "day", days),
        answer.undated,
    )


_SPANS = ("year", "month", "day")


def _date_choices(criteria: Criteria, name: str, counts: dict[str, int]) -> list[FacetValue]:
    selected = str(getattr(criteria, name) or "")
    wider, narrower = _SPANS[: _SPANS.index(name)], _SPANS[_SPANS.index(name) + 1 :]
    made = []
    for value, count in sorted(counts.items()):
        changes: dict[str, PartialDate | None] = dict.fromkeys(narrower)
        changes[name] = None if value == selected else PartialDate.parse(value)
        # A month of another year than the chosen one takes its place.
        changes.update(
            {span: None for span in wider if (chosen := getattr(criteria, span)) and not value.startswith(str(chosen))}
        )
        made.append(FacetValue(value, value, count, value == selected, "?" + criteria.params(**changes)))
    return made
