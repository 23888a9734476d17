"""Words of a query as regular expressions, for Python (and SQLite, which asks it) and PostgreSQL alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from django.db.models import Q

from archive.search.analyzers import CENTRAL, form
from archive.search.tree import Phrase, Word
from archive.text import canonical, fold

PLAIN, _WORDY = "[a-z0-9]", r"\w"  # what may go on behind an open syllable, folded and as written
GAP = "[^a-z0-9]"
CENTRAL_PRINTED = r"(^|[^\w])TƯ($|[^\w])"
# Every letter with its diacritics, by the plain one: for columns that have no folded twin.
_MARKED = {
    plain: "".join(letter for letter in map(chr, range(0xC0, 0x1EFA)) if letter.islower() and fold(letter) == plain)
    for plain in "adeiouy"
}


def syllables_of(leaf: Word | Phrase) -> tuple[str, ...]:
    return (leaf.syllable,) if isinstance(leaf, Word) else leaf.syllables


def contains(column: str, plain: str) -> Q:
    """A folded column that holds a folded term, in either of the two ways to write it."""
    ways = [plain, "tu"] if plain == CENTRAL else _ways(plain)
    return Q(*(Q(**{f"{column}__contains": each}) for each in ways), _connector=Q.OR)


def _ways(term: str) -> list[str]:
    """The spellings of which a term is the form: "kĩ" and "kỹ"."""
    marks = unicodedata.normalize("NFD", term[-1:])
    twin = term[:-1] + unicodedata.normalize("NFC", "y" + marks[1:])
    return [term, twin] if marks[:1] == "i" and form(twin) == term else [term]


def plain_patterns(leaf: Word | Phrase) -> list[str]:
    """One for each syllable, compared without diacritics in a folded column."""
    return _patterns(leaf, fold, _plain_spellings, re.escape, PLAIN)


def marked_patterns(leaf: Word | Phrase) -> list[str]:
    """One for each syllable, compared without diacritics in a column that has them."""
    return _patterns(leaf, fold, _marked_spellings, with_marks, _WORDY)


def _plain_spellings(plain: str) -> str:
    return "t[wu]" if plain == CENTRAL else _either(map(re.escape, _ways(plain)))


def _marked_spellings(plain: str) -> str:
    return "(?:tw|tư)" if plain == CENTRAL else _either(map(with_marks, _ways(plain)))


def exact_pattern(leaf: Word | Phrase) -> str:
    patterns = _patterns(leaf, str, _spellings, _placements, _WORDY)
    return side_by_side(patterns, r"[^\w\n]", edge=r"[^\w]")


def _patterns(
    leaf: Word | Phrase,
    compared: Callable[[str], str],
    whole: Callable[[str], str],
    written: Callable[[str], str],
    letters: str,
) -> list[str]:
    """The syllables by ``whole``; an open one by ``written`` and any ``letters``, or as what it is already.

    See :func:`archive.search.analyzers.begins`.
    """
    *before, last = map(compared, syllables_of(leaf))
    end = f"(?:{written(last)}{letters}*|{whole(form(last))})" if leaf.open else whole(form(last))
    return [*(whole(form(syllable)) for syllable in before), end]


def _spellings(syllable: str) -> str:
    """A pattern for a syllable in both ways to write its sound, each as in :func:`_placements`."""
    return "(?:tw|tư)" if syllable == CENTRAL else _either(map(_placements, _ways(syllable)))


def _placements(syllable: str) -> str:
    """A pattern for a syllable in new and in old tone placement: the text keeps the one that it was written in."""
    letters = unicodedata.normalize("NFD", syllable[-2:-1])
    ways = [syllable]
    if fold(syllable[-2:]) in ("oa", "oe", "uy") and len(letters) == 2:
        old = syllable[:-2] + letters[0] + unicodedata.normalize("NFC", syllable[-1] + letters[1])
        ways += [old] if canonical(old) == syllable else []
    return _either(map(re.escape, ways))


def with_marks(plain: str) -> str:
    """A pattern for a folded syllable with any diacritics."""
    return "".join(f"[{letter}{_MARKED[letter]}]" if letter in _MARKED else re.escape(letter) for letter in plain)


def _either(patterns: Iterable[str]) -> str:
    patterns = list(patterns)
    return patterns[0] if len(patterns) == 1 else f"(?:{'|'.join(patterns)})"


def side_by_side(patterns: Sequence[str], gap: str, edge: str = "") -> str:
    """Whole syllables with nothing but ``gap`` characters between them."""
    edge = edge or gap
    return f"(^|{edge})" + f"{gap}+".join(patterns) + f"($|{edge})"
