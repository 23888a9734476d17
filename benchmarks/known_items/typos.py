"""Slips of the hand in Vietnamese typing, each by its cause. Written apart from whatever the search does about them."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

# The five tone marks, and the keys that Telex takes for them.
_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
# Initials that are pronounced alike in some part of the country, or spelled by a rule that is easily forgotten.
_ALIKE = [
    *[("tr", "ch"), ("ch", "tr"), ("s", "x"), ("x", "s"), ("l", "n"), ("n", "l"), ("gi", "d"), ("r", "d"), ("d", "gi")],
    *[("ngh", "ng"), ("ng", "ngh"), ("gh", "g"), ("c", "k"), ("k", "c")],
]
_INITIAL = re.compile("ngh?|nh|ch|th|tr|kh|gh|gi|ph|qu|[bcdđghklmnprstvx]")
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def slip(word: str, dice: random.Random) -> str:
    """The word with one slip, chosen by the dice among those that change it."""
    ways = [*SLIPS]
    dice.shuffle(ways)
    for way in ways:
        slipped = way(word, dice)
        if slipped and slipped != word:
            return slipped
    return word


def wrong_tone(word: str, dice: random.Random) -> str:
    """Another tone mark, or none."""
    for place, letter in enumerate(word):
        marks = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in marks if mark in _TONES), None)
        if tone:
            # The tone comes last: before a hat, it would not join the letter.
            other = unicodedata.normalize("NFC", marks.replace(tone, "") + dice.choice([*_TONES, ""]))
            return word[:place] + other + word[place + 1 :]
    return ""


def plain_vowel(word: str, dice: random.Random) -> str:
    """A vowel without its hat, hook or breve, or a d for đ; the tone stays."""
    letters = unicodedata.normalize("NFD", word)
    marks = [place for place, letter in enumerate(letters) if letter in "\u0302\u0306\u031bđĐ"]
    if not marks:
        return ""
    place = dice.choice(marks)
    instead = {"đ": "d", "Đ": "D"}.get(letters[place], "")
    return unicodedata.normalize("NFC", letters[:place] + instead + letters[place + 1 :])


def neighbours_swapped(word: str, dice: random.Random) -> str:
    place = dice.randrange(len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def letter_left_out(word: str, dice: random.Random) -> str:
    place = dice.randrange(len(word))
    return word[:place] + word[place + 1 :]


def letter_twice(word: str, dice: random.Random) -> str:
    place = dice.randrange(len(word))
    return word[: place + 1] + word[place:]


def next_key(word: str, dice: random.Random) -> str:
    """A consonant or plain vowel for its neighbour on the keyboard."""
    plain = [place for place, letter in enumerate(word) if any(letter.lower() in row for row in _KEYS)]
    if not plain:
        return ""
    place = dice.choice(plain)
    row = next(row for row in _KEYS if word[place].lower() in row)
    at = row.index(word[place].lower())
    return word[:place] + dice.choice(row[max(0, at - 1) : at] + row[at + 1 : at + 2]) + word[place + 1 :]


def alike_initial(word: str, dice: random.Random) -> str:
    initial = _INITIAL.match(word.lower())
    fitting = [other for one, other in _ALIKE if initial and one == initial[0]]
    if not fitting:
        return ""
    other = dice.choice(fitting) + word[len(initial[0]) :]
    return other.capitalize() if word[0].isupper() else other


def telex_left_over(word: str, dice: random.Random) -> str:
    """The key of the tone, or of đ, that the keyboard did not take: "tiêngs", "ddảng"."""
    letters = unicodedata.normalize("NFD", word)
    if word[0] in "đĐ" and dice.random() < 0.5:
        return "dd" + word[1:]
    tone = next((letter for letter in letters if letter in _TONES), None)
    return unicodedata.normalize("NFC", letters.replace(tone, "")) + _TONES[tone] if tone else ""


SLIPS: tuple[Callable[[str, random.Random], str], ...] = (
    wrong_tone,
    plain_vowel,
    neighbours_swapped,
    letter_left_out,
    letter_twice,
    next_key,
    alike_initial,
    telex_left_over,
)
