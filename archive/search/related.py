"""Articles that a reader of one wants next: of the same meeting, on the same directives, people, bodies and words."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Model

from archive.models import Article, Citation, Mention
from archive.search.engine import IndexUnavailableError
from archive.search.engine.likeness import Alike, Term, alike
from archive.search.freshness import backend

logger = logging.getLogger(__name__)

LIMIT = 6
# Reasons that are told of one article; more would be a second list of facts.
MAX_REASONS = 4
# What it is worth to share a record of a kind. Two articles on one directive speak of one thing; a body or a place is
# named by many that do not.
_WEIGHTS = {"directive": 2.0, "person": 1.5, "organisation": 0.75, "words": 0.5}
# A word that more than one article in ten has ("khó khăn", "thống nhất") says nothing of what either is about.
_RARE = {"words": 0.1}
# The words of the headline and the lead, which say what an article is about; the list begins with them.
_MOST_WORDS = 60
# Bodies and words alone relate two articles where they share at least so many; one directive or person is enough.
_ENOUGH = 4
# Words that are no reason by themselves but two or three together are ("tinh gọn", "sáp nhập").
_WORDS_TOLD = 3


@dataclass
class Related:
    """An article and why it is shown: records that both name, and words of both."""

    article: Article
    same_meeting: bool = False
    records: list[Model] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def related(article: Article, mentions: Sequence[Mention], citations: Sequence[Citation]) -> list[Related]:
    """At most ``LIMIT`` published articles, those of the same meeting first; one or two queries.

    ``mentions`` and ``citations`` are the standing claims of the article, with the records that they lead to. Without
    a readable index only the meeting tells.
    """
    records = _records(mentions, citations)
    wanted = {(kind, str(record.pk)): _WEIGHTS[kind] for (kind, _pk), record in records.items()}
    wanted |= {("words", word): _WEIGHTS["words"] for word in _words(article)}
    found = {other.pk: _reasons(other.shared, records) for other in _alike(article, wanted) if _says_enough(other)}
    rows = {row.pk: row for row in _rows(article, list(found))}
    same = [pk for pk, row in rows.items() if article.meeting_id and row.meeting_id == article.meeting_id]
    order = [*same, *(pk for pk in found if pk in rows and pk not in same)]
    return [Related(rows[pk], pk in same, *found.get(pk, ([], []))) for pk in order[:LIMIT]]


def _records(mentions: Sequence[Mention], citations: Sequence[Citation]) -> dict[tuple[str, int], Model]:
    """(field, primary key) → the record, for all that the article leads to."""
    found = {("directive", row.directive_id): row.directive for row in citations if row.directive_id}
    for mention in mentions:
        if mention.person_id:
            found["person", mention.person_id] = mention.person
        elif mention.organisation_id:
            found["organisation", mention.organisation_id] = mention.organisation
    return found


def _words(article: Article) -> list[str]:
    """The compound words at the head of the article, each once."""
    return list(dict.fromkeys(article.words.split()[:_MOST_WORDS]))


def _alike(article: Article, wanted: dict[Term, float]) -> list[Alike]:
    if not wanted:
        return []
    try:
        return alike(backend().snapshot(), wanted, article.pk, LIMIT, _RARE)
    except IndexUnavailableError:
        logger.exception("The index could not tell which articles are related")
        return []


def _says_enough(other: Alike) -> bool:
    return len(other.shared) >= _ENOUGH or any(kind in ("directive", "person") for kind, _value in other.shared)


def _reasons(shared: list[Term], records: dict[tuple[str, int], Model]) -> tuple[list[Model], list[str]]:
    """The records and the words among the shared terms, those that say most first."""
    told = [records[kind, int(value)] for kind, value in shared if kind != "words"]
    words = [value.replace("_", " ") for kind, value in shared if kind == "words"]
    return told[:MAX_REASONS], words[:_WORDS_TOLD]


def _rows(article: Article, keys: list[int]) -> list[Article]:
    """The published articles of these keys and those of the same meeting, newest first."""
    published = Article.objects.published().select_related("source").only("title", "dated", "meeting", "source__name")
    rows = list(published.filter(pk__in=keys))
    if article.meeting_id:
        others = published.filter(meeting=article.meeting_id).exclude(pk=article.pk).newest_first()[:LIMIT]
        rows = list({row.pk: row for row in (*others, *rows)}.values())
    return rows
