"""Who held a meeting by the people who led it: the body of whoever opened it, or of the one who chaired."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.extraction.record import PersonMention, Title
from archive.extraction.sentences import Sentence

# Whoever comes to the opening has not opened it: "Thủ tướng dự khai mạc Lễ hội".
_OPENED = re.compile(
    r"(?<!dự )(?<!sự kiện )(?<!buổi )(?<!lễ )khai mạc (?:và chủ trì )?(?:tại )?"
    r"(?:hội nghị|hội thảo|hội thi|buổi|cuộc|đại hội|lễ|lớp|tọa|phiên)",
    re.IGNORECASE,
)
_OF_HIMSELF = {"Chính phủ"}


def body_of_opener(sentences: Sequence[Sentence], people: Sequence[PersonMention]) -> str:
    """The body of whoever opened the meeting, or ""."""
    for sentence in sentences:
        if _OPENED.search(sentence.words):
            here = (person for person in people if sentence.span.contains(person.span))
            named = (title.organisation for person in here for title in _titles(person.name, people))
            if body := next(filter(None, named), ""):
                return body
    return ""


def body_of_chair(chairs: Sequence[str], people: Sequence[PersonMention]) -> str:
    """The body of the one who chaired, if the titles lead to one alone; else "".

    "Thủ tướng Chính phủ Lê Văn An chủ trì cuộc họp với các bộ": the head of the government meets for himself.
    """
    named = {title.organisation for chair in chairs for title in _titles(chair, people)} - {""}
    return named.pop() if len(chairs) == 1 and len(named) == 1 and named != _OF_HIMSELF else ""


def _titles(name: str, people: Sequence[PersonMention]) -> Iterator[Title]:
    """The offices of these days that the text gives somebody."""
    return (title for person in people if person.name == name for title in person.titles if not title.former)
