"""Meetings and who takes part in them."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from archive.admin.base import RecordAdmin, RowInline, link_to
from archive.admin.curation import Curated
from archive.admin.filters import MeetingDayFilter, most_common
from archive.admin.folded_search import is_list
from archive.admin.forms import CheckedForm
from archive.admin.labels import LABEL_PREFETCH
from archive.admin.passages import passage
from archive.admin.reviewed_rows import ReviewedRowAdmin, ReviewedRowForm, ReviewedRowFormSet
from archive.admin.reviewing import posts_in
from archive.models import Article, Attendance, Meeting, Person, Publication, affected_articles

PEOPLE = tuple(f"person__{name}" for name in LABEL_PREFETCH[Person])


class MeetingForm(CheckedForm):
    """A meeting; it cannot end before it starts."""

    def clean(self):
        cleaned = super().clean()
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and end.latest < start.earliest:
            self.add_error("end", _("The last day is before the first day."))
        return cleaned


class AttendanceFormSet(ReviewedRowFormSet):
    """Attendances; those that no rule made are deleted at once."""

    @staticmethod
    def comes_back(row: Attendance) -> bool:
        return bool(row.rule)


class AttendanceInline(RowInline):
    """Who takes part in a meeting."""

    model = Attendance
    form = ReviewedRowForm
    formset = AttendanceFormSet
    fields = ("person", "role", "title", "review", "said")
    readonly_fields = ("said",)
    autocomplete_fields = ("person",)
    show_change_link = True
    ordering = ("role", "person__name", "id")
    verbose_name_plural = _("who takes part (a row that the reading made is kept as rejected when it is deleted)")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request).select_related("person", "article")
        return rows.defer(*_unseen("article__")).prefetch_related(*PEOPLE)

    @admin.display(description=_("in the text"))
    def said(self, row: Attendance) -> SafeString:
        return passage(row.article.text, row.start, row.end) if row.article else passage("", None, None)


def _unseen(prefix: str) -> list[str]:
    """Long columns of an article that are shown nowhere here."""
    return [prefix + name for name in ("raw", "search_text", "words", "blocks", "provenance", "collector")]


@admin.register(Meeting)
class MeetingAdmin(Curated, RecordAdmin):
    """Meetings that articles report."""

    form = MeetingForm
    list_display = ("name_cut", "kind", "start", "place_cut", "organiser", "article_count", "same_as")
    list_display_links = ("name_cut",)
    list_select_related = ("organiser", "same_as")
    list_filter = (
        ("start", MeetingDayFilter),
        most_common("kind", _("kind")),
        "format",
        ("same_as", admin.EmptyFieldListFilter),
        most_common("organiser", _("organiser")),
    )
    search_help_text = _("Words of the name, kind and place, with or without diacritics.")
    autocomplete_fields = ("places", "organiser", "same_as")
    inlines = (AttendanceInline,)
    readonly_fields = ("articles_listed",)
    fieldsets = (
        (None, {"fields": ("name", "kind", "organiser", "articles_listed")}),
        (_("When"), {"fields": (("start", "end"), "date_as_written", "date_inferred_from")}),
        (_("Where and how"), {"fields": ("place_as_written", "places", "format", ("attendance", "connection_points"))}),
        (_("Perhaps one meeting"), {"fields": ("same_as",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        meetings = super().get_queryset(request)
        if not is_list(request):
            return meetings
        # Counted for the rows of the page alone; a join would count for all meetings first. The state is asked in the
        # count: a database without statistics may think it the better way in, and reads all articles for each row.
        covering = Article.objects.filter(meeting=OuterRef("pk")).order_by().values("meeting")
        published = Count("pk", filter=Q(state=Publication.PUBLISHED))
        counted = Subquery(covering.annotate(n=published).values("n"))
        return meetings.annotate(article_count=Coalesce(counted, 0))

    def save_model(self, request: HttpRequest, obj: Meeting, form: ModelForm, change: bool) -> None:
        """Save; articles that have no publication date stay filed under the first day of their meeting."""
        before = form.initial.get("start")
        super().save_model(request, obj, form, change)
        if change and "start" in form.changed_data:
            following = [
                article
                for article in obj.articles.filter(published=None, dated=before).without_texts()
                if "dated" not in article.edited_fields
            ]
            for article in following:
                article.dated = obj.start
                article.save(update_fields=["dated", "dated_earliest", "dated_latest", "updated_at"])
            posts_in([article.pk for article in following])

    @admin.display(description=_("name"), ordering="name")
    def name_cut(self, meeting: Meeting) -> str:
        return Truncator(meeting.name).chars(90)

    @admin.display(description=_("place"), ordering="place_as_written")
    def place_cut(self, meeting: Meeting) -> str:
        return Truncator(meeting.place_as_written).chars(40)

    @admin.display(description=_("articles"), ordering="article_count")
    def article_count(self, meeting: Meeting) -> int:
        return meeting.article_count

    @admin.display(description=_("articles"))
    def articles_listed(self, meeting: Meeting) -> SafeString | str:
        if not meeting.pk:
            return ""
        articles = meeting.articles.without_texts()
        return format_html_join("", "<div>{} {}</div>", ((link_to(row), row.dated or "") for row in articles))


@admin.register(Attendance)
class AttendanceAdmin(ReviewedRowAdmin):
    """Who took part in what, over all meetings."""

    form = ReviewedRowForm
    list_display = ("person", "role", "title", "meeting", "review")
    list_filter = ("role", "review")
    list_select_related = ("person", "meeting")
    search_fields = ("person__search_key", "meeting__search_key")
    search_help_text = _("Words of the person's or the meeting's name, with or without diacritics.")
    autocomplete_fields = ("person", "meeting", "article")
    fields = ("meeting", "person", "role", "title", "review", "article", "said", "rule")
    readonly_fields = ("said", "rule")
    ordering = ("-meeting_id", "role", "id")

    @admin.display(description=_("in the text"))
    def said(self, row: Attendance) -> SafeString:
        return passage(row.article.text, row.start, row.end) if row.article else passage("", None, None)

    def articles_of(self, rows: QuerySet) -> QuerySet:
        return affected_articles(Meeting, set(rows.order_by().values_list("meeting", flat=True)))

    @staticmethod
    def comes_back(rows: QuerySet) -> QuerySet:
        return rows.exclude(rule="")
