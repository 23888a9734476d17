"""What the collector knew, kept with the article as JSON so that a later re-reading knows it too."""

from __future__ import annotations

import datetime
from dataclasses import fields

from archive.extraction.record import PageHints
from archive.text import PartialDate


def to_notes(hints: PageHints) -> dict:
    """The hints as JSON, only what was said."""
    notes = {
        "title": hints.title,
        "published": str(hints.published) if hints.published else "",
        "published_time": hints.published_time.isoformat("minutes") if hints.published_time else "",
        "byline": list(hints.byline),
        "source_name": hints.source_name,
        "source_url": hints.source_url,
    }
    return {key: value for key, value in notes.items() if value}


def from_notes(notes: dict) -> PageHints:
    """The hints that :func:`to_notes` wrote."""
    return PageHints(
        title=notes.get("title", ""),
        published=PartialDate.parse(notes["published"]) if "published" in notes else None,
        published_time=datetime.time.fromisoformat(notes["published_time"]) if "published_time" in notes else None,
        byline=tuple(notes.get("byline", ())),
        source_name=notes.get("source_name", ""),
        source_url=notes.get("source_url", ""),
    )


def merged(new: PageHints, earlier: PageHints) -> PageHints:
    """New hints over earlier ones: a file imported without its manifest forgets nothing."""
    values = {field.name: getattr(new, field.name) or getattr(earlier, field.name) for field in fields(PageHints)}
    if new.published:  # a new day does not keep the clock time of the old one
        values["published_time"] = new.published_time
    return PageHints(**values)
