"""Deleting a record is a curator's word on what led to it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import timezone

from archive.models import (
    Article,
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
