"""Where an article says what it was found by, though in other words: its citations and mentions, at their spans.

"Chỉ thị 05 của Bộ Chính trị" is found by 05-CT/TW, "TP HCM" by "Thành phố Hồ Chí Minh": the archive knows what such
words lead to, and a reader wants to see them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from django.db.models import Q

from archive.models import Citation, Mention, Place
from archive.search.analyzers import document_terms, folded_form
from archive.search.hits import Hit, fits, holds
from archive.search.tree import (
    DIRECTIVE,
    MINISTRY,
    PERSON,
    PLACE,
    Number,
    Phrase,
    Query,
    ShortForm,
    Symbol,
    Wanted,
    Word,
)

# Column of a mention → the fields of the language that its name answers, and where its names are.
_NAMED = {
    "person": ((PERSON, ""), ("person__search_key", "person__aliases__search_key")),
    "organisation": ((MINISTRY, ""), ("organisation__search_key", "organisation__aliases__search_key")),
    "place": (
        (PLACE, ""),
        ("place__search_key", "place__aliases__search_key", "place__province__search_key"),
    ),
}
_CITED = (
    "directive__kind",
    "directive__number",
    "directive__symbol_key",
    "directive__issued",
    "directive__symbol",
    "directive__name",
)


def evidence_of(article_ids: Collection[int], query: Query) -> dict[int, list[Hit]]:
    """{article id: hits} of what these articles were found by; the offsets are those of ``Article.text``.

    One query for the documents asked for, one for names, either only if the query has any.
    """
    found: dict[int, list[Hit]] = {}
    wanted = list(enumerate(query.wanted_where))
    documents = [(n, each) for n, each in wanted if isinstance(each.leaf, Symbol | Number) or each.field == DIRECTIVE]
    names = [(n, each) for n, each in wanted if _words(each.leaf)]
    for article, hit in (*_citations(article_ids, documents, query), *_mentions(article_ids, names, query)):
        found.setdefault(article, []).append(hit)
    return found


def _citations(ids: Collection[int], wanted: Sequence[tuple[int, Wanted]], query: Query) -> Iterator[tuple[int, Hit]]:
    if not wanted or not ids:
        return
    rows = Citation.objects.standing().filter(article__in=ids).order_by()
    own = ("kind", "number", "issued")
    for article, start, end, *parts in rows.values_list("article_id", "start", "end", *own, *_CITED):
        said, known = parts[: len(own)], parts[len(own) :]
        terms = [*_terms(said[0], said[1], "", said[2]), *_terms(*known[:4])]
        for number, (leaf, field) in ((n, (each.leaf, each.field)) for n, each in wanted):
            match leaf:
                case Symbol(key):
                    fit = key in terms
                case Number():
                    fit = fits(leaf, terms)
                case _:
                    # As the index has a document: kind and symbol, or number; and the name.
                    called = [f"{known[0]} {known[4] or known[1]}", known[5]]
                    fit = field == DIRECTIVE and any(holds(name, leaf, query) for name in called if name)
            if fit:
                yield article, Hit(start, end, number)


def _terms(kind: str | None, number: str | None, symbol_key: str | None, issued) -> list[str]:
    return document_terms(kind or "", number or "", symbol_key or "", str(issued.year) if issued else "")


def _words(leaf: object) -> list[Word | Phrase]:
    """The words that a name may hold: those of a leaf, and what a short form stands for."""
    match leaf:
        case Word() | Phrase():
            return [leaf]
        case ShortForm(inner, expansions=expansions):
            return [inner, *expansions]
    return []


def _mentions(ids: Collection[int], wanted: Sequence[tuple[int, Wanted]], query: Query) -> Iterator[tuple[int, Hit]]:
    condition = Q()
    for _number, each in wanted:
        for fields, columns in _NAMED.values():
            if each.field in fields:
                for words in _words(each.leaf):
                    last = folded_form(words.syllable if isinstance(words, Word) else words.syllables[-1])
                    # The index has "ki" for "ky"; the names are judged below.
                    last = last[:-1] if last[-1:] in "iy" and len(last) > 1 else last
                    condition |= Q(*(Q(**{f"{column}__contains": last}) for column in columns), _connector=Q.OR)
    if not condition or not ids:
        return
    rows = Mention.objects.standing().filter(condition, article__in=ids).order_by().distinct()
    columns = (
        "person__name",
        "person__aliases__name",
        "organisation__name",
        "organisation__aliases__name",
        "place__kind",
        "place__name",
        "place__province",
        "place__province__name",
        "place__aliases__name",
    )
    seen: dict[tuple[int, tuple], bool] = {}
    for article, start, end, kind, *names in rows.values_list("article_id", "start", "end", "kind", *columns):
        person, body, (rank, place, province, *other_names) = names[:2], names[2:4], names[4:]
        called = {
            Mention.Kind.PERSON: person,
            Mention.Kind.ORGANISATION: body,
            # As the index has a place: its rank before its name.
            Mention.Kind.PLACE: [place and str(Place(kind=rank, name=place, province_id=province)), *other_names],
        }[kind]
        for number, each in wanted:
            if each.field not in _NAMED[kind][0]:
                continue
            key = (number, tuple(called))
            if key not in seen:
                seen[key] = any(holds(name, each.leaf, query) for name in called if name)
            if seen[key]:
                yield article, Hit(start, end, number)
