"""Texts that come hard-wrapped, as from e-mail or a PDF: every line broken at one width, in the middle of sentences.

A line end there is a blank: names and citations run across it ("Nghị quyết | số 18-NQ/TW"). Wrapping shows by its
width: each line is as full as it can be, so that the first word of the next would not have fitted.
"""

from __future__ import annotations

import re

from archive.text import Span

# Characters: no text is wrapped narrower or wider.
NARROWEST, WIDEST = 45, 130
# Lines in a row that are needed to see a width, and the share of a page's lines that must go on in the next.
LEAST_LINES, LEAST_SHARE = 4, 0.6
# Characters by which a full line may miss the width: some programs count differently.
TOLERANCE = 2

_LINE = re.compile(r"[^\n]+")
_FIRST_WORD = re.compile(r"\S+")
# Lines that begin like these begin something new: an item, a heading, a row of a table.
_BEGINS_ANEW = re.compile(r"[ \t]*(?:[-+*•#|>]|\d{1,2}[.)] |[a-zđ]\) |[IVX]{1,5}[.-] )|[ \t]{2,}")


def unwrapped(text: str) -> str:
    """The text with a blank in place of every line end that only wraps; same length. Other texts come back as they are.

    Takes a cleaned text; linear in its length.
    """
    breaks: list[int] = []
    for run in _runs(text):
        breaks += _soft_ends(text, run)
    if not breaks:
        return text
    parts, position = [], 0
    for at in breaks:
        parts += [text[position:at], " "]
        position = at + 1
    return "".join([*parts, text[position:]])


def _runs(text: str) -> list[list[Span]]:
    """The lines of a text in runs with no empty line between them."""
    runs: list[list[Span]] = []
    end = -2
    for match in _LINE.finditer(text):
        if match.start() == end + 1:
            runs[-1].append(Span(*match.span()))
        else:
            runs.append([Span(*match.span())])
        end = match.end()
    return [run for run in runs if len(run) >= LEAST_LINES]


def _soft_ends(text: str, run: list[Span]) -> list[int]:
    """Offsets of the line ends of a run that only wrap; none where the run is not wrapped."""
    lengths = [len(text[span.start : span.end].rstrip()) for span in run]
    width = max(lengths)
    if not NARROWEST <= width <= WIDEST:
        return []
    soft = []
    for index in range(len(run) - 1):
        following = text[run[index + 1].start : run[index + 1].end]
        word = _FIRST_WORD.search(following)
        full = word is not None and lengths[index] + 1 + len(word.group()) > width - TOLERANCE
        if full and not _BEGINS_ANEW.match(following):
            soft.append(run[index].end)
    # Where most lines are full and end in the middle of a sentence the run is wrapped.
    inside = sum(text[at - 1] not in '.!?:;…”"' for at in soft)
    return soft if inside >= LEAST_SHARE * (len(run) - 1) else []
