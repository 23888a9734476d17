"""Titles: an office, the body it is of, and where the title begins and ends in the tokens of a block.

"Phó Trưởng ban Thường trực Ban Tổ chức Tỉnh ủy Hà Tĩnh" is the office "Phó Trưởng ban Thường trực" of the body
"Ban Tổ chức Tỉnh ủy Hà Tĩnh". In "Trưởng ban Tổ chức Tỉnh ủy Hà Tĩnh" office and body share the word "ban".
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from archive.extraction.body import written
from archive.extraction.body_names import full_name, territory_name, title_name
from archive.extraction.deputies import DEPUTY, Deputies, with_constituency
from archive.extraction.reading import FoundBody, Reading, Section
from archive.extraction.territories import COMMUNE
from archive.extraction.text_evidence import parts_of
from archive.extraction.title_committees import committee_at
from archive.extraction.title_diplomats import ENVOYS, envoy_at
from archive.extraction.title_leads import SEVERAL
from archive.extraction.title_led import led_body
from archive.extraction.title_lists import title_lists
from archive.extraction.title_loose import BARE, LooseTitles
from archive.extraction.title_places import foreign_place_end, foreign_seat_end, of_territory
from archive.extraction.title_terms import ACTING, FORMER, behind_of, with_manner, with_term
from archive.extraction.title_unit import TitleUnit
from archive.extraction.tokens import Token, where

_NEW = frozenset({"tân"})
_PREFIXES = FORMER | ACTING | _NEW | {"là"}  # "nguyên là quyền Chủ tịch"
_LONGEST_PREFIX = 3
# Bodies that offices of the list are written with: the office of "Thủ tướng Chính phủ" is "Thủ tướng".
_IN_OFFICES = frozenset({"Chính phủ", "Quốc hội"})
# "Đoàn Chủ tịch" is a body, "Phủ Chủ tịch" a house, "hàm Thứ trưởng" a rank.
_NO_OFFICE = frozenset({"đoàn", "phủ", "hàm"})
# "chức vụ | Trưởng Đoàn …" is no Vụ trưởng.
_END_IN_VU = frozenset({"chức", "nhiệm", "thường", "nghiệp", "phục", "học"})
# Words that are an office only of a body that is named: "cán bộ Bệnh viện …", but no "cán bộ tỉnh".
_COMMON = frozenset({"Cán bộ", "Công chức", "Nhân viên", "Giáo viên", "Giảng viên", "Kế toán", "Thủ quỹ", "Cố vấn"})
_COMMON |= {"Điều tra viên"}
_DISTRICTS = ("huyện ", "quận ", "thị xã ", "thành phố ", "tp ", "tp.")
# Kinds of bodies that have branches elsewhere.
_WITH_BRANCHES = frozenset({"mass organisation", "enterprise", "government agency", "other"})
# Heads whose first word the office takes over in small letters: "Trưởng ban Tổ chức …".
_BOARDS = frozenset({"Ban", "Phòng", "Khoa"})
_SENTENCE_ENDS = frozenset({".", "!", "?", "\n"})
_LONGEST_SENTENCE = 40
# Offices of towns and provinces of other countries.
_OF_PLACES = frozenset({"Thống đốc", "Thị trưởng", "Tỉnh trưởng"})
# Offices beside another's.
_OF_OFFICES = frozenset({"Trợ lý", "Thư ký", "Đặc phái viên"})
_BEFORE_MEMBERS = frozenset({",", "là", "-", "–", "(", "gia"})


class TitleReader:
    """Reads the titles of one page."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.lexicon = reading.lexicon
        self.lists = title_lists(reading.lexicon)
        self.deputies = Deputies(reading)
        self.loose = LooseTitles(reading)

    def units(self, section: Section) -> dict[int, TitleUnit]:
        """The titles of a block by the token they begin at, none overlapping another."""
        tokens = section.tokens
        found: dict[int, TitleUnit] = {}
        firsts, alone, pairs = self.lists.firsts, self.lists.alone, self.lists.pairs
        free = 0
        for index in where(tokens, firsts):
            # Most "công" are no "công chức": the second word is looked at before a title is read.
            key = tokens[index].key
            after = tokens[index + 1].key if index + 1 < len(tokens) else ""
            if index < free or (key not in alone and (key, after) not in pairs):
                continue
            unit = self.at(section, index)
            if unit is not None:
                found[index] = self._as_before(tokens, found, led_body(section, unit))
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
        before = next((other for other in near if other.post == head and other.text != other.post), None)
        if before is None:
            return unit
        ends = [index for index in range(before.end, unit.start) if tokens[index].text in _SENTENCE_ENDS]
        # "… làm Chủ tịch Hội Xuất bản. Các Phó Chủ tịch gồm …"
        next_to = len(ends) == 1 and unit.start - ends[0] == 2 and tokens[unit.start - 1].key in SEVERAL
        if ends and (not next_to or before.organisation in _IN_OFFICES):
            return unit
        body = before.text[before.text.index(head) + len(head) :]
        return replace(unit, text=unit.post + body, organisation=before.organisation, open=before.open)

    def at(self, section: Section, start: int) -> TitleUnit | None:
        """The title that begins at this token, or None."""
        tokens = section.tokens
        index = start
        while index < len(tokens) and index - start < _LONGEST_PREFIX and tokens[index].key in _PREFIXES:
            index += 1
        if index < len(tokens) and tokens[index].text == "ĐB":
            return self.deputies.before_name(section, start, index + 1)
        found = self.lists.posts.at(tokens, index)
        if found is not None and found[0][0] == "Thường vụ" and self._is_organ(section, index, found[1]):
            standing = self._of_standing_committee(section, start, index)
            return with_term(tokens, index, standing) if standing is not None else None
        if found is None or self._is_within_words(section, start, index, found[0][0], found[1]):
            return None
        (post, *of_body), end = found
        if post in _OF_OFFICES and self.lists.posts.at(tokens, whose := behind_of(tokens, end)) is not None:
            return self._of_office(section, start, post, whose, plain=whose > end)
        committee = committee_at(self.reading, section, start, post, end)
        if committee is not None:
            return with_term(tokens, index, committee)
        shared = next((b for b in range(index + 1, end) if b in section.body_at), None)
        if of_body:
            unit = self._of_listed(section, start, post, of_body[0].removeprefix("="), end)
            if unit.post == DEPUTY:
                unit = with_constituency(section, unit)
        elif post == DEPUTY:
            council = self.deputies.of_council(section, start, end)
            if council is not None:
                # A council's term is not told: "đại biểu HĐND tỉnh Hà Nam khóa IX".
                return replace(with_term(tokens, index, replace(council, post="")), post=council.post)
            return self.deputies.before_name(section, start, end)
        elif shared is not None:
            unit = self._sharing(section, start, index, section.body_at[shared])
        else:
            unit = self._with_body(section, start, post, end)
        return with_term(tokens, index, unit) if unit is not None else None

    def _of_office(self, section: Section, start: int, post: str, index: int, plain: bool) -> TitleUnit | None:
        """ "Trợ lý Chủ tịch Quốc hội", "Đặc phái viên của Tổng thống Hàn Quốc"; behind "của" an office alone is that of
        whose name follows ("đặc phái viên của Tổng thống Moon …")."""
        of = self.at(section, index)
        if of is None or (plain and of.text == of.post):
            return None
        return replace(of, start=start, text=f"{post} {of.text}", post=post)

    def _is_within_words(self, section: Section, start: int, index: int, post: str, end: int) -> bool:
        """Whether the title at ``start``, its office from ``index`` to ``end``, is a part of other words: of "chức vụ",
        of a body's name."""
        tokens = section.tokens
        if start and tokens[start - 1].key in _NO_OFFICE:
            return True
        if tokens[index].text == "Quốc" and index and self.lexicon.country_at(tokens, index - 1) is not None:
            return True  # "Trung Quốc Vương Gia Linh" names no king
        if post == "Tư lệnh" and end < len(tokens) and tokens[end].key == "ngành":
            return True  # "vị tư lệnh ngành giao thông"
        if post == "Chính ủy" and end < len(tokens) and tokens[end].key == "viên":
            return True  # "Lê Minh Chính | Ủy viên Bộ Chính trị"
        if tokens[index].key == "vụ" and index and tokens[index - 1].key in _END_IN_VU:
            return True
        return index in section.in_body and not (index in section.body_at and section.body_at[index].body.is_office)

    @staticmethod
    def _is_organ(section: Section, index: int, end: int) -> bool:
        """Whether "Thường vụ" here is a body's, or an assembly's ("…, Thường vụ Quốc hội đã biểu quyết")."""
        following = section.body_at.get(end)
        return index in section.body_at or (following is not None and following.whole.head == "Quốc hội")

    def _of_standing_committee(self, section: Section, start: int, index: int) -> TitleUnit | None:
        """Who sits in a standing committee: "ông Lê Văn An, | Thường vụ Tỉnh ủy Hà Nam"."""
        committee, before = section.body_at.get(index), section.tokens[start - 1].key if start else ""
        owner = committee.whole.owner if committee is not None else None
        if owner is None or not (before in _BEFORE_MEMBERS or start < index):
            return None  # "…, Thường vụ Quốc hội đã biểu quyết" is the body
        unit = self._unit(section, start, f"Thường vụ {title_name(owner)}", "Thường vụ", committee)
        return replace(unit, open=True) if not unit.organisation else unit

    def _of_listed(self, section: Section, start: int, post: str, body: str, end: int) -> TitleUnit:
        """The office of the list that names its body: "Ủy viên Trung ương Đảng", "Thủ tướng Chính phủ"."""
        tokens = section.tokens
        party = self.lexicon.foreign_party_at(tokens, end - 1) if tokens[end - 1].text == "Đảng" else None
        if party is not None:  # "Ủy viên Trung ương Đảng Cộng sản Cuba"
            return TitleUnit(start, party[1], f"{post.removesuffix(' Đảng')} {party[0]}", post)
        return TitleUnit(start, end, post, post.removesuffix(f" {body}") if body in _IN_OFFICES else post, body)

    def _party(self, tokens: tuple[Token, ...], post: str, index: int) -> tuple[str, int]:
        """The foreign party at "Đảng" here and the index behind it; of ours only the index ("Tổng Bí thư Đảng Cộng sản
        | Lê Văn An")."""
        party = self.lexicon.foreign_party_at(tokens, index)
        if party is not None:
            return party
        ours = tuple(token.key for token in tokens[index + 1 : index + 3]) == ("cộng", "sản")
        return "", index + 3 if ours and post == "Tổng Bí thư" else index

    def _sharing(self, section: Section, start: int, index: int, found: FoundBody) -> TitleUnit | None:
        """ "Trưởng ban Tổ chức Tỉnh ủy Hà Tĩnh", "Chánh Văn phòng Bộ Nội vụ": the body's first word ends the office."""
        tokens = section.tokens
        known = self.lists.posts.at(tokens, index, limit=found.body.start)
        office = known[0][0] if known is not None else tokens[index].text.capitalize()
        if found.whole.doubtful:
            return self.loose.with_tail(
                section, start, f"{office} {tokens[found.body.start].key}", found.body.start + 1
            )
        name, head = title_name(found.whole), found.whole.head
        if head.split()[0] in _BOARDS:
            name = name[0].lower() + name[1:]
            head = head.split()[0].lower()
        return self._unit(section, start, f"{office} {name}", f"{office} {head}", found)

    def _with_body(self, section: Section, start: int, post: str, end: int) -> TitleUnit | None:
        """The office, "Thường trực" behind it, and the body, country or territory that follows."""
        tokens = section.tokens
        post, end = with_manner(tokens, post, end)
        by_post = self._by_post(section, start, post, end)
        if by_post is not None:
            return by_post
        if end < len(tokens) and tokens[end].text == "Đảng":
            party, end = self._party(tokens, post, end)
            if party:
                return TitleUnit(start, end, f"{post} {party}", post)
        behind = behind_of(tokens, end)
        if behind > end and (behind in section.body_at or self.loose.tail_begins(section, post, behind)):
            end = behind
        found = section.body_at.get(end)
        if found is not None and not found.whole.doubtful:
            owner = self.loose.unlisted_owner(section, start, post, found)
            if owner is not None:
                return owner
            unit = self._unit(section, start, f"{post} {title_name(found.whole)}", post, found)
            return self._with_seat(section, unit, found)
        if post in _COMMON:
            return self.loose.with_tail(section, start, post, end) or self.loose.with_place(section, start, post, end)
        territory = section.territory_at.get(end)
        if territory is not None and post not in BARE:
            return of_territory(start, post, territory)
        country = self.lexicon.country_at(tokens, end)
        if country is not None:
            return TitleUnit(start, country[1], f"{post} {country[0]}", post)
        rank = self.lexicon.gazetteer.at(tokens, end)
        if rank is not None and rank.rank and not rank.name:
            end = foreign_place_end(self.lexicon, tokens, rank.end)
            place = "".join(f" {token.text}" for token in tokens[rank.end : end])
            return TitleUnit(start, end, f"{post} {rank.rank}{place}", post, open=not place)
        tail = self.loose.going_on(section, start, post, found) if found is not None else None
        tail = tail or self.loose.with_tail(section, start, post, end)
        if tail is not None or post in BARE:
            return tail
        known = self.loose.of_known_body(section, start, post, end) or self.loose.of_short_name(
            section, start, post, end
        )
        return known or TitleUnit(start, found.body.end if found is not None else end, post, post, open=True)

    def _by_post(self, section: Section, start: int, post: str, end: int) -> TitleUnit | None:
        """The title of an office that is followed by what no other is: an envoy's country, the number of a cell."""
        tokens = section.tokens
        if post.endswith("Chi bộ") and end < len(tokens) and tokens[end].text.isdigit():  # "Bí thư Chi bộ 4"
            return TitleUnit(start, end + 1, f"{post} {tokens[end].text}", post, open=True)
        if post.removeprefix("Phó ") in _OF_PLACES and end not in section.covered:
            place = foreign_seat_end(tokens, end)
            if place > end:
                return TitleUnit(start, place, f"{post} {written(tokens, end, place)}", post)
        return envoy_at(self.lexicon, section, start, post, end) if post in ENVOYS else None

    @staticmethod
    def _with_seat(section: Section, unit: TitleUnit, found: FoundBody) -> TitleUnit:
        """The title with the place of a branch: "Phó Giám đốc VCCI tại Đà Nẵng"."""
        tokens, end = section.tokens, unit.end
        place = section.territory_at.get(end + 1) if end < len(tokens) and tokens[end].key == "tại" else None
        if place is None or found.whole.kind not in _WITH_BRANCHES or not found.whole.listed:
            return unit
        return replace(unit, end=place.whole_end, text=f"{unit.text} tại {territory_name(place)}")

    def _unit(self, section: Section, start: int, text: str, post: str, found: FoundBody) -> TitleUnit:
        """The title of a body; with the territory above, where that stands behind a comma."""
        end = found.body.end
        territory = next((part.territory for part in parts_of(found.body) if part.territory is not None), None)
        if territory is not None and territory.level == COMMUNE and territory.end < end == territory.whole_end:
            above = written(section.tokens, territory.end, end)
            if above.startswith(", ") and above[2:].lower().startswith(_DISTRICTS):
                text += ", " + above.split(", ")[1].partition(" (")[0]  # "Chủ tịch UBND xã Quang Minh, huyện Vĩnh Bảo"
        name = self.lexicon.filed_under(full_name(found.whole)) if found.complete else ""
        return TitleUnit(start, end, text, post, name, open=not found.complete)
