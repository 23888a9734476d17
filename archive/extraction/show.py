"""A text with everything that was read from it marked where it stands, for whoever works on a rule.

Every block of the page is one stretch: its kind and rule, the words with a numbered bracket round every find, and under
them what each number is, where it leads and by which rule::

    paragraph
    Chiều ⟨1 15/7⟩, ⟨2 Tỉnh ủy ⟨3 Hà Nam⟩⟩ họp.
       1 date          15/7                     day
       2 organisation  Tỉnh ủy Hà Nam           written in full
       3 place         Hà Nam                   name of a province

On a terminal each kind of find has its colour as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.extraction.record import Block, Extraction, PersonMention
from archive.text import Span, find_dates

# The colour of every kind of find, as the number of an ANSI foreground colour (ECMA-48, SGR 30–37 and 90–97). Of finds
# at one place a kind that stands before another here encloses it: a chair's name is seen in the colour of a person.
COLOURS = {
    "meeting": 91,
    "flag": 31,
    "directive": 95,
    "date": 33,
    "title": 32,
    "organisation": 94,
    "place": 36,
    "person": 92,
}
_RANK = {kind: rank for rank, kind in enumerate(COLOURS)}
_BOLD, _DIM = 1, 2
_OPEN, _CLOSE = "⟨", "⟩"
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")  # plain ones could be digits of the text
# Widths of the columns below a block, in characters.
_KIND, _VALUE = 13, 60

Paint = Callable[[str, int], str]


@dataclass(frozen=True)
class Mark:
    """One find: where it stands, its ``kind`` (a key of :data:`COLOURS`), what it was read as, and the rule."""

    span: Span
    kind: str
    value: str
    rule: str


def marks(extraction: Extraction) -> list[Mark]:
    """Everything that was found, in order of the text, what encloses something before what it encloses."""
    found = [mark for mark in _all_marks(extraction) if mark.span.start < mark.span.end]
    return sorted(dict.fromkeys(found), key=lambda mark: (mark.span.start, -mark.span.end, _RANK[mark.kind]))


def _all_marks(extraction: Extraction) -> Iterator[Mark]:
    for body in extraction.organisations:
        yield Mark(body.span, "organisation", body.name if body.complete else f"{body.name} (not complete)", body.rule)
    for place in extraction.places:
        within = f" ({place.province})" if place.province not in ("", place.name) else ""
        yield Mark(place.span, "place", f"{place.name}{within}", place.rule)
    for person in extraction.people:
        yield from _person(person)
    for citation in extraction.directives:
        named = citation.symbol or citation.number or citation.name
        said = [
            f"{citation.kind} {named}" if named != citation.name else named,
            citation.issuer,
            str(citation.issued or ""),
        ]
        yield Mark(citation.span, "directive", ", ".join(filter(None, said)), citation.rule)
    for date in find_dates(extraction.page.text):
        days = [str(day) for day in (date.start, date.end) if day]
        yield Mark(date.span, "date", " – ".join(days) or date.text, date.form)
    if extraction.meeting:
        yield from _meeting(extraction)
    for flag in extraction.flags:
        if flag.span:
            yield Mark(flag.span, "flag", flag.note, flag.code)


def _person(person: PersonMention) -> Iterator[Mark]:
    yield Mark(person.span, "person", person.name, person.rule)
    for title in person.titles:
        if title.span:
            body = f" → {title.organisation}" if title.organisation else " → no body"
            yield Mark(title.span, "title", f"{title.text}{body}", f"of {person.name}")


def _meeting(extraction: Extraction) -> Iterator[Mark]:
    meeting = extraction.meeting
    yield Mark(meeting.span, "meeting", f"{meeting.kind}: {meeting.name}", meeting.rule)
    if meeting.date_span:
        day = str(meeting.start) if meeting.start else f"{meeting.date_as_written} (no year)"
        yield Mark(meeting.date_span, "meeting", day, f"date, inferred from {meeting.date_inferred_from or 'nothing'}")
    for part in meeting.participations:
        yield Mark(part.span, "meeting", f"{part.role}: {part.person}", part.rule)


def show(extraction: Extraction, *, colour: bool = False) -> Iterator[str]:
    """The page in lines, every block with its finds; ``colour`` for a terminal.

    The text is a cleaned one, so it holds no control characters that a terminal would obey.
    """
    paint = _painted if colour else _plain
    text, number = extraction.page.text, 0
    inside, outside = _by_block(marks(extraction), extraction.page.blocks)
    for block, found in zip(extraction.page.blocks, inside, strict=True):
        numbered = list(enumerate(found, number + 1))
        number += len(found)
        yield paint(f"{block.kind}{f': {block.rule}' if block.rule else ''}", _BOLD)
        yield _marked(text, block, numbered, paint)
        for index, mark in numbered:
            rule = paint(mark.rule or "no rule", _DIM)
            yield f"{index:4} {paint(f'{mark.kind:{_KIND}}', COLOURS[mark.kind])} {mark.value:{_VALUE}} {rule}"
        yield ""
    for mark in outside:
        yield f"outside of every block: {mark.kind} {mark.value} {mark.span.start}–{mark.span.end} ({mark.rule})"
    for flag in extraction.flags:
        yield paint(f"flag: {flag.code}: {flag.note}", COLOURS["flag"])


def _by_block(found: Iterable[Mark], blocks: Sequence[Block]) -> tuple[list[list[Mark]], list[Mark]]:
    """The finds that begin in each block, both in order of the text; and those in none: one that strays is told."""
    inside: list[list[Mark]] = [[] for _block in blocks]
    outside: list[Mark] = []
    index = 0
    for mark in found:
        while index < len(blocks) and blocks[index].span.end <= mark.span.start:
            index += 1
        at_home = index < len(blocks) and blocks[index].span.start <= mark.span.start
        (inside[index] if at_home else outside).append(mark)
    return inside, outside


def _marked(text: str, block: Block, numbered: list[tuple[int, Mark]], paint: Paint) -> str:
    """The words of a block with a bracket round every find; where two cross, the closing bracket says whose it is."""
    opens: dict[int, list[tuple[int, Mark]]] = {}
    closes: dict[int, list[int]] = {}
    for index, mark in numbered:
        opens.setdefault(mark.span.start, []).append((index, mark))
        closes.setdefault(min(mark.span.end, block.span.end), []).append(index)
    written: list[str] = []
    standing: list[tuple[int, Mark]] = []
    position = block.span.start
    for edge in sorted({*opens, *closes, block.span.end}):
        words = text[position:edge]
        written.append(paint(words, COLOURS[standing[-1][1].kind]) if standing and words else words)
        for index in sorted(closes.get(edge, ()), reverse=True):
            innermost = bool(standing) and standing[-1][0] == index
            mark = next(mark for number, mark in standing if number == index)
            standing = [one for one in standing if one[0] != index]
            whose = "" if innermost else str(index).translate(_SUBSCRIPTS)
            written.append(paint(f"{_CLOSE}{whose}", COLOURS[mark.kind]))
        for index, mark in opens.get(edge, ()):
            written.append(paint(f"{_OPEN}{index} ", COLOURS[mark.kind]))
            standing.append((index, mark))
        position = edge
    return "".join(written)


def _painted(words: str, code: int) -> str:
    return f"\x1b[{code}m{words}\x1b[0m"


def _plain(words: str, code: int) -> str:
    return words
