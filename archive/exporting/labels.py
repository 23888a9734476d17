"""What records are called in a table, each asked of the database once for many rows."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model

from archive.exporting.numbers import among

# Labels kept at a time, some ten megabytes: a table may name more people than memory should hold.
MOST_KEPT = 50_000


class Labels:
    """The labels (``str``) of the records of one model, by id. ``columns`` are those that a label is made of: where it
    is one, it is the label."""

    def __init__(self, model: type[Model], *columns: str):
        self._model, self._columns = model, columns
        self._known: dict[int, str] = {}

    def load(self, ids: Iterable[int]) -> dict[int, str]:
        """The labels by id, these among them; good until the next call."""
        wanted = set(ids)
        missing = wanted - self._known.keys()
        if missing and len(self._known) + len(missing) > MOST_KEPT:
            self._known.clear()
            missing = wanted
        if missing:
            rows = self._model._default_manager.filter(pk__in=among(missing)).order_by()
            if len(self._columns) == 1:
                self._known.update(rows.values_list("pk", *self._columns))
            else:
                self._known.update((row.pk, str(row)) for row in rows.only(*self._columns))
        return self._known
