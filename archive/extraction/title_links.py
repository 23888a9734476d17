"""What stands between a name and the office behind it: marks, "là", "được bầu làm …", a year of birth, a rank."""

from __future__ import annotations

from collections.abc import Mapping

from archive.extraction.names import Name
from archive.extraction.title_unit import TitleUnit
from archive.extraction.tokens import Token

_OPENERS = frozenset({",", "-", "–", "—", "("})
_DASHES = frozenset({"-", "–", "—"})
# "là", "hiện giữ chức", "được bổ nhiệm làm": what links a name to the office behind it ends in one of the second set.
_LINKS = frozenset(
    "là hiện đang nguyên vốn giữ chức vụ làm được bầu bổ nhiệm nhận với trên cương vị phân công điều động chỉ định "
    "tiếp tục sẽ vừa mới đã trúng cử chuyển qua về sang lại từng thôi danh nhậm chính thức vẫn còn".split()
)
# "ông Lê Văn An nhận quyết định làm …": who decides is said otherwise.
_RECEIVED = ("nhận", "quyết", "định")
LINK_ENDS = frozenset({"là", "chức", "vụ", "làm", "vị", "danh", "thành", "nhiệm"})
_LONGEST_LINK = 8
# "…, là Bí thư Chi bộ", "…, hiện là Phó Giám đốc".
_IS = frozenset({"hiện", "nay", "là"})
_TIMES = _IS | frozenset(
    "lúc khi đó ấy bấy giờ thời điểm đương người đã từng đang còn giữ chức vụ có nhiều năm làm".split()
)
_LONGEST_TIME = 7
# "được Ban Chấp hành bầu làm …", "trở thành …": who is appointed stands before such words; who appoints "ký", "trao".
_APPOINTED_OPENERS = frozenset(
    "được đã vừa mới tiếp trúng sẽ chính từng giữ trở hiện đang đảm thôi khi trong lúc bị bằng đến về lần".split()
)
_APPOINTED = frozenset({"được", "giữ", "trở", "đảm", "trúng", "trải", "kinh", "cách"})
# "(được) Thủ tướng Lê Văn An bổ nhiệm giữ chức …": the name's bearer appoints another.
_APPOINTS = frozenset({("bổ", "nhiệm"), ("phân", "công"), ("điều", "động"), ("chỉ", "định")})
_APPOINTING = frozenset({"quyết", "ký", "trao", "bố", "trì", "nói", "cho", "không", "chưa", "chẳng", "muốn"})
# "đảm nhận các vị trí như …"
_APPOINTMENT_ENDS = LINK_ENDS | {"trí", "như"}
# "đã có nhiều năm làm Phó Giám đốc …"
_SERVED = frozenset("đã từng có nhiều năm thời gian dài hơn lâu".split())
_LONGEST_APPOINTMENT = 24
# What announces a list of offices held, "trải qua nhiều vị trí công tác như …" or "giữ các chức vụ: …".
_CAREERS, _BEFORE_CAREERS = frozenset({"vụ", "trí", "vị", "danh", "trách"}), frozenset({"như", ":"})
_LONGEST_OF_CAREER, _LONGEST_LESSER = 10, 24
_SENTENCE_ENDS = frozenset({".", "!", "?", "\n", "”", '"'})
_ENDS = frozenset({".", ";", ":", "(", "“", '"', "!", "?"})
_RANKS = frozenset({("đại", "tướng"), ("thượng", "tướng"), ("trung", "tướng"), ("thiếu", "tướng"), ("đại", "tá")})
_RANKS |= {("thượng", "tá"), ("trung", "tá"), ("thiếu", "tá"), ("chuẩn", "đô"), ("phó", "đô"), ("đô", "đốc")}
_IN_YEARS = frozenset({"-", "–", "—", "/", "từ", "đến", "nay", "năm", "tháng", "nhiệm", "kỳ"})
# "(32 tuổi)", "(sinh năm 1960, trú tại …)" between a name and its titles.
_LONGEST_BRACKET = 24
_LONGEST_BIRTH = 10
# First words of what personnel news and court news tell of a person before the office.
_PERSONAL = frozenset("sinh sn quê trú ngụ dân hộ nơi thường trình tên tức".split())
_LONGEST_PERSONAL = 16
# "(đều là Phó Giám đốc …)": the office of everybody in the list before.
ALL_OF_THEM = frozenset({("đều", "là"), ("cùng", "là"), ("đều", "giữ"), ("đều", "làm"), ("hai", "là")})


class TitleLinks:
    """Finds where the titles behind a name begin in a block, given its ``units`` and where names begin."""

    def __init__(self, tokens: tuple[Token, ...], units: dict[int, TitleUnit], by_begin: Mapping[int, Name]):
        self.tokens = tokens
        self.units = units
        self.by_begin = by_begin

    def opening(self, index: int) -> int | None:
        """Where the titles behind a name that ends at ``index`` begin, or None."""
        tokens = self.tokens
        index = self._behind_birth(self._behind_person(index))
        if index < len(tokens) and tokens[index].text == "(" and index + 1 not in self.units:
            inner, index = self._in_bracket(index)
            if inner is not None:
                return inner
        if index >= len(tokens):
            return None
        if tokens[index].text in _OPENERS:
            dashes = 1 + (tokens[index].text in _DASHES and self._text(index + 1) in _DASHES)  # "Lê Văn An -- Bí thư"
            index = self._behind_time(self._behind_all(self.behind_rank(index + dashes)))
            return index if index in self.units else None
        if tokens[index].text == ":" and index + 1 in self.units:
            # "Ông Lê Văn An: Phó Chủ tịch …" in a list; a speaker's colon has a sentence behind it.
            end = self.units[index + 1].end
            return index + 1 if end >= len(tokens) or not tokens[end].word else None
        if index in self.units and self.units[index].former:
            return index
        step = self._behind_all(index)
        if step > index and step in self.units:
            return step
        step = index + 3 * (tuple(token.key for token in tokens[index : index + 3]) == _RECEIVED)
        while step < len(tokens) and step - index < _LONGEST_LINK and tokens[step].key in _LINKS:
            step += 1
        step += step > index and self._text(step) in _DASHES  # "nhận nhiệm vụ mới - Phó Trưởng ban …"
        appoints = tuple(token.key for token in tokens[index : index + 2]) in _APPOINTS
        ended = step > index and (tokens[step - 1].key in LINK_ENDS or tokens[step - 1].text in _DASHES)
        if ended and step in self.units and not appoints:
            return step
        # A comma forgotten: "ông Lê Văn An Phó Chủ tịch …".
        return index if index in self.units and tokens[index].capital else None

    def _text(self, index: int) -> str:
        return self.tokens[index].text if index < len(self.tokens) else ""

    def _behind_time(self, index: int) -> int:
        """The index after "hiện là", "là", "lúc đó là", "khi ấy đang giữ chức" behind a comma; ``index`` where anything
        else stands there."""
        step = index
        while step < len(self.tokens) and step - index < _LONGEST_TIME and step not in self.units:
            if self.tokens[step].key not in _TIMES:
                return index
            step += 1
        said = self._text(step - 1)
        return step if step > index and (said in LINK_ENDS or said in _IS) else index

    def _in_bracket(self, index: int) -> tuple[int | None, int]:
        """Where an office begins within the bracket that opens here, if one does, and the index behind the bracket."""
        tokens = self.tokens
        inner = self._behind_all(index + 1)
        if inner in self.units:
            return inner, index
        for step in range(index + 1, min(index + 1 + _LONGEST_LINK, len(tokens))):
            if not tokens[step].word or tokens[step].capital:
                break
            if tokens[step].key == "là" and step + 1 in self.units:
                return step + 1, index  # "(khi đó là Bí thư Tỉnh ủy)"
        for step in range(index, min(index + _LONGEST_BRACKET, len(tokens))):
            if tokens[step].text in (",", ";", "-", "–") and step + 1 in self.units:
                return step + 1, index  # "(SN 1970, nguyên Chủ tịch UBND xã …)"
            if tokens[step].text == ")":
                return None, step + 1
        return None, index

    def appointment(self, index: int) -> int | None:
        """Where the office begins that somebody is elected or appointed to: "được Quốc hội khóa XV bầu làm …"."""
        tokens = self.tokens
        if index < len(tokens) and tokens[index].text == "(":
            inside = range(index, min(index + _LONGEST_BRACKET, len(tokens)))  # "bà Lê Thị Hoa (vợ ông An) được …"
            index = next((step + 1 for step in inside if tokens[step].text == ")"), index)
        if index < len(tokens) and tokens[index].text == ",":
            index += 1
        if index >= len(tokens) or tokens[index].key not in _APPOINTED_OPENERS:
            return None
        appointed = False
        career = self.career_end(index)
        step = index
        while step < min(index + _LONGEST_APPOINTMENT, len(tokens)):
            token = tokens[step]
            unit = self.units.get(step)
            if career and step == career:
                return self.next_of_career(step)
            if step in self.by_begin and tokens[index].key == "được" and tokens[step - 1].text != ",":
                step = self.by_begin[step].end  # "được Thủ tướng Lê Văn An bổ nhiệm giữ chức …": who appoints
                continue
            if token.text == ":" and step + 1 in self.units and tokens[step - 1].key in _APPOINTMENT_ENDS:
                return step + 1 if appointed else None  # "đã đảm nhiệm các chức vụ: …; …"
            if unit is None and (
                (token.text in _ENDS and not self._is_tight(step)) or token.key in _APPOINTING or step in self.by_begin
            ):
                return None
            served = token.key == "làm" and all(
                between.key in _SERVED or between.text.isdigit() for between in tokens[index:step]
            )
            appointed = appointed or token.key in _APPOINTED or served
            if unit is not None and appointed and tokens[step - 1].key in _APPOINTMENT_ENDS:
                # "được Bí thư Tỉnh ủy giao nhiệm vụ Chủ tịch …" is rare; an office of a person that follows is theirs.
                return step if unit.end not in self.by_begin else None
            step = unit.end if unit is not None else step + 1
        return None

    def career_end(self, index: int) -> int:
        """The index behind "kinh qua nhiều vị trí công tác như", "giữ các chức vụ:" in the words from here on, where
        offices are listed; 0 where none of them stands in the sentence before a name or a title."""
        tokens = self.tokens
        for step in range(index, min(index + _LONGEST_APPOINTMENT, len(tokens) - 1)):
            token = tokens[step]
            if (
                step in self.by_begin
                or step in self.units
                or (token.text in _SENTENCE_ENDS and not self._is_tight(step))
            ):
                return 0
            if token.key in _BEFORE_CAREERS:
                near = {before.key for before in tokens[max(index, step - _LONGEST_OF_CAREER) : step]}
                return step + 1 if near & _CAREERS else 0
        return 0

    def next_of_career(self, index: int) -> int | None:
        """Where the next office of the list begins, behind lesser ones that are no titles ("giảng viên Đại học …;");
        None where the sentence has none."""
        step = index
        while step < min(index + _LONGEST_LESSER, len(self.tokens)) and step not in self.by_begin:
            if step in self.units and (step == index or self.tokens[step - 1].text in (";", ",", ":")):
                return step
            if self.tokens[step].text in _SENTENCE_ENDS and not self._is_tight(step):
                return None
            step += 1
        return None

    def _behind_all(self, index: int) -> int:
        """The index after "đều là", "cùng là"."""
        if tuple(token.key for token in self.tokens[index : index + 2]) in ALL_OF_THEM:
            return index + 2
        return index

    def _behind_person(self, index: int) -> int:
        """The index of the comma after ", quê ở …", ", trú tại …"; with a birth alone see :meth:`_behind_birth`."""
        tokens = self.tokens
        while index + 1 < len(tokens) and tokens[index].text == "," and self._is_personal(index + 1):
            step = index + 1
            while step < len(tokens) and step - index < _LONGEST_PERSONAL and tokens[step].text not in (",", ";", ")"):
                step += 1
            if step >= len(tokens) or tokens[step].text != ",":
                return index
            if step + 1 not in self.units and not self._is_personal(step + 1):
                return index
            index = step
        return index

    def _is_personal(self, index: int) -> bool:
        tokens = self.tokens
        if index >= len(tokens) or index in self.units:
            return False
        return tokens[index].key in _PERSONAL or (
            tokens[index].text.isdigit() and index + 1 < len(tokens) and tokens[index + 1].key == "tuổi"
        )

    def _behind_birth(self, index: int) -> int:
        """The index after ", sinh ngày 3/6/1961" or " sinh năm 1961", which personnel news puts before the office."""
        tokens = self.tokens
        step = index + (index < len(tokens) and tokens[index].text == ",")
        if step >= len(tokens) or tokens[step].key != "sinh":
            return index
        step += 2
        while step < len(tokens) and step - index < _LONGEST_BIRTH and not tokens[step].capital:
            if tokens[step].word and not tokens[step].text.isdigit():
                break
            step += 1
        return step

    def behind_rank(self, index: int) -> int:
        """The index after "Đại tướng," between two titles."""
        tokens = self.tokens
        if tuple(token.key for token in tokens[index : index + 2]) in _RANKS:
            behind = self._behind_year(index + 2)
            if (
                behind < len(tokens)
                and tokens[behind].text == ","
                and tuple(token.key for token in tokens[behind + 1 : behind + 3]) in _RANKS
            ):
                return self.behind_rank(behind + 1)  # "Thiếu tướng (2014), Trung tướng (2018); nguyên …"
            if behind < len(tokens) and tokens[behind].text in (",", ";"):
                return behind + 1
        return index

    def behind_years(self, index: int) -> int:
        """The index behind "(2016 - 2021)," between two titles; 0 where there are no such years."""
        if index >= len(self.tokens) or self.tokens[index].text != "(":
            return 0
        step = index + 1
        while step < len(self.tokens) and (self.tokens[step].text.isdigit() or self.tokens[step].key in _IN_YEARS):
            step += 1
        closed = step + 1 < len(self.tokens) and self.tokens[step].text == ")" and self.tokens[step + 1].text == ","
        return step + 2 if closed else 0

    def behind_now(self, index: int) -> int:
        """The index behind "(hiện là" or "(nay là" between two titles; 0 where it does not stand here."""
        inside = [token.key for token in self.tokens[index : index + 4]]
        if inside[:1] != ["("] or "là" not in inside or inside[1] not in _IS:
            return 0
        return index + inside.index("là") + 1

    def _behind_year(self, index: int) -> int:
        """The index after "(2013)"."""
        inside = self.tokens[index : index + 3]
        return index + 3 if len(inside) == 3 and inside[0].text == "(" and inside[1].text.isdigit() else index

    def _is_tight(self, index: int) -> bool:
        """Whether a dot stands within a short form: "TP.HCM"."""
        tokens = self.tokens
        return tokens[index].text == "." and index + 1 < len(tokens) and tokens[index].end == tokens[index + 1].start
