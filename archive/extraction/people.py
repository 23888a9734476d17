"""The people that a page names, with the titles it gives them; never its authors and photographers."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from archive.extraction.aliases import find_aliases, opener_before
from archive.extraction.biographies import ends_life, subject_of
from archive.extraction.endings import Endings, ending_phrases
from archive.extraction.full_names import Block, name_finder, names_in_full
from archive.extraction.name_vetoes import is_credited
from archive.extraction.names import Name
from archive.extraction.reading import read
from archive.extraction.record import OrganisationMention, ParsedPage, PersonMention, PlaceMention, Title
from archive.extraction.reference import Reference
from archive.extraction.repeated_names import everywhere
from archive.extraction.resolve import People, name_key
from archive.extraction.short_names import find_short_names
from archive.extraction.syllables import is_foreign
from archive.extraction.tables import Found, tables_of, with_names, with_titles
from archive.extraction.title_assignment import Assigned, assign_titles
from archive.extraction.title_sharing import facts_of
from archive.extraction.title_told import ABSENT
from archive.extraction.titles import TitleUnit
from archive.extraction.tokens import Token
from archive.extraction.whole_titles import with_told, with_whole_titles
from archive.text import Span, exact_key

# How a mention was found, as the evidence tells it.
RULES = {
    "honorific": "name behind a form of address",
    "title": "name behind an office",
    "list": "name in a list of names",
    "surname": "surname and given names",
    "form": "words in the form of a name",
    "verb of speech": "name before a verb of speaking",
    "title behind": "name before an office",
    "named elsewhere in the text": "name found elsewhere in the text",
    "a form of address": "given name behind a form of address",
    "an office": "given name behind an office",
}


_UNCLE_HO = "Hồ Chí Minh"
# A place within a body's name within a body's name: deeper they do not lie in one another.
_MOST_NESTED = 8
_LONGEST_HEADING = 8


def find_people(
    page: ParsedPage,
    organisations: Sequence[OrganisationMention],
    places: Sequence[PlaceMention],
    reference: Reference,
) -> list[PersonMention]:
    """Every mention of a person in the article, in order of the text, under the full name that it leads to.

    ``titles`` are those that stand at the mention, each in its fullest form in the text. A short mention ("ông Hòa")
    is given only where one full name of the text fits. ``organisations`` and ``places`` are what the finders of this
    package gave for the page: their words are no person's.
    """
    reading = read(page, reference)
    taken = sorted(mention.span for mention in (*organisations, *places))
    blocks = names_in_full(page, reading)
    tables = tables_of(reading)
    if tables is not None:
        more = tables.names(Found((block.section, block.names, block.units) for block in blocks))
        blocks = [Block(b.section, b.units, with_names(b.section, b.names, more)) for b in blocks]
    aliases = _aliases(blocks)
    people = People((name.text for block in blocks for name in block.names), aliases)
    known = {tuple(exact_key(name).split()): name for name in (*people.name_of.values(), *aliases)}
    whose = subject = subject_of(page, people)
    facts = facts_of(page.text, reading.lexicon.gazetteer.rank_of)
    mentions = []
    told: list[Title] = []
    listed = []
    for block in blocks:
        tokens = block.section.tokens
        if subject is not None and ends_life(_words(tokens)):
            subject = None
        names = everywhere(block.section, block.names, known)
        names = [name for name in names if not is_credited(tokens, name.start, name.end)]
        more = (*_resolved_short_names(block, names, people), *_uncle_ho(block, people))
        names = sorted([*names, *more], key=lambda name: name.start)
        titles = assign_titles(block.section, names, block.units, subject, facts)
        told.extend(_title(tokens, unit) for unit in titles.get(ABSENT, ()))
        listed.append((block.section, names, block.units))
        mentions.extend(_mentions(page, block, names, titles, people))
    given = tables.titles(Found(listed)) if tables is not None else {}
    mentions = with_titles(mentions, given)
    mentions = sorted((m for m in mentions if not _inside(m.span, taken)), key=lambda mention: mention.span)
    units = (unit for block in blocks for unit in block.units.values())
    whole = with_whole_titles(with_told(mentions, told, whose), page, reading, units)
    return with_titles(whole, given)  # who held an office one after the other does not usurp it


def _words(tokens: Sequence[Token]) -> str:
    """The words of a line that may be a heading."""
    return " ".join(token.text for token in tokens) if len(tokens) <= _LONGEST_HEADING else ""


def _aliases(blocks: list[Block]) -> dict[str, str]:
    """Another name → the name that the text gives it to, wherever that stands ("Trường An tên thật là …")."""
    openers = _alias_openers()
    if not any(opener_before(block.section.tokens, name, openers) for block in blocks for name in block.names):
        return {}
    known = {tuple(exact_key(name.text).split()): name.text for block in blocks for name in block.names}
    found = ((block.section, everywhere(block.section, block.names, known)) for block in blocks)
    return dict(pair for section, names in found for pair in find_aliases(section.tokens, names, openers))


@lru_cache(maxsize=1)
def _alias_openers() -> Endings:
    return ending_phrases("alias_openers")


def _resolved_short_names(block: Block, names: list[Name], people: People) -> Iterable[Name]:
    """The given names that lead to one full name of the text, as that name."""
    for short in find_short_names(block.section, names, block.units, name_finder().others):
        full = people.short(short.given, surname_first=short.surname_first)
        if full and (short.behind != "an office" or not _is_first_of_foreigner(short.given, full)):
            yield Name(short.start, short.end, full, short.behind, short.begin, short=True)


def _is_first_of_foreigner(given: str, full: str) -> bool:
    """Whether a name begins with the word whose bearer is not called by it: "Thị trưởng London" beside "London Breed";
    but "Tổng thống Moon" is Moon Jae-in, "Chủ tịch Hồ" Hồ Chí Minh."""
    begins = name_key(full)[0] == name_key(given)[0]
    return begins and "-" not in full and is_foreign(name_key(full))


def _uncle_ho(block: Block, people: People) -> Iterable[Name]:
    """ "Bác Hồ", where the text names Hồ Chí Minh."""
    tokens = block.section.tokens
    full = people.full(_UNCLE_HO)
    for index in block.section.capitals if full else ():
        after = tokens[index + 1 : index + 2]
        if tokens[index].key != "bác" or not after or after[0].text != "Hồ" or index in block.section.covered:
            continue
        if not index or tokens[index - 1].key not in ("lăng", "viếng"):
            yield Name(index + 1, index + 2, full, "a form of address", index, short=True)


def _mentions(
    page: ParsedPage,
    block: Block,
    names: Iterable[Name],
    titles: Assigned,
    people: People,
) -> Iterable[PersonMention]:
    tokens = block.section.tokens
    office_before = {unit.end: unit.start for unit in block.units.values()}
    for name in names:
        full = people.full(name.text)
        if not full:
            continue
        short = name.short or (name_key(full) != name_key(name.text) and not people.is_slip(name.text))
        begin = name.start
        # The form of address or the office belongs to a short mention: "ông Hòa", "Bí thư Xuân Anh".
        if short and (name.short or not is_foreign(name_key(name.text))):
            begin = name.with_honorific if name.with_honorific < name.start else office_before.get(begin, begin)
        span = Span(tokens[begin].start, tokens[name.end - 1].end)
        yield PersonMention(
            span=span,
            text=span.of(page.text),
            name=full,
            rule="end of a full name" if short and not name.short else RULES[name.evidence],
            titles=tuple(_title(tokens, unit, name.foreign) for unit in titles.get(name.start, ())),
            short=short,
        )


def _title(tokens, unit: TitleUnit, foreign: bool = False) -> Title:
    """The title of a unit; that of a foreigner is not of our body ("Chủ tịch Quốc hội Pany Yathotou")."""
    return Title(
        text=unit.text,
        post=unit.post,
        organisation="" if foreign else unit.organisation,
        span=Span(tokens[unit.start].start, tokens[unit.end - 1].end),
        former=unit.former,
    )


def _inside(span: Span, taken: list[Span]) -> bool:
    """Whether one of the spans, which are in order, holds this one."""
    at = bisect_right(taken, (span.start, math.inf))
    return any(other.contains(span) for other in taken[max(0, at - _MOST_NESTED) : at])
