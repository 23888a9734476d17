"""Any search as an Atom feed: its newest articles, for who wants to be told of new ones."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.models import Article
from archive.search import Criteria, search, snippets
from archive.search.criteria import DEFAULT_SIZE, NEWEST, SIZES

# What XML 1.0 may hold: https://www.w3.org/TR/xml/#charsets
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The entries of a feed, and of each article what an entry tells.
ENTRIES = max(SIZES)
_TOLD = Article.objects.for_cards().defer(None).defer("raw", "search_text", "words", "provenance", "collector", "flags")


class _SearchFeed(Feed):
    """The newest articles that a search finds, whatever order and page its address names."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest) -> Criteria:
        criteria, _ignored = Criteria.parse(request.GET)
        return replace(criteria, sort=NEWEST, page=1, size=ENTRIES)

    def title(self, criteria: Criteria) -> str:
        name = _("Meeting archive")
        return f"{name}: {_printable(criteria.q)}" if criteria.q else name

    def link(self, criteria: Criteria) -> str:
        query = criteria.params(sort="", size=DEFAULT_SIZE)
        return f"{reverse('search')}?{query}" if query else reverse("search")

    def feed_url(self, criteria: Criteria) -> str:
        query = criteria.params(sort="", size=DEFAULT_SIZE)
        return f"{reverse('search_feed')}?{query}" if query else reverse("search_feed")

    def items(self, criteria: Criteria) -> list[tuple[Article, str]]:
        """(article, its passage) of each entry, in order."""
        results = search(criteria)
        found = {pk: article for pk, article in _TOLD.in_bulk(results.ids).items() if article.is_published}
        passages = snippets(found.values(), results.query)
        return [(found[pk], "".join(piece.text for piece in passages[pk])) for pk in results.ids if pk in found]

    def item_title(self, item: tuple[Article, str]) -> str:
        return _printable(item[0].title)

    def item_description(self, item: tuple[Article, str]) -> str:
        return _printable(item[1])

    def item_link(self, item: tuple[Article, str]) -> str:
        return item[0].get_absolute_url()

    def item_author_name(self, item: tuple[Article, str]) -> str | None:
        return _printable(item[0].source.name) if item[0].source else None

    def item_pubdate(self, item: tuple[Article, str]) -> datetime:
        """When it came into the archive: the day of its publication may be known by the year alone."""
        return item[0].created_at

    def item_updateddate(self, item: tuple[Article, str]) -> datetime:
        return item[0].updated_at

    def item_categories(self, item: tuple[Article, str]) -> list[str]:
        return [_printable(body.name) for body in item[0].filed_under]


def _printable(text: str) -> str:
    return _NOT_IN_XML.sub("", text)


feed = require_safe(_SearchFeed())
