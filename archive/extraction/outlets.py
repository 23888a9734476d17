"""Outlets that a text names as its origin at its very end, where no mark parts them from its last sentence.

``… hôm nay Theo Báo Ví dụ``, ``… trên cả nước Lê An/VOV.VN``, ``… của tỉnh Lê An - Theo Dân Trí``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from archive.extraction.vocabulary import words
from archive.text.letters import CAPITAL

# Characters: an author and an outlet are well within it.
_WINDOW = 90
_SYLLABLE = rf"[{CAPITAL}][^\W\d_]*"
_NAME = rf"{_SYLLABLE}(?: {_SYLLABLE}){{1,3}}"
_AUTHOR = rf"(?:(?P<author>{_NAME}|(?:Nhóm )?PV)(?: ?[-–,])? ?)?"
# Outlets of no list: a site, a newspaper, a branch of the radio ("VOV-Trung tâm Tin").
_DOMAIN = r"[A-Za-z0-9][\w-]{0,40}(?:\.[\w-]{2,20}){1,3}"
_UNLISTED = rf"{_DOMAIN}|[Bb]áo {_SYLLABLE}(?: [^\W\d_]+){{0,3}}|VOV ?[-–] ?[\w -]{{2,20}}"
# "Ảnh: Lê An/TTXVN" signs a picture.
_PICTURE_BY = re.compile(r"(?:Ảnh|Hình|Clip|Video|Đồ họa)[^.!?:]{0,12}: ?[^.!?:]*$")
_REPORTERS = r"(?:đặc )?(?:[Pp]hóng viên|PV|P/v|[Pp]hái viên)(?: thường trú)?(?: của)?"
_REPORTER = re.compile(rf"^{_REPORTERS} ([{CAPITAL}][^,;]{{2,24}}?)(?: tại [^,;]{{2,24}})?$")


class Outlet(NamedTuple):
    """An outlet at the end of a line, who wrote the text for it ("" where nobody is named), and where that begins."""

    name: str
    author: str
    start: int


def outlet_behind(line: str) -> Outlet | None:
    """The outlet at the end of a canonical line, None where there is none."""
    line = line.rstrip(" ./")
    begin = max(0, len(line) - _WINDOW)
    for pattern in _patterns():
        if match := pattern.search(line, begin):
            author = _own(match["author"] or "")
            beside = match.groupdict().get("beside") or ""
            if _PICTURE_BY.search(line, begin, match.start("outlet")):
                if not match["led"]:
                    return None
                author = ""
            start = match.start("led") if match["led"] and not author else match.end("author") - len(author)
            return Outlet(match["outlet"].strip(), author or beside, start)
    return None


def outlet_of_reporter(form: str) -> str:
    """The listed outlet whose reporter a sentence of a canonical text says it follows ("Theo phóng viên TTXVN tại Lào,
    …"), as written; "" where none does."""
    match = _reported().search(form)
    return match[1] if match else ""


def without_reporter(name: str) -> str:
    """The outlet alone: "P/v TTXVN tại Viêng Chăn" is TTXVN."""
    return _REPORTER.sub(r"\1", name)


def is_outlet(name: str) -> bool:
    """Whether the words are the name of an outlet of the list (data/outlets.txt)."""
    return re.fullmatch(_listed(), name, re.IGNORECASE) is not None


def _own(run: str) -> str:
    """The author's name at the end of a run of capitals: "… của Arsenal Lê An/VOV" is by Lê An."""
    syllables = run.split()
    while len(syllables) > 2 and syllables[0] not in words("surnames"):
        syllables.pop(0)
    return " ".join(syllables)


@cache
def _listed() -> str:
    return "|".join(re.escape(name) for name in sorted(words("outlets"), key=len, reverse=True))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    outlet = rf"(?P<outlet>(?i:{_listed()})|{_UNLISTED})"
    # "Theo" with a capital in the middle of a line; in brackets in any case.
    led = r"(?P<led>(?:\([Tt]heo|(?<![^\W\d_]) ?Theo) )"
    return (
        re.compile(rf"{_AUTHOR}{led}(?:(?P<beside>{_NAME}) ?/ ?)?{outlet}\)?$"),
        re.compile(rf"(?P<author>{_NAME}|(?:Nhóm )?PV) ?(?P<led>)/ ?{outlet}$"),
    )


@cache
def _reported() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)Theo {_REPORTERS} ({_listed()})(?!\w)")
