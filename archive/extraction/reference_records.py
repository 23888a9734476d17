"""The rows of the reference lists: organisations, provinces, documents and what their short forms mean."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from archive.text import PartialDate

# A row whose note says so rests on an unofficial page and enters the archive as "to be confirmed".
_UNCONFIRMED = ("quiz bank", "app data")


@dataclass(frozen=True)
class ReferenceOrganisation:
    """A body of Party or State under one name; a name that came back is two rows with their own validity."""

    name: str
    kind: str
    abbreviations: tuple[str, ...] = ()
    # Other names of the same body: "Ban Chấp hành Trung ương Đảng".
    aliases: tuple[str, ...] = ()
    valid_from: PartialDate | None = None
    # The last day of the name.
    valid_until: PartialDate | None = None
    successors: tuple[str, ...] = ()
    note: str = ""
    source: str = ""

    def in_force(self, day: PartialDate | datetime.date | None) -> bool:
        """Whether the name may have been in use on that day; always, where the day is not known."""
        return _in_force(self.valid_from, self.valid_until, day)


@dataclass(frozen=True)
class ReferenceProvince:
    """A province or a city under the central government; ``name`` without "tỉnh" or "thành phố"."""

    name: str
    # "tỉnh" or "thành phố": the rank at the end of its validity, or on 2025-07-01.
    kind: str
    valid_from: PartialDate | None = None
    valid_until: PartialDate | None = None
    successors: tuple[str, ...] = ()
    # The other provinces that went into it on 2025-07-01.
    absorbed: tuple[str, ...] = ()
    # Other spellings and short forms.
    other_names: tuple[str, ...] = ()
    # A later change of rank, where there was one.
    later_kind: str = ""
    later_kind_since: PartialDate | None = None
    source: str = ""

    def in_force(self, day: PartialDate | datetime.date | None) -> bool:
        """Whether it may have existed on that day; always, where the day is not known."""
        return _in_force(self.valid_from, self.valid_until, day)


@dataclass(frozen=True)
class DirectiveRelation:
    """Another document that a document names: its symbol and, where known, its date of issue."""

    symbol: str
    issued: PartialDate | None = None


@dataclass(frozen=True)
class ReferenceDirective:
    """A document of Party or State. A symbol is a name only together with the date: 18-NQ/TW is three resolutions."""

    kind: str
    number: str
    symbol: str
    # Several where bodies issued it together; empty where no source names one.
    issuers: tuple[str, ...] = ()
    issued: PartialDate | None = None
    title: str = ""
    # The Party's term, "XIII"; "" for documents of the State.
    term: str = ""
    # Names it goes by: "Nghị quyết Trung ương 4 khóa XII".
    also: tuple[str, ...] = ()
    replaces: tuple[DirectiveRelation, ...] = ()
    amended_by: tuple[DirectiveRelation, ...] = ()
    guided_by: tuple[DirectiveRelation, ...] = ()
    to_confirm: bool = False
    note: str = ""
    source: str = ""

    @property
    def issuer(self) -> str:
        """The issuers in one string, joint ones parted by a comma."""
        return ", ".join(self.issuers)

    @property
    def name(self) -> str:
        """The name that a law is cited by ("Luật Lưu trữ"), else the first of the names it goes by."""
        if self.title.startswith(self.kind):
            return self.title
        return self.also[0] if self.also else ""


@dataclass(frozen=True)
class DocumentType:
    """A kind of document, the systems that issue it ("Party", "State", "State law") and its signs in symbols."""

    name: str
    systems: tuple[str, ...]
    party_signs: tuple[str, ...] = ()
    state_signs: tuple[str, ...] = ()
    # A mere paper (an invitation, a leave slip), never cited as a directive.
    paper: bool = False
    note: str = ""


@dataclass(frozen=True)
class Term:
    """A term of the Central Committee. Numbers of every kind of Party document begin again at 01 with each."""

    term: str
    documents_from: PartialDate
    # The last day; None for the running term.
    documents_until: PartialDate | None
    congress_from: PartialDate
    congress_until: PartialDate
    source: str = ""


@dataclass(frozen=True)
class Abbreviation:
    """A short form and what it may stand for; several expansions mean that the context decides."""

    abbreviation: str
    expansions: tuple[str, ...]


def is_unconfirmed(note: str) -> bool:
    """Whether a row's note says that it rests on a quiz bank or on app data."""
    return any(words in note for words in _UNCONFIRMED)


def _in_force(begin: PartialDate | None, end: PartialDate | None, day: PartialDate | datetime.date | None) -> bool:
    if day is None:
        return True
    day = day if isinstance(day, PartialDate) else PartialDate.of(day)
    return not (begin and day.latest < begin.earliest) and not (end and day.earliest > end.latest)
