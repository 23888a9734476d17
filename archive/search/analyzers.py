"""How text becomes terms: one recipe for the index, for queries and for highlighting.

1. :func:`archive.text.clean` makes it NFC and takes out invisible characters (texts come clean, names typed by a
   curator may not).
2. :func:`archive.text.syllables` cuts its canonical, lower-case form into syllables and numbers. Nothing is thrown
   away: no stop words, no least length, no stemming ("Bộ Y tế" keeps its y, "Nghệ An" its an, "5-CT/TW" its 5).
3. The exact term is that syllable, with one letter for the two ways to write one sound (:func:`form`: kỹ is kĩ); the
   folded term is the same without diacritics (:func:`folded_form`). "TƯ" is the term of "TW" besides its own.
4. Positions count through a part (headline, paragraph, caption, name). Between parts lies a gap, so that no phrase can
   reach from one into the next.

Symbols of directives are terms of their own, in the form that all spellings share (18-nq/tw), and so are the pieces of
them that somebody may remember (:func:`number_terms`).

Whoever changes what comes out here raises :data:`archive.search.engine.schema.SCHEMA_VERSION`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from archive.text import canonical, clean, fold, lower, syllable_texts, syllables
from archive.text.symbols import FoundSymbol, number_key, symbol_at

# Positions between the last syllable of a part and the first of the next; any number above 1 parts phrases.
GAP = 16
# A number that may begin a symbol: a dash or a slash follows, or some letters and then those, or "NQTW". Most numbers
# of a text ("120 đại biểu") are no more than that, and this one look spares them half a dozen.
_NUMBER_START = re.compile(
    r"\d(?<![^\W_]\d)(?=\d{0,4}[A-Ea-e]?(?:\s{0,2}[/\-\u2010-\u2015\u2212]"
    r"|\s?[^\W\d_]{1,7}\s{0,2}[/\-\u2010-\u2015\u2212]|\s[^\W\d_]{2}T[WƯU]))"
)

# The pairs that dictionaries list side by side (kỷ/kỉ, lý/lí, tỷ/tỉ, quý/quí, mỹ/mĩ, sỹ/sĩ, hy/hi): one sound, an open
# syllable. Nowhere else: tay is not tai, thúy not thúi, and a lone y ("y tế") has no twin in use.
_Y_OR_I = re.compile("(?:[hklmst]|qu)[yỳýỷỹỵ]")
_I_FOR_Y = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")

# How texts write the Central Committee: "TW", and just as often "TƯ", which in small letters is another word (đầu tư).
# In a headline in capitals the two cannot be told apart; there it is both.
CENTRAL = "tw"
_CENTRAL_TOO = "TƯ"


class Token(NamedTuple):
    """A syllable of a text: its exact terms (one; two for "TƯ") and its offsets in the text."""

    terms: tuple[str, ...]
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The syllables of a cleaned text in order, each with the terms that the index has for it."""
    written = canonical(text)
    central = _CENTRAL_TOO in written
    for found in syllables(text):
        if central and written[found.start : found.end] == _CENTRAL_TOO:
            yield Token((found.text, CENTRAL), found.start, found.end)
        else:
            yield Token((form(found.text),), found.start, found.end)


def token_terms(text: str) -> list[tuple[str, ...]]:
    """The terms of :func:`tokens` without their offsets, many times as fast."""
    if _CENTRAL_TOO in canonical(text):
        return [token.terms for token in tokens(text)]
    return list(map(_term, syllable_texts(text)))


def terms(parts: Iterable[str], *, folded: bool) -> dict[str, list[int]]:
    """Term → its positions, ascending, through all parts."""
    found: dict[str, list[int]] = {}
    position = 0
    for part in parts:
        for piece in cut(part):
            for syllable in token_terms(piece):
                for term in syllable:
                    found.setdefault(folded_form(term) if folded else term, []).append(position)
                position += 1
        position += GAP
    return found


def cut(part: str) -> list[str]:
    """A part cut at white space, across which no syllable goes: the terms of a part are those of its pieces."""
    return clean(part).split()


# Vietnamese has some 7,000 syllables; numbers and foreign words make up the rest.
@lru_cache(maxsize=50_000)
def form(syllable: str) -> str:
    """The exact term of a canonical lower-case syllable: "kỹ" → "kĩ", "quý" → "quí"; most stay as they are."""
    return syllable.translate(_I_FOR_Y) if _Y_OR_I.fullmatch(syllable) else syllable


@lru_cache(maxsize=50_000)
def _term(syllable: str) -> tuple[str]:
    return (form(syllable),)


@lru_cache(maxsize=50_000)
def folded_form(syllable: str) -> str:
    """The folded term of a syllable in any spelling: "kỹ", "Kĩ", "ky" → "ki"."""
    return form(fold(syllable))


def forms(text: str) -> tuple[str, ...]:
    """The exact terms of a text of a query, one a syllable; "TƯ" stands for "tư" here."""
    return tuple(form(syllable.text) for syllable in syllables(clean(text)))


def unfinished(text: str) -> tuple[str, ...]:
    """As :func:`forms`, but the last syllable as it is written: somebody may go on typing it.

    "nghị quy" may become "nghị quyết", which keeps its y; only when it ends there is it "quí".
    """
    *whole, last = [syllable.text for syllable in syllables(clean(text))] or [""]
    return (*map(form, whole), last) if last else ()


def begins(term: str, beginning: str) -> bool:
    """Whether a term may be what an unfinished syllable becomes: it goes on so, or it is that syllable itself."""
    return term.startswith(beginning) or term == form(beginning)


def folded_key(text: str) -> str:
    """A name as its folded terms, parted by blanks: equal for two names that the index cannot tell apart."""
    return " ".join(folded_form(syllable) for syllable in forms(text))


def compound(word: str) -> str:
    """The term of a compound word of the segmenter, its syllables joined by "_": "kỹ_thuật" → "kĩ_thuật"."""
    return "_".join(form(syllable) for syllable in lower(word).split("_"))


def symbols(text: str) -> Iterator[FoundSymbol]:
    """Every symbol of a directive in a cleaned text, in order, none overlapping another."""
    starts = [match.start() for match in _NUMBER_START.finditer(text)]
    written = canonical(text) if starts else ""
    end = 0
    for start in starts:
        found = symbol_at(written, start) if start >= end else None
        if found:
            end = found.span.end
            yield found


def numbered(kind: str, number: str, year: str = "") -> str:
    """The term for a kind of document and its number: "Nghị quyết", "05" → "nghi quyet 5"; with the year behind it."""
    return " ".join(filter(None, [folded_key(kind), number_key(number), year]))


def document_terms(kind: str, number: str, symbol_key: str, year: str) -> list[str]:
    """All terms for a document, or for what a citation says of it; each part is "" where it is not known."""
    years = ("", year) if year else ("",)
    made = [numbered(kind, number, each) for each in years] if kind and number else []
    made += number_terms(number_key(number), year) if number else []
    return [*made, symbol_key, *number_terms(symbol_key, year)] if symbol_key else made


# Begins the terms that are pieces of a symbol, so that none is taken for a whole one.
PIECE = "#"
_PIECES = re.compile(r"[^\W_]+")
_YEAR = re.compile("(?:19|20)[0-9]{2}")


def number_terms(key: str, year: str = "") -> list[str]:
    """The terms for the pieces by which a symbol may be remembered, from its key, the number first.

    "18-nq/tw" → "#18", "#18 nq", "#18 tw", "#18 nq tw", "#18 nqtw"; "30/2020/nd-cp" → the same, and each with the year.
    ``year`` is that of the document, where the symbol does not hold it.
    """
    number, *rest = _PIECES.findall(key) or [""]
    if rest and _YEAR.fullmatch(rest[0]):
        year = rest.pop(0)
    years = [[], [year]] if year else [[]]
    ends = [[], rest[:1], rest[1:], rest, ["".join(rest)]]
    return list(dict.fromkeys(PIECE + " ".join([number, *year, *filter(None, end)]) for year in years for end in ends))
