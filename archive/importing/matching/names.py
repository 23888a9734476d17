"""Rows by the names that they bear, their own or others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from django.db.models import Model, Q, QuerySet


def rows_of(
    model: type[Model], aliases: type[Model], keys: Collection[str], rows: QuerySet | None = None
) -> Iterator[tuple[Model, set[str]]]:
    """Yield every row whose name or alias has one of these exact keys, in the model's order, with those of the keys
    that it bears. ``rows`` says which rows count (default: all).

    Two questions, each answered by an index: in one, "or" across two tables, the database reads both from end to end.
    """
    owner = model._meta.model_name
    others: defaultdict[int, set[str]] = defaultdict(set)
    for pk, key in aliases._default_manager.filter(name_key__in=keys).values_list(owner, "name_key"):
        others[pk].add(key)
    rows = model._default_manager.all() if rows is None else rows
    for row in rows.filter(Q(name_key__in=keys) | Q(pk__in=list(others))):
        yield row, others[row.pk] | ({row.name_key} & set(keys))
