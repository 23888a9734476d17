"""What is next in an import: files opened, checked and handed in to be read, before their turn to be stored comes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from archive.extraction import RULES_VERSION, PageHints
from archive.extraction.page import NO_HINTS
from archive.importing.hints import from_notes, merged, to_notes
from archive.importing.log import logged_path
from archive.importing.manifest import Manifest, read_manifest
from archive.importing.reader import FoundFile, RawText, UnreadableError, printable, read_text
from archive.importing.report import FileReport
from archive.models import Article, ImportedFile, ImportResult
from archive.reading import Readings, TextReading

# Files opened and looked up in the database together: no more texts are in memory, whatever the length of an import.
TOGETHER = 32


@dataclass
class Upcoming:
    """A file whose turn comes. Nothing here is final: what files before it bring in may change what it is."""

    file: FoundFile
    # What was wrong with the manifest of its folder, told with the first file of the folder.
    problems: list[FileReport] = field(default_factory=list)
    # Why there is no text.
    error: Exception | None = None
    raw: RawText | None = None
    # What the collector says of it, alone, and with what is known from an earlier import: with these it is read.
    hints: PageHints = NO_HINTS
    known_hints: PageHints = NO_HINTS
    # The article that it is already, and the number of changes that were made before that was looked up.
    unchanged: int | None = None
    as_of: int = 0
    reading: Callable[[], TextReading] | None = None


class Lookahead:
    """Goes through files in their order, some steps ahead of who takes them.

    A file that is an article already, read by the same rules and with the same notes of the collector, is not read
    again; all others are handed in to be read.
    """

    def __init__(self, files: Iterable[FoundFile], readings: Readings):
        self._files = iter(files)
        self._readings = readings
        self._manifests = Manifests()
        self._changes = 0

    def changed(self) -> None:
        """To be told whenever an article was stored: what was looked up before may be so no more."""
        self._changes += 1

    def knows_unchanged(self, file: Upcoming) -> bool:
        """Whether the file still is the article that it was when it was looked up."""
        return file.unchanged is not None and file.as_of == self._changes

    def __iter__(self) -> Iterator[Upcoming]:
        queue: deque[Upcoming] = deque()
        for file in self._looked_up():
            if file.raw and file.unchanged is None:
                file.reading = self._readings.begin(file.raw.text, file.known_hints)
            queue.append(file)
            if len(queue) > self._readings.ahead:
                yield queue.popleft()
        yield from queue

    def _looked_up(self) -> Iterator[Upcoming]:
        while batch := [self._open(file) for file in islice(self._files, TOGETHER)]:
            _look_up([file for file in batch if file.raw])
            for file in batch:
                file.as_of = self._changes
            yield from batch

    def _open(self, found: FoundFile) -> Upcoming:
        file = Upcoming(found)
        try:
            if found.reason:
                raise UnreadableError(found.reason)
            file.hints, file.problems = self._manifests.hints(found)
            file.raw = read_text(found.path)
        except Exception as error:
            file.error = error
        return file


class Manifests:
    """The manifests of the folders met."""

    def __init__(self) -> None:
        self._manifests: dict[Path, Manifest | None] = {}

    def hints(self, file: FoundFile) -> tuple[PageHints, list[FileReport]]:
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
        return NO_HINTS, problems


def is_current(rules_version: str, notes: dict, hints: PageHints) -> bool:
    """Whether an article that was read by these rules and with these notes of the collector need not be read again."""
    return rules_version == RULES_VERSION and notes == to_notes(hints)


def _look_up(files: Sequence[Upcoming]) -> None:
    """Find the articles that the files are already, or that their paths held before."""
    known = Article.objects.filter(sha256__in=[file.raw.sha256 for file in files]).order_by()
    by_text = {sha256: more for sha256, *more in known.values_list("sha256", "pk", "rules_version", "collector")}
    by_path = _notes_by_path([logged_path(file.file.path) for file in files if file.raw.sha256 not in by_text])
    for file in files:
        if article := by_text.get(file.raw.sha256):
            pk, rules_version, notes = article
            file.known_hints = merged(file.hints, from_notes(notes))
            file.unchanged = pk if is_current(rules_version, notes, file.known_hints) else None
        else:
            file.known_hints = merged(file.hints, from_notes(by_path.get(logged_path(file.file.path), {})))


def _notes_by_path(paths: Sequence[str]) -> dict[str, dict]:
    """What the collector said of the last article that came from each of these paths."""
    if not paths:
        return {}
    rows = ImportedFile.objects.filter(path__in=paths).exclude(article=None).order_by("id")
    return dict(rows.values_list("path", "article__collector"))
