"""What the search box offers while somebody types."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from archive.search.suggestions import Suggestion, suggest
from archive.templatetags.display import grouped, in_words


@require_safe
def as_json(request: HttpRequest) -> JsonResponse:
    """A list of suggestions for ``q``, the likeliest first; an empty one where there is nothing to suggest."""
    kinds = {
        "person": _("Person"),
        "organisation": _("Organisation"),
        "directive": _("Directive"),
        "place": _("Place"),
        "article": _("Article"),
        "abbreviation": _("Short form"),
    }
    made = [_as_json(suggestion, kinds) for suggestion in suggest(request.GET.get("q", ""))]
    return JsonResponse(made, safe=False, json_dumps_params={"ensure_ascii": False})


def _as_json(suggestion: Suggestion, kinds: dict[str, str]) -> dict:
    """``kind``, ``counted`` and ``detail`` are words for readers, beside what programs go by."""
    number = suggestion.articles
    is_article = suggestion.type == "article"
    return {
        "type": suggestion.type,
        "label": suggestion.label,
        "matched": suggestion.matched,
        "url": suggestion.url,
        "articles": number,
        "detail": in_words(suggestion.dated) if is_article else suggestion.detail,
        "kind": kinds[suggestion.type],
        "counted": ""
        if is_article
        else ngettext("%(shown)s article", "%(shown)s articles", number) % {"shown": grouped(number)},
    }
