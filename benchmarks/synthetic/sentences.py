"""Sentences: those of the seeds, word by word another one in its place."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from archive.text import clean
from archive.text.words import Word, words
from benchmarks.synthetic.vocabulary import Ranked, foreign_names, vocabulary

SEEDS = Path(__file__).parents[2] / "fixtures" / "seeds"
# A shorter line is a headline, a caption or debris rather than a paragraph, in characters.
_SHORTEST_PARAGRAPH = 120
_SHORTEST_SENTENCE = 5  # in words
_REPLACED = 0.42  # of the words of a sentence
# Of the replaced words, these are a number or a foreign name.
_NUMBERS, _FOREIGN = 0.04, 0.01


@dataclass(frozen=True)
class Frame:
    """A sentence of the seeds: what stands before each word, the words, and what stands behind the last."""

    gaps: tuple[str, ...]
    words: tuple[str, ...]


class Sentences:
    """Gives as many sentences as asked for."""

    def __init__(self, articles: int, dice: random.Random):
        self._dice = dice
        self._frames = _frames()
        known = (syllable for frame in self._frames for word in frame.words for syllable in word.lower().split())
        self._vocabulary: Ranked[str] = vocabulary((each for each in known if each.isalpha()), dice)
        self._foreign: Ranked[str] = foreign_names(2 * articles + 100, dice)

    def one(self) -> tuple[str, list[str]]:
        """A sentence with its full stop, and its compound words in the segmenter's form ("cán_bộ")."""
        dice = self._dice
        frame = dice.choice(self._frames)
        pieces, compounds = [], []
        new = iter(self._vocabulary.draw(dice, len(frame.words)))
        for gap, word in zip(frame.gaps, frame.words, strict=False):
            if dice.random() < _REPLACED and word[0].isalpha():
                word = self._instead(word, next(new))
            pieces += (gap, word)
            if " " in word:
                compounds.append(word.lower().replace(" ", "_"))
        sentence = "".join(pieces) + frame.gaps[-1] + "."
        return sentence[0].upper() + sentence[1:], compounds

    def _instead(self, word: str, new: str) -> str:
        kind = self._dice.random()
        if kind < _NUMBERS:
            return str(int(10 ** self._dice.uniform(0, 5)))
        if kind < _NUMBERS + _FOREIGN:
            return self._foreign.one(self._dice)
        return new[0].upper() + new[1:] if word[0].isupper() else new


@cache
def _frames() -> tuple[Frame, ...]:
    lines = [
        line.strip()
        for path in sorted(SEEDS.glob("*.txt"))
        for line in clean(path.read_text("utf-8-sig")).splitlines()
        if len(line) >= _SHORTEST_PARAGRAPH
    ]
    sentences = [sentence.rstrip(".!?;: ") for line in lines for sentence in re.split(r"[.!?;]\s+", line)]
    frames = [(sentence, words(sentence)) for sentence in sentences]
    return tuple(_frame(sentence, found) for sentence, found in frames if len(found) >= _SHORTEST_SENTENCE)


def _frame(sentence: str, found: list[Word]) -> Frame:
    ends = [0, *(word.end for word in found)]
    starts = [*(word.start for word in found), len(sentence)]
    gaps = tuple(sentence[end:start] for end, start in zip(ends, starts, strict=True))
    return Frame(gaps, tuple(sentence[word.start : word.end] for word in found))
