"""The arrays of a segment in a file beside it, so that a first query need not unpack what Whoosh has packed.

Everything in it was taken from the segment and can be taken again: a file that is missing or unfit is passed by.
"""

from archive.search.engine.side_file.from_segment import write_missing
from archive.search.engine.side_file.layout import path_of
from archive.search.engine.side_file.reading import FieldTerms, SideFile, open_beside
from archive.search.engine.side_file.writing import Draft

__all__ = ["Draft", "FieldTerms", "SideFile", "open_beside", "path_of", "write_missing"]
