"""Titles: an office, the body it is of, and where the title begins and ends in the tokens of a block.

"Phó Trưởng ban Thường trực Ban Tổ chức Tỉnh ủy Hà Tĩnh" is the office "Phó Trưởng ban Thường trực" of the body
"Ban Tổ chức Tỉnh ủy Hà Tĩnh". In "Trưởng ban Tổ chức Tỉnh ủy Hà Tĩnh" office and body share the word "ban".
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from archive.extraction.body import Body
from archive.extraction.body_lexicon import Lexicon
from archive.extraction.body_names import full_name, territory_name, title_name
from archive.extraction.deputies import DEPUTY, Deputies, with_constituency
from archive.extraction.reading import FoundBody, Reading, Section
from archive.extraction.territories import Territory
from archive.extraction.title_tails import TailReader
from archive.extraction.title_unit import TitleUnit
from archive.extraction.tokens import Phrases, Token, phrases, tokenize
from archive.extraction.vocabulary import table

_FORMER = frozenset({"nguyên", "cựu"})
_ACTING = frozenset({"quyền"})
_NEW = frozenset({"tân"})
_OPENERS = _NEW | {"đb"}
_PREFIXES = _FORMER | _ACTING | _NEW | {"là"}  # "nguyên là quyền Chủ tịch"
_LONGEST_PREFIX = 3
# Written "Trường trực" now and then; nothing else can stand there.
_STANDING = frozenset({("thường", "trực"), ("trường", "trực")})
# Offices of a territory and the body they mean: "Bí thư Hà Nội" sits in its Party committee, "Chủ tịch Hà Nội" in its
# people's committee (Luật Tổ chức chính quyền địa phương 2015; Điều lệ Đảng).
_OF_COMMITTEE = frozenset({"Bí thư", "Phó Bí thư", "Phó Bí thư Thường trực"})
_OF_GOVERNMENT = frozenset({"Chủ tịch", "Phó Chủ tịch", "Phó Chủ tịch Thường trực"})
_COMMITTEES = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy"}
# Bodies that offices of the list are written with: the office of "Thủ tướng Chính phủ" is "Thủ tướng".
_IN_OFFICES = frozenset({"Chính phủ", "Quốc hội"})
# "Đoàn Chủ tịch" is a body, "Phủ Chủ tịch" a house, "hàm Thứ trưởng" a rank.
_NO_OFFICE = frozenset({"đoàn", "phủ", "hàm"})
# "chức vụ | Trưởng Đoàn …" is no Vụ trưởng.
_END_IN_VU = frozenset({"chức", "nhiệm", "thường", "nghiệp", "phục", "học"})
# Offices only of a body: "Thường trực Ban Bí thư", "Trưởng Ban …"; alone they are words of the language.
_BARE = frozenset({"Thường trực", "Thường vụ", "Phó", "Trưởng", "Phó Trưởng", "Chánh", "Phó Chánh"})
# Words that are an office only of a body that is named: "cán bộ Bệnh viện …", but no "cán bộ tỉnh".
_COMMON = frozenset({"Cán bộ", "Công chức", "Nhân viên", "Giáo viên", "Giảng viên", "Kế toán", "Thủ quỹ", "Cố vấn"})
_COMMON |= {"Điều tra viên"}
# Offices of the whole country: what follows is no body of theirs ("Chủ tịch nước hội kiến …").
_OF_THE_STATE = frozenset({"Tổng Bí thư", "Chủ tịch nước", "Phó Chủ tịch nước", "Thủ tướng", "Phó Thủ tướng"})
_THIS = frozenset({"này", "trên", "nói"})
# Heads whose first word the office takes over in small letters: "Trưởng ban Tổ chức …".
_BOARDS = frozenset({"Ban", "Phòng", "Khoa"})
_DASHES = frozenset({"-", "–", "—"})
_SENTENCE_ENDS = frozenset({".", "!", "?", "\n"})
_LONGEST_SENTENCE = 40
_OF_MINISTRY = frozenset({"Bộ trưởng", "Thứ trưởng"})
_PERIODS = frozenset({("nhiệm", "kỳ"), ("giai", "đoạn"), ("thời", "kỳ")})
_ROMAN = re.compile(r"[IVX]{1,6}")


# Syllables of a name behind the last that the lists know.
_LONGEST_REST = 4
# Offices that say of which kind of body they are: the one of the text is meant.
_OF_ONE = {"Cụm trưởng": "cụm thi đua số", "Phó Cụm trưởng": "cụm thi đua số", "Cụm phó": "cụm thi đua số"}


class TitleLists:
    """The offices and what may stand behind them, compiled for a lexicon."""

    def __init__(self, lexis: Lexicon):
        self.lexicon = lexis
        self.posts: Phrases[tuple[str, ...]] = phrases(_offices(), joined=False)
        # The first words of titles, those that may be a title's beginning alone, and the first two of the others.
        offices = [tuple(token.key for token in tokenize(office)[:2]) for office, _values in _offices()]
        self.alone = frozenset(first for first, *more in offices if not more) | _FORMER | _ACTING | _OPENERS
        self.firsts = frozenset(self.posts.firsts) | self.alone
        self.pairs = frozenset(office for office in offices if len(office) > 1)
        self.tails = TailReader(lexis)


def _offices() -> list[tuple[str, tuple[str, ...]]]:
    """The offices of posts.txt, also with the short forms of "Trung ương"."""
    found = []
    for office, values in table("posts").items():
        shorts = ("tw", "tư", "t.ư") if "trung ương" in office else ()
        found.extend((office.replace("trung ương", form), values) for form in ("trung ương", *shorts))
    return found


_compiled: list[TitleLists] = []


def title_lists(lexis: Lexicon) -> TitleLists:
    """The lists of a lexicon; the latest are kept for the next page."""
    if not _compiled or _compiled[0].lexicon is not lexis:
        _compiled[:] = [TitleLists(lexis)]
    return _compiled[0]


class TitleReader:
    """Reads the titles of one page."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.lexicon = reading.lexicon
        self.lists = title_lists(reading.lexicon)
        self.deputies = Deputies(reading)

    def units(self, section: Section) -> dict[int, TitleUnit]:
        """The titles of a block by the token they begin at, none overlapping another."""
        tokens = section.tokens
        found: dict[int, TitleUnit] = {}
        firsts, alone, pairs = self.lists.firsts, self.lists.alone, self.lists.pairs
        free = 0
        for index in [index for index, token in enumerate(tokens) if token.key in firsts]:
            # Most "công" are no "công chức": the second word is looked at before a title is read.
            key = tokens[index].key
            after = tokens[index + 1].key if index + 1 < len(tokens) else ""
            if index < free or (key not in alone and (key, after) not in pairs):
                continue
            unit = self.at(section, index)
            if unit is not None:
                found[index] = self._as_before(tokens, found, unit)
                free = unit.end
        return found

    def _as_before(self, tokens: tuple[Token, ...], found: dict[int, TitleUnit], unit: TitleUnit) -> TitleUnit:
        """A deputy's office without a body, of the body whose head the same sentence names before it.

        "Giám đốc Sở Y tế là ông A; hai Phó Giám đốc là ông B và ông C"
        """
        if not (unit.open and unit.text == unit.post and unit.post.startswith("Phó ")):
            return unit
        head = unit.post.removeprefix("Phó ")
        near = takewhile(lambda other: unit.start - other.end <= _LONGEST_SENTENCE, reversed(found.values()))
        before = next((other for other in near if other.post == head and other.organisation), None)
        if before is None:
            return unit
        if any(token.text in _SENTENCE_ENDS for token in tokens[before.end : unit.start]):
            return unit
        body = before.text[before.text.index(head) + len(head) :]
        return replace(unit, text=unit.post + body, organisation=before.organisation, open=False)

    def at(self, section: Section, start: int) -> TitleUnit | None:
        """The title that begins at this token, or None."""
        tokens = section.tokens
        index = start
        while index < len(tokens) and index - start < _LONGEST_PREFIX and tokens[index].key in _PREFIXES:
            index += 1
        if index < len(tokens) and tokens[index].text == "ĐB":
            return self.deputies.before_name(section, start, index + 1)
        found = self.lists.posts.at(tokens, index)
        if found is None or (start and tokens[start - 1].key in _NO_OFFICE):
            return None
        if tokens[index].key == "vụ" and index and tokens[index - 1].key in _END_IN_VU:
            return None
        if index in section.in_body and (index not in section.body_at or not section.body_at[index].body.is_office):
            return None
        (post, *of_body), end = found
        shared = next((b for b in range(index + 1, end) if b in section.body_at), None)
        if of_body:
            body = of_body[0].removeprefix("=")
            unit = TitleUnit(start, end, post, post.removesuffix(f" {body}") if body in _IN_OFFICES else post, body)
            if unit.post == DEPUTY:
                return with_constituency(section, unit)
        elif post == DEPUTY:
            return self.deputies.of_council(section, start, end) or self.deputies.before_name(section, start, end)
        elif shared is not None:
            unit = self._sharing(section, start, index, section.body_at[shared])
        else:
            unit = self._with_body(section, start, post, end)
        return _with_term(tokens, index, unit) if unit is not None else None

    def _sharing(self, section: Section, start: int, index: int, found: FoundBody) -> TitleUnit | None:
        """ "Trưởng ban Tổ chức Tỉnh ủy Hà Tĩnh", "Chánh Văn phòng Bộ Nội vụ": the body's first word ends the office."""
        tokens = section.tokens
        known = self.lists.posts.at(tokens, index, limit=found.body.start)
        office = known[0][0] if known is not None else tokens[index].text.capitalize()
        if found.whole.doubtful:
            return self._with_tail(section, start, f"{office} {tokens[found.body.start].key}", found.body.start + 1)
        name, head = title_name(found.whole), found.whole.head
        if head.split()[0] in _BOARDS:
            name = name[0].lower() + name[1:]
            head = head.split()[0].lower()
        return self._unit(start, found.body.end, f"{office} {name}", f"{office} {head}", found)

    def _with_body(self, section: Section, start: int, post: str, end: int) -> TitleUnit | None:
        """The office, "Thường trực" behind it, and the body, country or territory that follows."""
        tokens = section.tokens
        standing = tuple(token.key for token in tokens[end : end + 2]) in _STANDING
        if standing and post.startswith(("Phó", "Ủy viên", "Bí thư")) and "Thường trực" not in post:
            post, end = f"{post} Thường trực", end + 2
        found = section.body_at.get(end)
        if found is not None and not found.whole.doubtful:
            return self._unit(start, found.body.end, f"{post} {title_name(found.whole)}", post, found)
        if post in _COMMON:
            return self._with_tail(section, start, post, end) or self._with_place(section, start, post, end)
        territory = section.territory_at.get(end)
        if territory is not None and post not in _BARE:
            return _of_territory(start, post, territory)
        country = self.lexicon.country_at(tokens, end)
        if country is not None:
            return TitleUnit(start, country[1], f"{post} {country[0]}", post)
        rank = self.lexicon.gazetteer.at(tokens, end)
        if rank is not None and rank.rank and not rank.name:
            return TitleUnit(start, rank.end, f"{post} {rank.rank}", post, open=True)
        tail = self._going_on(section, start, post, found) if found is not None else None
        tail = tail or self._with_tail(section, start, post, end)
        if tail is not None or post in _BARE:
            return tail
        ministry = self.reading.the_ministry
        if post in _OF_MINISTRY and ministry:
            return TitleUnit(start, end, f"{post} {ministry}", post, ministry)
        group = self.reading.the_one.get(_OF_ONE.get(post, ""))
        if group is not None:
            return TitleUnit(start, end, f"{post} {title_name(group)}", post, full_name(group))
        return TitleUnit(start, found.body.end if found is not None else end, post, post, open=True)

    def _with_place(self, section: Section, start: int, post: str, index: int) -> TitleUnit | None:
        """ "cán bộ Địa chính – Xây dựng xã Quang Minh": a field, and the territory whose officer it is."""
        if index >= len(section.tokens) or index in section.territory_at:
            return None
        tail = self.lists.tails.read(self.reading, section, index, of_board=True, dashes=True)
        if tail is None or not any(t.whole_end == tail[1] and t.name for t in section.territories):
            return None
        return TitleUnit(start, tail[1], f"{post} {tail[0]}", post)

    def _going_on(self, section: Section, start: int, post: str, found: FoundBody) -> TitleUnit | None:
        """The office and a body whose name goes on in small letters up to a person's: "Cục trưởng Cục Điện lực và Năng
        lượng | tái tạo | Lê Văn An"."""
        tails = self.lists.tails
        tail = tails.read(self.reading, section, found.body.end, True)
        if tail is None or tail[1] - found.body.end > _LONGEST_REST or not tails.name_begins(section, tail[1]):
            return None
        name = f"{title_name(found.whole)} {tail[0]}"
        return TitleUnit(start, tail[1], f"{post} {name}", post, name)

    def _with_tail(self, section: Section, start: int, post: str, index: int) -> TitleUnit | None:
        """The office and the words behind it."""
        if post in _OF_THE_STATE:
            return None
        of_board = post.rsplit(maxsplit=1)[-1].capitalize() in _BOARDS
        tail = self.lists.tails.read(self.reading, section, index, of_board)
        if tail is None:
            return None
        words, end = tail
        body = self.reading.the_one.get(words.lower())
        if body is not None:  # "Phó Giám đốc bệnh viện" in a text that names one hospital
            return TitleUnit(start, end, f"{post} {title_name(body)}", post, self.lexicon.filed_under(full_name(body)))
        unit = self.reading.the_unit.get(words.lower(), "")  # "Tư lệnh Quân khu": of the one that has its number
        return TitleUnit(start, end, f"{post} {unit or words}", post, unit)

    def _unit(self, start: int, end: int, text: str, post: str, found: FoundBody) -> TitleUnit:
        name = self.lexicon.filed_under(full_name(found.whole)) if found.complete else ""
        return TitleUnit(start, end, text, post, name, open=not found.complete)


def _last_of(section: Section, index: int, head: str) -> Body | None:
    """The last body before a token whose name begins so: which is "Phó Giám đốc Trung tâm này"."""
    before = (found for found in reversed(section.bodies) if found.body.end <= index and found.complete)
    return next((found.whole for found in before if found.whole.head.lower() == head), None)


def _of_territory(start: int, post: str, territory: Territory) -> TitleUnit:
    """ "Bí thư Hà Nội": the title keeps its words, the body is the one that such an office is of."""
    body = ""
    if post in _OF_COMMITTEE:
        committee = _COMMITTEES.get(territory.rank)
        body = f"{committee} {territory.name}" if committee else f"Đảng ủy {territory.full}"
    elif post in _OF_GOVERNMENT:
        body = f"Ủy ban nhân dân {territory.full}"
    return TitleUnit(start, territory.whole_end, f"{post} {territory_name(territory)}", post, body)


def _with_term(tokens: tuple[Token, ...], office: int, unit: TitleUnit) -> TitleUnit:
    """The title with "Nguyên" or "Quyền" before it, and reaching over "khóa XII" and "nhiệm kỳ 2015 - 2020"."""
    before = {token.key for token in tokens[unit.start : office]}
    former = not before.isdisjoint(_FORMER)
    prefix = ("Nguyên " if former else "") + ("Quyền " if not before.isdisjoint(_ACTING) else "")
    index = unit.end
    while index + 1 < len(tokens):
        several = index + (tokens[index].key == "các")
        if tokens[several].key == "khóa" and several + 1 < len(tokens) and tokens[several + 1].word:
            index = several + 2
            while several > 0 and index + 1 < len(tokens) and tokens[index].key in (",", "và"):
                if not (tokens[index + 1].text.isdigit() or _ROMAN.fullmatch(tokens[index + 1].text)):
                    break
                index += 2  # "các khóa V, VI"
        elif (tokens[index].key, tokens[index + 1].key) in _PERIODS:
            index += 2
            while index < len(tokens) and (tokens[index].text.isdigit() or tokens[index].text in _DASHES):
                index += 1
        else:
            break
    return TitleUnit(unit.start, index, prefix + unit.text, unit.post, unit.organisation, former, unit.open)
