"""Keystrokes that no input method turned into letters: "ddangr" (Telex) and "d9ang3" (VNI) are "đảng".

Clerks leave them behind wherever the input method is off. The rules are those that every Vietnamese input method
shares: a mark or a tone may be typed anywhere behind its vowel ("quyeets", "quyetse").
"""

from __future__ import annotations

import re
import unicodedata

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_TELEX_TONES = {"f": _GRAVE, "s": _ACUTE, "r": _HOOK, "x": _TILDE, "j": _DOT}
_VNI_TONES = {"1": _ACUTE, "2": _GRAVE, "3": _HOOK, "4": _TILDE, "5": _DOT}
_VNI_MARKS = {"6": ("aeo", _CIRCUMFLEX), "7": ("ou", _HORN), "8": ("a", _BREVE)}
_VOWELS = "aeiouy"
# What a Vietnamese syllable looks like without its diacritics: onset, nucleus, coda.
_SYLLABLE = re.compile(
    r"(ngh|ng|nh|ch|gh|gi(?=[aeouy])|kh|ph|qu(?=[aeiouy])|th|tr|[bcdđghklmnprstvx])?([aeiouy]{1,3})(ch|ng|nh|[cmnpt])?"
)


def composed(keystrokes: str) -> str | None:
    """The syllable that these keystrokes make in Telex or VNI, in NFC and lower case; None where they make none.

    None, too, where nothing is to be composed: a plain syllable has neither tone letters nor doubled ones.
    """
    keystrokes = keystrokes.lower()
    if not keystrokes.isascii() or not keystrokes.isalnum() or not keystrokes[:1].isalpha():
        return None
    return _vni(keystrokes) if any(key.isdigit() for key in keystrokes) else _telex(keystrokes)


def _telex(keys: str) -> str | None:
    letters: list[str] = []
    marks: dict[int, str] = {}
    tone = ""
    for key in keys:
        vowels = [place for place, letter in enumerate(letters) if letter in _VOWELS]
        if key == "d" and "d" in letters[:1]:
            letters[0] = "đ"
        elif key in _TELEX_TONES and vowels and not tone and letters[-1] != "đ":
            tone = _TELEX_TONES[key]
        elif key == "w":
            if not _horned(letters, marks, vowels):
                return None
        elif key in "aeo" and (place := _bare(letters, marks, vowels, key)) is not None:
            marks[place] = _CIRCUMFLEX
        else:
            letters.append(key)
    return _spelled(letters, marks, tone, keys)


def _vni(keys: str) -> str | None:
    letters: list[str] = []
    marks: dict[int, str] = {}
    tone = ""
    for key in keys:
        vowels = [place for place, letter in enumerate(letters) if letter in _VOWELS]
        if key == "9" and "d" in letters[:1]:
            letters[0] = "đ"
        elif key in _VNI_TONES and vowels and not tone:
            tone = _VNI_TONES[key]
        elif key in _VNI_MARKS:
            bases, mark = _VNI_MARKS[key]
            fitting = [place for place in vowels if letters[place] in bases and place not in marks]
            if key == "7" and not _horned(letters, marks, [place for place in vowels if letters[place] in "ou"]):
                return None
            if key != "7":
                if not fitting:
                    return None
                marks[fitting[-1]] = mark
        elif key.isdigit():
            return None
        else:
            letters.append(key)
    return _spelled(letters, marks, tone, keys)


def _bare(letters: list[str], marks: dict[int, str], vowels: list[int], key: str) -> int | None:
    """The vowel that a second stroke of its key puts a circumflex on. "oo" of two syllables never comes here."""
    return next((place for place in reversed(vowels) if letters[place] == key and place not in marks), None)


def _horned(letters: list[str], marks: dict[int, str], vowels: list[int]) -> bool:
    """Put horn or breve where a "w" wants it: on both of "uo", else on the last vowel that takes one."""
    fitting = [place for place in vowels if letters[place] in "aou" and place not in marks]
    # The u of "qu" is no vowel.
    fitting = [place for place in fitting if not (letters[place] == "u" and letters[place - 1 : place] == ["q"])]
    if not fitting:
        return False
    last = fitting[-1]
    if letters[last] == "a" and last - 1 in fitting and letters[last - 1] == "u":
        last -= 1  # "uaw" is ưa
    marks[last] = _BREVE if letters[last] == "a" else _HORN
    if letters[last] == "o" and last - 1 in fitting and letters[last - 1] == "u":
        marks[last - 1] = _HORN
    return True


def _spelled(letters: list[str], marks: dict[int, str], tone: str, keys: str) -> str | None:
    plain = "".join(letters)
    shape = _SYLLABLE.fullmatch(plain)
    if not shape or plain == keys:
        return None
    written = [letter + marks.get(place, "") for place, letter in enumerate(letters)]
    if tone:
        written[_bearer(shape, marks)] += tone
    return unicodedata.normalize("NFC", "".join(written))


def _bearer(shape: re.Match[str], marks: dict[int, str]) -> int:
    """Which letter bears the tone, in the new placement."""
    start, end = shape.span(2)
    marked = [place for place in range(start, end) if place in marks]
    if marked:
        return marked[-1]
    if end - start == 1:
        return start
    if end - start == 3 or shape[3]:
        return start + 1
    return start
