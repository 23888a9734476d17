"""The JSON of the reference lists, row by row; every value is checked, and told with file and row where it is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from archive.extraction.reference_records import DirectiveRelation
from archive.text import PartialDate, normalize
from archive.text.symbols import parse_symbol


class ReferenceDataError(ValueError):
    """A reference list is missing, unreadable or wrong; the message names the file, the row and what is wrong."""


class Row:
    """One JSON object of a list; every reading checks the shape and says where it stands if it is wrong."""

    def __init__(self, where: str, value: Any):
        if not isinstance(value, dict):
            raise ReferenceDataError(f"{where}: expected an object, found {value!r}")
        self.where, self.value = where, value

    def fail(self, message: str) -> ReferenceDataError:
        """The error to raise, with file and row."""
        return ReferenceDataError(f"{self.where}: {message}")

    def text(self, key: str, *, required: bool = False) -> str:
        """A string in canonical spelling, "" for null or an absent key."""
        value = self.value.get(key)
        if value is None:
            value = ""
        if not isinstance(value, str):
            raise self.fail(f"{key!r} must be a string, found {value!r}")
        value = normalize(value)
        if required and not value:
            raise self.fail(f"{key!r} is missing")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings (one string counts as a list of one), empty for null or an absent key."""
        value = self.value.get(key)
        if value is None:
            return ()
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(item, str) and item.strip() for item in values):
            raise self.fail(f"{key!r} must be a list of strings, found {value!r}")
        return tuple(normalize(item) for item in values)

    def date(self, key: str, *, required: bool = False) -> PartialDate | None:
        """A partial date, None for null or an absent key."""
        text = self.text(key, required=required)
        return self.parse_date(text) if text else None

    def parse_date(self, text: str) -> PartialDate:
        """Read YYYY, YYYY-MM or YYYY-MM-DD."""
        try:
            return PartialDate.parse(text)
        except ValueError as error:
            raise self.fail(f"bad date: {error}") from None

    def relations(self, key: str) -> tuple[DirectiveRelation, ...]:
        """Other documents, written "symbol" or "symbol, date"."""
        found = []
        for item in self.texts(key):
            symbol, _, date = (part.strip() for part in item.partition(","))
            if parse_symbol(symbol) is None:
                raise self.fail(f"{key!r} names {symbol!r}, which is no symbol")
            found.append(DirectiveRelation(symbol, self.parse_date(date) if date else None))
        return tuple(found)


def read_content(folder: Path, name: str) -> Any:
    """The content of one JSON file.

    Raises:
        ReferenceDataError: if the file is missing or is not JSON.
    """
    try:
        return json.loads((folder / name).read_text(encoding="utf-8"))
    except OSError as error:
        raise ReferenceDataError(f"{name}: cannot be read: {error.strerror or error}") from error
    except ValueError as error:  # UnicodeDecodeError and JSONDecodeError alike
        raise ReferenceDataError(f"{name}: not JSON in UTF-8: {error}") from error


def rows_of(folder: Path, name: str, *keys: str) -> list[list[Row]]:
    """The rows of one file: the lists under these keys, or, without keys, the list that its content is.

    Raises:
        ReferenceDataError: if the file is missing, is not JSON, or has another shape.
    """
    content = read_content(folder, name)
    lists = [content] if not keys else [content.get(key) if isinstance(content, dict) else None for key in keys]
    for key, rows in zip(keys or ("",), lists, strict=True):
        if not isinstance(rows, list):
            raise ReferenceDataError(f"{name}: expected a list{f' under {key!r}' if key else ''}")
    return [
        [Row(f"{name}, {key or 'row'} {number}", value) for number, value in enumerate(rows, 1)]
        for key, rows in zip(keys or ("",), lists, strict=True)
    ]
