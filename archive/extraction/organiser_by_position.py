"""Organisers that no list of bodies has, known by where they stand: "do Hội Ong Việt Nam tổ chức".

Between "do", or the comma behind a day or a place, and the verb of holding stands the whole of a name, and nothing
else, if it begins as the names of bodies do.
"""

from __future__ import annotations

import re
from functools import cache

from archive.extraction.sentences import Sentence
from archive.extraction.vocabulary import lowered
from archive.text.letters import CAPITAL

# What no name of a body holds: another clause goes on there.
_NO_NAME = r"(?:đã|sẽ|là|với|cho|khi|được|do|bị|để|đang|cùng|này|vừa|nhiều|các đơn vị)"
_HOLDING = (
    r"(?: (?:đã|vừa|long trọng|trọng thể|chủ trì|chính thức))*"
    r"(?:,? phối hợp(?: với| cùng)? [^;:“”]{2,140}?)?(?: (?:đã|long trọng|trọng thể))*"
    r" (?:đồng )?(?:tổ chức|khai mạc)(?!\w)"
)
_CAPITAL_WITHIN = re.compile(rf" [{CAPITAL}]")
# Characters of a sentence that are read: who holds an event stands near its beginning.
LONGEST_READ = 1200
# Words behind the first of the longest of such names.
LONGEST_NAME = 14
# Characters from the verb of holding to its event.
_TO_THE_EVENT = 60


@cache
def unlisted_heads() -> str:
    """A pattern for the first words of names of bodies that no list has whole, each word great or small."""
    heads = sorted(lowered("unlisted_bodies"), key=len, reverse=True)
    return f"(?:{'|'.join(' '.join(f'[{w[0].upper()}{w[0]}]{w[1:]}' for w in head.split()) for head in heads)})"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Names behind "do"; and those behind a day, a place or nothing: "Ngày 24/5, Ban Quản lý … tổ chức"."""
    stop = rf"(?:{_NO_NAME}|phối hợp|tổ chức|chủ trì|long trọng|trọng thể|khai mạc)(?!\w)"
    name = rf"({unlisted_heads()}(?: (?!{stop})[\w./&-]+){{1,{LONGEST_NAME}}})"
    return (
        re.compile(rf"(?<!\w)(?:do|được) {name}{_HOLDING}"),
        re.compile(rf"(?:^|(?<=, )){name}{_HOLDING}"),
    )


def organiser_by_position(sentence: Sentence, place: int | None) -> str:
    """The name between "do" or a comma and a verb of holding that leads to the event at ``place`` of the sentence, as
    written with a capital; "" where none stands there."""
    for behind_do, pattern in zip((True, False), _patterns(), strict=True):
        for match in pattern.finditer(sentence.words[:LONGEST_READ]):
            near = place is None or behind_do or 0 <= place - match.end() <= _TO_THE_EVENT
            if near and _CAPITAL_WITHIN.search(match[1]):
                return match[1][0].upper() + match[1][1:]
    return ""
