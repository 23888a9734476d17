"""An import from paths to report: each file read, understood and stored by itself."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.extraction import RULES_VERSION, PageHints, Reference
from archive.importing.hints import from_notes, merged
from archive.importing.log import ImportLog, logged_path
from archive.importing.reader import RawText, UnreadableError, find_files, printable
from archive.importing.report import FileReport, Report
from archive.importing.store import Reading, store_article
from archive.importing.upcoming import Lookahead, Upcoming, is_current
from archive.models import Article, ImportedFile, ImportResult, ImportRun
from archive.reading import (
    ReaderEndedError,
    ReadersUnavailableError,
    ReadingFailedError,
    ReadingsBeside,
    ReadingsHere,
    TextReader,
)

logger = logging.getLogger(__name__)

# For fewer files no process is started: it takes a second or two until it can read.
FEWEST_BESIDE = 40


def import_paths(
    paths: Iterable[Path | str],
    *,
    dry_run: bool = False,
    processes: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Import files and folders of texts.

    Each file is a transaction of its own: created, updated, unchanged or failed with the reason, and no file stops the
    rest. The same text imported again changes nothing, unless the rules or the collector's notes changed. A dry run
    does everything and keeps nothing. With more than one of ``processes`` many texts are read (not stored) in so many
    processes beside this one; the result is the same. ``progress`` is called with (files done, files in all).

    Raises:
        ReadersUnavailableError: no process can be started; what came in before is kept.
    """
    given = [str(path) for path in paths]
    files, ignored = find_files(given)
    report = Report(ignored=[str(path) for path in ignored])
    run = None if dry_run else ImportRun.objects.create(paths=given, rules_version=RULES_VERSION)
    reference = Reference.load(settings.REFERENCE_DIR)
    beside = processes > 1 and len(files) >= FEWEST_BESIDE
    readings = ReadingsBeside(settings.REFERENCE_DIR, processes) if beside else ReadingsHere(reference)
    log = ImportLog(run)
    with closing(readings):
        lookahead = Lookahead(files, readings)
        importer = _Importer(reference, lookahead, log, dry_run)
        try:
            for done, file in enumerate(lookahead, 1):
                report.files += importer.import_file(file)
                if progress:
                    progress(done, len(files))
        finally:
            log.write()
    if run:
        for result, count in report.counts().items():
            setattr(run, result, count)
        run.finished = timezone.now()
        run.save()
        _refresh_statistics()
    return report


def _refresh_statistics() -> None:
    """Let SQLite count its tables anew where they grew: by stale counts it picks an index that takes seconds, not
    milliseconds. PostgreSQL does this by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA optimize")


class _Importer:
    """Stores one file after the other."""

    def __init__(self, reference: Reference, lookahead: Lookahead, log: ImportLog, dry_run: bool):
        self._reference = reference
        self._reader = TextReader(reference)
        self._lookahead = lookahead
        self._log = log
        self._dry_run = dry_run
        # In a dry run nothing is stored that a later file of the same text could be found by.
        self._seen: set[str] = set()

    def import_file(self, file: Upcoming) -> list[FileReport]:
        """What became of one file; before it, what was wrong with the manifest of its folder if it is the first."""
        name = printable(str(file.file.path))
        for problem in file.problems:
            self._log.put(problem, None)
        try:
            if file.error:
                raise file.error
            entry = self._import_text(name, file)
        except ReadersUnavailableError:
            raise
        except Exception as error:
            # Whatever goes wrong with one text must not stop the others, nor pass in silence.
            entry = FileReport(name, ImportResult.FAILED, reason=_reason(name, error))
            self._log.put(entry, file.raw)
            self._log.write()
        return [*file.problems, entry]

    def _import_text(self, name: str, file: Upcoming) -> FileReport:
        try:
            return self._store(name, file)
        except IntegrityError:
            # Another import stored the same text, or the same new name, at the same moment: now it is there.
            return self._store(name, file)

    def _store(self, name: str, file: Upcoming) -> FileReport:
        raw = file.raw
        if raw.sha256 in self._seen:
            return self._unchanged(name, raw, reason=_("the same text as another file"))
        if self._lookahead.knows_unchanged(file):
            return self._unchanged(name, raw, file.unchanged)
        # Before the transaction, which keeps all others from writing.
        reading = file.reading() if file.reading else None
        self._log.write()
        with transaction.atomic():
            article = _article_of(raw, file.hints)
            hints = merged(file.hints, from_notes(article.collector))
            if (
                article.pk
                and is_current(article.rules_version, article.collector, hints)
                and article.sha256 == raw.sha256
            ):
                return self._unchanged(name, raw, article.pk)
            result = ImportResult.UPDATED if article.pk else ImportResult.CREATED
            if reading is None or hints != file.known_hints:
                # Files before it made it another article than it was when it was looked up.
                reading = self._reader.read(raw.text, hints)
            store_article(article, Reading(raw, reading.extraction, hints, reading.words), self._reference)
            if self._dry_run:
                transaction.set_rollback(True)
                self._seen.add(raw.sha256)
                known = article.pk if result == ImportResult.UPDATED else None
                return FileReport(name, result, known)
            entry = FileReport(name, result, article.pk)
            self._log.put(entry, raw)
            self._log.write()
        self._lookahead.changed()
        return entry

    def _unchanged(self, name: str, raw: RawText, article: int | None = None, reason: str = "") -> FileReport:
        entry = FileReport(name, ImportResult.UNCHANGED, article, reason)
        self._log.put(entry, raw)
        if self._log.is_full:
            self._log.write()
        return entry


def _reason(name: str, error: Exception) -> str:
    """Why a file failed, in words for the person who imports; what is the program's fault is logged."""
    if isinstance(error, UnreadableError):
        return str(error)
    logger.error("%s cannot be imported", name, exc_info=error)
    if isinstance(error, DatabaseError):
        return _("the database refused it: %s") % error
    if isinstance(error, ReaderEndedError):
        return _("the process that read it came to an end: %s") % error
    return _("it cannot be read by the rules: %s") % (error if isinstance(error, ReadingFailedError) else repr(error))


def _article_of(raw: RawText, hints: PageHints) -> Article:
    """The article that this file is: of the same text, else the one that its path or address held before, else new."""
    if article := Article.objects.by_source_text(raw.sha256).first():
        return article
    earlier = ImportedFile.objects.filter(path=logged_path(raw.path)).exclude(article=None).order_by("-id").first()
    if earlier:
        return earlier.article
    if hints.source_url:
        found = list(Article.objects.filter(source_url=hints.source_url)[:2])
        if len(found) == 1:
            return found[0]
    return Article()
