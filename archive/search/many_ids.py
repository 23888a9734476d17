"""Any number of keys in one condition of the database."""

from __future__ import annotations

import json
from collections.abc import Iterable

from django.db.models import BigIntegerField
from django.db.models.expressions import RawSQL


class ManyIds(RawSQL):
    """Keys as a subquery, for ``person__in=ManyIds(ids)``: one parameter, however many there are.

    Of a list every key is a parameter, and SQLite takes 32,766 of them in a statement: as many as an archive may have
    people whose name is "Nguyễn".
    """

    def __init__(self, ids: Iterable[int]):
        keys = json.dumps(sorted(set(ids)))
        super().__init__("SELECT value FROM json_each(%s)", [keys], output_field=BigIntegerField())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.params[0]})"

    def as_postgresql(self, compiler, connection) -> tuple[str, tuple]:
        return "(SELECT value::bigint FROM json_array_elements_text(%s::json))", tuple(self.params)
