"""Writing the index: some articles anew, or all of them beside the old index and then in its place."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from whoosh.codec.whoosh3 import W3Codec
from whoosh.index import FileIndex, LockError
from whoosh.reading import TermNotFound
from whoosh.writing import SegmentWriter

from archive.search.engine.errors import IndexBusyError
from archive.search.engine.storage import IndexFolder, create, open_to_write, reading

# Memory for postings before they are sorted to disk; a batch of 500 articles takes some 60 MB.
_POOL_MEGABYTES = 256
# Whoosh's own lock is never contended, since every writer holds the folder's; this only outlasts a dying process.
_WHOOSH_TIMEOUT = 10.0

Document = Mapping[str, Any]


def update(folder: IndexFolder, documents: Iterable[Document], removed: Iterable[str] = ()) -> None:
    """Put documents in, each in the place of any that has its ``id``, and take out those with the ids ``removed``.

    All in one commit. Only for the holder of the folder's lock; raises ``IndexUnavailableError`` if there is no index.
    """
    documents = list(documents)
    index = open_to_write(folder.current())
    with _writer(index) as writer:
        # One reader for all: Whoosh's update_document opens a searcher for every single document.
        with reading(), contextlib.closing(writer.reader()) as reader:
            for name in {*removed, *(document["id"] for document in documents)}:
                with contextlib.suppress(TermNotFound):
                    matcher = reader.postings("id", name)
                    while matcher.is_active():
                        writer.delete_document(matcher.id())
                        matcher.next()
        for document in documents:
            writer.add_document(**document)


def rebuild(folder: IndexFolder, documents: Iterable[Document]) -> int:
    """Build the index anew and put it in the place of the old one; the number of documents in it.

    If anything fails, the old index stays. Only for the holder of the folder's lock.
    """
    place = folder.new()
    index = create(place)
    with _writer(index) as writer:
        for document in documents:
            writer.add_document(**document)
    with reading():
        count = index.doc_count()
    folder.publish(place)
    return count


def _codec() -> W3Codec:
    """Whoosh's own format on disk, without what only its own search for the best few needs: lengths by block.

    Looking up the length for every posting took a sixth of the time, and stronger compression a twentieth for 3 %.
    """
    codec = W3Codec(compression=1)
    codec.length_stats = False
    return codec


@contextlib.contextmanager
def _writer(index: FileIndex) -> Iterator[SegmentWriter]:
    """A writer that commits at the end, or cancels and leaves the index as it was."""
    try:
        writer = index.writer(timeout=_WHOOSH_TIMEOUT, limitmb=_POOL_MEGABYTES, codec=_codec())
    except LockError as error:
        raise IndexBusyError(_("The index is being written by another process.")) from error
    try:
        yield writer
    except BaseException:
        writer.cancel()
        raise
    writer.commit()
