"""What the tests of the pages share."""

import pytest

from tests.views.samples import make_archive


@pytest.fixture(autouse=True)
def _no_index(index_folder):
    """Until a test asks for ``indexed``, the database answers."""


@pytest.fixture
def archive(db):
    """One article of everything (see ``make_archive``)."""
    return make_archive()


@pytest.fixture
def english(client):
    """The client reads the message ids."""
    client.cookies["django_language"] = "en"
