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
HYPHENS = frozenset({"-", "‑"})
# "V.V.Pu-tin": first letters and their dots.
_MOST_INITIALS = 6
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


def hyphened_end(tokens: tuple[Token, ...], index: int) -> int:
    """The index behind the syllables that hyphens join to the word before: "Bun | -nhăng", "Cô | -bi-a-cốp"."""
    end = index
    while end + 1 < len(tokens) and tokens[end].text in HYPHENS and tokens[end + 1].word:
        if tokens[end].start != tokens[end - 1].end or tokens[end + 1].start != tokens[end].end:
            break
        end += 2
    return end


def initials_end(tokens: tuple[Token, ...], index: int) -> int:
    """The index behind the first letters of a foreign name ("A. Cô-bi-a-cốp"); 0 where none stand before a capital."""
    end = index
    while end + 2 < len(tokens) and end - index < _MOST_INITIALS and _is_letters(tokens[end]):
        if tokens[end + 1].text != "." or tokens[end + 1].start != tokens[end].end or not tokens[end + 2].capital:
            break
        if tokens[end + 2].start - tokens[end + 1].end > 1:
            break
        end += 2
    if end == index:
        return 0
    # "K. Lúc", "N.V.Th.": a name of ours that is kept back
    foreign = SYLLABLE.fullmatch(tokens[end].key) is None and len(tokens[end].text) > _LONGEST_INITIAL
    return end if foreign or hyphened_end(tokens, end + 1) > end + 1 else 0


def _is_letters(token: Token) -> bool:
    """Whether a foreign first name may be kept back behind this: "W.", "Gi."."""
    return token.capital and (len(token.text) == 1 or token.key in _INITIALS)


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
    beside = hyphened_end(tokens, index + 1)  # "Jean-Claude Juncker"
    pair = (*tokens[index : index + 1], *tokens[beside : beside + 1])
    if len(pair) < 2 or not all(token.capital and token.word for token in pair) or not adjoins(tokens, beside):
        return False
    shouted = any(token.text.isupper() and len(token.text) > 1 for token in pair)
    return not shouted and is_foreign(tuple(token.key for token in pair))
