"""A citation while it is being read."""

from __future__ import annotations

from dataclasses import dataclass

from archive.extraction.record import DirectiveCitation
from archive.text import PartialDate, Span
from archive.text.symbols import Symbol

# Rules that later steps ask for. WEAK: only a full citation of the same number elsewhere in the page can confirm it.
# DRAFT_LAW: no citation, but it says what the name of the law means in this page.
WEAK, DRAFT_LAW, PLENUM, NATIONAL_CONGRESS = "weak", "draft law", "plenum", "national congress"
LAW, UNLISTED_LAW = LAWS = ("law", "law on no list")


@dataclass(frozen=True)
class Draft:
    """What the words of one citation say, before the rest of the page has completed it."""

    span: Span
    kind: str
    rule: str
    number: str = ""
    symbol: Symbol | None = None
    # The year that a symbol of the State carries.
    symbol_year: PartialDate | None = None
    issuer: str = ""
    issuer_from: str = ""
    # Whether the issuer was written "Trung ương", which is any of the central bodies.
    vague_issuer: bool = False
    issued: PartialDate | None = None
    term: str = ""
    name: str = ""
    # Where the words that belong to it end, its date and issuer included; never before the end of the span.
    tail_end: int = 0
    # Words that only point to a document cited elsewhere in the page, and the day that they tell of it.
    refers_back: bool = False
    told_later: PartialDate | None = None

    def __post_init__(self):
        if self.tail_end < self.span.end:
            object.__setattr__(self, "tail_end", self.span.end)

    def with_(self, **changes) -> Draft:
        """A copy with other values; the draft itself where they are its own (a page of symbols asks 100,000 times)."""
        own = self.__dict__
        changed = {key: value for key, value in changes.items() if value is not own[key] and value != own[key]}
        if not changed:
            return self
        copy = object.__new__(Draft)  # dataclasses.replace takes four times as long
        copy.__dict__.update(own, **changed)
        copy.__post_init__()
        return copy

    def citation(self, text: str) -> DirectiveCitation:
        """The record, with the words as written in ``text``."""
        return DirectiveCitation(
            span=self.span,
            text=self.span.of(text),
            kind=self.kind,
            rule=self.rule,
            number=self.number,
            symbol=str(self.symbol) if self.symbol else "",
            issuer=self.issuer,
            issuer_from=self.issuer_from if self.issuer else "",
            issued=self.issued,
            name=self.name,
            term=self.term,
        )
