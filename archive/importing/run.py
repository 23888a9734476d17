"""An import from paths to report: each file read, understood and stored by itself."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.extraction import RULES_VERSION, PageHints, Reference, extract
from archive.importing.hints import from_notes, merged, to_notes
from archive.importing.manifest import Manifest, read_manifest
from archive.importing.reader import FoundFile, RawText, UnreadableError, find_files, printable, read_text
from archive.importing.report import FileReport, Report
from archive.importing.store import Reading, store_article
from archive.models import Article, ImportedFile, ImportResult, ImportRun

logger = logging.getLogger(__name__)

REASON_LIMIT = ImportedFile._meta.get_field("reason").max_length
PATH_LIMIT = ImportedFile._meta.get_field("path").max_length


def import_paths(
    paths: Iterable[Path | str], *, dry_run: bool = False, progress: Callable[[int, int], None] | None = None
) -> Report:
    """Import files and folders of texts.

    Each file is a transaction of its own: created, updated, unchanged or failed with the reason, and no file stops the
    rest. The same text imported again changes nothing, unless the rules or the collector's notes changed. A dry run
    does everything and keeps nothing. ``progress`` is called with (files done, files in all).
    """
    given = [str(path) for path in paths]
    files, ignored = find_files(given)
    report = Report(ignored=[str(path) for path in ignored])
    run = None if dry_run else ImportRun.objects.create(paths=given, rules_version=RULES_VERSION)
    importer = _Importer(Reference.load(settings.REFERENCE_DIR), dry_run)
    for done, file in enumerate(files, 1):
        entries = importer.import_file(file)
        report.files += [entry for entry, _raw in entries]
        if run:
            _record(run, entries)
        if progress:
            progress(done, len(files))
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


def _record(run: ImportRun, entries: list[tuple[FileReport, RawText | None]]) -> None:
    ImportedFile.objects.bulk_create(
        ImportedFile(
            run=run,
            # The whole path, by which a changed file is known again; a name that is no Unicode is written readably.
            path=printable(str(Path(entry.file).absolute()))[:PATH_LIMIT],
            sha256=raw.sha256 if raw else "",
            size=raw.size if raw else None,
            result=entry.result,
            reason=entry.reason[:REASON_LIMIT],
            article_id=entry.article,
        )
        for entry, raw in entries
    )


class _Importer:
    """Imports one file after the other; keeps the reference lists and the manifests of the folders met."""

    def __init__(self, reference: Reference, dry_run: bool):
        self._reference = reference
        self._dry_run = dry_run
        self._manifests: dict[Path, Manifest | None] = {}
        # In a dry run nothing is stored that a later file of the same text could be found by.
        self._seen: set[str] = set()

    def import_file(self, file: FoundFile) -> list[tuple[FileReport, RawText | None]]:
        """What became of one file; before it, what was wrong with the manifest of its folder if it is the first."""
        name = printable(str(file.path))
        entries: list[tuple[FileReport, RawText | None]] = []
        raw = None
        try:
            if file.reason:
                raise UnreadableError(file.reason)
            hints, problems = self._hints(file)
            entries += [(problem, None) for problem in problems]
            raw = read_text(file.path)
            entry = self._import_text(name, raw, hints)
        except UnreadableError as reason:
            entry = FileReport(name, ImportResult.FAILED, reason=str(reason))
        except Exception as error:
            # Whatever goes wrong with one text must not stop the others, nor pass in silence.
            logger.exception("%s cannot be imported", name)
            if isinstance(error, DatabaseError):
                reason = _("the database refused it: %s") % error
            else:
                reason = _("it cannot be read by the rules: %s") % repr(error)
            entry = FileReport(name, ImportResult.FAILED, reason=reason)
        return [*entries, (entry, raw)]

    def _import_text(self, name: str, raw: RawText, hints: PageHints) -> FileReport:
        try:
            return self._store(name, raw, hints)
        except IntegrityError:
            # Another import stored the same text, or the same new name, at the same moment: now it is there.
            return self._store(name, raw, hints)

    def _store(self, name: str, raw: RawText, hints: PageHints) -> FileReport:
        if raw.sha256 in self._seen:
            return FileReport(name, ImportResult.UNCHANGED, reason=_("the same text as another file"))
        with transaction.atomic():
            article = _article_of(raw, hints)
            hints = merged(hints, from_notes(article.collector))
            if article.pk and _is_up_to_date(article, raw, hints):
                return FileReport(name, ImportResult.UNCHANGED, article.pk)
            result = ImportResult.UPDATED if article.pk else ImportResult.CREATED
            extraction = extract(raw.text, self._reference, hints)
            store_article(article, Reading(raw, extraction, hints), self._reference)
            if self._dry_run:
                transaction.set_rollback(True)
                self._seen.add(raw.sha256)
                known = article.pk if result == ImportResult.UPDATED else None
                return FileReport(name, result, known)
            return FileReport(name, result, article.pk)

    def _hints(self, file: FoundFile) -> tuple[PageHints, list[FileReport]]:
        """The manifests' hints for a file, and the manifests' problems, each told once.

        A manifest may also list files of the folders below it; the one nearest to the file goes first.
        """
        problems: list[FileReport] = []
        for folder in (file.path.parent, *file.path.parent.parents):
            if folder not in self._manifests:
                manifest = self._manifests[folder] = read_manifest(folder)
                for line, reason in manifest.problems if manifest else ():
                    where = f"{manifest.path}:{line}" if line else str(manifest.path)
                    problems.append(FileReport(printable(where), ImportResult.FAILED, reason=reason))
            manifest = self._manifests[folder]
            name = file.path.relative_to(folder).as_posix()
            if manifest and name in manifest.hints:
                return manifest.hints[name], problems
            if folder == file.root:
                break
        return PageHints(), problems


def _article_of(raw: RawText, hints: PageHints) -> Article:
    """The article that this file is: of the same text, else the one that its path or address held before, else new."""
    if article := Article.objects.by_source_text(raw.sha256).first():
        return article
    earlier = (
        ImportedFile.objects.filter(path=printable(str(raw.path.absolute()))[:PATH_LIMIT])
        .exclude(article=None)
        .order_by("-id")
        .first()
    )
    if earlier:
        return earlier.article
    if hints.source_url:
        found = list(Article.objects.filter(source_url=hints.source_url)[:2])
        if len(found) == 1:
            return found[0]
    return Article()


def _is_up_to_date(article: Article, raw: RawText, hints: PageHints) -> bool:
    return (
        article.sha256 == raw.sha256 and article.rules_version == RULES_VERSION and article.collector == to_notes(hints)
    )
