"""What stands between an office and the name behind it: "các", "hiện nay là", ", Đại tá", "đối với ông"."""

from __future__ import annotations

from collections.abc import Container, Mapping

from archive.extraction.names import Name
from archive.extraction.title_links import LINK_ENDS
from archive.extraction.tokens import Token

# "Trên cương vị Chủ tịch …, đồng chí Lê Văn An".
_AS = frozenset({("cương", "vị"), ("tư", "cách"), ("vai", "trò")})
SEVERAL = frozenset({"các", "hai", "ba", "bốn", "năm", "những", "nhiều", "số", "loạt"})
# Between "các" and the office that several hold.
_ADDRESSES = frozenset({"đồng", "chí", "ông", "bà", "vị", "đ", "c", "/", "cán", "bộ"})
# Ranks and degrees between an office and the name: ", Đại tá", ", PGS-TS", " - Thiếu tướng".
_RANK_WORDS = frozenset("đại thượng trung thiếu tướng tá úy pgs gs ts tskh ths bs bsckii bscki giáo sư tiến sĩ".split())
_RANK_WORDS |= frozenset("sỹ thạc phó bác . - / ,".split())
_LONGEST_RANK = 8
_NOW = frozenset("hiện nay tại khi lúc đó ấy giờ bấy đương nhiệm mới cũng vẫn này".split())
_LONGEST_NOW = 4
_DASHES = frozenset({"-", "–", "—"})
# What a sentence begins behind, or a part of one that the subject opens: "Tại hội nghị, Chủ tịch UBND xã, ông …".
_BEFORE_SENTENCES = frozenset({".", "!", "?", ",", "“", '"', "\n"})
# The last words before the names of several holders of an office.
_ANNOUNCING = frozenset({"như", "là", "gồm"})
_TIMES = frozenset({"gian", "khi", "lúc", "kỳ"})
_LONGEST_TIME = 14


class TitleLeads:
    """Finds where the name of an office begins in a block; ``assigned`` tells whose titles are found already."""

    def __init__(
        self,
        tokens: tuple[Token, ...],
        by_begin: Mapping[int, Name],
        by_start: Mapping[int, Name],
        assigned: Container[int],
    ):
        self.tokens = tokens
        self.by_begin = by_begin
        self.by_start = by_start
        self.assigned = assigned

    def of_several(self, start: int) -> bool:
        """Whether several holders are announced: "các Phó Chủ tịch", "3 ủy viên", "các đồng chí Ủy viên …"."""
        index = start - 1
        while index >= 0 and start - index <= len(_ADDRESSES) and self.tokens[index].key in _ADDRESSES:
            index -= 1
        return index >= 0 and (self.tokens[index].key in SEVERAL or self.tokens[index].text.isdigit())

    def behind_announcement(self, index: int) -> int:
        """The index after ":", ", gồm:" or ", gồm các ông:" between a title of several people and their names."""
        tokens = self.tokens
        step = index
        words = (",", "gồm", "có", "là", ":", "các", "đồng", "chí", "ông", "bà", "bao", "như")
        while step < len(tokens) and step - index < 7 and tokens[step].key in words:
            step += 1
            if tokens[step - 1].key in _ANNOUNCING and step in self.by_begin:
                # "nhiều cán bộ nguyên Ủy viên Trung ương như ông Lê Văn An, Trần Văn Bình", "2 Phó Giám đốc là ông …"
                return step
            if tokens[step - 1].text == ":":
                return step
        return index

    def behind_link(self, start: int, end: int) -> int:
        """The index after what may stand between an office and the one name it is of."""
        tokens = self.tokens
        after = tokens[end]
        if after.text in (",", "-", "–", ":"):
            ranked = self._behind_rank_of_name(end + 1)
            if ranked is not None:
                return ranked
        if after.text == "," and tuple(token.key for token in tokens[max(0, start - 2) : start]) in _AS:
            return end + 1
        if after.text == ":" and end + 1 in self.by_begin:
            return end + 1  # "Chủ tịch UBND tỉnh: Lê Văn An"
        if self._is_apposed(start, end):
            return end + 1
        step = end
        while step + 1 < len(tokens) and step - end < _LONGEST_NOW and tokens[step].key in _NOW:
            step += 1
        if tokens[step].key == "là" and step + 1 in self.by_begin:
            return step + 1  # "Giám đốc Sở Y tế hiện nay là ông Lê Văn An"
        if start and (tokens[start - 1].key in LINK_ENDS or tokens[start].key == "sinh"):
            told = self._behind_time(start, end)
            if told is not None:
                return told
            # "thôi giữ chức vụ Trưởng Đoàn … đối với ông Lê Văn An"
            if (after.key, tokens[end + 1].key) == ("đối", "với"):
                return end + 2
            if after.key in ("cho", "với", "của"):  # "thôi nhiệm vụ đại biểu Quốc hội với ông Lê Văn An"
                return end + 1
        return end

    def _is_apposed(self, start: int, end: int) -> bool:
        """Whether a name without titles of its own stands behind the mark here: "Bí thư Thành ủy Hà Nội - ông Lê Văn
        An"; behind a comma only what begins the sentence: "Theo chỉ đạo của Chủ tịch UBND tỉnh, ông An đã …"."""
        name = self.by_begin.get(end + 1)
        if name is None or name.start in self.assigned:
            return False
        if self.tokens[end].text in _DASHES:
            return True
        addressed = name.with_honorific == end + 1 < name.start
        begins = not start or self.tokens[start - 1].text in _BEFORE_SENTENCES
        return (addressed or name.foreign) and begins and self.tokens[end].text == ","

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
