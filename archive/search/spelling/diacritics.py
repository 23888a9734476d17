"""Every way to put diacritics on a plain syllable."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import product

from archive.text import canonical

_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_LETTERS = {"a": "aăâ", "e": "eê", "o": "oôơ", "u": "uư", "d": "dđ", "i": "i", "y": "y"}
# A syllable has three vowels at most, and one tone; what has more is no Vietnamese.
_MOST_WAYS = 2000

# Syllables that the index holds with i and most writers end in y: kỷ, lý, mỹ, tỷ, quý, hy (but sĩ).
_WRITTEN_WITH_Y = re.compile("((?:[hklmt]|qu))([iìíỉĩị])")
_Y_FOR_I = str.maketrans("iìíỉĩị", "yỳýỷỹỵ")


def marked(plain: str) -> Iterator[str]:
    """The plain lower-case syllable itself, then with every mark and tone; canonical, none twice."""
    choices = [_LETTERS.get(letter, letter) for letter in plain]
    vowels = [place for place, letter in enumerate(plain) if letter in "aeiouy"]
    made = dict.fromkeys([plain])
    for letters in product(*choices):
        for place in vowels:
            for tone in _TONES:
                written = "".join(letters[:place]) + letters[place] + tone + "".join(letters[place + 1 :])
                made[canonical(unicodedata.normalize("NFC", written))] = None
        if len(made) > _MOST_WAYS:
            break
        made["".join(letters)] = None
    yield from made


def usual(form: str) -> str:
    """A term of the index as most writers spell it: "kỉ" → "kỷ", "qui" → "quy"."""
    found = _WRITTEN_WITH_Y.fullmatch(form)
    return found[1] + found[2].translate(_Y_FOR_I) if found else form
