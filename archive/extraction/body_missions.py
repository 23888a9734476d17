"""Missions of one country in another: "Đại sứ quán Việt Nam tại Lào", "Tổng Lãnh sự quán Nhật Bản tại TP.HCM"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.extraction.body import Body, written
from archive.extraction.body_lexicon import Head
from archive.extraction.syllables import SYLLABLE
from archive.extraction.tokens import Token

if TYPE_CHECKING:
    from archive.extraction.body_grammar import Grammar

EMBASSY, OURS = "Đại sứ quán", "Việt Nam"
_AT = frozenset({"tại", "ở"})
# A consul's town, which no list has: "Tổng Lãnh sự quán Việt Nam tại Vladivostok".
_LONGEST_TOWN = 3


def read_mission(
    grammar: Grammar, tokens: tuple[Token, ...], start: int, index: int, head: Head, depth: int
) -> Body | None:
    """The mission with its country and the country or town it is in; None where no country follows."""
    sender = _country(grammar, tokens, index)
    if sender is None:
        return None
    own, end = sender
    if end + 1 < len(tokens) and tokens[end].key in _AT:
        seat = _country(grammar, tokens, end + 1) or _town(grammar, tokens, end + 1)
        if seat is not None:
            own, end = f"{own} {tokens[end].key} {seat[0]}", seat[1]
    return Body(start, end, head.name, head.kind, own=own, named=True, foreign=not own.startswith(OURS))


def _country(grammar: Grammar, tokens: tuple[Token, ...], index: int) -> tuple[str, int] | None:
    pair = tuple(token.key for token in tokens[index : index + 2])
    if pair == ("việt", "nam"):
        return OURS, index + 2
    if pair[:1] == ("vn",):
        return OURS, index + 1
    return grammar.lexicon.country_at(tokens, index)


def _town(grammar: Grammar, tokens: tuple[Token, ...], index: int) -> tuple[str, int] | None:
    place = grammar.gazetteer.at(tokens, index)
    if place is not None and place.name:
        return place.full if place.ranked else place.name, place.end
    end = index
    while end < len(tokens) and end - index < _LONGEST_TOWN and tokens[end].capital:
        if SYLLABLE.fullmatch(tokens[end].key) is not None:
            break
        end += 1
    return (written(tokens, index, end), end) if end > index else None
