"""The blocks of a page with the bodies and places marked in them: what the name rules have in common, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from archive.extraction.body import Body
from archive.extraction.body_grammar import Grammar
from archive.extraction.body_lexicon import Lexicon, lexicon
from archive.extraction.body_names import full_name
from archive.extraction.completion import complete
from archive.extraction.record import ParsedPage
from archive.extraction.reference import Reference
from archive.extraction.territories import Territory
from archive.extraction.territory_finding import find_territories
from archive.extraction.text_evidence import MINISTRY_KINDS, parts_of
from archive.extraction.tokens import Token, sections


@dataclass(frozen=True)
class FoundBody:
    """A body as read, the same completed from the text, and the rule that completed it."""

    body: Body
    whole: Body
    rule: str

    @property
    def complete(self) -> bool:
        return not self.whole.open and not self.whole.doubtful


@dataclass(frozen=True)
class Section:
    """One block: its tokens, the bodies one after the other, and the territories (within bodies and outside)."""

    tokens: tuple[Token, ...]
    bodies: tuple[FoundBody, ...]
    territories: tuple[Territory, ...]

    @cached_property
    def capitals(self) -> tuple[int, ...]:
        """The tokens that are words with a capital."""
        return tuple(index for index, token in enumerate(self.tokens) if token.capital and token.word)

    @cached_property
    def body_at(self) -> dict[int, FoundBody]:
        """The body that begins at a token."""
        return {found.body.start: found for found in self.bodies}

    @cached_property
    def territory_at(self) -> dict[int, Territory]:
        """The territory outside any body that begins at a token."""
        return {t.start: t for t in self.territories if t.start not in self.in_body}

    @cached_property
    def in_body(self) -> frozenset[int]:
        """The tokens that belong to a body's name."""
        return frozenset(i for found in self.bodies for i in range(found.body.start, found.body.end))

    @cached_property
    def covered(self) -> frozenset[int]:
        """The tokens that belong to the name of a body or a place, and so to no person's."""
        return self.in_body | {i for t in self.territories for i in range(t.start, t.end)}


@dataclass(frozen=True)
class Reading:
    """A page read as far as bodies and places go."""

    page: ParsedPage
    sections: tuple[Section, ...]
    lexicon: Lexicon

    @cached_property
    def the_district(self) -> dict[str, Territory]:
        """Rank → the one district of that rank that the text names: whose "quận" without a name is meant."""
        named: dict[str, dict[str, Territory]] = {}
        for section in self.sections:
            for territory in section.territories:
                if territory.listed and not territory.is_province:
                    named.setdefault(territory.rank, {}).setdefault(territory.name, territory)
        return {rank: next(iter(found.values())) for rank, found in named.items() if len(found) == 1}

    @cached_property
    def the_ministry(self) -> str:
        """The one ministry that the text names, whose "Thứ trưởng" is meant; "" where it names none or several."""
        kinds = self.lexicon.kinds
        parts = (part for section in self.sections for found in section.bodies for part in parts_of(found.whole))
        named = {full_name(part) for part in parts if part.listed and kinds.get(part.listed) in MINISTRY_KINDS}
        return named.pop() if len(named) == 1 else ""

    @cached_property
    def the_one(self) -> dict[str, Body]:
        """The first words of the names of bodies, in small letters → the one such body that the text names in full.

        "Giám đốc Bệnh viện" is of the one hospital of the text, "Giám đốc Sở" of the one department.
        """
        named: dict[str, dict[str, Body]] = {}
        for section in self.sections:
            for found in section.bodies:
                for part in parts_of(found.whole):
                    if not part.open and not part.doubtful and (part.own or part.territory) and not part.listed:
                        named.setdefault(part.head.lower(), {}).setdefault(full_name(part), part)
        return {head: next(iter(bodies.values())) for head, bodies in named.items() if len(bodies) == 1}

    @cached_property
    def the_unit(self) -> dict[str, str]:
        """ "quân khu" → "Quân khu 4", where the text numbers only one of the kind."""
        named: dict[str, set[str]] = {}
        for section in self.sections:
            for first, second, number in zip(section.tokens, section.tokens[1:], section.tokens[2:], strict=False):
                unit = f"{first.key} {second.key}"
                if unit in _UNITS and number.text.isdigit():
                    named.setdefault(unit, set()).add(f"{unit.capitalize()} {number.text}")
        return {unit: names.pop() for unit, names in named.items() if len(names) == 1}


# Units of the armed forces that have a number for a name.
_UNITS = frozenset({"quân khu", "quân đoàn", "sư đoàn", "lữ đoàn", "trung đoàn"})
_latest: list[tuple[ParsedPage, Reference, Reading]] = []


def read(page: ParsedPage, reference: Reference) -> Reading:
    """Read a page's bodies and places; the latest reading is kept, because three finders ask for it in turn."""
    if _latest and _latest[0][0] is page and _latest[0][1] is reference:
        return _latest[0][2]
    lexis = lexicon(reference)
    grammar = Grammar(lexis)
    blocks = []
    for tokens in sections(page):
        bodies = find_bodies(tokens, grammar)
        blocks.append((tokens, bodies, find_territories(tokens, bodies, lexis)))
    found = []
    for (tokens, bodies, territories), completed in zip(blocks, complete(blocks, lexis), strict=True):
        together = zip(bodies, completed, strict=True)
        found.append(
            Section(tokens, tuple(FoundBody(body, whole, rule) for body, (whole, rule) in together), tuple(territories))
        )
    reading = Reading(page, tuple(found), lexis)
    _latest[:] = [(page, reference, reading)]
    return reading


def find_bodies(tokens: tuple[Token, ...], grammar: Grammar) -> list[Body]:
    """The bodies that stand in one block, one after the other, as far as the words go."""
    found = []
    index = 0
    firsts = grammar.lexicon.body_firsts
    for start in [start for start, token in enumerate(tokens) if token.key in firsts]:
        body = grammar.at(tokens, start) if start >= index else None
        if body is None:
            continue
        several = grammar.begins_list(tokens, body)
        while body is not None:
            found.append(body)
            index = body.end
            body = grammar.next_of_list(tokens, body) if several else None
    return found
