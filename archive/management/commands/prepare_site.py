"""Everything between an installed project and a server that can start."""

from argparse import ArgumentParser

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, CommandError, call_command
from django.utils import translation
from django.utils.crypto import get_random_string

from archive.models import Article, ImportRun
from archive.search import drain, freshness

FIRST_ADMINISTRATOR = "admin"
# Letters and digits that nobody mistakes for one another when typing them off a screen; 16 of 31 are 79 bits.
LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789"
LEGIBLE_LENGTH = 16


class Command(BaseCommand):
    help = (
        "Makes the site ready to serve: migrates, loads the reference facts, imports the seed texts into an empty "
        "archive, mends the index, collects the static files, makes the first administrator. Does only what is "
        "missing; run again after a failure, it goes on where it stopped."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-seeds", action="store_true", help="leave an empty archive empty")

    @translation.override("en")  # the language of make and of all that it prints around this
    def handle(self, *, no_seeds: bool, **options: object) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        self._mend_index()  # before anything is imported, so that what is imported finds an index to go into
        call_command("load_reference", verbosity=0)
        if not no_seeds and _seeds_are_due():
            self.stdout.write("Importing the seed texts.")
            call_command("import_articles", str(settings.SEEDS_DIR), stdout=self.stdout)
        drain()
        self._mend_index()
        call_command("collectstatic", interactive=False, verbosity=0)
        self._make_first_administrator()

    def _mend_index(self) -> None:
        state = freshness.state()
        if state.ok:
            return
        self.stdout.write(f"Building the search index ({state.reason}).")
        call_command("rebuild_index", interactive=False, verbosity=0)
        state = freshness.state()
        if not state.ok:
            raise CommandError(f"The search index was built, and is still not whole: {state.reason}")

    def _make_first_administrator(self) -> None:
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            return
        if users.filter(username=FIRST_ADMINISTRATOR).exists():
            self.stderr.write(
                f"There is no administrator, and the name {FIRST_ADMINISTRATOR} is taken by a user who is none. "
                "Make one with: manage.py createsuperuser"
            )
            return
        password = get_random_string(LEGIBLE_LENGTH, LEGIBLE)
        users.create_superuser(FIRST_ADMINISTRATOR, password=password)
        self.stdout.write(
            "\nThe first administrator. This password is shown once and kept nowhere; change it at the first log-in,\n"
            "at /admin/password_change/.\n"
            f"    name:     {FIRST_ADMINISTRATOR}\n"
            f"    password: {password}\n"
        )


def _seeds_are_due() -> bool:
    """Whether this is an archive in which nothing was ever done, or one whose first import was cut short or failed.

    Once an import went through, the seeds are the curators' to keep or delete, and never come back by themselves.
    """
    if ImportRun.objects.filter(finished__isnull=False, failed=0).exists():
        return False
    return ImportRun.objects.exists() or not Article.objects.exists()
