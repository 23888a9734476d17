"""Shows what a query matched: the whole of a text in pieces, or its best passage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from archive.models import Article
from archive.search.hits import Hit, find_hits
from archive.search.tree import TITLE, Number, Query, Symbol
from archive.text import Span, clean

# Characters of a passage under a headline: two to three lines of a result card.
PASSAGE_LENGTH = 240
_ELLIPSIS = "…"
_SENTENCE_END = re.compile(r"[.!?:;…]\s+")


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
    return _pieces(text, 0, len(text), _merged(text, find_hits(text, query, of)))


def snippet(article: Article, query: Query | None, evidence: Sequence[Hit] = ()) -> list[Piece]:
    """The passage of the article that shows best why it was found; its beginning, if no word of the body matched.

    ``evidence`` is where the article says it in other words (see :func:`archive.search.evidence.evidence_of`): a
    document is shown wherever it is cited, a name only where the words asked for stand nowhere themselves.
    Reads ``article.text`` and ``article.blocks``: take care not to defer them. A cut end bears an ellipsis.
    """
    places = [span for kind, span in article.parts if kind in ("lead", "paragraph", "caption")]
    blocks = [span.of(article.text) for span in places]
    found = [(block, find_hits(block, query)) for block in blocks]
    if evidence and query:
        stand = {hit.leaf for _block, hits in found for hit in hits}
        stand |= {hit.leaf for hit in find_hits(article.title, query, TITLE)}
        wanted = query.wanted_where
        shown = [hit for hit in evidence if hit.leaf not in stand or isinstance(wanted[hit.leaf].leaf, Symbol | Number)]
        found = [
            (block, sorted({*hits, *_inside(shown, place)})) for place, (block, hits) in zip(places, found, strict=True)
        ]
    best = max(
        ((_passage(block, hits), -number) for number, (block, hits) in enumerate(found) if hits),
        key=lambda candidate: (candidate[0].worth, candidate[1]),
        default=None,
    )
    if best is None:
        text = blocks[0] if blocks else ""
        return _cut_pieces(text, 0, _end(text, 0), [])
    text, hits = found[-best[1]]
    return _cut_pieces(text, best[0].start, best[0].end, _merged(text, hits))


def _inside(evidence: Sequence[Hit], place: Span) -> Iterator[Hit]:
    """The evidence in one block, in the offsets of the block."""
    for start, end, leaf in evidence:
        if place.start <= start and end <= place.end:
            yield Hit(start - place.start, end - place.start, leaf)


def _merged(text: str, hits: list[Hit]) -> list[Span]:
    """Stretches to mark: overlapping hits, and hits with only a blank between them, become one."""
    spans: list[Span] = []
    for hit in hits:
        if spans and (hit.start <= spans[-1].end or text[spans[-1].end : hit.start] == " "):
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, hit.end))
        else:
            spans.append(Span(hit.start, hit.end))
    return spans


# --- Choosing a passage ----------------------------------------------------------------------------------------------


class _Passage(NamedTuple):
    """A stretch of a block; ``worth`` is how many different things wanted it shows, and how much of them."""

    worth: tuple[int, int, int]
    start: int
    end: int


def _passage(text: str, hits: list[Hit]) -> _Passage:
    """The best stretch of at most PASSAGE_LENGTH characters of a block with at least one hit.

    Most different words first, then words side by side (a name, rather than its syllables here and there), then most
    hits, then the earliest.
    """
    best: _Passage | None = None
    last = 0
    for first, hit in enumerate(hits):
        last = max(last, first)
        while last + 1 < len(hits) and hits[last + 1].end - hit.start <= PASSAGE_LENGTH:
            last += 1
        inside = hits[first : last + 1]
        side_by_side = sum(b.leaf == a.leaf + 1 and text[a.end : b.start] == " " for a, b in pairwise(inside))
        worth = (len({each.leaf for each in inside}), side_by_side, len(inside))
        if best is None or worth > best.worth:
            best = _Passage(worth, hit.start, inside[-1].end)
    start = _start(text, best.start, best.end)
    return _Passage(best.worth, start, max(best.end, _end(text, start)))


def _start(text: str, first: int, end: int) -> int:
    """Where a passage around these characters begins: at a sentence if one begins near enough, else at a word."""
    earliest = max(0, end - PASSAGE_LENGTH)
    if earliest == 0:
        return 0
    earliest = max(earliest, first - PASSAGE_LENGTH // 3)
    sentence = next((match.end() for match in _SENTENCE_END.finditer(text, earliest, first)), None)
    if sentence is not None:
        return sentence
    blank = text.find(" ", earliest, first)
    return blank + 1 if blank >= 0 else first


def _end(text: str, start: int) -> int:
    """Where it ends: at the end of the block, or at the last word that fits."""
    if len(text) - start <= PASSAGE_LENGTH:
        return len(text)
    blank = text.rfind(" ", start, start + PASSAGE_LENGTH)
    return blank if blank > start else start + PASSAGE_LENGTH


# --- Cutting into pieces ---------------------------------------------------------------------------------------------


def _cut_pieces(text: str, start: int, end: int, spans: list[Span]) -> list[Piece]:
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
