"""Given names behind a form of address or an office: "ông Hòa", "Bí thư Xuân Anh"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from archive.extraction.names import Name
from archive.extraction.reading import Section
from archive.extraction.syllables import is_initial
from archive.extraction.titles import TitleUnit
from archive.extraction.tokens import Phrases, Token
from archive.extraction.vocabulary import lowered

_LONGEST = 2


@dataclass(frozen=True)
class ShortName:
    """A given name of one or two syllables; ``begin`` is where the form of address or the office begins."""

    begin: int
    start: int
    end: int
    given: str
    # What stands before it, for the evidence: "a form of address" or "an office".
    behind: str
    # Whether the name may be the first syllable of a foreign one ("ông Tập", "Bộ trưởng Han").
    surname_first: bool = False


@lru_cache(maxsize=1)
def _addresses() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The forms of address by their last word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lowered("address_words"):
        parts = tuple(phrase.replace("/", " / ").split())
        found.setdefault(parts[-1], []).append(parts)
    return {last: tuple(sorted(parts, key=len, reverse=True)) for last, parts in found.items()}


def find_short_names(
    section: Section, names: list[Name], units: dict[int, TitleUnit], others: Phrases[str]
) -> Iterator[ShortName]:
    """The given names of a block that stand alone, whoever they lead to; ``others`` are capitals that are no names."""
    tokens = section.tokens
    taken = {i for name in names for i in range(name.start, name.end)}
    by_end = {unit.end: unit for unit in units.values()}
    addresses = _addresses()
    free = 0
    for index in section.capitals:
        token = tokens[index]
        if index < free or index in taken or index in section.covered:
            continue
        if token.key in addresses and index + 1 < len(tokens) and _goes_on(tokens, index + 1):
            continue  # "Ông Hòa" at the head of a sentence
        other = others.at(tokens, index) if token.key in others.firsts else None
        if other is not None:  # "Ủy viên Thường vụ Trung ương"
            free = other[1]
            continue
        end = index + 1
        while end < len(tokens) and _goes_on(tokens, end):
            end += 1
        led = index in by_end or (index > 0 and tokens[index - 1].key in addresses)
        kept_back = led and end == index + 1 and is_initial(tokens, index)  # "bà L." beside "Nguyễn Thị L."
        end += kept_back
        shouted = token.text.isupper() and not kept_back
        if led and end - index <= _LONGEST and not shouted and taken.isdisjoint(range(index, end)):
            short = _short_name(tokens, index, end, by_end)
            if short is not None:
                yield short
        free = end


def _goes_on(tokens: tuple[Token, ...], index: int) -> bool:
    return tokens[index].word and tokens[index].capital and tokens[index].start - tokens[index - 1].end == 1


def _short_name(tokens, start: int, end: int, by_end: dict[int, TitleUnit]) -> ShortName | None:
    given = " ".join(token.text for token in tokens[start:end]).replace(" .", ".")
    unit = by_end.get(start)
    if unit is not None:
        return ShortName(unit.start, start, end, given, "an office", surname_first=True)
    for parts in _addresses().get(tokens[start - 1].key, ()) if start else ():
        begin = start - len(parts)
        if begin >= 0 and all(tokens[begin + i].key == part for i, part in enumerate(parts)):
            return ShortName(begin, start, end, given, "a form of address", surname_first=True)
    return None
