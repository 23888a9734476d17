"""Mentions and citations in lists of their own, to be worked through."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.admin.base import RecordAdmin, is_own_page, link_to
from archive.admin.claim_display import CitationDisplay, MentionDisplay
from archive.admin.claim_inlines import ClaimForm
from archive.admin.filters import OpenFilter, most_common
from archive.admin.indexing import note_articles
from archive.admin.labels import LABEL_PREFETCH
from archive.admin.reviewing import posts_of, review_all
from archive.models import Citation, Mention, Person, Review
from archive.text import exact_key

TITLE_IN_A_LIST = 60  # characters
# Long columns of the article that no list of claims shows.
UNSEEN = tuple(f"article__{name}" for name in ("raw", "search_text", "words", "blocks", "provenance", "collector"))


class ClaimAdmin(RecordAdmin):
    """A list of claims to work through. Nobody writes or deletes one by hand: a wrong one is rejected."""

    form = ClaimForm
    actions = ("confirm", "reject", "as_csv")
    # As the index of the table has it: sorting all claims of the archive for one page would take seconds.
    ordering = ("article_id", "start", "id")
    list_display_links = ("passage",)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        # The page of an article leads to all of its claims.
        return lookup == "article__id__exact" or super().lookup_allowed(lookup, value, request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # With their article they go; alone, the next reading of the text would only bring them back.
        return not is_own_page(self, request) and super().has_delete_permission(request, obj)

    def save_model(self, request: HttpRequest, obj: Mention | Citation, form: ClaimForm, change: bool) -> None:
        if not form.has_changed():  # pressing "save" says nothing
            return
        form.take_word(request.user)
        super().save_model(request, obj, form, change)
        posts_of([(obj, form.target_before)])
        note_articles([obj.article_id])

    @admin.display(description=_("article"))
    def article_link(self, claim: Mention | Citation) -> SafeString | str:
        return link_to(claim.article, Truncator(claim.article.title).chars(TITLE_IN_A_LIST))

    @admin.action(description=_("Confirm the chosen claims that lead to a record"), permissions=["change"])
    def confirm(self, request: HttpRequest, queryset: QuerySet) -> None:
        count = review_all(queryset, Review.CONFIRMED, request.user)
        self.message_user(request, ngettext("%d claim is confirmed.", "%d claims are confirmed.", count) % count)

    @admin.action(description=_("Reject the chosen claims"), permissions=["change"])
    def reject(self, request: HttpRequest, queryset: QuerySet) -> None:
        count = review_all(queryset, Review.REJECTED, request.user)
        text = ngettext("%d claim is rejected.", "%d claims are rejected.", count) % count
        self.message_user(request, text, messages.WARNING)


HOW_IT_CAME = (
    _("How it came about"),
    {"fields": ("resolution", "reason", "rule", "span", "reviewed_by", "reviewed_at")},
)


@admin.register(Mention)
class MentionAdmin(MentionDisplay, ClaimAdmin):
    """Where texts name people, organisations and places."""

    list_display = ("passage", "kind", "target", "resolution", "review", "article_link")
    list_filter = (OpenFilter, "kind", "resolution", "review")
    search_fields = ("person__search_key", "organisation__search_key", "place__search_key")
    search_help_text = _("Words of a record's name, with or without diacritics; or the name as written.")
    fieldsets = (
        (None, {"fields": ("article_link", "passage", "kind", "name", "titles_listed", "candidates_named")}),
        (_("A curator's word"), {"fields": ("target", "review")}),
        HOW_IT_CAME,
    )
    readonly_fields = (
        "article_link",
        "passage",
        "kind",
        "name",
        "titles_listed",
        "candidates_named",
        "resolution",
        "reason",
        "rule",
        "span",
        "reviewed_by",
        "reviewed_at",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = (
            super().get_queryset(request).select_related("person", "organisation__place", "place__province", "article")
        )
        return rows.defer(*UNSEEN).prefetch_related(*(f"person__{name}" for name in LABEL_PREFETCH[Person]))

    def search_condition(self, term: str) -> Q:
        # A name that leads to no record has no folded key: it is found as it is written.
        return super().search_condition(term) | Q(name_key__contains=exact_key(term))

    @admin.display(description=_("titles"))
    def titles_listed(self, claim: Mention) -> SafeString:
        """What the text calls the person here."""
        return format_html_join("", "<div>{}</div>", ((title.get("text", ""),) for title in claim.titles))


@admin.register(Citation)
class CitationAdmin(CitationDisplay, ClaimAdmin):
    """Where texts cite directives."""

    list_display = ("passage", "as_read", "target", "resolution", "review", "article_link")
    list_filter = (OpenFilter, "resolution", "review", most_common("kind", _("kind")))
    search_fields = ("directive__search_key",)
    search_help_text = _("A symbol, a number or words of the directive, with or without diacritics.")
    fieldsets = (
        (None, {"fields": ("article_link", "passage", "as_read", "candidates_named")}),
        (_("A curator's word"), {"fields": ("target", "review")}),
        HOW_IT_CAME,
    )
    readonly_fields = (
        "article_link",
        "passage",
        "as_read",
        "candidates_named",
        "resolution",
        "reason",
        "rule",
        "span",
        "reviewed_by",
        "reviewed_at",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request).select_related("directive", "article")
        return rows.defer(*UNSEEN).prefetch_related("candidates")

    def search_condition(self, term: str) -> Q:
        written = term.strip()
        as_written = Q(symbol__icontains=written) | Q(number=written) | Q(text__icontains=written)
        return super().search_condition(term) | as_written
