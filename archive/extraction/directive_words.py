"""The words that begin a citation, and what each of them asks for behind it (data/directive_kinds.txt)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from archive.extraction.vocabulary import table
from archive.text import Span, canonical, lower

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
    form = canonical(text)
    return form.translate(_EMPHASIS) if "*" in form or "_" in form else form


def kinds_in(form: str, lowered: str, begin: int, limit: int) -> list[tuple[Kind, Span]]:
    """The words of a part of a text that may begin a citation, in order: kinds in any case, short forms as written.

    ``lowered`` is ``form`` in small letters, as long.
    """
    long, short = _patterns()
    found = [(_kind_of(match.group()), Span(*match.span())) for match in long.finditer(lowered, begin, limit)]
    abbreviated = [(_kinds()[match.group()], Span(*match.span())) for match in short.finditer(form, begin, limit)]
    return sorted([*found, *abbreviated], key=lambda item: item[1]) if abbreviated else found


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Of kinds, for a text in small letters, and of short forms. Each begins with the set of first letters, by which
    the engine passes over all other letters at once; the word's begin is asked for behind it."""
    written = sorted((lower(name) for name in (*table("directive_kinds"), *_ONLY_NAMED)), key=len, reverse=True)
    short = sorted(table("directive_abbreviations"), key=len, reverse=True)
    # The "NQ" of a symbol (18-NQ/TW) begins nothing; a text of 20,000 symbols asks that often.
    in_symbol = r"(?<!\d[-/–].)"
    return re.compile(rf"{_any_of(written)}(?!\w)"), re.compile(rf"{_any_of(short, in_symbol)}(?![^\W\d_])")


def _any_of(written: Iterable[str], unless: str = "") -> str:
    """A pattern of any of some words at the begin of a word, with one or two blanks where they have one; ``unless``:
    what must not stand around the first letter."""
    rest: dict[str, list[str]] = {}
    for name in written:
        rest.setdefault(name[0], []).append(name[1:].replace(" ", " {1,2}"))
    behind = "|".join(f"(?<={first})(?:{'|'.join(rests)})" for first, rests in rest.items())
    return rf"[{''.join(rest)}](?<!\w.){unless}(?:{behind})"


def _kind_of(written: str) -> Kind:
    name = " ".join(written.split())
    return _kinds().get(name) or Kind(name[:1].upper() + name[1:], "named")


@cache
def _kinds() -> dict[str, Kind]:
    long = {
        lower(written): Kind(filed[0] if filed else written, mode)
        for written, (mode, *filed) in table("directive_kinds").items()
    }
    return long | {written: Kind(kind, mode) for written, (kind, mode) in table("directive_abbreviations").items()}
