"""Text in, frozen dataclasses with spans out: no clock, no database, no settings."""

from archive.extraction.extract import RULES_VERSION, extract
from archive.extraction.gold import gold_record
from archive.extraction.record import Extraction, PageHints
from archive.extraction.reference import Reference, ReferenceDataError

__all__ = [
    "RULES_VERSION",
    "Extraction",
    "PageHints",
    "Reference",
    "ReferenceDataError",
    "extract",
    "gold_record",
]
