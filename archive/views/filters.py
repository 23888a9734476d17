"""What the lists of records can be filtered and sorted by."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, Filter, FilterSet, ModelChoiceFilter

from archive.models import (
    Directive,
    Meeting,
    MeetingFormat,
    OrganisationAlias,
    OrganisationKind,
    PersonAlias,
    Place,
    PlaceAlias,
    Standing,
)
from archive.text import PartialDate, search_key
from archive.text.symbols import parse_symbol

# Longer than any name, and short enough that no page is made slow by a pasted book.
QUERY_LIMIT = 200  # characters
BY_NAME, BY_ARTICLES = "name", "articles"
NEWEST, OLDEST = "newest", "oldest"


class PartialDateInput(forms.CharField):
    """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` as a :class:`PartialDate`, None where empty."""

    default_error_messages = {"invalid": _("“%(value)s” is no date of the form YYYY, YYYY-MM or YYYY-MM-DD.")}

    def to_python(self, value: str) -> PartialDate | None:
        text = super().to_python(value)
        if not text:
            return None
        try:
            return PartialDate.parse(text)
        except ValueError as error:
            raise ValidationError(
                self.error_messages["invalid"], code="invalid", params={"value": text[:20]}
            ) from error


class PartialDateFilter(Filter):
    field_class = PartialDateInput


def bearing(rows: QuerySet, text: str) -> QuerySet:
    """Those rows whose folded name has, for every word of ``text``, a word that begins like it.

    Words, not pieces of words: who looks for "An" does not look for "Lan".
    """
    rows = rows.alias(spaced_key=Concat(Value(" "), F("search_key"), output_field=TextField()))
    for word in search_key(text).split():
        rows = rows.filter(spaced_key__contains=f" {word}")
    return rows


def bearing_or_called(rows: QuerySet, text: str, aliases: QuerySet, owner: str) -> QuerySet:
    """The same by the name or any one alias; ``owner`` is the alias's column that leads to the row."""
    named = bearing(rows.order_by(), text).values("pk")
    called = bearing(aliases, text).values(owner)
    return rows.filter(Q(pk__in=named) | Q(pk__in=called))


class RecordFilters(FilterSet):
    """The box for a name, which every list has."""

    q = CharFilter(label=_("Name"), method="filter_q", max_length=QUERY_LIMIT)

    def filter_q(self, rows: QuerySet, name: str, text: str) -> QuerySet:
        return bearing(rows, text)


class SortedByArticles:
    """Mixin: by name, or by the number of articles."""

    @classmethod
    def get_filters(cls):
        sort = ChoiceFilter(
            label=_("Order"),
            method="filter_sort",
            choices=[(BY_NAME, _("by name")), (BY_ARTICLES, _("most articles first"))],
            empty_label=None,
        )
        return super().get_filters() | {"sort": sort}

    def filter_sort(self, rows: QuerySet, name: str, order: str) -> QuerySet:
        if order == BY_ARTICLES:
            return rows.with_article_count().order_by("-article_count", "search_key", "pk")
        return rows


class Between:
    """Mixin: ``from`` and ``to``, inclusive; a partial date matches a range that its possible days overlap."""

    @classmethod
    def get_filters(cls):
        filters = super().get_filters()
        sort = filters.pop("sort")
        return filters | {
            # Not to be written as class attributes: `from` is a word of Python's own.
            "from": PartialDateFilter(label=_("From"), method="filter_from"),
            "to": PartialDateFilter(label=_("To"), method="filter_to"),
            "sort": sort,
        }


def standing_filter() -> ChoiceFilter:
    return ChoiceFilter(label=_("Standing"), choices=Standing.choices, empty_label=_("any"))


def province_filter(**options) -> ModelChoiceFilter:
    return ModelChoiceFilter(
        label=_("Province"),
        queryset=lambda request: Place.objects.provinces().order_by("search_key"),
        empty_label=_("any"),
        **options,
    )


def written_kinds(model) -> list[tuple[str, str]]:
    """The kinds that rows of this model bear, as they are written."""
    kinds = model.objects.exclude(kind="").order_by("kind").values_list("kind", flat=True).distinct()
    return [(kind, kind) for kind in kinds]


def meeting_kinds() -> list[tuple[str, str]]:
    """The kinds of the meetings, one for each slug."""
    rows = Meeting.objects.exclude(kind_slug="").order_by("kind").values_list("kind_slug", "kind").distinct()
    return list(dict(rows).items())


class PersonFilters(SortedByArticles, RecordFilters):
    standing = standing_filter()

    def filter_q(self, rows: QuerySet, name: str, text: str) -> QuerySet:
        return bearing_or_called(rows, text, PersonAlias.objects.all(), "person")


class OrganisationFilters(SortedByArticles, RecordFilters):
    kind = ChoiceFilter(label=_("Kind"), choices=OrganisationKind.choices, empty_label=_("any"))
    place = province_filter()
    standing = standing_filter()

    def filter_q(self, rows: QuerySet, name: str, text: str) -> QuerySet:
        return bearing_or_called(rows, text, OrganisationAlias.objects.all(), "organisation")


class PlaceFilters(SortedByArticles, RecordFilters):
    kind = ChoiceFilter(label=_("Rank"), choices=lambda: written_kinds(Place), empty_label=_("any"))
    province = province_filter()
    standing = standing_filter()

    def filter_q(self, rows: QuerySet, name: str, text: str) -> QuerySet:
        return bearing_or_called(rows, text, PlaceAlias.objects.all(), "place")


class DirectiveFilters(Between, RecordFilters):
    kind = ChoiceFilter(label=_("Kind"), choices=lambda: written_kinds(Directive), empty_label=_("any"))
    standing = standing_filter()
    sort = ChoiceFilter(
        label=_("Order"),
        method="filter_sort",
        choices=[(NEWEST, _("newest first")), (OLDEST, _("oldest first")), (BY_ARTICLES, _("most articles first"))],
        empty_label=None,
    )

    def filter_q(self, rows: QuerySet, name: str, text: str) -> QuerySet:
        """By words, or by a symbol in any spelling: "18 - nq / tw" is 18-NQ/TW."""
        symbol = parse_symbol(text)
        if symbol:
            return rows.with_symbol(symbol.key)
        return bearing(rows, text)

    def filter_from(self, rows: QuerySet, name: str, date: PartialDate) -> QuerySet:
        return rows.filter(issued_latest__gte=date.earliest)

    def filter_to(self, rows: QuerySet, name: str, date: PartialDate) -> QuerySet:
        return rows.filter(issued_earliest__lte=date.latest)

    def filter_sort(self, rows: QuerySet, name: str, order: str) -> QuerySet:
        if order == BY_ARTICLES:
            return rows.with_article_count().order_by("-article_count", "search_key", "pk")
        if order == OLDEST:
            return rows.order_by(F("issued_earliest").asc(nulls_last=True), "search_key", "pk")
        return rows


class MeetingFilters(Between, RecordFilters):
    kind = ChoiceFilter(label=_("Kind"), field_name="kind_slug", choices=meeting_kinds, empty_label=_("any"))
    place = province_filter(method="filter_place")
    format = ChoiceFilter(label=_("Format"), choices=MeetingFormat.choices, empty_label=_("any"))
    sort = ChoiceFilter(
        label=_("Order"),
        method="filter_sort",
        choices=[(NEWEST, _("newest first")), (OLDEST, _("oldest first")), (BY_NAME, _("by name"))],
        empty_label=None,
    )

    def filter_place(self, rows: QuerySet, name: str, province: Place) -> QuerySet:
        """Held in the province, or at a place in it."""
        there = Place.objects.filter(Q(pk=province.pk) | Q(province=province))
        return rows.filter(pk__in=Meeting.places.through.objects.filter(place__in=there).values("meeting"))

    def filter_from(self, rows: QuerySet, name: str, date: PartialDate) -> QuerySet:
        first = date.earliest
        # Of the first day only its earliest is a column. As text, a year or a month stands before its own days, so it
        # is asked for by name: "2023" may be a day after 2023-06-01.
        begins = Q(start__gte=PartialDate.of(first)) | Q(
            start__in=[PartialDate(first.year), PartialDate(first.year, first.month)]
        )
        return rows.filter(Q(end_latest__gte=first) | (Q(end=None) & begins))

    def filter_to(self, rows: QuerySet, name: str, date: PartialDate) -> QuerySet:
        return rows.filter(start_earliest__lte=date.latest)

    def filter_sort(self, rows: QuerySet, name: str, order: str) -> QuerySet:
        if order == BY_NAME:
            return rows.order_by("search_key", "pk")
        if order == OLDEST:
            return rows.order_by(F("start_earliest").asc(nulls_last=True), "search_key", "pk")
        return rows
