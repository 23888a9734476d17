"""Phrases looked for by where they end: what stands right before a name."""

from __future__ import annotations

from archive.extraction.syllables import SYLLABLE
from archive.extraction.tokens import Token
from archive.extraction.vocabulary import words

# Phrases that are found by where they end, as their words in reverse.
Endings = dict[str, list[tuple[str, ...]]]
_LONGEST_ABBREVIATION = 4


def ending_phrases(name: str) -> Endings:
    """The phrases of a word list by their last word, the longest first."""
    endings: Endings = {}
    for phrase in words(name):
        parts = tuple(phrase.lower().replace("/", " / ").split())
        endings.setdefault(parts[-1], []).append(parts)
    for phrases_ in endings.values():
        phrases_.sort(key=len, reverse=True)
    return endings


def ends_at(endings: Endings, tokens: tuple[Token, ...], index: int) -> int:
    """How many tokens right before ``index`` are one of the phrases, a dot behind an abbreviation ("TS.") with them.

    A dot behind a syllable ends a sentence: "… trong thành phố. Lê Văn An nói" names no street.
    """
    dot = 1 if index and tokens[index - 1].text == "." else 0
    last = index - 1 - dot
    if last < 0 or (dot and (len(tokens[last].text) > _LONGEST_ABBREVIATION or SYLLABLE.fullmatch(tokens[last].key))):
        return 0
    if not dot and tokens[index].start - tokens[last].end > 1:
        return 0
    for parts in endings.get(tokens[last].key, ()):
        begin = last + 1 - len(parts)
        if begin >= 0 and all(tokens[begin + i].key == part for i, part in enumerate(parts)):
            return len(parts) + dot
    return 0
