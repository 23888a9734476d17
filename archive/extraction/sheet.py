"""A page while it is being taken apart: pieces that are named or split, never lost."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace

from archive.text import PartialDate, Span


@dataclass(frozen=True)
class Piece:
    """A stretch of the page; ``kind`` is "" until a step names it. ``heading``: marked as a heading by markdown."""

    span: Span
    kind: str = ""
    rule: str = ""
    heading: bool = False


@dataclass
class Sheet:
    """The page while it is being taken apart."""

    text: str
    form: str
    pieces: list[Piece]
    published: PartialDate | None = None
    time: datetime.time | None = None
    published_from: str = ""
    rivals: list[PartialDate] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    source_name: str = ""
    source_url: str = ""
    views: int | None = None

    def open(self) -> list[int]:
        """The indices of the pieces that no step has named yet."""
        return [index for index, piece in enumerate(self.pieces) if not piece.kind]

    def words(self, index: int) -> str:
        """The canonical words of a piece."""
        return self.pieces[index].span.of(self.form)

    def name(self, index: int, kind: str, rule: str) -> None:
        """Say what a piece is."""
        piece = self.pieces[index]
        self.pieces[index] = Piece(piece.span, kind, rule, piece.heading)

    def split(self, parts: dict[int, list[tuple[Span, str, str]]]) -> None:
        """Put named parts (spans of the page, in order) in the place of pieces, given by index; what lies between the
        parts of a piece stays unnamed."""
        pieces: list[Piece] = []
        for index, piece in enumerate(self.pieces):
            pieces.extend(self._cut(piece, parts[index]) if index in parts else [piece])
        self.pieces = pieces

    def _cut(self, whole: Piece, parts: list[tuple[Span, str, str]]) -> list[Piece]:
        pieces, position = [], whole.span.start
        for span, kind, rule in parts:
            pieces += [replace(whole, span=Span(position, span.start)), Piece(span, kind, rule)]
            position = span.end
        pieces.append(replace(whole, span=Span(position, whole.span.end)))
        tidy = (replace(piece, span=trimmed(self.text, piece.span)) for piece in pieces)
        return [piece for piece in tidy if piece.span.start < piece.span.end]


def trimmed(text: str, span: Span) -> Span:
    """The span without the white space at its ends."""
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))
