"""Rows that a reading makes and a curator reviews: attendances and posts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.admin.base import RecordAdmin
from archive.admin.forms import CheckedForm, CheckedFormSet
from archive.admin.indexing import note_articles
from archive.models import Review


class ReviewedRowForm(CheckedForm):
    """A row with a review: whoever changes it or adds one has said something of it."""

    def clean(self):
        cleaned = super().clean()
        if not self.instance.pk and cleaned.get("review", Review.UNREVIEWED) == Review.UNREVIEWED:
            cleaned["review"] = Review.CONFIRMED
        elif set(self.changed_data) - {"review"} and cleaned.get("review") == Review.UNREVIEWED:
            cleaned["review"] = Review.CORRECTED
        return cleaned


class ReviewedRowFormSet(CheckedFormSet):
    """Rows that a machine may bring back: deleting one rejects it first, deleting a rejected one deletes it."""

    def delete_existing(self, obj, commit=True):
        if obj.review == Review.REJECTED or not self.comes_back(obj):
            super().delete_existing(obj, commit)
        elif commit:
            obj.review = Review.REJECTED
            obj.save(update_fields=["review"])

    @staticmethod
    def comes_back(row: Any) -> bool:
        """Whether the next reading of a text would write the row again."""
        return True


class ReviewedRowAdmin(RecordAdmin):
    """A list of such rows. Deleting one that the next reading would bring back keeps it as rejected."""

    form = ReviewedRowForm
    actions = ("confirm", "reject", "as_csv")

    def articles_of(self, rows: QuerySet) -> Iterable[int]:
        """Ids of the articles that show these rows."""
        raise NotImplementedError

    @staticmethod
    def comes_back(rows: QuerySet) -> QuerySet:
        """Those of the rows that the next reading of a text would write again."""
        return rows

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        rows = self.model._default_manager.filter(pk=obj.pk)
        before = list(self.articles_of(rows)) if change else []
        super().save_model(request, obj, form, change)
        note_articles([*before, *self.articles_of(self.model._default_manager.filter(pk=obj.pk))])

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        self.delete_queryset(request, self.model._default_manager.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        with transaction.atomic():
            rows = self.model._default_manager.filter(pk__in=list(queryset.order_by().values_list("pk", flat=True)))
            note_articles(self.articles_of(rows))
            kept = self.comes_back(rows.exclude(review=Review.REJECTED))
            kept_ids = list(kept.values_list("pk", flat=True))
            rows.exclude(pk__in=kept_ids).delete()
            rows.filter(pk__in=kept_ids).update(review=Review.REJECTED)
        if kept_ids:
            text = _("Rows that a reading made are kept as rejected; else the next reading would bring them back.")
            self.message_user(request, text, messages.WARNING)

    @admin.action(description=gettext_lazy("Confirm the chosen rows"), permissions=["change"])
    def confirm(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._review(request, queryset, Review.CONFIRMED)

    @admin.action(description=gettext_lazy("Reject the chosen rows"), permissions=["change"])
    def reject(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._review(request, queryset, Review.REJECTED)

    def _review(self, request: HttpRequest, queryset: QuerySet, review: Review) -> None:
        with transaction.atomic():
            ids = list(queryset.order_by().exclude(review=review).values_list("pk", flat=True))
            rows = self.model._default_manager.filter(pk__in=ids)
            note_articles(self.articles_of(rows))
            count = rows.update(review=review)
        self.message_user(request, ngettext("%d row is reviewed.", "%d rows are reviewed.", count) % count)
