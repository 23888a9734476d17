"""Eight ways in which the same item is typed. A disguise that leaves an item as it is gives None: nothing is tested."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

from archive.text import canonical
from benchmarks.known_items.items import NUMBER, Item
from benchmarks.known_items.typos import slip

ABBREVIATIONS = Path(__file__).parents[2] / "fixtures" / "reference" / "abbreviations.json"
_TYPO_LETTERS = 3  # a word of fewer letters is another word after a slip, more often than not
_OPEN = re.compile(r"(?i)(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]|[òóỏõọ][ae]|[ùúủũụ]y)(?!\w)")


def as_is(item: Item, dice: random.Random) -> str | None:
    return item.text


def without_diacritics(item: Item, dice: random.Random) -> str | None:
    """As on a keyboard that has none; capitals stay."""
    letters = (letter for letter in unicodedata.normalize("NFD", item.text) if not unicodedata.combining(letter))
    return _other("".join(letters).replace("đ", "d").replace("Đ", "D"), item)


def taken_apart(item: Item, dice: random.Random) -> str | None:
    """NFD, as some systems store and copy it."""
    return _other(unicodedata.normalize("NFD", item.text), item)


def other_tone_placement(item: Item, dice: random.Random) -> str | None:
    """ "hòa" for "hoà" and the other way round."""
    return _other(_OPEN.sub(lambda match: _moved(match[0]), unicodedata.normalize("NFC", item.text)), item)


def capitals(item: Item, dice: random.Random) -> str | None:
    return _other(item.text.upper(), item)


def one_typo(item: Item, dice: random.Random) -> str | None:
    """One slip in one word of letters; a digit is never touched, since another number is another document."""
    words = item.text.split()
    long_enough = [
        place
        for place, word in enumerate(words)
        if word.isalpha() and len(word) >= _TYPO_LETTERS and not word.isupper()
    ]
    if not long_enough:
        return None
    place = dice.choice(long_enough)
    words[place] = slip(words[place], dice)
    return _other(" ".join(words), item)


def abbreviated(item: Item, dice: random.Random) -> str | None:
    """The longest stretch that has a short form, in its short form."""
    form = canonical(item.text).lower()
    for expansion, short in expansions():
        found = re.search(rf"(?<!\w){re.escape(expansion)}(?!\w)", form)
        if found:
            return item.text[: found.start()] + short + item.text[found.end() :]
    return None


def other_word_order(item: Item, dice: random.Random) -> str | None:
    """The end first; of a number, the symbol before the kind."""
    words = item.text.split()
    if len(words) < 2:
        return None
    cut = len(words) - 1 if item.kind == NUMBER else dice.randrange(1, len(words))
    return _other(" ".join(words[cut:] + words[:cut]), item)


DISGUISES: dict[str, Callable[[Item, random.Random], str | None]] = {
    "as is": as_is,
    "no diacritics": without_diacritics,
    "NFD": taken_apart,
    "other tone placement": other_tone_placement,
    "upper case": capitals,
    "one typo": one_typo,
    "an abbreviation": abbreviated,
    "word order": other_word_order,
}
# Those that change few items: more are looked for.
RARE = ("other tone placement", "an abbreviation")


@cache
def expansions() -> list[tuple[str, str]]:
    """(what is written out, lower case; its short form), the longest first. Of several short forms the shortest."""
    known: dict[str, str] = {}
    for row in json.loads(ABBREVIATIONS.read_text(encoding="utf-8"))["abbreviations"]:
        for meaning in row["expansions"]:
            form = canonical(meaning["expansion"]).lower()
            if form not in known or len(row["abbreviation"]) < len(known[form]):
                known[form] = row["abbreviation"]
    return sorted(known.items(), key=lambda pair: -len(pair[0]))


def _other(text: str, item: Item) -> str | None:
    return text if text != item.text else None


def _moved(pair: str) -> str:
    """The tone of two vowels, moved to the other one."""
    first, second = (unicodedata.normalize("NFD", letter) for letter in pair)
    tone = first[1:] or second[1:]
    moved = (first[0] + second[0] + tone) if first[1:] else (first[0] + tone + second[0])
    return unicodedata.normalize("NFC", moved)
