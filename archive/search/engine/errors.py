"""What can go wrong with an index, told apart by what helps against it."""

from haystack.exceptions import SearchBackendError


class IndexUnavailableError(SearchBackendError):
    """The index cannot answer: it is missing, of another version, or damaged. Rebuilding it helps."""


class IndexBusyError(SearchBackendError):
    """Somebody else is writing the index. Waiting helps."""
