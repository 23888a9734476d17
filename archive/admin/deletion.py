"""Deleting a record is a curator's word on what led to it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import timezone

from archive.models import (
    Article,
    Attendance,
    Citation,
    Directive,
    Meeting,
    Mention,
    Organisation,
    Person,
    Place,
    Resolution,
    Review,
    Source,
)

# The column of a claim that leads to the record.
_CLAIMS = {
    Person: (Mention, "person"),
    Organisation: (Mention, "organisation"),
    Place: (Mention, "place"),
    Directive: (Citation, "directive"),
}
REASON = "a curator deleted the record"


def lead_claims_nowhere(model: type[Model], ids: Collection[int], user: Any) -> None:
    """Before records are deleted: let claims and articles lose them for good.

    The claims that led to them become reviewed ones without a target, and the articles' fields that held them become
    edited ones; else the next reading of the same text would bring the records back.
    """
    if model in _CLAIMS:
        claims, column = _CLAIMS[model]
        claims.objects.filter(**{f"{column}__in": ids}).exclude(review=Review.REJECTED).update(
            resolution=Resolution.UNMATCHED,
            reason=REASON,
            review=Review.CORRECTED,
            reviewed_by=user,
            reviewed_at=timezone.now(),
        )
    if model is Meeting:
        keep_field("meeting", Article.objects.filter(meeting__in=ids))
    elif model is Source:
        keep_field("source", Article.objects.filter(source__in=ids))
    elif model is Organisation:
        keep_field("ministries", Article.objects.filter(ministries__in=ids).distinct())
        keep_field("body", Article.objects.filter(body__in=ids))


def keep_field(field: str, articles: QuerySet) -> None:
    """Put a field of articles down as a curator's: no later reading sets it."""
    rows = list(articles.only("edited_fields"))
    for row in rows:
        row.edited_fields = sorted({*row.edited_fields, field})
    Article.objects.bulk_update(rows, ["edited_fields"], batch_size=500)


@contextmanager
def taking_along(model: type[Model], ids: Collection[int]) -> Iterator[None]:
    """Around the deletion of articles: what a reading put down from these alone goes with them.

    Who took part in a meeting, posts, and records that nothing else names; without an article behind them they would
    look like a curator's word. What a curator wrote, reviewed or vouched for stays.
    """
    if model is not Article:
        yield
        return
    # Not at the top: every command of the site loads the admin, few need the import and its word lists.
    from archive.importing.leftovers import Linked, remove_leftovers
    from archive.importing.posts import refresh_posts

    before = Linked.of(ids)
    Attendance.objects.filter(article__in=ids, review=Review.UNREVIEWED).exclude(rule="").delete()
    yield
    refresh_posts(before.ids.get(Person, ()))
    remove_leftovers(before)
