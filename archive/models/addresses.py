"""Readable addresses: ``/people/7-tran-the-dung/``."""

from __future__ import annotations

import re
from functools import lru_cache

from django.urls import get_script_prefix, get_urlconf, reverse

from archive.text import search_key

SLUG_LIMIT = 80  # characters; longer ones are cut at a word, addresses stay quotable


@lru_cache(maxsize=10_000)  # a page of results has hundreds of links, mostly to the same people and bodies
def slug(text: str) -> str:
    """Folded words joined by dashes, at most SLUG_LIMIT characters; "" where the text has no letter or digit."""
    words = "-".join(re.findall(r"[a-z0-9]+", search_key(text)))
    if len(words) <= SLUG_LIMIT:
        return words
    return words[: SLUG_LIMIT + 1].rpartition("-")[0] or words[:SLUG_LIMIT]


class Addressed:
    """Mixin of a model with a page of its own: ``address_name`` names the URL, ``address_slug`` gives its words."""

    address_name: str

    def address_slug(self) -> str:
        return slug(str(self))

    def get_absolute_url(self) -> str:
        before, after = _around_key(self.address_name, get_script_prefix(), get_urlconf())
        return f"{before}{self.pk}-{self.address_slug()}{after}"


@lru_cache(maxsize=100)
def _around_key(address_name: str, _prefix: str, _urlconf: str | None) -> tuple[str, str]:
    """What stands before and behind the key in an address. Keys are letters, digits and dashes, and need no quoting."""
    before, _key, after = reverse(address_name, args=["0"]).rpartition("0")
    return before, after
