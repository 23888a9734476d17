"""Answers from the database while the index is away: the same shape, the same counts, slower and without ranking.

Words are looked for in the folded headline and body (``Article.search_text``) and, where spelling matters, in the text
as it stands. The names that an article leads to are not looked through.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from archive.models import Article, Citation, Meeting, Mention
from archive.search.criteria import OLDEST, Criteria
from archive.search.facets import FACETS, SHOWN
from archive.search.results import Answer
from archive.search.tree import And, Leaf, Node, Not, Or, Query, Symbol, Word
from archive.text import canonical, fold, syllables

# A set of at most so many articles is found once and then named by its ids; a larger one is looked for anew for every
# facet. SQLite takes 32,766 values in a statement.
_NAMED = 10_000


def answer(criteria: Criteria, query: Query) -> Answer:
    """One page of a search, with every count, by SQL."""
    articles, query = _found(query)
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
    years, months, undated = _dates(_without(articles, conditions, "date"))
    ids = list(_ordered(hits, criteria).values_list("pk", flat=True)[first : first + criteria.size])
    return Answer(count, page, ids, facets, more, years, months, undated, query)


def matching_ids(criteria: Criteria, query: Query) -> list[int]:
    """The whole set in order."""
    articles, _query = _found(query)
    return list(_ordered(articles.filter(*choices(criteria).values()), criteria).values_list("pk", flat=True))


# --- Choices ---------------------------------------------------------------------------------------------------------


def choices(criteria: Criteria) -> dict[str, Q]:
    """Name of a facet (or "date", or "range") → its condition on articles, for what was chosen."""
    made: dict[str, Q] = {}
    for name in FACETS:
        if chosen := getattr(criteria, name):
            made[name] = CONDITIONS[name](chosen)
    if criteria.year or criteria.month:
        made["date"] = Q(*(_overlaps(d.earliest, d.latest) for d in (criteria.year, criteria.month) if d))
    if criteria.from_ or criteria.to:
        made["range"] = _overlaps(criteria.from_ and criteria.from_.earliest, criteria.to and criteria.to.latest)
    return made


def _overlaps(first, last) -> Q:
    condition = Q(dated_earliest__isnull=False)
    if first:
        condition &= Q(dated_latest__gte=first)
    if last:
        condition &= Q(dated_earliest__lte=last)
    return condition


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


def _dates(articles: QuerySet[Article]) -> tuple[list[tuple[str, int]], list[tuple[str, int]], int]:
    """Years, months (of those known to the month) and the number of undated ones."""
    years: dict[str, int] = {}
    months: dict[str, int] = {}
    undated = 0
    for date, count in articles.order_by().values_list("dated").annotate(Count("pk")):
        if date is None:
            undated += count
            continue
        years[str(date)[:4]] = years.get(str(date)[:4], 0) + count
        if date.month:
            months[str(date)[:7]] = months.get(str(date)[:7], 0) + count
    return sorted(years.items()), sorted(months.items()), undated


def _ordered(articles: QuerySet[Article], criteria: Criteria) -> QuerySet[Article]:
    return articles.oldest_first() if criteria.sort == OLDEST else articles.newest_first()


# --- Words -----------------------------------------------------------------------------------------------------------


def _found(query: Query) -> tuple[QuerySet[Article], Query]:
    """Published articles in which the words stand, and the query as it was compared in the end."""
    published = Article.objects.published()
    if not query:
        return published, query
    matching = published.filter(_node(query.tree, query))
    ids = list(matching.order_by().values_list("pk", flat=True)[: _NAMED + 1])
    if not ids and not query.folded:
        loosened, folded = _found(query.without_diacritics())
        return (loosened, folded) if loosened.exists() else (published.none(), query)
    return (matching if len(ids) > _NAMED else published.filter(pk__in=ids)), query


def _node(node: Node, query: Query) -> Q:
    match node:
        case And(nodes):
            return Q(*(_node(child, query) for child in nodes))
        case Or(nodes):
            return Q(*(_node(child, query) for child in nodes), _connector=Q.OR)
        case Not(child):
            return ~_node(child, query)
    return _leaf(node, query)


def _leaf(leaf: Leaf, query: Query) -> Q:
    if isinstance(leaf, Symbol):
        return _symbol(leaf)
    wanted = (leaf.syllable,) if isinstance(leaf, Word) else leaf.syllables
    plain = [fold(syllable) for syllable in wanted]
    # A plain "contains" first: it is what a database does fastest, and leaves little to the patterns.
    condition = Q(*(Q(search_text__contains=syllable) for syllable in plain))
    condition &= Q(search_text__regex=_side_by_side(plain, "[^a-z0-9]"))
    if not query.folded:
        # Within a line: a phrase does not reach from one paragraph into the next.
        pattern = _side_by_side([_spellings(syllable) for syllable in wanted], r"[^\w\n]", edge=r"[^\w]")
        condition &= Q(title__iregex=pattern) | Q(text__iregex=pattern)
    return condition


def _symbol(leaf: Symbol) -> Q:
    """The symbol in any spelling, or a citation that leads to its document in other words."""
    number, *letters = (syllable.text for syllable in syllables(leaf.key))
    # "TW" is also written "TƯ"; "05" is 5.
    patterns = [f"0*{number}", *("t[wu]" if syllable == "tw" else syllable for syllable in letters)]
    cited = Citation.objects.standing().filter(directive__symbol_key=leaf.key)
    return Q(search_text__regex=_side_by_side(patterns, "[^a-z0-9]")) | Q(pk__in=cited.values("article"))


def _side_by_side(patterns: list[str], gap: str, edge: str = "") -> str:
    """A pattern, for Python and PostgreSQL alike: whole syllables with nothing but ``gap`` characters between them."""
    edge = edge or gap
    return f"(^|{edge})" + f"{gap}+".join(patterns) + f"($|{edge})"


def _spellings(syllable: str) -> str:
    """A pattern for a syllable in new and in old tone placement: the text keeps the one that it was written in."""
    letters = unicodedata.normalize("NFD", syllable[-2:-1])
    if fold(syllable[-2:]) not in ("oa", "oe", "uy") or len(letters) != 2:
        return re.escape(syllable)
    old = syllable[:-2] + letters[0] + unicodedata.normalize("NFC", syllable[-1] + letters[1])
    return f"(?:{re.escape(syllable)}|{re.escape(old)})" if canonical(old) == syllable else re.escape(syllable)
