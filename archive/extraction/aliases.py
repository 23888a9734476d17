"""Other names of a person that a text gives beside the name: "Trường An tên thật là Lê Văn An"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from archive.extraction.endings import Endings, ends_at
from archive.extraction.names import Name
from archive.extraction.tokens import Token

# Between a name and "tên thật": a bracket, a comma, "có".
_LONGEST_GAP = 3


def find_aliases(tokens: tuple[Token, ...], names: list[Name], openers: Endings) -> Iterator[tuple[str, str]]:
    """Pairs of another name and the name it stands beside; ``openers`` are the phrases of data/alias_openers.txt."""
    for before, other in pairwise(names):
        length = opener_before(tokens, other, openers)
        if length and other.start - length - before.end <= _LONGEST_GAP:
            yield other.text, before.text


def opener_before(tokens: tuple[Token, ...], name: Name, openers: Endings) -> int:
    """How many tokens before the name "tên thật là" or the like takes, its colon with it; 0 where there is none."""
    length = ends_at(openers, tokens, name.start)
    if not length and name.start and tokens[name.start - 1].text == ":":
        length = ends_at(openers, tokens, name.start - 1)
        length += bool(length)
    return length
