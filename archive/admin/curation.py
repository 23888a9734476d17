"""The human word: what a curator changes is put down as such, and the index is told of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.contrib import admin
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from archive.admin.deletion import lead_claims_nowhere, taking_along
from archive.admin.indexing import note_articles
from archive.models import Article, affected_articles

# Rows handled at a time by an action on a whole list.
CHUNK = 500


def add_edited(row: Model, fields: Iterable[str]) -> None:
    """Put down fields of a row as a curator's (not saved yet)."""
    row.edited_fields = sorted({*row.edited_fields, *fields})


class Curated:
    """Mixin of the ModelAdmin of a record that articles show.

    Saving records the changed fields in ``edited_fields``, where the model has them; saving and deleting note the
    affected articles for the index, in the same transaction.
    """

    # Fields of which no article and no index shows anything: to change them alone touches no article.
    aside: Collection[str] = ("note", "source", "homepage")
    # How inlines are called in ``edited_fields``: model of the inline → name.
    inline_names: dict[type[Model], str] = {}

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        """Save, with the changed fields among the edited ones."""
        if hasattr(obj, "edited_fields"):
            add_edited(obj, self.changed_fields(form))
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: list, change: bool) -> None:
        """Save the inlines, record them as edited, and note the articles."""
        super().save_related(request, form, formsets, change)
        obj = form.instance
        changed_inlines = [formset for formset in formsets if formset.has_changed()]
        names = {self.inline_names[f.model] for f in changed_inlines if f.model in self.inline_names}
        if names and hasattr(obj, "edited_fields"):
            add_edited(obj, names)
            obj.save(update_fields=["edited_fields"])
        if change and (self.touches(self.changed_fields(form)) or changed_inlines):
            note_articles(self.articles_of([obj.pk]))

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        """Delete; what led to the record leads nowhere from now on, by the curator's word."""
        with transaction.atomic(), taking_along(self.model, [obj.pk]):
            self._before_deletion(request, [obj.pk])
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Delete many, the same way."""
        with transaction.atomic():
            ids = list(queryset.order_by().values_list("pk", flat=True))
            for start in range(0, len(ids), CHUNK):
                chunk = ids[start : start + CHUNK]
                with taking_along(self.model, chunk):
                    self._before_deletion(request, chunk)
                    self.model._default_manager.filter(pk__in=chunk).delete()

    def changed_fields(self, form: Any) -> list[str]:
        """The names of the model's own fields that the form changes."""
        names = {field.name for field in (*self.model._meta.fields, *self.model._meta.many_to_many)}
        return [name for name in form.changed_data if name in names]

    def touches(self, fields: Iterable[str]) -> bool:
        """Whether a change of these fields is one that articles or the index show."""
        return any(field not in self.aside for field in fields)

    def articles_of(self, ids: Collection[int]) -> list[int]:
        """Ids of the articles that show these records."""
        return list(affected_articles(self.model, ids))

    def update_rows(self, request: HttpRequest, queryset: QuerySet, **values: Any) -> int:
        """Give all rows of an action these values, as the curator's word; returns how many rows changed."""
        changed = 0
        fields = list(values)
        with transaction.atomic():
            ids = list(queryset.order_by().values_list("pk", flat=True).distinct())
            for start in range(0, len(ids), CHUNK):
                rows = [
                    row
                    for row in self.rows_for_update(ids[start : start + CHUNK])
                    if any(getattr(row, name) != value for name, value in values.items())
                ]
                for row in rows:
                    for name, value in values.items():
                        setattr(row, name, value)
                    add_edited(row, fields)
                written = [*fields, "edited_fields"]
                if self.model is Article:
                    now = timezone.now()
                    for row in rows:
                        row.updated_at = now
                    written.append("updated_at")
                self.model._default_manager.bulk_update(rows, written)
                note_articles(self.articles_of([row.pk for row in rows]))
                self.log_rows(request, rows, fields)
                changed += len(rows)
        return changed

    def rows_for_update(self, ids: list[int]) -> QuerySet:
        """The rows of these ids, as an action needs them."""
        return self.model._default_manager.filter(pk__in=ids)

    def log_rows(self, request: HttpRequest, rows: list[Model], fields: list[str]) -> None:
        """Put the change down in the history of every row."""
        if rows:
            names = [str(self.model._meta.get_field(name).verbose_name) for name in fields]
            admin.models.LogEntry.objects.log_actions(
                request.user.pk, rows, admin.models.CHANGE, [{"changed": {"fields": names}}]
            )

    def _before_deletion(self, request: HttpRequest, ids: list[int]) -> None:
        note_articles(self.articles_of(ids))
        lead_claims_nowhere(self.model, ids, request.user)
