"""The only clean-up of characters.

Two steps, kept apart because they treat offsets differently:

- :func:`clean` makes the text that is stored, shown and pointed into by spans. It may change the length.
- :func:`canonical` makes the form that is compared and matched. It puts exactly one character where one
  character was, so an offset found in the canonical form is an offset in the cleaned text.

A text is cleaned once, on its way in; everything that compares (rules, index, queries, highlighting,
admin search) goes through :func:`canonical`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Characters that draw nothing and only break words apart: zero-width marks, soft hyphen, BOM,
# direction marks and overrides.
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
# C0 and C1 controls except tab and line feed; a NUL may not be stored by PostgreSQL at all.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# Every rule asks for the canonical form of the same page: the last few of more characters than a name has are kept.
PAGE_LENGTH = 1000
_LINE_ENDS = re.compile("\r\n|\r|\x85|\u2028|\u2029")

# Letters that look like the Vietnamese D with stroke and are typed for it (Icelandic eth, African D), and every
# kind of blank. Most texts have none of them, and looking is twenty times as fast as translating.
_BLANKS = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_ALIKE = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ"} | dict.fromkeys(_BLANKS, " ")
_ALIKE_TABLE = str.maketrans(_ALIKE)
_ANY_ALIKE = re.compile("[" + "".join(_ALIKE) + "]")

# Cyrillic and Greek letters that cannot be told from Latin ones by eye; official sites print them inside
# document numbers ("18-NQ/ТW" with a Cyrillic Т).
_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABESIJKMHOPCTYXaesijopcyxdqwABEZHIKMNOPTYXo",
)
_WORD = re.compile(r"[^\W_]+(?:[-/.][^\W_]+)*")
_LATIN_OR_DIGIT = re.compile(r"[0-9A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_CYRILLIC_OR_GREEK = re.compile(r"[\u0370-\u052f]")

# Old tone placement puts the mark on the second vowel letter of an open oa, oe, uy (hoà, khoẻ, uỷ), new placement on
# the first (hòa, khỏe, ủy). The archive compares in the new one.
_OLD_TO_NEW = {
    old_first + old_second: new
    for old_first, plain_second, marked_seconds, news in (
        ("o", "a", "àáảãạ", ("òa", "óa", "ỏa", "õa", "ọa")),
        ("o", "e", "èéẻẽẹ", ("òe", "óe", "ỏe", "õe", "ọe")),
        ("u", "y", "ỳýỷỹỵ", ("ùy", "úy", "ủy", "ũy", "ụy")),
    )
    for old_second, new in zip(marked_seconds, news, strict=True)
}
# Not after q, where u belongs to the consonant (quý, quỳnh), and only where the syllable ends here (hoàn, khoán keep
# theirs). A cheap net (two sets of letters, the look back behind them) that is ten times as fast as the exact one:
# what it catches besides ("uà", "oỳ") is not in the table and stays.
_OLD_PLACEMENT = re.compile(r"[oOuU][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸỳýỷỹỵỲÝỶỸỴ](?<![qQ]..)(?![^\W\d_])")


def _new_placement(match: re.Match[str]) -> str:
    old = match.group()
    new = _OLD_TO_NEW.get(old.lower())
    return "".join(n.upper() if o.isupper() else n for o, n in zip(old, new, strict=True)) if new else old


def _latin_letters(match: re.Match[str]) -> str:
    """Turn look-alikes to Latin only in a word that then is wholly Latin: a Russian name stays Russian."""
    word = match.group()
    if not (_CYRILLIC_OR_GREEK.search(word) and _LATIN_OR_DIGIT.search(word)):
        return word
    latin = word.translate(_LOOK_ALIKES)
    return word if _CYRILLIC_OR_GREEK.search(latin) else latin


def clean(text: str) -> str:
    """Give the form of a raw text that is stored and shown: NFC, line feeds, no invisible characters.

    Nothing that a reader sees is changed; words keep the spelling they came with. Idempotent.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", text)


def canonical(text: str) -> str:
    """Give the form in which texts are compared: one character for one character of a cleaned text.

    Look-alike letters become Latin, old tone placement becomes new (uỷ → ủy, hoà → hòa), every blank becomes
    a space. Case and diacritics stay. Expects NFC; use :func:`normalize` for anything else.
    """
    return _canonical_page(text) if len(text) > PAGE_LENGTH else _canonical(text)


def _canonical(text: str) -> str:
    if _ANY_ALIKE.search(text):
        text = text.translate(_ALIKE_TABLE)
    if _CYRILLIC_OR_GREEK.search(text):
        text = _WORD.sub(_latin_letters, text)
    return _OLD_PLACEMENT.sub(_new_placement, text)


_canonical_page = lru_cache(maxsize=4)(_canonical)


def normalize(text: str) -> str:
    """Clean and canonicalise in one go, white space squeezed: for names, queries and keys, not for spans."""
    return " ".join(canonical(clean(text)).split())
