"""The search: one set of articles, as a page, as JSON and as a table."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.exporting import ARTICLE_COLUMNS, Named, article_rows, csv_response, dated_filename, named_in
from archive.models import Article, Organisation
from archive.search import (
    TITLE,
    Criteria,
    Results,
    Understanding,
    highlight,
    matching_ids,
    search,
    snippets,
)
from archive.search.criteria import DEFAULT_SIZE, NEWEST, OLDEST, RELEVANCE, SIZES
from archive.search.did_you_mean import proposals
from archive.text import PartialDate
from archive.views.dates import chosen_dates
from archive.views.directive_lookup import card
from archive.views.nothing_found import offers
from archive.views.timeline import timeline

# Facet values in sight before the reader asks for more.
VALUES_IN_SIGHT = 8
# A card tells what an article is about, and is no list of all that it names.
PEOPLE_ON_A_CARD = 6
DIRECTIVES_ON_A_CARD = 4


# What a card shows and a snippet reads: the long columns of articles and meetings stay in the database.
_ON_CARDS = (
    Article.objects.select_related("source", "meeting", "body")
    .prefetch_related(Prefetch("ministries", Organisation.objects.only("name")))
    .only("title", "state", "dated", "published", "text", "blocks", "source__name", "meeting__name", "body__name")
)


@dataclass(frozen=True)
class Hit:
    """One article of the results: what its card shows. ``title`` and ``snippet`` are pieces with ``text``, ``hit``."""

    article: Article
    named: Named
    title: list
    snippet: list

    @property
    def people(self) -> list:
        """The first people that it names."""
        return self.named.people[:PEOPLE_ON_A_CARD]

    @property
    def more_people(self) -> int:
        return len(self.named.people) - len(self.people)

    @property
    def directives(self) -> list:
        """The first directives that it cites."""
        return self.named.directives[:DIRECTIVES_ON_A_CARD]

    @property
    def more_directives(self) -> int:
        return len(self.named.directives) - len(self.directives)


@dataclass(frozen=True)
class Chip:
    """An active filter: what it is, and the query string of the search without it."""

    name: str
    label: str
    url: str


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The search page. Whatever the parameters are, the answer is a page."""
    criteria, ignored = Criteria.parse(request.GET)
    results = search(criteria)
    query = criteria.params()
    context = {
        "criteria": criteria,
        "results": results,
        "notices": [*ignored, *results.notices],
        "hits": hits(results),
        "card": card(results.query.affirmed),
        "proposals": proposals(criteria, results),
        "nothing": offers(criteria, results),
        "chips": chips(criteria, results),
        "timeline": timeline(criteria, results.histogram),
        # The results are there already; the paginator only counts pages.
        "numbers": Paginator(range(results.count), results.size).page(results.page),
        "address": QueryDict(query),
        "cleared": cleared(criteria).params(),
        "table": criteria.params(page=1, size=DEFAULT_SIZE),
        "orders": orders(criteria),
        "sizes": SIZES,
        "in_sight": f":{VALUES_IN_SIGHT}",
        "out_of_sight": f"{VALUES_IN_SIGHT}:",
    }
    response = render(request, "archive/search.html", context)
    # The address that the browser shows after htmx asked: without the empty fields of the form.
    response["HX-Push-Url"] = f"{reverse('search')}?{query}" if query else reverse("search")
    return response


def hits(results: Results) -> list[Hit]:
    """The articles of this page in order, with what their cards show; a fixed number of queries."""
    # By their keys alone: asked for the state as well, SQLite goes through all published articles.
    found = {pk: article for pk, article in _ON_CARDS.in_bulk(results.ids).items() if article.is_published}
    named = named_in(found, kinds=["person"])
    query = results.query
    passages = snippets(found.values(), query)
    return [
        Hit(found[pk], named[pk], highlight(found[pk].title, query, of=TITLE), passages[pk])
        for pk in results.ids
        if pk in found
    ]


def cleared(criteria: Criteria) -> Criteria:
    """The same words, taken and shown the same way, without any filter."""
    kept = ("q", "spelling", "expand", "sort", "size")
    return Criteria(**{name: getattr(criteria, name) for name in kept})


def chips(criteria: Criteria, results: Results) -> list[Chip]:
    """Every active filter, in the order of the page."""
    found = [
        Chip(facet.label, value.label, value.url)
        for facet in results.facets.values()
        for value in facet.values
        if value.selected
    ]
    found += [Chip(label, text, f"?{criteria.params(**{name: None})}") for name, label, text in chosen_dates(criteria)]
    return found


def orders(criteria: Criteria) -> list[tuple[str, str, bool]]:
    """(value, label, selected) of every order.

    The usual one is written "": who looks at the newest articles and then types words shall get the best matches, and
    not what the form happened to say before.
    """
    labels = {RELEVANCE: _("best match first"), NEWEST: _("newest first"), OLDEST: _("oldest first")}
    if not criteria.q:
        del labels[RELEVANCE]
    return [
        ("" if sort == criteria.default_sort else sort, label, sort == criteria.sort) for sort, label in labels.items()
    ]


@require_safe
def as_json(request: HttpRequest) -> JsonResponse:
    """The same page of the same search as data. Lists are in the order in which the page shows them."""
    criteria, ignored = Criteria.parse(request.GET)
    results = search(criteria)
    return JsonResponse(
        {
            "count": results.count,
            "page": results.page,
            "pages": results.pages,
            "size": results.size,
            "notices": [str(notice) for notice in (*ignored, *results.notices)],
            "understood": _understood_as_json(results.understanding),
            "degraded": results.degraded,
            "did_you_mean": [
                {"q": proposal.q, "count": proposal.count, "url": f"{reverse('search')}?{proposal.params}"}
                for proposal in proposals(criteria, results)
            ],
            "results": [_hit_as_json(hit) for hit in hits(results)],
            "facets": {
                name: {
                    "label": str(facet.label),
                    "values": [
                        {"value": v.value, "label": str(v.label), "count": v.count, "selected": v.selected}
                        for v in facet.values
                    ],
                }
                for name, facet in results.facets.items()
            },
            "histogram": {
                "years": [{"value": year.value, "count": year.count} for year in results.histogram.years],
                "months": [{"value": month.value, "count": month.count} for month in results.histogram.months],
                "days": [{"value": day.value, "count": day.count} for day in results.histogram.days],
                "undated": results.histogram.undated,
            },
        },
        json_dumps_params={"ensure_ascii": False},
    )


def _understood_as_json(understanding: Understanding) -> dict:
    folded = understanding.folded
    return {
        "short_forms": [
            {"written": form.written, "meanings": list(form.meanings)} for form in understanding.short_forms
        ],
        "opened": understanding.opened,
        "without_diacritics": {"count": folded.count, "url": f"{reverse('search')}{folded.url}"} if folded else None,
    }


def _hit_as_json(hit: Hit) -> dict:
    article = hit.article
    return {
        "id": article.pk,
        "url": article.get_absolute_url(),
        "title": article.title,
        "dated": _edtf(article.dated),
        "published": _edtf(article.published),
        "source": article.source.name if article.source else None,
        "ministries": [{"id": body.pk, "name": body.name} for body in article.filed_under],
        "people": [{"id": person.pk, "name": person.name} for person in hit.named.people],
        "directives": [{"id": directive.pk, "label": directive.label} for directive in hit.named.directives],
        "meeting": {"id": article.meeting.pk, "name": article.meeting.name} if article.meeting else None,
        "snippet": [{"text": piece.text, "hit": piece.hit} for piece in hit.snippet],
    }


def _edtf(date: PartialDate | None) -> str | None:
    return str(date) if date else None


@require_safe
def as_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The whole set of the same search as a table, in the order of the page."""
    criteria, _ignored = Criteria.parse(request.GET)
    rows = article_rows(matching_ids(criteria), absolute=request.build_absolute_uri)
    return csv_response(dated_filename("articles"), ARTICLE_COLUMNS, rows)
