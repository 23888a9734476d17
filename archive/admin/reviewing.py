"""A curator's word on a machine's claim."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from archive.admin.indexing import note_articles
from archive.models import Citation, Mention, Resolution, Review

REASON = "chosen by a curator"
CHUNK = 500

Claim = Mention | Citation


def target_column(claim: Claim) -> str:
    """The column of the record that the claim leads to."""
    return "directive" if isinstance(claim, Citation) else claim.kind


def take_word(claim: Claim, target: Model | None, *, target_changed: bool, user: Any) -> None:
    """Put a curator's word on a claim (not saved yet); ``claim.review`` holds what the curator chose.

    Another target makes the claim a corrected one, unless it was rejected; no target means that it leads nowhere. A
    claim that is set back to "unreviewed" is the machine's again.
    """
    if target_changed:
        setattr(claim, target_column(claim), target)
        claim.resolution = Resolution.RESOLVED if target else Resolution.UNMATCHED
        claim.reason = REASON
        if isinstance(claim, Mention) and target:
            claim.name = str(target.name)
        if claim.review != Review.REJECTED:
            claim.review = Review.CORRECTED
    if claim.review == Review.UNREVIEWED:
        claim.reviewed_by, claim.reviewed_at = None, None
    else:
        claim.reviewed_by, claim.reviewed_at = user, timezone.now()


def review_all(claims: QuerySet, review: Review, user: Any) -> int:
    """Confirm or reject all claims of a list; returns how many changed.

    Only a claim that leads to one record can be confirmed: there is nothing to confirm of the others.
    """
    with transaction.atomic():
        rows = claims.order_by().exclude(review=review)
        if review == Review.CONFIRMED:
            rows = rows.filter(resolution=Resolution.RESOLVED)
        changed = list(rows.values_list("pk", "article_id"))
        people: set[int] = set()
        for start in range(0, len(changed), CHUNK):
            chunk = claims.model.objects.filter(pk__in=[pk for pk, _article in changed[start : start + CHUNK]])
            chunk.update(review=review, reviewed_by=user, reviewed_at=timezone.now())
            if claims.model is Mention:
                people.update(chunk.exclude(person=None).values_list("person_id", flat=True))
        _refresh_posts(people)
        note_articles(article for _pk, article in changed)
    return len(changed)


def posts_of(claims: Iterable[tuple[Claim, int | None]]) -> None:
    """Gather the posts of the people anew that changed mentions lead to, or led to before (claim, id before)."""
    people = set()
    for claim, before in claims:
        if isinstance(claim, Mention):
            people |= {claim.person_id, before if claim.kind == Mention.Kind.PERSON else None}
    _refresh_posts(people - {None})


def posts_in(articles: Iterable[int]) -> None:
    """Gather the posts of the people in these articles anew: what only a withdrawn article says is not shown."""
    named = Mention.objects.standing().filter(article__in=articles).exclude(person=None)
    _refresh_posts(set(named.values_list("person", flat=True)))


def _refresh_posts(people: set[int]) -> None:
    if people:
        # Not at the top: every command of the site loads the admin, few need the import and its word lists.
        from archive.importing.posts import refresh_posts

        refresh_posts(people)
