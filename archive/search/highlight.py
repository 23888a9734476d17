"""Marks what a query matched, on the very stream of syllables that it was matched on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from archive.models import Article
from archive.search.analyzers import symbols
from archive.search.tree import Leaf, Query, Symbol, Word
from archive.text import Span, clean, syllables

# Characters of a passage under a headline: two to three lines of a result card.
PASSAGE_LENGTH = 240
_ELLIPSIS = "…"
# Phrases do not reach from one part into the next (see analyzers.GAP); in a whole text an empty line parts them.
_PART = re.compile(r"\n\s*\n")
_SENTENCE_END = re.compile(r"[.!?:;…]\s+")


class Piece(NamedTuple):
    """A stretch of the original text, and whether the query matched it."""

    text: str
    hit: bool


class _Hit(NamedTuple):
    """Where something wanted stands, and which of ``Query.wanted`` it is."""

    start: int
    end: int
    leaf: int


def highlight(text: str, query: Query | None) -> list[Piece]:
    """The whole text in pieces. Only what the query's own words, phrases and symbols matched is a hit."""
    text = clean(text)
    return _pieces(text, 0, len(text), _merged(text, _hits(text, query)))


def snippet(article: Article, query: Query | None) -> list[Piece]:
    """The passage of the article that shows best why it was found; its beginning, if no word of the body matched.

    Reads ``article.text`` and ``article.blocks``: take care not to defer them. A cut end bears an ellipsis.
    """
    blocks = article.of_kind("lead", "paragraph", "caption")
    found = [(block, _hits(block, query)) for block in blocks]
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


# --- Finding ---------------------------------------------------------------------------------------------------------


def _hits(text: str, query: Query | None) -> list[_Hit]:
    """Every occurrence of everything wanted, in order of the text."""
    if not query:
        return []
    hits: list[_Hit] = []
    start = 0
    for end in [*(match.start() for match in _PART.finditer(text)), len(text)]:
        hits += _hits_in_part(text, Span(start, end), query)
        start = end
    return sorted(set(hits))


def _hits_in_part(text: str, part: Span, query: Query) -> Iterator[_Hit]:
    stream = list(syllables(part.of(text)))
    forms = [query.form(syllable.text) for syllable in stream]
    at: dict[str, list[int]] = {}
    for place, form in enumerate(forms):
        at.setdefault(form, []).append(place)
    for number, leaf in enumerate(query.wanted):
        wanted = [query.form(syllable) for syllable in _syllables(leaf)]
        for place in at.get(wanted[0], ()):
            if forms[place : place + len(wanted)] == wanted:
                yield _Hit(part.start + stream[place].start, part.start + stream[place + len(wanted) - 1].end, number)
        if isinstance(leaf, Symbol):
            for found in symbols(part.of(text)):
                if found.symbol.key == leaf.key:
                    yield _Hit(part.start + found.span.start, part.start + found.span.end, number)


def _syllables(leaf: Leaf) -> tuple[str, ...]:
    return (leaf.syllable,) if isinstance(leaf, Word) else leaf.syllables


def _merged(text: str, hits: list[_Hit]) -> list[Span]:
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


def _passage(text: str, hits: list[_Hit]) -> _Passage:
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
