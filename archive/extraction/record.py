"""What extraction hands out: frozen dataclasses whose spans point into the cleaned page text.

Every span is a range of ``ParsedPage.text``, which is ``unwrapped(clean(raw))``: the raw page cleaned
(:func:`archive.text.clean`), with blanks for the line ends that only wrap
(:func:`archive.extraction.wrapping.unwrapped`, same length). ``span.of(page.text)`` is always the words as written.
``rule`` names the rule that made a claim; it is stored with the evidence and shown to curators.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from archive.text import PartialDate, Span

# Kinds of block. Together the blocks cover every character of a page that is not white space.
TITLE, LEAD, PARAGRAPH, CAPTION = "title", "lead", "paragraph", "caption"
BYLINE, SOURCE, HEADER, DEBRIS = "byline", "source", "header", "debris"
# The blocks that are the article: what is read for facts, indexed and shown.
ARTICLE_BLOCKS = frozenset({TITLE, LEAD, PARAGRAPH, CAPTION})


@dataclass(frozen=True)
class Block:
    """One stretch of a page and what it is; ``rule`` says why (for debris: why it was dropped)."""

    kind: str
    span: Span
    rule: str = ""


@dataclass(frozen=True)
class PageHints:
    """What the collector knew and the text need not say; each value outranks the text. Empty means unknown."""

    title: str = ""
    published: PartialDate | None = None
    published_time: datetime.time | None = None
    byline: tuple[str, ...] = ()
    source_name: str = ""
    source_url: str = ""


@dataclass(frozen=True)
class ParsedPage:
    """A raw page taken apart. ``blocks`` are in order of the text and do not overlap."""

    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    published: PartialDate | None = None
    published_time: datetime.time | None = None
    # What gave ``published``: "manifest", "header line" (a whole date or time stamp) or "date header" ("date 2023-07").
    published_from: str = ""
    # Other days that headers of the same page give: a curator should look.
    published_rivals: tuple[PartialDate, ...] = ()
    byline: tuple[str, ...] = ()
    source_name: str = ""
    source_url: str = ""
    view_count: int | None = None

    def of_kind(self, *kinds: str) -> list[Block]:
        """The blocks of these kinds, in order."""
        return [block for block in self.blocks if block.kind in kinds]

    @property
    def article_blocks(self) -> list[Block]:
        """The blocks that are read for facts: title, lead, paragraphs and captions."""
        return [block for block in self.blocks if block.kind in ARTICLE_BLOCKS]

    @property
    def captions(self) -> tuple[str, ...]:
        """The distinct picture captions in order."""
        return tuple(block.span.of(self.text) for block in self.of_kind(CAPTION))


@dataclass(frozen=True)
class OrganisationMention:
    """A body named in the text. ``name`` is the full name, completed from the text ("Đảng ủy Bộ" → whose)."""

    span: Span
    text: str
    name: str
    kind: str
    rule: str
    parent: str = ""
    province: str = ""
    # Whether the name is one of the reference list (under its own, an older or a short form).
    known: bool = False
    # Whether the name leads to one body: "Đảng ủy" of nobody knows whom is evidence, but no record to create.
    complete: bool = True


@dataclass(frozen=True)
class PlaceMention:
    """A place named in the text; ``name`` without "tỉnh" or "thành phố" for provinces, as the reference has it."""

    span: Span
    text: str
    name: str
    kind: str
    rule: str
    # The province it lies in, where the text says so; for a province its own name.
    province: str = ""


@dataclass(frozen=True)
class Title:
    """One title of a person, completed: ``text`` is the whole ("Trưởng ban Tổ chức Tỉnh ủy Hà Tĩnh"), ``post`` the
    office ("Trưởng ban") and ``organisation`` the full name of the body ("Ban Tổ chức Tỉnh ủy Hà Tĩnh"), "" where
    the text does not lead to one."""

    text: str
    post: str
    organisation: str = ""
    span: Span | None = None
    former: bool = False


@dataclass(frozen=True)
class PersonMention:
    """A person named in the text. ``name`` is the full name that the mention leads to ("ông Hòa" → Phan Đình Hòa)."""

    span: Span
    text: str
    name: str
    rule: str
    titles: tuple[Title, ...] = ()
    short: bool = False


@dataclass(frozen=True)
class DirectiveCitation:
    """A Party or State document cited in the text, as far as the words go. ``kind`` is the written type word."""

    span: Span
    text: str
    kind: str
    rule: str
    number: str = ""
    symbol: str = ""
    issuer: str = ""
    # "symbol", "words" (named beside the citation), "shared" (given to a list of citations) or "kind" (a nghị định
    # is the Government's, a luật the National Assembly's).
    issuer_from: str = ""
    issued: PartialDate | None = None
    # For a named document ("Nghị quyết Đại hội XIII của Đảng"): its full name.
    name: str = ""
    # The term of the Party printed beside it ("khóa XII"): "XII".
    term: str = ""


@dataclass(frozen=True)
class Participation:
    """A person's part in the meeting: ``role`` is "chair", "speaker", "presenter" or "attendee"."""

    person: str
    role: str
    span: Span
    rule: str


@dataclass(frozen=True)
class MeetingReport:
    """The one event that an article reports."""

    kind: str
    name: str
    rule: str
    span: Span
    start: PartialDate | None = None
    end: PartialDate | None = None
    # The words of a date that nothing gave a year to; ``start`` is then None.
    date_as_written: str = ""
    # "" where the text states the whole date; else "publication date", "header", "text" or "title".
    date_inferred_from: str = ""
    date_span: Span | None = None
    # As written ("thành phố Đà Lạt, tỉnh Lâm Đồng"), or the host's province where the text does not say.
    places: tuple[str, ...] = ()
    organiser: str = ""
    # Where the text puts the body above it in brackets behind it: "Cụm Thi đua số 2 (Ban Tổ chức Trung ương)".
    organiser_of: str = ""
    # Those who held it together with the organiser: "Tỉnh ủy, HĐND, UBND tỉnh … tổ chức".
    co_organisers: tuple[str, ...] = ()
    format: str = ""
    attendance: int | None = None
    connection_points: int | None = None
    participations: tuple[Participation, ...] = ()

    def people(self, role: str) -> list[str]:
        """Full names of those who took part in this role, in order of the text."""
        return list(dict.fromkeys(part.person for part in self.participations if part.role == role))


@dataclass(frozen=True)
class Flag:
    """Something that a curator should look at: a stable ``code``, a note in plain words, and where it stands."""

    code: str
    note: str
    span: Span | None = None


@dataclass(frozen=True)
class Extraction:
    """Everything that was read from one page."""

    page: ParsedPage
    organisations: tuple[OrganisationMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    directives: tuple[DirectiveCitation, ...] = ()
    meeting: MeetingReport | None = None
    # Names of the ministries that the article is about, not of those named in passing.
    ministries: tuple[str, ...] = ()
    # Provinces named as places, in order of first mention.
    provinces: tuple[str, ...] = ()
    # The day the article is filed under: publication, else the event.
    dated: PartialDate | None = None
    flags: tuple[Flag, ...] = field(default=())
