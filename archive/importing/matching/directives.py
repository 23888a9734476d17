"""Directives: the candidates of a citation come from the database, the choice is extraction's."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from archive.extraction.choice import choose, contexts_of
from archive.extraction.record import DirectiveCitation
from archive.extraction.reference import Reference
from archive.importing.matching.match import Match
from archive.models import Directive, DirectiveAlias, Resolution, Standing
from archive.text import PartialDate, exact_key
from archive.text.symbols import PARTY, parse_symbol, symbol_key

# Bodies of which there is one in every province, district or office: their symbols tell nothing without the issuer.
LOCAL_BODIES = frozenset(
    {"TU", "THU", "HU", "QU", "ĐU", "ĐUK", "CB", "UBND", "HĐND", "UBKTTU", "BTCTU", "BTGTU", "BDVTU", "BNCTU", "VPTU"}
)


class DirectiveMatcher:
    """Resolves the citations of one article: its cleaned ``text``, the day it is filed under if known."""

    def __init__(
        self, text: str, citations: Sequence[DirectiveCitation], dated: PartialDate | None, reference: Reference
    ):
        self._dated = dated
        self._reference = reference
        self._contexts = dict(zip(citations, contexts_of(text, citations, dated, reference), strict=True))
        self._known = self._load(citations)

    @staticmethod
    def _load(citations: Sequence[DirectiveCitation]) -> list[Directive]:
        """Every row that one of the citations may mean. Each condition has its index, on one table: else the database
        reads all directives for every article."""
        # One condition for each kind of document and not for each citation: a list of legal texts cites thousands, and
        # SQLite takes no condition of more than a thousand parts.
        symbols = {symbol_key(citation.symbol) for citation in citations} - {""}
        names = {exact_key(citation.name) for citation in citations} - {""}
        owners = DirectiveAlias.objects.filter(name_key__in=names).values_list("directive", flat=True)
        wanted = Q(symbol_key__in=symbols) | Q(name_key__in=names) | Q(pk__in=list(owners))
        numbers: dict[str, set[str]] = {}
        for citation in citations:
            if citation.number:
                numbers.setdefault(citation.kind, set()).update(_spellings(citation.number))
        for kind, spellings in numbers.items():
            wanted |= Q(kind__in=_cases(kind), number__in=spellings)
        return list(Directive.objects.filter(wanted).prefetch_related("aliases"))

    def match(self, citation: DirectiveCitation) -> Match:
        """The document that one of the citations leads to, chosen by date, term, issuer and the words around it.

        One that is told apart by its own words (a symbol, a number with its issuer, a name) and that no row fits
        becomes a provisional row; a bare number stays unmatched.
        """
        choice = choose(citation, self._known, self._contexts[citation])
        resolution = Resolution.parse(choice.state)
        if resolution != Resolution.UNMATCHED:
            candidates = () if resolution == Resolution.RESOLVED else choice.candidates
            return Match(resolution, choice.target, candidates, choice.reason)
        if not self._tells_itself(citation):
            return Match(Resolution.UNMATCHED, reason=choice.reason)
        return Match.to(self._add(citation), "first cited here")

    @staticmethod
    def _tells_itself(citation: DirectiveCitation) -> bool:
        """Whether the words name one document: 12-NQ/TU is a resolution of any of 34 provinces until one is named."""
        if citation.issuer and citation.number and (citation.kind or citation.symbol):
            return True
        if citation.symbol:
            symbol = parse_symbol(citation.symbol)
            return symbol is not None and symbol.body.partition("-")[0] not in LOCAL_BODIES
        return bool(citation.name)

    def _add(self, citation: DirectiveCitation) -> Directive:
        row, created = Directive.objects.get_or_create(
            kind=citation.kind,
            number=citation.number,
            symbol_key=symbol_key(citation.symbol),
            issuer_key=exact_key(citation.issuer),
            name_key=exact_key(citation.name),
            term=self._series(citation),
            issued=citation.issued,
            standing=Standing.PROVISIONAL,
            defaults={"symbol": citation.symbol, "issuer_name": citation.issuer, "name": citation.name},
        )
        if created:
            self._known.append(row)
        return row

    def _series(self, citation: DirectiveCitation) -> str:
        """The series that the number belongs to: numbers begin anew every term of the Party, every year of the State.

        "" where the symbol itself prints the year, and for documents known by name.
        """
        if citation.name and not citation.number:
            return ""
        symbol = parse_symbol(citation.symbol) if citation.symbol else None
        if symbol and (symbol.year or not symbol.sign):
            return ""
        day = citation.issued or self._dated
        if day is None:
            return ""
        if symbol and symbol.system != PARTY:
            return f"{day.year}"
        term = self._reference.term_at(day)
        return term.term if term else f"{day.year}"


def _cases(kind: str) -> set[str]:
    """A word of a kind as texts and curators write it: "nghị quyết", "Nghị quyết", "Nghị Quyết", "NGHỊ QUYẾT"."""
    return {kind, kind.lower(), kind.capitalize(), kind.title(), kind.upper()}


def _spellings(number: str) -> set[str]:
    """The number with and without a leading zero: "05" and "5"."""
    bare = number.lstrip("0") or "0"
    return {number, bare, bare.zfill(2)}
