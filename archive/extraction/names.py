"""Full names of people in the tokens of a block.

What makes a run of capitals a name, in order of strength: an honorific or an office right before it; a surname and
two or three syllables more; a surname and one syllable with a verb of speaking or an office behind it. What unmakes
one: a word before it that names a street, a school, a theory, an award (data/name_vetoes.txt), a photo credit, a place
or a body around it.
"""

from __future__ import annotations

from dataclasses import dataclass

from archive.extraction.endings import ending_phrases, ends_at
from archive.extraction.name_vetoes import Vetoes
from archive.extraction.reading import Section
from archive.extraction.syllables import SYLLABLE, adjoins, is_initial, title_case
from archive.extraction.tokens import Phrases, phrases
from archive.extraction.vocabulary import lowered, table, words

# A Vietnamese name has two to four syllables. A fourth is taken only if it is known from names: behind three it is as
# often the first word of what comes next.
_LONGEST, _LONGEST_SURE, _LONGEST_FOREIGN = 4, 3, 5

# Evidence that leaves no doubt, so that the next of a list may be a shorter name.
_SURE = frozenset({"honorific", "title", "list"})
# "Hồ Bảo Linh" is a lake where such things are told of: "kè sông Chu, chùa Hang - Hồ Bảo Linh".
_LONGEST_COUNTRY_WORD = 2  # "Anh" and "Đức" are given names as well
_LAKE, _NEAR_LAKES = "hồ", 9
_BESIDE_LAKES = frozenset("kè sông suối đập thác núi đèo chùa đền hang kênh vịnh đảo rừng bãi thủy du bơi nước".split())
_CLOSING = frozenset({",", ")", ";", "(", "-", "–", "—"})


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
        self.surnames = lowered("surnames")
        self.rare = lowered("rare_surnames")
        self.given = lowered("given_names")
        self.never = lowered("not_in_names")
        self.countries: Phrases[str] = phrases([(name, name) for name in words("countries")])
        self.honorifics = ending_phrases("honorifics")
        self.addresses = ending_phrases("address_words")
        self.glued = lowered("glued_words")
        self.posts: Phrases[str] = phrases([(post, post) for post in words("posts")], joined=False)
        self.vetoes = Vetoes()
        self.speech: Phrases[str] = phrases([(verb, verb) for verb in words("speech_verbs")], joined=False)
        self.famous = frozenset(words("famous_names"))
        # "Người bí thư chi bộ ở Cù Lao Dung": districts that are written like a name.
        self.districts = frozenset(name.lower() for name in table("districts"))
        self.provinces = frozenset(p.strip().lower() for row in table("districts").values() for p in row[0].split(";"))
        self.provinces |= {"việt nam"}
        self.callings = ending_phrases("callings")
        self.others: Phrases[str] = phrases([(name, name) for name in words("not_people")])

    def find(self, section: Section, title_ends: frozenset[int], title_starts: frozenset[int]) -> list[Name]:
        """The full names of a block, in order of the text.

        ``title_ends`` are the tokens right behind an office with its body ("Bí thư Tỉnh ủy Hà Tĩnh |"),
        ``title_starts`` those at which one begins.
        """
        tokens = section.tokens
        found: list[Name] = []
        free = 0
        vetoed_until = -1
        for index in section.capitals:
            if index < free or index in section.covered:
                continue
            other = self.others.at(tokens, index)
            if other is None and tokens[index].key in self.countries.firsts:
                other = self.countries.at(tokens, index)
                other = other if other is not None and other[1] - index > 1 else None  # "Bồ Đào Nha", but no "Anh"
            if other is not None and not (index and self._honorific_before(tokens, index)):
                free = other[1]
                continue
            before = self._before(tokens, index, title_ends) or self._in_list(tokens, index, found)
            if not before and tokens[index].key not in self.surnames and tokens[index].key not in self.rare:
                continue
            name = self._name_at(section, index, before, title_starts)
            if name is None:
                continue
            begins = {name.start, name.with_honorific}
            if self.vetoes.forbid(tokens, begins, name.end, vetoed_until, sure=name.evidence != "surname"):
                vetoed_until = name.end
            else:
                found.append(name)
            free = name.end
        return found

    def _before(self, tokens, index: int, title_ends: frozenset[int]) -> str:
        """What stands right before: "honorific", "title" or ""."""
        if index in title_ends:
            return "title"
        if index and self._honorific_before(tokens, index):
            return "honorific"
        return ""

    def _in_list(self, tokens, index: int, found: list[Name]) -> str:
        """ "list" where the token follows a sure name of a list and begins a name of two syllables in it."""
        if not found or found[-1].end != index - 1 or found[-1].evidence not in _SURE:
            return ""
        if tokens[index - 1].key not in (",", "và", ";") or tokens[index].key not in self.surnames:
            return ""
        given, after = tokens[index + 1 : index + 2], tokens[index + 2 : index + 3]
        closed = not after or after[0].key in (",", "và", ";", ".", "…")
        return "list" if closed and given and given[0].capital and given[0].key in self.given else ""

    def _honorific_before(self, tokens, index: int) -> int:
        """How many tokens before this one an honorific takes; 0 where there is none.

        A list is announced with a colon: "các đồng chí: Rơ Mah Thuin, Trưởng ban …".
        """
        colon = index > 1 and tokens[index - 1].text == ":"
        length = ends_at(self.honorifics, tokens, index - colon)
        return length + colon if length else 0

    def _name_at(self, section: Section, index: int, before: str, title_starts: frozenset[int]) -> Name | None:
        tokens = section.tokens
        key = tokens[index].key
        if key not in self.surnames and key not in self.rare:
            return self._foreign(section, index, before) if before else None
        if self._office_at(tokens, index):
            return None
        end = self._run_end(section, index)
        length = end - index
        if length < 2:
            return self._foreign(section, index, before) if before else None
        shouted = tokens[index].text.isupper() and len(tokens[index].text) > 1
        if key in self.rare and not before:
            before = self._behind(tokens, end, title_starts)
            # Of two syllables only those with the sign of the men of the highlands: "A Khún, Phó Trưởng ban …".
            if not before or (length < 3 and not (len(key) == 1 and before == "title behind")):
                return None
        if shouted and not before:
            return None
        if length == 2 and not before:
            before = self._behind(tokens, end, title_starts)
            if not before:
                return None
        if not before and index and tokens[index - 1].capital and adjoins(tokens, index):
            # "Olympic Vật Lý Châu Á": within a run of capitals only what is surely a name.
            inner = tokens[index:end]
            opener = tokens[index - 1].key in self.never
            if not opener and not all(token.key in self.given or token.key in self.surnames for token in inner):
                return None
        text = title_case(tokens, index, end)
        if self._is_something_else(section, index, text, before):
            return None
        return self._name(tokens, index, end, text, before or "surname")

    def _is_something_else(self, section: Section, index: int, text: str, before: str) -> bool:
        """Whether the words are better known as another's: of somebody famous, of a district ("Cù Lao Dung"), of
        a lake, of a delegation ("Đoàn Hàn Quốc")."""
        if text in self.famous and before not in ("honorific", "title"):
            return True
        country = self.countries.at(section.tokens, index + 1)
        if not before and country is not None and country[1] - index > _LONGEST_COUNTRY_WORD:
            return True
        if before and text.lower() in self.provinces:  # "Hội nhà văn Hà Nội", but "ông Thái Bình"
            return not self._addresses(section.tokens, index)
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

    def _office_at(self, tokens, index: int) -> bool:
        """Whether an office begins here: "Phó Bí thư" is no Mr Phó."""
        found = self.posts.at(tokens, index)
        return found is not None and (
            found[1] - index > 1 or not tokens[index + 1 : index + 2] or not (tokens[index + 1].capital)
        )

    def _run_end(self, section: Section, start: int) -> int:
        """The index after the syllables of a Vietnamese name that begins with the surname at ``start``."""
        tokens = section.tokens
        shouted = tokens[start].text.isupper() and len(tokens[start].text) > 1
        end = start + 1
        # "Lê Nguyễn Thị Ái Trâm": both parents' surnames make it five.
        longest = _LONGEST + (start + 2 < len(tokens) and tokens[start + 2].key == "thị")
        while end < len(tokens) and end - start < longest:
            token = tokens[end]
            if not token.word or not token.capital or end in section.covered or not adjoins(tokens, end):
                break
            after = tokens[end + 1] if end + 1 < len(tokens) else None
            if token.key == tokens[start].key and after is not None and after.key == tokens[start + 1].key:
                break  # a caption and the sentence behind it: "Dương Cương Dương Cương bị đưa ra xét xử"
            if after is not None and not after.capital and f"{token.key} {after.key}" in self.glued:
                break
            known = token.key in self.given or token.key in self.surnames
            if (len(token.text) > 1 and token.text.isupper()) != shouted:
                break
            if shouted and end - start == _LONGEST_SURE:
                break  # "LÊ VĂN AN DỰ HỘI NGHỊ": every word has a capital
            if self._office_at(tokens, end) and end - start > 1:
                break
            if end - start > 1 and is_initial(tokens, end):
                return end + 2  # "chị Lê Thị L. cho biết": the dot belongs to a name that is kept back
            if not known:
                # An unknown syllable may be the second or third of a name; a fourth only in a woman's ("Lê Thị Hồng
                # Đang"). A word of the language ("Đang", "Ban") only where a mark shows that the name ends with it.
                woman = end - start >= 2 and tokens[start + 1].key == "thị"
                closed = after is None or after.text in _CLOSING
                # "Kim Thị Sa Vêne": names of the minorities are written as they sound.
                sounds = SYLLABLE.fullmatch(token.key) is not None or (woman and token.text.isalpha())
                if shouted or not sounds or (token.key in self.never and not closed):
                    break
                if end - start >= _LONGEST_SURE and not woman:
                    break
            end += 1
        # "Nông Đức Mạnh | Nguyễn …": the surname of the next name, glued to this one in a table or a list.
        last = tokens[end - 1].key
        goes_on = end < len(tokens) and tokens[end].word and tokens[end].capital and adjoins(tokens, end)
        glued = goes_on and last in self.surnames and last not in self.given
        return end - 1 if end - start > 2 and glued else end

    def _behind(self, tokens, end: int, title_starts: frozenset[int]) -> str:
        """What stands right behind a run: "speech" or "title"."""
        if end >= len(tokens):
            return ""
        if tokens[end].word and not tokens[end].capital and self.speech.at(tokens, end) is not None:
            return "verb of speech"
        marked = tokens[end].text in (",", "-", "–", "—", "(")
        return "title behind" if marked and end + 1 in title_starts else ""

    def _foreign(self, section: Section, index: int, before: str) -> Name | None:
        """A run of capitals behind an honorific or an office: "ông Youri Latortue", "ông Ksor Phước"."""
        tokens = section.tokens
        key = tokens[index].key
        if self._office_at(tokens, index) or (tokens[index].text.isupper() and len(tokens[index].text) > 1):
            return None
        called = before == "honorific" and not self._addresses(tokens, index)
        if called and not ends_at(self.callings, tokens, index):
            return None
        if self.countries.at(tokens, index) is not None or tokens[index].key in self.never:
            return None
        end = index
        while end < len(tokens) and end - index < _LONGEST_FOREIGN:
            token = tokens[end]
            if not token.word or not token.capital or end in section.covered:
                break
            if end > index and not adjoins(tokens, end):
                break
            if end > index and (self._office_at(tokens, end) or token.key in self.never):
                break
            if any(character.isdigit() for character in token.text) or (len(token.text) > 1 and token.text.isupper()):
                break  # "Becamex IDC" is a company
            end += 1
        if end - index < 2 or " ".join(token.key for token in tokens[index:end]) in self.provinces:
            return None
        if called and not all(self._of_names(token.key) for token in tokens[index:end]):
            return None  # "nghệ sĩ Tây Nguyên"
        vietnamese = all(SYLLABLE.fullmatch(token.key) for token in tokens[index:end])
        if vietnamese and (end - index > _LONGEST_SURE or before == "title"):
            return None  # behind an office two such syllables are as often a place ("Thị trưởng Đông Hoàn")
        native = vietnamese or key in self.rare
        return self._name(tokens, index, end, title_case(tokens, index, end), before, foreign=not native)

    def _of_names(self, key: str) -> bool:
        return key in self.given or key in self.surnames or key in self.rare

    def _addresses(self, tokens, index: int) -> bool:
        """Whether the honorific before is one that only people have: "người dân Tây Nguyên" is none."""
        colon = index > 1 and tokens[index - 1].text == ":"
        return ends_at(self.addresses, tokens, index - colon) > 0
