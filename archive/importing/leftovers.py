"""Provisional records that only an earlier reading of an article supported go with it; curated ones never do."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import Model, Q, QuerySet

from archive.models import Article, Citation, Directive, Meeting, Mention, Organisation, Person, Place, Review, Standing

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
_A_CURATORS_WORD = (Review.CONFIRMED, Review.CORRECTED)


@dataclass
class Linked:
    """Ids of the records that an article led to at one moment, by model."""

    ids: dict[type[Model], set[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, articles: Collection[int | None]) -> Linked:
        """What the stored claims of these articles (ids) lead to now; nothing for one that is not saved yet."""
        ids = set(articles) - {None}
        if not ids:
            return cls()
        mentions = Mention.objects.filter(article__in=ids).order_by()
        columns = {Person: "person", Organisation: "organisation", Place: "place"}
        linked = {
            Meeting: set(Article.objects.filter(pk__in=ids).values_list("meeting", flat=True)),
            Directive: set(Citation.objects.filter(article__in=ids).values_list("directive", flat=True)),
        } | {model: set(mentions.values_list(column, flat=True)) for model, column in columns.items()}
        # In the order in which they may go: a person is held by meetings, a body by the directives that it issued.
        order = (Meeting, Person, Directive, Organisation, Place)
        return cls({model: linked[model] - {None} for model in order})


def remove_leftovers(before: Linked, now: Linked | None = None) -> None:
    """Delete the provisional records of ``before`` that nothing holds any more, after a new reading that led to ``now``
    or after the article itself is gone."""
    for model, ids in before.ids.items():
        gone = ids - (now.ids.get(model, set()) if now else set())
        if gone:
            _unsupported(model, gone).delete()


def _unsupported(model: type[Model], ids: set[int]) -> QuerySet:
    rows = model._default_manager.filter(pk__in=ids)
    if hasattr(model, "edited_fields"):
        rows = rows.filter(edited_fields=[])
    if model is Meeting:
        held = Q(articles__isnull=False) | Q(attendances__review__in=_A_CURATORS_WORD)
        return rows.exclude(pk__in=Meeting.objects.filter(held, pk__in=ids).values("pk"))
    rows = rows.filter(standing=Standing.PROVISIONAL, note="")
    held = Q(pk__in=())
    if model is Organisation:
        held |= Q(pk__in=Article.objects.filter(body__in=ids).values("body"))
    elif model is Person:
        held |= Q(posts__review__in=_A_CURATORS_WORD)  # the machine's posts come and go with the mentions
    for holder in _HOLDERS[model]:
        held |= Q(**{f"{holder}__isnull": False})
    return rows.exclude(pk__in=model._default_manager.filter(held, pk__in=ids).values("pk"))
