"""Which items somebody may remember of an article. How many articles hold one is counted on the syllables of the texts
themselves, and asked of no index; names and numbers are those that the archive's reading found."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.models import Article, Citation, Mention
from archive.search.analyzers import symbols
from archive.text import clean, syllables

PIECE, NAME, NUMBER = "piece", "name", "number"
KINDS = (PIECE, NAME, NUMBER)
# An item that more articles hold is no way to one of them: any ten of them are as good an answer.
MOST_HOLDERS = 10
_PIECE_SYLLABLES = range(3, 7)
_LONGEST = 9  # syllables of a name or a citation that somebody would type
_PARTS = ("title", "lead", "paragraph", "caption")


@dataclass(frozen=True)
class Item:
    """What is remembered of the article ``pk``, as the text has it."""

    kind: str
    text: str
    pk: int


class Texts:
    """The articles as rows of syllables (lower case, one normal form, diacritics kept)."""

    def __init__(self, articles: Iterable[Article]):
        self.titles: dict[int, str] = {}
        self.blocks: dict[int, list[str]] = {}
        self.rows: dict[int, list[tuple[str, ...]]] = {}
        self.symbols: dict[str, set[int]] = defaultdict(set)
        for article in articles:
            blocks = [clean(block) for block in (article.title, *article.of_kind(*_PARTS))]
            self.titles[article.pk], self.blocks[article.pk] = blocks[0], blocks
            self.rows[article.pk] = [row_of(block) for block in blocks]
            for block in blocks:
                for found in symbols(block):
                    self.symbols[found.symbol.key].add(article.pk)

    def holders(self, rows: set[tuple[str, ...]]) -> dict[tuple[str, ...], set[int]]:
        """Row of syllables → the articles in which it stands, side by side within one part."""
        found: dict[tuple[str, ...], set[int]] = defaultdict(set)
        sizes = sorted({len(row) for row in rows})
        beginnings = {row[:2] for row in rows}
        for pk, parts in self.rows.items():
            for part in parts:
                for start in range(len(part) - 1):
                    if part[start : start + 2] in beginnings:
                        for size in sizes:
                            row = part[start : start + size]
                            if row in rows:
                                found[row].add(pk)
        return found


def row_of(text: str) -> tuple[str, ...]:
    return tuple(syllable.text for syllable in syllables(clean(text)))


def choose(texts: Texts, each: int, dice: random.Random) -> list[Item]:
    """``each`` items of every kind, or as many as there are, of articles chosen by the dice; none twice."""
    candidates = [*_pieces(texts, dice), *_names(), *_numbers()]
    dice.shuffle(candidates)
    # More than wanted, since common ones fall away.
    tried = [item for kind in KINDS for item in [each for each in candidates if each.kind == kind][: 6 * each]]
    return known(texts, tried, each)


def known(texts: Texts, candidates: list[Item], each: int) -> list[Item]:
    """Of the candidates, ``each`` of every kind that few enough articles hold, the article itself among them."""
    by_row = texts.holders({row_of(item.text) for item in candidates})
    chosen: dict[str, dict[str, Item]] = {kind: {} for kind in KINDS}
    for item in candidates:
        held = by_row[row_of(item.text)]
        for found in symbols(clean(item.text)):
            held = texts.symbols[found.symbol.key]
        if item.pk in held and len(held) <= MOST_HOLDERS and len(chosen[item.kind]) < each:
            chosen[item.kind].setdefault(item.text, item)
    return [item for items in chosen.values() for item in items.values()]


def _pieces(texts: Texts, dice: random.Random) -> Iterator[Item]:
    for pk, title in texts.titles.items():
        if text := piece(title, dice.choice(_PIECE_SYLLABLES), dice):
            yield Item(PIECE, text, pk)


def piece(text: str, size: int, dice: random.Random) -> str:
    """So many syllables side by side, as written; "" where the text is shorter."""
    found = list(syllables(text))
    if len(found) < size:
        return ""
    first = dice.randrange(len(found) - size + 1)
    return text[found[first].start : found[first + size - 1].end]


def _names() -> Iterator[Item]:
    rows = Mention.objects.standing().filter(kind="person", article__in=Article.objects.published())
    for pk, name in sorted(set(rows.values_list("article", "name"))):
        if 2 <= len(row_of(name)) <= _LONGEST:
            yield Item(NAME, name, pk)


def _numbers() -> Iterator[Item]:
    rows = Citation.objects.standing().filter(article__in=Article.objects.published()).exclude(number="")
    for pk, text in sorted(set(rows.values_list("article", "text"))):
        if 2 <= len(row_of(text)) <= _LONGEST:
            yield Item(NUMBER, text, pk)
