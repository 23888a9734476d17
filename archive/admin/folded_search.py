"""Search in the admin: no case, no diacritics, every word, each at the beginning of a syllable or number."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Case, F, Model, Q, QuerySet, Value, When
from django.http import HttpRequest

from archive.text import search_key

# What a word of a name may stand behind: "NQ/TW" is found in "18-NQ/TW", "an" in "Nguyễn Văn An" and not in "Lan".
BEFORE_A_WORD = (" ", "-", "/", "(", '"', "“")
# Words looked for; whoever pastes a page into the field gets an answer, if not a useful one.
MOST_WORDS = 12


class FoldedSearch:
    """Mixin of a ModelAdmin: ``search_fields`` are columns of folded keys (``archive.models.fields.KeyField``)."""

    search_fields: Sequence[str] = ("search_key",)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """The rows in which every word of the term begins a word, and whether a row may come twice."""
        if not search_term.strip():
            return queryset, False
        queryset = queryset.filter(self.search_condition(search_term))
        if is_autocomplete(request):
            queryset = queryset.order_by(*self._nearest_first(search_key(search_term), queryset.model))
        return queryset, any("__" in field for field in self.search_fields)

    def search_condition(self, term: str) -> Q:
        """What a row must fulfil to be found by this term."""
        condition = Q()
        for word in search_key(term).split()[:MOST_WORDS]:
            condition &= self._begins_a_word(word)
        return condition

    def _begins_a_word(self, word: str) -> Q:
        condition = Q()
        for field in self.search_fields:
            condition |= Q(**{f"{field}__startswith": word})
            for before in BEFORE_A_WORD:
                condition |= Q(**{f"{field}__contains": before + word})
        return condition

    def _nearest_first(self, key: str, model: type[Model]) -> list:
        """Whole names before beginnings before the rest: "Hà Nội" before "Phường Hà Nội Tây"."""
        field = self.search_fields[0]
        whole, beginning = When(**{field: key}, then=Value(0)), When(**{f"{field}__startswith": key}, then=Value(1))
        rest = [F(name[1:]).desc(nulls_last=True) if name.startswith("-") else F(name) for name in _plain(model)]
        return [Case(whole, beginning, default=Value(2)), *rest]


def _plain(model: type[Model]) -> list[str]:
    return [name for name in model._meta.ordering if isinstance(name, str)] or ["pk"]


def is_autocomplete(request: HttpRequest) -> bool:
    """Whether a select of a form asks, not a list of the admin."""
    match = request.resolver_match
    return match is not None and match.url_name == "autocomplete"


def is_list(request: HttpRequest) -> bool:
    """Whether the request is for a list of the admin (or an action upon it)."""
    match = request.resolver_match
    return match is not None and bool(match.url_name) and match.url_name.endswith("_changelist")
