"""The page of no results: what the archive covers, and the searches nearby that find something."""

from __future__ import annotations

from dataclasses import dataclass

from archive.search.criteria import Criteria
from archive.search.nothing_found import Coverage, nothing_found
from archive.search.results import Results
from archive.views.dates import chosen_dates


@dataclass(frozen=True)
class Nearby:
    """A search with one filter or one word less: ``label`` says which, ``is_word`` whether it is a word."""

    label: str
    is_word: bool
    count: int
    url: str


@dataclass(frozen=True)
class Offers:
    """``unfiltered`` is the search without any filter, None where there is but one or it finds nothing either."""

    coverage: Coverage
    nearby: list[Nearby]
    unfiltered: Nearby | None


def offers(criteria: Criteria, results: Results) -> Offers | None:
    """What to show where nothing was found; None where something was."""
    if results.count:
        return None
    found = nothing_found(criteria, results)
    labels = _labels(criteria, results)
    nearby = [
        Nearby(wider.word or labels[wider.name], bool(wider.word), wider.count, f"?{wider.params}")
        for wider in found.wider
    ]
    bare = found.unfiltered
    return Offers(found.coverage, nearby, Nearby("", False, bare.count, f"?{bare.params}") if bare else None)


def _labels(criteria: Criteria, results: Results) -> dict[str, str]:
    """Attribute of the criteria → what was chosen, in words."""
    labels = {
        name: f"{facet.label}: {', '.join(value.label for value in facet.values if value.selected)}"
        for name, facet in results.facets.items()
    }
    return labels | {name: f"{label}: {text}" for name, label, text in chosen_dates(criteria)}
