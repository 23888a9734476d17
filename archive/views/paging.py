"""Long lists, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

ARTICLES_A_PAGE = 20
RECORDS_A_PAGE = 50


def page_of(request: HttpRequest, records: QuerySet | Sequence, size: int) -> tuple[Page, list[str]]:
    """The page that ``?page=`` asks for, and notices: a page that is none is the first, one beyond the end the last."""
    paginator = Paginator(records, size)
    wanted = request.GET.get("page", "").strip() or "1"
    notices = []
    try:
        page = paginator.page(wanted)
    except PageNotAnInteger:
        page = paginator.page(1)
        notices.append(_("“%(value)s” is no page number; this is the first page.") % {"value": wanted[:20]})
    except EmptyPage:
        page = paginator.page(paginator.num_pages)
        notices.append(_("There is no page %(value)s; this is the last one.") % {"value": wanted[:20]})
    return page, notices
