"""Columns that our models need and Django lacks: partial dates and folded search keys."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.text import PartialDate, exact_key, search_key
from archive.text.symbols import symbol_key


class PartialDateField(models.CharField):
    """A :class:`PartialDate`, stored as EDTF level 0 (``2024``, ``2023-07``, ``2022-12-02``); null where unknown.

    The text sorts like the dates do. Ranges are asked of the companion :class:`DateBoundField` columns.
    """

    description = _("Date, possibly only a month or a year")

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("help_text", _("YYYY, YYYY-MM or YYYY-MM-DD"))
        super().__init__(*args, **kwargs)

    def to_python(self, value):
        if value is None or isinstance(value, PartialDate):
            return value
        if not str(value).strip():
            return None
        try:
            return PartialDate.parse(str(value))
        except ValueError as error:
            raise ValidationError(
                _("“%(value)s” is no date of the form YYYY, YYYY-MM or YYYY-MM-DD."), params={"value": value}
            ) from error

    def from_db_value(self, value, expression, connection):
        return PartialDate.parse(value) if value else None

    def get_prep_value(self, value):
        value = self.to_python(value)
        return None if value is None else str(value)

    def value_to_string(self, obj):
        value = self.value_from_object(obj)
        return "" if value is None else str(value)

    def clean(self, value, model_instance):
        value = self.to_python(value)
        self.validate(value, model_instance)
        return value


class DateBoundField(models.DateField):
    """The earliest or latest possible day of a partial date, written whenever the row is saved.

    ``source`` names the :class:`PartialDateField`, ``bound`` is "earliest" or "latest".
    """

    def __init__(self, *args, source: str = "", bound: str = "earliest", **kwargs):
        self.source, self.bound = source, bound
        kwargs.update(null=True, editable=False)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "source": self.source, "bound": self.bound}

    def pre_save(self, model_instance, add):
        source = model_instance._meta.get_field(self.source)
        date = source.to_python(getattr(model_instance, self.source))
        value = None if date is None else getattr(date, self.bound)
        setattr(model_instance, self.attname, value)
        return value


class KeyField(models.CharField):
    """A key of other columns, written whenever the row is saved, under which the row is looked up.

    ``form`` is "search" (folded: no case, no diacritics), "exact" (case and tone placement aside, diacritics kept) or
    "symbol" (every spelling of a directive's symbol alike).
    """

    FORMS = {"search": search_key, "exact": exact_key, "symbol": symbol_key}

    def __init__(self, *args, sources: tuple[str, ...] = (), form: str = "search", **kwargs):
        self.sources, self.form = tuple(sources), form
        kwargs.setdefault("max_length", 1000)
        kwargs.update(editable=False, default="")
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "sources": self.sources, "form": self.form}

    def pre_save(self, model_instance, add):
        text = " ".join(str(getattr(model_instance, source) or "") for source in self.sources)
        value = self.FORMS[self.form](text)[: self.max_length]
        setattr(model_instance, self.attname, value)
        return value
