"""Haystack's query and query set for this engine.

Haystack would write a query as a string in the engine's own grammar, to be parsed again. Here it stays a tree: each
condition of a ``SearchQuerySet`` becomes a Whoosh query, and a user's words go through :mod:`archive.search.language`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils import tree
from haystack.backends import SQ, BaseSearchQuery, SearchNode
from haystack.exceptions import SearchBackendError
from haystack.inputs import BaseInput, Exact, Not
from haystack.query import SearchQuerySet as HaystackSearchQuerySet
from whoosh import query as q

from archive.search.abbreviations import short_forms
from archive.search.analyzers import folded_form, forms
from archive.search.engine.schema import COUNTED_FIELDS, NUMBER_FIELDS, TEXT_FIELDS, folded
from archive.search.engine.translation import in_field, matching, translate
from archive.search.language import is_unmarked, parse
from archive.search.tree import Phrase, Query

_WHOLE_TERMS = (*COUNTED_FIELDS, "id", "django_ct", "django_id")


class Words(BaseInput):
    """A query that has been read already, as the value of a condition: ``filter(content=Words(query))``.

    With ``ranked=False`` only what decides on a match is looked at; the scores then mean nothing.
    """

    input_type_name = "words"
    post_process = False

    def __init__(self, query: Query, *, ranked: bool = True):
        super().__init__(query)
        self.ranked = ranked


class SearchQuery(BaseSearchQuery):
    """Conditions → a Whoosh query.

    Besides Haystack's own it knows choices: conditions under a name, which every facet may leave out of its counts.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.choices: dict[str, SearchNode] = {}

    def __str__(self) -> str:
        return str(self.build_query())

    def add_choice(self, name: str, condition: SQ) -> None:
        """Require this condition too, under a name that facets can refer to."""
        self.choices[name] = condition

    def build_query(self) -> q.Query:
        return self.whoosh_query(self.query_filter) if self.query_filter else q.Every()

    def build_params(self, *args, **kwargs) -> dict[str, Any]:
        params = super().build_params(*args, **kwargs)
        if self.choices:
            params["choices"] = {name: self.whoosh_query(condition) for name, condition in self.choices.items()}
        if self.stats:
            params["stats"] = list(self.stats)
        return params

    def run(self, spelling_query: str | None = None, **kwargs: Any) -> None:
        found = self.backend.search(self.build_query(), **self.build_params(spelling_query=spelling_query), **kwargs)
        self._results = found["results"]
        self._hit_count = found["hits"]
        self._facet_counts = found["facets"]
        self._stats = found["stats"]
        self._spelling_suggestion = None

    def whoosh_query(self, node: SearchNode) -> q.Query:
        """The Whoosh query of a tree of conditions."""
        parts = [
            self.whoosh_query(child)
            if isinstance(child, tree.Node)
            else self.build_query_fragment(*node.split_expression(child[0]), child[1])
            for child in node.children
        ]
        joined = parts[0] if len(parts) == 1 else q.Or(parts) if node.connector == SQ.OR else q.And(parts)
        return q.And([q.Every(), q.Not(joined)]) if node.negated else joined

    def build_query_fragment(self, field: str, filter_type: str, value: Any) -> q.Query:
        return condition(field, filter_type, value)

    def _clone(self, *args, **kwargs) -> SearchQuery:
        clone = super()._clone(*args, **kwargs)
        clone.choices = self.choices.copy()
        return clone


def condition(field: str, filter_type: str, value: Any) -> q.Query:
    """One condition. Raises ``SearchBackendError`` for a field or a comparison that there is not."""
    if hasattr(value, "values_list"):
        value = list(value)
    if field in ("content", *TEXT_FIELDS):
        return _in_text(field, filter_type, value)
    if field in NUMBER_FIELDS:
        return _in_numbers(field, filter_type, value)
    if field in _WHOLE_TERMS:
        return _whole_terms(field, filter_type, value)
    raise SearchBackendError(f"The index has no field {field!r}.")


def _refused(field: str, filter_type: str) -> SearchBackendError:
    return SearchBackendError(f"The field {field!r} cannot be compared by {filter_type!r}.")


def _in_text(field: str, filter_type: str, value: Any) -> q.Query:
    """Words, a phrase, or the beginning, end or middle of a syllable."""
    if filter_type == "in":
        return q.Or([_in_text(field, "exact", item) for item in value])
    if isinstance(value, Not):
        return q.And([q.Every(), q.Not(_in_text(field, filter_type, value.query_string))])
    if filter_type in ("startswith", "endswith", "contains", "fuzzy"):
        return _in_syllables("text" if field == "content" else field, filter_type, str(value))
    if filter_type not in ("content", "exact"):
        raise _refused(field, filter_type)
    if isinstance(value, Words):
        query = value.query_string
        if field == "content" and not value.ranked and query:
            return matching(query)
    elif isinstance(value, Exact) or filter_type == "exact":
        stream = forms(str(value))
        query = Query(Phrase(stream) if stream else None, folded=is_unmarked(str(value)))
    else:
        query = parse(str(value), short_forms)
    if not query:
        return q.NullQuery
    return translate(query) if field == "content" else in_field(query, field)


def _in_syllables(field: str, filter_type: str, text: str) -> q.Query:
    """Syllables that begin, end, contain or resemble what was given, each of several."""
    made = []
    for term in forms(text):
        name = folded(field) if term == folded_form(term) else field
        match filter_type:
            case "startswith":
                made.append(q.Prefix(name, term))
            case "endswith":
                made.append(q.Wildcard(name, f"*{term}"))
            case "contains":
                made.append(q.Wildcard(name, f"*{term}*"))
            case _:
                made.append(q.FuzzyTerm(name, term, maxdist=1, prefixlength=1))
    return q.And(made) if made else q.NullQuery


def _number(value: Any) -> int:
    """A number, or a date as its day number. A moment counts as its day where it was, never where Greenwich was."""
    if isinstance(value, BaseInput):
        value = value.query_string
    return value.toordinal() if isinstance(value, datetime.date) else int(value)


def _in_numbers(field: str, filter_type: str, value: Any) -> q.Query:
    match filter_type:
        case "in":
            return q.Or([q.NumericRange(field, _number(item), _number(item)) for item in value])
        case "range":
            start, end = value
            return q.NumericRange(field, _number(start), _number(end))
        case "gt" | "gte":
            return q.NumericRange(field, _number(value), None, startexcl=filter_type == "gt")
        case "lt" | "lte":
            return q.NumericRange(field, None, _number(value), endexcl=filter_type == "lt")
        case "content" | "exact":
            return q.NumericRange(field, _number(value), _number(value))
    raise _refused(field, filter_type)


def _whole_terms(field: str, filter_type: str, value: Any) -> q.Query:
    if isinstance(value, Not):
        return q.And([q.Every(), q.Not(_whole_terms(field, filter_type, value.query_string))])
    match filter_type:
        case "content" | "exact":
            return q.Term(field, str(value))
        case "in":
            return q.Or([q.Term(field, str(item)) for item in value])
        case "startswith":
            return q.Prefix(field, str(value))
    raise _refused(field, filter_type)


class SearchQuerySet(HaystackSearchQuerySet):
    """Haystack's, with choices, and with the whole of a result in one search."""

    def choose(self, name: str, condition: SQ) -> SearchQuerySet:
        """Require this condition, but let ``facet(…, without=name)`` count as if it were not there."""
        clone = self._clone()
        clone.query.add_choice(name, condition)
        return clone

    def counting(self, fields: Mapping[str, Mapping[str, Any]]) -> SearchQuerySet:
        """``facet(name, **options)`` for all of them, copying the query once: a page counts nine fields."""
        clone = self._clone()
        for name, options in fields.items():
            clone.query.add_field_facet(name, **options)
        return clone

    def narrow(self, condition: SQ | str) -> SearchQuerySet:
        """Require this condition without letting it touch the scores; a string is read as the user's language."""
        if isinstance(condition, SQ):
            condition = self.query.whoosh_query(condition)
        return super().narrow(condition)

    def run(self, **options: Any) -> dict[str, Any]:
        """What the backend finds, in its own shape (see :meth:`Backend.search`). One search."""
        query = self.query._clone()
        return query.backend.search(query.build_query(), **query.build_params(), **options)

    def keys(self) -> list[int]:
        """The primary keys of the whole result in order. One search, and no row is read."""
        return self.run(keys_only=True)["results"]

    def __iter__(self):
        # Haystack fetches ten rows a search: 1,000 rows took 200 searches, each over everything.
        if not self._cache_is_full():
            self.query.clear_limits()
            self._fill_cache(0, None)
        return iter(self._result_cache)
