"""Invented Vietnamese words: syllables that could be, put together to compounds, drawn with Zipf's frequencies."""

from __future__ import annotations

import random
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate
from typing import Generic, TypeVar

_FRONT = "eêiy"
_ONSETS = ("", "b", "ch", "d", "đ", "h", "l", "m", "n", "nh", "p", "ph", "r", "s", "t", "th", "tr", "v", "x")
# Spelt otherwise before e, ê, i, y.
_HARD_ONSETS = (("c", "k"), ("g", "gh"), ("ng", "ngh"))
# The vowel that bears the tone is the capital one.
_OPEN = tuple("A E Ê I O Ô Ơ U Ư Ai Ao Au Ay Âu Ây Eo Êu Ia Iu iÊu Oa Oe Oi Ôi Ơi Ua Ui uÔi Uy Ưa Ưu ưƠi".split())
_NASAL = tuple(
    "Am An Ang Anh Ăm Ăn Ăng Âm Ân Âng Em En Ênh Im In Inh iÊm iÊn iÊng Om On Ong Ôm Ôn Ông Ơm Ơn Um Un Ung uÂn "
    "uÔn uÔng Ưng ưƠm ưƠn ưƠng oAn oAng oAnh uyÊn".split()
)
_STOPPED = tuple(
    "Ac Ach Ap At Ăc Ăp Ăt Âc Âp Ât Ep Et Êch Êt Ich iÊc iÊp iÊt It Oc Op Ot Ôc Ôp Ôt Uc uÔc uÔt Ut Ưc ưƠc ưƠt".split()
)
_TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
_STOPPED_TONES = ("\u0301", "\u0323")

SYLLABLES = 5_000  # of the 7,000 or so in use
WORDS = 60_000
# (exponent, offset): see Ranked. Words of running text lie near 1; syllables and names are spread more evenly.
_SYLLABLES, _WORDS, _NAMES = (0.9, 20), (1.05, 30), (0.9, 5)

Item = TypeVar("Item")


class Ranked(Generic[Item]):
    """Things in the order of their frequency, drawn by Zipf–Mandelbrot: rank r weighs 1 / (r + offset) ** exponent."""

    def __init__(self, items: Sequence[Item], exponent: float, offset: float):
        self.items = items
        self._weights = list(accumulate(1 / (rank + offset) ** exponent for rank in range(1, len(items) + 1)))

    def draw(self, dice: random.Random, count: int) -> list[Item]:
        """``count`` of them; the same may come again."""
        return dice.choices(self.items, cum_weights=self._weights, k=count)

    def one(self, dice: random.Random) -> Item:
        return self.draw(dice, 1)[0]

    def several(self, dice: random.Random, count: int) -> list[Item]:
        """Up to ``count`` of them, each once."""
        return list(dict.fromkeys(self.draw(dice, count)))


def vocabulary(known: Iterable[str], dice: random.Random) -> Ranked[str]:
    """Words of one to three syllables, parted by blanks; ``known`` are syllables that are to be the commonest."""
    commonest = [syllable for syllable, _count in Counter(known).most_common()]
    invented = [syllable for syllable in every_syllable() if syllable not in set(commonest)]
    dice.shuffle(invented)
    syllables = Ranked((commonest + invented)[:SYLLABLES], *_SYLLABLES)
    words: dict[str, None] = {}
    while len(words) < WORDS:
        words[" ".join(syllables.draw(dice, dice.choices((1, 2, 3), (3, 82, 15))[0]))] = None
    return Ranked(list(words), *_WORDS)


@cache
def every_syllable() -> tuple[str, ...]:
    """All that onsets, rimes and tones make, in NFC, each once."""
    made = {}
    for rime in (*_OPEN, *_NASAL, *_STOPPED):
        vowel = next(letter for letter in rime if letter.isupper())
        for tone in _STOPPED_TONES if rime in _STOPPED else _TONES:
            toned = unicodedata.normalize("NFC", rime.replace(vowel, vowel.lower() + tone))
            hard = [front if rime[0].lower() in _FRONT else back for back, front in _HARD_ONSETS]
            made.update(dict.fromkeys(onset + toned for onset in (*_ONSETS, *hard)))
    return tuple(made)


def foreign_names(count: int, dice: random.Random) -> Ranked[str]:
    """Names that are no Vietnamese words, most of them in a few articles alone: what makes a term rare."""
    names: dict[str, None] = {}
    while len(names) < count:
        pairs = (dice.choice("bdfgklmnprstvwz") + dice.choice("aeiou") for _ in range(dice.randint(2, 4)))
        names["".join(pairs).capitalize() + dice.choice(("", "n", "s", "r", "k"))] = None
    return Ranked(list(names), *_NAMES)
