"""The log of an import in the database: one row a file, in the order of the files."""

from __future__ import annotations

from pathlib import Path

from archive.importing.reader import RawText, printable
from archive.importing.report import FileReport
from archive.models import ImportedFile, ImportRun

REASON_LIMIT = ImportedFile._meta.get_field("reason").max_length
PATH_LIMIT = ImportedFile._meta.get_field("path").max_length
# Rows of unchanged files that are written together. They tell nothing that another import would not find out again.
MOST_WAITING = 200


def logged_path(path: Path | str) -> str:
    """The whole path, by which a changed file is known again; a name that is no Unicode is written readably."""
    return printable(str(Path(path).absolute()))[:PATH_LIMIT]


class ImportLog:
    """The rows of one run; without a run (None) nothing is written."""

    def __init__(self, run: ImportRun | None):
        self._run = run
        self._waiting: list[ImportedFile] = []

    def put(self, entry: FileReport, raw: RawText | None) -> None:
        """Put down what became of a file; it is written with the next :meth:`write`."""
        self._waiting.append(
            ImportedFile(
                run=self._run,
                path=logged_path(entry.file),
                sha256=raw.sha256 if raw else "",
                size=raw.size if raw else None,
                result=entry.result,
                reason=entry.reason[:REASON_LIMIT],
                article_id=entry.article,
            )
        )

    @property
    def is_full(self) -> bool:
        """Whether as much is waiting as may be lost."""
        return len(self._waiting) >= MOST_WAITING

    def write(self) -> None:
        """Write what is waiting."""
        rows, self._waiting = self._waiting, []
        if self._run and rows:
            ImportedFile.objects.bulk_create(rows)
