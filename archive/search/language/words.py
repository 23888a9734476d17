"""The leaves of one token: a word, a phrase, a short form; each perhaps open at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from archive.extraction.syllables import SYLLABLE
from archive.search.analyzers import CENTRAL, forms, unfinished
from archive.search.tree import Phrase, ShortForm, Word
from archive.text import Span, lower

# Short forms have at least two letters: a lone "T" or "Y" is a word.
_SHORTEST = 2
_LONGEST = 40  # the column's
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_PARTS = re.compile(r"[^\W_]+")
# What the pattern of syllables lets pass, though y stands behind few consonants, and no consonant behind it: "byt".
_Y_OUT_OF_PLACE = re.compile("[bcdđgnprx]y|[hklmstv]y.")
# "TƯ" and "T.Ư": in capitals the Central Committee, in small letters another word (đầu tư).
_CENTRAL = re.compile("T[.]? ?Ư")


class KnownForm(Protocol):
    """A short form in the table: what it stands for."""

    meanings: Sequence[str]


class ShortFormTable(Protocol):
    """What knows the short forms; see :class:`archive.search.abbreviations.ShortForms`."""

    def find(self, typed: str) -> KnownForm | None:
        """What a typed word is short for, None if nothing is known of it."""


def leaf_of(text: str, span: Span, *, open_end: bool = False) -> Word | Phrase | None:
    """The leaf of one token or quoted text; None for mere punctuation."""
    found = unfinished(text) if open_end else forms(text)
    if not found:
        return None
    if len(found) == 1:
        return Word(found[0], open_end, span=span)
    return Phrase(found, open_end, span=span)


def looks_short(text: str) -> bool:
    """Whether a typed word may be a short form; the table decides.

    In capitals ("CT", "TU"), or if no Vietnamese syllable reads like it ("ubnd", "lđ-tb&xh", never "tu").
    """
    text = bare(text)
    letters = _PARTS.findall(text)
    if not letters or not _SHORTEST <= len(text) <= _LONGEST or any(part.isdigit() for part in letters):
        return False
    return text.isupper() or not all(reads_as_syllable(part) for part in letters)


def bare(text: str) -> str:
    """A token without the punctuation around it."""
    return _EDGES.sub("", text)


def reads_as_syllable(word: str) -> bool:
    """Whether a word could be spoken as one Vietnamese syllable."""
    word = lower(word)
    return SYLLABLE.fullmatch(word) is not None and not _Y_OUT_OF_PLACE.search(word)


def is_shouted(form: str, table: ShortFormTable) -> bool:
    """Whether a query is typed in capitals as such, so that capitals mark no short form.

    "HỘI NGHỊ TW" is, since "HỘI" is short for nothing; "NQ TW", "UBND" and "TU" are not.
    """
    words = _PARTS.findall(form)
    if not all(word.isupper() or word.isdigit() for word in words):
        return False
    return any(len(word) > _SHORTEST and reads_as_syllable(word) and table.find(word) is None for word in words)


def short_form(leaf: Word | Phrase, text: str, table: ShortFormTable, *, shouted: bool) -> ShortForm | None:
    """The short form that a typed token is, if the table knows it; in a shouted query none that reads as a syllable."""
    known = table.find(bare(text))
    if known is None or (shouted and all(map(reads_as_syllable, _PARTS.findall(text)))):
        return None
    meanings = {}
    for meaning in known.meanings:
        expansion = leaf_of(meaning, leaf.span)
        if expansion is not None:
            meanings.setdefault(expansion, meaning)
    expansions = list(meanings)
    if _CENTRAL.fullmatch(bare(text)):
        # What it says in small letters is not meant.
        leaf = Word(CENTRAL, span=leaf.span)
    return ShortForm(leaf, bare(text), tuple(meanings.values()), tuple(expansions), span=leaf.span)
