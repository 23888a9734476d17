"""Which title is whose: titles stand behind a name, before it, or before a list of names.

Behind: "ông Lê Văn An, Phó Bí thư …, Chủ tịch …"; "Lê Văn An - Phó Bí thư …"; "Lê Văn An là Phó Bí thư …".
Before: "Ủy viên …, Bí thư Tỉnh ủy Lê Văn An". Before several: "các Phó Chủ tịch Lê Văn An, Trần Văn Bình".
"""

from __future__ import annotations

from bisect import bisect_left

from archive.extraction.names import Name
from archive.extraction.reading import Section
from archive.extraction.title_links import ALL_OF_THEM, LINK_ENDS, TitleLinks
from archive.extraction.title_sharing import with_shared_bodies
from archive.extraction.titles import TitleUnit
from archive.extraction.tokens import Token

# What joins the titles of one person.
_JOINTS = frozenset(
    ", - – — và kiêm đồng thời là cũng giữ chức vụ danh nay hiện làm được bầu bổ nhiệm phân công điều động chuyển đến "
    "từng rồi thôi".split()
)
_MOST_TITLES = 12
_LONGEST_JOINT = 7  # "và được điều động giữ chức vụ"
# "Trên cương vị Chủ tịch …, đồng chí Lê Văn An".
_AS = frozenset({("cương", "vị"), ("tư", "cách"), ("vai", "trò")})
_SEVERAL = frozenset({"các", "hai", "ba", "bốn", "năm", "những", "số"})
# Between "các" and the office that several hold.
_ADDRESSES = frozenset({"đồng", "chí", "ông", "bà", "vị", "đ", "c", "/"})
# The last words of "em trai", "con gái", "vợ": whose relative a name is.
_KIN = frozenset({"trai", "gái", "vợ", "chồng", "bố", "mẹ", "cha", "con", "rể", "dâu", "ruột", "em", "của"})
_LONGEST_KIN = 4
# Ranks and degrees between an office and the name: ", Đại tá", ", PGS-TS", " - Thiếu tướng".
_RANK_WORDS = frozenset("đại thượng trung thiếu tướng tá úy pgs gs ts tskh ths bs bsckii bscki giáo sư tiến sĩ".split())
_RANK_WORDS |= frozenset("sỹ thạc phó bác . - /".split())
_LONGEST_RANK = 8
_NOW = frozenset("hiện nay tại khi lúc đó ấy giờ bấy đương nhiệm mới cũng vẫn này".split())
_LONGEST_NOW = 4
_TIMES = frozenset({"gian", "khi", "lúc", "kỳ"})
_LONGEST_TIME = 14
_SENTENCE_ENDS = frozenset({".", "!", "?", "\n"})
_LONGEST_TOLD = 24
_LIST_MARKS = frozenset({",", "và", ";", "cùng"})

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
        self.links = TitleLinks(tokens, units, self.by_begin)
        self.of_one = len({name.text for name in names}) == 1
        self.positions = {name.start: position for position, name in enumerate(names)}
        self.unit_ending_at = {unit.end: unit for unit in units.values()}
        self.assigned: Assigned = {}
        self.used: set[int] = set()
        # Name → the index behind the titles that follow it.
        self.told_until: dict[int, int] = {}
        self.ends = {unit.end for unit in units.values()}

    def give(self, name: Name, given: list[TitleUnit]) -> None:
        for unit in with_shared_bodies(given):
            self.assigned.setdefault(name.start, []).append(unit)
            self.used.add(unit.start)

    def behind(self, name: Name) -> None:
        """Titles that follow the name; those that lead up to another name are left to it."""
        opening = self.links.opening(name.end)
        index = opening if opening is not None else self.links.appointment(name.end)
        end = name.end
        if index is not None:
            chain = self._chain(index)
            end = chain[-1].end
            following = self.by_begin.get(end)
            if following is not None:
                # "A, Bí thư X, Chủ tịch Y B": the last stands before B; all of them do where A has its title before it.
                titled_before = name.start in self.ends or name.with_honorific in self.ends
                chain = [] if titled_before else chain[:-1]
            holder = self._relative_of(name) if self.tokens[name.end].key in ("làm", "giữ") else None
            self.give(holder or name, chain)
            self.told_until[name.start] = end
            if chain and tuple(token.key for token in self.tokens[max(0, index - 2) : index]) in ALL_OF_THEM:
                self._share_back(name, chain)
            elif chain and end < len(self.tokens) and self.tokens[end].text == ";":
                self._share_back(name, chain, among_semicolons=True)
            if following is None and opening is not None:
                later = self.links.appointment(end)
                if later is not None:
                    self.give(name, self._chain(later))

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
            chain = self._chain(start)
            seen = chain[-1].end
            if any(unit.start in self.used for unit in chain):
                continue
            end = chain[-1].end
            several = self._of_several(start)
            announced = self._behind_announcement(end) if several else end
            if several:
                end = announced
            elif end + 1 < len(self.tokens):
                end = self._behind_link(start, end)
            name = self.by_begin.get(end)
            if name is None:
                if self._is_told_of_the_one(start):
                    self.give(self._last_name_before(start), chain)
                continue
            # "Thay mặt các đại biểu Quốc hội, Chủ tịch … Lê Văn An": the deputies are others.
            chain = [unit for unit in chain[:-1] if not unit.post.startswith("Đại biểu")] + chain[-1:]
            self.give(name, chain)
            if several:
                self._share(name, chain, self.tokens[announced - 1].text == ":")

    def _is_told_of_the_one(self, start: int) -> bool:
        """Whether "ông được bầu làm" leads up to the title in a block that names one person, before it."""
        if not self.of_one or self.names[0].start > start:
            return False
        for index in range(start - 1, max(-1, start - _LONGEST_TOLD), -1):
            if self.tokens[index].text in _SENTENCE_ENDS:
                return False
            if self.tokens[index].key in ("ông", "bà") and index + 1 not in self.by_start:
                return self.links.appointment(index + 1) == start
        return False

    def _last_name_before(self, start: int) -> Name:
        return self.names[bisect_left(self.names, start, key=lambda name: name.start) - 1]

    def _of_several(self, start: int) -> bool:
        """Whether several holders are announced: "các Phó Chủ tịch", "3 ủy viên", "các đồng chí Ủy viên …"."""
        index = start - 1
        while index >= 0 and start - index <= len(_ADDRESSES) and self.tokens[index].key in _ADDRESSES:
            index -= 1
        return index >= 0 and (self.tokens[index].key in _SEVERAL or self.tokens[index].text.isdigit())

    def _behind_announcement(self, index: int) -> int:
        """The index after ":", ", gồm:" or ", gồm các ông:" between a title of several people and their names."""
        tokens = self.tokens
        step = index
        words = (",", "gồm", "có", "là", ":", "các", "đồng", "chí", "ông", "bà", "bao")
        while step < len(tokens) and step - index < 7 and tokens[step].key in words:
            step += 1
            if tokens[step - 1].text == ":":
                return step
        return index

    def _behind_link(self, start: int, end: int) -> int:
        """The index after what may stand between an office and the one name it is of."""
        tokens = self.tokens
        after = tokens[end]
        if after.text in (",", "-", "–"):
            ranked = self._behind_rank_of_name(end + 1)
            if ranked is not None:
                return ranked
        if after.text == "," and tuple(token.key for token in tokens[max(0, start - 2) : start]) in _AS:
            return end + 1
        if after.text == ":" and end + 1 in self.by_begin:
            return end + 1  # "Chủ tịch UBND tỉnh: Lê Văn An"
        step = end
        while step + 1 < len(tokens) and step - end < _LONGEST_NOW and tokens[step].key in _NOW:
            step += 1
        if tokens[step].key == "là" and step + 1 in self.by_begin:
            return step + 1  # "Giám đốc Sở Y tế hiện nay là ông Lê Văn An"
        if start and tokens[start - 1].key in LINK_ENDS:
            told = self._behind_time(start, end)
            if told is not None:
                return told
            # "thôi giữ chức vụ Trưởng Đoàn … đối với ông Lê Văn An"
            if (after.key, tokens[end + 1].key) == ("đối", "với"):
                return end + 2
            if after.key == "cho":
                return end + 1
        return end

    def _behind_time(self, start: int, end: int) -> int | None:
        """Where the name begins in "Trong thời gian giữ các chức vụ … (2004 - 2010), bà Lê Thị Hoa"."""
        tokens = self.tokens
        before = {token.key for token in tokens[max(0, start - _LONGEST_NOW - 4) : start]}
        if before.isdisjoint(_TIMES):
            return None
        if tokens[end].text == "(":
            inside = range(end, min(end + _LONGEST_TIME, len(tokens)))
            end = next((index + 1 for index in inside if tokens[index].text == ")"), end)
        comma = end + 1 < len(tokens) and tokens[end].text == ","
        return end + 1 if comma and end + 1 in self.by_begin else None

    def _behind_rank_of_name(self, index: int) -> int | None:
        """Where a name with no office of its own begins behind a rank: "Giám đốc Công an tỉnh, Đại tá Lê Văn An"."""
        tokens = self.tokens
        step = index
        while step < len(tokens) and step - index < _LONGEST_RANK and step not in self.by_start:
            if tokens[step].key not in _RANK_WORDS:
                return None
            step += 1
        name = self.by_start.get(step)
        return step if name is not None and step > index and step not in self.assigned else None

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

    def _chain(self, index: int) -> list[TitleUnit]:
        """The titles from this one on that nothing but a joint parts; behind a colon also a semicolon."""
        chain = [self.units[index]]
        tokens = self.tokens
        announced = index > 0 and tokens[index - 1].text == ":"
        while True:
            end = chain[-1].end
            step = end
            # "Vụ trưởng" begins like "giữ chức vụ" ends.
            while step < len(tokens) and step - end < _LONGEST_JOINT and tokens[step].key in _JOINTS:
                if step > end and step in self.units:
                    break
                step += 1
            if step == end and step < len(tokens) and tokens[step].text == ";":
                step += announced or _is_number(tokens[end - 1])  # "Chủ tịch Quốc hội các khóa V, VI; Chủ tịch …"
            step = self.links.behind_rank(step)
            if step == end or step not in self.units or len(chain) == _MOST_TITLES:
                return chain
            chain.append(self.units[step])


def _is_number(token: Token) -> bool:
    return token.text.isdigit() or (token.text.isupper() and set(token.text) <= set("IVX"))
