"""The blocks of a page with the bodies and places marked in them: what the name rules have in common, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from archive.extraction.body import Body
from archive.extraction.body_grammar import Grammar
from archive.extraction.body_lexicon import Lexicon, lexicon
from archive.extraction.completion import complete
from archive.extraction.record import ParsedPage
from archive.extraction.reference import Reference
from archive.extraction.territories import Territory
from archive.extraction.territory_finding import find_territories
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
    heads, listed = grammar.lexicon.heads.firsts, grammar.lexicon.listed.firsts
    while index < len(tokens):
        key = tokens[index].key
        body = grammar.at(tokens, index) if key in heads or key in listed else None
        if body is None:
            index += 1
            continue
        several = grammar.begins_list(tokens, body)
        while body is not None:
            found.append(body)
            index = body.end
            body = grammar.next_of_list(tokens, body) if several else None
    return found
