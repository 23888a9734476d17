"""Directives: the list, and one document with its relations and the sentences that cite it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, QuerySet

from archive.models import Article, Citation, Directive, DirectiveRelationKind
from archive.text import Span
from archive.views.filters import DirectiveFilters
from archive.views.listed import listed
from archive.views.quotes import Quote, quote
from archive.views.records import RecordList, RecordPage, in_order


@dataclass(frozen=True)
class Citing:
    """How an article cites the directive: the sentence of the first time, and how often in all."""

    quote: Quote
    times: int


class DirectivePage(RecordPage):
    template_name = "archive/directive.html"
    search_parameter = "directive"

    def records(self) -> QuerySet[Directive]:
        return Directive.objects.prefetch_related("issuers")

    def articles(self, directive: Directive) -> QuerySet[Article]:
        citing = Citation.objects.standing().filter(directive=directive).values("article")
        return Article.objects.published().filter(pk__in=citing)

    def details(self, directive: Directive) -> dict:
        active = directive.relations.select_related("object").order_by("kind", "object__issued", "pk")
        passive = directive.inverse_relations.select_related("subject").order_by("kind", "subject__issued", "pk")
        same_symbol = Directive.objects.with_symbol(directive.symbol_key).exclude(pk=directive.pk)
        return {
            "relations": [
                *((DirectiveRelationKind(row.kind).label, row.object) for row in active),
                *((DirectiveRelationKind(row.kind).passive, row.subject) for row in passive),
            ],
            "namesakes": list(same_symbol.order_by("issued_earliest", "pk")) if directive.symbol_key else [],
        }

    def about_articles(self, directive: Directive, articles: list[Article]) -> None:
        """Give each article its ``citing``."""
        spans: dict[int, list[Span]] = {}
        rows = Citation.objects.standing().filter(directive=directive, article__in=articles)
        for article_id, start, end in rows.order_by("start").values_list("article_id", "start", "end"):
            spans.setdefault(article_id, []).append(Span(start, end))
        texts = Article.objects.only("text", "blocks").in_bulk([article.pk for article in articles])
        for article in articles:
            found = spans.get(article.pk)
            if found:
                article.citing = Citing(quote(texts[article.pk], found[0]), len(found))


class DirectiveList(RecordList):
    template_name = "archive/directives.html"
    filters = DirectiveFilters

    def records(self) -> QuerySet[Directive]:
        newest_first = F("issued_latest").desc(nulls_last=True)
        return listed(Directive.objects.all(), "directive").order_by(newest_first, "search_key", "pk")

    def shown(self, records: list[Directive]) -> list[Directive]:
        return in_order(Directive.objects.with_article_count(), records)
