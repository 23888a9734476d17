"""Titles: an office, the body it is of, and where the title begins and ends in the tokens of a block.

"Phó Trưởng ban Thường trực Ban Tổ chức Tỉnh ủy Hà Tĩnh" is the office "Phó Trưởng ban Thường trực" of the body
"Ban Tổ chức Tỉnh ủy Hà Tĩnh". In "Trưởng ban Tổ chức Tỉnh ủy Hà Tĩnh" office and body share the word "ban".
"""

from __future__ import annotations

from dataclasses import dataclass

from archive.extraction.body_lexicon import Lexicon
from archive.extraction.body_names import full_name, territory_name, title_name
from archive.extraction.reading import FoundBody, Reading, Section
from archive.extraction.territories import Territory
from archive.extraction.title_tails import TailReader
from archive.extraction.tokens import Phrases, Token, phrases
from archive.extraction.vocabulary import table

_FORMER = frozenset({"nguyên", "cựu"})
_ACTING = frozenset({"quyền"})
_PREFIXES = _FORMER | _ACTING | {"là"}  # "nguyên là quyền Chủ tịch"
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
# Offices only of a body: "Thường trực Ban Bí thư", "Trưởng Ban …"; alone they are words of the language.
_BARE = frozenset({"Thường trực", "Thường vụ", "Phó", "Trưởng", "Phó Trưởng", "Chánh", "Phó Chánh"})
# Offices of the whole country: what follows is no body of theirs ("Chủ tịch nước hội kiến …").
_OF_THE_STATE = frozenset({"Tổng Bí thư", "Chủ tịch nước", "Phó Chủ tịch nước", "Thủ tướng", "Phó Thủ tướng"})
# Heads whose first word the office takes over in small letters: "Trưởng ban Tổ chức …".
_BOARDS = frozenset({"Ban", "Phòng", "Khoa"})
_DASHES = frozenset({"-", "–", "—"})


@dataclass(frozen=True)
class TitleUnit:
    """One title at tokens ``start`` to ``end``. ``organisation`` is "" where the words do not lead to one body."""

    start: int
    end: int
    text: str
    post: str
    organisation: str = ""
    former: bool = False
    # Whether the title may say more elsewhere: it has no body, or an open one.
    open: bool = False


class TitleLists:
    """The offices and what may stand behind them, compiled for a lexicon."""

    def __init__(self, lexis: Lexicon):
        self.lexicon = lexis
        self.posts: Phrases[tuple[str, ...]] = phrases(_offices(), joined=False)
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

    def units(self, section: Section) -> dict[int, TitleUnit]:
        """The titles of a block by the token they begin at, none overlapping another."""
        tokens = section.tokens
        found: dict[int, TitleUnit] = {}
        index = 0
        while index < len(tokens):
            key = tokens[index].key
            if key in self.lists.posts.firsts or key in _FORMER or key in _ACTING:
                unit = self.at(section, index)
                if unit is not None:
                    found[index] = unit
                    index = unit.end
                    continue
            index += 1
        return found

    def at(self, section: Section, start: int) -> TitleUnit | None:
        """The title that begins at this token, or None."""
        tokens = section.tokens
        index = start
        while index < len(tokens) and index - start < _LONGEST_PREFIX and tokens[index].key in _PREFIXES:
            index += 1
        found = self.lists.posts.at(tokens, index)
        if found is None or (start and tokens[start - 1].key in _NO_OFFICE):
            return None
        if index in section.in_body and (index not in section.body_at or not section.body_at[index].body.is_office):
            return None
        (post, *of_body), end = found
        shared = next((b for b in range(index + 1, end) if b in section.body_at), None)
        if of_body:
            body = of_body[0].removeprefix("=")
            unit = TitleUnit(start, end, post, post.removesuffix(f" {body}") if body in _IN_OFFICES else post, body)
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
        if standing and post.startswith(("Phó", "Ủy viên")) and "Thường trực" not in post:
            post, end = f"{post} Thường trực", end + 2
        found = section.body_at.get(end)
        if found is not None and not found.whole.doubtful:
            return self._unit(start, found.body.end, f"{post} {title_name(found.whole)}", post, found)
        territory = section.territory_at.get(end)
        if territory is not None and post not in _BARE:
            return _of_territory(start, post, territory)
        country = self.lexicon.country_at(tokens, end)
        if country is not None:
            return TitleUnit(start, country[1], f"{post} {country[0]}", post)
        rank = self.lexicon.gazetteer.at(tokens, end)
        if rank is not None and rank.rank and not rank.name:
            return TitleUnit(start, rank.end, f"{post} {rank.rank}", post, open=True)
        tail = self._with_tail(section, start, post, end)
        if tail is not None or post in _BARE:
            return tail
        return TitleUnit(start, found.body.end if found is not None else end, post, post, open=True)

    def _with_tail(self, section: Section, start: int, post: str, index: int) -> TitleUnit | None:
        if post in _OF_THE_STATE:
            return None
        of_board = post.rsplit(maxsplit=1)[-1].capitalize() in _BOARDS
        tail = self.lists.tails.read(self.reading, section, index, of_board)
        return TitleUnit(start, tail[1], f"{post} {tail[0]}", post) if tail is not None else None

    def _unit(self, start: int, end: int, text: str, post: str, found: FoundBody) -> TitleUnit:
        name = self.lexicon.filed_under(full_name(found.whole)) if found.complete else ""
        return TitleUnit(start, end, text, post, name, open=not found.complete)


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
        if tokens[index].key == "khóa" and tokens[index + 1].word:
            index += 2
        elif (tokens[index].key, tokens[index + 1].key) == ("nhiệm", "kỳ"):
            index += 2
            while index < len(tokens) and (tokens[index].text.isdigit() or tokens[index].text in _DASHES):
                index += 1
        else:
            break
    return TitleUnit(unit.start, index, prefix + unit.text, unit.post, unit.organisation, former, unit.open)
