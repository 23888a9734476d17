"""Which records a reader may come upon in a list."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from archive.models import (
    Attendance,
    Citation,
    Directive,
    Meeting,
    Mention,
    Person,
    Post,
    Publication,
    Review,
    Standing,
)


def spoken_of(records: QuerySet, field: str) -> Q:
    """Those with a standing mention or citation in a published article; ``field`` is the column that leads to them."""
    evidence = Citation if records.model is Directive else Mention
    return Q(
        Exists(evidence.objects.standing().filter(**{field: OuterRef("pk")}, article__state=Publication.PUBLISHED))
    )


def listed(records: QuerySet, field: str) -> QuerySet:
    """Leave out what only texts that are not published, or rejected claims, ever named.

    The reference list and a curator's word stand by themselves.
    """
    return records.filter(~Q(standing=Standing.PROVISIONAL) | spoken_of(records, field))


def public_attendances() -> QuerySet[Attendance]:
    """Who took part in what, as published articles or curators say."""
    said = Q(article=None) | Q(article__state=Publication.PUBLISHED)
    return Attendance.objects.exclude(review=Review.REJECTED).filter(said)


def public_people() -> QuerySet[Person]:
    """The people that readers may know of: an article that was withdrawn takes those whom it alone named with it."""
    attending = Exists(public_attendances().filter(person=OuterRef("pk")))
    people = Person.objects.all()
    return people.filter(~Q(standing=Standing.PROVISIONAL) | spoken_of(people, "person") | attending)


def public_posts() -> QuerySet[Post]:
    """Posts that no curator rejected, the latest seen first."""
    return Post.objects.exclude(review=Review.REJECTED).order_by(F("last_seen_latest").desc(nulls_last=True), "title")


def latest_meetings() -> QuerySet[Meeting]:
    """The meetings that readers may know of, the latest first, undated ones last."""
    return Meeting.objects.visible().order_by(F("start_earliest").desc(nulls_last=True), "search_key", "pk")
