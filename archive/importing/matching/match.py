"""The answer of a resolver."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from archive.models import Resolution


@dataclass(frozen=True)
class Match:
    """One row (``target``), or several candidates, or none, and why. Never a guess."""

    resolution: Resolution
    target: Any = None
    candidates: tuple = ()
    reason: str = ""

    @classmethod
    def to(cls, target, reason: str = "") -> Match:
        """It is this row."""
        return cls(Resolution.RESOLVED, target, reason=reason)

    @classmethod
    def one_of(cls, candidates, reason: str = "") -> Match:
        """The row if there is exactly one, else the candidates or nothing."""
        candidates = tuple(candidates)
        if len(candidates) == 1:
            return cls.to(candidates[0], reason)
        if candidates:
            return cls(Resolution.AMBIGUOUS, candidates=candidates, reason=reason)
        return cls(Resolution.UNMATCHED, reason=reason)
