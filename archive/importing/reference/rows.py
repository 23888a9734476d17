"""The rows of one reference list in the database: told apart, filled, and never against a curator's word."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model

from archive.importing.reference.report import ReferenceReport
from archive.models import IndexChange, ReferenceRow, affected_articles
from archive.text import exact_key

KEY_LIMIT = ReferenceRow._meta.get_field("key").max_length


class Rows:
    """One list on its way into one table.

    :meth:`put` finds or makes the row of an item and fills its columns; :meth:`names` and :meth:`links` write what
    hangs on it; :meth:`finish` counts, and notes the articles for the index.
    """

    def __init__(self, model: type[Model], list_name: ReferenceRow.List, report: ReferenceReport):
        self._model, self._list, self._report = model, list_name, report
        self._records = {record.key: record for record in ReferenceRow.objects.filter(list_name=list_name)}
        self._by_id = model._default_manager.in_bulk([record.row_id for record in self._records.values()])
        self._met: set[str] = set()
        self._results: dict[int, str] = {}
        self._kept: set[int] = set()
        # Rows whose names changed: what articles show and are found by.
        self._renamed: set[int] = set()

    def key(self, *parts: object) -> str:
        """The key of an item, the same in every loading; the second item of the same parts gets a number."""
        base = "|".join(str(part) for part in parts)[: KEY_LIMIT - 4]
        key, number = base, 1
        while key in self._met:
            number += 1
            key = f"{base}#{number}"
        self._met.add(key)
        return key

    def known(self, key: str) -> Model | None:
        """The row that an earlier loading made of this key, if it is still there."""
        record = self._records.get(key)
        return self._by_id.get(record.row_id) if record else None

    def put(self, key: str, values: dict[str, Any], adopt: Callable[[Collection[int]], Model | None]) -> Model | None:
        """Find or make the row of an item and give its columns these values; None where there is to be no row.

        ``adopt`` is asked for a row that is there already, under no key yet, and is handed the ids that are not to be
        had. Columns that a curator edited are left alone, and a row that a curator deleted stays away.
        """
        if key in self._records and self.known(key) is None:
            self._report.counts[self._list]["removed"] += 1
            return None
        row = self.known(key) or adopt(self._taken()) or self._model()
        created = row.pk is None
        changed = self._fill(row, values)
        if (created or changed) and not self._saved(row, key, changed):
            return None
        if key not in self._records:
            self._remember(key, row)
        self._results.setdefault(row.pk, "created" if created else "updated" if changed else "unchanged")
        if changed and not created:
            self._renamed.add(row.pk)
        return row

    def names(self, row: Model, names: Iterable[tuple[str, dict[str, Any]]]) -> None:
        """Add the other names (name, further columns) that the row lacks, unless a curator sees to them."""
        present = {alias.name_key: alias for alias in row.aliases.all()}
        for name, columns in names:
            key = exact_key(name)
            alias = present.get(key)
            if key == row.name_key or (alias and all(getattr(alias, c) == v for c, v in columns.items())):
                continue
            if "aliases" in row.edited_fields:
                self._kept.add(row.pk)
                continue
            if alias is None:
                alias = present[key] = row.aliases.model(**{row.aliases.field.name: row, "name": name})
            for column, value in columns.items():
                setattr(alias, column, value)
            alias.save()
            self.changed(row)

    def links(self, row: Model, field: str, others: Iterable[Model | None]) -> None:
        """Make a many-to-many field lead to exactly these rows, unless a curator edited it."""
        wanted = {other.pk for other in others if other is not None}
        if {other.pk for other in getattr(row, field).all()} == wanted:
            return
        if field in row.edited_fields:
            self._kept.add(row.pk)
            return
        getattr(row, field).set(wanted)
        self.changed(row)

    def changed(self, row: Model) -> None:
        """Put down that something of the row changed, other than its columns."""
        if self._results.get(row.pk) != "created":
            self._results[row.pk] = "updated"
            self._renamed.add(row.pk)

    def kept(self, row: Model) -> None:
        """Put down that a curator's word on this row stood against the list."""
        self._kept.add(row.pk)

    def finish(self) -> None:
        """Count what became of the rows, and note the articles whose names changed."""
        counted = self._report.counts[self._list]
        counted.update(self._results.values())
        counted["kept"] += len(self._kept)
        articles = list(affected_articles(self._model, self._renamed)) if self._renamed else []
        IndexChange.objects.note(articles)
        self._report.articles += len(articles)

    def _taken(self) -> set[int]:
        """Ids of the rows that belong to other items of this list."""
        current = {record.row_id for key, record in self._records.items() if key in self._met}
        return current | self._results.keys()

    def _fill(self, row: Model, values: dict[str, Any]) -> list[str]:
        """Set what differs; returns the names of the columns set."""
        changed = []
        for field, value in values.items():
            if getattr(row, field) == value:
                continue
            if field in row.edited_fields:
                self._kept.add(row.pk)
                continue
            setattr(row, field, value)
            changed.append(field)
        return changed

    def _saved(self, row: Model, key: str, changed: list[str]) -> bool:
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError as error:
            # A row that a curator changed now bears what the list gives to another: theirs stays, and it is told.
            self._report.problems.append(f"{self._list}: {key} ({', '.join(changed)}) cannot be stored: {error}")
            return False
        return True

    def _remember(self, key: str, row: Model) -> None:
        """Put down which row the key became; a key of an older version of the list gives the row up."""
        stale = [old for old, record in self._records.items() if record.row_id == row.pk]
        ReferenceRow.objects.filter(list_name=self._list, key__in=stale).delete()
        for old in stale:
            del self._records[old]
        self._records[key] = ReferenceRow.objects.create(list_name=self._list, key=key, row_id=row.pk)
        self._by_id[row.pk] = row
