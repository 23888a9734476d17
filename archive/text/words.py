"""Compound words, from underthesea's ``word_tokenize``: đại hội, cán bộ, tổ chức.

Words are a help for ranking and suggestions, never a condition for a match: the segmenter does not join the same
syllables the same way in every sentence.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from archive.text.folding import lower
from archive.text.normalize import canonical

# The segmenter is asked one line at a time; a line longer than this is cut at a blank, so that one
# monstrous line of a broken file cannot hold a worker for minutes.
LINE_LIMIT = 20_000

_lock = threading.Lock()


class Word(NamedTuple):
    """A word: canonical lower-case ``text``, syllables joined by "_", and offsets in the source."""

    text: str
    start: int
    end: int


@cache
def _load() -> Callable[[str], list[str]]:
    from underthesea import word_tokenize  # takes about a second, only paid by who segments

    word_tokenize("khởi động")
    return word_tokenize


def warm_up() -> Callable[[str], list[str]]:
    """Load the model once and return the tokenizer. The first call of underthesea is not safe between threads."""
    with _lock:
        return _load()


def words(text: str) -> list[Word]:
    """Segment a cleaned (NFC) text into words with offsets into it; punctuation is left out.

    A token that cannot be found again in the line (the segmenter rewrote it) is skipped, never guessed.
    """
    tokenize = warm_up()
    form = canonical(text)
    found: list[Word] = []
    for start, line in _pieces(form):
        position = 0
        for token in tokenize(line):
            at = line.find(token, position)
            if at < 0:
                continue
            position = at + len(token)
            if any(c.isalnum() for c in token):
                found.append(Word("_".join(lower(token).split()), start + at, start + position))
    return found


def compounds(text: str) -> list[str]:
    """Only the words of two syllables and more, in order: the terms of the index field for words."""
    return [word.text for word in words(text) if "_" in word.text]


def _pieces(text: str):
    """Yield (offset, line) with no line above LINE_LIMIT characters."""
    offset = 0
    for line in text.split("\n"):
        begin = 0
        while len(line) - begin > LINE_LIMIT:
            cut = line.rfind(" ", begin, begin + LINE_LIMIT)
            cut = cut if cut > begin else begin + LINE_LIMIT
            yield offset + begin, line[begin:cut]
            begin = cut
        if line[begin:].strip():
            yield offset + begin, line[begin:]
        offset += len(line) + 1
