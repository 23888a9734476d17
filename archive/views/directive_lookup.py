"""A directive by whatever of it somebody remembers: straight to its page, or the candidates, or what was understood."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.models import Directive
from archive.search.lookup import Found, Understood, find
from archive.templatetags.display import in_words
from archive.text import clean
from archive.views.listed import listed

MAX_LENGTH = 500  # characters
# Candidates on the page; a bare number fits more documents than anybody reads through.
MOST_CANDIDATES = 50
# Candidates on the card above the results of a search.
ON_A_CARD = 3


@dataclass(frozen=True)
class Card:
    """What stands above the results of a search for a directive: the first candidates, and where all of them are."""

    directives: list[Directive]
    more: int
    address: str


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """``?q=``. One match redirects to its page; anything else is a page that says what was understood."""
    text = clean(request.GET.get("q", "")).strip()
    notices = []
    if len(text) > MAX_LENGTH:
        text = text[:MAX_LENGTH]
        notices.append(_("Only the first %(number)d characters were read.") % {"number": MAX_LENGTH})
    found = _found(text) if text else Found()
    if found.only:
        return HttpResponseRedirect(found.only.get_absolute_url())
    candidates = found.candidates or found.near
    context = {
        "text": text,
        "notices": notices,
        "understood": [in_parts(document) for document in found.understood],
        "candidates": candidates[:MOST_CANDIDATES],
        "more": max(0, len(candidates) - MOST_CANDIDATES),
        # None has every part that was said; these have at least the number.
        "near": bool(found.near) and not found.candidates,
    }
    return render(request, "archive/directive_lookup.html", context)


def card(text: str) -> Card | None:
    """The card for a query of the ordinary search box; None where it asks for no directive that the archive knows.

    A word or a number alone is no question for a directive: only a symbol, a kind with a number, or a whole name is.
    """
    if not text or len(text) > MAX_LENGTH:
        return None
    found = _found(text)
    if found.understood and not any(document.sure for document in found.understood):
        return None
    directives = found.candidates if found.understood else found.sure
    if not directives:
        return None
    address = f"{reverse('directive_lookup')}?{urlencode({'q': text})}"
    return Card(directives[:ON_A_CARD], max(0, len(directives) - ON_A_CARD), address)


def in_parts(document: Understood) -> list[tuple[str, str]]:
    """What was understood, as (label, value) for a reader."""
    parts = [
        (_("Kind"), _(" or ").join(document.kinds)),
        (_("Number"), document.number),
        (_("Symbol"), str(document.symbol or "")),
        (_("Issued by"), document.body),
        (_("Issued on"), in_words(document.issued) if document.issued else ""),
        (_("Party term"), document.term),
    ]
    return [(label, value) for label, value in parts if value]


def _found(text: str) -> Found:
    """Only directives that readers may come upon."""
    return find(text, listed(Directive.objects.all(), "directive"))
