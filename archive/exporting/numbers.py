"""Many numbers in one question to the database."""

from __future__ import annotations

import json
from collections.abc import Iterable

from django.db import connection
from django.db.models.expressions import RawSQL


def among(ids: Iterable[int]) -> RawSQL | list[int]:
    """What stands behind ``__in=`` for these ids: one array.

    As values of their own, Django prepares each of them for every query, which costs more than the query, and SQLite
    takes 32,766 of them at the most.
    """
    if connection.vendor == "sqlite":
        return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(list(ids))])
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::bigint[])", [list(ids)])
    return list(ids)
