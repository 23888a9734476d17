"""Which title is whose: titles stand behind a name, before it, or before a list of names.

Behind: "ông Lê Văn An, Phó Bí thư …, Chủ tịch …"; "Lê Văn An - Phó Bí thư …"; "Lê Văn An là Phó Bí thư …".
Before: "Ủy viên …, Bí thư Tỉnh ủy Lê Văn An". Before several: "các Phó Chủ tịch Lê Văn An, Trần Văn Bình".
"""

from __future__ import annotations

from archive.extraction.names import Name
from archive.extraction.reading import Section
from archive.extraction.title_chains import TitleChains
from archive.extraction.title_leads import TitleLeads
from archive.extraction.title_links import ALL_OF_THEM, LINK_ENDS, TitleLinks
from archive.extraction.title_others import tells_of_another, without_principal
from archive.extraction.title_sharing import Facts, with_shared_bodies
from archive.extraction.title_told import Subject, Told
from archive.extraction.titles import TitleUnit
from archive.extraction.tokens import Token

# Offices that several hold at a time.
_OF_MANY = ("Phó ", "Thứ trưởng", "Ủy viên", "Đại biểu", "Thẩm phán", "Thành viên")
# The last words of "em trai", "con gái", "vợ": whose relative a name is.
_KIN = frozenset("trai gái vợ chồng bố mẹ cha con rể dâu ruột em chị anh của".split())
_LONGEST_KIN = 4
_NEXT_SENTENCE = frozenset({"Ông", "Bà", "Đồng"})
_LIST_MARKS = frozenset({",", "và", ";", "cùng"})
# What announces two ("các đồng chí:", "hai ông"), so far before the first.
_ALL, _LONGEST_ANNOUNCEMENT = frozenset({"các", "hai"}), 4

Assigned = dict[int, list[TitleUnit]]


def assign_titles(
    section: Section,
    names: list[Name],
    units: dict[int, TitleUnit],
    subject: Subject | None,
    facts: Facts,
) -> Assigned:
    """The titles of each name, by the name's first token; those told of the page's ``subject`` where no name of theirs
    stands in the block under :data:`~archive.extraction.title_told.ABSENT`."""
    if not units:
        return {}
    work = _Assignment(section.tokens, names, units, subject, facts)
    for name in names:
        work.behind(name)
    work.before()
    return work.assigned


class _Assignment:
    def __init__(
        self,
        tokens: tuple[Token, ...],
        names: list[Name],
        units: dict[int, TitleUnit],
        subject: Subject | None,
        facts: Facts,
    ):
        self.tokens = tokens
        self.facts = facts
        self.names = names
        self.units = units
        self.by_start = {name.start: name for name in names}
        # A name with an honorific begins where the honorific does, for a title that stands before both.
        self.by_begin = {name.with_honorific: name for name in names} | self.by_start
        self.links = TitleLinks(tokens, units, self.by_begin)
        self.chains = TitleChains(tokens, units, self.links)
        self.told = Told(tokens, names, self.links, subject)
        self.positions = {name.start: position for position, name in enumerate(names)}
        self.unit_ending_at = {unit.end: unit for unit in units.values()}
        self.assigned: Assigned = {}
        self.leads = TitleLeads(tokens, self.by_begin, self.by_start, self.assigned)
        self.used: set[int] = set()
        # Name → the index behind the titles that follow it.
        self.told_until: dict[int, int] = {}
        self.ends = {unit.end for unit in units.values()}

    def give(self, name: Name, given: list[TitleUnit]) -> None:
        self.give_at(name.start, given)

    def give_at(self, holder: int, given: list[TitleUnit]) -> None:
        self.assigned.setdefault(holder, []).extend(with_shared_bodies(given, self.facts))
        self.used.update(unit.start for unit in given)

    def behind(self, name: Name) -> None:
        """Titles that follow the name; those that lead up to another name are left to it."""
        before = self.unit_ending_at.get(name.start) or self.unit_ending_at.get(name.with_honorific)
        another = tells_of_another(self.tokens, name, before, self.units.get(name.end + 1))
        opening = None if another else self.links.opening(name.end)
        index = opening if opening is not None else self.links.appointment(name.end)
        end = name.end
        if index is not None:
            chain = self.chains.begun_at(index, career=self._in_career(name.end, index))
            end = chain[-1].end
            following = self.by_begin.get(end)
            # "Ông An làm Phó Trưởng ban Ông Bình sau đó …": a headline without a full stop, and the next sentence
            if following is not None and following.with_honorific == end and self.tokens[end].text in _NEXT_SENTENCE:
                following = None
            if following is not None:
                # "A, Bí thư X, Chủ tịch Y B": the last stands before B; all of them do where A has its title before it.
                titled_before = name.start in self.ends or name.with_honorific in self.ends
                # "Chủ tịch A được cử làm Bí thư X, Phó Chủ tịch B": what A becomes is A's.
                becomes = self.tokens[index - 1].key in LINK_ENDS
                chain = [] if titled_before and not becomes else chain[:-1]
            # "bổ nhiệm ông A, em trai Bí thư B, làm …"; "bà A, chị ông B, khi đó là …"
            led = self.tokens[name.end].key in ("làm", "giữ") or self.tokens[index - 1].key == "là"
            holder = self._relative_of(name) if led else None
            self.give(holder or name, chain)
            self.told_until[name.start] = end
            if chain and tuple(token.key for token in self.tokens[max(0, index - 2) : index]) in ALL_OF_THEM:
                self._share_back(name, chain)
            elif chain and end < len(self.tokens) and self.tokens[end].text == ";":
                self._share_back(name, chain, among_semicolons=True)
            elif chain and index == name.end and self._ends_pair(name):
                self._share_back(name, chain)
            if following is None and opening is not None:
                later = self.links.appointment(end)
                if later is not None:
                    self.give(name, self.chains.begun_at(later))

    def _relative_of(self, name: Name) -> Name | None:
        """The person whose relative this one is: "bổ nhiệm ông A, em trai Bí thư B, làm …" appoints A."""
        before = self.unit_ending_at.get(name.start) or self.unit_ending_at.get(name.with_honorific)
        begin = name.with_honorific if before is None else before.start
        kin = begin - 1
        if kin < 0 or self.tokens[kin].key not in _KIN:
            return None
        position = self.positions[name.start]
        holder = self.names[position - 1] if position else None
        return holder if holder is not None and kin - _LONGEST_KIN <= holder.end <= kin else None

    def _ends_pair(self, name: Name) -> bool:
        """Whether the name is the second of two that are announced: "các đồng chí: A và B nguyên Phó Chủ tịch …"."""
        position = self.positions[name.start]
        if not position or self.tokens[name.with_honorific - 1].key != "và":
            return False
        before = self.names[position - 1].start
        announced = self.tokens[max(0, before - _LONGEST_ANNOUNCEMENT) : before]
        return self.names[position - 1].end == name.with_honorific - 1 and any(t.key in _ALL for t in announced)

    def _share_back(self, name: Name, chain: list[TitleUnit], among_semicolons: bool = False) -> None:
        """Give the titles to the names that stand before this one in its list, until one has titles of its own.

        ``among_semicolons``: only to one name, which begins an item of a list that semicolons part ("các ông: A, B, Phó
        Giám đốc …; C, Trạm trưởng …").
        """
        position = self.positions[name.start]
        for other in (self.names[place] for place in range(position - 1, -1, -1)):
            between = self.tokens[other.end : name.with_honorific]
            if other.start in self.assigned or not between or len(between) > 2:
                return
            if not all(token.key in _LIST_MARKS for token in between):
                return
            if among_semicolons:
                first = other.start
                if between[-1].text == "," and first and self.tokens[first - 1].text in (":", ";"):
                    self.give(other, chain)
                return
            self.give(other, chain)
            name = other

    def before(self) -> None:
        """Titles that lead up to a name, and what they share with a list of names behind it."""
        seen = 0
        for start in sorted(self.units):
            if start in self.used or start < seen:
                continue
            chain = self.chains.begun_at(start)
            seen = chain[-1].end
            if any(unit.start in self.used for unit in chain):
                continue
            end = chain[-1].end
            several = self.leads.of_several(start)
            announced = self.leads.behind_announcement(end) if several else end
            if several:
                end = announced
            elif end + 1 < len(self.tokens):
                end = self.leads.behind_link(start, end)
            if several and self.tokens[announced - 1].text == ":" and announced in self.units:
                self._announce(chain, announced)
                continue
            name = self.by_begin.get(end)
            if name is None:
                holder = self.told.of(start, chain)
                if holder is not None:
                    self.give_at(holder, chain)
                    self.told.latest = end, holder
                continue
            # "Thay mặt các đại biểu Quốc hội, Chủ tịch … Lê Văn An": the deputies are others.
            others = several and announced == chain[-1].end
            chain = [u for u in chain[:-1] if not (others or u.post.startswith("Đại biểu"))] + chain[-1:]
            chain = without_principal(self.tokens, chain)
            self.give(name, chain)
            if several:
                self._share(name, chain, self.tokens[announced - 1].text == ":")
            elif chain[-1].post.startswith(_OF_MANY):
                self._share_with_next(name, chain)

    def _announce(self, announced: list[TitleUnit], index: int) -> None:
        """Give the titles to everybody of the list behind the colon, who stand there with their offices: "các Ủy viên
        Trung ương Đảng: Phó Chủ tịch Quốc hội Lê Văn An, Bí thư Tỉnh ủy Trần Văn Bình"."""
        parted = ""
        while index in self.units:
            end = self.chains.begun_at(index)[-1].end
            name = self.by_begin.get(end)
            if name is None:
                return
            self.assigned.setdefault(name.start, [])[:0] = announced
            self.used.update(unit.start for unit in announced)
            told = self.told_until.get(name.start, name.end)
            index = name.end if told in self.by_begin else told  # titles that lead up to the next are not this one's
            mark = self.tokens[index].text if index < len(self.tokens) else ""
            parted = parted or mark
            if mark not in (parted, "và", "cùng"):
                return  # "…: Bộ trưởng A, Bộ trưởng B; Đại sứ C": the last is none of them
            index += 1

    def _share_with_next(self, name: Name, chain: list[TitleUnit]) -> None:
        """Give the titles of one of many to the second of two: "Thứ trưởng Lê Văn An và Trần Văn Bình"."""
        following = self.by_start.get(name.end + 1)
        if following is None or self.tokens[name.end].key != "và" or following.start in self.assigned:
            return
        if following.with_honorific == following.start and self.links.opening(following.end) is None:
            self.give(following, chain)

    def _share(self, name: Name, chain: list[TitleUnit], announced: bool) -> None:
        """Give the titles to the names that follow in the list, until one has titles of its own.

        Behind a colon those of its own only come on top: "các Ủy viên Bộ Chính trị: A, Bí thư …; B, Trưởng ban …".
        """
        index = self.told_until.get(name.start, name.end) if announced else name.end
        while index < len(self.tokens) and self.tokens[index].key in (",", "và", ";"):
            following = self.by_begin.get(index + 1)
            if following is None or (following.start in self.assigned and not announced):
                return
            self.assigned.setdefault(following.start, [])[:0] = chain
            index = self.told_until.get(following.start, following.end) if announced else following.end

    def _in_career(self, begin: int, index: int) -> bool:
        """Whether the title at ``index`` begins a list of offices held, in words that begin at ``begin``."""
        career = self.links.career_end(begin)
        return 0 < career <= index
