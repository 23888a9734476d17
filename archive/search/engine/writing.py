"""Writing the index: a commit of some articles, and the merging of the small segments that commits leave behind.

Only for the holder of the folder's lock. A commit writes a segment and then a table of contents that names it: readers
see the index as it was before or as it is after, and a process that dies on the way leaves the one before.
"""

from __future__ import annotations

import contextlib
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, clean_files
from whoosh.reading import TermNotFound

from archive.search.engine.inversion import Inversion
from archive.search.engine.schema import PK, build_schema
from archive.search.engine.segments import write_segment
from archive.search.engine.storage import INDEX_NAME, IndexFolder, opened, reading

# Documents a segment. Few and large ones read best, but each is held in memory while it is written, some 25 kB a
# document; two processes at it stay below a gigabyte.
LARGEST = 13_000
# So many segments of about one size become one: each is a little more work for every search.
_CROWD = 3
# Of about one size are those between two powers of this.
_ALIKE = 8

Document = Mapping[str, Any]


def update(folder: IndexFolder, documents: Iterable[Document], removed: Iterable[str] = ()) -> None:
    """Put documents in, each in the place of any that has its ``id``, and take out those with the ids ``removed``.

    All in one commit. Raises ``IndexUnavailableError`` if there is no index.
    """
    added = {document["id"]: document for document in documents}
    place = folder.current()
    contents = _contents(place)
    written = write_segments(place, added.values())
    changed = {*removed, *added}
    with reading():
        _delete(place, contents.segments, changed)
    folder.note(changed)
    commit(place, [*contents.segments, *written], contents.generation + 1)


def merge(folder: IndexFolder, most: int, read: Callable[[list[int]], Iterable[Document]]) -> int:
    """Make one segment of some small ones, if there are many, in one commit; how many documents these have.

    Of at most ``most`` documents. ``read`` gives the documents of primary keys anew: that is faster than to take them
    out of the segments. One that is no more, it leaves out.
    """
    place = folder.current()
    contents = _contents(place)
    crowd = _crowd(contents.segments, min(most, LARGEST))
    if not crowd:
        return 0
    with reading():
        keys = [key for segment in crowd for key in _keys(place, segment)]
    written = write_segments(place, read(sorted(keys)))
    rest = [segment for segment in contents.segments if segment not in crowd]
    commit(place, [*rest, *written], contents.generation + 1)
    return len(keys)


def rebuild(folder: IndexFolder, documents: Iterable[Document]) -> int:
    """Build the index anew and put it in the place of the old one; the number of documents in it.

    If anything fails, the old index stays. For many articles see :mod:`archive.search.building`.
    """
    place = folder.new()
    segments = write_segments(place, documents)
    commit(place, segments, 1)
    folder.publish(place)
    return sum(segment.doc_count() for segment in segments)


def write_segments(place: Path, documents: Iterable[Document]) -> list[W3Segment]:
    """The documents as segments in this folder, which belong to the index once it is committed with them."""
    written = []
    inversion = Inversion(build_schema())
    for document in documents:
        inversion.add(document)
        if len(inversion) == LARGEST:
            written.append(write_segment(place, inversion))
            inversion = Inversion(build_schema())
    return [*written, write_segment(place, inversion)] if len(inversion) else written


def commit(place: Path, segments: list[W3Segment], generation: int) -> None:
    """Make these the segments of the index in this folder, but for those of which all is deleted."""
    storage = FileStorage(str(place))
    kept = [segment for segment in segments if segment.doc_count()]
    TOC(build_schema(), kept, generation).write(storage, INDEX_NAME)
    clean_files(storage, INDEX_NAME, generation, kept)
    for draft in place.glob("draft-*"):  # of a commit that was killed
        draft.unlink(missing_ok=True)


def _contents(place: Path) -> TOC:
    """The newest table of contents: its segments and its generation."""
    with reading():
        return TOC.read(FileStorage(str(place)), INDEX_NAME, schema=build_schema())


def _delete(place: Path, segments: list[W3Segment], names: Iterable[str]) -> None:
    """Mark the documents of these ids as deleted, wherever they stand."""
    terms = [name.encode() for name in names]
    for segment in segments:
        with opened(place, segment) as reader:
            for term in terms:
                with contextlib.suppress(TermNotFound):
                    matcher = reader.postings("id", term)
                    while matcher.is_active():
                        segment.delete_document(matcher.id())
                        matcher.next()


def _size(segment: W3Segment) -> int:
    """How many documents it has, deleted ones not counted."""
    return segment.doc_count()


def _crowd(segments: list[W3Segment], most: int) -> list[W3Segment]:
    """Segments of about one size, and all smaller ones, of which there are too many."""
    smallest_first = sorted(segments, key=_size)
    together, alike = 0, Counter()
    crowd: list[W3Segment] = []
    for number, segment in enumerate(smallest_first, 1):
        together += _size(segment)
        if together > most:
            break
        size = int(math.log(_size(segment), _ALIKE))
        alike[size] += 1
        if alike[size] >= _CROWD:
            crowd = smallest_first[:number]
    return crowd


def _keys(place: Path, segment: W3Segment) -> list[int]:
    """The primary keys of the documents of a segment that are not deleted."""
    with opened(place, segment) as reader:
        column = reader.column_reader(PK)
        return [column[number] for number in reader.all_doc_ids()]
