"""What a loading of the reference lists did."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from archive.models import ReferenceRow


@dataclass
class ReferenceReport:
    """Counts by list and result, and what could not be loaded.

    Results: ``created``, ``updated``, ``unchanged``; ``removed`` are rows that a curator deleted, which stay deleted.
    ``kept`` counts the rows, among those of the first three, that differ from the list because a curator edited them.
    """

    RESULTS = ("created", "updated", "unchanged", "removed", "kept")

    counts: dict[str, Counter] = field(default_factory=lambda: {name: Counter() for name in ReferenceRow.List.values})
    # One sentence each, in English: they speak of the lists' own words.
    problems: list[str] = field(default_factory=list)
    # Articles that the index must look at again, because a name in them changed.
    articles: int = 0

    def total(self, result: str) -> int:
        """The count of one result over all lists."""
        return sum(counted[result] for counted in self.counts.values())

    def as_json(self) -> dict:
        """The object that ``load_reference --json`` prints."""
        return {
            **{result: self.total(result) for result in self.RESULTS},
            "lists": {
                name: {result: counted[result] for result in self.RESULTS} for name, counted in self.counts.items()
            },
            "articles": self.articles,
            "problems": self.problems,
        }
