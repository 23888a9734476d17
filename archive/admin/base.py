"""What all admins of the archive share."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import ForeignKey, ManyToManyField, Model, URLField
from django.forms import ModelChoiceField
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive.admin.csv_action import CsvAction
from archive.admin.folded_search import FoldedSearch
from archive.admin.forms import CheckedForm, CheckedFormSet, PartialDateFormField
from archive.admin.labels import told_apart
from archive.admin.widgets import Autocomplete, AutocompleteMultiple, PartialDateInput
from archive.models.fields import PartialDateField

STYLE = forms.Media(css={"all": ["archive/admin.css"]})


class _Fields:
    """The form fields of admins and inlines: partial dates, and selects that tell namesakes apart."""

    formfield_overrides = {
        PartialDateField: {"form_class": PartialDateFormField, "widget": PartialDateInput},
        URLField: {"assume_scheme": "https"},
    }

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        if "widget" not in kwargs and db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = Autocomplete(db_field, self.admin_site, using=kwargs.get("using"))
        return _labelled(super().formfield_for_foreignkey(db_field, request, **kwargs))

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        if "widget" not in kwargs and db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = AutocompleteMultiple(db_field, self.admin_site, using=kwargs.get("using"))
        return _labelled(super().formfield_for_manytomany(db_field, request, **kwargs))


def _labelled(field: ModelChoiceField | None) -> ModelChoiceField | None:
    if field is not None:
        field.label_from_instance = told_apart
    return field


class RecordAdmin(_Fields, FoldedSearch, CsvAction, admin.ModelAdmin):
    """An admin with folded search, a CSV action and forms that check every constraint."""

    form = CheckedForm
    list_per_page = 50
    # Counting the whole table for "12 results (of 300,000)" costs more than the search.
    show_full_result_count = False

    @property
    def media(self) -> forms.Media:
        return super().media + STYLE


class RowInline(_Fields, admin.TabularInline):
    """Rows of a record, edited on its page."""

    form = CheckedForm
    formset = CheckedFormSet
    extra = 0


class ViewOnly:
    """Mixin of an admin whose rows are only looked at: written by the machine, or edited on another record's page.

    They still go where a record that they hang on is deleted, by whoever may delete them.
    """

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return not is_own_page(self, request) and super().has_delete_permission(request, obj)


def is_own_page(model_admin: admin.ModelAdmin, request: HttpRequest) -> bool:
    """Whether the request is for this admin's own pages, not for one on which its rows stand, too."""
    opts, match = model_admin.opts, request.resolver_match
    name = (match.url_name or "") if match else ""
    return name.startswith(f"{opts.app_label}_{opts.model_name}_")


def link_to(record: Model | None, text: str = "") -> SafeString | str:
    """A link to the record's page in the admin, "" for None."""
    if record is None:
        return ""
    opts = record._meta
    url = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk])
    return format_html('<a href="{}">{}</a>', url, text or str(record))


def link_to_list(model: type[Model], query: str, text: str) -> SafeString:
    """A link to a filtered list of the admin."""
    opts = model._meta
    url = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
    return format_html('<a href="{}?{}">{}</a>', url, query, text)


def as_json(value: Any) -> SafeString:
    """A JSON value, readable."""
    return format_html('<pre class="json">{}</pre>', json.dumps(value, ensure_ascii=False, indent=1))


def field_labels(row: Any, names: list[str]) -> str:
    """The fields of a row as a curator knows them; names of no field stay as they are."""
    known = {field.name: field for field in row._meta.get_fields()}
    return ", ".join(_field_label(known.get(name), name) for name in names)


def _field_label(field: Any, name: str) -> str:
    if field is None:
        return name
    if hasattr(field, "verbose_name"):
        return str(field.verbose_name)
    return str(field.related_model._meta.verbose_name_plural)
