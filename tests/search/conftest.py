"""An index of its own for every test, on disk."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _own_index(index_folder):
    """The folder is not there yet."""


@pytest.fixture(autouse=True)
def in_english():
    """Notices are compared in the language of the source."""
    with translation.override("en"):
        yield
