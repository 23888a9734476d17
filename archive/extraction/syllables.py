"""Syllables of names: which words can be one, where they stand side by side, how a name is written out of them."""

from __future__ import annotations

import re

from archive.extraction.tokens import Token

_ONSET = "(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
_VOWELS = "[aeiouyăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]{1,3}"
SYLLABLE = re.compile(f"{_ONSET}{_VOWELS}(?:ng|nh|ch|[cmnpt])?")
# What a syllable can begin with, and what may stand for it ("A.").
_INITIALS = frozenset("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x y".split())
_INITIALS |= frozenset("aăâeêioôơuư")
_LONGEST_INITIAL = 3
# What bounds the cell of a table: "| Tiền nhiệm | Lê Văn An |", "•Lê An •Trần Bình".
CELLS = frozenset({"|", "•"})


def is_initial(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a given name is kept back behind its first letters: "L.", "Th."."""
    token = tokens[index]
    after = tokens[index + 2] if index + 2 < len(tokens) else None
    if after is not None and after.capital and after.key in ("ông", "bà"):
        return False  # the letter of the next answer: "A. Ông Lê Văn An B. Ông …"
    dot = index + 1 < len(tokens) and tokens[index + 1].text == "." and tokens[index + 1].start == token.end
    return dot and len(token.text) <= _LONGEST_INITIAL and token.key in _INITIALS


def adjoins(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether one blank parts this token from the one before."""
    return tokens[index].start - tokens[index - 1].end == 1


def title_case(tokens, start: int, end: int) -> str:
    """The words of a name; shouted ones with their first letters large."""
    text = " ".join(token.text for token in tokens[start:end]).replace(" .", ".")
    return text.title() if text.isupper() else text


def fills_cell(tokens: tuple[Token, ...], index: int, longest: int) -> bool:
    """Whether two syllables or more, at most ``longest``, fill a cell of a table; years in brackets may follow them."""
    if not index or tokens[index - 1].text not in CELLS:
        return False
    end = index + 1
    while end < len(tokens) and tokens[end].capital and tokens[end].word and end - index < longest:
        end += 1
    sounds = all(SYLLABLE.fullmatch(token.key) and not token.text.isupper() for token in tokens[index:end])
    return end - index > 1 and sounds and (end == len(tokens) or tokens[end].text in CELLS | {"("})


def is_foreign(key: tuple[str, ...]) -> bool:
    """Whether a name, as its syllables in small letters, is none of ours: "castro" is no syllable."""
    return any(SYLLABLE.fullmatch(syllable) is None for syllable in key)


def foreigner_begins(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether two words with capitals stand here of which one is none of our syllables: "Sergey Lavrov"."""
    pair = tokens[index : index + 2]
    if len(pair) < 2 or not all(token.capital and token.word for token in pair) or not adjoins(tokens, index + 1):
        return False
    shouted = any(token.text.isupper() and len(token.text) > 1 for token in pair)
    return not shouted and is_foreign(tuple(token.key for token in pair))
