"""People: the same name is the same person only where the posts do not speak against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Prefetch

from archive.extraction.record import PersonMention
from archive.importing.matching.match import Match
from archive.importing.matching.names import rows_of
from archive.models import Organisation, Person, PersonAlias, Post
from archive.text import exact_key

NAME_LIMIT = Person._meta.get_field("name").max_length


def match_people(mentions: Iterable[PersonMention], organisations: Mapping[str, Organisation]) -> dict[str, Match]:
    """Resolve the people of one article: full name → match. Someone new becomes a provisional person.

    ``organisations`` are the rows that the titles' organisations lead to, by full name. An article says one person a
    name. A person of the archive who bears that name is the same one if a post of theirs, then and now, is of
    the same body, of one above or below it, or in the same province; or if one side has no post to compare. If
    all known posts are elsewhere, it is a namesake until a curator says otherwise: two records of one
    person are joined in a minute, one record of two people misleads every reader.
    """
    titles: dict[str, set[str]] = {}
    for mention in mentions:
        titles.setdefault(mention.name, set()).update(title.organisation for title in mention.titles)
    keys = {exact_key(name): name for name in titles if 0 < len(name) <= NAME_LIMIT}
    known: dict[str, list[Person]] = {}
    namesakes = Person.objects.prefetch_related(
        Prefetch("posts", Post.objects.select_related("organisation__parent__parent"))
    )
    for person, names in rows_of(Person, PersonAlias, keys, namesakes):
        for key in names:
            known.setdefault(key, []).append(person)
    matches: dict[str, Match] = {}
    added: list[Person] = []
    for name, its_bodies in titles.items():
        key = exact_key(name)
        if key not in keys:
            matches[name] = Match.one_of((), "no usable name")
            continue
        bodies = [organisations[body] for body in its_bodies if body in organisations]
        matches[name] = _choose(known.get(key, []), bodies) or Match.to(Person(name=name), "first read here")
        if matches[name].target and matches[name].target.pk is None:
            added.append(matches[name].target)
    Person.objects.bulk_create(added)
    return matches


def _choose(namesakes: list[Person], bodies: list[Organisation]) -> Match | None:
    """The one namesake that fits, several as candidates, or None for a new person."""
    if not namesakes:
        return None
    if not bodies:
        return Match.one_of(namesakes, "only the name to go by")
    circles = {circle for body in bodies for circle in circles_of(body)}
    sharing, without_posts = [], []
    for person in namesakes:
        theirs = [post.organisation for post in person.posts.all() if post.organisation]
        if not theirs:
            without_posts.append(person)
        elif circles & {circle for body in theirs for circle in circles_of(body)}:
            sharing.append(person)
    if sharing:
        return Match.one_of(sharing, "same name, posts in the same circle")
    if without_posts:
        return Match.one_of(without_posts, "same name, no post known before")
    return None


def circles_of(body: Organisation) -> set[tuple[str, int]]:
    """What a post in this body makes a person part of: the body, those above it, and its province."""
    circles: set[tuple[str, int]] = set()
    seen = body
    for _level in range(5):  # deep enough for any body; a loop in curated parents must not hang an import
        if seen is None:
            break
        circles.add(("organisation", seen.pk))
        if seen.place_id:
            circles.add(("place", seen.place_id))
        seen = seen.parent
    return circles
