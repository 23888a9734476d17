"""What the machine keeps of its own doings: imports, the index's outbox, the reference lists. Only looked at."""

from __future__ import annotations

from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.admin.base import RecordAdmin, ViewOnly, link_to, link_to_list
from archive.admin.indexing import bring_up_to_date
from archive.admin.row_numbers import is_row_number
from archive.models import ImportedFile, ImportRun, IndexChange, ReferenceRow


@admin.register(ImportRun)
class ImportRunAdmin(ViewOnly, RecordAdmin):
    """Runs of the import."""

    list_display = ("started", "finished", "created", "updated", "unchanged", "failed", "rules_version", "files_link")
    list_filter = ("rules_version",)
    date_hierarchy = "started"
    search_fields = ("rules_version",)
    readonly_fields = ("files_link",)

    @admin.display(description=_("files"))
    def files_link(self, run: ImportRun) -> SafeString:
        return link_to_list(ImportedFile, f"run__id__exact={run.pk}", _("show"))


@admin.register(ImportedFile)
class ImportedFileAdmin(ViewOnly, RecordAdmin):
    """What became of every file."""

    list_display = ("path", "result", "reason", "size", "article_link", "run")
    list_filter = ("result",)
    list_select_related = ("run", "article")
    search_fields = ("path",)
    search_help_text = _("Part of a path, a reason, or the beginning of a SHA-256.")
    ordering = ("-id",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        unseen = ("text", "raw", "search_text", "words", "blocks", "provenance", "collector")
        return super().get_queryset(request).defer(*(f"article__{name}" for name in unseen))

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup == "run__id__exact" or super().lookup_allowed(lookup, value, request)

    def search_condition(self, term: str) -> Q:
        term = term.strip()
        return Q(path__icontains=term) | Q(reason__icontains=term) | Q(sha256__startswith=term.lower())

    @admin.display(description=_("article"))
    def article_link(self, file: ImportedFile) -> SafeString | str:
        return link_to(file.article)


@admin.register(IndexChange)
class IndexChangeAdmin(ViewOnly, RecordAdmin):
    """Articles that the index has yet to look at; normally there are none."""

    list_display = ("article_id", "noted")
    search_fields = ("article_id",)
    actions = ("take_up", "as_csv")

    def search_condition(self, term: str) -> Q:
        term = term.strip()
        return Q(article_id=int(term)) if is_row_number(term) else Q(pk__in=())

    @admin.action(description=_("Let the index take up all changes now"), permissions=["view"])
    def take_up(self, request: HttpRequest, queryset: QuerySet) -> None:
        bring_up_to_date()
        self.message_user(request, _("The index is at it."), messages.INFO)


@admin.register(ReferenceRow)
class ReferenceRowAdmin(ViewOnly, RecordAdmin):
    """Which rows the reference lists became."""

    list_display = ("list_name", "key", "row_id")
    list_filter = ("list_name",)
    search_fields = ("key",)
    search_help_text = _("Part of the key, as it is written.")

    def search_condition(self, term: str) -> Q:
        return Q(key__icontains=term.strip())
