"""How far the words around a citation are those of a document's title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from archive.extraction.vocabulary import words as word_list
from archive.text import lower, syllables

# Two pairs of neighbouring syllables that only one candidate has ("bộ máy", "tinh gọn"), and twice as many as the next
# candidate: one pair alone may be chance, and titles of one term borrow each other's phrases.
ENOUGH_PAIRS = 2
_MARGIN = 2
# Share of the pairs of two titles that makes them the same subject: those of the congress directives of three terms
# share nine tenths, the nearest different ones a third.
_SAME_SUBJECT = 0.6
# Pairs of a subject that is told at length.
_LONG_SUBJECT = 6
_SYMBOLS = re.compile(r"\d[\w.]*(?: ?[-/–][\w/.-]+)?")


# What may stand between a document and its subject: who issued it, when, in which term. Syllables of small letters;
# words with a capital, numbers and marks are passed over too.
_BETWEEN = frozenset(
    "của do ngày tháng năm khóa số lần thứ ban hành bí thư chấp bộ chính trị trung ương đảng hội nghị đại biểu toàn"
    " quốc phủ thủ tướng thường vụ ủy tỉnh thành được ký và".split()
)
_MOST_BETWEEN = 26
_TOKEN = re.compile(r"[ ]?([(\[]?)([^\W_]+(?:[/.-][^\W_]+)*)([)\]]?[,:]?)")
_ABOUT = re.compile(r" ?[“\"”]?[vV]ề (?:việc )?|:? ?[“\"](?=[^\W\d_])")
# A subject ends where its sentence does, or where another document begins.
_SUBJECT = re.compile(r"(?:(?! do )[^.;:“”\"\n]){6,220}")
_ANOTHER = re.compile(
    r"[, ](?:và|với|gắn với|cùng)? ?(?:các )?(?:nghị quyết|chỉ thị|kết luận|quy định|quyết định|kế hoạch|luật) (?:số )?"
    r"[\dT]",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Agreement:
    """How far words agree with a title: ``score`` counts what only this title has, ``subject`` all that they share."""

    score: int
    subject: int
    # The words that agree, for the reason that is stored.
    told: str

    def decides(self, second: int) -> bool:
        """Whether this title wins against the next best score."""
        return self.score >= ENOUGH_PAIRS and self.score >= _MARGIN * second + (1 if second else 0)


def agreement(around: str, title: str, others: list[str]) -> Agreement:
    """Compare the words around a citation with a title; ``others`` are the titles of the other candidates."""
    own, here = _pairs(title), _pairs(around)
    shared = own & here
    elsewhere = frozenset().union(*(_pairs(other) for other in others)) if others else frozenset()
    telling = shared - elsewhere
    told = ", ".join(" ".join(pair) for pair in sorted(telling)[:4])
    return Agreement(_apart(telling, title), len(shared), told)


def _apart(pairs: frozenset[tuple[str, str]], title: str) -> int:
    """How many of the pairs stand apart in a title: "triển du" and "du lịch" share a syllable and say one thing."""
    counted: set[tuple[str, str]] = set()
    before = ""
    for syllable in syllables(_SYMBOLS.sub(" ", title)):
        if (before, syllable.text) in pairs:
            counted.add((before, syllable.text))
            before = ""
        else:
            before = syllable.text
    return len(counted)


def same_subject(one: str, other: str) -> bool:
    """Whether two titles are of one subject (two editions of one document, each of its own term)."""
    first, second = _pairs(one), _pairs(other)
    return bool(first and second) and len(first & second) >= _SAME_SUBJECT * len(first | second)


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[tuple[str, str]]:
    """Pairs of neighbouring syllables that say something of a subject (data/title_words.txt lists what does not).
    Symbols and numbers are left out. Diacritics are kept: "bộ máy" and "bỏ may" are not the same words."""
    empty = word_list("title_words")
    found = set()
    before = ""
    for syllable in syllables(_SYMBOLS.sub(" ", text)):
        here = syllable.text
        if here in empty or here.isdigit():
            here = ""
        if before and here and f"{before} {here}" not in empty:
            found.add((before, here))
        before = here
    return frozenset(found)


def own_subject(text: str, end: int) -> str:
    """The subject that a text gives the document whose citation ends at ``end``: "phát triển tỉnh" behind "… của Bộ
    Chính trị về"; "" where it gives none right behind it."""
    for _ in range(_MOST_BETWEEN):
        about = _ABOUT.match(text, end)
        if about:
            match = _SUBJECT.match(text, about.end())
            words = match.group() if match else ""
            another = _ANOTHER.search(words)
            return words[: another.start()] if another else words
        token = _TOKEN.match(text, end)
        if token is None or not (token[2][0].isupper() or token[2][0].isdigit() or lower(token[2]) in _BETWEEN):
            return ""
        end = token.end()
    return ""


def contradicts(subject: str, title: str) -> bool:
    """Whether a document's own subject, as a text gives it, is another than that of a title.

    They share no pair that says something; and as a paraphrase may share none ("xây dựng, chỉnh đốn Đảng" of "những
    vấn đề cấp bách về xây dựng Đảng"), a short subject must not share two plain neighbours either.
    """
    own = _pairs(subject)
    if len(own) < ENOUGH_PAIRS or not title or own & _pairs(title):
        return False
    return len(own) >= _LONG_SUBJECT or not _neighbours(subject) & _neighbours(title)


@lru_cache(maxsize=4096)
def _neighbours(text: str) -> frozenset[tuple[str, str]]:
    found = [syllable.text for syllable in syllables(_SYMBOLS.sub(" ", text))]
    return frozenset(pairwise(found))
