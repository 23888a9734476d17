"""The words and marks of a page as the name rules read them: one list of tokens for every block of the article."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from itertools import compress
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from archive.extraction.record import ParsedPage
from archive.text import canonical, lower

# A word is a run of letters and digits; an apostrophe within belongs to it (M'Gar, H'Drai). Any other visible
# character is a mark of its own. A line feed is a mark too, because no name runs across lines.
_TOKEN = re.compile(r"( *)([^\W_]+(?:[\u0300-\u036f'’ʼ][^\W_]+)*+|[^\w ]|_|\Z)")


class Token(NamedTuple):
    """One word or mark: canonical ``text``, its lower-case ``key``, offsets into ``page.text``."""

    text: str
    key: str
    start: int
    end: int
    # A word with a capital at its beginning ("Nguyễn", "UBND").
    capital: bool
    word: bool


def sections(page: ParsedPage) -> tuple[tuple[Token, ...], ...]:
    """The tokens of each block of the article, in order of the text."""
    text = canonical(page.text)
    return tuple(_without_abbreviations(tokenize(text, *block.span)) for block in page.article_blocks)


def _without_abbreviations(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens without what tears names and titles apart: a short form in brackets ("Mặt trận Tổ quốc (MTTQ) Việt
    Nam"), the stars of a text saved as markdown ("**Lê Văn An**, Phó Bí thư"), a footnote ("khóa IX,[2] Bí thư …")."""
    found: list[Token] = []
    kept = 0
    for index in where(tokens, _TEARING):
        drop = _tears(tokens, index) if index >= kept else 0
        if drop and (found or index > kept or tokens[index].text == "*"):
            found.extend(tokens[kept:index])
            kept = index + drop
    return (*found, *tokens[kept:]) if kept else tokens


_TEARING = frozenset({"(", "*", "["})


def _tears(tokens: tuple[Token, ...], index: int) -> int:
    """How many tokens from this mark on are a short form in brackets, a footnote's number or two stars; else 0."""
    token = tokens[index]
    if token.text == "*":
        return 2 if index + 1 < len(tokens) and tokens[index + 1][:3:2] == ("*", token.end) else 0
    if token.text == "[":
        note = tokens[index + 1 : index + 3]
        return 3 if len(note) == 2 and note[0].text.isdigit() and note[1].text == "]" else 0
    if index + 4 < len(tokens) and tokens[index + 3].text == ")":
        before, first, second, after = (tokens[index + step] for step in (-1, 1, 2, 4))
        # A short form in small letters: "… chính trị nhân dân toàn quốc (Chính hiệp) Trung Quốc".
        aside = index and before.word and not before.capital and first.capital and second.word and not second.capital
        return 4 if aside and after.capital else 0
    if index + 2 >= len(tokens) or tokens[index + 2].text != ")":
        return 0
    inner = tokens[index + 1].text
    return 3 if len(inner) > 1 and inner.isalpha() and inner.isupper() else 0


def tokenize(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of a stretch of canonical text; offsets are those of the whole text."""
    if len(_known) > _MOST_KNOWN:
        _known.clear()
    # Nothing but blanks stands between two tokens, so that lengths give the offsets. The end of the text is matched as
    # an empty word, lest a million blanks at it be looked through from each of them.
    words = _TOKEN.findall(text, start, len(text) if end is None else end)
    while words and not words[-1][1]:
        words.pop()
    known, new = _known, tuple.__new__  # a page has a thousand tokens; calling the class takes twice as long
    found: list[Token] = []
    add, stop = found.append, start
    for blanks, word in words:
        key, capital, is_word = known[word]
        begin = stop + len(blanks)
        stop = begin + len(word)
        add(new(Token, (word, key, begin, stop, capital, is_word)))
    return tuple(found)


def where(tokens: tuple[Token, ...], keys: Container[str]) -> list[int]:
    """The indices of the tokens with one of these keys, in order."""
    return list(compress(range(len(tokens)), map(keys.__contains__, map(_KEY, tokens))))


def capitals(tokens: tuple[Token, ...]) -> tuple[int, ...]:
    """The indices of the words with a capital, in order."""
    return tuple(compress(range(len(tokens)), map(_CAPITAL, tokens)))


_KEY, _CAPITAL = itemgetter(1), itemgetter(4)


class _Words(dict):
    """Word → its key, whether it has a capital, whether it is a word: the same few thousand come back in every text."""

    def __missing__(self, word: str) -> tuple[str, bool, bool]:
        # "Đắk R’lấp" and "Đắk R'lấp" are one spelling.
        key = lower(word).replace("’", "'").replace("ʼ", "'")
        said = self[word] = key, word[0].isupper(), word[0].isalnum()
        return said


_known = _Words()
_MOST_KNOWN = 20_000

Value = TypeVar("Value")

# Marks that may stand between two words of one phrase: "Lao động - Thương binh", "TP. Hồ Chí Minh", "GD&ĐT".
JOINTS = frozenset({"-", "–", "—", "&", ".", ",", "‑", "−"})
# Words that enumerate as a comma does: "Giáo dục và Đào tạo" is "Giáo dục - Đào tạo".
AND = frozenset({"và"})


class Phrases(Generic[Value]):
    """Phrases to be found at a token: a tree of lower-case words, the longest match wins.

    Between two words of a phrase one mark out of :data:`JOINTS` and one "và" may stand or be left out, so that a
    phrase is listed once for all its spellings. Reading is linear in the length of the longest phrase.
    """

    def __init__(self, joined: bool = True):
        """``joined`` false: only a blank may stand between the words, because a comma parts two offices."""
        self._root: dict = {}
        self._joints = JOINTS if joined else frozenset()
        self._and = AND if joined else frozenset()
        self.firsts = self._root.keys()

    def may_begin(self, tokens: tuple[Token, ...], index: int) -> bool:
        """Whether a phrase can begin at this token, as far as it and the next one tell; quicker than :meth:`at`."""
        node = self._root.get(tokens[index].key)
        if node is None or None in node:
            return node is not None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        return after is not None and (after.key in node or not after.word or after.key in self._and)

    def add(self, phrase: str, value: Value) -> None:
        """Add a phrase; one that is there already keeps its value (the first, surer list wins)."""
        node = self._root
        for token in tokenize(phrase):
            if token.word and token.key not in self._and:
                node = node.setdefault(token.key, {})
        if node is not self._root:
            node.setdefault(None, value)

    def at(self, tokens: tuple[Token, ...], index: int, limit: int | None = None) -> tuple[Value, int] | None:
        """The longest phrase that begins at this token: its value and the index after it, at most ``limit``."""
        limit = len(tokens) if limit is None else limit
        if index >= limit:
            return None
        node = self._root.get(tokens[index].key)
        if node is None:  # nearly always
            return None
        best = None
        end = index + 1
        while node is not None:
            if None in node:
                best = node[None], end
            step = end
            if (step < limit and tokens[step].text in self._joints) or (
                not self._joints and _is_tight_dot(tokens, step, limit)
            ):
                step += 1
            if step < limit and tokens[step].key in self._and and tokens[step].key not in node:
                step += 1
            if step >= limit or not tokens[step].word:
                break
            node = node.get(tokens[step].key)
            end = step + 1
        return best


def _is_tight_dot(tokens: tuple[Token, ...], index: int, limit: int) -> bool:
    """Whether a dot within an abbreviation stands here: T.Ư."""
    if index + 1 >= limit or tokens[index].text != ".":
        return False
    return tokens[index - 1].end == tokens[index].start and tokens[index].end == tokens[index + 1].start


def phrases(entries: Iterable[tuple[str, Value]], joined: bool = True) -> Phrases[Value]:
    """Phrases from pairs of words and value."""
    found: Phrases[Value] = Phrases(joined)
    for phrase, value in entries:
        found.add(phrase, value)
    return found
