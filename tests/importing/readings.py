"""Readings made by hand: what extraction would hand out for a text, without its rules."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from archive.extraction.record import (
    Block,
    DirectiveCitation,
    Extraction,
    MeetingReport,
    OrganisationMention,
    PageHints,
    ParsedPage,
    Participation,
    PersonMention,
    PlaceMention,
    Title,
)
from archive.importing.reader import RawText
from archive.importing.store import Reading
from archive.reading import words_of
from archive.text import PartialDate, Span

RULE = "by hand"


def span(text: str, words: str) -> Span:
    """Where the words stand first; they must."""
    start = text.index(words)
    return Span(start, start + len(words))


def page(text: str, **more) -> ParsedPage:
    """A page whose first line is the headline and whose other lines are paragraphs."""
    blocks, offset = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph" if blocks else "title", Span(offset, offset + len(line)), RULE))
        offset += len(line) + 1
    return ParsedPage(text=text, blocks=tuple(blocks), title=more.pop("title", text.partition("\n")[0]), **more)


def person(text: str, words: str, *titles: tuple[str, str], name: str = "") -> PersonMention:
    """A person named by these words; titles are (post, organisation)."""
    return PersonMention(
        span(text, words),
        words,
        name or words,
        RULE,
        tuple(Title(f"{post} {body}".strip(), post, body) for post, body in titles),
    )


def organisation(text: str, words: str, kind: str = "other", **more) -> OrganisationMention:
    return OrganisationMention(span(text, words), words, more.pop("name", words), kind, RULE, **more)


def place(text: str, words: str, name: str, kind: str = "tỉnh", province: str = "") -> PlaceMention:
    return PlaceMention(span(text, words), words, name, kind, RULE, province)


def citation(text: str, words: str, **more) -> DirectiveCitation:
    return DirectiveCitation(span(text, words), words, more.pop("kind", ""), RULE, **more)


def meeting(text: str, kind: str = "hội nghị", *parts: tuple[str, str], **more) -> MeetingReport:
    """A meeting; parts are (full name, role)."""
    whole = Span(0, len(text))
    return MeetingReport(
        kind,
        more.pop("name", kind),
        RULE,
        whole,
        participations=tuple(Participation(name, role, whole, RULE) for name, role in parts),
        **more,
    )


def reading(
    text: str, *, dated: str | None = None, file: str = "bài.txt", hints: PageHints | None = None, **finds
) -> Reading:
    """A reading of a text with these finds (people=…, organisations=…, meeting=…)."""
    day = PartialDate.parse(dated) if dated else None
    extraction = Extraction(page=replace(page(text), published=day), dated=day, **finds)
    content = text.encode()
    raw = RawText(Path(file), text, hashlib.sha256(content).hexdigest(), len(content))
    return Reading(raw, extraction, hints or PageHints(), words_of(extraction.page))
