"""An extraction as a gold record: the plain values by which readings are compared, one key a field.

The keys are those under which a careful reader's records are kept: title, published, byline, source_name, source_url,
view_count, ministries, organisations_include, meeting, people, later_mentions, directives, provinces, captions, debris.
A value that the text does not give is None, an empty list or an empty object.
"""

from __future__ import annotations

from typing import Any

from archive.extraction.choice import RESOLVED, candidates_for, choose, contexts_of
from archive.extraction.directive_completion import identity
from archive.extraction.participation import CHAIR
from archive.extraction.record import DEBRIS, HEADER, DirectiveCitation, Extraction, MeetingReport, ParsedPage
from archive.extraction.reference import Reference
from archive.text import PartialDate, exact_key


def gold_record(extraction: Extraction, reference: Reference) -> dict[str, Any]:
    """The record of one text, ready for JSON; documents are led to those of the reference where no doubt is left."""
    page = extraction.page
    return {
        "title": page.title or None,
        "published": _published(page),
        "byline": list(page.byline),
        "source_name": page.source_name or None,
        "source_url": page.source_url or None,
        "view_count": page.view_count,
        "ministries": list(extraction.ministries),
        "organisations_include": _organisations(extraction),
        "meeting": _meeting(extraction.meeting) if extraction.meeting else None,
        "people": _people(extraction),
        "later_mentions": {person.text: person.name for person in extraction.people if person.short},
        "directives": _directives(extraction, reference),
        "provinces": list(extraction.provinces),
        "captions": len({exact_key(caption).rstrip(" .") for caption in page.captions}),
        "debris": [f"{block.rule}: {block.span.of(page.text)}" for block in page.of_kind(DEBRIS, HEADER)],
    }


def _organisations(extraction: Extraction) -> list[str]:
    """Every body named, each once, the bodies within the names of others too."""
    named = (name for body in extraction.organisations if body.complete for name in (body.name, body.parent) if name)
    return list(dict.fromkeys(named))


def _published(page: ParsedPage) -> str | None:
    if page.published is None:
        return None
    if page.published_time is None or page.published.precision != "day":
        return str(page.published)
    return f"{page.published}T{page.published_time:%H:%M}"


def _text(date: PartialDate | None) -> str | None:
    return str(date) if date else None


def _meeting(meeting: MeetingReport) -> dict[str, Any]:
    return {
        "kind": meeting.kind,
        "name": meeting.name,
        "date": _text(meeting.start),
        "end": _text(meeting.end),
        "date_as_written": meeting.date_as_written or None,
        "date_inferred_from": meeting.date_inferred_from or None,
        "places": list(meeting.places),
        "organiser": _organiser(meeting),
        "format": meeting.format or None,
        "attendance": meeting.attendance,
        "connection_points": meeting.connection_points,
        "chairs": meeting.people(CHAIR),
    }


def _organiser(meeting: MeetingReport) -> str | None:
    if meeting.organiser_of:
        return f"{meeting.organiser} ({meeting.organiser_of})"
    return ", ".join(filter(None, (meeting.organiser, *meeting.co_organisers))) or None


def _people(extraction: Extraction) -> dict[str, list[str]]:
    """Full name → titles, each once, in order of the text."""
    people: dict[str, dict[str, str]] = {}
    for person in extraction.people:
        titles = people.setdefault(person.name, {})
        for title in person.titles:
            titles.setdefault(exact_key(title.text), title.text)
    return {name: list(titles.values()) for name, titles in people.items()}


def _directives(extraction: Extraction, reference: Reference) -> list[dict[str, Any]]:
    """One record a document, in order of first mention."""
    citations = list(extraction.directives)
    contexts = contexts_of(extraction.page.text, citations, extraction.dated, reference)
    records: dict[tuple, dict[str, Any]] = {}
    for citation, context in zip(citations, contexts, strict=True):
        key = identity(citation)
        if key not in records:
            choice = choose(citation, candidates_for(citation, reference), context)
            records[key] = _directive(citation, choice.target if choice.state == RESOLVED else None)
    return list(records.values())


def _directive(citation: DirectiveCitation, target: Any) -> dict[str, Any]:
    return {
        "kind": citation.kind,
        "number": citation.number or None,
        "symbol": citation.symbol or None,
        "issuer": citation.issuer or (target.issuer if target else "") or None,
        "issued": _text(citation.issued),
        "name": citation.name or None,
        "resolves_to": target.symbol or None if target else None,
        "resolves_to_issued": _text(target.issued) if target else None,
    }
