"""The passage of an article that shows best why it was found."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from archive.models import Article
from archive.search.evidence import evidence_of
from archive.search.highlight import Piece, cut_pieces, merged
from archive.search.hits import Hit, find_hits
from archive.search.tree import TITLE, Number, Period, Query, Symbol
from archive.text import Span

# Characters of a passage under a headline: two to three lines of a result card.
PASSAGE_LENGTH = 240
_SENTENCE_END = re.compile(r"[.!?:;…]\s+")


def snippets(articles: Collection[Article], query: Query | None) -> dict[int, list[Piece]]:
    """{article id: passage} of the articles of a page; at most two queries for all of them.

    The beginning of the article, if nothing of it matched. What an article says in other words (see
    :func:`archive.search.evidence.evidence_of`) is looked up only for those whose own words do not show everything.
    Reads ``article.text`` and ``article.blocks``: take care not to defer them. A cut end bears an ellipsis.
    """
    read = {article.pk: _Reading(article, query) for article in articles}
    if query:
        unshown = [pk for pk, reading in read.items() if not reading.shows_all]
        for pk, evidence in evidence_of(unshown, query).items():
            read[pk].add(evidence)
    return {pk: reading.passage() for pk, reading in read.items()}


class _Reading:
    """The blocks of one article, with what the query finds in them: up to the first that shows all of it."""

    def __init__(self, article: Article, query: Query | None):
        self._article, self._query = article, query
        self._places = [span for kind, span in article.parts if kind in ("lead", "paragraph", "caption")]
        self._found: list[tuple[str, list[Hit]]] = []
        self.shows_all = False
        most = _most_worth(query) if query else None
        for place in self._places:
            block = place.of(article.text)
            hits = find_hits(block, query)
            self._found.append((block, hits))
            # Nothing that comes later shows more, and of equals the first is shown: who looks for a common word shall
            # not wait for twenty articles to be read to their ends.
            if hits and most and _passage(block, hits).worth[:2] >= most:
                self.shows_all = True
                break

    def add(self, evidence: Sequence[Hit]) -> None:
        """Take in where the article says it in other words; offsets are those of its text.

        A document is shown wherever it is cited, a name only where the words asked for stand nowhere themselves.
        """
        stand = {hit.leaf for _block, hits in self._found for hit in hits}
        stand |= {hit.leaf for hit in find_hits(self._article.title, self._query, TITLE)}
        wanted = self._query.wanted_where
        shown = [hit for hit in evidence if hit.leaf not in stand or isinstance(wanted[hit.leaf].leaf, Symbol | Number)]
        self._found = [
            (block, sorted({*hits, *_inside(shown, place)}))
            for place, (block, hits) in zip(self._places, self._found, strict=True)
        ]

    def passage(self) -> list[Piece]:
        """The best passage in pieces; the beginning where nothing was found, nothing at all of an empty article."""
        best = max(
            ((_passage(block, hits), -number) for number, (block, hits) in enumerate(self._found) if hits),
            key=lambda candidate: (candidate[0].worth, candidate[1]),
            default=None,
        )
        if best is None:
            text = self._found[0][0] if self._found else ""
            return cut_pieces(text, 0, _end(text, 0), [])
        text, hits = self._found[-best[1]]
        return cut_pieces(text, best[0].start, best[0].end, merged(text, hits))


def _most_worth(query: Query) -> tuple[int, int]:
    """The most that a passage can show of a query: everything wanted, each thing beside the one before it."""
    shown = sum(each.field != TITLE and not isinstance(each.leaf, Period) for each in query.wanted_where)
    return shown, shown - 1


def _inside(evidence: Sequence[Hit], place: Span) -> Iterator[Hit]:
    """The evidence in one block, in the offsets of the block."""
    for start, end, leaf in evidence:
        if place.start <= start and end <= place.end:
            yield Hit(start - place.start, end - place.start, leaf)


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
