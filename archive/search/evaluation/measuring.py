"""Runs the cases through the search that every page uses, and counts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from archive.models import Article
from archive.search import freshness
from archive.search.criteria import Criteria
from archive.search.did_you_mean import proposals
from archive.search.evaluation.cases import Case, CasesError
from archive.search.searching import matching_ids, search

# Names in a message; the file is there to be read.
_TOLD = 10


@dataclass(frozen=True)
class Outcome:
    """What one case came to.

    ``ranks``: the place, from 1, of every article that must be found, or None. ``intruders``: what must not be found
    and was. ``count``: how many articles the words found. ``led_by``: the query string of what the page offered
    instead, if that led to articles which the words did not find.
    """

    case: Case
    ranks: Mapping[int | str, int | None]
    intruders: tuple[int | str, ...]
    count: int
    led_by: str = ""

    @property
    def missing(self) -> tuple[int | str, ...]:
        """The articles that must be found and are not among the first results."""
        return tuple(name for name, rank in self.ranks.items() if rank is None or rank > self.case.first)

    @property
    def miscounted(self) -> bool:
        return self.case.count is not None and self.case.count != self.count

    @property
    def ok(self) -> bool:
        return not (self.missing or self.intruders or self.miscounted)

    @property
    def best_rank(self) -> int | None:
        return min((rank for rank in self.ranks.values() if rank), default=None)


@dataclass(frozen=True)
class Figures:
    """``success_at_1``: the share of cases whose first result is one that must be found. ``success_at_10``: the share
    in which all that must be found stand among the first ten. ``mrr``: the mean of 1 / rank of the best placed one.
    Only cases that name an article count (``ranked``); None where there are none. ``ok``: cases in which all is well.
    """

    cases: int
    ok: int
    ranked: int
    success_at_1: float | None
    success_at_10: float | None
    mrr: float | None


@dataclass(frozen=True)
class Evaluation:
    """All outcomes; ``degraded`` where the database answered, because the index is away."""

    outcomes: tuple[Outcome, ...]
    degraded: bool = False

    @property
    def figures(self) -> Figures:
        return _figures(self.outcomes)

    @property
    def misses(self) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if not outcome.ok)

    @property
    def by_group(self) -> dict[str, Figures]:
        """The figures of every file of cases."""
        groups = defaultdict(list)
        for outcome in self.outcomes:
            groups[outcome.case.group].append(outcome)
        return {group: _figures(outcomes) for group, outcomes in groups.items()}


def evaluate(cases: Iterable[Case]) -> Evaluation:
    """Run the cases on the published articles.

    Raises:
        CasesError: a case names an article that is not there, or by a name that several have.
    """
    cases = tuple(cases)
    ids = _ids(cases)
    return Evaluation(tuple(_outcome(case, ids) for case in cases), degraded=not freshness.state().ok)


def _outcome(case: Case, ids: Mapping[int | str, int]) -> Outcome:
    criteria, _ignored = Criteria.parse(case.address)
    found = matching_ids(criteria)
    ranks = _ranks(case, ids, found)
    led_by = ""
    if case.did_you_mean and None in ranks.values():
        for params in _offered(criteria):
            better = _ranks(case, ids, matching_ids(Criteria.parse(QueryDict(params))[0]))
            if any(better.values()):
                ranks = {name: rank or better[name] for name, rank in ranks.items()}
                led_by = params
                break
    everything = set(found)
    intruders = tuple(name for name in case.must_not if ids[name] in everything)
    return Outcome(case, ranks, intruders, len(found), led_by)


def _offered(criteria: Criteria) -> list[str]:
    """What the page offers instead, as query strings: other words, then the search without diacritics."""
    results = search(criteria)
    offered = [proposal.params for proposal in proposals(criteria, results)]
    return [*offered, *([results.understanding.folded.url.removeprefix("?")] if results.understanding.folded else [])]


def _ranks(case: Case, ids: Mapping[int | str, int], found: list[int]) -> dict[int | str, int | None]:
    places = {pk: place for place, pk in enumerate(found, start=1)}
    return {name: places.get(ids[name]) for name in case.must}


def _figures(outcomes: Iterable[Outcome]) -> Figures:
    outcomes = list(outcomes)
    ranked = [outcome for outcome in outcomes if outcome.ranks]

    def share(wanted: Iterable[float]) -> float | None:
        return sum(wanted) / len(ranked) if ranked else None

    return Figures(
        cases=len(outcomes),
        ok=sum(outcome.ok for outcome in outcomes),
        ranked=len(ranked),
        success_at_1=share(outcome.best_rank == 1 for outcome in ranked),
        success_at_10=share(all(rank and rank <= 10 for rank in outcome.ranks.values()) for outcome in ranked),
        mrr=share(1 / outcome.best_rank if outcome.best_rank else 0.0 for outcome in ranked),
    )


# --- Names of articles -----------------------------------------------------------------------------------------------

_HEAD_END = re.compile(r"[-_.]")


def _ids(cases: Iterable[Case]) -> dict[int | str, int]:
    """Name of an article, as the cases write it → its id."""
    wanted = {name for case in cases for name in (*case.must, *case.must_not)}
    published = dict(Article.objects.published().values_list("pk", "file_name"))
    called: dict[str, list[int]] = defaultdict(list)
    for pk, file in published.items():
        for name in {file, file.removesuffix(".txt"), _HEAD_END.split(file)[0]} - {""}:
            called[name].append(pk)
    found: dict[int | str, int] = {pk: pk for pk in wanted & published.keys()}
    found |= {name: called[name][0] for name in wanted if isinstance(name, str) and len(called.get(name, ())) == 1}
    several = sorted(name for name in wanted if isinstance(name, str) and len(called.get(name, ())) > 1)
    if several:
        raise CasesError(f"several articles are called: {_told(several)}")
    if absent := sorted(map(str, wanted - found.keys())):
        raise CasesError(f"no published article is called: {_told(absent)}")
    return found


def _told(names: list[str]) -> str:
    return ", ".join(names[:_TOLD]) + (f" and {len(names) - _TOLD} more" if len(names) > _TOLD else "")
