"""Sources: newspapers, portals, agencies."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.admin.base import RecordAdmin, link_to_list
from archive.admin.curation import Curated
from archive.admin.deletion import keep_field
from archive.admin.folded_search import is_list
from archive.models import Article, Source


@admin.register(Source)
class SourceAdmin(Curated, RecordAdmin):
    """Newspapers, portals, agencies."""

    list_display = ("name", "homepage", "article_count")
    search_help_text = _("Words of the name, with or without diacritics.")

    def save_model(self, request: HttpRequest, obj: Source, form: Any, change: bool) -> None:
        """Save; articles keep a source that was renamed, though their files name the old one."""
        super().save_model(request, obj, form, change)
        if change and "name" in form.changed_data:
            keep_field("source", obj.articles.all())

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        sources = super().get_queryset(request)
        return sources.annotate(article_count=Count("articles")) if is_list(request) else sources

    @admin.display(description=_("articles"), ordering="article_count")
    def article_count(self, source: Source) -> SafeString:
        return link_to_list(Article, f"source={source.pk}", str(source.article_count))
