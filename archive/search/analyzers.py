"""How text becomes terms: one recipe for the index, for queries and for highlighting.

1. :func:`archive.text.clean` makes it NFC and takes out invisible characters (texts come clean, names typed by a
   curator may not).
2. :func:`archive.text.syllables` cuts its canonical, lower-case form into syllables and numbers. Nothing is thrown
   away: no stop words, no least length, no stemming ("Bộ Y tế" keeps its y, "Nghệ An" its an, "5-CT/TW" its 5).
3. The exact term is that syllable; the folded term is the same without diacritics.
4. Positions count through a part (headline, paragraph, caption, name). Between parts lies a gap, so that no phrase can
   reach from one into the next.

Symbols of directives are terms of their own, in the form that all spellings share (18-nq/tw).

Whoever changes what comes out here raises :data:`archive.search.engine.schema.SCHEMA_VERSION`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from archive.text import canonical, clean, fold, search_key, syllables
from archive.text.symbols import FoundSymbol, number_key, symbol_at

# Positions between the last syllable of a part and the first of the next; any number above 1 parts phrases.
GAP = 16
_NUMBER_START = re.compile(r"(?<![^\W_])\d")


def terms(parts: Iterable[str], *, folded: bool) -> dict[str, list[int]]:
    """Term → its positions, ascending, through all parts."""
    found: dict[str, list[int]] = {}
    position = 0
    for part in parts:
        stream = _stream(part)
        for syllable in stream:
            found.setdefault(_fold(syllable) if folded else syllable, []).append(position)
            position += 1
        position += GAP
    return found


# The parts of one article are asked for four times over: exact and folded, as its text and as its headline or names.
@lru_cache(maxsize=512)
def _stream(part: str) -> tuple[str, ...]:
    return tuple(syllable.text for syllable in syllables(clean(part)))


# Vietnamese has some 7,000 syllables; numbers and foreign words make up the rest.
_fold = lru_cache(maxsize=50_000)(fold)


def symbols(text: str) -> Iterator[FoundSymbol]:
    """Every symbol of a directive in a cleaned text, in order, none overlapping another."""
    form = canonical(text)
    end = 0
    for start in _NUMBER_START.finditer(form):
        if start.start() < end:
            continue
        found = symbol_at(form, start.start())
        if found:
            end = found.span.end
            yield found


def numbered(kind: str, number: str) -> str:
    """The term for a kind of document and its number: "Nghị quyết", "05" → "nghi quyet 5"."""
    return f"{search_key(kind)} {number_key(number)}"
