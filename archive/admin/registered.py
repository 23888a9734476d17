"""Importing this registers all models with the admin site; the app's configuration does so once Django is ready."""

from archive.admin import (
    abbreviations,
    articles,
    claims,
    directives,
    imports,
    meetings,
    organisations,
    people,
    places,
    sources,
)

__all__ = [
    "abbreviations",
    "articles",
    "claims",
    "directives",
    "imports",
    "meetings",
    "organisations",
    "people",
    "places",
    "sources",
]
