"""Short forms and what they stand for."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.admin.base import RecordAdmin, RowInline, field_labels
from archive.admin.curation import Curated
from archive.admin.folded_search import is_list
from archive.admin.named_records import AliasAdmin
from archive.models import Abbreviation, Expansion


class ExpansionInline(RowInline):
    """What it may stand for; the search opens all of them."""

    model = Expansion
    fields = ("text",)
    extra = 1


@admin.register(Abbreviation)
class AbbreviationAdmin(Curated, RecordAdmin):
    """Short forms that the search knows. Every process of the site reads a change at its next search."""

    list_display = ("short", "meanings", "searched")
    list_filter = ("searched",)
    search_fields = ("search_key", "expansions__search_key")
    search_help_text = _("A short form, or words of what it stands for.")
    readonly_fields = ("edited",)
    inlines = (ExpansionInline,)
    inline_names = {Expansion: "expansions"}
    actions = ("as_csv",)
    fieldsets = (
        (None, {"fields": ("short", "searched")}),
        (_("Remarks"), {"fields": ("note", "edited")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request)
        return rows.prefetch_related(Prefetch("expansions")) if is_list(request) else rows

    def save_related(self, request: HttpRequest, form: Any, formsets: list, change: bool) -> None:
        """Save; the search goes by the day of the last change of the short form itself."""
        super().save_related(request, form, formsets, change)
        form.instance.save()

    @admin.display(description=_("in full"))
    def meanings(self, row: Abbreviation) -> str:
        return "; ".join(map(str, row.expansions.all()))

    @admin.display(description=_("fields a curator edited"))
    def edited(self, row: Abbreviation) -> str:
        return field_labels(row, row.edited_fields)


@admin.register(Expansion)
class ExpansionAdmin(AliasAdmin):
    """What all short forms stand for."""

    list_display = ("text", "abbreviation")
    search_fields = ("search_key",)
