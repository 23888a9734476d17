"""What to offer where a search found nothing: what the archive covers, and the same search with one demand less."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from django.db.models import Count, Max, Min

from archive.models import Article
from archive.search.criteria import Criteria
from archive.search.engine import IndexUnavailableError
from archive.search.facets import FACETS
from archive.search.results import Results
from archive.search.searching import count_in_index
from archive.text import PartialDate

# Searches made for one page of no results: a query of more words than this is no question.
_MOST_WORDS = 8
_DATES = ("from_", "to", "year", "month", "day")
# A quoted phrase, a bracket or a word, with its field and its minus: what can be left out of a query by itself.
_DEMAND = re.compile(r'(?:\b(?:AND|NOT)\s+)*[-+]?(?:[\w-]+:)?(?:"[^"]*"|“[^”]*”|«[^»]*»|\([^()]*\)|[^\s()"“”«»]+)')
# Where one of these stands, words depend on one another.
_JOINED = re.compile(r"(?:^|\s)(?:OR|HOẶC|\|\|?)(?:\s|$)|\([^()]*\(")


@dataclass(frozen=True)
class Coverage:
    """What readers may search: how many articles, and the first and last date of any, each as far as it is known."""

    articles: int
    earliest: PartialDate | None
    latest: PartialDate | None


@dataclass(frozen=True)
class Wider:
    """The same search without one demand: ``name`` of the filter, or "" where ``word`` of the query was left out."""

    name: str
    word: str
    count: int
    params: str


@dataclass(frozen=True)
class NothingFound:
    """``wider`` are searches that find something, filters before words; ``unfiltered`` is the one without any filter,
    where that says more."""

    coverage: Coverage
    wider: tuple[Wider, ...]
    unfiltered: Wider | None


def nothing_found(criteria: Criteria, results: Results) -> NothingFound:
    """What to offer instead of a search that found nothing: a dozen small searches at most.

    Only the index makes them; while the database answers in its stead, they would take seconds each.
    """
    wider: list[Wider] = []
    unfiltered = None
    if not results.degraded:
        with contextlib.suppress(IndexUnavailableError):
            wider = [_wider(name, "", fewer) for name, fewer in _without_a_filter(criteria)]
            if len(wider) > 1:
                unfiltered = _wider("", "", Criteria(**{name: getattr(criteria, name) for name in _KEPT}))
            wider += [_wider("", word, shorter) for word, shorter in _with_a_word_less(criteria)]
    return NothingFound(
        coverage(),
        tuple(each for each in wider if each.count),
        unfiltered if unfiltered and unfiltered.count else None,
    )


def coverage() -> Coverage:
    """What the archive covers. One query."""
    found = Article.objects.published().aggregate(articles=Count("pk"), earliest=Min("dated"), latest=Max("dated"))
    return Coverage(**found)


# What stays when every filter goes.
_KEPT = [field.name for field in fields(Criteria) if field.name not in (*FACETS, *_DATES, "page")]


def _wider(name: str, word: str, criteria: Criteria) -> Wider:
    return Wider(name, word, count_in_index(criteria), criteria.params())


def _without_a_filter(criteria: Criteria) -> Iterator[tuple[str, Criteria]]:
    """Each attribute in which something was chosen, in the order of the page, and the search without it."""
    for name in (*FACETS, *_DATES):
        if getattr(criteria, name):
            yield name, replace(criteria, **{name: () if name in FACETS else None}, page=1)


def _with_a_word_less(criteria: Criteria) -> Iterator[tuple[str, Criteria]]:
    """Each demand of the query, and the search without it; none where they depend on one another."""
    if _JOINED.search(criteria.q):
        return
    demands = list(_DEMAND.finditer(criteria.q))
    if not 1 < len(demands) <= _MOST_WORDS:
        return
    for demand in demands:
        rest = f"{criteria.q[: demand.start()]} {criteria.q[demand.end() :]}"
        yield demand.group(), replace(criteria, q=" ".join(rest.split()), page=1)
