"""Provisional records that only an earlier reading of an article supported go with it; curated ones never do."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Model, Q, QuerySet

from archive.models import Article, Directive, Meeting, Organisation, Person, Place, Standing

# What may hold a record besides the article it was read in: any of these related rows keeps it.
_HOLDERS: dict[type[Model], tuple[str, ...]] = {
    Person: ("mentions", "attendances", "aliases"),
    Organisation: (
        "mentions",
        "meetings",
        "articles_about",
        "posts",
        "children",
        "issued_directives",
        "aliases",
        "successors",
        "predecessors",
    ),
    Place: ("mentions", "meetings", "parts", "organisations", "aliases", "successors", "predecessors"),
    Directive: ("citations", "possible_citations", "relations", "inverse_relations", "aliases"),
}


@dataclass
class Linked:
    """Ids of the records that an article led to at one moment, by model."""

    ids: dict[type[Model], set[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, article: Article) -> Linked:
        """What the stored claims of an article lead to now; nothing for one that is not saved yet."""
        if article.pk is None:
            return cls()
        mentions = article.mentions.values_list("person", "organisation", "place")
        people, bodies, places = (
            (set(column) - {None} for column in zip(*mentions, strict=True))
            if mentions
            else (
                set(),
                set(),
                set(),
            )
        )
        directives = set(article.citations.values_list("directive", flat=True)) - {None}
        meetings = {article.meeting_id} - {None}
        return cls({Meeting: meetings, Person: people, Directive: directives, Organisation: bodies, Place: places})


def remove_leftovers(before: Linked, article: Article) -> None:
    """Delete the provisional records of ``before`` that nothing holds any more after the new reading."""
    now = Linked.of(article)
    for model, ids in before.ids.items():
        gone = ids - now.ids[model]
        if gone:
            _unsupported(model, gone).delete()


def _unsupported(model: type[Model], ids: set[int]) -> QuerySet:
    rows = model._default_manager.filter(pk__in=ids)
    if hasattr(model, "edited_fields"):
        rows = rows.filter(edited_fields=[])
    if model is Meeting:
        held = Q(articles__isnull=False) | Q(attendances__review__in=["confirmed", "corrected"])
        return rows.exclude(pk__in=Meeting.objects.filter(held, pk__in=ids).values("pk"))
    rows = rows.filter(standing=Standing.PROVISIONAL, note="")
    held = Q(pk__in=Article.objects.filter(body__in=ids).values("body")) if model is Organisation else Q(pk__in=())
    for holder in _HOLDERS[model]:
        held |= Q(**{f"{holder}__isnull": False})
    return rows.exclude(pk__in=model._default_manager.filter(held, pk__in=ids).values("pk"))
