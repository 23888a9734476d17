"""What every count of a search must be, told by plain SQL over the relations, and a checker of them all.

    assert differences() == []

compares the search with SQL for no choice, every single choice and every pair of choices that the archive offers. It
shares no line with the code that it checks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, combinations, islice

from django.db import connection

from archive.search import Criteria, Results, search

_CLAIM = "a.state = 'published' AND c.resolution = 'resolved' AND c.review <> 'rejected'"
# Facet → a statement that gives (article, value) for all that is counted.
STATEMENTS = {
    "ministry": """
        SELECT a.id, m.organisation_id FROM archive_article a JOIN archive_article_ministries m ON m.article_id = a.id
        WHERE a.state = 'published'
        UNION
        SELECT a.id, a.body_id FROM archive_article a WHERE a.state = 'published' AND a.body_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM archive_article_ministries m WHERE m.article_id = a.id)
    """,
    "directive": f"""
        SELECT DISTINCT a.id, c.directive_id FROM archive_article a JOIN archive_citation c ON c.article_id = a.id
        WHERE {_CLAIM} AND c.directive_id IS NOT NULL
    """,
    "person": f"""
        SELECT DISTINCT a.id, c.person_id FROM archive_article a JOIN archive_mention c ON c.article_id = a.id
        WHERE {_CLAIM} AND c.person_id IS NOT NULL
    """,
    "organisation": f"""
        SELECT DISTINCT a.id, c.organisation_id FROM archive_article a JOIN archive_mention c ON c.article_id = a.id
        WHERE {_CLAIM} AND c.organisation_id IS NOT NULL
    """,
    "place": f"""
        SELECT DISTINCT a.id, COALESCE(p.province_id, p.id) FROM archive_article a
        JOIN archive_mention c ON c.article_id = a.id JOIN archive_place p ON p.id = c.place_id WHERE {_CLAIM}
    """,
    "kind": """
        SELECT a.id, m.kind_slug FROM archive_article a JOIN archive_meeting m ON m.id = a.meeting_id
        WHERE a.state = 'published' AND m.kind_slug <> ''
    """,
    "source": """
        SELECT a.id, a.source_id FROM archive_article a WHERE a.state = 'published' AND a.source_id IS NOT NULL
    """,
    # An article matches a year or a month that its possible days overlap; it is counted where it surely lies.
    "year": """
        SELECT a.id, SUBSTR(a.dated, 1, 4) FROM archive_article a WHERE a.state = 'published' AND a.dated IS NOT NULL
    """,
    "month": """
        SELECT a.id, SUBSTR(a.dated, 1, 7) FROM archive_article a
        WHERE a.state = 'published' AND LENGTH(a.dated) >= 7
    """,
    "day": """
        SELECT a.id, a.dated FROM archive_article a WHERE a.state = 'published' AND LENGTH(a.dated) = 10
    """,
}
_DATES = ("year", "month", "day")
FACETS = [name for name in STATEMENTS if name not in _DATES]

Choice = tuple[str, str]


class Archive:
    """What SQL says of all published articles."""

    def __init__(self):
        with connection.cursor() as cursor:
            self.pairs: dict[str, set[tuple[int, str]]] = {}
            for name, statement in STATEMENTS.items():
                cursor.execute(statement)
                self.pairs[name] = {(article, str(value)) for article, value in cursor.fetchall()}
            cursor.execute("SELECT id FROM archive_article WHERE state = 'published'")
            self.articles = {article for (article,) in cursor.fetchall()}

    def choices(self) -> list[Choice]:
        """Every value of every facet, and every year, month and day."""
        return sorted({(name, value) for name, pairs in self.pairs.items() for _article, value in pairs})

    def matching(self, choices: Iterable[Choice], without: str = "") -> set[int]:
        """Articles that fit these choices: values of one facet are alternatives, facets must all hold."""
        found = set(self.articles)
        by_facet: dict[str, set[str]] = {}
        for name, value in choices:
            by_facet.setdefault(name, set()).add(value)
        for name, values in by_facet.items():
            if name != without and not (without == "date" and name in _DATES):
                found &= {article for article, value in self.pairs[name] if value in values} | self._perhaps(
                    name, values
                )
        return found

    def _perhaps(self, name: str, values: set[str]) -> set[int]:
        """Articles known only by their year or month, which may be of any month or day of it."""
        found: set[int] = set()
        if name not in _DATES:
            return found
        for wider, narrower, length in (("year", "month", 4), ("month", "day", 7)):
            if name in _DATES[_DATES.index(narrower) :]:
                known = {article for article, _value in self.pairs[narrower]}
                spans = {value[:length] for value in values}
                found |= {article for article, span in self.pairs[wider] if span in spans} - known
        return found

    def counts(self, name: str, articles: set[int]) -> Counter[str]:
        return Counter(value for article, value in self.pairs[name] if article in articles)


def differences(find: Callable[[Criteria], Results] = search, shown: int = 50, every: int = 1) -> list[str]:
    """Every count that differs from SQL, over no choice, every single one and every pair; empty if all is well.

    Of the pairs only each ``every``'th is asked for. ``shown`` is how many values a facet shows at most; of more, those
    shown must be right and the most frequent.
    """
    archive = Archive()
    choices = archive.choices()
    # A day with each other choice would add a tenth to the thousands of pairs, and nothing that a month does not show.
    inner = [choice for choice in choices if choice[0] != "day"]
    pairs = (p for p in combinations(inner, 2) if not (p[0][0] == p[1][0] and p[0][0] in _DATES))
    pairs = islice(pairs, 0, None, every)
    return list(
        chain.from_iterable(_compare(archive, find, each, shown) for each in [(), *((c,) for c in choices), *pairs])
    )


def _compare(archive: Archive, find, choices: tuple[Choice, ...], shown: int) -> Iterator[str]:
    params: dict[str, list[str]] = {}
    for name, value in choices:
        params.setdefault(name, []).append(value)
    criteria, notices = Criteria.parse(params)
    if notices:
        yield f"{params}: {notices}"
    results = find(criteria)
    expected = archive.matching(choices)
    if results.count != len(expected):
        yield f"{params}: {results.count} found, {len(expected)} expected"
    for name in FACETS:
        counts = archive.counts(name, archive.matching(choices, without=name))
        got = {value.value: value.count for value in results.facets[name].values}
        want = dict(counts)
        if len(counts) > shown:
            want = {value: counts[value] for value in got}
            if sorted(got.values(), reverse=True)[:shown] != sorted(counts.values(), reverse=True)[:shown]:
                yield f"{params}: {name} does not show its most frequent values"
        want |= {value: counts[value] for value in params.get(name, [])}
        if got != want:
            yield f"{params}: {name} is {got}, expected {want}"
        selected = {value.value for value in results.facets[name].values if value.selected}
        if selected != set(params.get(name, [])):
            yield f"{params}: {name} has {selected} selected"
    yield from _compare_dates(archive, results, choices, params, str(criteria.open_month))


def _compare_dates(archive: Archive, results: Results, choices, params, open_month: str) -> Iterator[str]:
    articles = archive.matching(choices, without="date")
    for name in _DATES:
        values = getattr(results.histogram, f"{name}s")
        want = archive.counts(name, articles)
        if name == "day":
            want = Counter({day: count for day, count in want.items() if day.startswith(open_month)})
        want.update(dict.fromkeys(params.get(name, []), 0))
        if [(v.value, v.count) for v in values] != sorted(want.items()):
            yield f"{params}: {name}s are {[(v.value, v.count) for v in values]}, expected {sorted(want.items())}"
    undated = len(articles - {article for article, _value in archive.pairs["year"]})
    if results.histogram.undated != undated:
        yield f"{params}: {results.histogram.undated} undated, expected {undated}"
