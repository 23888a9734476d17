"""What all tests share."""

import os

import pytest
from hypothesis import settings as examples

# No deadline: on a busy machine the same example takes ten times as long, and time is not what a test may fail on.
# In continuous integration the examples are the same in every run, so that a red run can be seen again.
in_ci = bool(os.environ.get("CI"))
examples.register_profile("archive", deadline=None, max_examples=50, derandomize=in_ci, print_blob=True)
examples.load_profile("archive")


@pytest.fixture
def index_folder(settings, tmp_path):
    """The folder of an index of the test's own, which is not there yet. Nothing an earlier test held open is seen."""
    from haystack import connections

    from archive.search.engine import Backend
    from archive.search.suggestions.kept import kept

    folder = tmp_path / "index"
    settings.HAYSTACK_CONNECTIONS = {"default": {**settings.HAYSTACK_CONNECTIONS["default"], "PATH": folder}}
    connections.connections_info = settings.HAYSTACK_CONNECTIONS
    connections.reload("default")
    yield folder
    Backend.forget()
    kept.forget()
    connections.reload("default")


@pytest.fixture
def indexed(index_folder):
    """Call it to build the index from what is in the database by then."""
    from archive.search import rebuild

    return rebuild
