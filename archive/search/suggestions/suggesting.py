"""From what stands in the search box to what may be meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import F, Model
from django.db.models.functions import Length
from django.urls import reverse
from django.utils.http import urlencode

from archive.models import (
    Abbreviation,
    Article,
    Directive,
    Person,
    Place,
    Post,
    Publication,
    Review,
    Standing,
)
from archive.search import lookup
from archive.search.analyzers import folded_form, form, forms, unfinished
from archive.search.criteria import Criteria
from archive.search.engine import IndexUnavailableError, SearchQuerySet, Words
from archive.search.freshness import backend
from archive.search.searching import count_in_index
from archive.search.suggestions.kept import kept
from archive.search.suggestions.loading import KINDS, LABEL, TITLE, Kind, parted
from archive.search.suggestions.names import Found, Names
from archive.search.tree import TITLE as IN_TITLE
from archive.search.tree import And, Node, Phrase, Query, Within, Word
from archive.text import PartialDate, fold, search_key

# More than a reader takes in at a glance is no help; of one kind, no more than leaves room for the others.
LIMIT = 10
_OF_A_KIND = 4
_HEADLINES = 3
_SHORT_FORMS = 2
# What is looked at to find those that are spelled as typed among the most used ones.
_LOOKED_AT = 2 * _OF_A_KIND
# The box takes more, but nothing has a name that long; and of a long text only the end is still being typed.
_LONGEST = 200  # characters
_TAILS = (3, 2)  # words
# A single letter begins every third headline, and a dozen short forms.
_LEAST_OF_A_HEADLINE = 2
_LEAST_OF_A_SHORT_FORM = 2


@dataclass(frozen=True)
class Suggestion:
    """A record that may be meant: ``type`` is one of the kinds of records, "article" or "abbreviation".

    ``label`` is what it is called, ``matched`` the name of it that the typed words stand in (an alias, or the label
    again), ``url`` its page, ``articles`` the number of published articles that speak of it; ``detail`` tells namesakes
    apart: a post, a province, a title; articles have their date instead, ``dated``.
    """

    type: str
    label: str
    matched: str
    url: str
    articles: int
    detail: str = ""
    dated: PartialDate | None = None


def suggest(text: str) -> list[Suggestion]:
    """At most LIMIT suggestions for what was typed so far, compared without diacritics; those spelled as typed first.

    The last word may be half typed. Whatever the text is, nothing is raised; where nothing fits, the list is empty.
    """
    typed = unfinished(text[-_LONGEST:])
    if not typed:
        return []
    names = kept.current()
    records = _records(names, typed, Names.find)
    if by_number := _by_number(text, records.get("directive", [])):
        records["directive"] = by_number
    headlines = _headlines(typed)
    if not (records or headlines):
        records = _records(names, typed, Names.find_scattered)
    for size in _TAILS:
        if not (records or headlines) and len(typed) > size:
            # "bí thư tỉnh ủy lại xuân l": what is being typed is the end.
            records = _records(names, typed[-size:], Names.find)
    return _shared([_short_forms(text), *records.values(), headlines])


def _shared(groups: Sequence[list[Suggestion]]) -> list[Suggestion]:
    """LIMIT suggestions in the order of the groups; room goes round, so that no group pushes another one out."""
    taken = [0] * len(groups)
    while sum(taken) < LIMIT and any(n < len(group) for n, group in zip(taken, groups, strict=True)):
        for place, group in enumerate(groups):
            if taken[place] < len(group) and sum(taken) < LIMIT:
                taken[place] += 1
    return [suggestion for n, group in zip(taken, groups, strict=True) for suggestion in group[:n]]


# --- Names -----------------------------------------------------------------------------------------------------------


def _records(
    names: Mapping[str, Names], typed: Sequence[str], find: Callable[[Names, str, int], list[Found]]
) -> dict[str, list[Suggestion]]:
    """Kind → its suggestions: kinds in which names begin so first, then those that more articles speak of."""
    words = " ".join([*map(folded_form, typed[:-1]), fold(typed[-1])])
    found = {
        kind: find(names[kind.type], parted(words) if kind.model is Directive else words, _LOOKED_AT) for kind in KINDS
    }
    order = sorted(
        (kind for kind in KINDS if found[kind]),
        key=lambda kind: (not found[kind][0].begins, -max(name.articles for name in found[kind])),
    )
    made = {kind.type: _suggestions(kind, found[kind], typed) for kind in order}
    return {kind: suggestions for kind, suggestions in made.items() if suggestions}


def _suggestions(kind: Kind, found: Sequence[Found], typed: Sequence[str]) -> list[Suggestion]:
    """Suggestions for what was found, named as the database has it now; what readers may not see now is left out."""
    rows = kind.shown(name.row for name in found)
    aliases = kind.aliases._default_manager.in_bulk([name.form for name in found if name.form > LABEL])
    known = [name for name in found if name.row in rows and (name.form <= LABEL or name.form in aliases)]
    matched = {name.row: _matched(name, rows[name.row], aliases) for name in known}
    # Names before titles. Compared without diacritics, "ban" finds Bàn and Bán; who types them means the one.
    known.sort(key=lambda name: (name.form == TITLE, not _spelled_as_typed(matched[name.row], typed)))
    known = known[:_OF_A_KIND]
    details = _details(kind.model, [rows[name.row] for name in known])
    return [
        Suggestion(
            kind.type,
            str(rows[name.row]),
            matched[name.row],
            rows[name.row].get_absolute_url(),
            name.articles,
            details.get(name.row, ""),
        )
        for name in known
    ]


def _matched(name: Found, row: Model, aliases: Mapping[int, Model]) -> str:
    if name.form > LABEL:
        return str(aliases[name.form])
    return row.title if name.form == TITLE else str(row)


def _spelled_as_typed(name: str, typed: Sequence[str]) -> bool:
    words = f" {' '.join(forms(name))} "
    return f" {' '.join(typed)}" in words or f" {' '.join(map(form, typed))} " in words


def _details(model: type[Model], rows: Iterable[Model]) -> dict[int, str]:
    """What tells records of one name apart; at most one query."""
    rows = list(rows)
    if model is Person:
        posts = Post.objects.exclude(review=Review.REJECTED).filter(person__in=rows)
        latest_last = posts.order_by(F("last_seen_latest").asc(nulls_first=True), "-title")
        return dict(latest_last.values_list("person", "title"))
    if model is Place:
        return {row.pk: str(row.province or row.kind) for row in rows}
    if model is Directive:
        return {row.pk: row.title or row.issuer_name for row in rows}
    return {}


def _by_number(text: str, found: Sequence[Suggestion]) -> list[Suggestion]:
    """Directives that are asked for in words which are no part of their names: "nghị quyết số 18 của trung ương".

    Nothing where some name was ``found``; a title that tells of another document's number is none.
    """
    if not any(character.isdigit() for character in text) or any(each.matched != each.detail for each in found):
        return []
    rows = lookup.find(text[-_LONGEST:], Directive.objects.all()).candidates
    rows = [row for row in rows if row.article_count or row.standing != Standing.PROVISIONAL]
    rows = sorted(rows, key=lambda row: -row.article_count)[:_OF_A_KIND]
    details = _details(Directive, rows)
    return [
        Suggestion("directive", row.label, row.label, row.get_absolute_url(), row.article_count, details[row.pk])
        for row in rows
    ]


# --- Short forms -----------------------------------------------------------------------------------------------------


def _short_forms(text: str) -> list[Suggestion]:
    """Short forms that begin with the typed word, where only one was typed; the shortest are the nearest."""
    key = search_key(text)
    if len(key) < _LEAST_OF_A_SHORT_FORM or " " in key:
        return []
    rows = Abbreviation.objects.in_use().filter(search_key__startswith=key, expansions__isnull=False).distinct()
    nearest = rows.order_by(Length("search_key"), "search_key").prefetch_related("expansions")[:_SHORT_FORMS]
    try:
        snapshot = backend().snapshot()
        state = (snapshot.folder, snapshot.generation, Abbreviation.objects.stamp())
        return [_short_form(row, _found_by(row.short, state)) for row in nearest]
    except IndexUnavailableError:
        return []


def _short_form(row: Abbreviation, articles: int) -> Suggestion:
    meanings = " / ".join(expansion.text for expansion in row.expansions.all())
    address = f"{reverse('search')}?{urlencode({'q': row.short})}"
    return Suggestion("abbreviation", f"{row.short} = {meanings}", row.short, address, articles)


@lru_cache(maxsize=1000)
def _found_by(short: str, state: tuple) -> int:
    """How many articles a search for a short form finds, counted once in each state of the index and the table."""
    return count_in_index(Criteria(q=short))


# --- Headlines -------------------------------------------------------------------------------------------------------


def _headlines(typed: Sequence[str]) -> list[Suggestion]:
    """The newest articles with these words side by side in the headline; scattered over it, where there are none."""
    if len("".join(typed)) < _LEAST_OF_A_HEADLINE:
        return []
    *whole, last = typed
    beginning = Word(last, open=True)
    nodes: list[Node] = [Within(IN_TITLE, beginning)]
    if whole:
        words = (*map(Word, whole), beginning)
        nodes = [
            Within(IN_TITLE, Phrase(tuple(typed), open=True)),
            And(tuple(dict.fromkeys(Within(IN_TITLE, word) for word in words))),
        ]
    for node in nodes:
        if ids := _in_headlines(node):
            # By key alone: without statistics SQLite would rather go through all published articles.
            articles = Article.objects.only("title", "dated", "state").in_bulk(ids)
            seen = (articles[pk] for pk in ids if pk in articles)
            return [_headline(article) for article in seen if article.state == Publication.PUBLISHED]
    return []


def _in_headlines(node: Node) -> list[int]:
    words = Words(Query(node, folded=True), ranked=False)
    try:
        found = SearchQuerySet().filter(content=words).order_by("-latest", "-pk").run(page=(1, _HEADLINES))
    except IndexUnavailableError:
        return []
    return [int(result.pk) for result in found["results"]]


def _headline(article: Article) -> Suggestion:
    return Suggestion("article", article.title, article.title, article.get_absolute_url(), 1, dated=article.dated)
