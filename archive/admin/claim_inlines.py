"""Mentions and citations on the page of their article."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.admin.base import RowInline
from archive.admin.claim_display import CitationDisplay, MentionDisplay, fetch_candidates
from archive.admin.forms import CheckedForm, CheckedFormSet
from archive.admin.labels import LABEL_PREFETCH, told_apart
from archive.admin.reviewing import posts_of, take_word, target_column
from archive.admin.row_numbers import is_row_number
from archive.admin.widgets import Autocomplete
from archive.models import Article, Citation, Mention, Person, Resolution, Review

# Claims shown on the page of an article; the rest is one link away. A form of some hundred selects is slow, and
# its fields are more than Django takes in one request (DATA_UPLOAD_MAX_NUMBER_FIELDS).
MOST_ON_A_PAGE = 100


class ClaimForm(CheckedForm):
    """The two things that a curator says of a claim: where it leads, and whether it is right."""

    target = forms.ModelChoiceField(queryset=Person.objects.none(), required=False, label=_("leads to"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        claim = self.instance
        # A row that was deleted meanwhile has no kind; it is refused by its number.
        column = (target_column(claim) if claim.pk else "") or (
            "directive" if self._meta.model is Citation else "person"
        )
        db_field = self._meta.model._meta.get_field(column)
        field = self.fields.get("target")
        if field is None:  # somebody who may only look
            return
        field.queryset = db_field.remote_field.model._default_manager.all()
        field.label_from_instance = told_apart
        field.widget = Autocomplete(db_field, admin.site)
        field.widget.is_required = False
        field.widget.choices = field.choices
        field.initial = getattr(claim, f"{column}_id")
        if claim._state.fields_cache.get(column):
            field.widget.show(claim._state.fields_cache[column])

    @property
    def target_before(self) -> int | None:
        """The number of the record that the claim led to when the page was opened."""
        return self.fields["target"].initial

    def take_word(self, user: Any) -> None:
        """Put what was said into the claim (not saved yet)."""
        changed = "target" in self.changed_data
        take_word(self.instance, self.cleaned_data.get("target"), target_changed=changed, user=user)


class ClaimFormSet(CheckedFormSet):
    """The claims of one article, the open ones if there are too many for a page."""

    def __init__(self, data=None, files=None, instance=None, save_as_new=False, prefix=None, queryset=None, **kwargs):
        queryset = queryset.filter(article=instance)
        self.total = queryset.count()
        if self.total > MOST_ON_A_PAGE:
            prefix = prefix or self.get_default_prefix()
            queryset = queryset.filter(pk__in=self._sent(data, prefix) or self._open_first(queryset))
        super().__init__(data, files, instance, save_as_new, prefix, queryset, **kwargs)

    @property
    def shown(self) -> int:
        """How many of the claims stand on the page."""
        return min(self.total, MOST_ON_A_PAGE)

    @staticmethod
    def _sent(data, prefix: str) -> list[int]:
        """The claims of the page as it was sent: by now others may be the open ones."""
        values = (data or {}).get
        sent = (values(f"{prefix}-{i}-id", "") for i in range(MOST_ON_A_PAGE)) if data else ()
        return [int(value) for value in sent if is_row_number(value)]

    @staticmethod
    def _open_first(queryset: QuerySet) -> list[int]:
        is_open = Case(
            When(Q(review=Review.UNREVIEWED) & ~Q(resolution=Resolution.RESOLVED), then=Value(0)),
            default=Value(1),
            output_field=IntegerField(),
        )
        return list(queryset.order_by(is_open, "start", "id").values_list("pk", flat=True)[:MOST_ON_A_PAGE])

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        form.instance.article = self.instance  # else every row would fetch the article, with its text
        return form

    def clean(self):
        # The number of a row is a hidden field, whose error no page shows.
        if any(self._pk_field.name in form.errors for form in self.forms):
            raise ValidationError(_("The text was read anew since this page was opened. Open it again."))
        super().clean()

    def save_existing(self, form, obj, commit=True):
        form.take_word(self.user)
        return super().save_existing(form, obj, commit=commit)

    def save(self, commit=True):
        saved = super().save(commit=commit)
        posts_of((form.instance, form.target_before) for form in self.initial_forms if form.has_changed())
        return saved


class MentionFormSet(ClaimFormSet):
    """The mentions of one article, with their candidates."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        fetch_candidates(self.get_queryset())


class ClaimInline(RowInline):
    """Claims on the page of their article: where they lead and whether they are right can be changed."""

    formset = ClaimFormSet
    form = ClaimForm
    can_delete = False
    show_change_link = True
    classes = ("collapse",)
    template = "admin/archive/claims_inline.html"
    list_url = ""  # where all claims of the article are, named as Django names addresses
    ordering = ("start", "id")

    def has_add_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return False

    def get_formset(self, request: HttpRequest, obj: Article | None = None, **kwargs: Any) -> type[ClaimFormSet]:
        formset = super().get_formset(request, obj, **kwargs)
        formset.user = request.user
        return formset


class MentionInline(MentionDisplay, ClaimInline):
    """The names in an article."""

    model = Mention
    list_url = "admin:archive_mention_changelist"
    formset = MentionFormSet
    fields = ("passage", "kind", "target", "review", "outcome")
    readonly_fields = ("passage", "kind", "outcome")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        people = [f"person__{name}" for name in LABEL_PREFETCH[Person]]
        rows = super().get_queryset(request).select_related("person", "organisation__place", "place__province")
        return rows.prefetch_related(*people)


class CitationInline(CitationDisplay, ClaimInline):
    """The documents that an article cites."""

    model = Citation
    list_url = "admin:archive_citation_changelist"
    fields = ("passage", "as_read", "target", "review", "outcome")
    readonly_fields = ("passage", "as_read", "outcome")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("directive").prefetch_related("candidates")
