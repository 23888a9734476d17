"""Full names of people in the tokens of a block.

What makes a run of capitals a name, in order of strength: an honorific or an office right before it; a surname and
two or three syllables more; a surname and one syllable with a verb of speaking or an office behind it. What unmakes
one: a word before it that names a street, a school, a theory, an award (data/name_vetoes.txt), a photo credit, a place
or a body around it.
"""

from __future__ import annotations

from dataclasses import dataclass

from archive.extraction.body import written
from archive.extraction.endings import ending_phrases, ends_at
from archive.extraction.name_lookalikes import Lookalikes
from archive.extraction.name_runs import LONGEST_SURE, NameRuns
from archive.extraction.name_vetoes import Vetoes, is_credited
from archive.extraction.reading import Section
from archive.extraction.syllables import CELLS, HYPHENS, SYLLABLE, adjoins, fills_cell, title_case
from archive.extraction.tokens import Phrases, phrases
from archive.extraction.vocabulary import words

# Evidence that leaves no doubt, so that the next of a list may be a shorter name.
_SURE = frozenset({"honorific", "title", "list"})
_DASHES = frozenset({"-", "–", "—"})
# What only says that the words look like a name.
FAINT = frozenset({"surname", "form"})
# The last words of ranks and callings that foreigners have, too; "phóng viên New York Times" names none.
_RANKS = frozenset("tá tướng úy đốc sĩ sỹ sư ts gs ths pgs báo tử chúa phú hoàng vua".split())
# Between two foreigners of a list; an item of it, with its offices, is not longer.
_BETWEEN_FOREIGNERS, _ENDS, _LONGEST_ITEM = frozenset({";", "và"}), frozenset({".", "!", "?", "\n"}), 40
_LORDLY = frozenset({"ngài", "ông", "bà"})


@dataclass(frozen=True)
class Name:
    """A name at tokens ``start`` to ``end``; ``text`` in title case. ``evidence`` says what made it one."""

    start: int
    end: int
    text: str
    evidence: str
    # Where the honorific before it begins ("ông"), or ``start``.
    with_honorific: int
    # Whether the run is no Vietnamese name (Donald Trump).
    foreign: bool = False
    # Whether a given name stands here and ``text`` is the full name that it leads to.
    short: bool = False


class NameFinder:
    """Finds full names; holds the compiled word lists."""

    def __init__(self):
        self.runs = NameRuns()
        self.lookalikes = Lookalikes()
        self.others = self.lookalikes.others
        self.honorifics = ending_phrases("honorifics")
        self.addresses = ending_phrases("address_words")
        self.vetoes = Vetoes()
        self.speech: Phrases[str] = phrases([(verb, verb) for verb in words("speech_verbs")], joined=False)
        self.callings = ending_phrases("callings")

    def find(
        self,
        section: Section,
        title_ends: frozenset[int],
        title_starts: frozenset[int],
        in_titles: frozenset[int] = frozenset(),
    ) -> tuple[list[Name], list[Name]]:
        """The full names of a block, in order of the text; and those that are a street's or a school's.

        ``title_ends`` are the tokens right behind an office with its body ("Bí thư Tỉnh ủy Hà Tĩnh |"),
        ``title_starts`` those at which one begins, ``in_titles`` those of its words: in "Chủ tịch Hội Hữu nghị Thái
        Việt" nobody is named.
        """
        tokens = section.tokens
        found: list[Name] = []
        vetoed: list[Name] = []
        free = 0
        vetoed_until = -1
        for index in section.capitals:
            if index < free or index in section.covered or index in in_titles:
                continue
            key = tokens[index].key
            other = self.lookalikes.end(tokens, index)
            if other and not (index and self._honorific_before(tokens, index)):
                free = other
                continue
            before = self._before(tokens, index, title_ends) or self._in_list(tokens, index, found)
            before = before or self._among_foreigners(section, index, found, title_starts)
            if not before and key not in self.runs.surnames:
                if self.runs.is_korean(tokens, index) or self.runs.is_formed(tokens, index):
                    before = "form"
                elif key not in self.runs.rare:
                    continue
            name = self._name_at(section, index, before, title_starts)
            if name is None:
                continue
            begins = {name.start, name.with_honorific}
            if before == "title" and index - 1 in section.covered:
                begins = set()  # "Bí thư Huyện ủy Vân Hồ Lê Văn An": no lake
            if self.vetoes.forbid(tokens, begins, name.end, vetoed_until, sure=name.evidence not in FAINT):
                vetoed_until = name.end
                if not is_credited(tokens, name.start, name.end):
                    vetoed.append(name)
            else:
                found.append(name)
            free = name.end
        return found, vetoed

    def _before(self, tokens, index: int, title_ends: frozenset[int]) -> str:
        """What stands right before: "honorific", "title" or ""."""
        if index in title_ends:
            return "title"
        if index - 1 in title_ends and tokens[index - 1].text in _DASHES and tokens[index].key in self.runs.surnames:
            return "title"  # "Đại sứ Việt Nam tại Lào - Lê Văn An"
        if index and tokens[index - 1].text in CELLS and self._fills_cell(tokens, index):
            return "list"
        if index and self._honorific_before(tokens, index):
            return "honorific"
        return ""

    def _fills_cell(self, tokens, index: int) -> bool:
        return tokens[index].key in self.runs.surnames and fills_cell(tokens, index, LONGEST_SURE)

    def _in_list(self, tokens, index: int, found: list[Name]) -> str:
        """ "list" where the token follows a sure name of a list and begins a name of two syllables in it."""
        if not found or found[-1].end != index - 1:
            return ""
        if found[-1].evidence not in _SURE and not (len(found) > 1 and found[-2].end == found[-1].start - 1):
            return ""
        if tokens[index - 1].key not in (",", "và", ";") or tokens[index].key not in self.runs.surnames:
            return self._of_rare_list(tokens, index)
        given, after = tokens[index + 1 : index + 2], tokens[index + 2 : index + 3]
        closed = not after or after[0].key in (",", "và", ";", ".", "…")
        return "list" if closed and given and given[0].capital and given[0].key in self.runs.given else ""

    def _among_foreigners(self, section: Section, index: int, found: list[Name], title_starts: frozenset[int]) -> str:
        """ "list" where a foreigner follows another: "… Somdy Duang, Ủy viên …; | Souphanh Keo, Bộ trưởng …" with an
        office of their own, "Tổng thống Bill Bushman và | Barry Lowman" of two words that are none of ours."""
        tokens = section.tokens
        if not found or not found[-1].foreign or tokens[index - 1].key not in _BETWEEN_FOREIGNERS:
            return ""
        end = self.runs.foreign_end(section, index)
        if not self._is_whole(tokens, index, end):
            return ""
        if tokens[index - 1].text == ";" and end < len(tokens) and tokens[end].text in (",", "-", "–"):
            between = tokens[found[-1].end : index]
            near = len(between) <= _LONGEST_ITEM and all(token.text not in _ENDS for token in between)
            return "list" if near and end + 1 in title_starts else ""
        beside = found[-1].end == index - 1 and found[-1].evidence in _SURE
        foreign = all(SYLLABLE.fullmatch(token.key) is None for token in tokens[index:end] if token.capital)
        return "list" if beside and foreign and tokens[index - 1].key == "và" else ""

    def _of_rare_list(self, tokens, index: int) -> str:
        """ "list" where a name of three syllables with a rare surname stands between names: "…, Văn Đình Hải và …"."""
        inner = tokens[index : index + 4]
        if len(inner) < 4 or inner[0].key not in self.runs.rare or inner[3].key not in (",", "và", ";", "."):
            return ""
        return "list" if all(token.capital and token.key in self.runs.given for token in inner[1:3]) else ""

    def _honorific_before(self, tokens, index: int) -> int:
        """How many tokens before this one an honorific takes; 0 where there is none.

        A list is announced with a colon: "các đồng chí: Rơ Mah Thuin, Trưởng ban …".
        """
        before = tokens[index - 1]
        colon = index > 1 and before.text == ":"
        if not colon and before.text != "." and before.key not in self.honorifics:  # nearly always
            return 0
        length = ends_at(self.honorifics, tokens, index - colon)
        if length == 1 and before.text == "Anh" and index > 1 and tokens[index - 2].capital:
            return 0 if adjoins(tokens, index - 1) else length  # "xã Kim Chung Đông Anh | Hà Nội"
        return length + colon if length else 0

    def _name_at(self, section: Section, index: int, before: str, title_starts: frozenset[int]) -> Name | None:
        tokens = section.tokens
        key = tokens[index].key
        if self.runs.is_korean(tokens, index):
            return self._foreign(section, index, "title" if before == "title" else "form")
        formed = before == "form" or (before == "title" and self.runs.is_formed(tokens, index, parted=True))
        if key not in self.runs.surnames and key not in self.runs.rare and not formed:
            return self._foreign(section, index, before) if before else None
        if self.runs.office_at(tokens, index):
            return None
        end = self.runs.end(section, index)
        length = end - index
        if length < 2:
            return self._foreign(section, index, before) if before else None
        before = before or self._beside(tokens, index, end, title_starts)
        if before is None:
            return None
        if not before and index and tokens[index - 1].capital and adjoins(tokens, index):
            # "Olympic Vật Lý Châu Á": within a run of capitals only what is surely a name.
            inner = tokens[index:end]
            opener = tokens[index - 1].key in self.runs.never
            if not opener and not all(
                token.key in self.runs.given or token.key in self.runs.surnames for token in inner
            ):
                return None
        text = title_case(tokens, index, end)
        addressed = self.addresses_before(tokens, index)
        if self.lookalikes.knows(section, index, text, before, addressed):
            return None
        return self._name(tokens, index, end, text, before or "surname")

    def _beside(self, tokens, index: int, end: int, title_starts: frozenset[int]) -> str | None:
        """What stands behind a run that nothing stands before; "" where its own words say enough, None where not."""
        key, length = tokens[index].key, end - index
        if key in self.runs.rare:
            behind = self._behind(tokens, end, title_starts)
            # Of two syllables only those with the sign of the men of the highlands: "A Khún, Phó Trưởng ban …".
            highlands = len(key) == 1 and behind == "title behind"
            return behind if behind and (length > 2 or highlands) else None
        shouted = tokens[index].text.isupper() and len(tokens[index].text) > 1
        if shouted:
            return None
        if self.runs.born_behind(tokens, end):
            return "form"
        return self._behind(tokens, end, title_starts) or None if length == 2 else ""

    def _name(self, tokens, start: int, end: int, text: str, evidence: str, foreign: bool = False) -> Name:
        begin = start - self._honorific_before(tokens, start) if evidence == "honorific" else start
        return Name(start, end, text, evidence, begin, foreign)

    def _behind(self, tokens, end: int, title_starts: frozenset[int]) -> str:
        """What stands right behind a run: "speech" or "title"."""
        if end >= len(tokens):
            return ""
        if tokens[end].word and not tokens[end].capital and self.speech.at(tokens, end) is not None:
            return "verb of speech"
        marked = tokens[end].text in (",", "-", "–", "—", "(") or tokens[end].key == "là"
        return "title behind" if marked and end + 1 in title_starts else ""

    def _foreign(self, section: Section, index: int, before: str) -> Name | None:
        """A run of capitals behind an honorific or an office: "ông Youri Latortue", "ông Ksor Phước"."""
        tokens = section.tokens
        key = tokens[index].key
        if self.runs.office_at(tokens, index) or (tokens[index].text.isupper() and len(tokens[index].text) > 1):
            return None
        called = before == "honorific" and not self.addresses_before(tokens, index)
        ranked = called and tokens[index - 1 - (tokens[index - 1].text == ".")].key in _RANKS
        if called and not ranked and not ends_at(self.callings, tokens, index):
            return None
        if tokens[index].key in _LORDLY or (ranked and self.others.at(tokens, index) is not None):
            return None  # "Chủ tịch Thượng viện | Ngài Youri Lamarre"
        if self.lookalikes.countries.at(tokens, index) is not None or tokens[index].key in self.runs.never:
            return None
        end = self.runs.foreign_end(section, index)
        if (
            not self._is_whole(tokens, index, end)
            or " ".join(token.key for token in tokens[index:end]) in self.lookalikes.provinces
        ):
            return None
        foreign = all(SYLLABLE.fullmatch(token.key) is None for token in tokens[index:end] if token.capital)
        known = (ranked and foreign) or all(self._of_names(token.key) for token in tokens[index:end])
        if called and not known:
            return None  # "nghệ sĩ Tây Nguyên", but "Đại tá Nerolie Lonsdale"
        vietnamese = all(SYLLABLE.fullmatch(token.key) for token in tokens[index:end])
        if vietnamese and (end - index > LONGEST_SURE or before == "title"):
            return None  # behind an office two such syllables are as often a place ("Thị trưởng Đông Hoàn")
        native = vietnamese or key in self.runs.rare
        marked = any(not token.word for token in tokens[index:end])
        text = written(tokens, index, end).replace(". ", ".") if marked else title_case(tokens, index, end)
        return self._name(tokens, index, end, text, before, foreign=not native)

    @staticmethod
    def _is_whole(tokens, index: int, end: int) -> bool:
        """Whether the run is more than one word: "A.Cô-bi-a-cốp" and "Bun-nhăng Vo-la-chít", but no "Pu-tin"."""
        inner = range(index + 1, end)
        return any(tokens[place].capital and tokens[place - 1].text not in HYPHENS for place in inner)

    def _of_names(self, key: str) -> bool:
        return key in self.runs.given or key in self.runs.surnames or key in self.runs.rare

    def addresses_before(self, tokens, index: int) -> bool:
        """Whether the honorific before is one that only people have: "người dân Tây Nguyên" is none."""
        colon = index > 1 and tokens[index - 1].text == ":"
        return ends_at(self.addresses, tokens, index - colon) > 0
