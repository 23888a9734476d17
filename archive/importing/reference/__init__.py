"""The reference lists become rows: organisations, places and directives that the archive knows before any text."""

from archive.importing.reference.load import load_reference
from archive.importing.reference.report import ReferenceReport

__all__ = ["ReferenceReport", "load_reference"]
