"""What the index holds of an article, read from the database in batches.

There is one way from rows to documents: for one article that was saved, and for all of them.
"""

from archive.search.contents.documents import BATCH, Contents, Document

__all__ = ["BATCH", "Contents", "Document"]
