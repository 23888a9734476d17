"""The filtered list as a CSV table: the action that every list of the admin has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import unescape
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import label_for_field
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, QuerySet
from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.exporting import csv_response, dated_filename

# Rows read at a time; the table may be of any length.
CHUNK = 500


class CsvAction:
    """Mixin of a ModelAdmin: an action that hands out the chosen rows, or with "select all" the whole filtered list.

    The columns are those of the list, with the number of the row in front.
    """

    actions: Sequence[str] = ("as_csv",)

    @admin.action(description=gettext_lazy("CSV table of the chosen rows"), permissions=["view"])
    def as_csv(self, request: HttpRequest, queryset: QuerySet) -> StreamingHttpResponse:
        """The rows in the order of the list."""
        names = self.get_list_display(request)
        columns = [capfirst(str(label_for_field(name, self.model, model_admin=self))) for name in names]
        # Made now: while the table is sent, the language of the request may be gone.
        cells = [self._cell(name) for name in names]
        filename = dated_filename(str(self.model._meta.verbose_name_plural).replace(" ", "-"))
        return csv_response(filename, [_("Number"), *columns], self._rows(queryset, cells))

    def _rows(self, queryset: QuerySet, cells: list[Callable[[Model], Any]]) -> Iterator[list]:
        for row in queryset.iterator(chunk_size=CHUNK):
            yield [row.pk, *(cell(row) for cell in cells)]

    def _cell(self, name: str) -> Callable[[Model], Any]:
        """How a column of the list reads in a table: no markup, no pictures."""
        own = getattr(self, name, None)
        if own is not None:
            return lambda row: _plain(own(row))
        try:
            field = self.model._meta.get_field(name)
        except FieldDoesNotExist:
            return lambda row: _plain(getattr(row, name) if name != "__str__" else str(row))
        if field.choices:
            labels = {value: str(label) for value, label in field.flatchoices}
            return lambda row: labels.get(getattr(row, name), getattr(row, name))
        return lambda row: _plain(getattr(row, name))


def _plain(value: Any) -> Any:
    if callable(value):
        value = value()
    if value is None:
        return ""
    if value is True or value is False:
        return "1" if value else "0"
    if hasattr(value, "tzinfo"):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    if isinstance(value, list | tuple):
        return [str(part) for part in value]
    return unescape(strip_tags(value)) if hasattr(value, "__html__") else str(value)
