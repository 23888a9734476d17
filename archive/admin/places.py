"""Places and their other spellings."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.admin.base import RowInline
from archive.admin.filters import YesFilter, most_common
from archive.admin.named_records import AliasAdmin, NamedRecordAdmin
from archive.models import Place, PlaceAlias


class ProvinceFilter(YesFilter):
    """Provinces and cities under the central government alone."""

    title = _("provinces only")
    parameter_name = "provinces"

    def chosen(self, queryset: QuerySet) -> QuerySet:
        return queryset.provinces()


class PlaceAliasInline(RowInline):
    """Other spellings."""

    model = PlaceAlias
    fields = ("name",)
    verbose_name = _("other name")
    verbose_name_plural = _("other names")


@admin.register(Place)
class PlaceAdmin(NamedRecordAdmin):
    """Provinces, before and after 2025, and what lies in them."""

    list_display = ("name", "kind", "province", "valid_until", "standing", "article_count")
    list_filter = (ProvinceFilter, "standing", most_common("kind", _("rank")), most_common("province", _("province")))
    list_select_related = ("province",)
    autocomplete_fields = ("province", "successors")
    inlines = (PlaceAliasInline,)
    inline_names = {PlaceAlias: "aliases"}
    fieldsets = (
        (None, {"fields": ("name", "kind", "province", "standing", "articles")}),
        (_("Its name through time"), {"fields": ("valid_until", "successors")}),
        (_("Remarks"), {"fields": ("note", "edited")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        # Named by its rank and province wherever it is shown.
        return super().get_queryset(request).select_related("province")


@admin.register(PlaceAlias)
class PlaceAliasAdmin(AliasAdmin):
    """Other spellings of places."""

    list_display = ("name", "place")
