"""The reference lists from their JSON files: what a row means, and what the rows of a list must be to each other."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from archive.extraction.reference_records import (
    Abbreviation,
    DocumentType,
    ReferenceDirective,
    ReferenceOrganisation,
    ReferenceProvince,
    Term,
    is_unconfirmed,
)
from archive.extraction.reference_rows import ReferenceDataError, Row, read_content, rows_of
from archive.text import PartialDate, exact_key
from archive.text.symbols import number_key, parse_symbol, symbol_key


def load_organisations(folder: Path) -> tuple[ReferenceOrganisation, ...]:
    """The rows of organisations.json; every successor must be in the list."""
    (rows,) = rows_of(folder, "organisations.json", "organisations")
    loaded = []
    for row in rows:
        begin, end = row.date("valid_from"), row.date("valid_until")
        _check_order(row, begin, end)
        loaded.append(
            ReferenceOrganisation(
                name=row.text("name", required=True),
                kind=row.text("kind", required=True),
                abbreviations=row.texts("abbreviations"),
                aliases=row.texts("also"),
                valid_from=begin,
                valid_until=end,
                successors=row.texts("successors"),
                note=row.text("note"),
                source=row.text("source"),
            )
        )
    _check_unique(rows, loaded, lambda item: (exact_key(item.name), item.valid_from))
    _check_successors(rows, loaded)
    return tuple(loaded)


def load_provinces(folder: Path) -> tuple[ReferenceProvince, ...]:
    """The provinces before and after the mergers, one row a name; every successor and other name must lead to one."""
    name = "provinces.json"
    new, old, earlier, later, other = rows_of(folder, name, "new", "old", "earlier", "later", "other_names")
    # The first day of the provinces of today, of which those that are gone are one day short.
    about = Row(name, read_content(folder, name))
    effective, source = about.date("effective", required=True), about.text("source")
    ranks = {row.text("name", required=True): row for row in later}
    others: dict[str, list[str]] = {}
    for row in other:
        others.setdefault(row.text("now", required=True), []).append(row.text("name", required=True))
    loaded, rows = [], []
    for row in new:
        name = row.text("name", required=True)
        rank = ranks.get(name)
        loaded.append(
            ReferenceProvince(
                name=name,
                kind=row.text("kind", required=True),
                absorbed=tuple(part for part in row.texts("from") if part != name),
                other_names=tuple(others.pop(name, ())),
                later_kind=rank.text("kind") if rank else "",
                later_kind_since=rank.date("since") if rank else None,
                source=source,
            )
        )
        rows.append(row)
    today = {province.name for province in loaded}
    for row in [*old, *earlier]:
        name = row.text("name", required=True)
        if name in today:
            continue
        since = row.date("since") or effective
        loaded.append(
            ReferenceProvince(
                name=name,
                kind=row.text("kind") or "tỉnh",
                valid_until=_day_before(since),
                successors=(row.text("successor", required=True),),
                other_names=tuple(others.pop(name, ())),
                source=row.text("source") or source,
            )
        )
        rows.append(row)
    if others:
        raise ReferenceDataError(f"provinces.json: other names of a province that is not listed: {sorted(others)}")
    _check_unique(rows, loaded, lambda item: exact_key(item.name))
    _check_successors(rows, loaded)
    return tuple(loaded)


def load_document_types(folder: Path) -> tuple[DocumentType, ...]:
    """The rows of document_types.json."""
    (rows,) = rows_of(folder, "document_types.json", "types")
    loaded = [
        DocumentType(
            name=row.text("type", required=True),
            systems=row.texts("system"),
            party_signs=row.texts("party_abbreviations"),
            state_signs=row.texts("state_abbreviations"),
            paper=bool(row.value.get("paper", False)),
            note=row.text("note"),
        )
        for row in rows
    ]
    _check_unique(rows, loaded, lambda item: exact_key(item.name))
    return tuple(loaded)


def load_terms(folder: Path) -> tuple[Term, ...]:
    """The rows of party_terms.json in order of time; terms may not overlap."""
    (rows,) = rows_of(folder, "party_terms.json", "terms")
    loaded = []
    for row in rows:
        term = Term(
            term=row.text("term", required=True),
            documents_from=row.date("documents_from", required=True),
            documents_until=row.date("documents_until"),
            congress_from=row.date("congress_from", required=True),
            congress_until=row.date("congress_until", required=True),
            source=row.text("source"),
        )
        _check_order(row, term.documents_from, term.documents_until)
        _check_order(row, term.congress_from, term.congress_until)
        if loaded and not (loaded[-1].documents_until and loaded[-1].documents_until < term.documents_from):
            raise row.fail(f"term {term.term} begins before term {loaded[-1].term} ends")
        loaded.append(term)
    _check_unique(rows, loaded, lambda item: item.term)
    return tuple(loaded)


def load_directives(folder: Path, types: Iterable[DocumentType]) -> tuple[ReferenceDirective, ...]:
    """The rows of directives.json; kinds must be listed types, symbols must be symbols and carry the number."""
    (rows,) = rows_of(folder, "directives.json")
    kinds = {exact_key(document_type.name) for document_type in types}
    loaded = []
    for row in rows:
        directive = ReferenceDirective(
            kind=row.text("kind", required=True),
            number=row.text("number", required=True),
            symbol=row.text("symbol", required=True),
            issuers=_joint_issuers(row.text("issuer")),
            issued=row.date("issued", required=True),
            title=row.text("title"),
            term=row.text("term"),
            also=row.texts("also"),
            replaces=row.relations("replaces"),
            amended_by=row.relations("amended_by"),
            guided_by=row.relations("guided_by"),
            to_confirm=is_unconfirmed(row.text("note")),
            note=row.text("note"),
            source=row.text("source"),
        )
        if exact_key(directive.kind) not in kinds:
            raise row.fail(f"kind {directive.kind!r} is not in document_types.json")
        symbol = parse_symbol(directive.symbol)
        if symbol is None:
            raise row.fail(f"{directive.symbol!r} is no symbol")
        if number_key(symbol.number) != number_key(directive.number):
            raise row.fail(f"number {directive.number!r} is not that of symbol {directive.symbol!r}")
        loaded.append(directive)
    _check_unique(rows, loaded, lambda item: (symbol_key(item.symbol), exact_key(item.kind), item.issued))
    return tuple(loaded)


def load_abbreviations(folder: Path) -> tuple[Abbreviation, ...]:
    """The rows of abbreviations.json."""
    (rows,) = rows_of(folder, "abbreviations.json", "abbreviations")
    loaded = []
    for row in rows:
        expansions = row.value.get("expansions")
        if not isinstance(expansions, list) or not expansions:
            raise row.fail("'expansions' must be a list with at least one row")
        texts = tuple(Row(row.where, item).text("expansion", required=True) for item in expansions)
        loaded.append(Abbreviation(row.text("abbreviation", required=True), texts))
    _check_unique(rows, loaded, lambda item: item.abbreviation)
    return tuple(loaded)


def _joint_issuers(text: str) -> tuple[str, ...]:
    """Bodies parted by a comma that a capital follows: "Ban Chính sách, chiến lược Trung ương" is one body."""
    parts: list[str] = []
    for part in text.split(", "):
        if parts and part[:1].islower():
            parts[-1] += ", " + part
        elif part:
            parts.append(part)
    return tuple(parts)


def _check_order(row: Row, begin: PartialDate | None, end: PartialDate | None) -> None:
    if begin and end and end.latest < begin.earliest:
        raise row.fail(f"ends ({end}) before it begins ({begin})")


def _check_unique(rows: list[Row], loaded: list, key: Callable[[Any], Any]) -> None:
    seen: dict[Any, Row] = {}
    for row, item in zip(rows, loaded, strict=True):
        first = seen.setdefault(key(item), row)
        if first is not row:
            raise row.fail(f"stands twice, first at {first.where}")


def _check_successors(rows: list[Row], loaded: list) -> None:
    names = {item.name for item in loaded}
    for row, item in zip(rows, loaded, strict=True):
        for successor in item.successors:
            if successor not in names:
                raise row.fail(f"successor {successor!r} is not in the list")


def _day_before(date: PartialDate) -> PartialDate:
    """The last day before a day; a year or a month stays as it is, since the change fell within it."""
    if date.precision != "day":
        return date
    return PartialDate.of(date.earliest - datetime.timedelta(days=1))
