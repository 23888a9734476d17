"""Readable addresses: ``/people/7-tran-the-dung/``."""

from __future__ import annotations

import re

from django.urls import reverse

from archive.text import search_key

SLUG_LIMIT = 80  # characters; longer ones are cut at a word, addresses stay quotable


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
        return reverse(self.address_name, args=[f"{self.pk}-{self.address_slug()}"])
