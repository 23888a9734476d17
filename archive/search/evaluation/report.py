"""An evaluation in lines for people, and as plain data for scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from archive.search.evaluation.measuring import Evaluation, Figures, Outcome

_GROUP = 24
_COLUMNS = f"{'cases':{_GROUP}}{'number':>7}{'well':>7}{'at 1':>8}{'at 10':>8}{'MRR':>8}"


def report(evaluation: Evaluation) -> Iterator[str]:
    """Success at 1 and at 10 and MRR by file of cases and of all; every case that is not well, or not first."""
    if evaluation.degraded:
        yield "The index is away: these are the answers of the database, which does not rank."
    yield _COLUMNS
    if len(evaluation.by_group) > 1:
        for group, figures in evaluation.by_group.items():
            yield _row(f"  {group}", figures)
    yield _row("all", evaluation.figures)
    yield f"\nMisses: {len(evaluation.misses) or 'none'}"
    for outcome in evaluation.misses:
        yield f"  {outcome.case.group}: {outcome.case}"
        yield from (f"      {fault}" for fault in _faults(outcome))
    behind = [outcome for outcome in evaluation.outcomes if outcome.ok and outcome.best_rank not in (None, 1)]
    if behind:
        yield f"\nFound, but not in the first place: {len(behind)}"
        yield from (f"  {outcome.case.group}: {outcome.case}   (place {outcome.best_rank})" for outcome in behind)


def plain(evaluation: Evaluation) -> dict[str, Any]:
    """The figures, those of each file of cases, and the misses."""
    return {
        **asdict(evaluation.figures),
        "degraded": evaluation.degraded,
        "groups": {group: asdict(figures) for group, figures in evaluation.by_group.items()},
        "misses": [
            {
                "group": outcome.case.group,
                "q": outcome.case.q,
                "params": dict(outcome.case.params),
                "missing": [{"article": name, "rank": outcome.ranks[name]} for name in outcome.missing],
                "intruders": list(outcome.intruders),
                "count": outcome.count,
                "expected_count": outcome.case.count,
                "faults": list(_faults(outcome)),
            }
            for outcome in evaluation.misses
        ],
    }


def _row(name: str, figures: Figures) -> str:
    shares = (figures.success_at_1, figures.success_at_10, figures.mrr)
    cells = "".join(f"{'–' if share is None else f'{share:.3f}':>8}" for share in shares)
    return f"{name:{_GROUP}}{figures.cases:7}{figures.ok:7}{cells}"


def _faults(outcome: Outcome) -> Iterator[str]:
    for name in outcome.missing:
        rank = outcome.ranks[name]
        yield f"{name} is at place {rank}, beyond the first {outcome.case.first}" if rank else f"{name} is not found"
    for name in outcome.intruders:
        yield f"{name} is found"
    if outcome.miscounted:
        yield f"{outcome.count} articles are found, not {outcome.case.count}"
