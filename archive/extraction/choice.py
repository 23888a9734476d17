"""Which document a citation means: exactly one of the candidates, or a stored doubt, with the reason in words.

A symbol is no name: 18-NQ/TW is three resolutions. Candidates are narrowed by what the text says (kind, number, symbol,
name, date of issue, issuer, term), by what it cannot say (a text cites no document of its own future) and by the words
around the citation against the candidates' titles. Where that leaves doubt, the doubt is the answer.

Pure: candidates are any objects with the attributes of :class:`Candidate`, rows of the reference list or of a database.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from archive.extraction.choice_context import CitationContext, contexts_of
from archive.extraction.issuers import CENTRAL_BODIES
from archive.extraction.record import DirectiveCitation
from archive.extraction.reference import Reference, ReferenceDirective
from archive.extraction.subject import ENOUGH_PAIRS, Agreement, agreement, contradicts, same_subject
from archive.text import PartialDate, exact_key
from archive.text.symbols import number_key, symbol_key

__all__ = [
    "AMBIGUOUS",
    "RESOLVED",
    "UNMATCHED",
    "Candidate",
    "Choice",
    "CitationContext",
    "candidates_for",
    "choose",
    "contexts_of",
]

RESOLVED, AMBIGUOUS, UNMATCHED = "resolved", "ambiguous", "unmatched"

_CENTRAL = {exact_key(name) for name in CENTRAL_BODIES}
# Pairs of words shared with one title alone that outweigh a wrong issuer.
_BEYOND_DOUBT = 4
# A law comes into force months after it is passed; until then its name still means the one before it.
_UNTIL_IN_FORCE = datetime.timedelta(days=365)


class Candidate(Protocol):
    """A document that a citation may mean; missing values are "" or None. ``issuer`` joins joint issuers by commas."""

    kind: str
    number: str
    symbol: str
    issuer: str
    issued: PartialDate | None
    title: str
    term: str
    name: str


@dataclass(frozen=True)
class Choice:
    """The answer: ``target`` only where ``state`` is "resolved"; ``candidates`` are those that the evidence leaves."""

    state: str
    target: Candidate | None
    candidates: tuple[Candidate, ...]
    reason: str


def candidates_for(citation: DirectiveCitation, reference: Reference) -> tuple[ReferenceDirective, ...]:
    """The documents of the reference list that bear the symbol, the number or the name of a citation."""
    if citation.symbol:
        return reference.directives_of_symbol(citation.symbol)
    if citation.number:
        return reference.directives_numbered(citation.kind, citation.number)
    if not citation.name:
        return ()
    named = reference.directives_named(citation.name) or reference.directives_named(_without_year(citation.name))
    # "Nghị quyết Trung ương 4" is the fourth plenum of some term.
    by_term = (reference.directives_named(f"{citation.name} khóa {term.term}") for term in reference.terms)
    return named or tuple(row for rows in by_term for row in rows)


def choose(citation: DirectiveCitation, candidates: Iterable[Candidate], context: CitationContext) -> Choice:
    """Decide which candidate a citation means.

    Returns "resolved" with the one document that the evidence leaves, "ambiguous" with those it cannot tell apart (one
    alone, if nothing but its number speaks for it), "unmatched" where none fits. ``reason`` is a sentence in English.
    """
    remaining = [candidate for candidate in candidates if _same_document(citation, candidate)]
    if not remaining:
        return Choice(UNMATCHED, None, (), "no known document has this number or name")
    same_day = [row for row in remaining if _is_that_day(citation, row)]
    if len(same_day) == 1:  # symbol and day are the key of a document, whatever issuer a hurried text names
        return _resolved(same_day[0], same_day, [f"symbol and date of issue {citation.issued}"])
    evidence: list[str] = []
    for narrow in (_by_future, _by_date, _by_term, _by_issuer):
        remaining, told = narrow(remaining, citation, context)
        if not remaining:
            return Choice(UNMATCHED, None, (), told)
        if told:
            evidence.append(told)
    fitting = _by_subject(remaining, context)
    if not fitting:
        told = "the text gives another subject than the title of " + ", ".join(_label(row) for row in remaining)
        return Choice(AMBIGUOUS, None, tuple(remaining), told)
    if len(fitting) == 1 < len(remaining) and _is_its_subject(fitting[0], context):
        return _resolved(fitting[0], remaining, [*evidence, "the others are on another subject than the text gives"])
    return _decide(fitting, citation, context, evidence)


def _same_document(citation: DirectiveCitation, candidate: Candidate) -> bool:
    if citation.kind and candidate.kind and exact_key(citation.kind) != exact_key(candidate.kind):
        return False
    if citation.symbol:
        return bool(candidate.symbol) and symbol_key(citation.symbol) == symbol_key(candidate.symbol)
    if citation.number:
        return bool(citation.kind) and number_key(citation.number) == number_key(candidate.number)
    names = {exact_key(name) for name in (candidate.name, candidate.title, *getattr(candidate, "also", ())) if name}
    name = exact_key(citation.name)
    return bool(name) and any(
        other == name or other == _without_year(name) or other.startswith(name + " khóa ") for other in names
    )


def _is_that_day(citation: DirectiveCitation, row: Candidate) -> bool:
    return (
        bool(citation.symbol)
        and citation.issued is not None
        and citation.issued.precision == "day"
        and row.issued == citation.issued
    )


def _by_future(remaining, citation, context):
    if context.dated is None:
        return remaining, ""
    kept = [row for row in remaining if row.issued is None or row.issued.earliest <= context.dated.latest]
    return kept, "" if kept else f"every known document of this number was issued after {context.dated}"


def _by_date(remaining, citation, context):
    if citation.issued is None:
        return remaining, ""
    kept = [row for row in remaining if row.issued and _overlap(row.issued, citation.issued)]
    return (
        kept,
        f"issued {citation.issued}" if kept else f"no known document of this number was issued {citation.issued}",
    )


def _by_term(remaining, citation, context):
    if not citation.term:
        return remaining, ""
    kept = [row for row in remaining if row.term == citation.term]
    return kept, f"term {citation.term}" if kept else f"no known document of this number is of term {citation.term}"


def _by_issuer(remaining, citation, context):
    # An issuer that the symbol implied was read from these very candidates, or says no more than the symbol.
    if not citation.issuer or citation.issuer_from == "symbol":
        return remaining, ""
    named = {exact_key(name) for name in citation.issuer.split(", ")}
    kept = [row for row in remaining if not row.issuer or named & _issuers(row)]
    if kept:
        return kept, f"issued by {citation.issuer}" if any(row.issuer for row in kept) else ""
    # Texts mix up the three central bodies ("Ban Chấp hành Trung ương ban hành Quy định 366-QĐ/TW", which is the
    # Politburo's). Then the subject must speak for the document all the more clearly.
    if named <= _CENTRAL:
        kept = [
            row
            for row in remaining
            if _issuers(row) <= _CENTRAL and _agreement(row, remaining, context).score >= _BEYOND_DOUBT
        ]
        if kept:
            return kept, f"the text names {citation.issuer} as the issuer"
    return [], f"no known document of this number was issued by {citation.issuer}"


def _by_subject(remaining: list, context: CitationContext) -> list:
    """Without those whose title is on something else than the text says. The list is not complete: "Nghị quyết Trung
    ương 8 khóa XI về Chiến lược bảo vệ Tổ quốc" is not 29-NQ/TW on education, its only one of that plenum."""
    if not context.subjects:
        return remaining
    return [row for row in remaining if not all(contradicts(subject, row.title or "") for subject in context.subjects)]


def _is_its_subject(row: Candidate, context: CitationContext) -> bool:
    return any(agreement(subject, row.title or "", []).score >= ENOUGH_PAIRS for subject in context.subjects)


def _issuers(row: Candidate) -> set[str]:
    return {exact_key(name) for name in (row.issuer or "").split(", ")}


def _agreement(row: Candidate, remaining: list, context: CitationContext) -> Agreement:
    return agreement(context.words, row.title, [other.title for other in remaining if other is not row])


def _decide(remaining: list, citation: DirectiveCitation, context: CitationContext, evidence: list[str]) -> Choice:
    beside = [row for row in remaining if _is_named_beside(row, context)]
    if len(beside) == 1:
        return _resolved(
            beside[0], remaining, [*evidence, "the title of a document that is cited beside it names it with its day"]
        )
    agreements = [_agreement(row, remaining, context) for row in remaining]
    if len(remaining) == 1:
        return _decide_one(remaining[0], agreements[0], citation, context, evidence)
    best = max(agreements, key=lambda found: found.score)
    second = max((found.score for found in agreements if found is not best), default=0)
    if best.decides(second):
        row = remaining[agreements.index(best)]
        return _resolved(row, remaining, [*evidence, f"the words around it ({best.told}) are those of its title"])
    family = _latest_of_family(remaining, agreements, context)
    if family is not None:
        return _resolved(
            family, remaining, [*evidence, "the latest of the documents on this subject at the date of the text"]
        )
    return Choice(
        AMBIGUOUS,
        None,
        tuple(remaining),
        "the evidence does not tell apart " + ", ".join(_label(row) for row in remaining),
    )


def _is_named_beside(row: Candidate, context: CitationContext) -> bool:
    return bool(row.symbol) and row.issued is not None and (symbol_key(row.symbol), row.issued) in context.named_beside


def _decide_one(
    row, found: Agreement, citation: DirectiveCitation, context: CitationContext, evidence: list[str]
) -> Choice:
    """One candidate is left. The list is not complete: that it stands alone there is no proof by itself."""
    if citation.name and not citation.number:
        if citation.issued or " khóa " in citation.name or not _law_may_be_older(row, context):
            return _resolved(row, [row], [*evidence, "cited by its name"])
        return Choice(AMBIGUOUS, None, (row,), f"an earlier law of the same name may be meant, not yet {_label(row)}")
    if citation.issued and citation.issued.precision != "year":
        return _resolved(row, [row], evidence)
    if _year_in_symbol(citation.symbol):
        return _resolved(row, [row], [*evidence, "a symbol with its year is borne once"])
    if found.score >= (1 if citation.symbol else ENOUGH_PAIRS):
        return _resolved(row, [row], [*evidence, f"the words around it ({found.told}) are those of its title"])
    if citation.issued and evidence and (citation.symbol or citation.issuer):
        return _resolved(row, [row], evidence)
    if citation.term and (citation.symbol or citation.issuer):
        return _resolved(row, [row], evidence)
    # Within one term a number of a kind and an issuer is given once.
    if context.term and row.term == context.term and (citation.symbol or citation.issuer_from in ("words", "shared")):
        return _resolved(row, [row], [*evidence, f"the only one of term {row.term}, in which the text was written"])
    if citation.symbol and context.dated is None:
        return _resolved(row, [row], [*evidence, "the only known document of this symbol"])
    return Choice(AMBIGUOUS, None, (row,), f"only its number speaks for {_label(row)}")


def _law_may_be_older(row: Candidate, context: CitationContext) -> bool:
    """Whether a law cited by its name alone may be the one that this one replaced."""
    if context.dated is None or row.issued is None:
        return True
    return row.issued.latest + _UNTIL_IN_FORCE > context.dated.earliest


def _latest_of_family(remaining: list, agreements: list[Agreement], context: CitationContext):
    """Documents that every term renews ("về đại hội đảng bộ các cấp …"): where the words mean their subject, the one of
    the term in which the text was written."""
    best = max(found.subject for found in agreements)
    if not best:
        return None
    family = [row for row, found in zip(remaining, agreements, strict=True) if found.subject * 2 >= best]
    if not all(same_subject(one.title, other.title) for one in family for other in family):
        return None
    if context.dated is None or any(row.issued is None for row in family):
        return None
    latest = max(family, key=lambda row: row.issued)
    return latest if latest.term == context.term else None


def _resolved(row, remaining: Iterable, evidence: list[str]) -> Choice:
    return Choice(
        RESOLVED, row, tuple(remaining), f"{_label(row)}: " + "; ".join(evidence or ["the only one that fits"])
    )


def _label(row) -> str:
    return f"{row.symbol or row.name} ({row.issued})" if row.issued else row.symbol or row.name


def _overlap(one: PartialDate, other: PartialDate) -> bool:
    return one.earliest <= other.latest and other.earliest <= one.latest


def _without_year(name: str) -> str:
    head, _, year = name.rpartition(" năm ")
    return head if head and year.isdecimal() else name


def _year_in_symbol(symbol: str) -> bool:
    return symbol.count("/") == 2
