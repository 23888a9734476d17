"""The bodies behind an office that no rule reads: taken as written, up to the next mark, name or verb.

"Giám đốc | công ty Xây dựng số 9 | cho biết", "Trưởng ban | bồi thường giải phóng mặt bằng quận Tân Phú".
"""

from __future__ import annotations

from itertools import pairwise

from archive.extraction.body_lexicon import Lexicon
from archive.extraction.body_names import territory_name, title_name
from archive.extraction.reading import Reading, Section
from archive.extraction.syllables import SYLLABLE, foreigner_begins, hyphened_end, initials_end
from archive.extraction.tokens import Phrases, Token, phrases
from archive.extraction.vocabulary import lowered, words

# Longer than this it is a sentence, not a body.
_LONGEST_TAIL = 14
_LONGEST_FIELD = 7
# Nouns that verbs are a part of.
_NOUNS = frozenset({("tồn", "tại"), ("hiện", "tại"), ("dự", "án"), ("dự", "thảo"), ("dự", "toán"), ("dự", "trữ")})
_NOUNS |= {("giao", "thông"), ("giao", "dịch"), ("giao", "nhận"), ("cho", "vay"), ("trình", "độ"), ("hướng", "nghiệp")}
_NOUNS |= {("hàng", "không"), ("bạn", "đọc"), ("không", "gian"), ("không", "quân"), ("ủy", "ban")}
_NATIONS = frozenset({"Trung", "Hàn", "Nhật", "Thái", "Xô", "Tiệp", "Bun", "Hung", "Séc", "Mỹ", "Đức", "Pháp", "Bỉ"})
_ENDS_OF_HOUSES = frozenset({"trắng", "góc", "kremlin"})
_CONTINENTS = frozenset({"âu", "á", "phi", "mỹ"})
# Words before the name of a firm or of a place in another language.
_BEFORE_FIRMS = frozenset("không ty phần đoàn hãng quỹ viện trường hội thành viên báo đài chức hàng".split())
_BEFORE_FIRMS |= frozenset("thôn xóm ấp bản buôn làng xã phường tỉnh phố trấn huyện bang vùng".split())
_MARKS = frozenset({",", ";", ".", ")", "(", ":", "!", "?", "”", '"', "…", "/", "|", "\n"})
# "Phó Trưởng phòng | rồi Trưởng phòng …"
_JOINTS = frozenset({"rồi", "và", "kiêm"})
# "Trưởng khu phố 1"
_NUMBERED = frozenset({"phố", "thôn", "xóm", "ấp"})
_OF = frozenset({"thuộc", "của"})
_DASHES = frozenset({"-", "–", "—"})
_SHORT = {"VN": "Việt Nam", "BV": "bệnh viện", "Cty": "Công ty", "cty": "công ty"}


class TailReader:
    """Reads such bodies; holds the compiled lists of their first words and of the verbs that end them."""

    def __init__(self, lexis: Lexicon):
        self.lexicon = lexis
        self.enders = lexis.enders
        self.gazetteer = lexis.gazetteer
        self.speech: Phrases[str] = phrases([(verb, verb) for verb in words("speech_verbs")], joined=False)
        self.heads: Phrases[str] = phrases([(head, head) for head in words("tail_heads")], joined=False)
        self.offices: Phrases[str] = phrases([(post, post) for post in words("posts")], joined=False)
        self.surnames = lowered("surnames")
        self.rare = lowered("rare_surnames")
        self.given = lowered("given_names")

    def read(
        self, reading: Reading, section: Section, index: int, of_board: bool, dashes: bool = False
    ) -> tuple[str, int] | None:
        """The body's words from this token on and the index after them, or None.

        ``of_board``: behind "Trưởng ban" or "Trưởng phòng" any word names the board; behind other offices only one with
        which bodies' names begin. ``dashes``: one between blanks does not end the name.
        """
        tokens = section.tokens
        if index >= len(tokens) or not tokens[index].word or self.name_begins(tokens, index):
            return None
        if of_board:
            numbered = tokens[index].text.isdigit() and tokens[index - 1].key not in _NUMBERED
            if numbered or tokens[index].key in _JOINTS:
                return None
        elif self.heads.at(tokens, index) is None or self._verb_begins(tokens, index):
            return None
        found: list[str] = []
        end = index
        while end < len(tokens) and not self._ends(section, index, end, dashes):
            if end - index >= _LONGEST_TAIL:
                return None
            text, step = self._piece(reading, section, index, end)
            if found and tokens[end].start == tokens[end - 1].end:
                found[-1] += text
            else:
                found.append(text)
            end = step
        if not found:
            return None
        if of_board and end + 1 in section.body_at and section.body_at[end + 1].complete and tokens[end].text == ",":
            above = section.body_at[end + 1]  # "Trưởng phòng Công chức - Viên chức, Sở Nội vụ tỉnh Gia Lai"
            return f"{' '.join(found)}, {title_name(above.whole)}", above.body.end
        return " ".join(found), end

    def _ends(self, section: Section, first: int, index: int, dashes: bool) -> bool:
        tokens = section.tokens
        token = tokens[index]
        if token.text == "," and self._lists_on(tokens, first, index):
            return False
        apart = token.text in _DASHES and not dashes and stands_free(tokens, index)
        if token.text in _MARKS or (apart and not self._nation_follows(tokens, index)):
            return True
        if self.name_begins(tokens, index) and index not in section.covered:
            return True
        if index > first and token.capital and self._foreigner_begins(tokens, index):
            return True
        if index > first and token.capital and initials_end(tokens, index):
            return True  # "Cố vấn an ninh quốc gia | H.R.McMillan"
        if index == first or token.capital or (token.key == "và" and self._word_of_bodies(tokens, index + 1)):
            return False
        if token.key in _OF and index + 1 in section.body_at:  # "Trưởng phòng Kế hoạch | thuộc | Sở Y tế"
            return not section.body_at[index + 1].complete
        return self._verb_begins(tokens, index)

    def _lists_on(self, tokens: tuple[Token, ...], first: int, index: int) -> bool:
        """Whether a field goes on behind the comma: "Khoa Dân tộc | , Tôn giáo và Tín ngưỡng"."""
        if index == first or index + 1 >= len(tokens) or self.lexicon.body_words.at(tokens, index + 1) is None:
            return False
        if not tokens[index + 1].capital or self.offices.at(tokens, index + 1) is not None:
            return False
        ahead = tokens[index + 1 : index + _LONGEST_FIELD]
        joined = next((place for place, token in enumerate(ahead) if token.key == "và" or token.text in _MARKS), None)
        if joined is None or ahead[joined].key != "và" or joined + 1 >= len(ahead):
            return False
        return ahead[joined + 1].capital and not self.name_begins(tokens, index + 1 + joined + 1)

    def _nation_follows(self, tokens: tuple[Token, ...], index: int) -> bool:
        """Whether the dash here joins two nations: "Phân ban Việt Nam | - Lào", "Hội Hữu nghị Việt | – Trung"."""
        beside = {tokens[index - 1].text, tokens[index + 1].text} if index + 1 < len(tokens) else set()
        short = "Việt" in beside and not beside.isdisjoint(_NATIONS)
        return short or self.lexicon.country_at(tokens, index + 1) is not None

    def _foreigner_begins(self, tokens: tuple[Token, ...], index: int) -> bool:
        """Whether a name of another language follows small letters: "cơ quan hợp tác kỹ thuật | Dmitri Shugaev"."""
        before = tokens[index - 1]
        # "Ủy ban châu Âu | Jean-Claude Bunker", "phát ngôn viên Nhà Trắng | Sean Spicer"
        if self.lexicon.country_at(tokens, index - 1) is not None and foreigner_begins(tokens, index):
            return True  # "Bộ trưởng Môi trường Anh | Michael Gower"
        continent = index > 1 and (tokens[index - 2].key == "châu" or before.key in _ENDS_OF_HOUSES)
        if (before.capital and not continent) or before.key in _BEFORE_FIRMS or not foreigner_begins(tokens, index):
            return False
        if continent:
            return True
        beside = hyphened_end(tokens, index + 1)
        return all(SYLLABLE.fullmatch(tokens[place].key) is None for place in (index, beside))

    def _word_of_bodies(self, tokens: tuple[Token, ...], index: int) -> bool:
        """Whether a name may go on behind "và": "Hội Khoa học và | kỹ thuật nông nghiệp"."""
        if self.offices.at(tokens, index) is not None:
            return False
        found = self.lexicon.body_words.at(tokens, index)
        return found is not None or self.lexicon.body_tails.at(tokens, index) is not None

    def _piece(self, reading: Reading, section: Section, first: int, index: int) -> tuple[str, int]:
        """One word of the tail, or a whole body or territory in it, written out; and the index after it."""
        tokens = section.tokens
        body = section.body_at.get(index)
        if index > first and body is not None and body.complete:
            return title_name(body.whole), body.body.end
        territory = section.territory_at.get(index)
        if territory is not None:
            return territory_name(territory), territory.end
        country = self.lexicon.country_at(tokens, index) if index > first else None
        if country is not None:
            return country
        rank = self.gazetteer.at(tokens, index)
        if index > first and rank is not None and rank.rank in reading.the_district and not rank.name:
            return reading.the_district[rank.rank].full, rank.end
        return _SHORT.get(tokens[index].text, tokens[index].text), index + 1

    def _verb_begins(self, tokens: tuple[Token, ...], index: int) -> bool:
        verb = self.speech.at(tokens, index) is not None or self.enders.at(tokens, index) is not None
        return verb and not is_noun(tokens, index)

    def stops_at(self, tokens: tuple[Token, ...], index: int) -> bool:
        """Whether no name goes on over this token: a mark, a verb, a person."""
        token = tokens[index]
        return not token.word or self.name_begins(tokens, index) or self._verb_begins(tokens, index)

    def name_begins(self, tokens: tuple[Token, ...], index: int) -> bool:
        """Whether a name of ours begins at this token."""
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if self.heads.at(tokens, index) is not None:  # "Lữ Đoàn 971"
            return False
        if tokens[index].key == "châu" and after is not None and after.key in _CONTINENTS:
            return False  # "Chủ tịch Hội đồng | Châu Âu"
        if index and tokens[index - 1].key == "nghị":  # "Hội Hữu nghị Thái Việt"
            return False
        if tokens[index].capital and tokens[index].key in self.rare and index + 2 < len(tokens):
            behind = tokens[index + 1 : index + 3]  # "thôn Nghĩa Hạ | Lê Văn An": the name begins behind
            known = all(token.capital and token.key in self.given for token in behind)
            return known and behind[0].key not in self.surnames
        return (
            tokens[index].capital
            and tokens[index].key in self.surnames
            and after is not None
            and after.word
            and after.capital
            and (after.key in self.given or after.key in self.surnames)
        )


def is_noun(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the verb here is a part of a noun: "các | tồn tại | yếu kém", "một số | dự án"."""
    keys = [token.key for token in tokens[index - 1 : index + 2]]
    return bool(_NOUNS.intersection(pairwise(keys)))


def stands_free(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a dash has a blank on either side, as one between a name and a title has."""
    before = index > 0 and tokens[index - 1].end < tokens[index].start
    after = index + 1 < len(tokens) and tokens[index].end < tokens[index + 1].start
    return before or after
