"""Form widgets of the admin."""

from __future__ import annotations

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.db.models import Model

from archive.admin.labels import told_apart
from archive.admin.row_numbers import DIGITS, is_row_number


def _ids(values) -> list[str]:
    """Those of the values that can be numbers of rows: Django's select asks the database for "abc", and falls."""
    return [str(value) for value in values if is_row_number(str(value))]


class Autocomplete(AutocompleteSelect):
    """Django's select with autocomplete, which need not ask the database for the record it shows.

    Django's own asks once a widget: an article with a hundred mentions would ask a hundred times.
    """

    chosen: tuple[str, str] | None = None

    def show(self, record: Model) -> None:
        """Use this record, loaded already, where it is the one chosen."""
        self.chosen = (str(record.pk), told_apart(record))

    def optgroups(self, name, value, attr=None):
        wanted = _ids(value)
        if wanted and (self.chosen is None or wanted != [self.chosen[0]]):
            return super().optgroups(name, wanted, attr)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        if wanted:
            options.append(self.create_option(name, *self.chosen, True, len(options)))
        return [(None, options, 0)]


class AutocompleteMultiple(AutocompleteSelectMultiple):
    """Django's select of several records, which keeps standing whatever was sent."""

    def value_from_datadict(self, data, files, name):
        # A number too long for the database is no number of a row; marked as none, it is refused like any other word.
        return [v if len(v) < DIGITS else f"{v}…" for v in super().value_from_datadict(data, files, name)]

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, _ids(value), attr)


class PartialDateInput(forms.TextInput):
    """A short text field for a day, a month or a year."""

    def __init__(self, attrs=None):
        super().__init__({"size": 12, "placeholder": "YYYY-MM-DD", "autocomplete": "off", **(attrs or {})})
