"""The directives of the reference list, who issued them, and what they do to one another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from django.db.models import prefetch_related_objects

from archive.extraction.reference import DirectiveRelation as ReferenceRelation
from archive.extraction.reference import Reference, ReferenceDirective
from archive.importing.reference.organisations import LoadedOrganisations
from archive.importing.reference.report import ReferenceReport
from archive.importing.reference.rows import Rows
from archive.models import Directive, DirectiveRelation, DirectiveRelationKind, Organisation, ReferenceRow, Standing
from archive.text import PartialDate, exact_key
from archive.text.symbols import parse_symbol, symbol_key


def load_directives(reference: Reference, organisations: LoadedOrganisations, report: ReferenceReport) -> None:
    """Write the documents, their issuers and names, and their relations.

    A document that is only named as the other end of a relation is loaded as provisional.
    """
    _Loading(reference, organisations, report).run()


class _Loading:
    def __init__(self, reference: Reference, organisations: LoadedOrganisations, report: ReferenceReport):
        self._reference, self._organisations, self._report = reference, organisations, report
        self._rows = Rows(Directive, ReferenceRow.List.DIRECTIVES, report)
        self._present: dict[str, list[Directive]] = {}
        for row in Directive.objects.exclude(symbol=""):
            self._present.setdefault(symbol_key(row.symbol), []).append(row)
        self._loaded: dict[ReferenceDirective, Directive] = {}

    def run(self) -> None:
        for item in self._reference.directives:
            row = self._put(item.symbol, item.issued, item.kind, _values(item))
            if row:
                self._loaded[item] = row
        prefetch_related_objects(list(self._loaded.values()), "aliases", "issuers")
        for item, row in self._loaded.items():
            self._rows.names(row, [(name, {}) for name in item.also])
            self._rows.links(row, "issuers", self._issuers(item))
        self._relate()
        self._rows.finish()

    def _put(self, symbol: str, issued: PartialDate | None, kind: str, values: dict) -> Directive | None:
        def adopt(taken: Collection[int]) -> Directive | None:
            rows = [row for row in self._present.get(symbol_key(symbol), ()) if row.pk not in taken]
            return _adopted(rows, symbol, issued, kind, values["term"])

        # The year, not the day: a list that says "2022" today says the day tomorrow, of the same document.
        key = self._rows.key(symbol_key(symbol), issued.year if issued else "")
        return self._rows.put(key, values, adopt)

    def _issuers(self, item: ReferenceDirective) -> Iterator[Organisation]:
        """The rows of the issuers on the day of issue; of one that is not in the list, the only row of that name."""
        for name in item.issuers:
            listed = self._reference.organisation(name, item.issued)
            if listed:
                row = self._organisations.get(listed)
                if row:
                    yield row
                continue
            found = list(Organisation.objects.named(exact_key(name))[:2])
            if len(found) == 1:
                yield found[0]

    def _relate(self) -> None:
        """Write the relations that are not there yet; where a curator sees to them, none is added."""
        present = set(DirectiveRelation.objects.values_list("subject", "kind", "object"))
        targets: dict[ReferenceRelation, Directive | None] = {}
        for item, row in self._loaded.items():
            for kind, named, is_subject in _relations(item):
                if named not in targets:
                    targets[named] = self._target(named, item)
                other = targets[named]
                if other is None:
                    continue
                subject, target = (row, other) if is_subject else (other, row)
                if subject.pk == target.pk or (subject.pk, kind.value, target.pk) in present:
                    continue
                edited = [end for end in (subject, target) if "relations" in end.edited_fields]
                for end in edited:
                    self._rows.kept(end)
                if not edited:
                    present.add((subject.pk, kind.value, target.pk))
                    DirectiveRelation.objects.create(subject=subject, kind=kind, object=target)
                    self._rows.changed(row)

    def _target(self, named: ReferenceRelation, item: ReferenceDirective) -> Directive | None:
        """The row of a document that another one names: a listed one, or a provisional one of its own."""
        listed = [
            other
            for other in self._reference.directives_of_symbol(named.symbol)
            if named.issued is None or named.issued.covers(other.issued) or other.issued.covers(named.issued)
        ]
        if len(listed) > 1:
            self._report.problems.append(
                f"directives: {item.symbol} ({item.issued}) names {named.symbol}, which are {len(listed)} documents"
            )
            return None
        if listed:
            return self._loaded.get(listed[0])
        return self._put(named.symbol, named.issued, "", self._target_values(named, item))

    def _target_values(self, named: ReferenceRelation, item: ReferenceDirective) -> dict:
        symbol = parse_symbol(named.symbol)
        kinds = self._reference.types_of_sign(symbol.sign, symbol.system) if symbol else ()
        term = self._reference.term_at(named.issued) if symbol and symbol.system == "Party" and named.issued else None
        return {
            # QĐ is quy định and quyết định: where the sign leaves a choice, nobody has said which.
            "kind": kinds[0].name if len(kinds) == 1 else "",
            "number": symbol.number if symbol else "",
            "symbol": named.symbol,
            "issued": named.issued,
            "term": term.term if term else "",
            "source": item.source,
        }


def _values(item: ReferenceDirective) -> dict:
    return {
        "kind": item.kind,
        "number": item.number,
        "symbol": item.symbol,
        "issuer_name": item.issuer,
        "issued": item.issued,
        # A law is cited by its title; whatever else a document goes by is an alias.
        "name": item.title if item.title.startswith(item.kind) else "",
        "title": item.title,
        "term": item.term,
        "standing": Standing.TO_CONFIRM if item.to_confirm else Standing.KNOWN,
        "source": item.source,
        "note": item.note,
    }


def _relations(item: ReferenceDirective) -> Iterable[tuple[DirectiveRelationKind, ReferenceRelation, bool]]:
    """(kind, the other document, whether the item is the one that acts), of all that the item names."""
    yield from ((DirectiveRelationKind.REPLACES, other, True) for other in item.replaces)
    yield from ((DirectiveRelationKind.AMENDS, other, False) for other in item.amended_by)
    yield from ((DirectiveRelationKind.GUIDES, other, False) for other in item.guided_by)


def _adopted(rows: list[Directive], symbol: str, issued: PartialDate | None, kind: str, term: str) -> Directive | None:
    """A row of this symbol that texts or a curator brought in before the list did, if it is clear that it is the same.

    A symbol alone is not enough (18-NQ/TW is three resolutions): the dates must agree, or an undated row must belong to
    the same series of numbers: the term of the Party, the year of the State.
    """
    same_day = [row for row in rows if issued and row.issued == issued]
    if same_day:
        return same_day[0]
    rows = [row for row in rows if not (kind and row.kind and exact_key(row.kind) != exact_key(kind))]
    fitting = [row for row in rows if _same_document(row, symbol, issued, term)]
    return fitting[0] if len(fitting) == 1 else None


def _same_document(row: Directive, symbol: str, issued: PartialDate | None, term: str) -> bool:
    if row.issued and issued:
        return row.issued.covers(issued) or issued.covers(row.issued)
    parsed = parse_symbol(symbol)
    if parsed and (parsed.year or not parsed.sign):
        return True  # the symbol itself prints its year
    return bool(row.term) and row.term in {term, str(issued.year) if issued else ""}
