"""Posts of people, gathered from the titles that their mentions carry."""

from __future__ import annotations

from collections.abc import Iterable

from archive.models import Mention, Organisation, Post
from archive.text import PartialDate, exact_key

TITLE_LIMIT = Post._meta.get_field("title").max_length


def refresh_posts(person_ids: Iterable[int]) -> None:
    """Make the unreviewed posts of these people what the titles in their published articles say, with first and last
    day seen."""
    person_ids = set(person_ids)
    seen = _titles(person_ids)
    kept = {
        (post.person_id, post.title_key)
        for post in Post.objects.filter(person__in=person_ids).exclude(review="unreviewed")
    }
    bodies = _bodies({body for titles in seen.values() for _title, body, _dates in titles.values()})
    Post.objects.filter(person__in=person_ids, review="unreviewed").delete()
    rows = []
    for person, titles in seen.items():
        for key, (title, body, dates) in titles.items():
            if (person, key) not in kept:
                first, last = (min(dates), max(dates)) if dates else (None, None)
                rows.append(
                    Post(person_id=person, title=title, organisation=bodies.get(body), first_seen=first, last_seen=last)
                )
    Post.objects.bulk_create(rows)


def _titles(person_ids: set[int]) -> dict[int, dict[str, tuple[str, tuple[int, str], list[PartialDate]]]]:
    """Person → key of a title → the title, its body as (article, name), and the days of its articles."""
    found: dict[int, dict] = {}
    mentions = Mention.objects.standing().filter(person__in=person_ids, article__state="published").exclude(titles=[])
    for person, titles, article, dated in mentions.values_list("person", "titles", "article", "article__dated"):
        for title in titles:
            if title.get("former"):
                continue
            text = title["text"][:TITLE_LIMIT]
            entry = found.setdefault(person, {}).setdefault(
                exact_key(text), (text, (article, exact_key(title["organisation"])), [])
            )
            if dated:
                entry[2].append(dated)
    return found


def _bodies(wanted: set[tuple[int, str]]) -> dict[tuple[int, str], Organisation]:
    """The organisation that a name leads to in the article where it stands beside the title, else by name alone."""
    rows = (
        Mention.objects.standing()
        .filter(
            article__in={article for article, _key in wanted}, name_key__in={key for _article, key in wanted} - {""}
        )
        .exclude(organisation=None)
        .select_related("organisation")
    )
    found = {(row.article_id, row.name_key): row.organisation for row in rows}
    missing = {key for article, key in wanted if key and (article, key) not in found}
    by_name: dict[str, list[Organisation]] = {}
    for body in Organisation.objects.filter(name_key__in=missing):
        by_name.setdefault(body.name_key, []).append(body)
    for article, key in wanted:
        if (article, key) not in found and len(by_name.get(key, ())) == 1:
            found[article, key] = by_name[key][0]
    return found
