"""Filters beside the lists of the admin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Count, Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.admin.labels import told_apart
from archive.admin.row_numbers import is_row_number
from archive.models import Citation, Directive, Mention, Organisation, Person, Place
from archive.models.fields import DateBoundField
from archive.text import PartialDate

# Values offered of a column with many: the list beside the list is to be seen at a glance.
MOST_COMMON = 20


class PartialDateRangeFilter(admin.FieldListFilter):
    """From and to as YYYY, YYYY-MM or YYYY-MM-DD: rows whose possible days overlap the range."""

    template = "admin/archive/partial_date_filter.html"

    def __init__(self, field, request, params, model, model_admin, field_path):
        self.names = (f"{field_path}__from", f"{field_path}__to")
        super().__init__(field, request, params, model, model_admin, field_path)
        self.texts = [self._text(name) for name in self.names]
        self.bad = [text for text in self.texts if text and _parsed(text) is None]

    def _text(self, name: str) -> str:
        value = self.used_parameters.get(name) or ""
        return str(value[-1] if isinstance(value, list) else value).strip()

    def expected_parameters(self) -> list[str]:
        return list(self.names)

    def has_output(self) -> bool:
        return True

    def choices(self, changelist: ChangeList) -> Iterator[dict[str, Any]]:
        """One "choice": the fields of a small form, and the other parameters that it has to keep."""
        yield {
            "fields": [
                {"name": name, "value": text, "label": label, "bad": text in self.bad}
                for name, text, label in zip(self.names, self.texts, (_("from"), _("to")), strict=True)
            ],
            "kept": [
                (name, value)
                for name, values in changelist.filter_params.items()
                if name not in self.names
                for value in values
            ]
            + ([("q", changelist.query)] if changelist.query else [])
            + [(key, changelist.params[key]) for key in ("o",) if key in changelist.params],
            "without": changelist.get_query_string(remove=list(self.names)),
            "used": any(self.texts),
        }

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Dates that are none are told beside the field, and filter nothing."""
        begin, end = (_parsed(text) for text in self.texts)
        if begin:
            queryset = queryset.filter(self.ends_on_or_after(begin.earliest))
        if end:
            queryset = queryset.filter(self.begins_on_or_before(end.latest))
        return queryset

    def ends_on_or_after(self, day: date) -> Q:
        """The condition that the last possible day is not before ``day``."""
        return Q(**{f"{self._bound('latest')}__gte": day})

    def begins_on_or_before(self, day: date) -> Q:
        """The condition that the first possible day is not after ``day``."""
        return Q(**{f"{self._bound('earliest')}__lte": day})

    def _bound(self, bound: str) -> str:
        for field in self.field.model._meta.fields:
            if isinstance(field, DateBoundField) and (field.source, field.bound) == (self.field.name, bound):
                return field.name
        raise FieldDoesNotExist(f"{self.field} has no column for its {bound} day")


class MeetingDayFilter(PartialDateRangeFilter):
    """A meeting lasts from its first day to its last one, where that is known."""

    def ends_on_or_after(self, day: date) -> Q:
        # Without a last day, a first "day" that is only a month or a year may still be a later one.
        partial = [str(day.year), f"{day.year}-{day.month:02}"]
        single = Q(start_earliest__gte=day) | Q(start__in=partial)
        return Q(end_latest__gte=day) | Q(end_latest=None) & single


def _parsed(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text)
    except ValueError:
        return None


class OfferedFilter(admin.SimpleListFilter):
    """A filter that takes no other value than those it offers: anything else in the address filters nothing."""

    def value(self) -> str | None:
        value = super().value()
        return value if value in {str(offered) for offered, _label in self.lookup_choices} else None


def most_common(field: str, heading: Any) -> type[OfferedFilter]:
    """A filter that offers the most common values of a column or foreign key, with their counts."""

    class MostCommon(OfferedFilter):
        title = heading
        parameter_name = field

        def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
            column = model_admin.model._meta.get_field(field)
            rows = model_admin.model._default_manager.order_by()
            rows = rows.exclude(**{field: None if column.is_relation else ""})
            counted = dict(rows.values_list(field).annotate(n=Count("pk")).order_by("-n", field)[:MOST_COMMON])
            chosen = request.GET.get(field, "").replace("\x00", "")
            if column.is_relation:
                ids = [*counted, *([int(chosen)] if is_row_number(chosen) else [])]
                records = column.remote_field.model._default_manager.in_bulk(ids)
                found = [pk for pk in dict.fromkeys(ids) if pk in records]
                return [(str(pk), _counted(str(records[pk]), counted.get(pk))) for pk in found]
            if chosen and chosen not in counted and rows.filter(**{field: chosen}).exists():
                counted[chosen] = None
            return [(value, _counted(value, count)) for value, count in counted.items()]

        def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
            return queryset.filter(**{field: self.value()}) if self.value() else queryset

    return MostCommon


def _counted(label: str, count: int | None) -> str:
    return f"{label} ({count})" if count else label


class NamesFilter(OfferedFilter):
    """Articles with a standing claim of one record; shown only once a link of the record's page asks for it."""

    model: type[Model]
    claims: type[Mention] | type[Citation]

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        text = request.GET.get(self.parameter_name, "")
        record = self.model._default_manager.filter(pk=int(text)).first() if is_row_number(text) else None
        return [(text, told_apart(record))] if record else []

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if not self.value():
            return queryset
        condition = Q(**{self.parameter_name: self.value()})
        if self.model is Place:  # a province is named wherever a place in it is
            condition |= Q(place__province=self.value())
        return queryset.filter(pk__in=self.claims.objects.standing().filter(condition).values("article"))


def names(record: type[Model]) -> type[NamesFilter]:
    """The filter of the articles that name a record of this model."""
    attributes = {
        "model": record,
        "claims": Citation if record is Directive else Mention,
        "title": record._meta.verbose_name,
        "parameter_name": record._meta.model_name,
    }
    return type(f"Names{record.__name__}", (NamesFilter,), attributes)


NAMED = tuple(names(record) for record in (Person, Organisation, Place, Directive))


class YesFilter(OfferedFilter):
    """A filter that is on or off."""

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("yes", _("Yes"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return self.chosen(queryset) if self.value() else queryset

    def chosen(self, queryset: QuerySet) -> QuerySet:
        """The rows that it is about."""
        raise NotImplementedError


class ReviewedFilter(OfferedFilter):
    """Whether a curator has looked at the whole article."""

    title = _("reviewed")
    parameter_name = "reviewed"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("yes", _("Yes")), ("no", _("No"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(reviewed_at__isnull=self.value() == "no") if self.value() else queryset


class AttentionFilter(YesFilter):
    """Articles in which the reading met something odd, and which no curator has looked at since."""

    title = _("wants attention")
    parameter_name = "attention"

    def chosen(self, queryset: QuerySet) -> QuerySet:
        return queryset.filter(reviewed_at=None).exclude(flags=[])


class OpenFilter(YesFilter):
    """Claims that lead to no or several records, and of which nobody has said anything."""

    title = _("open")
    parameter_name = "open"

    def chosen(self, queryset: QuerySet) -> QuerySet:
        return queryset.open()
