"""Runs of capitals that may be a name: where the syllables of a Vietnamese or of another name end."""

from __future__ import annotations

from archive.extraction.reading import Section
from archive.extraction.syllables import HYPHENS, SYLLABLE, adjoins, hyphened_end, initials_end, is_initial
from archive.extraction.tokens import Phrases, phrases
from archive.extraction.vocabulary import lowered, words

# A Vietnamese name has two to four syllables. A fourth is taken only if it is known from names: behind three it is as
# often the first word of what comes next.
LONGEST, LONGEST_SURE, _LONGEST_FOREIGN = 4, 3, 5
_CLOSING = frozenset({",", ")", ";", "(", "-", "–", "—", "|", "•"})
# Middle names that show a name for what it is; behind the second also stand "Văn Hóa", "Văn Nghệ".
_MIDDLE = frozenset({"thị", "văn", "a"})
_OF_CULTURE = frozenset({"hóa", "nghệ", "học", "phòng", "miếu", "bản", "thư", "khoa"})
# "Anh Lê Văn An" at the head of a sentence.
_ADDRESSES = frozenset({"anh", "chị", "ông", "bà", "em", "cô", "chú", "bác", "cụ", "cháu", "vợ", "chồng", "con"})
_BORN = frozenset({"sinh", "sn"})
_DASHES = frozenset({"-", "–", "—"})
_YEAR = 4
_OURS = ("việt", "nam")
_LONGEST_KOREAN = 5
# Small words inside names of other languages: "Ricardo da Costa", "Ingrid von der Heide".
_PARTICLES = frozenset("de da di del della dos der den von van bin ibn al el la le du".split())


class NameRuns:
    """Finds where such runs end; holds the lists of syllables."""

    def __init__(self):
        self.surnames = lowered("surnames")
        self.rare = lowered("rare_surnames")
        self.given = lowered("given_names")
        self.never = lowered("not_in_names")
        self.glued = lowered("glued_words")
        self.posts: Phrases[str] = phrases([(post, post) for post in words("posts")], joined=False)

    def is_formed(self, tokens, index: int, parted: bool = False) -> bool:
        """Whether the words have the form of a name, whatever the surname: "Phàng Thị Chú", "Mùa A Chông", "Khà Văn
        Ký", or a birth in brackets behind them ("Thi Danh (SN 1975)").

        ``parted``: the word before is known to be no part of it.
        """
        token = tokens[index]
        if index + 1 >= len(tokens) or not tokens[index + 1].capital:  # nearly always
            return False
        if token.text.isupper() or token.key in self.never or SYLLABLE.fullmatch(token.key) is None:
            return False
        if token.key in _ADDRESSES or (index and tokens[index - 1].capital and adjoins(tokens, index) and not parted):
            return False
        length = 1
        while length < LONGEST and self._goes_on(tokens, index + length):
            length += 1
        if length == 1:
            return False
        middle = tokens[index + 1].key
        if length > 2 and middle in _MIDDLE:
            third = tokens[index + 2].key
            return middle != "văn" or (third in self.given and third not in _OF_CULTURE)
        known = length > 2 or token.key in self.rare  # "Nam Kỳ (1928 - 1930)" is a country's part
        return known and self.born_behind(tokens, index + length)

    @staticmethod
    def is_korean(tokens, index: int) -> bool:
        """Whether a Korean name stands here: "Kim Jong-un", a surname and two syllables that a hyphen joins."""
        inner = tokens[index : index + 4]
        if len(inner) < 4 or inner[2].text not in HYPHENS or inner[3].capital or not inner[3].word:  # nearly always
            return False
        words_ = (inner[0].text, inner[1].text, inner[3].text)
        if not (inner[0].capital and inner[1].capital) or any(not w.isascii() or not w.isalpha() for w in words_):
            return False  # "tỉnh Kỳ Nam-người", "tên lửa Đông Phong-10"
        if inner[0].text.isupper():
            return False
        tight = inner[2].start == inner[1].end and inner[3].start == inner[2].end
        return tight and adjoins(tokens, index + 1) and len(inner[0].text) <= _LONGEST_KOREAN

    @staticmethod
    def born_behind(tokens, index: int) -> bool:
        """Whether a birth or a life stands in brackets here: "(SN 1975", "(32 tuổi)", "(1919 - 1976)"."""
        behind = tokens[index : index + 3]
        if len(behind) < 3 or behind[0].text != "(":
            return False
        if not behind[1].text.isdigit():
            return behind[1].key in _BORN
        return behind[2].key == "tuổi" or (len(behind[1].text) == _YEAR and behind[2].text in _DASHES)

    @staticmethod
    def _goes_on(tokens, index: int) -> bool:
        """Whether a syllable with a capital goes on here."""
        if index >= len(tokens) or not tokens[index].capital or not adjoins(tokens, index):
            return False
        return SYLLABLE.fullmatch(tokens[index].key) is not None

    def office_at(self, tokens, index: int) -> bool:
        """Whether an office begins here: "Phó Bí thư" is no Mr Phó."""
        found = self.posts.at(tokens, index)
        behind = tokens[found[1]].key if found is not None and found[1] < len(tokens) else ""
        if behind == "viên" and tokens[found[1] - 1].key == "ủy":
            return False  # "Lê Minh Chính | Ủy viên …" names no commissar
        return found is not None and (
            found[1] - index > 1 or not tokens[index + 1 : index + 2] or not (tokens[index + 1].capital)
        )

    def end(self, section: Section, start: int) -> int:
        """The index after the syllables of a Vietnamese name that begins with the surname at ``start``."""
        tokens = section.tokens
        shouted = tokens[start].text.isupper() and len(tokens[start].text) > 1
        # "Bà TRIỆU LỆ KHANG, …": the name alone is shouted, so that what is shouted is the name.
        lone = shouted and start > 0 and tokens[start - 1].word and not tokens[start - 1].text.isupper()
        end = start + 1
        # "Lê Nguyễn Thị Ái Trâm": both parents' surnames make it five.
        longest = LONGEST + (start + 2 < len(tokens) and tokens[start + 2].key == "thị")
        while end < len(tokens) and end - start < longest:
            token = tokens[end]
            if not token.word or not token.capital or end in section.covered or not adjoins(tokens, end):
                break
            after = tokens[end + 1] if end + 1 < len(tokens) else None
            if token.key == tokens[start].key and after is not None and after.key == tokens[start + 1].key:
                break  # a caption and the sentence behind it: "Dương Cương Dương Cương bị đưa ra xét xử"
            if self.is_glued(tokens, end):
                break
            known = token.key in self.given or token.key in self.surnames
            if (len(token.text) > 1 and token.text.isupper()) != shouted:
                break
            if shouted and end - start == LONGEST_SURE:
                break  # "LÊ VĂN AN DỰ HỘI NGHỊ": every word has a capital
            if self.office_at(tokens, end) and end - start > 1:
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
                if (shouted and not lone) or not sounds or (token.key in self.never and not closed):
                    break
                if end - start >= LONGEST_SURE and not woman:
                    break
            end += 1
        # "Nông Đức Mạnh | Nguyễn …": the surname of the next name, glued to this one in a table or a list.
        last = tokens[end - 1].key
        goes_on = end < len(tokens) and tokens[end].word and tokens[end].capital and adjoins(tokens, end)
        glued = goes_on and last in self.surnames and last not in self.given
        return end - 1 if end - start > 2 and glued else end

    def foreign_end(self, section: Section, index: int) -> int:
        """The index behind such a run; ``index`` where it is the beginning of a body's name."""
        tokens = section.tokens
        end, count = index, 0
        while end < len(tokens) and count < _LONGEST_FOREIGN:
            at = (count and self._behind_particles(section, end)) or end
            token, joined = tokens[at], at > end
            if not token.word or not token.capital or at in section.covered:
                break
            apart = end > index and not joined and not adjoins(tokens, at) and tokens[at - 1].text != "."
            if end > index and (apart or self.office_at(tokens, at) or token.key in self.never):
                break
            if self.is_glued(tokens, at):
                return index  # "đại biểu Hội Hữu | nghị"
            if any(character.isdigit() for character in token.text) or (len(token.text) > 1 and token.text.isupper()):
                break  # "Becamex IDC" is a company
            if count and tuple(beside.key for beside in tokens[at : at + 2]) == _OURS:
                return index  # "Trưởng Đại diện Mercedes-Benz | Việt Nam"
            if count and self._of_ours(tokens, at):
                return index  # "Chủ tịch Hội đồng quản trị Minland | Lê Văn An"
            end, count = initials_end(tokens, at) or hyphened_end(tokens, at + 1), count + 1
        return end

    @staticmethod
    def _behind_particles(section: Section, index: int) -> int:
        """The index of the capital to which small words of a name lead; 0 where none follows close on them."""
        tokens, end = section.tokens, index
        if tokens[index].text not in _PARTICLES:  # nearly always
            return 0
        while end < len(tokens) and tokens[end].text in _PARTICLES and adjoins(tokens, end):
            end += 1
        if end + 1 < len(tokens) and tokens[end].text in HYPHENS and tokens[end].start == tokens[end - 1].end:
            end += 1  # "al-Hariri"
        elif end < len(tokens) and not adjoins(tokens, end):
            return 0
        closes = end < len(tokens) and tokens[end].word and tokens[end].capital
        near = tokens[end].start - tokens[end - 1].end <= 1 if closes else False
        return end if near and end not in section.covered and SYLLABLE.fullmatch(tokens[end].key) is None else 0

    def _of_ours(self, tokens, index: int) -> bool:
        """Whether a name of ours in full begins here, behind a word of another language."""
        if SYLLABLE.fullmatch(tokens[index - 1].key) is not None or tokens[index].key not in self.surnames:
            return False
        behind = tokens[index + 1 : index + 3]
        return len(behind) > 1 and all(token.capital and token.key in self.given for token in behind)

    def is_glued(self, tokens, index: int) -> bool:
        """Whether the token is the first syllable of a word that goes on in small letters."""
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        return after is not None and not after.capital and f"{tokens[index].key} {after.key}" in self.glued
