"""Articles: their records are put right here, their texts never."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.admin.base import RecordAdmin, as_json, field_labels
from archive.admin.claim_inlines import CitationInline, MentionInline
from archive.admin.curation import Curated
from archive.admin.filters import NAMED, AttentionFilter, PartialDateRangeFilter, ReviewedFilter, most_common
from archive.admin.folded_search import is_autocomplete, is_list
from archive.admin.forms import CheckedForm, LinesField
from archive.admin.meeting_moves import move_attendances
from archive.admin.reviewing import posts_in
from archive.admin.row_numbers import is_row_number
from archive.exporting import ARTICLE_COLUMNS, Column, article_rows, csv_response, dated_filename
from archive.models import Article, Citation, Mention, Publication
from archive.search import Criteria, in_database
from archive.templatetags import display
from archive.text.words import compounds

TITLE_IN_A_LIST = 110  # characters
_FILE_NAME = re.compile(r"\S+\.[A-Za-z]{2,5}")


class ArticleForm(CheckedForm):
    """An article, with the curator's mark that all of it was looked at."""

    byline = LinesField(required=False, label=_("byline"), help_text=_("One name a line."))
    reviewed = forms.BooleanField(
        required=False, label=_("reviewed"), help_text=_("A curator has looked at the whole article.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "reviewed" in self.fields:
            self.fields["reviewed"].initial = self.instance.reviewed_at is not None


@admin.register(Article)
class ArticleAdmin(Curated, RecordAdmin):
    """Articles come in by import; here their records are put right. The text itself is evidence and stays."""

    form = ArticleForm
    list_display = ("title_cut", "dated", "state", "is_reviewed", "open_claims", "source", "about", "meeting_cut")
    list_display_links = ("title_cut",)
    list_filter = (
        *NAMED,
        "state",
        ("dated", PartialDateRangeFilter),
        AttentionFilter,
        ReviewedFilter,
        ("ministries", admin.RelatedOnlyFieldListFilter),
        most_common("source", _("source")),
    )
    list_select_related = ("source", "meeting", "body")
    ordering = ("-id",)  # what came in last is what a curator looks at first
    search_fields = ("search_text",)
    search_help_text = _(
        "As in the readers' search, drafts and withdrawn articles too; also a file's name or, as #12, a row's number."
    )
    autocomplete_fields = ("source", "meeting", "ministries", "body")
    actions = ("publish", "withdraw", "mark_reviewed", "as_csv")
    inlines = (MentionInline, CitationInline)
    fieldsets = (
        (None, {"fields": ("title", "lead", ("state", "reviewed"), "attention")}),
        (_("When"), {"fields": (("published", "published_time"), "dated")}),
        (_("Where it is from"), {"fields": ("source", "source_url", "byline", "view_count")}),
        (_("What it is about"), {"fields": ("meeting", "ministries", "body")}),
        (_("The text"), {"classes": ("collapse",), "fields": ("text_shown", "raw_shown")}),
        (
            _("How the record came about"),
            {
                "classes": ("collapse",),
                "fields": (
                    "edited",
                    ("reviewed_by", "reviewed_at"),
                    ("created_at", "updated_at"),
                    "file_name",
                    "sha256",
                    "rules_version",
                    "collector_shown",
                    "provenance_shown",
                    "blocks_shown",
                ),
            },
        ),
    )
    readonly_fields = (
        "attention",
        "text_shown",
        "raw_shown",
        "edited",
        "reviewed_by",
        "reviewed_at",
        "created_at",
        "updated_at",
        "file_name",
        "sha256",
        "rules_version",
        "collector_shown",
        "provenance_shown",
        "blocks_shown",
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        # Without a text there is nothing to point into, and texts come in by import.
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        articles = super().get_queryset(request)
        if is_list(request):
            return articles.without_texts().prefetch_related("ministries").annotate(**_open_counts())
        if is_autocomplete(request):
            return articles.without_texts()
        return articles

    def search_condition(self, term: str) -> Q:
        # The readers' own language and set, so that a curator sees what they see; drafts and withdrawn ones besides.
        criteria, _notices = Criteria.parse({"q": term})
        found = in_database(criteria)
        # What readers could not mean by words: a file by its name, a row by its number.
        if _FILE_NAME.fullmatch(term.strip()):
            found |= Q(file_name__iexact=term.strip())
        number = term.strip().removeprefix("#")
        if term.strip().startswith("#") and is_row_number(number):
            found = Q(pk=int(number))
        return found

    def _nearest_first(self, key: str, model: type[Article]) -> list:
        return [F("dated_latest").desc(nulls_last=True), "-pk"]

    def rows_for_update(self, ids: list[int]) -> QuerySet:
        return Article.objects.without_texts().filter(pk__in=ids)

    def save_model(self, request: HttpRequest, obj: Article, form: ArticleForm, change: bool) -> None:
        """Save; the day it is filed under follows the publication date as long as nobody set it by hand."""
        if "title" in form.changed_data:
            obj.refresh_search_text()
            obj.words = " ".join(compounds(f"{obj.title}\n{obj.article_text}"))
        if "reviewed" in form.changed_data:
            self._set_reviewed(request, obj, form.cleaned_data["reviewed"])
        if "published" in form.changed_data and "dated" not in {*form.changed_data, *obj.edited_fields}:
            obj.dated = obj.published or (obj.meeting.start if obj.meeting else None)
        super().save_model(request, obj, form, change)
        if "meeting" in form.changed_data:
            move_attendances(obj, form.initial.get("meeting"))
        # Posts say when they were seen, by the day that an article is filed under.
        if {"state", "published", "dated"} & set(form.changed_data):
            posts_in([obj.pk])

    @staticmethod
    def _set_reviewed(request: HttpRequest, article: Article, reviewed: bool) -> None:
        article.reviewed_by = request.user if reviewed else None
        article.reviewed_at = timezone.now() if reviewed else None

    # Columns

    @admin.display(description=_("headline"), ordering="title")
    def title_cut(self, article: Article) -> str:
        return Truncator(article.title).chars(TITLE_IN_A_LIST)

    @admin.display(description=_("ministry or body"))
    def about(self, article: Article) -> str:
        return "; ".join(map(str, article.filed_under))

    @admin.display(description=_("meeting"), ordering="meeting__name")
    def meeting_cut(self, article: Article) -> str:
        return Truncator(article.meeting.name).chars(60) if article.meeting else ""

    @admin.display(description=_("open claims"), ordering="open_claims")
    def open_claims(self, article: Article) -> int:
        """Mentions and citations that want a curator."""
        return article.open_claims

    @admin.display(description=_("reviewed"), boolean=True, ordering="reviewed_at")
    def is_reviewed(self, article: Article) -> bool:
        return article.reviewed_at is not None

    # Read-only fields

    @admin.display(description=_("reviewed"), boolean=True)
    def reviewed(self, article: Article) -> bool:
        """For those who may only look."""
        return article.reviewed_at is not None

    @admin.display(description=_("wants attention"))
    def attention(self, article: Article) -> SafeString:
        """What the reading met with."""
        return format_html_join("", "<div>{}</div>", ((words,) for words in display.attention(article)))

    @admin.display(description=_("text"))
    def text_shown(self, article: Article) -> SafeString:
        return format_html('<div class="page-text">{}</div>', article.text)

    @admin.display(description=_("text as it came"))
    def raw_shown(self, article: Article) -> SafeString | str:
        if not article.raw:
            return _("The same, to the letter.")
        return format_html('<div class="page-text">{}</div>', article.raw)

    @admin.display(description=_("fields a curator edited"))
    def edited(self, article: Article) -> str:
        return field_labels(article, article.edited_fields)

    @admin.display(description=_("collector's notes"))
    def collector_shown(self, article: Article) -> SafeString:
        return as_json(article.collector)

    @admin.display(description=_("provenance"))
    def provenance_shown(self, article: Article) -> SafeString:
        return as_json(article.provenance)

    @admin.display(description=_("parts of the page"))
    def blocks_shown(self, article: Article) -> SafeString:
        rows = ((kind, start, end, " ".join(map(str, rule))) for kind, start, end, *rule in article.blocks)
        return format_html_join("", "<div>{} {}–{} {}</div>", rows)

    # Actions

    @admin.action(description=_("Publish the chosen articles"), permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet) -> None:
        count = self._set_state(request, queryset, Publication.PUBLISHED)
        self.message_user(request, ngettext("%d article is published.", "%d articles are published.", count) % count)

    @admin.action(description=_("Withdraw the chosen articles"), permissions=["change"])
    def withdraw(self, request: HttpRequest, queryset: QuerySet) -> None:
        count = self._set_state(request, queryset, Publication.WITHDRAWN)
        text = ngettext("%d article is withdrawn.", "%d articles are withdrawn.", count) % count
        self.message_user(request, text, messages.WARNING)

    def _set_state(self, request: HttpRequest, queryset: QuerySet, state: Publication) -> int:
        ids = list(queryset.order_by().values_list("pk", flat=True))
        with transaction.atomic():
            count = self.update_rows(request, queryset, state=state)
            posts_in(ids)
        return count

    @admin.action(description=_("Mark the chosen articles as reviewed"), permissions=["change"])
    def mark_reviewed(self, request: HttpRequest, queryset: QuerySet) -> None:
        rows = Article.objects.filter(pk__in=queryset.order_by().values("pk"), reviewed_at=None)
        count = rows.update(reviewed_at=timezone.now(), reviewed_by=request.user)
        self.message_user(request, ngettext("%d article is reviewed.", "%d articles are reviewed.", count) % count)

    @admin.action(description=_("CSV table of the chosen rows"), permissions=["view"])
    def as_csv(self, request: HttpRequest, queryset: QuerySet) -> StreamingHttpResponse:
        """The readers' table, with the state of each article, of all states."""
        labels = {state.value: str(state.label) for state in Publication}
        columns = (*ARTICLE_COLUMNS, Column("state", _("State"), lambda line: labels[line.state]))
        ids = queryset.prefetch_related(None).values_list("pk", flat=True).iterator()
        rows = article_rows(ids, articles=Article.objects.all(), absolute=request.build_absolute_uri, columns=columns)
        return csv_response(dated_filename("articles"), columns, rows)


def _open_counts() -> dict[str, Any]:
    """The number of open claims of an article, counted only for the rows of the page."""

    def count(claims: type[Mention] | type[Citation]) -> Coalesce:
        rows = claims.objects.open().filter(article=OuterRef("pk")).order_by().values("article")
        return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0)

    return {"open_claims": count(Mention) + count(Citation)}
