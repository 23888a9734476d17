"""What stands behind ``số:``: the number of a directive, whole or in part, with or without its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from archive.search.analyzers import CENTRAL, PIECE, folded_form, folded_key
from archive.search.lookup.vocabulary import vocabulary
from archive.search.tree import Number
from archive.text import Span
from archive.text.symbols import number_key

_NUMBER = re.compile(r"\d{1,5}[a-e]?", re.ASCII)
_GLUED = re.compile(r"([a-z]{1,6})(\d{1,5})", re.ASCII)  # "nq18"
_YEAR = re.compile(r"(?:19|20)\d{2}", re.ASCII)
_NUMBER_WORD = "so"


class Remembered(NamedTuple):
    """A piece of what was typed: its folded words; for a sign, the kinds that it stands for."""

    words: tuple[str, ...]
    kinds: tuple[str, ...] = ()


def number_of(
    pieces: Sequence[Remembered], syllables: tuple[str, ...], span: Span, *, open_end: bool = False
) -> Number | None:
    """The terms of the index that fit; None where no number is among the pieces.

    "18" → #18; "18-NQ" → #18 nq; "NQ 18" → #18 nq or "nghi quyet 18"; "18/2017" → #18 2017;
    "tt 15/2015" → #15 2015 tt or "thong tu 15 2015".
    """
    words = [word for piece in pieces for word in piece.words if word != _NUMBER_WORD]
    if not any(_NUMBER.fullmatch(word) for word in words):
        words = [part for word in words for part in _unglued(word)]
    place = next((at for at, word in enumerate(words) if _NUMBER.fullmatch(word)), None)
    if place is None:
        return None
    number, before, after = number_key(words[place]), words[:place], words[place + 1 :]
    year = [after.pop(0)] if after and _YEAR.fullmatch(after[0]) else []
    terms = [PIECE + " ".join([number, *year, *before, *after])]
    if before and not after:
        kinds = [kind for piece in pieces for kind in piece.kinds]
        kinds += [folded_key(kind) for kind in vocabulary().kinds.get(tuple(before), ())]
        terms += [" ".join([kind, number, *year]) for kind in (" ".join(before), *kinds)]
    return Number(tuple(dict.fromkeys(terms)), syllables, open_end, span=span)


def plain_words(syllables: Sequence[str]) -> tuple[str, ...]:
    """Exact syllables as they stand in the terms of numbers: "tư" is the TƯ of a symbol, but not that of "thông tư"."""
    before = ["", *syllables]
    return tuple(
        CENTRAL if syllable == "tư" and folded_form(left) != "thong" else folded_form(syllable)
        for left, syllable in zip(before, syllables, strict=False)
    )


def _unglued(word: str) -> tuple[str, ...]:
    match = _GLUED.fullmatch(word)
    return match.groups() if match else (word,)
