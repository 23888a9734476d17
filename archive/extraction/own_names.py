"""Names that departments, institutes and companies have of their own: where such a name ends.

"Cục Quản lý lao động ngoài nước cho biết" ends before "cho": the first syllable of each word has a capital, the others
are known from lists, and what no list knows ends the name.
"""

from __future__ import annotations

from archive.extraction.body_lexicon import Lexicon
from archive.extraction.syllables import SYLLABLE, adjoins, foreigner_begins
from archive.extraction.tokens import Token

# A name of its own is not longer than this many words ("Cục Phòng, chống tệ nạn xã hội" has 7).
_LONGEST_OWN = 14
# Ranks of territories that are written with a capital: "Phòng Tài chính Q.Tân Phú".
_SHORT_RANKS = frozenset({"q", "p", "tp", "tx", "tt"})


class OwnNames:
    """Reads names of their own; also tells where a person's name begins behind a body's."""

    def __init__(self, lexicon: Lexicon):
        self.lexicon = lexicon
        self.gazetteer = lexicon.gazetteer

    def end(self, tokens: tuple[Token, ...], index: int) -> tuple[int, bool]:
        """Where a name of its own ends, and whether it is sure to end there."""
        end, famous = index, False
        while end < len(tokens) and end - index < _LONGEST_OWN:
            step = self._word(tokens, index, end)
            if step == end:
                break
            famous = self.lexicon.famous.at(tokens, end) is not None
            end = step
        after = tokens[end] if end < len(tokens) else None
        closed = after is None or not after.word or after.capital
        return end, famous or closed or self.lexicon.enders.at(tokens, end) is not None

    def _word(self, tokens, first: int, index: int) -> int:
        """The index after the next piece of a name of its own; ``index`` itself where the name ends."""
        token = tokens[index]
        if token.word and token.capital:
            return self._capital(tokens, first, index)
        if token.text.isdigit():
            return index + 1
        if token.key == "số" and index + 1 < len(tokens) and tokens[index + 1].text.isdigit():
            return index + 2
        return self._joined(tokens, index) if index > first else index

    def _capital(self, tokens, first: int, index: int) -> int:
        """The index after the piece that begins with the capital here."""
        lexicon = self.lexicon
        famous = lexicon.famous.at(tokens, index)
        if famous is not None:  # "Trường Chính trị Tôn Đức Thắng"
            return famous[1]
        if index > first and (self._ends_before(tokens, index) or self._foreigner_of_country(tokens, index)):
            return index
        phrases = (lexicon.body_words.at(tokens, index), lexicon.field_at(tokens, index))
        end = max((phrase[1] for phrase in phrases if phrase is not None), default=index + 1)
        return index + 2 if end == index + 1 and self._begins_word(tokens, first, index) else end

    def _joined(self, tokens, index: int) -> int:
        """The index after a piece in small letters, or after what joins two pieces."""
        token, lexicon = tokens[index], self.lexicon
        tail = lexicon.body_tails.at(tokens, index)
        if tail is not None:
            return tail[1]
        if token.key == "các" and index + 1 < len(tokens) and (tail := lexicon.body_words.at(tokens, index + 1)):
            return tail[1]  # "Vụ Tài chính các Ngân hàng và tổ chức tài chính"
        if token.key == "và" and index + 1 < len(tokens) and not tokens[index + 1].capital:
            # small words behind a name in small letters: "… các ngân hàng và tổ chức tài chính"
            tail = lexicon.body_tails.at(tokens, index + 1)
            return tail[1] if tail is not None else index
        tight = index + 1 < len(tokens) and self._is_tight(tokens, index)
        if token.text == "-" and tight and tokens[index + 1].word and not tokens[index + 1].capital:
            return index + 2  # "Viện Ra-đa"
        joined = token.key == "và" or token.text in ("-", "–", "&")
        capital = joined and index + 1 < len(tokens) and tokens[index + 1].capital
        if capital and (tight or lexicon.body_words.at(tokens, index + 1)):  # T&T, T-H
            return index if self._ends_before(tokens, index + 1) else index + 1
        return index

    @staticmethod
    def _is_tight(tokens, index: int) -> bool:
        """Whether no blank stands on either side of the mark."""
        return tokens[index].start == tokens[index - 1].end and tokens[index + 1].start == tokens[index].end

    def _begins_word(self, tokens, first: int, index: int) -> bool:
        """Whether a word that no list has begins here and goes on in small letters: "Cục Nghệ thuật | Biểu diễn".

        A name has capitals throughout ("Công ty Hòa Bình đầu tư …"), so that behind one no word begins.
        """
        if index + 1 >= len(tokens) or (index > first and tokens[index - 1].capital) or not adjoins(tokens, index + 1):
            return False
        token, after = tokens[index], tokens[index + 1]
        if after.capital or self.lexicon.enders.at(tokens, index + 1) is not None or token.text.isupper():
            return False
        if self.lexicon.body_words.at(tokens, index) is not None or self.lexicon.body_tails.at(tokens, index + 1):
            return False
        return SYLLABLE.fullmatch(token.key) is not None and SYLLABLE.fullmatch(after.key) is not None

    def _foreigner_of_country(self, tokens, index: int) -> bool:
        """Whether a foreigner's name follows a country: "Cục Điều tra Liên bang Mỹ | Robert Mueller"."""
        return self.lexicon.country_at(tokens, index - 1) is not None and foreigner_begins(tokens, index)

    def _ends_before(self, tokens, index: int) -> bool:
        """Whether something else begins at this capital: a person, another body, a province."""
        if self.person_begins(tokens, index) or self.gazetteer.province_at(tokens, index) is not None:
            return True
        if tokens[index].key in _SHORT_RANKS and self.gazetteer.at(tokens, index) is not None:
            return True
        if self.lexicon.listed.at(tokens, index) is not None:
            return True
        head = self.lexicon.heads.at(tokens, index)
        if head is None or self.lexicon.body_words.at(tokens, index):
            return False
        if tokens[index].text == "ĐH" and not (head[1] < len(tokens) and tokens[head[1]].capital):
            return False  # "Vụ Giáo dục ĐH"
        return head[0].form != "territorial" or self.gazetteer.at(tokens, head[1]) is not None

    def person_begins(self, tokens: tuple[Token, ...], index: int) -> bool:
        """Whether a surname and a syllable of names stand here; behind a rare surname two of them."""
        key, behind = tokens[index].key, tokens[index + 1 : index + 3]
        length = 1 if key in self.gazetteer.surnames else 2 if key in self.lexicon.rare_surnames else 0
        if not length or len(behind) < length or (length > 1 and behind[0].key in self.gazetteer.surnames):
            return False
        return all(token.word and token.capital and token.key in self.lexicon.given_names for token in behind[:length])
