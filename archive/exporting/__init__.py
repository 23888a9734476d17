"""Tables of what was found: columns, rows from the database, CSV."""

from archive.exporting.articles import ARTICLE_COLUMNS, Column, article_rows
from archive.exporting.csv_stream import csv_lines, csv_response, dated_filename
from archive.exporting.evidence import Named, named_in

__all__ = [
    "ARTICLE_COLUMNS",
    "Column",
    "Named",
    "article_rows",
    "csv_lines",
    "csv_response",
    "dated_filename",
    "named_in",
]
