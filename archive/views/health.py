"""Two questions of those who run the site: is the process alive, and can it serve readers?"""

import logging

from django.contrib.auth.decorators import login_not_required
from django.db import Error
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from archive.models import Article
from archive.search import freshness

__all__ = ["alive", "ready"]

logger = logging.getLogger(__name__)


@login_not_required
@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """200 and `ok` as long as the process answers at all. Asks neither database nor index: restarting mends neither."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@login_not_required
@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """`{"database": …, "index": …}`, each "ok" or a short reason; 200 when the database answers, else 503.

    A missing index is told but is no reason to send readers away: the pages then answer from the database. The reasons
    are our own words, since an error of the database may hold its address and user.
    """
    try:
        Article.objects.exists()  # asks for a table of ours: an empty database is not ready either
        state = freshness.state()
    except Error:
        logger.exception("The database does not answer")
        return JsonResponse({"database": "does not answer", "index": "unknown"}, status=503)
    return JsonResponse({"database": "ok", "index": "ok" if state.ok else str(state.reason)})
