"""Records with a name, aliases and a standing: people, organisations, places, directives."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.admin.base import RecordAdmin, ViewOnly, field_labels, link_to_list
from archive.admin.curation import Curated
from archive.admin.folded_search import is_list
from archive.models import Article, Standing
from archive.text import exact_key


class NamedRecordAdmin(Curated, RecordAdmin):
    """The admin of a record that texts lead to by its names."""

    search_fields = ("search_key", "aliases__search_key")
    search_help_text = gettext_lazy("Words of a name or alias, with or without diacritics.")
    readonly_fields = ("articles", "edited")
    actions = ("vouch", "as_csv")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request)
        return rows.with_article_count() if is_list(request) else rows

    def save_related(self, request: HttpRequest, form: Any, formsets: list, change: bool) -> None:
        """Save; a new name keeps the old one as an alias, for the texts write the old one."""
        super().save_related(request, form, formsets, change)
        old = form.initial.get("name")
        record = form.instance
        if not (change and old and "name" in form.changed_data) or exact_key(old) == record.name_key:
            return
        _alias, created = record.aliases.get_or_create(name_key=exact_key(old), defaults={"name": old})
        if created:
            text = _("The old name “%s” stays as an alias, so that texts that write it still lead here.")
            self.message_user(request, text % old, messages.INFO)

    @admin.display(description=gettext_lazy("articles"), ordering="article_count")
    def article_count(self, record: Model) -> SafeString:
        """Published articles with a standing claim of it."""
        return link_to_list(Article, f"{self.opts.model_name}={record.pk}", str(record.article_count))

    @admin.display(description=gettext_lazy("articles"))
    def articles(self, record: Model) -> SafeString | str:
        if not record.pk:
            return ""
        count = self.model._default_manager.with_article_count().get(pk=record.pk).article_count
        text = ngettext("%d published article", "%d published articles", count) % count
        return link_to_list(Article, f"{self.opts.model_name}={record.pk}", text)

    @admin.display(description=gettext_lazy("fields a curator edited"))
    def edited(self, record: Model) -> str:
        return field_labels(record, record.edited_fields)

    @admin.action(description=gettext_lazy("Vouch for the chosen records: they are known"), permissions=["change"])
    def vouch(self, request: HttpRequest, queryset: QuerySet) -> None:
        count = self.update_rows(request, queryset, standing=Standing.KNOWN)
        self.message_user(request, ngettext("%d record is known now.", "%d records are known now.", count) % count)


class AliasAdmin(ViewOnly, RecordAdmin):
    """All aliases in one list, to be searched; they are edited on the page of their record."""

    search_help_text = gettext_lazy("Words of the name, with or without diacritics.")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related(self.owner)

    @property
    def owner(self) -> str:
        """The field of the record that the alias belongs to."""
        return next(field.name for field in self.model._meta.fields if field.is_relation)
