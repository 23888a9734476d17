"""Titles that one person holds, one behind the other: "Ủy viên …, Bí thư Tỉnh ủy, kiêm Chủ tịch …"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from archive.extraction.title_links import TitleLinks
from archive.extraction.titles import TitleUnit
from archive.extraction.tokens import Token

# What joins the titles of one person.
_JOINTS = frozenset(
    ", - – — và kiêm đồng thời là cũng giữ chức vụ danh nay hiện làm được bầu bổ nhiệm phân công điều động chuyển đến "
    "từng rồi thôi sau đó nhận nhiệm mới".split()
)
_MOST_TITLES = 12
# "Trạm trưởng … và cán bộ phòng": others who go with the former.
_OF_OTHERS = frozenset({"Cán bộ", "Nhân viên", "Công chức"})
_TODAY = frozenset({"hiện", "nay"})
_LONGEST_JOINT = 7  # "và được điều động giữ chức vụ"


class TitleChains:
    """Reads the chains of titles of a block; ``units`` are its titles by the token they begin at."""

    def __init__(self, tokens: tuple[Token, ...], units: Mapping[int, TitleUnit], links: TitleLinks):
        self.tokens = tokens
        self.units = units
        self.links = links

    def begun_at(self, index: int, career: bool = False) -> list[TitleUnit]:
        """The titles from this one on that nothing but a joint parts; behind a colon and in a career also a semicolon,
        and in a career lesser offices between."""
        chain, over = [self.units[index]], 1
        # "nguyên là Ủy viên …; Bí thư …" says of all of them that they are over, up to "hiện là".
        of_all = chain[0].former and self._key(index + 1) == "là"
        while len(chain) < _MOST_TITLES:
            step = self._joined_to(chain[-1], index, of_all)
            if not step and career and self._key(chain[-1].end) in (";", ","):
                step = self.links.next_of_career(chain[-1].end + 1)
            if not step:
                break
            of_all = of_all and _TODAY.isdisjoint(token.key for token in self.tokens[chain[-1].end : step])
            over += of_all
            chain.append(self.units[step])
        if over == 1 or (any(unit.former for unit in chain[1:]) and self._key(chain[0].end) != ";"):
            return chain  # "nguyên là Bí thư …, Chủ tịch …, nguyên Bộ trưởng …": what is over is said each time
        return [_over(unit) for unit in chain[:over]] + chain[over:]

    def _key(self, index: int) -> str:
        return self.tokens[index].key if index < len(self.tokens) else ""

    def _joined_to(self, last: TitleUnit, first: int, of_all: bool) -> int:
        """Where the title begins that nothing but a joint parts from the ``last`` of the chain that began at
        ``first``; 0 where none does."""
        tokens, end = self.tokens, last.end
        step = end
        # "Vụ trưởng" begins like "giữ chức vụ" ends.
        while step < len(tokens) and step - end < _LONGEST_JOINT and tokens[step].key in _JOINTS:
            if step > end and step in self.units:
                break
            step += 1
        if step == end and self._key(step) == ";":
            # "Chủ tịch Quốc hội các khóa V, VI; Chủ tịch …"
            announced = first > 0 and tokens[first - 1].text == ":"
            listed = tuple(token.key for token in tokens[max(0, first - 3) : first]) == ("các", "chức", "vụ")
            step += announced or of_all or listed or _is_number(tokens[end - 1])
        step = self.links.behind_rank(self.links.behind_years(end) or self.links.behind_now(end) or step)
        if step == end:  # "Bí thư Đảng ủy Giám đốc Sở …": the comma is forgotten
            forgotten = step < len(tokens) and tokens[step].capital and last.post.endswith("Bí thư")
            return step if forgotten and step in self.units else 0
        if step not in self.units or (tokens[step - 1].key == "và" and self.units[step].post in _OF_OTHERS):
            return 0
        return step


def _over(unit: TitleUnit) -> TitleUnit:
    return unit if unit.former else replace(unit, text=f"Nguyên {unit.text}", former=True)


def _is_number(token: Token) -> bool:
    return token.text.isdigit() or (token.text.isupper() and set(token.text) <= set("IVX"))
