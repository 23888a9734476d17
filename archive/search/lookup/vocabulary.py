"""The words that directives are asked for with: kinds, their signs, and who issues them; all without diacritics."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings

from archive.extraction import Reference
from archive.text import canonical, fold, search_key, syllables

Words = tuple[str, ...]

# The Central Committee of the Party, in symbols and in speech. It also stands for those who sign in its name.
CENTRAL = "tw"
_CENTRAL_WORDS = ("trung ương", "TW", "TƯ", "BCHTW", "BCHTƯ", "BCH TW", "BCH TƯ", "BCH trung ương")
# What people say for bodies whose name in the reference is longer, beside the abbreviations that it gives.
_SHORT_NAMES = {"thủ tướng": "Thủ tướng Chính phủ", "TTCP": "Thủ tướng Chính phủ", "CP": "Chính phủ", "QH": "Quốc hội"}
_SIGNS_OF_THE_PARTY = frozenset("nq ct qd kl hd tb".split())
_BEFORE_THE_SYLLABLE = frozenset("thong dau".split())
# A sign of one letter ("L") is a syllable of anything.
_LEAST_SIGN = 2


@dataclass(frozen=True)
class Vocabulary:
    """``kinds``: the words of a kind or its sign → the kinds meant ("qd" → Quyết định, Quy định). ``signs``: those of
    them that are signs. ``bodies``: the words of a body or its short form → its names, folded; the Central Committee
    is :data:`CENTRAL`."""

    kinds: Mapping[Words, tuple[str, ...]]
    signs: frozenset[Words]
    bodies: Mapping[Words, tuple[str, ...]]

    def longest(self, words: Mapping[Words, object], tokens: Sequence[str], start: int) -> int:
        """How many tokens from ``start`` on are the longest entry of ``words``; 0 for none."""
        most = min(len(tokens) - start, self.longest_entry)
        return next((size for size in range(most, 0, -1) if tuple(tokens[start : start + size]) in words), 0)

    def longest_before(self, words: Mapping[Words, object], tokens: Sequence[str], end: int) -> int:
        """How many tokens before ``end`` are the longest entry of ``words``; 0 for none."""
        most = min(end, self.longest_entry)
        return next((size for size in range(most, 0, -1) if tuple(tokens[end - size : end]) in words), 0)

    @property
    def longest_entry(self) -> int:
        """No name of a body that somebody types is longer, in syllables."""
        return 12


def words_of(text: str) -> Words:
    """The folded syllables of a cleaned text, "TƯ" read as the Central Committee."""
    found: list[str] = []
    for syllable in syllables(text):
        found.append(plain(text[syllable.start : syllable.end], found[-1] if found else ""))
    return tuple(found)


def plain(written: str, before: str) -> str:
    """A syllable without diacritics, given the plain one before it.

    "TƯ" is the Central Committee, not the province's "TU"; "tư" is that behind a sign only ("nq tư"), since it is also
    a syllable of "đầu tư", "thông tư", "Bộ Tư pháp".
    """
    if canonical(written).lower() == "tư" and (
        before in _SIGNS_OF_THE_PARTY or (written.isupper() and before not in _BEFORE_THE_SYLLABLE)
    ):
        return CENTRAL
    return fold(canonical(written))


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of the reference lists of this installation."""
    return build(Reference.load(settings.REFERENCE_DIR))


def build(reference: Reference) -> Vocabulary:
    """The vocabulary of a reference."""
    kinds: dict[Words, list[str]] = {}
    signs: set[Words] = set()
    for row in reference.document_types:
        kinds.setdefault(words_of(row.name), []).append(row.name)
        for sign in {*row.party_signs, *row.state_signs}:
            if len(sign) >= _LEAST_SIGN:
                kinds.setdefault(words_of(sign), []).append(row.name)
                signs.add(words_of(sign))
    bodies: dict[Words, list[str]] = {}
    for body in reference.organisations:
        _add(bodies, (body.name, *body.aliases, *body.abbreviations), body.name)
    for short, name in _SHORT_NAMES.items():
        _add(bodies, (short,), name)
    for words in _CENTRAL_WORDS:
        bodies[words_of(words)] = [CENTRAL]
    # A sign is a kind before it is a body ("TT": Thông tư).
    return Vocabulary(
        {words: tuple(dict.fromkeys(names)) for words, names in kinds.items()},
        frozenset(signs),
        {words: tuple(dict.fromkeys(names)) for words, names in bodies.items() if words not in kinds},
    )


def _add(bodies: dict[Words, list[str]], writings: Iterable[str], name: str) -> None:
    for writing in writings:
        if words := words_of(writing):
            bodies.setdefault(words, []).append(search_key(name))
