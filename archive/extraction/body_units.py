"""Units of the armed forces, which have a number for a name: "Trung đoàn 3, Sư đoàn 330 - Quân khu 9"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.extraction.body import Body
from archive.extraction.body_lexicon import Head
from archive.extraction.tokens import Token

if TYPE_CHECKING:
    from archive.extraction.body_grammar import Grammar

UNIT = "armed forces unit"
# Between a unit and the one it is of.
_JOINTS = {",": ", ", "-": " - ", "–": " - ", "/": " - ", "thuộc": " thuộc ", "của": " của "}
# "Sư đoàn Bộ binh 330", "Lữ đoàn Pháo binh 16"
_LONGEST_BRANCH = 4


def read_unit(
    grammar: Grammar, tokens: tuple[Token, ...], start: int, index: int, head: Head, depth: int
) -> Body | None:
    """The unit with its number or the name of its branch, and the unit above where it is named."""
    end = _own_end(grammar, tokens, index)
    if end is None:
        return None
    own = " ".join(token.text for token in tokens[index:end])
    joint = _JOINTS.get(tokens[end].text, "") if end < len(tokens) else ""
    owner = grammar.at(tokens, end + bool(joint), depth + 1) if end < len(tokens) else None
    if owner is None or owner.kind != UNIT or owner.foreign:
        return Body(start, end, head.name, head.kind, own=own, named=True, joint=" ")
    return Body(start, owner.end, head.name, head.kind, own=own, owner=owner, joint=joint or " ")


def _own_end(grammar: Grammar, tokens: tuple[Token, ...], index: int) -> int | None:
    """The index after the number, which a branch may precede ("Bộ binh 330"); None where there is no number."""
    end = index
    while end < len(tokens) and end - index < _LONGEST_BRANCH and tokens[end].word:
        if tokens[end].text[0].isdigit():
            return end + 1
        branch = grammar.lexicon.body_words.at(tokens, end)
        short = tokens[end].text.isupper() and len(tokens[end].text) > 1  # "Lữ đoàn PK 77"
        if not tokens[end].capital or (branch is None and not short):
            return None
        end = branch[1] if branch is not None else end + 1
    return None
