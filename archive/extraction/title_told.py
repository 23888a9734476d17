"""Titles told of somebody whose name does not stand beside them.

"Ông từng giữ chức Bí thư …" is told of the person named before; in a biography so is every line of the career: "- Từ
tháng 9/2009: Phó Bí thư …", "Nguyên Chủ tịch …".
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from archive.extraction.names import Name
from archive.extraction.title_links import TitleLinks
from archive.extraction.title_unit import TitleUnit
from archive.extraction.tokens import Token, where

# The key, among the first tokens of names, of titles that are told of the page's subject where no name stands.
ABSENT = -1
_ADDRESSES = frozenset({("đồng", "chí")})
_PRONOUNS = frozenset({"ông", "bà"})
_MAY_BE_PRONOUNS = _PRONOUNS | {"đồng"}
_SEVERAL = frozenset("các một hai ba những nhiều loạt số mấy vị".split())
_SENTENCE_ENDS = frozenset({".", "!", "?", "\n"})
_LONGEST_TOLD = 48
# Between the pronoun and the office: "ông hiện là", "ông còn là", "ông trúng cử", "đồng chí lần lượt giữ các …".
_LINKS = frozenset(
    "là hiện đang nguyên vốn giữ chức vụ làm được bầu cử bổ nhiệm nhận phân công chỉ định tiếp tục từng đã trúng"
    " lại vào còn cũng lần lượt các những nhiều vị trí cương kinh qua trải công tác như danh thành trở đảm nhiệm"
    " thôi nay sau đó nghỉ và trên với quan trọng lãnh đạo quản lý khác nhau : , đắc tái kiêm".split()
)
# "ông được | Chủ tịch nước tặng …": the office is another's.
_LINK_ENDS = frozenset("là chức vụ làm danh thành nhiệm vị cử như : nguyên trí còn từng vào".split())
# Behind such a word stands what a life's subject became; names near it are of those who became it instead.
_APPOINTED = frozenset("chức vụ làm là thành nhiệm".split())
_NEAR = 6
_POSITIONS = frozenset({("vị", "trí"), ("cương", "vị"), ("chức", "vụ"), ("giữ", "chức")})
# "… ký quyết định bổ nhiệm giữ chức", "chưa bầu bổ sung vị trí": it is another's or nobody's.
_GIVEN = frozenset("ký trao chưa bàn mời thay không giới".split())
_LONGEST_BRACKET = 14
_LONGEST_LESSER = 6
# "cha ông giữ chức …"
_KIN = frozenset("cha bố mẹ vợ chồng con anh em chị trai gái cháu".split())
_CAREERS = frozenset("như vụ vị tác trí sau qua danh".split())
# "… thay ông Lê Văn An. Ông là …" tells of another.
_BESIDE = frozenset("thay cho của từ theo".split())
# Before the office in a line of a career: days, "Từ … đến nay:", "giữ chức".
_IN_LINES = _LINKS | frozenset(
    "từ tháng năm ngày đến nay giai đoạn khoảng đầu cuối trước khi - – — * • ( ) / . ;".split()
)
# Behind the office such a line or sentence ends, or tells the time; a verb says that the holder acts.
_BEHIND = frozenset(", ; . ( ) | [ / : - – từ năm tháng khóa nhiệm giai trong đến cho nay kiêm và rồi hiện sau".split())


@dataclass(frozen=True)
class Subject:
    """The person whom a page is about; ``biography``: a page that tells nobody else's career."""

    name: str
    biography: bool = False


class Told:
    """Finds of whom a title without a name beside it is told, in one block."""

    def __init__(self, tokens: tuple[Token, ...], names: list[Name], links: TitleLinks, subject: Subject | None):
        self.tokens = tokens
        self.names = names
        self.starts = [name.start for name in names]
        self.pronouns = where(tokens, _MAY_BE_PRONOUNS)
        # Whether the block names nobody but the page's subject.
        self._alone = subject is not None and all(name.text == subject.name for name in names)
        self.links = links
        self.subject = subject
        # Where the titles that were told last end, and of whom they are.
        self.latest: tuple[int, int] | None = None

    def of(self, start: int, chain: list[TitleUnit]) -> int | None:
        """The first token of the holder's name, or :data:`ABSENT`; None where the words do not tell."""
        if self._goes_on(start):
            return self.latest[1]
        begin = self._sentence_begin(start)
        if self._is_career(start) or self._leads_to_pronoun(start, chain[-1].end):
            said = {name.text: name.start for name in reversed(self._acting(begin, start))}
            if len(said) > 1 and self._is_career(start):
                return None
            return next(iter(said.values())) if len(said) == 1 else self._antecedent(begin)
        if self._pronoun(begin, start) is not None:
            return self._antecedent(begin)
        held = self._held(begin, start)
        if held is None and self.subject is not None and self.subject.biography:
            return self._of_subject() if self._is_of_life(begin, start, chain[-1].end) else None
        return held

    def _is_of_life(self, begin: int, start: int, end: int) -> bool:
        """Whether the words tell it of whose life the page is: a line of the career, or what somebody not named became
        ("Năm 1956, được điều về Bộ Công an giữ chức |")."""
        if any(self._is_kin(index) for index in range(begin, start)):
            return False
        if start and self.tokens[start - 1].key in _APPOINTED and not self._other_named(begin, end + _NEAR):
            return True
        if self.tokens[0].text == "|" or not all(self._is_of_line(index) for index in range(begin, start)):
            return False
        return self._alone and (end >= len(self.tokens) or self.tokens[end].key in _BEHIND)

    def _is_career(self, start: int) -> bool:
        """Whether offices are listed here: "trải qua nhiều vị trí như: giảng viên, |", "giữ các chức vụ: |"."""
        index = start - 1
        while index > 0 and start - index < _LONGEST_LESSER and self._is_lesser(index):
            index -= 1
        return index > 0 and self.tokens[index].text == ":" and self.tokens[index - 1].key in _CAREERS

    def _is_lesser(self, index: int) -> bool:
        """Whether the token may be of a lesser office at the head of the list, which is no title: "giảng viên,"."""
        token = self.tokens[index]
        return token.text == "," or (token.word and not token.capital)

    def _goes_on(self, start: int) -> bool:
        """Whether the title goes on a list in the sentence that told the last one: "…, nay là Bộ Y tế, nguyên |"."""
        if self.latest is None or self.tokens[start - 1].key not in (",", ";", "và", "kiêm", "rồi"):
            return False
        end = self.latest[0]
        between = range(end, start)
        if len(between) > _LONGEST_TOLD or any(self.tokens[i].text in _SENTENCE_ENDS for i in between):
            return False
        return not any(i in self.links.by_begin or self._is_pronoun(i) for i in between)

    def _held(self, begin: int, start: int) -> int | None:
        """The one person that the sentence has named before "giữ chức |", "ở vị trí |", if they did not give it."""
        if start < 2 or (self.tokens[start - 2].key, self.tokens[start - 1].key) not in _POSITIONS:
            return None
        said = self._acting(begin, start)
        if len({name.text for name in said}) != 1:
            return None
        between = (token.key for token in self.tokens[said[-1].end : start])
        return said[-1].start if _GIVEN.isdisjoint(between) else None

    def _sentence_begin(self, start: int) -> int:
        for index in range(start - 1, max(-1, start - _LONGEST_TOLD), -1):
            if self.tokens[index].text in _SENTENCE_ENDS and not self._within_number(index):
                return index + 1
        return max(0, start - _LONGEST_TOLD)

    def _within_number(self, index: int) -> bool:
        """Whether the dot stands between digits: "10.2021"."""
        beside = self.tokens[index - 1 : index] + self.tokens[index + 1 : index + 2]
        return len(beside) == 2 and all(token.text.isdigit() for token in beside)

    def _pronoun(self, begin: int, start: int) -> int | None:
        """The "ông" of the sentence of whom the title at ``start`` is told: "ông được bầu làm |"."""
        first, last = bisect_left(self.pronouns, begin), bisect_left(self.pronouns, start)
        for index in reversed(self.pronouns[first:last]):
            length = self._is_pronoun(index)
            if not length:
                continue
            behind = index + length
            if behind in self.links.by_begin or (index and self.tokens[index - 1].key in _KIN):
                return None
            if behind == start and self.links.units[start].former:
                return index  # "Ông nguyên là Ủy viên …"
            linked = behind < start and self.tokens[start - 1].key in _LINK_ENDS
            if linked and all(self.tokens[i].key in _LINKS for i in range(behind, start)):
                return index
            return index if self.links.appointment(behind) == start else None
        return None

    def _leads_to_pronoun(self, start: int, end: int) -> bool:
        """Whether "bà" follows: "Trong thời gian giữ cương vị | Giám đốc … (2004 - 2010)|, bà đã vi phạm"."""
        tokens = self.tokens
        if not start or tokens[start - 1].key not in _LINK_ENDS:
            return False
        if end < len(tokens) and tokens[end].text == "(":
            inside = range(end, min(end + _LONGEST_BRACKET, len(tokens)))
            end = next((index + 1 for index in inside if tokens[index].text == ")"), end)
        if end + 1 >= len(tokens) or tokens[end].text != "," or end + 1 in self.links.by_begin:
            return False
        return self._is_pronoun(end + 1) > 0

    def _is_pronoun(self, index: int) -> int:
        """How many tokens the pronoun here takes; 0 where there is none, or several are meant ("các đồng chí")."""
        if index and self.tokens[index - 1].key in _SEVERAL:
            return 0
        if self.tokens[index].key in _PRONOUNS:
            return 1
        return 2 * (tuple(token.key for token in self.tokens[index : index + 2]) in _ADDRESSES)

    def _is_of_line(self, index: int) -> bool:
        token = self.tokens[index]
        return token.key in _IN_LINES or token.text[0].isdigit()

    def _is_kin(self, index: int) -> bool:
        """Whether "cha ông" begins here."""
        return self.tokens[index].key in _KIN and index + 1 < len(self.tokens) and self._is_pronoun(index + 1) > 0

    def _antecedent(self, begin: int) -> int | None:
        """Whom a pronoun in the sentence that begins here means: the page's subject, or who was named last, alone."""
        if self.subject is not None:
            return self._of_subject()
        place = bisect_left(self.starts, begin)
        if not place:
            return None
        acting = self._acting(self._sentence_begin(self.starts[place - 1]), begin)
        return acting[-1].start if len({name.text for name in acting}) == 1 else None

    def _named(self, begin: int, end: int) -> list[Name]:
        """The names that begin in this stretch; a text of thousands is not gone through for each title."""
        return self.names[bisect_left(self.starts, begin) : bisect_left(self.starts, end)]

    def _acting(self, begin: int, end: int) -> list[Name]:
        """Those of them whose bearers the sentence can be about."""
        return [name for name in self._named(begin, end) if not self._is_beside(name)]

    def _other_named(self, begin: int, end: int) -> bool:
        """Whether somebody else than the page's subject is named in this stretch."""
        return any(self.subject is None or name.text != self.subject.name for name in self._named(begin, end))

    def _is_beside(self, name: Name) -> bool:
        """Whether the name's bearer is not whom the sentence is about: "… thay ông Lê Văn An"."""
        begin = name.with_honorific
        return begin > 0 and self.tokens[begin - 1].key in _BESIDE

    def _of_subject(self) -> int:
        return next((name.start for name in self.names if name.text == self.subject.name), ABSENT)
