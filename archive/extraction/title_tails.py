"""The bodies behind an office that no rule reads: taken as written, up to the next mark, name or verb.

"Giám đốc | công ty Xây dựng số 9 | cho biết", "Trưởng ban | bồi thường giải phóng mặt bằng quận Tân Phú".
"""

from __future__ import annotations

from archive.extraction.body_lexicon import Lexicon
from archive.extraction.body_names import territory_name, title_name
from archive.extraction.reading import Reading, Section
from archive.extraction.tokens import Phrases, Token, phrases
from archive.extraction.vocabulary import lowered, words

# Longer than this it is a sentence, not a body.
_LONGEST_TAIL = 12
_MARKS = frozenset({",", ";", ".", ")", "(", ":", "!", "?", "”", '"', "…", "/", "\n"})
_DASHES = frozenset({"-", "–", "—"})
_SHORT = {"VN": "Việt Nam", "BV": "bệnh viện", "Cty": "Công ty", "cty": "công ty"}


class TailReader:
    """Reads such bodies; holds the compiled lists of their first words and of the verbs that end them."""

    def __init__(self, lexis: Lexicon):
        self.enders = lexis.enders
        self.gazetteer = lexis.gazetteer
        self.speech: Phrases[str] = phrases([(verb, verb) for verb in words("speech_verbs")], joined=False)
        self.heads: Phrases[str] = phrases([(head, head) for head in words("tail_heads")], joined=False)
        self.surnames = lowered("surnames")
        self.given = lowered("given_names")

    def read(
        self, reading: Reading, section: Section, index: int, of_board: bool, dashes: bool = False
    ) -> tuple[str, int] | None:
        """The body's words from this token on and the index after them, or None.

        ``of_board``: behind "Trưởng ban" or "Trưởng phòng" any word names the board; behind other offices only one with
        which bodies' names begin. ``dashes``: one between blanks does not end the name.
        """
        tokens = section.tokens
        if index >= len(tokens) or not tokens[index].word or self._name_begins(tokens, index):
            return None
        if of_board:
            if tokens[index].text.isdigit():
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
        if token.text in _MARKS or (token.text in _DASHES and not dashes and stands_free(tokens, index)):
            return True
        if self._name_begins(tokens, index) and index not in section.covered:
            return True
        return index > first and not token.capital and self._verb_begins(tokens, index)

    def _piece(self, reading: Reading, section: Section, first: int, index: int) -> tuple[str, int]:
        """One word of the tail, or a whole body or territory in it, written out; and the index after it."""
        tokens = section.tokens
        body = section.body_at.get(index)
        if index > first and body is not None and body.complete:
            return title_name(body.whole), body.body.end
        territory = section.territory_at.get(index)
        if territory is not None:
            return territory_name(territory), territory.end
        rank = self.gazetteer.at(tokens, index)
        if index > first and rank is not None and rank.rank in reading.the_district and not rank.name:
            return reading.the_district[rank.rank].full, rank.end
        return _SHORT.get(tokens[index].text, tokens[index].text), index + 1

    def _verb_begins(self, tokens: tuple[Token, ...], index: int) -> bool:
        return self.speech.at(tokens, index) is not None or self.enders.at(tokens, index) is not None

    def name_begins(self, section: Section, index: int) -> bool:
        """Whether a person's name begins at this token."""
        return index < len(section.tokens) and self._name_begins(section.tokens, index)

    def _name_begins(self, tokens: tuple[Token, ...], index: int) -> bool:
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if self.heads.at(tokens, index) is not None:  # "Lữ Đoàn 971"
            return False
        return (
            tokens[index].capital
            and tokens[index].key in self.surnames
            and after is not None
            and after.word
            and after.capital
            and (after.key in self.given or after.key in self.surnames)
        )


def stands_free(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a dash has a blank on either side, as one between a name and a title has."""
    before = index > 0 and tokens[index - 1].end < tokens[index].start
    after = index + 1 < len(tokens) and tokens[index].end < tokens[index + 1].start
    return before or after
