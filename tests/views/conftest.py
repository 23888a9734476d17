"""What the tests of the pages share."""

import pytest
from haystack import connections

from archive.search import rebuild
from archive.search.engine import Backend
from tests.views.samples import make_archive


@pytest.fixture(autouse=True)
def _no_index(settings, tmp_path):
    """A folder for the index that is not there yet: until a test asks for ``indexed``, the database answers."""
    connection = {**settings.HAYSTACK_CONNECTIONS["default"], "PATH": tmp_path / "index"}
    settings.HAYSTACK_CONNECTIONS = {"default": connection}
    connections.connections_info = settings.HAYSTACK_CONNECTIONS
    connections.reload("default")
    yield
    Backend.forget()
    connections.reload("default")


@pytest.fixture
def indexed():
    """Call it to build the index from what is in the database by then."""
    return rebuild


@pytest.fixture
def archive(db):
    """One article of everything (see ``make_archive``)."""
    return make_archive()


@pytest.fixture
def english(client):
    """The client reads the message ids."""
    client.cookies["django_language"] = "en"
