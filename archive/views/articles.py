"""One article: its clean text with links where its claims stand, the facts beside it, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Model, QuerySet

from archive.models import Article, Citation, Mention, Resolution, Review
from archive.search.related import related
from archive.text import exact_key
from archive.views.annotations import annotated_parts, links_of
from archive.views.records import RecordPage

# The blocks that are the article; the headline stands above them, everything else in the original page.
BODY = ("lead", "paragraph", "caption")


@dataclass
class Fact:
    """A record that the article names: its titles there (of a person), and how often it is named."""

    record: Model
    times: int = 0
    titles: dict[str, str] = field(default_factory=dict)

    def add(self, titles: list[dict]) -> None:
        """Count one more mention, with the titles that it carries; each spelling of a title once."""
        self.times += 1
        for title in titles:
            self.titles.setdefault(exact_key(title["text"]), title["text"])


class ArticlePage(RecordPage):
    template_name = "archive/article.html"

    def records(self) -> QuerySet[Article]:
        articles = Article.objects.published().defer("search_text")
        return articles.select_related("source", "meeting__organiser", "body").prefetch_related("ministries")

    def articles(self, article: Article) -> None:
        return None

    def details(self, article: Article) -> dict:
        mentions = list(article.mentions.standing().select_related("person", "organisation", "place__province"))
        citations = list(
            article.citations.exclude(review=Review.REJECTED).select_related("directive").prefetch_related("candidates")
        )
        links = links_of(mentions, citations)
        return {
            "parts": annotated_parts(article, links, BODY),
            "people": facts(mentions, "person"),
            "organisations": facts(mentions, "organisation"),
            "places": facts(mentions, "place"),
            "directives": facts([c for c in citations if c.resolution == Resolution.RESOLVED], "directive"),
            "ambiguous": [c for c in citations if c.resolution == Resolution.AMBIGUOUS],
            "related": related(article, mentions, [c for c in citations if c.resolution == Resolution.RESOLVED]),
            "unmatched": _each_once(c for c in citations if c.resolution == Resolution.UNMATCHED),
        }


def facts(claims: list[Mention] | list[Citation], column: str) -> list[Fact]:
    """The records that these claims lead to through ``column``, each once, in order of their first mention."""
    found: dict[int, Fact] = {}
    for claim in claims:
        record = getattr(claim, column)
        if record:
            found.setdefault(record.pk, Fact(record)).add(getattr(claim, "titles", []))
    return list(found.values())


def _each_once(citations) -> list[Citation]:
    """Of citations in the same words the first."""
    return list({exact_key(citation.text): citation for citation in reversed(list(citations))}.values())[::-1]
