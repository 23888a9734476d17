"""A curator at the admin, and an index that is not there: what the admin does must never depend on it."""

import pytest


@pytest.fixture(autouse=True)
def _no_index(index_folder):
    """A folder for the index that is not there yet."""


@pytest.fixture
def curator(admin_user, client):
    """A client logged in as an administrator, in English: the tests read messages."""
    client.force_login(admin_user)
    client.cookies["django_language"] = "en"
    return client
