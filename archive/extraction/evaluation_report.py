"""An evaluation in lines, for the person who works on the rules."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from archive.extraction.comparing import MISS
from archive.extraction.evaluation import ALL, Evaluation, Score, Wrong
from archive.extraction.evaluation_runs import Changes

_FIELD = 30
_COLUMNS = f"{'field':{_FIELD}}{'P':>7}{'R':>7}{'F1':>7}{'hits':>7}{'missed':>8}{'false':>7}{'texts right':>13}"


def report(evaluation: Evaluation, changes: Changes | None = None, *, values: bool = True) -> Iterator[str]:
    """The figures of every field, what was missed (−) and what is false (+), and the changes, line by line.

    Without ``values`` figures alone, for labels that no rule may be tuned to.
    """
    yield _COLUMNS + (f"{'F1 before':>11}" if changes else "")
    for field, score in evaluation.scores.items():
        if score.texts:
            yield _row(field, score) + (f"{_share(changes.before.get(field)):>11}" if changes else "")
    if values:
        yield from _groups("Missed (−) and false (+)", evaluation.wrong)
    if changes and changes.relabelled:
        yield "\nThe labels are not those of the earlier run: gains and losses may come from that."
    if changes and values:
        yield from _groups(f"Gained since the earlier run, over {changes.texts} texts", changes.gains)
        yield from _groups(f"Lost since the earlier run, over {changes.texts} texts", changes.losses)
    if evaluation.not_judged:
        yield f"\nKeys of the labels that are no fields, not judged: {', '.join(evaluation.not_judged)}"
    rate = evaluation.texts_a_second
    yield f"\n{len(evaluation.texts)} texts, {f'{rate:.0f} a second' if rate else 'too quick to be timed'}"


def _row(field: str, score: Score) -> str:
    shares = "".join(f"{_share(value):>7}" for value in (score.precision, score.recall, score.f1))
    right = f"{score.right}/{score.texts}"
    indent = "" if field == ALL else "  "
    return f"{indent + field:{_FIELD}}{shares}{score.hits:7}{score.misses:8}{score.false:7}{right:>13}"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _groups(title: str, wrong: tuple[Wrong, ...]) -> Iterator[str]:
    """The values by field, each with its text and the line in it."""
    yield f"\n{title}: {len(wrong) or 'none'}"
    for field, values in groupby(wrong, key=lambda one: one.field):
        yield f"\n  {field}"
        for one in values:
            yield f"    {'−' if one.outcome == MISS else '+'} {one.value}   [{one.text_id}]"
            if one.context:
                yield f"        {one.context}"
