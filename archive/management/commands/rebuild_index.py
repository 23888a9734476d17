"""``manage.py rebuild_index``: the search index anew from the database, in the place of Haystack's command.

Haystack's clears the index first and fills it in batches: readers see an empty index, then a growing one, and if it
stops half-way a half one for good. Here the old index answers until the new one is whole.
"""

from __future__ import annotations

import contextlib
import sys
from argparse import ArgumentParser

from django.core.management import BaseCommand, CommandError
from tqdm import tqdm

from archive.search import rebuild
from archive.search.engine import IndexBusyError, IndexUnavailableError


class Command(BaseCommand):
    help = "Builds the search index anew from the published articles, beside the old one, and then takes its place."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--noinput",
            "--no-input",
            action="store_false",
            dest="interactive",
            help="accepted for Haystack's sake; nothing is asked, since nothing is lost",
        )
        parser.add_argument(
            "--anew", action="store_true", help="takes up no build that was broken off, but begins at the beginning"
        )

    def handle(self, *, verbosity: int, anew: bool, **options: object) -> None:
        try:
            with contextlib.closing(_Bar(shown=verbosity > 0 and sys.stderr.isatty())) as bar:
                count = rebuild(bar.progress, anew=anew)
        except IndexBusyError as error:
            raise CommandError(f"{error} Try again when it has finished.") from error
        except (OSError, IndexUnavailableError) as error:
            raise CommandError(f"The index could not be written, the old one stays: {error}") from error
        if verbosity:
            self.stdout.write(f"The index holds {count} articles.")


class _Bar:
    """A bar with an estimate of the time left, by what has been done since the first it was told."""

    def __init__(self, *, shown: bool):
        self._shown = shown
        self._bar: tqdm | None = None

    def progress(self, done: int, total: int) -> None:
        if self._bar is None:
            self._bar = tqdm(total=total, initial=done, disable=not self._shown, unit=" articles")
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()
