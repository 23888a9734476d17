"""People, their aliases and posts."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.admin.base import RowInline
from archive.admin.folded_search import is_list
from archive.admin.named_records import AliasAdmin, NamedRecordAdmin
from archive.admin.reviewed_rows import ReviewedRowAdmin, ReviewedRowForm, ReviewedRowFormSet
from archive.models import Person, PersonAlias, Post, Review, affected_articles


class PersonAliasInline(RowInline):
    """Other names of a person."""

    model = PersonAlias
    fields = ("name",)
    verbose_name = _("other name")
    verbose_name_plural = _("other names")


class PostInline(RowInline):
    """Posts of a person, the latest first."""

    model = Post
    form = ReviewedRowForm
    formset = ReviewedRowFormSet
    fields = ("title", "organisation", "first_seen", "last_seen", "review")
    autocomplete_fields = ("organisation",)
    verbose_name_plural = _("posts (one that the reading made is kept as rejected when it is deleted)")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("organisation__place")


@admin.register(Person)
class PersonAdmin(NamedRecordAdmin):
    """The people whom texts name."""

    list_display = ("name", "latest_post", "standing", "article_count")
    list_filter = ("standing",)
    inlines = (PersonAliasInline, PostInline)
    inline_names = {PersonAlias: "aliases", Post: "posts"}
    fieldsets = ((None, {"fields": ("name", "standing", "note", "articles", "edited")}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        people = super().get_queryset(request)
        return people.prefetch_related("posts") if is_list(request) else people

    @admin.display(description=_("latest post"))
    def latest_post(self, person: Person) -> str:
        return next((post.title for post in person.posts.all() if post.review != Review.REJECTED), "")


@admin.register(PersonAlias)
class PersonAliasAdmin(AliasAdmin):
    """Other names of people."""

    list_display = ("name", "person")


@admin.register(Post)
class PostAdmin(ReviewedRowAdmin):
    """Who held which post, over all people."""

    list_display = ("title", "person", "organisation", "first_seen", "last_seen", "review")
    list_filter = ("review",)
    list_select_related = ("person", "organisation")
    search_fields = ("person__search_key", "organisation__search_key")
    search_help_text = _("Words of the person's or the organisation's name, with or without diacritics.")
    autocomplete_fields = ("person", "organisation")
    fields = ("person", "title", "organisation", "first_seen", "last_seen", "review")
    ordering = ("person__name", "-last_seen_latest", "id")

    def articles_of(self, rows: QuerySet) -> Iterable[int]:
        return affected_articles(Person, set(rows.order_by().values_list("person", flat=True)))
