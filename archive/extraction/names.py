"""Full names of people in the tokens of a block.

What makes a run of capitals a name, in order of strength: an honorific or an office right before it; a surname and
two or three syllables more; a surname and one syllable with a verb of speaking or an office behind it. What unmakes
one: a word before it that names a street, a school, a theory, an award (data/name_vetoes.txt), a photo credit, a place
or a body around it.
"""

from __future__ import annotations

from dataclasses import dataclass

from archive.extraction.endings import ending_phrases, ends_at
from archive.extraction.name_runs import LONGEST_SURE, NameRuns
from archive.extraction.name_vetoes import Vetoes, is_credited
from archive.extraction.reading import Section
from archive.extraction.syllables import CELLS, SYLLABLE, adjoins, fills_cell, title_case
from archive.extraction.tokens import Phrases, phrases
from archive.extraction.vocabulary import table, words

# The last words of forms of address that many have: "người dân Mai Phụ", "công nhân Phú Riềng".
CROWDS = frozenset({"dân", "nhân", "con", "viên"})
# Evidence that leaves no doubt, so that the next of a list may be a shorter name.
_SURE = frozenset({"honorific", "title", "list"})
_DASHES = frozenset({"-", "–", "—"})
# What only says that the words look like a name.
FAINT = frozenset({"surname", "form"})
# "Hồ Bảo Linh" is a lake where such things are told of: "kè sông Chu, chùa Hang - Hồ Bảo Linh".
_LONGEST_COUNTRY_WORD = 2  # "Anh" and "Đức" are given names as well
_LAKE, _NEAR_LAKES = "hồ", 9
_BESIDE_LAKES = frozenset("kè sông suối đập thác núi đèo chùa đền hang kênh vịnh đảo rừng bãi thủy du bơi nước".split())


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
        self.countries: Phrases[str] = phrases([(name, name) for name in words("countries")])
        self.honorifics = ending_phrases("honorifics")
        self.addresses = ending_phrases("address_words")
        self.vetoes = Vetoes()
        self.speech: Phrases[str] = phrases([(verb, verb) for verb in words("speech_verbs")], joined=False)
        self.famous = frozenset(words("famous_names"))
        # "Người bí thư chi bộ ở Cù Lao Dung": districts that are written like a name.
        self.districts = frozenset(name.lower() for name in table("districts"))
        self.provinces = frozenset(p.strip().lower() for row in table("districts").values() for p in row[0].split(";"))
        self.provinces |= {"việt nam"}
        self.callings = ending_phrases("callings")
        self.others: Phrases[str] = phrases([(name, name) for name in words("not_people")])

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
            other = self.others.at(tokens, index) if key in self.others.firsts else None
            if other is None and key in self.countries.firsts:
                other = self.countries.at(tokens, index)
                other = other if other is not None and other[1] - index > 1 else None  # "Bồ Đào Nha", but no "Anh"
            if other is not None and not (index and self._honorific_before(tokens, index)):
                free = other[1]
                continue
            before = self._before(tokens, index, title_ends) or self._in_list(tokens, index, found)
            if not before and key not in self.runs.surnames:
                if self.runs.is_formed(tokens, index):
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
            return ""
        given, after = tokens[index + 1 : index + 2], tokens[index + 2 : index + 3]
        closed = not after or after[0].key in (",", "và", ";", ".", "…")
        return "list" if closed and given and given[0].capital and given[0].key in self.runs.given else ""

    def _honorific_before(self, tokens, index: int) -> int:
        """How many tokens before this one an honorific takes; 0 where there is none.

        A list is announced with a colon: "các đồng chí: Rơ Mah Thuin, Trưởng ban …".
        """
        before = tokens[index - 1]
        colon = index > 1 and before.text == ":"
        if not colon and before.text != "." and before.key not in self.honorifics:  # nearly always
            return 0
        length = ends_at(self.honorifics, tokens, index - colon)
        return length + colon if length else 0

    def _name_at(self, section: Section, index: int, before: str, title_starts: frozenset[int]) -> Name | None:
        tokens = section.tokens
        key = tokens[index].key
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
        if self._is_something_else(section, index, text, before):
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

    def _is_something_else(self, section: Section, index: int, text: str, before: str) -> bool:
        """Whether the words are better known as another's: of somebody famous, of a district ("Cù Lao Dung"), of
        a lake, of a delegation ("Đoàn Hàn Quốc")."""
        if text in self.famous and before not in ("honorific", "title", "list", "form"):
            return True
        if not before and text.lower().endswith(" việt nam"):  # "Đoàn Việt Nam"
            return True
        country = self.countries.at(section.tokens, index + 1)
        if not before and country is not None and country[1] - index > _LONGEST_COUNTRY_WORD:
            return True
        crowd = before == "honorific" and section.tokens[index - 1].key in CROWDS
        # "Hội nhà văn Hà Nội", "công nhân Phú Riềng", but "ông Thái Bình"
        if (crowd and text.lower() in self.districts) or (before and text.lower() in self.provinces):
            return not self.addresses_before(section.tokens, index)
        if not before and section.tokens[index].key == _LAKE:
            near = section.tokens[max(0, index - _NEAR_LAKES) : index + _NEAR_LAKES]
            if any(token.key in _BESIDE_LAKES for token in near):
                return True
        if not before and text.lower() in self.districts:
            return True
        # "đoạn Châu Thành Đồng Tháp": a district and its province
        keys = [token.key for token in section.tokens[index : index + 4]]
        return not before and " ".join(keys[:2]) in self.districts and " ".join(keys[2:]) in self.provinces

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
        if called and not ends_at(self.callings, tokens, index):
            return None
        if self.countries.at(tokens, index) is not None or tokens[index].key in self.runs.never:
            return None
        end = self.runs.foreign_end(section, index)
        if end - index < 2 or " ".join(token.key for token in tokens[index:end]) in self.provinces:
            return None
        if called and not all(self._of_names(token.key) for token in tokens[index:end]):
            return None  # "nghệ sĩ Tây Nguyên"
        vietnamese = all(SYLLABLE.fullmatch(token.key) for token in tokens[index:end])
        if vietnamese and (end - index > LONGEST_SURE or before == "title"):
            return None  # behind an office two such syllables are as often a place ("Thị trưởng Đông Hoàn")
        native = vietnamese or key in self.runs.rare
        return self._name(tokens, index, end, title_case(tokens, index, end), before, foreign=not native)

    def _of_names(self, key: str) -> bool:
        return key in self.runs.given or key in self.runs.surnames or key in self.runs.rare

    def addresses_before(self, tokens, index: int) -> bool:
        """Whether the honorific before is one that only people have: "người dân Tây Nguyên" is none."""
        colon = index > 1 and tokens[index - 1].text == ":"
        return ends_at(self.addresses, tokens, index - colon) > 0
