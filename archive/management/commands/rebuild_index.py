"""``manage.py rebuild_index``: the search index anew from the database, in the place of Haystack's command.

Haystack's clears the index first and fills it in batches: readers see an empty index, then a growing one, and if it
stops half-way a half one for good. Here the old index answers until the new one is whole.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterable

from django.core.management import BaseCommand, CommandError
from tqdm import tqdm

from archive.models import Article
from archive.search import rebuild
from archive.search.engine import IndexBusyError


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

    def handle(self, *, verbosity: int, **options: object) -> None:
        def progress(articles: Iterable[Article], total: int) -> Iterable[Article]:
            return tqdm(articles, total=total, disable=not (verbosity and sys.stderr.isatty()), unit=" articles")

        try:
            count = rebuild(progress)
        except IndexBusyError as error:
            raise CommandError(f"{error} Try again when it has finished.") from error
        except OSError as error:
            raise CommandError(f"The index could not be written, the old one stays: {error}") from error
        if verbosity:
            self.stdout.write(f"The index holds {count} articles.")
