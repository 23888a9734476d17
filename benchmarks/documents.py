"""What every engine that is compared gets of an article: the same text, the same values to count, the same days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from archive.models import Article, Citation, Mention
from archive.text import PartialDate

# Six of those that the page shows.
FACETS = ("ministry", "directive", "person", "organisation", "place", "source")
_CHUNK = 1000


@dataclass(frozen=True)
class Document:
    """An article. ``folded`` is its text without diacritics, in small letters; days are numbers from year 1 on."""

    key: int
    text: str
    folded: str
    values: dict[str, list[int]]
    dated: PartialDate | None

    @property
    def earliest(self) -> int | None:
        return self.dated.earliest.toordinal() if self.dated else None

    @property
    def latest(self) -> int | None:
        return self.dated.latest.toordinal() if self.dated else None

    @property
    def year(self) -> int | None:
        return self.dated.year if self.dated else None

    @property
    def month(self) -> int | None:
        """Year and month as one number, 202411; None where only the year is known."""
        return self.dated.year * 100 + self.dated.month if self.dated and self.dated.month else None


def documents(articles: QuerySet[Article] | None = None) -> Iterator[Document]:
    """Of all published articles, or of these, in the order of their keys."""
    rows = (articles if articles is not None else Article.objects.published()).order_by("pk")
    rows = rows.only("title", "text", "blocks", "search_text", "dated", "source", "body")
    last = 0
    while chunk := list(rows.filter(pk__gt=last)[:_CHUNK]):
        last = chunk[-1].pk
        values = _values([article.pk for article in chunk])
        for article in chunk:
            found = values[article.pk]
            found["source"] = {article.source_id} - {None}
            found["ministry"] = found["ministry"] or {article.body_id} - {None}
            yield Document(
                article.pk,
                f"{article.title}\n{article.article_text}",
                article.search_text,
                {facet: sorted(found[facet]) for facet in FACETS},
                article.dated,
            )


def _values(keys: list[int]) -> dict[int, dict[str, set[int]]]:
    """Key of an article → facet → the keys under which it is counted; a handful of queries."""
    found: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    span = {"article__gte": keys[0], "article__lte": keys[-1]}
    mentions = Mention.objects.standing().filter(**span).order_by()
    about = Article.ministries.through.objects.filter(**span)
    columns: dict[str, tuple[QuerySet[Any], Any]] = {
        "ministry": (about, F("organisation")),
        "directive": (Citation.objects.standing().filter(**span).order_by(), F("directive")),
        "person": (mentions.filter(kind="person"), F("person")),
        "organisation": (mentions.filter(kind="organisation"), F("organisation")),
        "place": (mentions.filter(kind="place"), Coalesce("place__province", "place")),
    }
    for facet, (rows, column) in columns.items():
        for article, value in rows.annotate(value=column).values_list("article", "value"):
            if value is not None:
                found[article][facet].add(value)
    return found
