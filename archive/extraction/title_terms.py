"""What stands beside an office and its body: "Thường trực", "phụ trách", "lâm thời", "nguyên", a term."""

from __future__ import annotations

from dataclasses import replace

from archive.extraction.terms import term_end
from archive.extraction.title_unit import TitleUnit
from archive.extraction.tokens import Token

FORMER = frozenset({"nguyên", "cựu"})
ACTING = frozenset({"quyền"})
# Written "Trường trực" now and then; nothing else can stand there.
_STANDING = frozenset({("thường", "trực"), ("trường", "trực")})
_MAY_STAND = ("Phó", "Ủy viên", "Bí thư", "Thứ trưởng")
# How an office is held: "Bí thư lâm thời Thành ủy …", "Phó Chủ tịch chuyên trách Hội …".
_MANNERS = {
    ("lâm", "thời"): "lâm thời",
    ("chuyên", "trách"): "chuyên trách",
    ("kiêm", "nhiệm"): "kiêm nhiệm",
    ("danh", "dự"): "danh dự",
}
_IN_CHARGE = ("phụ", "trách")
_FIRST = ("đầu", "tiên")
_OF = "của"
_PERIODS = frozenset({("nhiệm", "kỳ"), ("giai", "đoạn"), ("thời", "kỳ")})
_DASHES = frozenset({"-", "–", "—"})


def with_manner(tokens: tuple[Token, ...], post: str, end: int) -> tuple[str, int]:
    """The office with what says how it is held, and the index behind it."""
    pair = tuple(token.key for token in tokens[end : end + 2])
    if pair in _STANDING and post.startswith(_MAY_STAND) and "Thường trực" not in post:
        post, end = f"{post} Thường trực", end + 2
        pair = tuple(token.key for token in tokens[end : end + 2])
    if pair in _MANNERS and not post.endswith(_MANNERS[pair]):
        post, end = f"{post} {_MANNERS[pair]}", end + 2
    elif pair == _IN_CHARGE and end + 2 < len(tokens) and (tokens[end + 2].capital or not tokens[end + 2].word):
        post, end = f"{post} phụ trách", end + 2  # "Phó Tổng Biên tập phụ trách Tạp chí …"
    return post, end


def behind_of(tokens: tuple[Token, ...], end: int) -> int:
    """The index behind "đầu tiên", "của" or both: "Chủ nhiệm đầu tiên của Tổng cục …"."""
    begin = end + 2 * (tuple(token.key for token in tokens[end : end + 2]) == _FIRST)
    return begin + (begin < len(tokens) and tokens[begin].key == _OF)


def with_term(tokens: tuple[Token, ...], office: int, unit: TitleUnit) -> TitleUnit:
    """The title with "Nguyên" or "Quyền" before it, and reaching over "khóa XII" and "nhiệm kỳ 2015 - 2020"."""
    before = {token.key for token in tokens[unit.start : office]}
    former = not before.isdisjoint(FORMER)
    prefix = ("Nguyên " if former else "") + ("Quyền " if not before.isdisjoint(ACTING) else "")
    index = unit.end
    while index + 1 < len(tokens):
        if (term := term_end(tokens, index)) > index:
            index = term
        elif (period := _period_at(tokens, index)) > index:
            index = period
            while index < len(tokens) and (tokens[index].text.isdigit() or tokens[index].text in _DASHES):
                index += 1
        else:
            break
    if index == unit.end and not prefix:  # nearly always
        return unit
    return replace(unit, end=index, text=prefix + unit.text, former=former)


def _period_at(tokens: tuple[Token, ...], index: int) -> int:
    """The index behind "nhiệm kỳ" or "và nhiệm kỳ" here, or ", nhiệm kỳ" before a year; ``index`` where none stands."""
    begin = index + (tokens[index].key in ("và", ","))
    if tuple(token.key for token in tokens[begin : begin + 2]) not in _PERIODS:
        return index
    numbered = begin + 2 < len(tokens) and tokens[begin + 2].text.isdigit()
    return begin + 2 if numbered or tokens[index].text != "," else index
