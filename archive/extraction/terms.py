"""Terms of office in the tokens of a block: "khóa XIV", "các khóa VI, VII". A title is told without its term."""

from __future__ import annotations

import re

from archive.extraction.tokens import Token

_SEVERAL = frozenset({"các", "mấy", "nhiều", "hai", "ba"})
_ROMAN = re.compile(r"[IVX]{1,6}")


def term_end(tokens: tuple[Token, ...], index: int) -> int:
    """The index behind "khóa XII", "(khóa XII)", "các khóa III, V" or "khóa này" here; ``index`` where none stands."""
    if index < len(tokens) and tokens[index].text == "(":
        inner = term_end(tokens, index + 1)
        return inner + 1 if inner > index + 1 and inner < len(tokens) and tokens[inner].text == ")" else index
    several = index + (index < len(tokens) and tokens[index].key in _SEVERAL)
    if several >= len(tokens) or tokens[several].key != "khóa":
        return index
    if several > index and tokens[index].key != "các":
        return several + 1  # "nguyên Ủy viên Trung ương mấy khóa"
    if several + 1 >= len(tokens) or not tokens[several + 1].word:
        return index
    end = several + 2
    numbered = _is_ordinal(tokens[several + 1])
    while numbered and end + 1 < len(tokens) and tokens[end].key in (",", "và"):
        if not _is_ordinal(tokens[end + 1]) or (several == index and tokens[end + 1].text.isdigit()):
            break
        end += 2
    return end


def _is_ordinal(token: Token) -> bool:
    return token.text.isdigit() or _ROMAN.fullmatch(token.text) is not None
