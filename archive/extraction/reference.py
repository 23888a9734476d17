"""The reference lists as one value with look-ups: what the archive knows before it has read a text."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from archive.extraction import reference_loading as loading
from archive.extraction.reference_records import (
    Abbreviation,
    DirectiveRelation,
    DocumentType,
    ReferenceDirective,
    ReferenceOrganisation,
    ReferenceProvince,
    Term,
)
from archive.extraction.reference_rows import ReferenceDataError
from archive.text import PartialDate, exact_key
from archive.text.symbols import Symbol, number_key, symbol_key

__all__ = [
    "Abbreviation",
    "DirectiveRelation",
    "DocumentType",
    "Reference",
    "ReferenceDataError",
    "ReferenceDirective",
    "ReferenceOrganisation",
    "ReferenceProvince",
    "Term",
]

# Kinds of organisation that an article can be filed under as its ministry.
MINISTRY_KINDS = frozenset({"ministry", "ministry-level agency"})

Item = TypeVar("Item")


@dataclass(frozen=True, eq=False)  # one list is as good as itself: hashing thousands of rows a text would cost more
class Reference:
    """The lists, and look-ups over them that are built once. All names in it are in canonical spelling."""

    organisations: tuple[ReferenceOrganisation, ...] = ()
    provinces: tuple[ReferenceProvince, ...] = ()
    directives: tuple[ReferenceDirective, ...] = ()
    document_types: tuple[DocumentType, ...] = ()
    terms: tuple[Term, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()

    @classmethod
    def load(cls, folder: Path | str) -> Reference:
        """Read and check the JSON files of a folder.

        Raises:
            ReferenceDataError: a file is missing, is not of the known shape, has a duplicate, a date that does not
                exist, a successor that leads nowhere, …; the message says which row.
        """
        folder = Path(folder)
        types = loading.load_document_types(folder)
        return cls(
            organisations=loading.load_organisations(folder),
            provinces=loading.load_provinces(folder),
            directives=loading.load_directives(folder, types),
            document_types=types,
            terms=loading.load_terms(folder),
            abbreviations=loading.load_abbreviations(folder),
        )

    # Organisations

    @cached_property
    def organisation_names(self) -> Mapping[str, tuple[ReferenceOrganisation, ...]]:
        """Exact key (``archive.text.exact_key``) of every name and alias → the rows that bear it."""
        return _by(self.organisations, lambda row: map(exact_key, (row.name, *row.aliases)))

    @cached_property
    def organisation_abbreviations(self) -> Mapping[str, tuple[ReferenceOrganisation, ...]]:
        """Abbreviation as written ("BCT") → the rows that bear it: several where the context must decide."""
        return _by(self.organisations, lambda row: row.abbreviations)

    def organisations_named(
        self, name: str, day: PartialDate | datetime.date | None = None
    ) -> tuple[ReferenceOrganisation, ...]:
        """The rows of this name or alias, on that day if one is given. Case and tone placement do not matter."""
        rows = self.organisation_names.get(exact_key(name), ())
        return tuple(row for row in rows if row.in_force(day))

    def organisation(self, name: str, day: PartialDate | datetime.date | None = None) -> ReferenceOrganisation | None:
        """The one row of this name or alias on that day; None where there is none, or where several names fit."""
        rows = self.organisations_named(name, day)
        return rows[0] if rows and len({row.name for row in rows}) == 1 else None

    @cached_property
    def ministries(self) -> tuple[ReferenceOrganisation, ...]:
        """Ministries and ministry-level agencies of all times."""
        return tuple(row for row in self.organisations if row.kind in MINISTRY_KINDS)

    # Provinces

    @cached_property
    def province_names(self) -> Mapping[str, ReferenceProvince]:
        """Exact key of every name and spelling → the province; a name of its own goes before a short form."""
        keys = {exact_key(other): row for row in self.provinces for other in row.other_names}
        return MappingProxyType({**keys, **{exact_key(row.name): row for row in self.provinces}})

    def province(self, name: str) -> ReferenceProvince | None:
        """The province of any spelling ("Khánh Hoà", "TP.HCM"), without "tỉnh"; None where there is none."""
        return self.province_names.get(exact_key(name))

    # Documents

    @cached_property
    def _directives_by_symbol(self) -> Mapping[str, tuple[ReferenceDirective, ...]]:
        return _by(self.directives, lambda row: [symbol_key(row.symbol)])

    @cached_property
    def _directives_by_number(self) -> Mapping[tuple[str, str], tuple[ReferenceDirective, ...]]:
        return _by(self.directives, lambda row: [(exact_key(row.kind), number_key(row.number))])

    @cached_property
    def _directives_by_name(self) -> Mapping[str, tuple[ReferenceDirective, ...]]:
        return _by(self.directives, lambda row: {exact_key(name) for name in (row.name, *row.also) if name})

    def directives_of_symbol(self, symbol: str | Symbol) -> tuple[ReferenceDirective, ...]:
        """The documents of a symbol, in any writing ("18 - NQ/TƯ") or read already, in order of the list."""
        key = symbol.key if isinstance(symbol, Symbol) else symbol_key(symbol)
        return self._directives_by_symbol.get(key, ())

    def directives_numbered(self, kind: str, number: str) -> tuple[ReferenceDirective, ...]:
        """The documents of a kind and number ("Nghị quyết", "18"); leading zeros do not matter."""
        return self._directives_by_number.get((exact_key(kind), number_key(number)), ())

    def directives_named(self, name: str) -> tuple[ReferenceDirective, ...]:
        """The documents that go by a name ("Luật Lưu trữ", "Nghị quyết Trung ương 4 khóa XII")."""
        return self._directives_by_name.get(exact_key(name), ())

    @cached_property
    def _types(self) -> Mapping[str, DocumentType]:
        return MappingProxyType({exact_key(row.name): row for row in self.document_types})

    def document_type(self, name: str) -> DocumentType | None:
        """The kind of document of that name."""
        return self._types.get(exact_key(name))

    def types_of_sign(self, sign: str, system: str) -> tuple[DocumentType, ...]:
        """The kinds that a sign stands for in the symbols of a system ("QĐ", "Party" → quy định, quyết định)."""
        if system == "Party":
            return tuple(row for row in self.document_types if sign in row.party_signs)
        return tuple(row for row in self.document_types if sign in row.state_signs)

    # Terms and short forms

    def term(self, numeral: str) -> Term | None:
        """The term of that number ("XIII")."""
        return next((term for term in self.terms if term.term == numeral.upper()), None)

    def term_at(self, day: PartialDate | datetime.date) -> Term | None:
        """The term whose documents were issued on that day; None outside the list or where a partial date spans two."""
        day = day if isinstance(day, PartialDate) else PartialDate.of(day)
        for term in self.terms:
            if term.documents_from.earliest <= day.earliest and (
                term.documents_until is None or day.latest <= term.documents_until.latest
            ):
                return term
        return None

    @cached_property
    def _expansions(self) -> Mapping[str, tuple[str, ...]]:
        return MappingProxyType({row.abbreviation: row.expansions for row in self.abbreviations})

    def expansions(self, abbreviation: str) -> tuple[str, ...]:
        """What a short form may stand for, written as given ("BCT" → Bộ Chính trị, Bộ Công Thương)."""
        return self._expansions.get(abbreviation, ())


def _by(rows: Iterable[Item], keys: Callable[[Item], Iterable]) -> Mapping:
    """Index rows by every one of their keys, in order of the list."""
    index: dict = {}
    for row in rows:
        for key in dict.fromkeys(keys(row)):
            index.setdefault(key, []).append(row)
    return MappingProxyType({key: tuple(found) for key, found in index.items()})
