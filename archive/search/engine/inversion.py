"""The documents of one segment, turned over: for each field its terms in order, and for each term where it stands."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
from whoosh.fields import Schema, UnknownFieldError

from archive.search.engine.occurrences import MOST_DOCUMENTS, POSITION_BITS, WHERE_BITS, Postings, postings, ranked
from archive.search.engine.schema import NO_NUMBER, NUMBER_FIELDS, TEXT_FIELDS, folded
from archive.search.engine.texts import Numbering, Pieces, Texts, Vocabulary, vocabularies

__all__ = ["Inversion", "Postings"]


class _Values:
    """A field of whole terms: values by number, and where each document ends among them."""

    def __init__(self) -> None:
        self.numbers = Numbering()
        self.values, self.ends = array("i"), array("q")

    def add(self, values: Iterable[Any]) -> None:
        """The values of the next document."""
        self.values.extend(map(self.numbers.__getitem__, values))
        self.ends.append(len(self.values))


class Inversion:
    """Takes documents in, and gives the fields of their segment out.

    ``stored`` are the stored fields of each document, ``numbers`` the columns of numbers.
    """

    def __init__(self, schema: Schema):
        self._schema = schema
        self._pieces = Pieces()
        self._texts = {name: Texts() for name in TEXT_FIELDS}
        twins = {folded(name) for name in TEXT_FIELDS}
        self._values = {name: _Values() for name in schema.names() if name not in twins and name not in TEXT_FIELDS}
        self._stored_names = schema.stored_names()
        self.stored: list[dict[str, Any]] = []
        self.numbers = {name: array("Q") for name in NUMBER_FIELDS}

    def __len__(self) -> int:
        return len(self.stored)

    def add(self, document: Mapping[str, Any]) -> None:
        """Take the next document: the values of its fields. The folded twins are made here and not given."""
        if unknown := document.keys() - self._texts.keys() - self._values.keys():
            raise UnknownFieldError(f"No field named {', '.join(sorted(unknown))}")
        if len(self) == MOST_DOCUMENTS:
            raise OverflowError(f"{len(self)} documents are all that a segment holds")
        for name, texts in self._texts.items():
            texts.add(map(self._pieces.of, document.get(name) or ()))
        for name, values in self._values.items():
            value = document.get(name)
            values.add(() if value is None else value if isinstance(value, list) else (value,))
        for name, column in self.numbers.items():
            number = document.get(name)
            column.append(NO_NUMBER if number is None else number)
        self.stored.append({name: document[name] for name in self._stored_names if name in document})

    def fields(self) -> Iterator[tuple[str, Iterator[Postings], np.ndarray | None]]:
        """(name, postings, lengths) of every field, in the order of their names.

        Lengths are how many terms each document has (int64), None in a field that does not count them.
        """
        exact, without_diacritics = vocabularies(self._pieces)
        self._pieces = Pieces()  # a tenth of all memory; no document comes after this
        texts = {name: (name, exact) for name in self._texts}
        texts |= {folded(name): (name, without_diacritics) for name in self._texts}
        for name in sorted([*texts, *self._values]):
            yield name, *(self._of_texts(*texts[name]) if name in texts else self._of_values(name))

    def _of_texts(self, name: str, vocabulary: Vocabulary) -> tuple[Iterator[Postings], np.ndarray]:
        found, lengths = self._texts[name].occurrences(vocabulary)
        found.sort()
        return postings(found, vocabulary.terms, counted=True, positions=True), lengths

    def _of_values(self, name: str) -> tuple[Iterator[Postings], np.ndarray | None]:
        field, values = self._schema[name], self._values[name]
        terms, ranks = ranked([field.to_bytes(value) for value in values.numbers])
        counts = np.diff(values.ends, prepend=0)
        found = ranks[values.values] << WHERE_BITS
        found |= np.repeat(np.arange(len(self)) << POSITION_BITS, counts)
        found.sort()
        return postings(found, terms, counted=field.scorable), counts if field.scorable else None
