"""A whole text read: what it says, and its compound words. Here or in processes beside; no database, no settings."""

from archive.reading.beside import (
    ReaderEndedError,
    ReadersUnavailableError,
    ReadingFailedError,
    ReadingsBeside,
    cores,
)
from archive.reading.here import ReadingsHere
from archive.reading.reader import CompoundWords, TextReader, TextReading, words_of

Readings = ReadingsHere | ReadingsBeside

__all__ = [
    "CompoundWords",
    "ReaderEndedError",
    "ReadersUnavailableError",
    "ReadingFailedError",
    "Readings",
    "ReadingsBeside",
    "ReadingsHere",
    "TextReader",
    "TextReading",
    "cores",
    "words_of",
]
