"""The Haystack engine over Whoosh: its schema, its files, and numpy arrays over them that make counting fast."""

from archive.search.engine.backend import Backend, Engine
from archive.search.engine.errors import IndexBusyError, IndexUnavailableError
from archive.search.engine.query import SearchQuerySet, Words

__all__ = ["Backend", "Engine", "IndexBusyError", "IndexUnavailableError", "SearchQuerySet", "Words"]
