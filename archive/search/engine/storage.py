"""Where the index lies, how it is replaced as a whole, and who may write.

    <PATH>/current          names the folder that is the index now, and its schema version; replaced atomically
    <PATH>/<name>/          a Whoosh index
    <PATH>/writing.lock     held by whoever writes, from any process

While a new index is built, or after that was broken off, its folder holds a plan; whoever writes the old index notes
there what has changed since.

A new index is built in a folder of its own and becomes the index by one rename of ``current``: readers see the old one
or the new one, never half of either. Haystack takes a folder without a table of contents for an empty index, and makes
one there without a word.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.utils.translation import gettext as _
from whoosh.codec.base import Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import _DEF_INDEX_NAME as INDEX_NAME
from whoosh.index import TOC, FileIndex
from whoosh.query import QueryError
from whoosh.reading import IndexReader, SegmentReader
from whoosh.util.filelock import FileLock, try_for

from archive.search.engine.errors import IndexBusyError, IndexUnavailableError
from archive.search.engine.schema import SCHEMA_VERSION, build_schema

_POINTER = "current"
_LOCK = "writing.lock"
_LOCK_DELAY = 0.05  # seconds between two tries
PLAN = "plan.json"
_CHANGED = "changed"


def write_whole(file: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all, whatever happens."""
    handle, draft = tempfile.mkstemp(prefix=f"{file.name}-", dir=file.parent)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    Path(draft).replace(file)


@contextlib.contextmanager
def reading() -> Iterator[None]:
    """Around whatever reads the files of the index: turns every sign of damage into :class:`IndexUnavailableError`.

    Whoosh checks little of what it reads: bytes that are not what was written come out as a dozen kinds of error, a
    bare ``Exception`` among them. So nothing but reading belongs inside.
    """
    try:
        yield
    except (IndexUnavailableError, QueryError):
        raise
    except Exception as error:
        raise IndexUnavailableError(_("the index is damaged")) from error


class IndexFolder:
    """The folder of one Haystack connection."""

    def __init__(self, path: str | os.PathLike):
        self.path = Path(path)

    def current(self) -> Path:
        """The folder of the index; :class:`IndexUnavailableError` if there is none of this schema version."""
        try:
            pointer = json.loads((self.path / _POINTER).read_text(encoding="utf-8"))
            folder, version = self.path / pointer["folder"], pointer["schema"]
        except FileNotFoundError as error:
            raise IndexUnavailableError(_("there is no index")) from error
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise IndexUnavailableError(_("the index is damaged")) from error
        if version != SCHEMA_VERSION:
            raise IndexUnavailableError(_("the index is of another version"))
        if not folder.is_dir():
            raise IndexUnavailableError(_("there is no index"))
        return folder

    def new(self) -> Path:
        """An empty folder beside the current one; nobody reads it until it is published. Leftovers are removed.

        Only for the holder of the lock.
        """
        self._make()
        self._remove_all_but(self._published())
        return Path(tempfile.mkdtemp(prefix="index-", dir=self.path))

    def publish(self, folder: Path) -> None:
        """Make this folder the index, and remove the one before. Only for the holder of the lock."""
        write_whole(self.path / _POINTER, json.dumps({"folder": folder.name, "schema": SCHEMA_VERSION}).encode())
        self._remove_all_but(folder.name)

    def unfinished(self) -> Path | None:
        """The folder of a build that was broken off, if there is one. Only for the holder of the lock."""
        return next((plan.parent for plan in self.path.glob(f"index-*/{PLAN}")), None)

    def note(self, names: Iterable[str]) -> None:
        """Tell a build that was broken off which documents have changed since."""
        if place := self.unfinished():
            with (place / _CHANGED).open("a", encoding="utf-8") as file:
                file.writelines(f"{name}\n" for name in names)
                file.flush()
                os.fsync(file.fileno())

    @staticmethod
    def noted_for(place: Path) -> list[str]:
        """What was noted for the build in this folder."""
        try:
            return (place / _CHANGED).read_text(encoding="utf-8").split()
        except FileNotFoundError:
            return []

    @contextlib.contextmanager
    def writing(self, timeout: float) -> Iterator[None]:
        """Hold the lock; :class:`IndexBusyError` if another writer, of any process, keeps it ``timeout`` seconds."""
        self._make()
        lock = FileLock(str(self.path / _LOCK))
        if not try_for(lock.acquire, timeout=timeout, delay=_LOCK_DELAY):
            raise IndexBusyError(_("The index is being written by another process."))
        try:
            yield
        finally:
            lock.release()

    def _make(self) -> None:
        self.path.mkdir(parents=True, exist_ok=True)

    def _published(self) -> str:
        with contextlib.suppress(IndexUnavailableError):
            return self.current().name
        return ""

    def _remove_all_but(self, name: str) -> None:
        for entry in self.path.iterdir():
            if entry.is_dir() and entry.name != name:
                # Who still reads it keeps his open files; a reader between two files tries again on the new one.
                shutil.rmtree(entry, ignore_errors=True)


# --- One Whoosh index ------------------------------------------------------------------------------------------------

# Mapped into memory, Whoosh 2.7.4 copies every segment whole at every opening (338 ms and 549 MB at 100,000 articles),
# and a file cut short under the map kills the process. Read from the file, neither happens.
_MAPPED = False


class Files(FileStorage):
    """The open files of an index: closing it closes them all, even if what opened them failed half-way."""

    def __init__(self, folder: Path):
        super().__init__(str(folder), supports_mmap=_MAPPED)
        self._opened: list[StructFile] = []

    def open_file(self, name: str, **options: object) -> StructFile:
        file = super().open_file(name, **options)
        self._opened.append(file)
        return file

    def close(self) -> None:
        for file in self._opened:
            if not file.is_closed:
                file.close()
        self._opened.clear()


def open_to_read(folder: Path) -> tuple[Files, int, IndexReader]:
    """The open files, the generation and a reader of the newest commit. Raises :class:`IndexUnavailableError`.

    Close the files and never the reader, whose parts would close them one after another.
    """
    files = Files(folder)
    with reading():
        try:
            schema = build_schema()
            contents = TOC.read(files, INDEX_NAME, schema=schema)
            # Not FileIndex.reader(): where a file is missing, that waits half a second for it to come back.
            reader = FileIndex._reader(files, schema, contents.segments, contents.generation)
        except BaseException:
            files.close()
            raise
    return files, contents.generation, reader


@contextlib.contextmanager
def opened(folder: Path, segment: Segment) -> Iterator[SegmentReader]:
    """A reader of one segment in this folder."""
    files = Files(folder)
    try:
        yield SegmentReader(files, build_schema(), segment)
    finally:
        files.close()


def newest_generation(folder: Path) -> int:
    """The number of the newest commit. Raises :class:`IndexUnavailableError` where there is none."""
    generation = TOC._latest_generation(Files(folder), INDEX_NAME)
    if generation < 0:
        raise IndexUnavailableError(_("the index is damaged"))
    return generation


def toc_name(generation: int) -> str:
    """The file that lists what belongs to a commit."""
    return TOC._filename(INDEX_NAME, generation)
