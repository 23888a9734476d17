"""A curator at the admin, and an index that is not there: what the admin does must never depend on it."""

import pytest
from haystack import connections


@pytest.fixture(autouse=True)
def index_folder(settings, tmp_path):
    """A folder for the index that is not there yet."""
    folder = tmp_path / "index"
    settings.HAYSTACK_CONNECTIONS = {"default": {**settings.HAYSTACK_CONNECTIONS["default"], "PATH": folder}}
    connections.connections_info = settings.HAYSTACK_CONNECTIONS
    connections.reload("default")
    yield folder
    connections.reload("default")


@pytest.fixture
def curator(admin_user, client):
    """A client logged in as an administrator, in English: the tests read messages."""
    client.force_login(admin_user)
    client.cookies["django_language"] = "en"
    return client
