"""The people that a page names, with the titles it gives them; never its authors and photographers."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.extraction.aliases import find_aliases, opener_before
from archive.extraction.endings import Endings, ending_phrases
from archive.extraction.name_vetoes import is_credited
from archive.extraction.names import Name, NameFinder
from archive.extraction.reading import Reading, Section, read
from archive.extraction.record import OrganisationMention, ParsedPage, PersonMention, PlaceMention, Title
from archive.extraction.reference import Reference
from archive.extraction.repeated_names import everywhere
from archive.extraction.resolve import People, merged_titles, name_key, usurped
from archive.extraction.short_names import find_short_names
from archive.extraction.title_assignment import Assigned, assign_titles
from archive.extraction.titles import TitleReader, TitleUnit
from archive.text import Span, exact_key

# How a mention was found, as the evidence tells it.
RULES = {
    "honorific": "name behind a form of address",
    "title": "name behind an office",
    "list": "name in a list of names",
    "surname": "surname and given names",
    "verb of speech": "name before a verb of speaking",
    "title behind": "name before an office",
    "named elsewhere in the text": "name found elsewhere in the text",
    "a form of address": "given name behind a form of address",
    "an office": "given name behind an office",
}


# What somebody is for the event alone, where the text does not say of which body: no office of theirs.
_ROLES = frozenset(
    {"Trưởng đoàn", "Phó Trưởng đoàn", "Phó đoàn", "Trưởng ban", "Phó Trưởng ban", "Phó ban", "Thành viên"}
)
_UNCLE_HO = "Hồ Chí Minh"
# A place within a body's name within a body's name: deeper they do not lie in one another.
_MOST_NESTED = 8


@dataclass(frozen=True)
class _Block:
    section: Section
    units: dict[int, TitleUnit]
    names: list[Name]


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
    blocks = _without_authors(page, _found_names(reading))
    aliases = _aliases(blocks)
    people = People((name.text for block in blocks for name in block.names), aliases)
    known = {tuple(exact_key(name).split()): name for name in (*people.name_of.values(), *aliases)}
    mentions = []
    for block in blocks:
        tokens = block.section.tokens
        names = everywhere(block.section, block.names, known)
        names = [name for name in names if not is_credited(tokens, name.start, name.end)]
        more = (*_resolved_short_names(block, names, people), *_uncle_ho(block, people))
        names = sorted([*names, *more], key=lambda name: name.start)
        titles = assign_titles(block.section, names, block.units)
        mentions.extend(_mentions(page, block, names, titles, people))
    mentions = [mention for mention in mentions if not _inside(mention.span, taken)]
    return _with_whole_titles(sorted(mentions, key=lambda mention: mention.span))


def _aliases(blocks: list[_Block]) -> dict[str, str]:
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


@lru_cache(maxsize=1)
def _finder() -> NameFinder:
    return NameFinder()


def _found_names(reading: Reading) -> list[_Block]:
    reader = TitleReader(reading)
    blocks = []
    for section in reading.sections:
        units = reader.units(section)
        ends = frozenset(unit.end for unit in units.values())
        ends |= {end + 1 for end in ends if end < len(section.tokens) and section.tokens[end].text == ":"}
        blocks.append(_Block(section, units, _finder().find(section, ends, frozenset(units))))
    return blocks


def _without_authors(page: ParsedPage, blocks: list[_Block]) -> list[_Block]:
    """Drop the names of the byline, and a name that closes the last block behind a full stop: the author's, too."""
    authors = {name_key(name) for name in page.byline}
    found = []
    for position, block in enumerate(blocks):
        names = [name for name in block.names if name_key(name.text) not in authors]
        if names and position == len(blocks) - 1 and _closes(block.section, names[-1]):
            others = sum(name_key(name.text) == name_key(names[-1].text) for b in blocks for name in b.names)
            if others == 1:
                names.pop()
        found.append(_Block(block.section, block.units, names))
    return found


def _closes(section: Section, name: Name) -> bool:
    """Whether nothing but marks stands behind the name, and the end of a sentence before it."""
    tokens = section.tokens
    if name.evidence not in ("surname", "verb of speech") or any(token.word for token in tokens[name.end :]):
        return False
    before = tokens[name.start - 1] if name.start else None
    return before is not None and not before.word and before.text not in (",", ":", ";", "(")


def _resolved_short_names(block: _Block, names: list[Name], people: People) -> Iterable[Name]:
    """The given names that lead to one full name of the text, as that name."""
    for short in find_short_names(block.section, names, block.units, _finder().others):
        full = people.short(short.given, surname_first=short.surname_first)
        if full:
            yield Name(short.start, short.end, full, short.behind, short.begin, short=True)


def _uncle_ho(block: _Block, people: People) -> Iterable[Name]:
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
    page: ParsedPage, block: _Block, names: Iterable[Name], titles: Assigned, people: People
) -> Iterable[PersonMention]:
    tokens = block.section.tokens
    office_before = {unit.end: unit.start for unit in block.units.values()}
    for name in names:
        full = people.full(name.text)
        if not full:
            continue
        short = name.short or (name_key(full) != name_key(name.text) and not people.is_slip(name.text))
        begin = name.start
        if short:  # the form of address or the office belongs to a short mention: "ông Hòa", "Bí thư Xuân Anh"
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


def _with_whole_titles(mentions: list[PersonMention]) -> list[PersonMention]:
    """Every title in the fullest form that the text gives the same person."""
    of_person: dict[str, list[Title]] = {}
    for mention in mentions:
        of_person.setdefault(mention.name, []).extend(_bare(title) for title in mention.titles)
    merged = {name: merged_titles(titles) for name, titles in of_person.items()}
    drop = usurped((name, merged[name][title]) for name, titles in of_person.items() for title in titles)
    found = []
    for mention in mentions:
        titles: dict[Title, Title] = {}
        for title in mention.titles:
            fullest = merged[mention.name][_bare(title)]
            if (mention.name, fullest) in drop or (fullest.text in _ROLES and not fullest.organisation):
                continue
            titles.setdefault(
                fullest, Title(fullest.text, fullest.post, fullest.organisation, title.span, fullest.former)
            )
        found.append(
            PersonMention(mention.span, mention.text, mention.name, mention.rule, tuple(titles.values()), mention.short)
        )
    return found


def _bare(title: Title) -> Title:
    """The title without its place, to compare what it says."""
    return Title(title.text, title.post, title.organisation, None, title.former)


def _inside(span: Span, taken: list[Span]) -> bool:
    """Whether one of the spans, which are in order, holds this one."""
    at = bisect_right(taken, (span.start, math.inf))
    return any(other.contains(span) for other in taken[max(0, at - _MOST_NESTED) : at])
