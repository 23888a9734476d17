"""Answers from the database while the index is away: the same shape, the same counts, slower and without ranking.

How the words of a query are looked for is in :mod:`archive.search.fallback_words`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from archive.models import Article, Citation, Meeting, Mention
from archive.search.criteria import OLDEST, Criteria
from archive.search.facets import FACETS, SHOWN
from archive.search.fallback_words import condition, overlapping
from archive.search.results import Answer
from archive.search.tree import Query

# A set of at most so many articles is found once and then named by its ids; a larger one is looked for anew for every
# facet. SQLite takes 32,766 values in a statement.
_NAMED = 10_000


def answer(criteria: Criteria, query: Query) -> Answer:
    """One page of a search, with every count, by SQL."""
    articles, query = found(query)
    conditions = choices(criteria)
    hits = articles.filter(*conditions.values())
    count = hits.count()
    page = max(1, min(criteria.page, -(-count // criteria.size)))
    first = (page - 1) * criteria.size
    facets, more = {}, {}
    for name in FACETS:
        counts = COUNTS[name](_without(articles, conditions, name))
        ranked = sorted(counts.items(), key=lambda pair: (-pair[1], len(pair[0]), pair[0]))
        selected = [pair for pair in ranked[SHOWN:] if pair[0] in criteria.chosen(name)]
        facets[name] = ranked[:SHOWN] + selected
        more[name] = len(ranked) - len(facets[name])
    dates = _Dates(_without(articles, conditions, "date"))
    days = [pair for pair in sorted(dates.days.items()) if pair[0].startswith(str(criteria.open_month))]
    ids = list(_ordered(hits, criteria).values_list("pk", flat=True)[first : first + criteria.size])
    years, months = sorted(dates.years.items()), sorted(dates.months.items())
    return Answer(count, page, ids, facets, more, years, months, days, dates.undated, query)


def matching_ids(criteria: Criteria, query: Query) -> list[int]:
    """The whole set in order."""
    articles, _query = found(query)
    return list(_ordered(articles.filter(*choices(criteria).values()), criteria).values_list("pk", flat=True))


def count(criteria: Criteria, query: Query) -> int:
    """The size of the whole set."""
    articles, _query = found(query)
    return articles.filter(*choices(criteria).values()).count()


def found(query: Query) -> tuple[QuerySet[Article], Query]:
    """Published articles in which the words stand, and the query as it was compared in the end."""
    published = Article.objects.published()
    if not query:
        return published.none() if query.is_void else published, query
    matching = published.filter(condition(query, published))
    ids = list(matching.order_by().values_list("pk", flat=True)[: _NAMED + 1])
    if not ids and not query.folded:
        loosened, folded = found(query.without_diacritics())
        return (loosened, folded) if loosened.exists() else (published.none(), query)
    return (matching if len(ids) > _NAMED else published.filter(pk__in=ids)), query


# --- Choices ---------------------------------------------------------------------------------------------------------


def choices(criteria: Criteria) -> dict[str, Q]:
    """Name of a facet (or "date", or "range") → its condition on articles, for what was chosen."""
    made: dict[str, Q] = {}
    for name in FACETS:
        if chosen := getattr(criteria, name):
            made[name] = CONDITIONS[name](chosen)
    if dates := criteria.chosen_dates:
        made["date"] = Q(*(overlapping(date.earliest, date.latest) for date in dates))
    if criteria.from_ or criteria.to:
        made["range"] = overlapping(criteria.from_ and criteria.from_.earliest, criteria.to and criteria.to.latest)
    return made


def _without(articles: QuerySet[Article], conditions: dict[str, Q], name: str) -> QuerySet[Article]:
    return articles.filter(*(condition for other, condition in conditions.items() if other != name))


def _about_ministry(**ministry) -> Q:
    # By subquery: a join would give an article as often as it has ministries.
    return Q(pk__in=Article.ministries.through.objects.filter(**ministry).values("article"))


def _mentions(**target: object) -> Q:
    return Q(pk__in=Mention.objects.standing().filter(**target).values("article"))


CONDITIONS: dict[str, Callable[[tuple], Q]] = {
    "ministry": lambda ids: _about_ministry(organisation__in=ids) | (Q(body__in=ids) & ~_about_ministry()),
    "directive": lambda ids: Q(pk__in=Citation.objects.standing().filter(directive__in=ids).values("article")),
    "person": lambda ids: _mentions(kind="person", person__in=ids),
    "organisation": lambda ids: _mentions(kind="organisation", organisation__in=ids),
    "place": lambda ids: Q(
        pk__in=Mention.objects.standing()
        .filter(Q(place__province__in=ids) | Q(place__in=ids, place__province=None), kind="place")
        .values("article")
    ),
    "kind": lambda slugs: Q(meeting__kind_slug__in=slugs),
    "source": lambda ids: Q(source__in=ids),
}


# --- Counts ----------------------------------------------------------------------------------------------------------


def _grouped(rows: QuerySet, value: str, article: str = "article") -> dict[str, int]:
    """Value → number of different articles."""
    pairs = rows.order_by().values_list(value).annotate(Count(article, distinct=True))
    return {str(key): count for key, count in pairs if key not in (None, "")}


def _by_ministry(articles: QuerySet[Article]) -> dict[str, int]:
    counts = _grouped(Article.ministries.through.objects.filter(article__in=articles.values("pk")), "organisation")
    for key, count in _grouped(articles.filter(~_about_ministry()), "body", "pk").items():
        counts[key] = counts.get(key, 0) + count
    return counts


def _by_mention(kind: str) -> Callable[[QuerySet[Article]], dict[str, int]]:
    def counts(articles: QuerySet[Article]) -> dict[str, int]:
        return _grouped(Mention.objects.standing().filter(kind=kind, article__in=articles.values("pk")), kind)

    return counts


def _by_place(articles: QuerySet[Article]) -> dict[str, int]:
    rows = Mention.objects.standing().filter(kind="place", article__in=articles.values("pk"))
    return _grouped(rows.annotate(where=Coalesce("place__province", "place")), "where")


COUNTS: dict[str, Callable[[QuerySet[Article]], dict[str, int]]] = {
    "ministry": _by_ministry,
    "directive": lambda articles: _grouped(
        Citation.objects.standing().filter(article__in=articles.values("pk")), "directive"
    ),
    "person": _by_mention("person"),
    "organisation": _by_mention("organisation"),
    "place": _by_place,
    "kind": lambda articles: _grouped(
        Meeting.objects.filter(articles__in=articles.values("pk")), "kind_slug", "articles"
    ),
    "source": lambda articles: _grouped(articles, "source", "pk"),
}


class _Dates:
    """Articles by year, month and day, as far as each is known, and the number of undated ones."""

    def __init__(self, articles: QuerySet[Article]):
        self.years, self.months, self.days = Counter(), Counter(), Counter()
        self.undated = 0
        for date, count in articles.order_by().values_list("dated").annotate(Count("pk")):
            if date is None:
                self.undated += count
                continue
            self.years[str(date)[:4]] += count
            if date.month:
                self.months[str(date)[:7]] += count
            if date.day:
                self.days[str(date)] += count


def _ordered(articles: QuerySet[Article], criteria: Criteria) -> QuerySet[Article]:
    return articles.oldest_first() if criteria.sort == OLDEST else articles.newest_first()
