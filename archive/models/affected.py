"""Which articles the index must look at again when a record changes."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Model, Q, QuerySet

from archive.models.abbreviations import Abbreviation
from archive.models.articles import Article, Source
from archive.models.directives import Directive
from archive.models.evidence import Citation, Mention
from archive.models.meetings import Meeting
from archive.models.organisations import Organisation
from archive.models.people import Person
from archive.models.places import Place


def affected_articles(model: type[Model], ids: Collection[int]) -> QuerySet:
    """Ids of the articles that show, count or are found by the records of ``model`` with these ids, each id once.

    To be asked before the records are deleted: afterwards nothing leads to the articles any more.

    Raises:
        LookupError: for a model whose rows no article shows.
    """
    ids = list(ids)
    return Article.objects.filter(_condition(model, ids)).order_by("pk").values_list("pk", flat=True)


def _condition(model: type[Model], ids: list[int]) -> Q:
    if model is Article:
        return Q(pk__in=ids)
    if model is Source:
        return Q(source__in=ids)
    if model is Meeting:
        return Q(meeting__in=ids)
    if model is Person:
        attended = Meeting.objects.filter(attendances__person__in=ids)
        return _named(Q(person__in=ids)) | Q(meeting__in=attended.values("pk"))
    if model is Organisation:
        about = Article.ministries.through.objects.filter(organisation__in=ids)
        organised = Meeting.objects.filter(organiser__in=ids)
        filed = Q(body__in=ids) | Q(pk__in=about.values("article"))
        return _named(Q(organisation__in=ids)) | filed | Q(meeting__in=organised.values("pk"))
    if model is Place:
        inside = Q(place__in=ids) | Q(place__province__in=ids)
        held = Meeting.objects.filter(Q(places__in=ids) | Q(places__province__in=ids))
        return _named(inside) | Q(meeting__in=held.values("pk"))
    if model is Directive:
        return Q(pk__in=Citation.objects.filter(directive__in=ids).values("article"))
    if model is Abbreviation:
        return Q(pk__in=())  # opened when a query is read: the index holds the articles' own words
    raise LookupError(f"no article shows a {model.__name__}")


def _named(condition: Q) -> Q:
    return Q(pk__in=Mention.objects.filter(condition).values("article"))
