"""Marked text to escaped HTML: links on the people, organisations, places and documents found in it.

Markup is made here, once, from pieces of plain text; every character of the text and of a link is escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import escape
from typing import Generic

from archive.text import Span, without_overlaps
from archive.text.spans import Found

# The only kinds of address that a link may have: a path on this site, a place on the page, the web.
_SAFE_STARTS = ("/", "#", "?", "http://", "https://")


@dataclass(frozen=True)
class Link:
    """Where a piece leads. ``url`` "" marks it without a link (a citation that nothing was found for)."""

    url: str
    # The CSS class, of names parted by blanks.
    css: str = ""
    # What a pointer resting on it shows.
    title: str = ""
    # Further attributes ("data-state" → "ambiguous").
    attributes: tuple[tuple[str, str], ...] = field(default=())


@dataclass(frozen=True)
class Piece(Generic[Found]):
    """A stretch of text and what was found there, None for the text between."""

    text: str
    found: Found | None = None


def pieces(text: str, found: Iterable[Found], within: Span | None = None) -> list[Piece[Found]]:
    """Cut a text, or the part of it ``within``, into pieces that together are the whole part again.

    ``found`` is anything with a ``span`` of offsets into ``text``, in any order. Where two overlap the one that begins
    first stays, of those the longest, because links cannot nest; one that is not wholly within the part is left out.
    """
    part = within or Span(0, len(text))
    part = Span(max(0, part.start), min(len(text), part.end))
    inside = (item for item in found if item.span.start < item.span.end and part.contains(item.span))
    cut: list[Piece[Found]] = []
    position = part.start
    for item in without_overlaps(inside):
        if item.span.start > position:
            cut.append(Piece(text[position : item.span.start]))
        cut.append(Piece(item.span.of(text), item))
        position = item.span.end
    if position < part.end:
        cut.append(Piece(text[position : part.end]))
    return cut


def annotate(
    text: str, found: Iterable[Found], link: Callable[[Found], Link | None], within: Span | None = None
) -> str:
    """The text, or the part of it ``within``, as escaped HTML with what was found marked as ``link`` says.

    ``link`` gives the link of one find, or None to leave its words plain. The result is safe to be put into a page as
    it stands; line feeds stay line feeds.

    Raises:
        ValueError: for an address that is no path, fragment, query or web address (``javascript:…``).
    """
    return "".join(_html(piece, link) for piece in pieces(text, found, within))


def _html(piece: Piece[Found], link: Callable[[Found], Link | None]) -> str:
    target = link(piece.found) if piece.found is not None else None
    words = escape(piece.text)
    if target is None:
        return words
    attributes = [("class", target.css), ("title", target.title), *target.attributes]
    written = "".join(f' {escape(name)}="{escape(value)}"' for name, value in attributes if value)
    if not target.url:
        return f"<mark{written}>{words}</mark>"
    if not target.url.startswith(_SAFE_STARTS):
        raise ValueError(f"not an address to link to: {target.url!r}")
    return f'<a href="{escape(target.url)}"{written}>{words}</a>'
