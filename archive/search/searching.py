"""One search, many faces: the same criteria give the same set to every page, table and feed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from haystack.backends import SQ

from archive.models import Article, IndexChange, Publication
from archive.search import fallback, freshness
from archive.search.abbreviations import short_forms
from archive.search.criteria import FOLDED, NEWEST, OFF, OLDEST, Criteria
from archive.search.engine import IndexUnavailableError, SearchQuerySet, Words
from archive.search.facets import FACETS, SHOWN, facets_of, histogram_of
from archive.search.fallback_words import condition
from archive.search.language import parse
from archive.search.results import Answer, Offer, OpenedForm, Results, Understanding
from archive.search.tree import Query

logger = logging.getLogger(__name__)

# More articles than this the database is not told by their numbers: SQLite takes 32,766 values in a statement.
MOST_NAMED = 10_000
# The newest by their latest possible day, the oldest by their earliest; undated articles come last either way.
_ORDERS = {NEWEST: ("-latest", "-pk"), OLDEST: ("earliest", "pk")}
# The name of the choice of year, month and day, which the histogram leaves out of its counts.
DATE = "date"


def read(criteria: Criteria) -> Query:
    """The words of a search as they are understood: short forms from the curators' table, and as the reader chose."""
    query = parse(criteria.q, short_forms)
    if criteria.spelling == FOLDED:
        query = query.without_diacritics()
    return query.without_expansions() if criteria.expand == OFF else query


def search(criteria: Criteria) -> Results:
    """One page with its facets. Never raises for want of an index: the database answers, and ``degraded`` says so.

    A page beyond the end becomes the last one, with a notice.
    """
    query = read(criteria)
    answer = _from_index(criteria, query) if freshness.may_answer() else None
    degraded = answer is None
    if answer is None:
        answer = fallback.answer(criteria, query)
    return Results(
        count=answer.count,
        page=answer.page,
        pages=max(1, -(-answer.count // criteria.size)),
        size=criteria.size,
        ids=answer.ids,
        facets=facets_of(answer, criteria),
        histogram=histogram_of(answer, criteria),
        notices=list(_notices(criteria, query, answer, degraded)),
        query=answer.query,
        degraded=degraded,
        understanding=_understanding(criteria, answer),
    )


def matching_ids(criteria: Criteria) -> list[int]:
    """The ids of the whole set in order, whatever the page: for tables and feeds."""
    query = read(criteria)
    if freshness.may_answer():
        try:
            return _either(query, lambda query: narrowed(criteria, query).run(keys_only=True))[1]["results"]
        except IndexUnavailableError:
            logger.exception("The index could not answer")
    return fallback.matching_ids(criteria, query)


def count(criteria: Criteria) -> int:
    """How many articles a search finds: the ``count`` of :func:`search`, without order and facets."""
    if freshness.may_answer():
        try:
            return count_in_index(criteria)
        except IndexUnavailableError:
            logger.exception("The index could not answer")
    return fallback.count(criteria, read(criteria))


def count_in_index(criteria: Criteria) -> int:
    """As :func:`count`, for who knows already that the index may answer. Raises ``IndexUnavailableError``."""
    return _either(read(criteria), lambda query: _counts(criteria, query))[1]["hits"]


def in_database(criteria: Criteria) -> Q:
    """The words of a search as a condition of the database on articles of every state: for lists of the admin.

    Of the published ones it holds for those that :func:`search` finds, spelled exactly or loosely as there; of the
    others, which are in no index, for those that the database finds by the same words.
    """
    query = read(criteria)
    if not query:
        return Q(pk__in=[]) if query.is_void else Q()
    query, ids = _published(criteria, query)
    if len(ids) > MOST_NAMED:
        return condition(query, Article.objects.all())
    hidden = Article.objects.exclude(state=Publication.PUBLISHED).order_by()
    if hidden.exists():
        found = list(hidden.filter(condition(query, hidden)).values_list("pk", flat=True)[:MOST_NAMED])
        if not (found or ids or query.folded):
            loosely = hidden.filter(condition(query.without_diacritics(), hidden))
            found = list(loosely.values_list("pk", flat=True)[:MOST_NAMED])
        ids = [*ids, *found]
    return Q(pk__in=ids)


def _published(criteria: Criteria, query: Query) -> tuple[Query, list[int]]:
    """The published articles that a query finds, if not all of very many, and how it was compared."""
    if freshness.may_answer():
        try:
            query, found = _either(query, lambda query: narrowed(criteria, query, ranked=False).run(keys_only=True))
            return query, found["results"]
        except IndexUnavailableError:
            logger.exception("The index could not answer")
    published, query = fallback.found(query)
    return query, list(published.order_by().values_list("pk", flat=True)[: MOST_NAMED + 1])


def _notices(criteria: Criteria, query: Query, answer: Answer, degraded: bool) -> Iterator[str]:
    if degraded:
        yield _("The search index is being put in order; the database answers in its stead, more slowly and unranked.")
    yield from query.notices
    if answer.query.folded and not query.folded:
        yield _("Nothing is spelled exactly like this; words were compared without their diacritics.")
    if answer.page < criteria.page:
        yield _("There is no page %(asked)d; this is the last one.") % {"asked": criteria.page}


def _understanding(criteria: Criteria, answer: Answer) -> Understanding:
    query = answer.query
    more = not query.folded and answer.folded > answer.count
    spelled = query.marked and criteria.spelling == FOLDED
    return Understanding(
        short_forms=tuple(dict.fromkeys(OpenedForm(form.written, form.meanings) for form in query.short_forms)),
        opened=query.expanded,
        switched="?" + criteria.params(expand=OFF if query.expanded else ""),
        folded=Offer(answer.folded, "?" + criteria.params(spelling=FOLDED)) if more else None,
        exact="?" + criteria.params(spelling="") if spelled else "",
    )


def _either(query: Query, run: Callable[[Query], dict]) -> tuple[Query, dict]:
    """What ``run`` finds by a query as it is spelled or, only if that finds nothing, by the same without diacritics."""
    found = run(query)
    if query and not query.folded and not found["unchosen"]:
        # No article has the words in this spelling, whatever was chosen besides.
        loosened = run(query.without_diacritics())
        if loosened["unchosen"]:
            return query.without_diacritics(), loosened
    return query, found


def _from_index(criteria: Criteria, query: Query) -> Answer | None:
    """What the index finds, or None if it cannot be read after all."""
    try:
        query, found = _either(query, lambda query: _run(criteria, query))
        folded = 0
        if query and not query.folded:
            folded = _counts(criteria, query.without_diacritics())["hits"]
    except IndexUnavailableError:
        logger.exception("The index could not answer")
        return None
    counts = found["facets"]["fields"]
    undated = dict(counts["year"]).pop(None, 0)
    return Answer(
        count=found["hits"],
        page=found["page"],
        ids=found["results"],
        facets={name: counts[name] for name in FACETS},
        more={name: max(0, found["facet_sizes"][name] - len(counts[name])) for name in FACETS},
        years=sorted((value, count) for value, count in counts["year"] if value),
        months=sorted(counts["month"]),
        days=[pair for pair in sorted(counts.get("day", ())) if pair[0].startswith(str(criteria.open_month))],
        undated=undated,
        query=query,
        folded=folded,
    )


def _counts(criteria: Criteria, query: Query) -> dict:
    """The numbers of hits alone, without a look at what would only order them."""
    return narrowed(criteria, query, ranked=False).run(count_only=True)


def _run(criteria: Criteria, query: Query) -> dict:
    """One search of the engine, with all counts of a page."""
    found = narrowed(criteria, query).counting(counted(criteria))
    return found.run(page=(criteria.page, criteria.size), keys_only=True)


def counted(criteria: Criteria) -> dict[str, dict[str, Any]]:
    """The fields that a page counts, each without the choice made in it, with the engine's options."""
    fields = {name: {"without": name, "limit": SHOWN, "include": criteria.chosen(name)} for name in FACETS}
    fields |= {"year": {"without": DATE, "missing": True}, "month": {"without": DATE}}
    return fields | {"day": {"without": DATE}} if criteria.open_month else fields


def narrowed(criteria: Criteria, query: Query, *, ranked: bool = True) -> SearchQuerySet:
    """The query with every choice."""
    found = SearchQuerySet()
    if query or query.is_void:
        found = found.filter(content=Words(query, ranked=ranked))
    for name in FACETS:
        if criteria.chosen(name):
            found = found.choose(name, SQ(**{f"{name}__in": criteria.chosen(name)}))
    if dates := criteria.chosen_dates:
        # An article matches if its possible days and those asked for overlap.
        latest_first, earliest_last = max(d.earliest for d in dates), min(d.latest for d in dates)
        found = found.choose(DATE, SQ(latest__gte=latest_first) & SQ(earliest__lte=earliest_last))
    if gone := IndexChange.objects.hidden()[:MOST_NAMED]:
        found = found.choose("shown", ~SQ(django_id__in=list(gone)))
    if criteria.from_:
        found = found.choose("from", SQ(latest__gte=criteria.from_.earliest))
    if criteria.to:
        found = found.choose("to", SQ(earliest__lte=criteria.to.latest))
    if criteria.sort in _ORDERS:
        found = found.order_by(*_ORDERS[criteria.sort])
    return found
