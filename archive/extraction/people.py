"""The people that a page names, with the titles it gives them; never its authors and photographers."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.extraction.aliases import find_aliases, opener_before
from archive.extraction.biographies import ends_life, subject_of
from archive.extraction.endings import Endings, ending_phrases
from archive.extraction.foreign_names import called_alone, named_in_full
from archive.extraction.name_lookalikes import CROWDS
from archive.extraction.name_vetoes import is_credited
from archive.extraction.names import FAINT, Name, NameFinder
from archive.extraction.reading import Reading, Section, read
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
from archive.extraction.titles import TitleReader, TitleUnit
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
# Evidence of a form of address or an office.
_ADDRESSED = frozenset({"honorific", "title", "list"})


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
    tables = tables_of(reading)
    if tables is not None:
        more = tables.names(Found((block.section, block.names, block.units) for block in blocks))
        blocks = [_Block(b.section, b.units, with_names(b.section, b.names, more)) for b in blocks]
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
    finder = _finder()
    blocks, vetoed = [], Counter()
    for section in reading.sections:
        units = reader.units(section)
        ends = frozenset(unit.end for unit in units.values())
        ends |= {end + 1 for end in ends if end < len(section.tokens) and section.tokens[end].text == ":"}
        inside = frozenset(i for unit in units.values() for i in range(unit.start, unit.end))
        names, others = finder.find(section, ends, frozenset(units), inside)
        vetoed.update(name_key(other.text) for other in others)
        blocks.append(_Block(section, units, names))
    return _without_things(reading, _with_foreigners(blocks), vetoed)


def _with_foreigners(blocks: list[_Block]) -> list[_Block]:
    """The blocks with the names in full of foreigners who are addressed by their last name elsewhere."""
    called = {key for block in blocks for key in called_alone(block.section)}
    if not called:
        return blocks
    wanted = frozenset(called - {name_key(name.text)[-1] for block in blocks for name in block.names})
    found = []
    for block in blocks:
        more = named_in_full(block.section, block.names, wanted)
        names = sorted([*block.names, *more], key=lambda name: name.start)
        found.append(_Block(block.section, block.units, names))
    return found


def _without_things(reading: Reading, blocks: list[_Block], vetoed: Counter[tuple[str, ...]]) -> list[_Block]:
    """Drop the names that nothing but their own words makes people: those that are mostly a street's or a school's in
    the text, and those of a commune that it names ("người dân Mai Phụ" beside "xã Mai Phụ")."""
    names = [name for block in blocks for name in block.names]
    sure = {name_key(name.text) for name in names if name.evidence not in FAINT}
    often = Counter(name_key(name.text) for name in names)
    headline = exact_key(reading.page.title)
    sure |= {name_key(name.text) for name in names if exact_key(name.text) in headline}
    things = {key for key, count in vetoed.items() if key not in sure and often[key] <= 2 * count}
    places = {
        territory.name.lower()
        for section in reading.sections
        for territory in section.territories
        if territory.ranked and " " in territory.name
    }

    def is_thing(block: _Block, name: Name) -> bool:
        if name_key(name.text) in things:
            return True
        syllables = name.text.lower().split()
        placed = any(" ".join(syllables[:length]) in places for length in range(2, len(syllables) + 1))
        crowd = name.start > 0 and block.section.tokens[name.start - 1].key in CROWDS
        return placed and (crowd or name.evidence not in _ADDRESSED)

    if not things and not places:
        return blocks
    return [_Block(b.section, b.units, [name for name in b.names if not is_thing(b, name)]) for b in blocks]


def _without_authors(page: ParsedPage, blocks: list[_Block]) -> list[_Block]:
    """Drop the names of the byline, and a name that closes the last block behind a full stop: the author's, too."""
    authors = {name_key(name) for name in page.byline}
    found = []
    for position, block in enumerate(blocks):
        names = [name for name in block.names if name_key(name.text) not in authors]
        if names and position == len(blocks) - 1 and (_closes(block.section, names[-1]) or _signs(block, names)):
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


def _signs(block: _Block, names: list[Name]) -> bool:
    """Whether the last name closes the block behind another's office: "Ông Lê Văn An, Bí thư Tỉnh ủy Hà Nam | Hoàng
    Dương" is signed."""
    last, tokens = names[-1], block.section.tokens
    if len(names) < 2 or last.evidence != "title" or last.end < len(tokens):
        return False
    holder = names[-2]
    starts = [unit.start for unit in block.units.values() if unit.end == last.start]
    behind = bool(starts) and holder.end == starts[0] - 1 and tokens[holder.end].text in (",", "-", "–")
    titled = any(unit.end == holder.with_honorific for unit in block.units.values())
    return behind and holder.evidence == "honorific" and not titled


def _resolved_short_names(block: _Block, names: list[Name], people: People) -> Iterable[Name]:
    """The given names that lead to one full name of the text, as that name."""
    for short in find_short_names(block.section, names, block.units, _finder().others):
        full = people.short(short.given, surname_first=short.surname_first)
        if full and (short.behind != "an office" or not _is_first_of_foreigner(short.given, full)):
            yield Name(short.start, short.end, full, short.behind, short.begin, short=True)


def _is_first_of_foreigner(given: str, full: str) -> bool:
    """Whether a name begins with the word whose bearer is not called by it: "Thị trưởng London" beside "London Breed";
    but "Tổng thống Moon" is Moon Jae-in, "Chủ tịch Hồ" Hồ Chí Minh."""
    begins = name_key(full)[0] == name_key(given)[0]
    return begins and "-" not in full and is_foreign(name_key(full))


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
    page: ParsedPage,
    block: _Block,
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
