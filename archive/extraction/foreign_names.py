"""Foreigners who are named in full without a form of address, and elsewhere called by the last of their names: "Roger
Lowman đến từ Texas … ông Lowman"."""

from __future__ import annotations

from collections.abc import Iterator

from archive.extraction.names import Name
from archive.extraction.reading import Section
from archive.extraction.syllables import SYLLABLE, adjoins, hyphened_end
from archive.extraction.tokens import Token
from archive.extraction.vocabulary import lowered

_ADDRESSES = frozenset({"ông", "bà", "ngài", "cô", "anh", "chị"})
_SHORTEST = 3
# First names before the last: "Robert Francis Kennedy".
_MOST_FIRST_NAMES = 3


def called_alone(section: Section) -> Iterator[str]:
    """The foreign words that stand alone behind a form of address: "ông Lowman"."""
    tokens = section.tokens
    for index in section.capitals:
        if not index or tokens[index - 1].key not in _ADDRESSES or not _is_foreign_word(tokens[index]):
            continue
        end = hyphened_end(tokens, index + 1)
        if end == index + 1 and not (end < len(tokens) and tokens[end].capital and adjoins(tokens, end)):
            yield tokens[index].key


def named_in_full(section: Section, names: list[Name], wanted: frozenset[str]) -> Iterator[Name]:
    """The names in full of a block that end with one of the words ``wanted``, in small letters."""
    tokens = section.tokens
    taken = {i for name in names for i in range(name.start, name.end)}
    for index in section.capitals:
        if tokens[index].key not in wanted or index in taken or index in section.covered:
            continue
        start = index
        while start and index - start < _MOST_FIRST_NAMES and adjoins(tokens, start):
            first = tokens[start - 1]
            if not _is_first_name(first) or start - 1 in taken or start - 1 in section.covered:
                break
            beside = start > 1 and tokens[start - 2].capital and adjoins(tokens, start - 1)
            if beside and not _is_foreign_word(first):
                break  # "Ba Lan | Rafal Bochenski"
            start -= 1
        after = tokens[index + 1 : index + 2]
        goes_on = bool(after) and after[0].capital and adjoins(tokens, index + 1)
        if start < index and not goes_on:
            text = " ".join(token.text for token in tokens[start : index + 1])
            yield Name(start, index + 1, text, "form", start, foreign=True)


def _is_foreign_word(token: Token) -> bool:
    known = token.word and token.capital and not token.text.isupper() and len(token.text) >= _SHORTEST
    return known and token.text.isalpha() and SYLLABLE.fullmatch(token.key) is None


def _is_first_name(token: Token) -> bool:
    """Whether the word may be a foreigner's first name; one that sounds like ours has no marks ("Tong Zhao")."""
    if token.key in lowered("countries"):
        return False
    return _is_foreign_word(token) or (token.capital and token.text.isascii() and token.text[1:].islower())
