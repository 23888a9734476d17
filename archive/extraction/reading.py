"""The blocks of a page with the bodies and places marked in them: what the name rules have in common, read once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from archive.extraction.body import Body
from archive.extraction.body_fields import next_of_list
from archive.extraction.body_grammar import Grammar
from archive.extraction.body_lexicon import Lexicon, lexicon
from archive.extraction.body_names import full_name
from archive.extraction.committees import OF_COMMITTEE, RANK_OF
from archive.extraction.completion import complete
from archive.extraction.record import ParsedPage
from archive.extraction.reference import Reference
from archive.extraction.territories import Territory
from archive.extraction.territory_finding import find_territories
from archive.extraction.text_evidence import MINISTRY_KINDS, OFTEN, initials, leading, parts_of
from archive.extraction.tokens import Token, capitals, sections, where
from archive.extraction.vocabulary import table


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
        return capitals(self.tokens)

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
    def leading_ministry(self) -> str:
        """The ministry that the text names far more often than any other; "" where there is none."""
        kinds = self.lexicon.kinds
        parts = (part for section in self.sections for found in section.bodies for part in parts_of(found.whole))
        named = Counter(part.listed for part in parts if part.listed and kinds.get(part.listed) == "ministry")
        name = leading(named)
        return name if named[name] >= OFTEN else ""

    @cached_property
    def the_one(self) -> dict[str, Body]:
        """The first words of the names of bodies, in small letters → the one such body that the text names in full.

        "Giám đốc Bệnh viện" is of the one hospital of the text, "Giám đốc Sở" of the one department.
        """
        return {head: next(iter(bodies.values())) for head, bodies in self._named.items() if len(bodies) == 1}

    @cached_property
    def _named(self) -> dict[str, dict[str, Body]]:
        """The first words of the names of bodies, in small letters → the bodies that the text names in full."""
        named: dict[str, dict[str, Body]] = {}
        for section in self.sections:
            for found in section.bodies:
                for part in parts_of(found.whole):
                    if part.open or part.doubtful or part.listed or not (part.own or part.territory):
                        continue
                    words = part.head.lower().split()
                    for length in range(1, len(words) + 1):
                        named.setdefault(" ".join(words[:length]), {}).setdefault(full_name(part), part)
        return named

    @cached_property
    def by_initials(self) -> dict[str, Body]:
        """The first letters of the names of bodies → the one such body that the text names in full: "HNV"."""
        found: dict[str, dict[str, Body]] = {}
        wholes = (body.whole for section in self.sections for body in section.bodies if body.complete)
        for part in (part for whole in wholes for part in parts_of(whole)):
            for words in (f"{part.head} {part.own}", part.said or part.head):
                found.setdefault(initials(words), {})[full_name(part)] = part
        return {letters: next(iter(bodies.values())) for letters, bodies in found.items() if len(bodies) == 1}

    @cached_property
    def the_subject(self) -> Body | None:
        """The body that the headline is, of which such pages say "Giám đốc: …" without naming it again."""
        if not self.sections or not self.sections[0].bodies or not self.page.title:
            return None
        first = self.sections[0].bodies[0]
        return first.whole if first.body.start == 0 and first.complete and not first.whole.is_office else None

    def seat_of(self, post: str) -> Body | None:
        """The one body of the text that has such an office ("Phó Giám đốc"), or the headline's if that has it."""
        if post in OF_COMMITTEE:
            return self._committee
        return self._seats.get(post.lower().removeprefix("phó "))

    @cached_property
    def _committee(self) -> Body | None:
        """The one Party committee of a territory that the text names, or the one of a province among several."""
        named = {full_name(b): b for head in RANK_OF for b in self._named.get(head.lower(), {}).values()}
        found = [body for body in named.values() if body.head in RANK_OF]
        of_provinces = [body for body in found if body.territory is not None and body.territory.is_province]
        return next((bodies[0] for bodies in (found, of_provinces) if len(bodies) == 1), None)

    @cached_property
    def _seats(self) -> dict[str, Body]:
        """Office → the body that has it; only for offices of which there is one in the text."""
        seats = {}
        for post, heads in table("post_heads").items():
            if self.the_subject is not None and self.the_subject.head.startswith(heads):
                seats[post] = self.the_subject
                continue
            found = {name: body for head in heads for name, body in self._named.get(head.lower(), {}).items()}
            if len(found) == 1:
                seats[post] = next(iter(found.values()))
        return seats


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
    heads, listed = grammar.lexicon.heads, grammar.lexicon.listed
    for start in where(tokens, firsts):
        # Most "công" are no "công an": the second word is looked at before a body is read.
        if start < index or not (heads.may_begin(tokens, start) or listed.may_begin(tokens, start)):
            continue
        body = grammar.at(tokens, start)
        if body is None:
            continue
        several = grammar.begins_list(tokens, body)
        while body is not None:
            found.append(body)
            index = body.end
            body = next_of_list(grammar, tokens, body) if several else None
    return found
