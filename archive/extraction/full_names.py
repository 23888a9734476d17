"""The names that a page prints in full, block by block, with the titles of the blocks.

Things named like people are left out, and those who signed the text.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from archive.extraction.foreign_names import called_alone, named_in_full
from archive.extraction.name_lookalikes import CROWDS
from archive.extraction.names import FAINT, Name, NameFinder
from archive.extraction.reading import Reading, Section
from archive.extraction.record import ParsedPage
from archive.extraction.resolve import name_key
from archive.extraction.titles import TitleReader, TitleUnit
from archive.text import exact_key

# Evidence of a form of address or an office.
_ADDRESSED = frozenset({"honorific", "title", "list"})


@dataclass(frozen=True)
class Block:
    """A block with its titles, by the token they begin at, and its names in order."""

    section: Section
    units: dict[int, TitleUnit]
    names: list[Name]


@lru_cache(maxsize=1)
def name_finder() -> NameFinder:
    """The one finder of names; it holds the word lists."""
    return NameFinder()


def names_in_full(page: ParsedPage, reading: Reading) -> list[Block]:
    """The blocks of the article with the names printed in full in them; authors left out."""
    reader = TitleReader(reading)
    finder = name_finder()
    blocks, vetoed = [], Counter()
    for section in reading.sections:
        units = reader.units(section)
        ends = frozenset(unit.end for unit in units.values())
        ends |= {end + 1 for end in ends if end < len(section.tokens) and section.tokens[end].text == ":"}
        inside = frozenset(i for unit in units.values() for i in range(unit.start, unit.end))
        names, others = finder.find(section, ends, frozenset(units), inside)
        vetoed.update(name_key(other.text) for other in others)
        blocks.append(Block(section, units, names))
    return _without_authors(page, _without_things(reading, _with_foreigners(blocks), vetoed))


def _with_foreigners(blocks: list[Block]) -> list[Block]:
    """The blocks with the names in full of foreigners who are addressed by their last name elsewhere."""
    called = {key for block in blocks for key in called_alone(block.section)}
    if not called:
        return blocks
    wanted = frozenset(called - {name_key(name.text)[-1] for block in blocks for name in block.names})
    found = []
    for block in blocks:
        more = named_in_full(block.section, block.names, wanted)
        names = sorted([*block.names, *more], key=lambda name: name.start)
        found.append(Block(block.section, block.units, names))
    return found


def _without_things(reading: Reading, blocks: list[Block], vetoed: Counter[tuple[str, ...]]) -> list[Block]:
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

    def is_thing(block: Block, name: Name) -> bool:
        if name_key(name.text) in things:
            return True
        syllables = name.text.lower().split()
        placed = any(" ".join(syllables[:length]) in places for length in range(2, len(syllables) + 1))
        crowd = name.start > 0 and block.section.tokens[name.start - 1].key in CROWDS
        return placed and (crowd or name.evidence not in _ADDRESSED)

    if not things and not places:
        return blocks
    return [Block(b.section, b.units, [name for name in b.names if not is_thing(b, name)]) for b in blocks]


def _without_authors(page: ParsedPage, blocks: list[Block]) -> list[Block]:
    """Drop the names of the byline, and a name that closes the last block behind a full stop: the author's, too."""
    authors = {name_key(name) for name in page.byline}
    found = []
    for position, block in enumerate(blocks):
        names = [name for name in block.names if name_key(name.text) not in authors]
        if names and position == len(blocks) - 1 and (_closes(block.section, names[-1]) or _signs(block, names)):
            others = sum(name_key(name.text) == name_key(names[-1].text) for b in blocks for name in b.names)
            if others == 1:
                names.pop()
        found.append(Block(block.section, block.units, names))
    return found


def _closes(section: Section, name: Name) -> bool:
    """Whether nothing but marks stands behind the name, and the end of a sentence before it."""
    tokens = section.tokens
    if name.evidence not in ("surname", "verb of speech") or any(token.word for token in tokens[name.end :]):
        return False
    before = tokens[name.start - 1] if name.start else None
    return before is not None and not before.word and before.text not in (",", ":", ";", "(")


def _signs(block: Block, names: list[Name]) -> bool:
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
