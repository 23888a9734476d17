"""Pages that show no records: the way in, and what is said when something went wrong."""

from __future__ import annotations

import logging

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseRedirect,
    HttpResponseServerError,
)
from django.template import loader
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The search, until there is an overview."""
    return HttpResponseRedirect(reverse("search"))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400. The request may be refused for its very host or cookies, so nothing of it is asked."""
    return HttpResponseBadRequest(_page("400.html", _("The request could not be understood")))


def server_error(request: HttpRequest) -> HttpResponse:
    """500. Asks neither the database nor the session, which may be what failed."""
    return HttpResponseServerError(_page("500.html", _("Something broke on our side")))


def _page(template: str, words: str) -> str:
    """The page in house style, or the bare words where that fails too.

    Where the static files were never collected no page can be made, this one neither; an error while telling of an
    error would be told of again by every layer of the site.
    """
    try:
        return loader.get_template(template).render()
    except Exception:
        logger.exception("The page of an error could not be made")
        return f"<!doctype html><title>{words}</title><p>{words}"
