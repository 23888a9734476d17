"""Organisations and their names."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin.base import RowInline
from archive.admin.filters import most_common
from archive.admin.forms import CheckedForm
from archive.admin.named_records import AliasAdmin, NamedRecordAdmin
from archive.models import Organisation, OrganisationAlias


class OrganisationForm(CheckedForm):
    """An organisation under one name, which cannot end before it begins."""

    def clean(self):
        cleaned = super().clean()
        begin, end = cleaned.get("valid_from"), cleaned.get("valid_until")
        if begin and end and end.latest < begin.earliest:
            self.add_error("valid_until", _("The name ends before it begins."))
        return cleaned


class OrganisationAliasInline(RowInline):
    """Other names and abbreviations."""

    model = OrganisationAlias
    fields = ("name", "is_abbreviation")
    verbose_name = _("other name")
    verbose_name_plural = _("other names")


@admin.register(Organisation)
class OrganisationAdmin(NamedRecordAdmin):
    """Bodies of Party and State and others, each row under the name of its day."""

    form = OrganisationForm
    list_display = ("name", "kind", "parent", "place", "valid_from", "valid_until", "standing", "article_count")
    list_filter = ("kind", "standing", most_common("place", _("place")))
    list_select_related = ("parent", "place__province")
    autocomplete_fields = ("parent", "place", "successors")
    inlines = (OrganisationAliasInline,)
    inline_names = {OrganisationAlias: "aliases"}
    fieldsets = (
        (None, {"fields": ("name", "kind", "standing", "articles")}),
        (_("Where it belongs"), {"fields": ("parent", "place")}),
        (
            _("Its name through time"),
            {
                "description": _("A body that is renamed is another row; the old one names it as its successor."),
                "fields": (("valid_from", "valid_until"), "successors"),
            },
        ),
        (_("Remarks"), {"fields": ("source", "note", "edited")}),
    )


@admin.register(OrganisationAlias)
class OrganisationAliasAdmin(AliasAdmin):
    """Other names and abbreviations of organisations."""

    list_display = ("name", "is_abbreviation", "organisation")
    list_filter = ("is_abbreviation",)
