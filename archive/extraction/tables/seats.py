"""Offices in the words of a heading, a cell or the head of a line, and the body that a heading gives to a bare one.

Below the heading "Vụ Pháp chế" the line "Vụ trưởng: Lê Văn An" is of that body; on the page "Quân đoàn 5" the heading
"Chính ủy qua các thời kỳ" is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from archive.extraction.body_grammar import Grammar
from archive.extraction.body_names import full_name, title_name
from archive.extraction.reading import FoundBody, Reading, Section, find_bodies
from archive.extraction.record import Title
from archive.extraction.territories import Territory
from archive.extraction.territory_finding import find_territories
from archive.extraction.title_unit import TitleUnit
from archive.extraction.titles import TitleReader
from archive.extraction.tokens import tokenize
from archive.extraction.vocabulary import table
from archive.text import Span, canonical

# What a heading or a key says beside the offices.
_BEFORE = re.compile(
    r"(?:danh sách|các|những|hai|nguyên|đồng chí|các đồng chí|chức danh|tập thể|người)\s+", re.IGNORECASE
)
_BEHIND = re.compile(
    r"\s*(?:\([^()]{0,60}\)|\[[^\]]{0,20}\]|:|(?:qua )?(?:các|từng) (?:thời k[ỳì]|giai đoạn|nhiệm kỳ|khóa)|"
    r"hiện nay|hiện tại|đương nhiệm|đầu tiên|tiền nhiệm|từ trước (?:đến|tới) nay|từ năm \d{4}.{0,20}|"
    r"(?:nhiệm kỳ|giai đoạn|khóa) (?:[IVXLC]+|\d[\d –-]*)(?: \(?\d{4} ?[-–] ?\d{4}\)?)?|\d{4} ?[-–] ?(?:\d{4}|nay))$",
    re.IGNORECASE,
)
_JOINTS = re.compile(r"\s*(?:,|;|/|•|\s[-–]\s|\b(?:và|kiêm|kiêm nhiệm|đồng thời là)\b)\s*")
_THROUGH_TIMES = re.compile(r"qua (?:các|từng) (?:thời k[ỳì]|giai đoạn)", re.IGNORECASE)
_LONGEST = 160
# Offices that need no body.
_COMPLETE = frozenset({"Tổng Bí thư", "Chủ tịch nước", "Phó Chủ tịch nước", "Thủ tướng", "Phó Thủ tướng", "Tổng thống"})
_COMPLETE |= {"Tổng Tham mưu trưởng"}
_COMMITTEES = ("Đảng ủy", "Tỉnh ủy", "Thành ủy", "Quân ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Đảng bộ", "Chi bộ")
_MILITARY = frozenset({"Tư lệnh", "Chính ủy", "Tham mưu trưởng", "Chỉ huy trưởng", "Chính trị viên", "Tư lệnh trưởng"})
# "Bí thư Thứ nhất" in the box of a member of the Central Committee is the Party's.
_MEMBER = "Ủy viên "
_FIRST_SECRETARY, _CENTRE = "Bí thư Thứ nhất", "Trung ương Đảng"
_PAIRS = {"Thứ trưởng": "Bộ trưởng"}
_COUNTRY = re.compile(r"(?:(?:Đảng )?Cộng sản )?(?:nước Cộng hòa xã hội chủ nghĩa )?Việt Nam", re.IGNORECASE)
_LONGEST_BODY = 12
# Of which army a unit is goes without saying.
_ARMY = re.compile(r", (?:Quân đội nhân dân|Bộ Quốc phòng)(?: Việt Nam)?$")
_OF_PROVINCES = ("Tỉnh ủy", "Thành ủy")
_RANK_WORDS = re.compile(r",|\(| (?:cấp|các|tỉnh|thành phố|huyện|quận|xã|phường|qua|từ)(?: |$)")


class Seats:
    """Reads offices out of words and gives them their bodies; for one page."""

    def __init__(self, reading: Reading):
        self._reading = reading
        self._reader = TitleReader(reading)
        self._grammar = Grammar(reading.lexicon)
        self._known: dict[str, tuple[TitleUnit, ...]] = {}
        self._bodies: dict[str, tuple[str, str] | None] = {}

    def offices_in(self, words: str) -> tuple[TitleUnit, ...]:
        """The offices that these words are, nothing besides: "Danh sách Phó Chủ tịch, Tổng Thư ký qua các thời kỳ"."""
        if len(words) > _LONGEST:
            return ()
        if words not in self._known:
            self._known[words] = self._offices(bare_words(words), _THROUGH_TIMES.search(words) is not None)
        return self._known[words]

    def are_bare(self, words: str) -> bool:
        """Whether the words are offices without a body: "Phó Cục trưởng". One with its body is a page's category."""
        offices = self.offices_in(words)
        return bool(offices) and not any(unit.organisation for unit in offices)

    def _offices(self, words: str, through_times: bool) -> tuple[TitleUnit, ...]:
        whole = self._whole(words)
        if whole is not None:
            return (whole,)
        parts = [part for part in _JOINTS.split(words) if part]
        found = list(takewhile(bool, map(self._whole, parts))) if len(parts) > 1 else []
        if len(found) == len(parts):
            return tuple(found)
        # "Giám đốc, phụ trách Công ty qua các thời kỳ": the first says what the list is of
        return tuple(found[:1]) if through_times else ()

    def _whole(self, words: str) -> TitleUnit | None:
        first = words.partition(" ")[0].lower()
        if first not in self._reader.lists.firsts:  # nearly always
            return None
        section = self._section(words)
        unit = self._reader.at(section, 0)
        if unit is None or unit.end == len(section.tokens):
            return unit
        rest = words[section.tokens[unit.end].start :]
        if _COUNTRY.fullmatch(rest):
            return unit
        body = words[len(unit.post) :].strip() if words.lower().startswith(unit.post.lower()) else ""
        if body and len(body.split()) <= _LONGEST_BODY and has_office(unit.post, body):
            # "Bộ trưởng Bộ Cứu tế": a body of former times, which no list has
            return TitleUnit(0, len(section.tokens), _joined(unit.post, body), unit.post, body)
        return None

    def _section(self, words: str) -> Section:
        tokens = tokenize(canonical(words))
        bodies = find_bodies(tokens, self._grammar)
        territories = find_territories(tokens, bodies, self._reading.lexicon)
        return Section(tokens, tuple(FoundBody(body, body, "") for body in bodies), tuple(territories))

    def body_in(self, words: str) -> tuple[str, str] | None:
        """The body that a heading is: as a title says it, and as it is filed; None where it is none, "" for the name
        as it is filed where no rule reads it ("Nhà máy Z5")."""
        if len(words) > _LONGEST:
            return None
        if words not in self._bodies:
            self._bodies[words] = self._body(bare_words(words))
        return self._bodies[words]

    def _body(self, words: str) -> tuple[str, str] | None:
        if not words or self.offices_in(words):
            return None
        section = self._section(words)
        found = section.body_at.get(0)
        if found is not None and not found.whole.open and not found.whole.is_office:
            rest = words[section.tokens[found.body.end].start :] if found.body.end < len(section.tokens) else ""
            if not rest or _COUNTRY.fullmatch(rest):
                name = _ARMY.sub("", title_name(found.whole))
                return name, self._reading.lexicon.filed_under(full_name(found.whole))
        parts = words.split()
        named = any(part[0].isupper() or part[0].isdigit() for part in parts[1:])  # "Ban lãnh đạo" is no name
        return (_ARMY.sub("", words), "") if named and len(parts) <= _LONGEST_BODY else None

    def title(self, unit: TitleUnit, contexts: Sequence[str], span: Span, of_holder: TitleUnit | None = None) -> Title:
        """The office as a title; a bare one with the body of the first of the ``contexts`` that has such an office.

        ``of_holder`` is the office in whose box it stands: beside "Tư lệnh Liên khu 9" the "Chính ủy" is of there.
        """
        text, organisation = unit.text, unit.organisation
        bare = _plain(text) == unit.post
        opened = not organisation and text.endswith(_COMMITTEES)
        if organisation or unit.post in _COMPLETE or not (bare or opened):
            if not organisation and has_office(unit.post, body_of(unit)):
                organisation = body_of(unit)  # "Bộ trưởng Bộ Cứu tế", which is not the ministry of today
            return Title(text, unit.post, organisation, span, unit.former)
        if of_holder is not None and bare and body_of(of_holder):
            if unit.post == _FIRST_SECRETARY and _CENTRE in of_holder.text:
                return Title(text, unit.post, "", span, unit.former)
            if _are_beside(unit.post, of_holder.post):
                rest = _plain(of_holder.text).removeprefix(of_holder.post)
                return Title(text + rest, unit.post, of_holder.organisation, span, unit.former)
            contexts = (body_of(of_holder), *contexts)
        for place, words in enumerate(contexts):
            body = self.body_in(words)
            if bare and f" {bare_words(words).lower()}" == text.lower()[-len(bare_words(words)) - 1 :]:
                # "Chánh Văn phòng" below the heading "Văn phòng": of the body above
                body = next(filter(None, map(self.body_in, contexts[place + 1 :])), None)
                if body is not None:
                    return Title(f"{text} {body[0]}", unit.post, "", span, unit.former)
            if body is None:
                continue
            name, filed = body
            if opened and filed and not name.startswith(_COMMITTEES):
                return Title(f"{text} {name}", unit.post, "", span, unit.former)
            if bare and has_office(unit.post, name):
                return Title(_joined(text, name), unit.post, filed or name, span, unit.former)
        return Title(text, unit.post, "", span, unit.former)

    @staticmethod
    def fits(unit: TitleUnit, words: str) -> bool:
        """Whether the words begin as the name of a body does that has such an office."""
        return has_office(unit.post, words)

    def of_territory(self, unit: TitleUnit, territory: Territory, contexts: Sequence[str], span: Span) -> Title | None:
        """The office in one place, where the headings say of what kind of body: "Chánh án Tòa án nhân dân cấp tỉnh"
        above "| Tỉnh Hà Nam | Lê Văn An |"; None where they do not."""
        words = next((words for words in contexts if _kind_of_body(unit.post, words)), None)
        if words is None:
            return None
        kind = _kind_of_body(unit.post, words)
        if kind in _OF_PROVINCES:
            kind = _OF_PROVINCES[0] if territory.rank == "tỉnh" else _OF_PROVINCES[1]
            name = f"{kind} {territory.name}"
        else:
            name = f"{kind} {territory.full}"
        return Title(_joined(unit.post, name), unit.post, name, span, unit.former)


def bare_words(words: str) -> str:
    """The words of a heading without what it says beside the office or the body."""
    words = " ".join(words.replace("*", "").split())
    while True:
        shorter = _BEHIND.sub("", words)
        opener = _BEFORE.match(shorter)
        if opener:
            shorter = shorter[opener.end() :]
        if shorter == words or not shorter:
            return words
        words = shorter


def body_of(unit: TitleUnit) -> str:
    """The body that an office names, in its words."""
    rest = _plain(unit.text).removeprefix(unit.post).strip(" ,")
    if not rest and unit.post.startswith(_MEMBER):
        return unit.post.removeprefix(_MEMBER)  # "Ủy viên Bộ Chính trị" is one office
    if unit.organisation and unit.post.split()[-1].lower() == unit.organisation.split()[0].lower():
        return unit.organisation
    return rest


def is_bare(title: Title) -> bool:
    """Whether the title says no body, and needs one."""
    complete = title.organisation or title.post in _COMPLETE or title.post == _FIRST_SECRETARY
    return not complete and _plain(title.text) == title.post


def _plain(text: str) -> str:
    """The words of an office without what says that it is over or held for another."""
    return text.removeprefix("Nguyên ").removeprefix("Quyền ")


def has_office(post: str, body: str) -> bool:
    """Whether a body of this name has such an office."""
    heads = _heads_of(post)
    return bool(heads) and body.startswith(heads)


@lru_cache(maxsize=512)
def _heads_of(post: str) -> tuple[str, ...]:
    """How the names of bodies begin that have this office; "Phó Chủ nhiệm chuyên trách" is as "Chủ nhiệm" is."""
    known = table("office_bodies")
    words = post.lower().removeprefix("nguyên ").removeprefix("quyền ").removeprefix("phó ").split()
    for length in range(len(words), 0, -1):
        heads = known.get(" ".join(words[:length]))
        if heads is not None:
            return tuple(heads)
    return ()


def _kind_of_body(post: str, words: str) -> str:
    """The kind of body of such an office that a heading names: "Tòa án nhân dân" of "… cấp tỉnh (Việt Nam)"."""
    place = min((at for head in _heads_of(post) if (at := words.find(head)) >= 0), default=-1)
    return _RANK_WORDS.split(words[place:])[0].strip() if place >= 0 else ""


def _are_beside(post: str, other: str) -> bool:
    """Whether two offices are of the same body: of a head and a deputy, of a commander and a commissar."""
    if post == f"Phó {other}" or other == f"Phó {post}" or _PAIRS.get(other) == post:
        return True
    return {post.removeprefix("Phó "), other.removeprefix("Phó ")} <= _MILITARY


def _joined(office: str, body: str) -> str:
    """The office and the body's name, which may share a word: "Trưởng ban" and "Ban Nội chính"."""
    first = body.split()
    for length in (2, 1):
        shared = " ".join(first[:length])
        if len(first) > length and office.lower().endswith(f" {shared.lower()}"):
            return f"{office} {' '.join(first[length:])}"
    return f"{office} {body}"
