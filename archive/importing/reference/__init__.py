"""The reference lists become rows: the bodies, places, directives and short forms that are known before any text."""

from archive.importing.reference.load import load_reference
from archive.importing.reference.report import ReferenceReport

__all__ = ["ReferenceReport", "load_reference"]
