"""What a cell holds: nothing but people, offices one after the other, a body, a number."""

from __future__ import annotations

import re
from dataclasses import replace

from archive.extraction.tables.found import Found, Place
from archive.extraction.tables.seats import has_office
from archive.extraction.tokens import Token
from archive.extraction.vocabulary import lowered
from archive.text import Span

_LINE = re.compile(r"[^\n•]+")
_BRACKETS = re.compile(r"\([^()]{0,200}\)|\[[^\]]{0,40}\]")
_BETWEEN = re.compile(r"[\s,;:.•/*–-]*(?:(?:kiêm|và|đồng thời là|nay là|sau là|rồi)[\s]+)?")
_GOES_ON = re.compile(r"[\s–-]*(?!(?:từ|đến|năm|tháng|khóa|khoá|nhiệm kỳ|đầu tiên|kiêm chức|lâm thời)\b)[^\W\d_]")
_BODY = re.compile(r"\s*(?:(?!\b(?:từ|đến|khóa|nhiệm kỳ|trong|thay)\b)[^,;(\[\n])*")
_LONGEST_BODY = 14
_YEARS = re.compile(
    r"[\s(]*+(?:(?:từ|đến|tháng|năm|nay|ngày|khóa|nhiệm kỳ)\s*+|[\d/.]++\s*+|[IVXL]++\b\s*+|[-–,)]\s*+)*+"
)


def is_rank(token: Token) -> bool:
    """Whether the word may stand beside a name in its cell: of a rank, a degree, a calling."""
    return token.key in lowered("rank_words")


def blanked(text: str, span: Span) -> str:
    """The words of a cell with what stands in brackets made blank, of the same length."""
    return _BRACKETS.sub(lambda match: " " * len(match.group()), span.of(text))


def people_filling(found: Found, text: str, cell: Span) -> list[Place]:
    """The names that fill the cell, beside ranks, numbers and brackets; none where other words stand there."""
    names = found.names_in(cell)
    words = blanked(text, cell)
    kept = [name for name in names if words[name.span.start - cell.start : name.span.end - cell.start].strip()]
    if not kept:
        return []
    inside = [name.span for name in kept]
    for token in found.tokens_in(cell):
        covered = any(span.start <= token.start < span.end for span in inside)
        blank = not words[token.start - cell.start : token.end - cell.start].strip()
        if token.word and not (covered or blank or token.text[0].isdigit() or is_rank(token)):
            return []
    return kept


def offices_of(found: Found, text: str, cell: Span) -> list[Place]:
    """The offices with which each line of the cell begins, one behind the other."""
    taken: list[Place] = []
    for line in _LINE.finditer(text, cell.start, cell.end):
        end, of_line = line.start(), []
        for place in found.units_in(Span(*line.span())):
            between = text[end : place.span.start]
            if not (_BETWEEN.fullmatch(between) or (of_line and _YEARS.fullmatch(between))):
                break  # words stand between: what follows may be another's
            of_line.append(place)
            end = place.span.end
        if of_line and _is_cut(of_line[-1], text[end : line.end()]):
            whole = _with_rest(of_line.pop(), text[end : line.end()])
            of_line.extend([whole] if whole is not None else [])
        taken.extend(of_line)
    return taken


def _is_cut(place: Place, rest: str) -> bool:
    """Whether an office goes on in words that no rule reads: "Phó Chủ tịch | Nhóm Nghị sĩ hữu nghị"."""
    bare = place.what.text.removeprefix("Nguyên ") == place.what.post
    return bare and _GOES_ON.match(rest) is not None


def _with_rest(place: Place, rest: str) -> Place | None:
    """The office with the body that the words behind it name, though no list has it: "Bộ trưởng | Bộ Cứu tế"."""
    body = " ".join(_BODY.match(rest)[0].split())
    if not has_office(place.what.post, body) or len(body.split()) > _LONGEST_BODY:
        return None
    unit = replace(place.what, text=f"{place.what.text} {body}", organisation=body, open=False)
    return replace(place, what=unit)
