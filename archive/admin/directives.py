"""Directives, their names, and what they do to one another."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from archive.admin.base import RecordAdmin, RowInline, ViewOnly, link_to
from archive.admin.filters import PartialDateRangeFilter, most_common
from archive.admin.forms import CheckedForm
from archive.admin.named_records import AliasAdmin, NamedRecordAdmin
from archive.models import Directive, DirectiveAlias, DirectiveRelation, DirectiveRelationKind
from archive.text.symbols import parse_symbol


class DirectiveForm(CheckedForm):
    """A directive; its symbol is kept as it is officially written."""

    def clean(self):
        cleaned = super().clean()
        symbol = parse_symbol(cleaned.get("symbol") or "")
        if symbol:
            # The key by which texts find it is made of the symbol: "18 - nq/tw" must not be another one.
            cleaned["symbol"] = str(symbol)
            cleaned["number"] = cleaned.get("number") or symbol.number
        return cleaned


class DirectiveAliasInline(RowInline):
    """Other names that a directive goes by."""

    model = DirectiveAlias
    fields = ("name",)
    verbose_name = _("other name")
    verbose_name_plural = _("other names")


class DirectiveRelationInline(RowInline):
    """What the directive does to others."""

    model = DirectiveRelation
    fk_name = "subject"
    fields = ("kind", "object")
    autocomplete_fields = ("object",)
    verbose_name_plural = _("what it does to other directives")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("subject", "object")


@admin.register(Directive)
class DirectiveAdmin(NamedRecordAdmin):
    """Numbered and named documents of the Party and the State."""

    form = DirectiveForm
    list_display = ("label", "issued", "issuer_name", "title_cut", "term", "standing", "article_count")
    list_display_links = ("label",)
    list_filter = (
        ("issued", PartialDateRangeFilter),
        "standing",
        most_common("kind", _("kind")),
        most_common("term", _("Party term")),
        most_common("issuer_name", _("issuer as written")),
    )
    search_help_text = _("A number, a symbol (18-NQ/TW), or words of the title, with or without diacritics.")
    autocomplete_fields = ("issuers",)
    inlines = (DirectiveAliasInline, DirectiveRelationInline)
    inline_names = {DirectiveAlias: "aliases", DirectiveRelation: "relations"}
    readonly_fields = ("articles", "edited", "done_to_it")
    fieldsets = (
        (None, {"fields": ("kind", ("number", "symbol"), "name", "title", "standing", "articles")}),
        (_("Who issued it, and when"), {"fields": ("issuer_name", "issuers", ("issued", "term"))}),
        (_("What other directives do to it"), {"fields": ("done_to_it",)}),
        (_("Remarks"), {"fields": ("source", "note", "edited")}),
    )

    @admin.display(description=_("directive"), ordering="symbol")
    def label(self, directive: Directive) -> str:
        return directive.label

    @admin.display(description=_("title"), ordering="title")
    def title_cut(self, directive: Directive) -> str:
        return Truncator(directive.title).chars(90)

    @admin.display(description=_("relations"))
    def done_to_it(self, directive: Directive) -> SafeString | str:
        """The relations seen from the other end; they are edited on the page of the directive that acts."""
        if not directive.pk:
            return ""
        relations = directive.inverse_relations.select_related("subject")
        rows = ((DirectiveRelationKind(row.kind).passive, link_to(row.subject)) for row in relations)
        return format_html_join("", "<div>{} {}</div>", rows)


@admin.register(DirectiveAlias)
class DirectiveAliasAdmin(AliasAdmin):
    """Other names of directives."""

    list_display = ("name", "directive")


@admin.register(DirectiveRelation)
class DirectiveRelationAdmin(ViewOnly, RecordAdmin):
    """All relations in one list; they are edited on the page of the directive that acts."""

    list_display = ("subject", "kind", "object")
    list_filter = ("kind",)
    list_select_related = ("subject", "object")
    search_fields = ("subject__search_key", "object__search_key")
