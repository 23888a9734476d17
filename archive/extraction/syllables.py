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
