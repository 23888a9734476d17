"""Diacritics and case off, one character for one character."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from archive.text.normalize import normalize


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    """The plain lower-case letter of one character; the character itself where there is no single one."""
    if character in "đĐ":  # no accented d to Unicode: NFD leaves it whole
        return "d"
    lower = character.lower()
    if len(lower) != 1:  # İ lowers to two characters, which would shift every later offset
        lower = character
    base = unicodedata.normalize("NFD", lower)[0]
    return base if len(base.lower()) != 1 else base.lower()


class _FoldTable(dict):
    """A translation table that is filled as characters are met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_TABLE = _FoldTable()


def fold(text: str) -> str:
    """Lower case without diacritics; the result has as many characters as the text. Expects NFC."""
    return text.translate(_TABLE)


def lower(text: str) -> str:
    """Lower case, diacritics kept, as many characters as the text (``str.lower`` can make more)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def search_key(text: str) -> str:
    """The folded, squeezed form under which a name is filed and looked up: "Bộ  Y tế" → "bo y te"."""
    return fold(normalize(text))


def exact_key(text: str) -> str:
    """The form under which two spellings are the same name: case and tone placement aside, diacritics kept."""
    return lower(normalize(text))
