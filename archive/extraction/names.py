"""Full names of people in the tokens of a block.

What makes a run of capitals a name, in order of strength: an honorific or an office right before it; a surname and
two or three syllables more; a surname and one syllable with a verb of speaking or an office behind it. What unmakes
one: a word before it that names a street, a school, a theory, an award (data/name_vetoes.txt), a photo credit, a place
or a body around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.extraction.endings import ending_phrases, ends_at
from archive.extraction.reading import Section
from archive.extraction.tokens import Phrases, Token, phrases
from archive.extraction.vocabulary import lowered, words

# A Vietnamese name has two to four syllables. A fourth is taken only if it is known from names: behind three it is as
# often the first word of what comes next.
_LONGEST, _LONGEST_SURE, _LONGEST_FOREIGN = 4, 3, 5

_CLOSING = frozenset({",", ")", ";", "(", "-", "–", "—"})

_ONSET = "(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
_VOWELS = "[aeiouyăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]{1,3}"
_SYLLABLE = re.compile(f"{_ONSET}{_VOWELS}(?:ng|nh|ch|[cmnpt])?")


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
        self.vetoes = ending_phrases("name_vetoes")
        self.glued = lowered("glued_words")
        self.innocent = lowered("veto_compounds")
        self.posts: Phrases[str] = phrases([(post, post) for post in words("posts")], joined=False)
        self.post_ends = ending_phrases("posts")
        self.speech: Phrases[str] = phrases([(verb, verb) for verb in words("speech_verbs")], joined=False)
        self.famous = frozenset(words("famous_names"))
        self.others: Phrases[str] = phrases([(name, name) for name in words("not_people")])

    def find(self, section: Section, title_ends: frozenset[int], title_starts: frozenset[int]) -> list[Name]:
        """The full names of a block, in order of the text.

        ``title_ends`` are the tokens right behind an office with its body ("Bí thư Tỉnh ủy Hà Tĩnh |"),
        ``title_starts`` those at which one begins.
        """
        tokens = section.tokens
        found: list[Name] = []
        index = 0
        vetoed_until = -1
        while index < len(tokens):
            token = tokens[index]
            if not token.capital or not token.word or index in section.covered:
                index += 1
                continue
            other = self.others.at(tokens, index)
            if other is not None and not (index and self._honorific_before(tokens, index)):
                index = other[1]
                continue
            before = self._before(tokens, index, title_ends)
            name = self._name_at(section, index, before, title_starts)
            if name is None:
                index += 1
                continue
            if self._is_vetoed(tokens, name, vetoed_until):
                vetoed_until = name.end
            else:
                found.append(name)
            index = name.end
        return found

    def _before(self, tokens, index: int, title_ends: frozenset[int]) -> str:
        """What stands right before: "honorific", "title" or ""."""
        if index in title_ends:
            return "title"
        if index and self._honorific_before(tokens, index):
            return "honorific"
        return ""

    def _honorific_before(self, tokens, index: int) -> int:
        """How many tokens before this one an honorific takes; 0 where there is none."""
        return ends_at(self.honorifics, tokens, index)

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
            if not before or length < 3:
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
        text = _title_case(tokens, index, end)
        if text in self.famous and before not in ("honorific", "title"):
            return None
        return self._name(tokens, index, end, text, before or "surname")

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
            if after is not None and not after.capital and f"{token.key} {after.key}" in self.glued:
                break
            known = token.key in self.given or token.key in self.surnames
            if (len(token.text) > 1 and token.text.isupper()) != shouted:
                break
            if shouted and end - start == _LONGEST_SURE:
                break  # "LÊ VĂN AN DỰ HỘI NGHỊ": every word has a capital
            if self._office_at(tokens, end) and end - start > 1:
                break
            if not known:
                # An unknown syllable may be the second or third of a name; a fourth only in a woman's ("Lê Thị Hồng
                # Đang"). A word of the language ("Đang", "Ban") only where a mark shows that the name ends with it.
                woman = end - start >= 2 and tokens[start + 1].key == "thị"
                closed = after is None or after.text in _CLOSING
                if shouted or not _SYLLABLE.fullmatch(token.key) or (token.key in self.never and not closed):
                    break
                if end - start >= _LONGEST_SURE and not woman:
                    break
            end += 1
        # "Nông Đức Mạnh | Nguyễn …": the surname of the next name, glued to this one in a table or a list.
        last = tokens[end - 1].key
        return end - 1 if end - start > 2 and last in self.surnames and last not in self.given else end

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
        if before == "honorific" and not self._addresses(tokens, index):
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
            if any(character.isdigit() for character in token.text):
                break
            end += 1
        if end - index < 2:
            return None
        vietnamese = all(_SYLLABLE.fullmatch(token.key) for token in tokens[index:end])
        if vietnamese and (end - index > _LONGEST_SURE or before == "title"):
            return None  # behind an office two such syllables are as often a place ("Thị trưởng Đông Hoàn")
        native = vietnamese or key in self.rare
        return self._name(tokens, index, end, _title_case(tokens, index, end), before, foreign=not native)

    def _addresses(self, tokens, index: int) -> bool:
        """Whether the honorific before is one that only people have: "người dân Tây Nguyên" is none."""
        return ends_at(self.addresses, tokens, index) > 0

    def _is_vetoed(self, tokens, name: Name, vetoed_until: int) -> bool:
        """Whether the name belongs to a street, a school, a theory, an award or a photographer."""
        start = name.start
        # Before the name, before the honorific, before the office: "Lăng Chủ tịch …", "giải thưởng nhạc sĩ …".
        begins = {start, name.with_honorific, start - ends_at(self.post_ends, tokens, start)}
        if any(self._veto_before(tokens, begin) for begin in begins):
            return True
        # A list goes on with what it began with: "các đường Lê Duẩn, Trần Phú và Nguyễn Tri Phương".
        if vetoed_until >= 0 and start > vetoed_until and name.evidence == "surname":
            between = tokens[vetoed_until:start]
            if len(between) == 1 and between[0].key in (",", "và", "-", "–"):
                return True
        return is_credited(tokens, name.start, name.end)

    def _veto_before(self, tokens, index: int) -> bool:
        length = ends_at(self.vetoes, tokens, index)
        if length != 1 or index < 2:
            return length > 0
        return f"{tokens[index - 2].key} {tokens[index - 1].key}" not in self.innocent


def is_credited(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether the name is a photographer's or a reporter's: "Ảnh: Tên", "Tên/TTXVN"."""
    if end + 1 < len(tokens) and tokens[end].text == "/" and tokens[end + 1].word:
        return True
    before = [token.key for token in tokens[max(0, start - 3) : start]]
    if before and before[-1] == ":":
        before.pop()
        return bool(before) and before[-1] in _CREDITS
    return bool(before) and before[-1] in ("ảnh", "hình") and tokens[start - 1].capital


_CREDITS = frozenset({"ảnh", "hình", "photo", "nguồn", "clip", "video", "bài", "tin", "họa"})


def adjoins(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether one blank parts this token from the one before."""
    return tokens[index].start - tokens[index - 1].end == 1


def _title_case(tokens, start: int, end: int) -> str:
    """The words of a name; shouted ones with their first letters large."""
    text = " ".join(token.text for token in tokens[start:end])
    return text.title() if text.isupper() else text
