"""People and offices in tables, boxes and lists: rows of ministers, "| Phó Bí thư | Lê Văn An |", "- Giám đốc: …"."""

from archive.extraction.tables.found import Found
from archive.extraction.tables.people import with_names
from archive.extraction.tables.tables import Tables, tables_of, with_titles

__all__ = ["Found", "Tables", "tables_of", "with_names", "with_titles"]
