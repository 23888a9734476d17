"""Offices of a territory: "Bí thư Hà Nội" leads its Party committee, "Chủ tịch tỉnh Hà Nam" its people's committee."""

from __future__ import annotations

from archive.extraction.body_lexicon import Lexicon
from archive.extraction.body_names import territory_name
from archive.extraction.committees import OF_COMMITTEE, committee_of
from archive.extraction.syllables import SYLLABLE, adjoins
from archive.extraction.territories import Territory
from archive.extraction.title_unit import TitleUnit
from archive.extraction.tokens import Token

# The body that they mean: Luật Tổ chức chính quyền địa phương 2015, Điều lệ Đảng.
_OF_GOVERNMENT = frozenset({"Chủ tịch", "Phó Chủ tịch", "Phó Chủ tịch Thường trực"})
# The capitals of a foreign place and of a name of two words behind it.
_LONGEST_FOREIGN, _LONGEST_PLACE = 4, 2
_LONGEST_WITH_NAME = 4
# The first words of towns of two: "Saint Petersburg".
_FIRST_OF_TWO = frozenset("saint new los san las kuala phnom buenos rio cape santa".split())


def of_territory(start: int, post: str, territory: Territory) -> TitleUnit:
    """The title of the office and the territory behind it. A secretary's says the committee ("Bí thư Thành ủy Hà Nội"),
    a chairman's the territory alone, as printed, for that may be of the people's committee or its council."""
    end = territory.whole_end
    if post in OF_COMMITTEE:
        body = committee_of(territory.rank, territory.name, territory.full)
        return TitleUnit(start, end, f"{post} {body}", post, body)
    body = f"Ủy ban nhân dân {territory.full}" if post in _OF_GOVERNMENT else ""
    return TitleUnit(start, end, f"{post} {territory_name(territory)}", post, body)


def foreign_place_end(lexicon: Lexicon, tokens: tuple[Token, ...], index: int) -> int:
    """The index behind the name of a foreign province or town, of which only the rank is on a list: "Tỉnh trưởng tỉnh
    Savannakhet"; ``index`` where a person's name stands there."""
    end = index
    while end < len(tokens) and end - index < _LONGEST_FOREIGN and tokens[end].capital and adjoins(tokens, end):
        if tokens[end].key in lexicon.gazetteer.surnames:
            break
        end += 1
    if end > index and SYLLABLE.fullmatch(tokens[index].key) is None and end - index > _LONGEST_PLACE:
        return end - _LONGEST_PLACE  # "tỉnh Ulyanovsk | Sergei Morozov"
    return min(end, index + _LONGEST_PLACE)


def foreign_seat_end(tokens: tuple[Token, ...], index: int) -> int:
    """The index behind a foreign town without a rank that a name of two words follows: "Thị trưởng | London | Sadie
    Kahn", "Thống đốc | Saint Petersburg | Georgy Pontov"; ``index`` where none stands here."""
    end = index
    while end < len(tokens) and end - index < _LONGEST_WITH_NAME and tokens[end].capital and tokens[end].word:
        if (end > index and not adjoins(tokens, end)) or SYLLABLE.fullmatch(tokens[end].key):
            break
        end += 1
    whole = end > index and tokens[index].key in _FIRST_OF_TWO
    if end - index > _LONGEST_PLACE:
        return index + _LONGEST_PLACE if whole else end - _LONGEST_PLACE
    return end if whole and end - index == _LONGEST_PLACE else index
