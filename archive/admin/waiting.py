"""What waits for a curator: counted for the first page of the admin, each with the list that shows it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.models import (
    Article,
    Citation,
    Directive,
    IndexChange,
    Meeting,
    Mention,
    Organisation,
    Person,
    Publication,
    Standing,
)

# Counting on would take longer and tell a curator no more.
ENOUGH = 1000


@dataclass(frozen=True)
class Waiting:
    """One kind of work: what it is, how much (with "+" where there is more), and where to do it."""

    label: str
    count: str
    url: str


def waiting(request: HttpRequest) -> list[Waiting]:
    """The kinds of work of which there is any and which the user may see."""
    provisional = "standing__exact=provisional"
    kinds = [
        (
            _("Articles that want attention"),
            Article.objects.filter(reviewed_at=None).exclude(flags=[]),
            "attention=yes",
        ),
        (_("Drafts"), Article.objects.filter(state=Publication.DRAFT), "state__exact=draft"),
        (_("Mentions that lead to no or several records"), Mention.objects.open(), "open=yes"),
        (_("Citations that lead to no or several directives"), Citation.objects.open(), "open=yes"),
        (_("Meetings that may be the same"), Meeting.objects.exclude(same_as=None), "same_as__isempty=0"),
        (_("Provisional people"), Person.objects.filter(standing=Standing.PROVISIONAL), provisional),
        (_("Provisional organisations"), Organisation.objects.filter(standing=Standing.PROVISIONAL), provisional),
        (_("Provisional directives"), Directive.objects.filter(standing=Standing.PROVISIONAL), provisional),
        (_("Changes that the index has yet to take up"), IndexChange.objects.all(), ""),
    ]
    return [
        Waiting(label, f"{ENOUGH}+" if count > ENOUGH else str(count), _url(rows, query))
        for label, rows, query in kinds
        if _may_see(request, rows) and (count := rows.order_by()[: ENOUGH + 1].count())
    ]


def _url(rows: QuerySet, query: str) -> str:
    url = reverse(f"admin:archive_{rows.model._meta.model_name}_changelist")
    return f"{url}?{query}" if query else url


def _may_see(request: HttpRequest, rows: QuerySet) -> bool:
    name = rows.model._meta.model_name
    return request.user.has_perm(f"archive.view_{name}") or request.user.has_perm(f"archive.change_{name}")
