"""Runs of an evaluation as plain values: saved, loaded, and one beside another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.extraction.evaluation import Evaluation, Score, Wrong
from archive.extraction.extract import RULES_VERSION
from archive.extraction.labels import LabelsError, read_json


@dataclass(frozen=True)
class Changes:
    """This run beside an earlier one, over the texts that both have."""

    # What was wrong before and is no more, and the other way round.
    gains: tuple[Wrong, ...]
    losses: tuple[Wrong, ...]
    # F1 before, by field.
    before: Mapping[str, float | None]
    texts: int
    # Whether the labels were others then: gains and losses may then come from that.
    relabelled: bool


def plain(evaluation: Evaluation, *, contexts: bool = True) -> dict[str, Any]:
    """A run as plain values for JSON; without ``contexts`` it holds no words of a text but the values themselves."""
    return {
        "rules": RULES_VERSION,
        "labels": evaluation.labels,
        "texts": list(evaluation.texts),
        "texts_a_second": _rounded(evaluation.texts_a_second, 1),
        "not_judged": list(evaluation.not_judged),
        "fields": {field: _figures(score) for field, score in evaluation.scores.items()},
        "wrong": [_plain_wrong(one, contexts) for one in evaluation.wrong],
    }


def _figures(score: Score) -> dict[str, Any]:
    return {
        **{name: _rounded(getattr(score, name)) for name in ("precision", "recall", "f1")},
        **{name: getattr(score, name) for name in ("hits", "misses", "false", "texts", "right")},
    }


def _rounded(value: float | None, digits: int = 4) -> float | None:
    return None if value is None else round(value, digits)


def _plain_wrong(one: Wrong, context: bool = True) -> dict[str, str]:
    said = {"text": one.text_id, "field": one.field, "outcome": one.outcome, "value": one.value}
    return {**said, "context": one.context} if context else said


def plain_changes(changes: Changes) -> dict[str, Any]:
    """Gains and losses as plain values for JSON."""
    return {
        "texts": changes.texts,
        "relabelled": changes.relabelled,
        "f1_before": {field: _rounded(f1) for field, f1 in changes.before.items()},
        "gains": [_plain_wrong(one) for one in changes.gains],
        "losses": [_plain_wrong(one) for one in changes.losses],
    }


def load_run(path: Path | str) -> dict[str, Any]:
    """A saved run (:func:`plain`); :class:`LabelsError` for a file that is none."""
    run = read_json(Path(path))
    try:
        return {
            "labels": str(run["labels"]),
            "texts": frozenset(map(str, run["texts"])),
            "f1": {str(field): figures["f1"] for field, figures in run["fields"].items()},
            "wrong": [
                Wrong(one["text"], one["field"], one["outcome"], one["value"], one.get("context", ""))
                for one in run["wrong"]
            ],
        }
    except (KeyError, TypeError, AttributeError) as error:
        raise LabelsError(f"{path}: not a saved run: {error}") from error


def against(evaluation: Evaluation, run: Mapping[str, Any]) -> Changes:
    """This run beside a saved one (:func:`load_run`)."""
    both = run["texts"].intersection(evaluation.texts)
    before = {one.key: one for one in run["wrong"] if one.text_id in both}
    now = {one.key: one for one in evaluation.wrong if one.text_id in both}
    return Changes(
        gains=tuple(one for key, one in before.items() if key not in now),
        losses=tuple(one for key, one in now.items() if key not in before),
        before=run["f1"],
        texts=len(both),
        relabelled=run["labels"] != evaluation.labels,
    )
