"""Which title is whose: titles stand behind a name, before it, or before a list of names.

Behind: "ông Lê Văn An, Phó Bí thư …, Chủ tịch …"; "Lê Văn An - Phó Bí thư …"; "Lê Văn An là Phó Bí thư …".
Before: "Ủy viên …, Bí thư Tỉnh ủy Lê Văn An". Before several: "các Phó Chủ tịch Lê Văn An, Trần Văn Bình".
"""

from __future__ import annotations

from dataclasses import replace

from archive.extraction.names import Name
from archive.extraction.reading import Section
from archive.extraction.titles import TitleUnit
from archive.extraction.tokens import Token

_OPENERS = frozenset({",", "-", "–", "—", "("})
_DASHES = frozenset({"-", "–", "—"})
# What joins the titles of one person.
_JOINTS = frozenset(", - – — và kiêm đồng thời là cũng giữ chức vụ nay hiện làm".split())
_MOST_TITLES = 12
_LONGEST_JOINT = 5  # ", nay giữ chức vụ"
# "là", "hiện giữ chức", "được bổ nhiệm làm": what links a name to the office behind it ends in one of the second set.
_LINKS = frozenset(
    "là hiện đang nguyên vốn giữ chức vụ làm được bầu bổ nhiệm nhận với trên cương vị phân công điều động chỉ định "
    "tiếp tục sẽ vừa mới đã trúng cử chuyển qua về sang lại".split()
)
_LINK_ENDS = frozenset({"là", "chức", "vụ", "làm", "vị"})
_LONGEST_LINK = 8
# "Trên cương vị Chủ tịch …, đồng chí Lê Văn An".
_AS = frozenset({("cương", "vị"), ("tư", "cách"), ("vai", "trò")})
_SEVERAL = frozenset({"các", "hai", "ba", "bốn", "năm", "những"})
_RANKS = frozenset({("đại", "tướng"), ("thượng", "tướng"), ("trung", "tướng"), ("thiếu", "tướng"), ("đại", "tá")})
# "(32 tuổi)", "(sinh năm 1960)" between a name and its titles.
_LONGEST_BRACKET = 8
_LONGEST_BIRTH = 10

Assigned = dict[int, list[TitleUnit]]


def assign_titles(section: Section, names: list[Name], units: dict[int, TitleUnit]) -> Assigned:
    """The titles of each name, by the name's first token."""
    work = _Assignment(section.tokens, names, units)
    for name in names:
        work.behind(name)
    work.before()
    return work.assigned


class _Assignment:
    def __init__(self, tokens: tuple[Token, ...], names: list[Name], units: dict[int, TitleUnit]):
        self.tokens = tokens
        self.names = names
        self.units = units
        self.by_start = {name.start: name for name in names}
        # A name with an honorific begins where the honorific does, for a title that stands before both.
        self.by_begin = {name.with_honorific: name for name in names} | self.by_start
        self.assigned: Assigned = {}
        self.used: set[int] = set()
        ends = {unit.end for unit in units.values()}
        self.titled_before = {name.start for name in names if name.start in ends or name.with_honorific in ends}

    def give(self, name: Name, given: list[TitleUnit]) -> None:
        for unit in with_shared_bodies(given):
            self.assigned.setdefault(name.start, []).append(unit)
            self.used.add(unit.start)

    def behind(self, name: Name) -> None:
        """Titles that follow the name; those that lead up to another name are left to it."""
        index = self._opening(name.end)
        if index is None:
            return
        chain = self._chain(index)
        following = self.by_begin.get(chain[-1].end)
        if following is not None:
            # "A, Bí thư X, Chủ tịch Y B": the last stands before B; all of them do where A has its title before it.
            chain = [] if name.start in self.titled_before else chain[:-1]
        self.give(name, chain)

    def before(self) -> None:
        """Titles that lead up to a name, and what they share with a list of names behind it."""
        seen = 0
        for start in sorted(self.units):
            if start in self.used or start < seen:
                continue
            chain = self._chain(start)
            seen = chain[-1].end
            if any(unit.start in self.used for unit in chain):
                continue
            end = chain[-1].end
            several = start > 0 and (self.tokens[start - 1].key in _SEVERAL or self.tokens[start - 1].text.isdigit())
            if several:
                end = self._behind_announcement(end)
            elif self._stands_as(start) and end < len(self.tokens) and self.tokens[end].text == ",":
                end += 1
            name = self.by_begin.get(end)
            if name is None:
                continue
            # "Thay mặt các đại biểu Quốc hội, Chủ tịch … Lê Văn An": the deputies are others.
            chain = [unit for unit in chain[:-1] if not unit.post.startswith("Đại biểu")] + chain[-1:]
            self.give(name, chain)
            if several:
                self._share(name, chain)

    def _behind_announcement(self, index: int) -> int:
        """The index after ":" or ", gồm:" between a title of several people and their names."""
        tokens = self.tokens
        step = index
        while step < len(tokens) and step - index < 4 and tokens[step].key in (",", "gồm", "có", "là", ":"):
            step += 1
            if tokens[step - 1].text == ":":
                return step
        return index

    def _stands_as(self, start: int) -> bool:
        return tuple(token.key for token in self.tokens[max(0, start - 2) : start]) in _AS

    def _share(self, name: Name, chain: list[TitleUnit]) -> None:
        """Give the titles to the names that follow in the list, until one has titles of its own."""
        index = name.end
        while index < len(self.tokens) and self.tokens[index].key in (",", "và", ";"):
            following = self.by_begin.get(index + 1)
            if following is None or following.start in self.assigned:
                return
            self.assigned.setdefault(following.start, []).extend(chain)
            index = following.end

    def _opening(self, index: int) -> int | None:
        """Where the titles behind a name that ends at ``index`` begin, or None."""
        tokens = self.tokens
        index = self._behind_birth(index)
        if index < len(tokens) and tokens[index].text == "(" and index + 1 not in self.units:
            inside = range(index, min(index + _LONGEST_BRACKET, len(tokens)))
            index = next((i + 1 for i in inside if tokens[i].text == ")"), index)
        if index >= len(tokens):
            return None
        if tokens[index].text in _OPENERS:
            index = self._behind_rank(index + 1)
            return index if index in self.units else None
        if index in self.units and self.units[index].former:
            return index
        step = index
        while step < len(tokens) and step - index < _LONGEST_LINK and tokens[step].key in _LINKS:
            step += 1
        if step > index and tokens[step - 1].key in _LINK_ENDS and step in self.units:
            return step
        # A comma forgotten: "ông Lê Văn An Phó Chủ tịch …".
        return index if index in self.units and tokens[index].capital else None

    def _behind_birth(self, index: int) -> int:
        """The index after ", sinh ngày 3/6/1961" or ", sinh năm 1961", which personnel news puts before the office."""
        tokens = self.tokens
        keys = [token.key for token in tokens[index : index + 3]]
        if keys[:2] != [",", "sinh"]:
            return index
        step = index + 3
        while step < len(tokens) and step - index < _LONGEST_BIRTH and not tokens[step].capital:
            if tokens[step].word and not tokens[step].text.isdigit():
                break
            step += 1
        return step

    def _behind_rank(self, index: int) -> int:
        """The index after "Đại tướng," between two titles."""
        tokens = self.tokens
        if tuple(token.key for token in tokens[index : index + 2]) in _RANKS:
            behind = index + 2
            if behind < len(tokens) and tokens[behind].text == ",":
                return behind + 1
        return index

    def _chain(self, index: int) -> list[TitleUnit]:
        """The titles from this one on that nothing but a joint parts."""
        chain = [self.units[index]]
        tokens = self.tokens
        while True:
            end = chain[-1].end
            step = end
            while step < len(tokens) and step - end < _LONGEST_JOINT and tokens[step].key in _JOINTS:
                step += 1
            step = self._behind_rank(step)
            if step == end or step not in self.units or len(chain) == _MOST_TITLES:
                return chain
            chain.append(self.units[step])


# Offices that are written once with their body for two: "Phó Chủ tịch kiêm Tổng Thư ký Hội Nhà báo".
_PAIRED = ("Chủ tịch", "Phó Chủ tịch", "Giám đốc", "Phó Giám đốc", "Tổng Giám đốc", "Phó Tổng Giám đốc", "Tổng Thư ký")
_PAIRED += ("Chủ nhiệm", "Phó Chủ nhiệm", "Phó Tổng Thư ký")


def with_shared_bodies(chain: list[TitleUnit]) -> list[TitleUnit]:
    """The titles of one person, a bare office completed with the body of the office it stands before."""
    whole: list[TitleUnit] = []
    for unit in reversed(chain):
        if whole and _shares(unit, whole[0]):
            after = whole[0]
            body = after.text[after.text.index(after.post) + len(after.post) :]
            unit = replace(unit, text=unit.text + body, organisation=after.organisation, open=False)
        whole.insert(0, unit)
    return whole


def _shares(unit: TitleUnit, after: TitleUnit) -> bool:
    """Whether an office without a body stands before one with a body, and both are offices that such bodies have."""
    bare = unit.open and unit.text.endswith(unit.post)
    return bare and bool(after.organisation) and unit.post.startswith(_PAIRED) and after.post.startswith(_PAIRED)
