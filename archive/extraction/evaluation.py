"""How well the rules read labelled texts: precision, recall and F1 by field, and every value missed or made up.

Precision is the share of the values found that the labels have, recall the share of the labels' values that were found,
F1 their harmonic mean; all are taken over the values of all texts together (micro).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from archive.extraction.comparing import FALSE, FIELDS, FLOORS, HIT, MISS, Finding, compare
from archive.extraction.extract import extract
from archive.extraction.gold import gold_record
from archive.extraction.labels import not_judged
from archive.extraction.record import Extraction
from archive.extraction.reference import Reference
from archive.text import Span, canonical, lower, normalize

# How much of the line is shown before and behind a value, in characters.
_BEFORE, _BEHIND = 60, 100
ALL = "all fields"


@dataclass(frozen=True)
class Score:
    """A field over all texts: its values ``hits``, ``misses`` and ``false``; how many texts judge it, and how many of
    those are ``right`` in all its values. Of a ``floor`` the label gives the least that must be found: recall alone."""

    texts: int = 0
    right: int = 0
    hits: int = 0
    misses: int = 0
    false: int = 0
    floor: bool = False

    @property
    def precision(self) -> float | None:
        """None where nothing was found."""
        found = 0 if self.floor else self.hits + self.false
        return self.hits / found if found else None

    @property
    def recall(self) -> float | None:
        """None where there was nothing to find."""
        return self.hits / (self.hits + self.misses) if self.hits + self.misses else None

    @property
    def f1(self) -> float | None:
        """None where there was nothing to find and nothing was found."""
        values = 0 if self.floor else 2 * self.hits + self.misses + self.false
        return 2 * self.hits / values if values else None


@dataclass(frozen=True)
class Wrong:
    """A value that was missed or is false (``outcome``), and the line of the text about it; "" where none is."""

    text_id: str
    field: str
    outcome: str
    value: str
    context: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes it the same wrong value in another run."""
        return self.text_id, self.field, self.outcome, self.value


@dataclass(frozen=True)
class Evaluation:
    """What one run measured. ``seconds`` is what reading all the texts took, by the clock that was given."""

    scores: Mapping[str, Score]
    wrong: tuple[Wrong, ...]
    texts: tuple[str, ...]
    seconds: float
    labels: str
    # Keys of the labels that nothing compares.
    not_judged: tuple[str, ...] = ()

    @property
    def texts_a_second(self) -> float | None:
        return len(self.texts) / self.seconds if self.seconds > 0 else None


def evaluate(
    labels: Mapping[str, Mapping[str, Any]], texts: Mapping[str, str], reference: Reference, clock: Callable[[], float]
) -> Evaluation:
    """Read every labelled text and compare. ``texts`` has the raw text of every key; ``clock`` tells seconds."""
    for key in list(labels)[:1]:
        extract(texts[key], reference)  # what is compiled once is no part of what a text takes
    tallies = {field: _Tally() for field in FIELDS}
    wrong: list[Wrong] = []
    seconds = 0.0
    for key, label in labels.items():
        begun = clock()
        extraction = extract(texts[key], reference)
        seconds += clock() - begun
        comparison = compare(label, gold_record(extraction, reference), reference)
        for field in comparison.judged:
            tallies[field].add([finding for finding in comparison.findings if finding.field == field])
        lines = _Lines(extraction)
        wrong += [
            Wrong(key, finding.field, finding.outcome, finding.value, lines.about(finding))
            for finding in comparison.findings
            if finding.outcome != HIT
        ]
    scores = {field: replace(tally.score(), floor=field in FLOORS) for field, tally in tallies.items()}
    scores[ALL] = Score(len(labels), len(labels) - len({one.text_id for one in wrong}), *_sums(scores.values()))
    wrong.sort(key=lambda one: (FIELDS.index(one.field), one.outcome == FALSE))
    return Evaluation(scores, tuple(wrong), tuple(labels), seconds, _fingerprint(labels), tuple(not_judged(labels)))


class _Tally:
    """Counts the findings of a field."""

    def __init__(self) -> None:
        self.texts = self.right = 0
        self.counts = {HIT: 0, MISS: 0, FALSE: 0}

    def add(self, findings: list[Finding]) -> None:
        self.texts += 1
        self.right += all(finding.outcome == HIT for finding in findings)
        for finding in findings:
            self.counts[finding.outcome] += 1

    def score(self) -> Score:
        return Score(self.texts, self.right, self.counts[HIT], self.counts[MISS], self.counts[FALSE])


def _sums(scores: Iterable[Score]) -> tuple[int, int, int]:
    hits, misses, false = zip(*((score.hits, score.misses, score.false) for score in scores), strict=True)
    return sum(hits), sum(misses), sum(false)


class _Lines:
    """Finds the line of a text that a value is about."""

    def __init__(self, extraction: Extraction):
        self.extraction = extraction
        self.text = extraction.page.text
        self.form = lower(canonical(self.text))

    def about(self, finding: Finding) -> str:
        for needle in finding.needles:
            words = re.escape(lower(normalize(needle)))
            # Not inside of a longer word or number: 5 is not in "15".
            match = re.search(rf"(?<!\w){words}(?!\w)", self.form) if words else None
            if match:
                return self._line(Span(*match.span()))
        meeting = self.extraction.meeting
        if meeting is None or not finding.field.startswith("meeting"):
            return ""
        dated = finding.field in ("meeting.date", "meeting.end", "meeting.date_inferred_from")
        return self._line(meeting.date_span if dated and meeting.date_span else meeting.span)

    def _line(self, span: Span) -> str:
        start = self.text.rfind("\n", 0, span.start) + 1
        end = self.text.find("\n", span.end)
        end = len(self.text) if end < 0 else end
        left, right = max(start, span.start - _BEFORE), min(end, span.end + _BEHIND)
        dots = "…" if left > start else "", "…" if right < end else ""
        return f"{dots[0]}{' '.join(self.text[left:right].split())}{dots[1]}"


def _fingerprint(labels: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(labels, sort_keys=True).encode()).hexdigest()[:16]
