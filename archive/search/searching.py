"""One search, many faces: the same criteria give the same set to every page, table and feed."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from django.utils.translation import gettext as _
from haystack.backends import SQ

from archive.search import fallback, freshness
from archive.search.criteria import NEWEST, OLDEST, Criteria
from archive.search.engine import IndexUnavailableError, SearchQuerySet, Words
from archive.search.facets import FACETS, SHOWN, facets_of, histogram_of
from archive.search.language import parse
from archive.search.results import Answer, Results
from archive.search.tree import Query

logger = logging.getLogger(__name__)

# The newest by their latest possible day, the oldest by their earliest; undated articles come last either way.
_ORDERS = {NEWEST: ("-latest", "-pk"), OLDEST: ("earliest", "pk")}
# The name of the choice of year and month, which the histogram leaves out of its counts.
DATE = "date"


def search(criteria: Criteria) -> Results:
    """One page with its facets. Never raises for want of an index: the database answers, and ``degraded`` says so.

    A page beyond the end becomes the last one, with a notice.
    """
    query = parse(criteria.q)
    state = freshness.state()
    answer = _from_index(criteria, query) if state.ok else None
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
    )


def matching_ids(criteria: Criteria) -> list[int]:
    """The ids of the whole set in order, whatever the page: for tables and feeds."""
    query = parse(criteria.q)
    if freshness.state().ok:
        try:
            return _keys(criteria, query)
        except IndexUnavailableError:
            logger.exception("The index could not answer")
    return fallback.matching_ids(criteria, query)


def _notices(criteria: Criteria, query: Query, answer: Answer, degraded: bool) -> Iterator[str]:
    if degraded:
        yield _("The search index is being put in order; the database answers in its stead, more slowly and unranked.")
    yield from query.notices
    if answer.query.folded and not query.folded:
        yield _("Nothing is spelled exactly like this; words were compared without their diacritics.")
    if answer.page < criteria.page:
        yield _("There is no page %(asked)d; this is the last one.") % {"asked": criteria.page}


def _from_index(criteria: Criteria, query: Query) -> Answer | None:
    """What the index finds, or None if it cannot be read after all."""
    try:
        found = _run(criteria, query)
        if query and not query.folded and not found["unchosen"]:
            # No article has the words in this spelling, whatever was chosen besides.
            loosened = _run(criteria, query.without_diacritics())
            if loosened["unchosen"]:
                query, found = query.without_diacritics(), loosened
    except IndexUnavailableError:
        logger.exception("The index could not answer")
        return None
    counts = found["facets"]["fields"]
    undated = dict(counts["year"]).pop(None, 0)
    return Answer(
        count=found["hits"],
        page=found["page"],
        ids=[int(result.pk) for result in found["results"]],
        facets={name: counts[name] for name in FACETS},
        more={name: max(0, found["facet_sizes"][name] - len(counts[name])) for name in FACETS},
        years=sorted((value, count) for value, count in counts["year"] if value),
        months=sorted(counts["month"]),
        undated=undated,
        query=query,
    )


def _run(criteria: Criteria, query: Query) -> dict:
    """One search of the engine, with all counts of a page."""
    found = _narrowed(criteria, query)
    for name in FACETS:
        found = found.facet(name, without=name, limit=SHOWN, include=criteria.chosen(name))
    found = found.facet("year", without=DATE, missing=True).facet("month", without=DATE)
    return found.run(page=(criteria.page, criteria.size))


def _keys(criteria: Criteria, query: Query) -> list[int]:
    found = _narrowed(criteria, query).run(keys_only=True)
    if query and not query.folded and not found["unchosen"]:
        found = _narrowed(criteria, query.without_diacritics()).run(keys_only=True)
    return found["results"]


def _narrowed(criteria: Criteria, query: Query) -> SearchQuerySet:
    """The query with every choice."""
    found = SearchQuerySet()
    if query:
        found = found.filter(content=Words(query))
    for name in FACETS:
        if criteria.chosen(name):
            found = found.choose(name, SQ(**{f"{name}__in": criteria.chosen(name)}))
    dates = [date for date in (criteria.year, criteria.month) if date]
    if dates:
        # An article matches if its possible days and those asked for overlap.
        latest_first, earliest_last = max(d.earliest for d in dates), min(d.latest for d in dates)
        found = found.choose(DATE, SQ(latest__gte=latest_first) & SQ(earliest__lte=earliest_last))
    if criteria.from_:
        found = found.choose("from", SQ(latest__gte=criteria.from_.earliest))
    if criteria.to:
        found = found.choose("to", SQ(earliest__lte=criteria.to.latest))
    if criteria.sort in _ORDERS:
        found = found.order_by(*_ORDERS[criteria.sort])
    return found
