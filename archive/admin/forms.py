"""Forms of the admin: they refuse with a message whatever the database would refuse with an error."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, UniqueConstraint
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from archive.admin.widgets import Autocomplete, PartialDateInput
from archive.models.fields import DateBoundField, KeyField
from archive.text import PartialDate, clean

# What to say where a constraint's own words would speak of key columns that no curator knows.
CONSTRAINTS = {
    "article_has_a_headline": _("Write a headline."),
    "organisation_name_once_from_a_day": _("There is already an organisation of this name from this day."),
    "organisation_not_its_own_parent": _("An organisation cannot be part of itself."),
    "organisation_alias_once": _("The organisation already has this name."),
    "person_alias_once": _("The person already has this name."),
    "place_alias_once": _("The place already has this name."),
    "directive_alias_once": _("The directive already has this name."),
    "place_once_in_a_province": _("There is already a place of this name and rank in the province."),
    "province_name_once": _("There is already a province of this name."),
    "post_once_a_person": _("The person already has this post."),
    "attendance_once_a_role": _("The person already takes part in the meeting in this role."),
    "directive_symbol_once_a_day": _("There is already a directive of this symbol and day."),
    "provisional_directive_once_a_term": _("There is already a provisional directive of these words and this term."),
    "directive_has_a_number_or_name": _("Write a number, a symbol or a name."),
    "directive_relation_once": _("The relation is already there."),
    "directive_not_related_to_itself": _("A directive cannot be related to itself."),
}


class PartialDateFormField(forms.CharField):
    """A day, a month or a year, as EDTF writes it; gives a :class:`PartialDate` or None."""

    widget = PartialDateInput

    def __init__(self, **kwargs):
        # The column's width says nothing to a curator: whatever is too long is no date, and is told so.
        kwargs.pop("max_length", None)
        kwargs.pop("empty_value", None)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> PartialDate | None:
        if value is None or isinstance(value, PartialDate):
            return value
        text = clean(str(value)).strip()
        if not text:
            return None
        try:
            return PartialDate.parse(text)
        except ValueError as error:
            raise ValidationError(
                _("“%(value)s” is no date of the form YYYY, YYYY-MM or YYYY-MM-DD."), "invalid", {"value": text}
            ) from error

    def prepare_value(self, value: Any) -> str:
        return "" if value is None else str(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare dates: the text "2024" is no change of the date 2024, though the two are not equal."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class LinesField(forms.CharField):
    """A list of texts, one a line."""

    def __init__(self, **kwargs):
        for name in ("encoder", "decoder", "max_length"):
            kwargs.pop(name, None)
        super().__init__(**{"widget": forms.Textarea({"rows": 2, "cols": 60}), **kwargs})

    def to_python(self, value: Any) -> list[str]:
        lines = value if isinstance(value, list) else clean(str(value or "")).splitlines()
        return [line.strip() for line in lines if line.strip()]

    def prepare_value(self, value: Any) -> str:
        return "\n".join(value) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial) != self.to_python(data)

    def clean(self, value: Any) -> list[str]:
        value = self.to_python(value)
        if self.required and not value:
            raise ValidationError(self.error_messages["required"], code="required")
        return value


class CheckedForm(forms.ModelForm):
    """A model form that checks every constraint of its model, those over key columns too.

    Keys and date bounds are written when a row is saved, so Django leaves out of its check what depends on them, and
    the database refuses the row with an error that nobody can read.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        loaded = self.instance._state.fields_cache
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)  # the admin puts links around a select
            if isinstance(widget, Autocomplete) and loaded.get(name) is not None:
                widget.show(loaded[name])

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        for name, value in list(cleaned.items()):
            if isinstance(value, str):
                # As the importer does: NFC, and nothing that draws no ink.
                cleaned[name] = clean(value).strip()
                if value and not cleaned[name] and self.fields[name].required:
                    self.add_error(name, self.fields[name].error_messages["required"])
        return cleaned

    def _post_clean(self):
        # Django's own check is put aside: it knows a constraint by its name in the database only.
        self.instance.validate_constraints = lambda exclude=None: None
        try:
            super()._post_clean()
        finally:
            del self.instance.validate_constraints
        if not self.errors:
            fill_keys(self.instance)
            for error in broken_constraints(self.instance):
                self.add_error(None, error)


class CheckedFormSet(BaseInlineFormSet):
    """Rows of a record: none may say again what another row of the same page says."""

    def clean(self):
        super().clean()
        if any(self.errors):
            return
        for constraint in self.model._meta.constraints:
            if isinstance(constraint, UniqueConstraint) and constraint.fields and not constraint.condition:
                self._check_once(constraint)

    def _check_once(self, constraint: UniqueConstraint) -> None:
        # The parent may be new and have no number yet; it is the same for all rows.
        fields = [name for name in constraint.fields if name != self.fk.name]
        seen = set()
        for form in self.forms:
            if form in self.deleted_forms or not (form.has_changed() or form.instance.pk):
                continue
            values = tuple(getattr(form.instance, self.model._meta.get_field(name).attname) for name in fields)
            if values in seen:
                form.add_error(None, CONSTRAINTS.get(constraint.name) or constraint.get_violation_error_message())
            seen.add(values)


def fill_keys(row: Model) -> None:
    """Write the keys and date bounds of a row, as saving it will."""
    for field in row._meta.local_fields:
        if isinstance(field, KeyField | DateBoundField):
            field.pre_save(row, row._state.adding)


def broken_constraints(row: Model) -> list[ValidationError]:
    """What the database would refuse, in words for a curator."""
    errors = []
    for field in row._meta.local_fields:
        if isinstance(field, KeyField) and field.unique:
            others = type(row)._default_manager.filter(**{field.name: getattr(row, field.attname)})
            if others.exclude(pk=row.pk).exists():
                errors.append(ValidationError(_("There is already one of this name."), code="unique"))
    for constraint in row._meta.constraints:
        try:
            constraint.validate(type(row), row)
        except ValidationError as error:
            message = CONSTRAINTS.get(constraint.name)
            errors.append(ValidationError(message, code=constraint.name) if message else error)
    return errors
