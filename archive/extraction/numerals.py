"""Numbers of congresses, plenums and terms: Roman, Arabic, or in words ("lần thứ tư", "khóa 12")."""

from __future__ import annotations

from archive.text import lower

_ROMAN = (
    "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII XXIII XXIV XXV XXVI XXVII XXVIII"
).split()
_ONES = {
    word: number
    for number, words in enumerate(("nhất một", "hai", "ba", "tư bốn", "năm lăm", "sáu", "bảy", "tám", "chín"), 1)
    for word in words.split()
}

# "năm" is five and year: five only where no number follows it.
WORD_NUMBER = r"(?:mười(?: (?:một|hai|ba|bốn|tư|lăm))?|nhất|một|hai|ba|tư|bốn|năm(?! ?\d)|sáu|bảy|tám|chín)(?!\w)"
# Roman numerals are only believed as a whole word; IGNORECASE callers get "xiii" as well.
ROMAN_OR_ARABIC = r"(?:[IVX]{1,6}|\d{1,2})(?![^\W])"


def roman(numeral: str) -> str:
    """The number in Roman capitals ("13", "xiii" → XIII); "" for what is no number of a congress or a term."""
    if numeral.isdecimal():
        number = int(numeral)
        return _ROMAN[number - 1] if 1 <= number <= len(_ROMAN) else ""
    return numeral.upper() if numeral.upper() in _ROMAN else ""


def number_of(word: str) -> int:
    """The value of a number in digits, in Roman numerals or in words ("mười một"); 0 for anything else."""
    if word.isdecimal():
        return int(word)
    if word.upper() in _ROMAN:
        return _ROMAN.index(word.upper()) + 1
    first, _, second = lower(word).partition(" ")
    if first == "mười":
        return 10 + _ONES.get(second, 0)
    return _ONES.get(first, 0)
