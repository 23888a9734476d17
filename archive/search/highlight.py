"""Shows what a query matched: a text in pieces."""

from __future__ import annotations

from typing import NamedTuple

from archive.search.hits import Hit, find_hits
from archive.search.tree import Query
from archive.text import Span, clean

_ELLIPSIS = "…"


class Piece(NamedTuple):
    """A stretch of the original text, and whether the query matched it."""

    text: str
    hit: bool


def highlight(text: str, query: Query | None, *, of: str = "") -> list[Piece]:
    """The whole text in pieces. Only what the query's own words, phrases and numbers matched is a hit.

    ``of`` says what the text is, by the name of a field of the language (``TITLE`` for a headline): words that were
    asked for in that field are marked there, too.
    """
    text = clean(text)
    return _pieces(text, 0, len(text), merged(text, find_hits(text, query, of)))


def merged(text: str, hits: list[Hit]) -> list[Span]:
    """Stretches to mark: overlapping hits, and hits with only a blank between them, become one."""
    spans: list[Span] = []
    for hit in hits:
        if spans and (hit.start <= spans[-1].end or text[spans[-1].end : hit.start] == " "):
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, hit.end))
        else:
            spans.append(Span(hit.start, hit.end))
    return spans


def cut_pieces(text: str, start: int, end: int, spans: list[Span]) -> list[Piece]:
    """A passage in pieces, an ellipsis where it is cut off."""
    pieces = _pieces(text, start, end, spans)
    if start > 0:
        pieces.insert(0, Piece(_ELLIPSIS, False))
    if end < len(text):
        pieces.append(Piece(_ELLIPSIS, False))
    return pieces


def _pieces(text: str, start: int, end: int, spans: list[Span]) -> list[Piece]:
    pieces: list[Piece] = []
    position = start
    for span in spans:
        hit = Span(max(span.start, start), min(span.end, end))
        if hit.start >= hit.end:
            continue
        if position < hit.start:
            pieces.append(Piece(text[position : hit.start], False))
        pieces.append(Piece(text[hit.start : hit.end], True))
        position = hit.end
    if position < end:
        pieces.append(Piece(text[position:end], False))
    return pieces
