"""An index of its own for every test, on disk."""

import pytest
from haystack import connections

from archive.search import rebuild
from archive.search.engine import Backend


@pytest.fixture(autouse=True)
def index_folder(settings, tmp_path):
    """The folder of the index, which is not there yet. Nothing that an earlier test held open is seen."""
    folder = tmp_path / "index"
    settings.HAYSTACK_CONNECTIONS = {"default": {**settings.HAYSTACK_CONNECTIONS["default"], "PATH": folder}}
    connections.connections_info = settings.HAYSTACK_CONNECTIONS
    connections.reload("default")
    yield folder
    Backend.forget()
    connections.reload("default")


@pytest.fixture
def indexed():
    """Builds the index from what is in the database by then."""
    return rebuild


@pytest.fixture(autouse=True)
def in_english():
    """Notices are compared in the language of the source."""
    from django.utils import translation

    with translation.override("en"):
        yield
