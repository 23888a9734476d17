"""Posts of people, gathered from the titles that their mentions carry."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import CharField, F, Max, Min, Q, Value
from django.db.models.functions import Cast, Concat

from archive.models import Mention, Organisation, Post, Review
from archive.text import PartialDate, exact_key

TITLE_LIMIT = Post._meta.get_field("title").max_length
# Where a mention stands, before or behind which others, as one number: its first character, then its id.
_PLACE_UNIT = 2**40
_PLACE = F("start") * _PLACE_UNIT + F("id")
# A partial date as a text that sorts as dates do, by the first and then by the last day that it can mean.
_DATED = Concat(
    Cast("article__dated_earliest", CharField()),
    Value(" "),
    Cast("article__dated_latest", CharField()),
    Value(" "),
    Cast("article__dated", CharField()),
)
_IS_DATED = Q(article__dated__isnull=False)


@dataclass
class _Title:
    """One title of a person in all its spellings: as it stands first, where that is, its body there, and the days of
    its articles, as texts that sort."""

    text: str
    place: int
    body: str
    first: str | None
    last: str | None


def refresh_posts(person_ids: Iterable[int]) -> None:
    """Make the unreviewed posts of these people what the titles in their published articles say, with first and last
    day seen. What they are already is left alone."""
    person_ids = set(person_ids)
    if not person_ids:
        return
    reviewed: set[tuple[int, str]] = set()
    present: dict[tuple[int, str], Post] = {}
    for post in Post.objects.filter(person__in=person_ids):
        key = (post.person_id, post.title_key)
        if post.review == Review.UNREVIEWED:
            present[key] = post
        else:
            reviewed.add(key)
    wanted = {key: title for key, title in _titles(person_ids).items() if key not in reviewed}
    bodies = _bodies(wanted.values())
    rows = []
    for key, title in wanted.items():
        row = Post(
            person_id=key[0],
            title=title.text,
            organisation_id=bodies.get((title.place, title.body)),
            first_seen=_day(title.first),
            last_seen=_day(title.last),
        )
        if key in present and _says(present[key]) == _says(row):
            del present[key]
        else:
            rows.append(row)
    if present:
        Post.objects.filter(pk__in=[post.pk for post in present.values()]).delete()
    Post.objects.bulk_create(rows)


def _says(post: Post) -> tuple:
    return post.title, post.organisation_id, post.first_seen, post.last_seen


def _day(sortable: str | None) -> PartialDate | None:
    return PartialDate.parse(sortable.rpartition(" ")[2]) if sortable else None


def _titles(person_ids: Collection[int]) -> dict[tuple[int, str], _Title]:
    """(Person, key of a title) → the title. Counted by the database: somebody may be named ten thousand times, nearly
    always with the same words."""
    found: dict[tuple[int, str], _Title] = {}
    mentions = Mention.objects.standing().filter(person__in=person_ids, article__state="published").exclude(titles=[])
    same_words = (
        mentions.order_by()
        .values_list("person", "titles")
        .annotate(place=Min(_PLACE), first=Min(_DATED, filter=_IS_DATED), last=Max(_DATED, filter=_IS_DATED))
        .order_by("place")
    )
    for person, titles, place, first, last in same_words:
        for title in titles:
            if title.get("former"):
                continue
            text = title["text"][:TITLE_LIMIT]
            known = found.setdefault(
                (person, exact_key(text)), _Title(text, place, exact_key(title["organisation"]), first, last)
            )
            known.first = min(filter(None, (known.first, first)), default=None)
            known.last = max(filter(None, (known.last, last)), default=None)
    return found


def _bodies(titles: Iterable[_Title]) -> dict[tuple[int, str], int]:
    """(Place of a title, key of its body) → the organisation that this name leads to in the article where the title
    stands, else by name alone."""
    wanted = {(title.place, title.body) for title in titles if title.body}
    mentions = Mention.objects.filter(pk__in={place % _PLACE_UNIT for place, _body in wanted})
    articles = dict(mentions.order_by().values_list("pk", "article"))
    there = (
        Mention.objects.standing()
        .filter(article__in=set(articles.values()), name_key__in={body for _place, body in wanted})
        .exclude(organisation=None)
    )
    beside = {(article, key): body for article, key, body in there.values_list("article", "name_key", "organisation")}
    found = {
        (place, body): beside[article, body]
        for place, body in wanted
        if ((article := articles[place % _PLACE_UNIT]), body) in beside
    }
    missing = {body for place, body in wanted if (place, body) not in found}
    by_name: dict[str, list[int]] = {}
    for pk, key in Organisation.objects.filter(name_key__in=missing).order_by().values_list("pk", "name_key"):
        by_name.setdefault(key, []).append(pk)
    for place, body in wanted:
        if (place, body) not in found and len(by_name.get(body, ())) == 1:
            (found[place, body],) = by_name[body]
    return found
