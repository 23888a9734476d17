"""What a record is called where several may bear the same name: in autocomplete and in the fields it fills."""

from __future__ import annotations

from functools import singledispatch

from django.db.models import Model
from django.utils.text import Truncator

from archive.models import Article, Directive, Meeting, Organisation, Person, Place, Post, Review, Standing

# What the labels read beside the record itself, so that a list of them takes no query a row.
LABEL_PREFETCH: dict[type[Model], tuple[str, ...]] = {
    Person: ("posts",),
    Organisation: ("place",),
    Place: ("province",),
}
TITLE_LENGTH = 90  # characters


@singledispatch
def told_apart(record: Model) -> str:
    """The record's name with what tells it from its namesakes."""
    return str(record)


@told_apart.register
def _(record: Person) -> str:
    posts: list[Post] = [post for post in record.posts.all() if post.review != Review.REJECTED]
    return _joined(record.name, posts[0].title if posts else "", _standing(record))


@told_apart.register
def _(record: Organisation) -> str:
    # There are several Huyện ủy Châu Thành, each in its province.
    place = record.place.name if record.place else ""
    return _joined(record.name, record.get_kind_display(), place, _validity(record), _standing(record))


@told_apart.register
def _(record: Place) -> str:
    name = f"{record.kind} {record.name}".strip() if record.province_id else record.name
    return _joined(name, str(record.province or ""), _validity(record), _standing(record))


@told_apart.register
def _(record: Directive) -> str:
    # The label has the year; two of one year are told apart by the day and what they are about.
    return _joined(record.label, str(record.issued or ""), record.issuer_name, record.title, _standing(record))


@told_apart.register
def _(record: Meeting) -> str:
    return _joined(record.name, str(record.start or record.date_as_written or ""))


@told_apart.register
def _(record: Article) -> str:
    return _joined(record.title, str(record.dated or ""))


def _joined(*parts: str) -> str:
    return " · ".join(Truncator(part).chars(TITLE_LENGTH) for part in parts if part)


def _standing(record: Person | Organisation | Place | Directive) -> str:
    """Told only where it is a warning."""
    return "" if record.standing == Standing.KNOWN else record.get_standing_display()


def _validity(record: Organisation | Place) -> str:
    begin, end = getattr(record, "valid_from", None), record.valid_until
    if not begin and not end:
        return ""
    return f"{begin or ''} – {end or ''}".strip()
