"""Reads documents back from a segment, by Whoosh's own readers, and compares them with what was to be written."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from whoosh.codec.whoosh3 import W3Segment
from whoosh.reading import SegmentReader

from archive.search.engine.errors import IndexUnavailableError
from archive.search.engine.schema import NUMBER_FIELDS, TEXT_FIELDS, folded
from archive.search.engine.storage import opened, reading

# Terms of a field that are looked up for each document.
_TERMS = 5


def read_back(place: Path, segment: W3Segment, documents: Mapping[int, Mapping[str, Any]]) -> None:
    """Compare these documents, by their numbers in the segment, with what can be read.

    Each as a whole in what is stored of it and in its columns; of each field some terms at random. Raises
    ``IndexUnavailableError`` if anything is not as it was to be.
    """
    with reading(), opened(place, segment) as reader:
        same = all(_is_there(reader, number, document) for number, document in documents.items())
    if not same:
        raise IndexUnavailableError(_("the new index does not hold what was written"))


def _is_there(reader: SegmentReader, number: int, document: Mapping[str, Any]) -> bool:
    stored = {name: document[name] for name in reader.schema.stored_names()}
    columns = {name: document[name] for name in NUMBER_FIELDS if document.get(name) is not None}
    twins = {folded(name): document[name] for name in TEXT_FIELDS if name in document}
    return (
        reader.stored_fields(number) == stored
        and all(reader.column_reader(name)[number] == value for name, value in columns.items())
        and all(
            _has_terms(reader, number, name, value)
            for name, value in {**document, **twins}.items()
            if value is not None
        )
    )


def _has_terms(reader: SegmentReader, number: int, name: str, value: Any) -> bool:
    expected = list(reader.schema[name].index(value))
    for term, _frequency, weight, positions in random.sample(expected, min(_TERMS, len(expected))):
        matcher = reader.postings(name, term)
        matcher.skip_to(number)
        if (matcher.id(), matcher.weight(), matcher.value() or b"") != (number, weight, positions):
            return False
    return True
