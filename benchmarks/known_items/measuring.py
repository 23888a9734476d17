"""The runs and their tables."""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time

from archive.models import Article
from archive.search import Criteria, matching_ids
from benchmarks.known_items.archive import build
from benchmarks.known_items.disguises import DISGUISES, RARE
from benchmarks.known_items.engines import FIRST, Ours, SearchEngine, SqliteFts5, StockWhoosh
from benchmarks.known_items.items import KINDS, PIECE, Item, Texts, choose, known, piece

# What the search promises of each disguise: the share of items found among the first ten.
PROMISED = {
    "as is": 0.99,
    "no diacritics": 0.97,
    "NFD": 0.99,
    "other tone placement": 0.99,
    "upper case": 0.99,
    "one typo": 0.90,
}
_PHRASE_SYLLABLES = (2, 3, 4)
# Candidates tried for each item that a rare disguise changes: most headlines hold nothing of the kind.
_TRIED = 60
_RARE_SYLLABLES = (4, 5, 6, 7)


@dataclass
class Score:
    """One engine on one disguise. ``proposed``: not among the first results, but of what the page proposes instead."""

    tried: int = 0
    at_1: int = 0
    at_10: int = 0
    proposed: int = 0
    seconds: float = 0.0
    missed: list[tuple[Item, str]] = field(default_factory=list)

    @property
    def success(self) -> float:
        """At 10, by whatever way the page shows."""
        return (self.at_10 + self.proposed) / self.tried if self.tried else 0.0


def measure(options: argparse.Namespace, folder: Path) -> bool:
    """Build what is missing, run, print; whether every promise was kept."""
    count = build(options.corpus, options.articles)
    articles = Article.objects.published().only("pk", "title", "text", "blocks").order_by("pk")
    texts = Texts(articles.iterator(chunk_size=500))
    kept = True
    if options.items:
        engines: list[SearchEngine] = [Ours()]
        if not options.alone:
            engines += [StockWhoosh(folder / "stock-whoosh"), SqliteFts5(folder / "fts5.sqlite3")]
        queries = disguised(texts, options.items, random.Random(options.seed))
        print(f"{count} articles; {len({item for _name, item, _typed in queries})} known items, {len(queries)} queries")
        kept = tell(run(engines, queries), engines, options.misses)
    if options.phrases:
        lost = lost_phrases(texts, options.phrases, random.Random(options.seed))
        print(
            f"\n{options.phrases} random phrases of 2 to 4 syllables: {options.phrases - len(lost)} find their article"
        )
        for typed in lost[: options.misses]:
            print(f"  lost: {typed}")
        kept = kept and not lost
    return kept


def disguised(texts: Texts, each: int, dice: random.Random) -> list[tuple[str, Item, str]]:
    """(disguise, item, what is typed) of every item in every disguise that changes it."""
    items = choose(texts, each, dice)
    made = []
    for name, disguise in DISGUISES.items():
        for item in items + (_changed_by(name, texts, each, dice) if name in RARE else []):
            typed = disguise(item, dice)
            if typed is not None:
                made.append((name, item, typed))
    return made


def _changed_by(disguise: str, texts: Texts, each: int, dice: random.Random) -> list[Item]:
    """Pieces of headlines that hold what this disguise changes, and at least two words more."""
    keys = list(texts.titles)
    candidates = []
    for _ in range(each * _TRIED):
        pk = dice.choice(keys)
        item = Item(PIECE, piece(texts.titles[pk], dice.choice(_RARE_SYLLABLES), dice), pk)
        typed = item.text and DISGUISES[disguise](item, dice)
        if typed and len(typed.split()) > 2:
            candidates.append(item)
    return known(texts, candidates, each)


def run(engines: list[SearchEngine], queries: list[tuple[str, Item, str]]) -> dict[tuple[str, str, str], Score]:
    """(engine, disguise, kind) → score."""
    scores: dict[tuple[str, str, str], Score] = defaultdict(Score)
    for engine in engines:
        for disguise, item, typed in queries:
            score = scores[engine.name, disguise, item.kind]
            start = process_time()
            found = engine.find(typed)
            score.seconds += process_time() - start
            score.tried += 1
            if item.pk in found.ids[:FIRST]:
                score.at_10 += 1
                score.at_1 += item.pk == found.ids[0]
            elif any(item.pk in ids[:FIRST] for ids in found.proposed):
                score.proposed += 1
            else:
                score.missed.append((item, typed))
    return scores


def tell(scores: dict[tuple[str, str, str], Score], engines: list[SearchEngine], misses: int) -> bool:
    """Print success by disguise and kind beside the others'; whether all that is promised is kept."""
    kept = True
    print("Success at 10 (of ours: at 1, at 10 at once, at 10 with what the page proposes)")
    others = "".join(f"{engine.name:>16}" for engine in engines[1:])
    print(f"{'':34}{'queries':>8}{'at 1':>8}{'at once':>9}{'at 10':>8}{others}")
    for disguise in DISGUISES:
        total = {engine.name: Score() for engine in engines}
        lines = []
        for kind in KINDS:
            row = [scores[engine.name, disguise, kind] for engine in engines]
            if row[0].tried:
                lines.append(_line(f"    {kind}", row))
            for engine, score in zip(engines, row, strict=True):
                _add(total[engine.name], score)
        row = list(total.values())
        broken = row[0].success < max([PROMISED.get(disguise, 0.0), *(score.success for score in row[1:])])
        print(_line(disguise, row) + ("   below" if broken else ""))
        print("\n".join(lines))
        for item, typed in row[0].missed[:misses]:
            print(f"      missed: {typed}   [{item.kind}: {item.text}, article {item.pk}]")
        kept = kept and not broken
    for engine in engines:
        own = [score for (name, _disguise, _kind), score in scores.items() if name == engine.name]
        spent = sum(score.seconds for score in own) / max(1, sum(score.tried for score in own))
        print(f"{engine.name}: {spent * 1000:.1f} ms of the processor a query")
    return kept


def _line(name: str, row: list[Score]) -> str:
    ours = row[0]
    tried = max(1, ours.tried)
    figures = f"{ours.tried:8}{ours.at_1 / tried:8.3f}{ours.at_10 / tried:9.3f}{ours.success:8.3f}"
    return f"{name:34}{figures}" + "".join(f"{score.success:16.3f}" for score in row[1:])


def _add(total: Score, score: Score) -> None:
    total.tried += score.tried
    total.at_1 += score.at_1
    total.at_10 += score.at_10
    total.proposed += score.proposed
    total.missed += score.missed


def lost_phrases(texts: Texts, count: int, dice: random.Random) -> list[str]:
    """Phrases of 2 to 4 syllables from anywhere in the articles that do not find the article they are of."""
    keys = list(texts.blocks)
    lost, tried = [], 0
    while tried < count:
        pk = dice.choice(keys)
        part = dice.choice(texts.blocks[pk])
        text = piece(part, dice.choice(_PHRASE_SYLLABLES), dice)
        if not text or any(mark in text for mark in '"“”„«»‟'):
            continue
        tried += 1
        criteria, _notices = Criteria.parse({"q": [f'"{text}"']})
        if pk not in matching_ids(criteria):
            lost.append(f'"{text}" of article {pk}')
    return lost
