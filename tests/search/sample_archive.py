"""The seeds and the golden texts as one archive with its index, imported once for all tests of a module."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from haystack import connections

from archive.importing import import_paths
from archive.search import rebuild
from archive.search.engine import Backend

CASES = Path(__file__).parent / "cases"
GOLDEN = Path(__file__).parents[1] / "golden" / "texts"


@contextmanager
def sample_archive(folder: Path) -> Iterator[None]:
    """Import the texts and index them into the folder. Tests inside see them; afterwards the database is as it was."""
    with transaction.atomic():
        try:
            call_command("load_reference", verbosity=0, stdout=StringIO())
            report = import_paths([settings.SEEDS_DIR, GOLDEN])
            assert not report.failed, [file for file in report.files if file.result == "failed"]
            with searched_in(folder):
                rebuild()
            yield
        finally:
            transaction.set_rollback(True)


@contextmanager
def searched_in(folder: Path) -> Iterator[None]:
    """The search uses the index in this folder."""
    connection = {**settings.HAYSTACK_CONNECTIONS["default"], "PATH": folder}
    with override_settings(HAYSTACK_CONNECTIONS={"default": connection}):
        known, connections.connections_info = connections.connections_info, settings.HAYSTACK_CONNECTIONS
        connections.reload("default")
        try:
            yield
        finally:
            Backend.forget()
            connections.connections_info = known
            connections.reload("default")
