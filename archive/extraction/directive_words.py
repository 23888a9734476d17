"""The words that begin a citation, and what each of them asks for behind it (data/directive_kinds.txt)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from archive.extraction.vocabulary import table
from archive.text import canonical, lower

# Kinds that are cited by name alone, beside those of data/directive_kinds.txt.
_ONLY_NAMED = ("Hiến pháp", "Điều lệ", "Cương lĩnh")
# Markdown's emphasis stands inside citations of pages that were saved as markdown ("Hướng dẫn **43-HD/BTCTW**").
_EMPHASIS = str.maketrans("*_", "  ")


class Kind(NamedTuple):
    """A kind of document. ``mode`` says when a number behind the word makes a citation: "noun", "act", "numbered" or
    "named" (data/directive_kinds.txt), for short forms "bare" or "symbol" (data/directive_abbreviations.txt)."""

    name: str
    mode: str


# A symbol with no kind before it.
NO_KIND = Kind("", "symbol")


def matching_form(text: str) -> str:
    """The form of a cleaned text that the rules for citations read: canonical, emphasis marks blank, same length."""
    return canonical(text).translate(_EMPHASIS)


@cache
def trigger() -> re.Pattern[str]:
    """Finds the words that may begin a citation: group ``long`` for a kind in any case, ``short`` for a short form."""
    written = sorted([*table("directive_kinds"), *_ONLY_NAMED], key=len, reverse=True)
    long = "|".join(name.replace(" ", " {1,2}") for name in written)
    short = "|".join(sorted(table("directive_abbreviations"), key=len, reverse=True))
    # The "NQ" of a symbol (18-NQ/TW) begins nothing; a text of 20,000 symbols asks that often.
    return re.compile(rf"(?<!\w)(?:(?P<long>(?i:{long}))(?!\w)|(?<!\d[-/–])(?P<short>{short})(?![^\W\d_]))")


def kind_of(match: re.Match[str]) -> Kind:
    """The kind that a match of :func:`trigger` names."""
    written = " ".join(match.group().split())
    found = _kinds().get(lower(written) if match["long"] else written)
    return found or Kind(written[:1].upper() + lower(written[1:]), "named")


@cache
def _kinds() -> dict[str, Kind]:
    long = {
        lower(written): Kind(filed[0] if filed else written, mode)
        for written, (mode, *filed) in table("directive_kinds").items()
    }
    return long | {written: Kind(kind, mode) for written, (kind, mode) in table("directive_abbreviations").items()}
