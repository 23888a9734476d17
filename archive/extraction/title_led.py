"""Bodies told by who leads them: "Ban lễ tang nhà nước, do Phó Thủ tướng Lê Văn An làm | Trưởng ban"."""

from __future__ import annotations

from dataclasses import replace

from archive.extraction.body import written
from archive.extraction.body_names import full_name, title_name
from archive.extraction.reading import Section
from archive.extraction.title_unit import TitleUnit
from archive.extraction.tokens import Token

# Office → the word with which the body that it leads begins.
_HEADS = {"Trưởng ban": "ban", "Phó Trưởng ban": "ban", "Trưởng đoàn": "đoàn", "Phó Trưởng đoàn": "đoàn"}
_HEADS |= {"Tổ trưởng": "tổ", "Chủ tịch": "hội", "Giám đốc": "", "Hội trưởng": "hội"}
_MISSIONS = frozenset({("kiểm", "tra"), ("giám", "sát"), ("thanh", "tra")})
_ENDS = frozenset({".", ";", "!", "?", "\n"})
# What stands between the body and "do": "gồm 24 thành viên, |", "được thành lập".
_BEHIND = frozenset("gồm ( , được đã mới có với sẽ đang vừa là để nhằm".split())
_FARTHEST, _LONGEST_NAME = 40, 12


def led_body(section: Section, unit: TitleUnit) -> TitleUnit:
    """The office with the body that the sentence names before "do … làm"; as it is where there is none."""
    tokens = section.tokens
    bare = unit.post in _HEADS and unit.text == unit.post
    if not bare or not unit.start or tokens[unit.start - 1].key != "làm":
        return unit
    leader = _by(tokens, unit.start)
    head = _HEADS[unit.post]
    for index in range(leader - 1, max(-1, leader - _FARTHEST), -1):
        if tokens[index].text in _ENDS:
            return unit
        found = section.body_at.get(index)
        if found is not None and found.complete and head in ("", tokens[index].key):
            name = title_name(found.whole)
            if unit.post.endswith(head or " "):  # "Trưởng ban Chỉ đạo …": office and body share the word
                name = name.partition(" ")[2]
            return replace(unit, text=f"{unit.post} {name}", organisation=full_name(found.whole), open=False)
        if head in ("ban", "đoàn") and tokens[index].key == head:
            end = _name_end(tokens, index + 1, leader)
            mission = tuple(token.key for token in tokens[index + 1 : index + 3]) in _MISSIONS
            if index + 1 < end < index + 1 + _LONGEST_NAME and (mission or head == "ban"):
                return replace(unit, text=f"{unit.post} {written(tokens, index + 1, end)}", open=False)
    return unit


def _by(tokens: tuple[Token, ...], index: int) -> int:
    """The index of the "do" of the sentence before this token; -1 where there is none."""
    for step in range(index - 1, max(-1, index - _FARTHEST), -1):
        if tokens[step].text in _ENDS:
            return -1
        if tokens[step].key == "do":
            return step
    return -1


def _name_end(tokens: tuple[Token, ...], begin: int, stop: int) -> int:
    end = begin
    while end < stop and end - begin < _LONGEST_NAME and tokens[end].key not in _BEHIND and tokens[end].word:
        end += 1
    return end
