"""Offices of bodies that no list and no rule of names reads, and offices that say themselves of which body they are."""

from __future__ import annotations

from archive.extraction.body import OWNER, written
from archive.extraction.body_names import full_name, title_name
from archive.extraction.reading import FoundBody, Reading, Section
from archive.extraction.syllables import SYLLABLE, adjoins, foreigner_begins, hyphened_end
from archive.extraction.title_lists import title_lists
from archive.extraction.title_unit import TitleUnit
from archive.extraction.vocabulary import words as words_of

# Offices only of a body: "Thường trực Ban Bí thư", "Trưởng Ban …"; alone they are words of the language.
BARE = frozenset({"Thường trực", "Thường vụ", "Phó", "Trưởng", "Phó Trưởng", "Chánh", "Phó Chánh"})
# Offices of the whole country: what follows is no body of theirs ("Chủ tịch nước hội kiến …").
_OF_THE_STATE = frozenset({"Tổng Bí thư", "Chủ tịch nước", "Phó Chủ tịch nước", "Thủ tướng", "Phó Thủ tướng"})
# The last words of offices behind which any word names the board, the village or the neighbours of a street.
_BOARDS = frozenset({"ban", "phòng", "khoa", "thôn", "xóm", "ấp", "bản", "buôn", "làng", "phố"})
_MISSIONS = frozenset({("kiểm", "tra"), ("giám", "sát"), ("thanh", "tra"), ("công", "tác"), ("khảo", "sát")})
_MEMBERS = frozenset({"Tỉnh ủy viên", "Thành ủy viên", "Huyện ủy viên", "Quận ủy viên", "Thị ủy viên"})
_OF_MINISTRY = frozenset({"Bộ trưởng", "Thứ trưởng"})
# How ministers without a ministry of their own are called.
_CHARGES = frozenset({"điều", "phụ", "cao", "cấp"})
# Of two letters too many things are short.
_SHORTEST_NAME = 3
# "Cienco 6", "Sun Group": a firm's words in another language.
_LONGEST_FIRM = 4
# Of a minister's field in small letters.
_LONGEST_FIELD = 6
_OF_FIRMS = ("Giám đốc", "Chủ tịch", "Giám đốc điều hành", "Hội đồng quản trị", "Phó Chủ tịch", "Thứ nhất", "cấp cao")
# Between a name and its office.
_BEFORE_OFFICE = frozenset({",", "-", "–", "—", "("})
# Syllables of a name behind the last that the lists know.
_LONGEST_REST = 6
# Offices that say of which kind of body they are: the one of the text is meant.
_OF_ONE = {"Cụm trưởng": "cụm thi đua số", "Phó Cụm trưởng": "cụm thi đua số", "Cụm phó": "cụm thi đua số"}


class LooseTitles:
    """Reads such titles of one page; each method gives None where the words are none."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.lexicon = reading.lexicon
        self.lists = title_lists(reading.lexicon)

    def of_short_name(self, section: Section, start: int, post: str, index: int) -> TitleUnit | None:
        """The office in a body that goes by one word with two capitals: "Tổng Biên tập VietTimes", "Chủ tịch HOSE"."""
        if index >= len(section.tokens) or post in _OF_THE_STATE or post in BARE:
            return None
        firm = self._firm_end(section, index) or self._firm_behind(section, start, post, index)
        if firm:  # "Chủ tịch Hội đồng quản trị Minland | Lê Văn An"
            name = written(section.tokens, index, firm)
            return TitleUnit(start, firm, f"{post} {name}", post, name)
        word = section.tokens[index]
        after = section.tokens[index + 1] if index + 1 < len(section.tokens) else None
        shouted = after is not None and after.text.isupper() and len(after.text) > 1  # "BÍ THƯ LÊ VĂN AN"
        if sum(letter.isupper() for letter in word.text) < 2 or shouted or index in section.covered:
            return None
        if len(word.text) < _SHORTEST_NAME or self.lexicon.heads.at(section.tokens, index) is not None:
            return None
        if SYLLABLE.fullmatch(word.key) or section.tokens[index - 1].text.isupper():
            return None
        body = self.reading.by_initials.get(word.text)
        said, name = (title_name(body), full_name(body)) if body is not None else (word.text, word.text)
        return TitleUnit(start, index + 1, f"{post} {said}", post, self.lexicon.filed_under(name))

    def tail_begins(self, section: Section, post: str, index: int) -> bool:
        """Whether a body that no list has begins behind "của": "công ty Thép Hòa Bình", "Regent Hotels Group"."""
        if not post.endswith(_OF_FIRMS):
            return False  # "Trưởng đoàn của đoàn", "cán bộ của cơ quan"
        return self.lists.tails.heads.at(section.tokens, index) is not None or self._capitals_end(section, index) > 0

    def _firm_end(self, section: Section, index: int) -> int:
        """The index behind a firm's name in another language that a name of ours follows; 0 where none stands here."""
        tokens, end = section.tokens, index
        shouted = tokens[index].text.isupper()  # "Chủ tịch HOSE": short forms are read by themselves
        while not shouted and end < len(tokens) and end - index < _LONGEST_FIRM and end not in section.covered:
            token = tokens[end]
            ours = SYLLABLE.fullmatch(token.key) or token.key in self.lists.tails.surnames
            if not (end > index and token.text.isdigit()) and (not token.capital or ours):
                break
            end = hyphened_end(tokens, end + 1)
        if tuple(token.key for token in tokens[end : end + 2]) == ("việt", "nam"):
            end += 2
        return end if index < end < len(tokens) and self.lists.tails.name_begins(tokens, end) else 0

    def _firm_behind(self, section: Section, start: int, post: str, index: int) -> int:
        """The index behind a firm's name of capitals that a director's office ends with, behind the director's name:
        "ông Lê Văn An - Tổng Giám đốc | Trung Nam Group, …"; 0 where none stands here."""
        tokens = section.tokens
        told = start > 1 and tokens[start - 1].text in _BEFORE_OFFICE and tokens[start - 2].capital
        told = told and post.endswith("Giám đốc")
        of = index < len(tokens) and tokens[index - 1].key == "của" and post.endswith(_OF_FIRMS)
        return self._capitals_end(section, index) if told or of else 0

    def _capitals_end(self, section: Section, index: int) -> int:
        """The index behind a run of capitals that no name of ours has, where no other word belongs to it; else 0."""
        tokens, end = section.tokens, index
        if index >= len(tokens):
            return 0
        while end < len(tokens) and end - index < _LONGEST_FIRM and end not in section.covered:
            if not (tokens[end].capital or (end > index and tokens[end].text.isdigit())):
                break
            if end > index and not adjoins(tokens, end):
                break
            end = hyphened_end(tokens, end + 1)
        named = any(SYLLABLE.fullmatch(token.key) is None for token in tokens[index:end] if token.word)
        closed = end >= len(tokens) or self.lists.tails.stops_at(tokens, end)
        known = tokens[index].text in self.reading.by_initials or tokens[index].key in self.lists.tails.surnames
        return end if named and closed and not known else 0

    def of_known_body(self, section: Section, start: int, post: str, end: int) -> TitleUnit | None:
        """An office that says itself of which body it is, where the text leads to one such body."""
        committee = self.reading.the_one.get(post.lower().removesuffix(" viên")) if post in _MEMBERS else None
        if committee is not None and committee.territory is not None:  # "Tỉnh ủy viên" in a text of one Tỉnh ủy
            name = committee.territory.name
            return TitleUnit(start, end, f"{post} {name}", post, full_name(committee))
        if post in _OF_MINISTRY and (foreign := self.of_foreign_field(section, start, post, end)) is not None:
            return foreign
        ministry = self.reading.the_ministry
        if post in _OF_MINISTRY and ministry.startswith("Bộ ") and self._may_be_of_ours(section, end):
            return TitleUnit(start, end, f"{post} {ministry}", post, ministry)
        group = self.reading.the_one.get(_OF_ONE.get(post, ""))
        if group is not None:
            return TitleUnit(start, end, f"{post} {title_name(group)}", post, full_name(group))
        return None

    def _may_be_of_ours(self, section: Section, index: int) -> bool:
        """Whether no field of another country's minister stands here: "Bộ trưởng | Giáo dục Betsy Vos"."""
        if index >= len(section.tokens) or not section.tokens[index].capital or section.tokens[index].text.isupper():
            return True  # "Thứ trưởng PGS Lê Văn An"
        return section.tokens[index].key in self.lists.tails.surnames | self.lists.tails.rare

    def with_place(self, section: Section, start: int, post: str, index: int) -> TitleUnit | None:
        """ "cán bộ Địa chính – Xây dựng xã Quang Minh": a field, and the territory whose officer it is."""
        if index >= len(section.tokens) or index in section.territory_at:
            return None
        tail = self.lists.tails.read(self.reading, section, index, of_board=True, dashes=True)
        if tail is None or not any(t.whole_end == tail[1] and t.name for t in section.territories):
            return None
        return TitleUnit(start, tail[1], f"{post} {tail[0]}", post)

    def going_on(self, section: Section, start: int, post: str, found: FoundBody) -> TitleUnit | None:
        """The office and a body whose name goes on in small letters: "Cục trưởng Cục Năng lượng | tái tạo"."""
        tails, end, tokens = self.lists.tails, found.body.end, section.tokens
        # "Công ty Hòa Bình | đầu tư …": a firm's name of capitals alone does not go on in small letters.
        capitals = all(token.capital and not token.text.isupper() for token in tokens[end - 2 : end])
        proper = found.whole.kind == "enterprise" and capitals
        proper = proper and self.lexicon.body_words.at(tokens, end - 2) is None
        if end >= len(tokens) or tails.stops_at(tokens, end) or proper:
            name = title_name(found.whole)
            return TitleUnit(start, end, f"{post} {name}", post, name)
        tail = tails.read(self.reading, section, end, True)
        if tail is None or tail[1] - end > _LONGEST_REST:
            return None
        name = f"{title_name(found.whole)} {tail[0]}"
        return TitleUnit(start, tail[1], f"{post} {name}", post, name)

    def unlisted_owner(self, section: Section, start: int, post: str, found: FoundBody) -> TitleUnit | None:
        """The office in an organ of a body that no list has: "Bí thư Đảng ủy | Mỏ sắt Trại Cau"."""
        tokens, index = section.tokens, found.body.end
        if found.whole.missing != OWNER or found.whole.named or index >= len(tokens) or not tokens[index].capital:
            return None
        if not adjoins(tokens, index) or index in section.covered or self.lists.posts.at(tokens, index) is not None:
            return None
        if tokens[index].key in self.lexicon.gazetteer.surnames:
            return None
        tail = self.lists.tails.read(self.reading, section, index, of_board=True)
        if tail is None:
            return None
        words, end = tail
        known = self.reading.by_initials.get(words)
        words = title_name(known) if known is not None else words
        abroad = end + 1 < len(tokens) and tokens[end].key == "tại"
        country = self.lexicon.country_at(tokens, end + 1) if abroad else None
        if country is not None:  # "Đảng ủy | Việt Nam tại Liên bang Nga"
            words, end = f"{words} tại {country[0]}", country[1]
        body = f"{title_name(found.whole)} {words}"
        return TitleUnit(start, end, f"{post} {body}", post, body)

    def with_tail(self, section: Section, start: int, post: str, index: int) -> TitleUnit | None:
        """The office and the words behind it."""
        if post in _OF_THE_STATE:
            return None
        tokens = section.tokens
        of_board = post.rsplit(maxsplit=1)[-1].lower() in _BOARDS
        if post.endswith("đoàn"):  # "Trưởng đoàn | kiểm tra số 471 của Bộ Chính trị"
            of_board = tuple(token.key for token in tokens[index : index + 2]) in _MISSIONS
        tail = self.lists.tails.read(self.reading, section, index, of_board)
        if tail is None:
            return None
        words, end = tail
        body = self.reading.the_one.get(words.lower())
        if body is not None:  # "Phó Giám đốc bệnh viện" in a text that names one hospital
            return TitleUnit(start, end, f"{post} {title_name(body)}", post, self.lexicon.filed_under(full_name(body)))
        return TitleUnit(start, end, f"{post} {words}", post)

    def _of_small_field(self, section: Section, start: int, post: str, index: int) -> TitleUnit | None:
        """A foreigner's field in small letters, before the name: "Bộ trưởng kinh tế | Manuel Cabral"."""
        tokens, end = section.tokens, index
        while end < len(tokens) and end - index < _LONGEST_FIELD and tokens[end].word and not tokens[end].capital:
            if self.lexicon.enders.at(tokens, end) is not None:
                return None
            end += 1
        country = self.lexicon.country_at(tokens, end) if end < len(tokens) else None
        stop = country[1] if country is not None else end
        if end == index or not foreigner_begins(tokens, stop):
            return None
        return TitleUnit(start, stop, f"{post} {written(tokens, index, stop)}", post)

    def of_foreign_field(self, section: Section, start: int, post: str, index: int) -> TitleUnit | None:
        """Another country's minister of what no ministry of ours is for: "Bộ trưởng Điều phối Hạ tầng, Bộ trưởng …"."""
        tokens = section.tokens
        if index >= len(tokens):
            return None
        if not (tokens[index].capital or tokens[index].key in _CHARGES):
            return self._of_small_field(section, start, post, index)
        if self.lists.posts.at(tokens, index) is not None:  # "Bộ trưởng Chủ nhiệm Văn phòng Chính phủ"
            return None
        field = self.lexicon.field_at(tokens, index)
        if field is not None and foreigner_begins(tokens, field[1]):
            return TitleUnit(start, field[1], f"{post} {field[0]}", post)
        tail = self.lists.tails.read(self.reading, section, index, of_board=True)
        if tail is None:
            return None
        words, end = tail
        country = next((name for name in words_of("countries") if words.endswith(f" {name}")), "")
        goes_on = end + 1 < len(tokens) and tokens[end].text == "," and self.lists.posts.at(tokens, end + 1) is not None
        named = foreigner_begins(tokens, end)  # "Bộ trưởng Giáo dục | Betty Vosk"
        abroad = tokens[index].text == "Bộ" and " và " in words  # "Bộ trưởng | Bộ Giáo dục và Thể thao": none of ours
        return TitleUnit(start, end, f"{post} {words}", post) if country or goes_on or named or abroad else None
