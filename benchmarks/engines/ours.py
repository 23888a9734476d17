"""The archive's own engine, asked as the search page asks it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from haystack import connections
from haystack.constants import DEFAULT_ALIAS

from archive.models import IndexChange
from archive.search import Criteria, drain, rebuild
from archive.search.searching import counted, narrowed, read
from benchmarks.cases import SIZE, Case
from benchmarks.documents import Document
from benchmarks.engines import Answer


class Ours:
    """The index of the archive; ``folder`` has no bearing, the settings name it."""

    def __init__(self, folder: Path):
        self._criteria: dict[Case, Criteria] = {}

    def build(self) -> None:
        rebuild()

    def expect(self, cases: Sequence[Case]) -> None:
        for case in cases:
            criteria, notices = Criteria.parse({**case.parameters, "size": [str(SIZE)]})
            if notices:
                raise ValueError(f"{case} is not understood: {notices}")
            self._criteria[case] = criteria
        # What a server has done before it makes its workers.
        connections[DEFAULT_ALIAS].get_unified_index().get_indexed_models()

    def open(self) -> None:
        """It opens itself when it is asked."""

    def ask(self, case: Case, page: int) -> Answer:
        criteria = self._criteria[case]
        found = narrowed(criteria, read(criteria)).counting(counted(criteria))
        answer = found.run(page=(page, SIZE), keys_only=True)
        return Answer(answer["hits"], answer["results"], sum(map(len, answer["facets"]["fields"].values())))

    def commit(self, document: Document) -> None:
        IndexChange.objects.note([document.key])
        drain()


ENGINE = Ours
