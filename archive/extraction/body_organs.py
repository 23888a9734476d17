"""Bodies of other bodies: organs ("Ban Thường vụ Tỉnh ủy …") and departments with own names ("Vụ Pháp chế, …")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.extraction.body import BLOC, DISTRICT, MINISTRY, OWNER, PROVINCE, Body, written
from archive.extraction.body_lexicon import STAND_ALONE, Head
from archive.extraction.tokens import Token

if TYPE_CHECKING:
    from archive.extraction.body_grammar import Grammar

# Departments of which every other body has one of the name: without their owner they lead nowhere.
_COMMON_DEPARTMENTS = frozenset({"Phòng", "Vụ", "Chi cục", "Trung tâm"})
# "Thường trực Tỉnh ủy", "Thường vụ Quân ủy" are bodies, "Phó Bí thư Thường trực Tỉnh ủy" is an office of the Tỉnh ủy,
# and "Thường trực Ban Bí thư" an office, too: only committees have such organs.
_COMMITTEES = frozenset({"central committee", "Party committee", "provincial Party committee", "local Party committee"})
_OFFICE_BEFORE = frozenset({"thư", "tịch", "trưởng", "ban", "nhiệm", "đốc", "viên", "tướng", "phòng", "phó", "khoa"})
# "Viện Xây dựng Đảng - Học viện Chính trị quốc gia Hồ Chí Minh"
_OF_SCHOOLS = frozenset({"Viện", "Khoa"})
# "Cuộc họp Thường trực Chính phủ": the Prime Minister and his deputies.
_OF_GOVERNMENT = ("Thường trực", "Chính phủ")
_COMMAND = "Bộ Tư lệnh"
_HAVE_DEPARTMENTS = frozenset(
    {"ministry", "ministry-level agency", "government agency", "central State body", "central Party body"}
    | {"central committee", "department", "school or institute", "court or procuracy", "armed forces unit"}
)


def read_organ(
    grammar: Grammar, tokens: tuple[Token, ...], start: int, index: int, head: Head, depth: int
) -> Body | None:
    """Ban Thường vụ Tỉnh ủy Hà Tĩnh; Đảng ủy Bộ (which?); Đảng ủy Khối các cơ quan tỉnh Hà Tĩnh."""
    if grammar.plural(tokens, index) or grammar.plural_owner(tokens, index):
        return None
    in_offices = tokens[start].key == "thường"
    if in_offices and start and tokens[start - 1].key in _OFFICE_BEFORE:
        return None
    own = ""
    agency = grammar.lexicon.agency_words.at(tokens, index) if index < len(tokens) and tokens[index].word else None
    if agency is not None:
        own, index = agency
    if own.startswith("Khối"):
        territory = grammar.gazetteer.at(tokens, index)
        if territory is None or not territory.rank:
            return Body(start, index, head.name, head.kind, own=own, missing=BLOC)
        missing = "" if territory.name else PROVINCE
        end = territory.whole_end if territory.name else territory.end
        return Body(start, end, head.name, head.kind, own=own, territory=territory, missing=missing)
    owner = grammar.at(tokens, index, depth + 1)
    if owner is not None and owner.start == index:
        if in_offices and owner.kind not in _COMMITTEES and (head.name, owner.said) != _OF_GOVERNMENT:
            return None
        return Body(start, owner.end, head.name, _organ_kind(head, owner), own=own, owner=owner)
    if in_offices:
        return None
    if index < len(tokens) and tokens[index].key == "bộ" and not _goes_on(grammar, tokens, index + 1):
        return Body(start, index + 1, head.name, head.kind, own=own, missing=MINISTRY)
    territory = grammar.gazetteer.at(tokens, index)
    if territory is not None and territory.rank and (territory.ranked or head.name in ("Thanh tra", "Đảng bộ")):
        missing = "" if territory.name else PROVINCE if territory.rank == "tỉnh" else DISTRICT
        end = territory.whole_end if territory.name else territory.end
        return Body(start, end, head.name, head.kind, own=own, territory=territory, missing=missing)
    if head.name not in STAND_ALONE or not (tokens[start].capital or grammar.after_post(tokens, start)):
        return None
    return Body(start, index, head.name, head.kind, own=own, missing=OWNER)


def _organ_kind(head: Head, owner: Body) -> str:
    if owner.kind == "central State body":
        return owner.kind
    if head.kind == "Party body" and owner.kind == "provincial Party committee":
        return "provincial Party body"
    return head.kind


def _goes_on(grammar, tokens, index: int) -> bool:
    """Whether a capital follows directly, so that "Bộ" begins a name that no list has."""
    return (
        index < len(tokens)
        and tokens[index].word
        and tokens[index].capital
        and tokens[index].key not in grammar.gazetteer.surnames
        and tokens[index - 1].end + 1 == tokens[index].start
    )


def read_article(
    grammar: Grammar, tokens: tuple[Token, ...], start: int, index: int, head: Head, depth: int
) -> Body | None:
    """Báo Hà Tĩnh, Tạp chí Xây dựng Đảng: capitals only."""
    if not tokens[start].capital:
        return None
    return read_named(grammar, tokens, start, index, head, depth)


def read_named(
    grammar: Grammar, tokens: tuple[Token, ...], start: int, index: int, head: Head, depth: int
) -> Body | None:
    """Vụ Địa phương 1, Ban Tổ chức Trung ương; Cụm Thi đua số 2; Trường Đại học Nội vụ Hà Nội."""
    capital = any(token.capital for token in tokens[start:index])  # "trường Đại học …" is one too
    if not capital and not (head.name == "Phòng" and grammar.after_post(tokens, start)):
        return None
    if index < len(tokens) and tokens[index].key in ("trưởng", "phó"):
        return None  # "Viện Trưởng" is an office
    of_place = head.name == _COMMAND and index < len(tokens) and tokens[index].key != "thủ"  # "… Thủ đô" is its name
    seat = grammar.gazetteer.at(tokens, index) if of_place else None
    if seat is not None and seat.name and (seat.ranked or seat.full == seat.name):  # "Bộ Tư lệnh Thành phố Hồ Chí Minh"
        return Body(start, seat.whole_end, head.name, head.kind, territory=seat)
    end, sure = grammar.own_names.end(tokens, index)
    if end == index:
        return None
    field = grammar.lexicon.field_at(tokens, index)
    own = written(tokens, index, end)
    if field is not None and field[1] == end and any(token.text.isupper() for token in tokens[index:end] if token.word):
        own = field[0]  # "Vụ KH&CN" is written out, "Vụ Khoa học - Công nghệ và Môi trường" stays as it is
    territory = grammar.gazetteer.at(tokens, end)
    if territory is not None and territory.rank and territory.name:
        end = territory.whole_end
        return Body(start, end, head.name, head.kind, own=own, territory=territory, named=True)
    owner, joint = _owner_after(grammar, tokens, end, head, depth)
    if owner is not None:
        stop = owner.end + (joint == " (")
        kind = "other" if owner.foreign else head.kind
        return Body(start, stop, head.name, kind, own=own, owner=owner, joint=joint, named=True, foreign=owner.foreign)
    if own.isdigit():
        return None
    missing = OWNER if head.name in _COMMON_DEPARTMENTS and not own.endswith(("Quốc gia", "Việt Nam")) else ""
    return Body(start, end, head.name, head.kind, own=own, named=True, missing=missing, doubtful=not sure)


def _has_rooms(owner: Body) -> bool:
    """Whether the body has a "Phòng …" behind a comma: a department of a province, a hospital, a company."""
    return owner.kind in ("State", "other", "enterprise", "local department") and owner.head != "Phòng"


def _owner_after(grammar, tokens, index: int, head: Head, depth: int) -> tuple[Body | None, str]:
    """The body that a department is of: behind a blank, a comma, "thuộc", "của", or in brackets."""
    if index >= len(tokens) or head.form == "article":
        return None, ""
    opener = tokens[index]
    joint = {",": ", ", "(": " (", "thuộc": " thuộc ", "của": " của ", "-": " - ", "–": " - "}.get(opener.key, " ")
    begin = index if joint == " " else index + 1
    owner = grammar.at(tokens, begin, depth + 1)
    if owner is None or owner.start != begin or (owner.foreign and not (joint == ", " and head.kind == "department")):
        return None, ""
    if owner.foreign:
        return owner, joint  # "Cục Thông tin, Bộ Quốc phòng Campuchia"
    if joint == " (" and not (owner.end < len(tokens) and tokens[owner.end].text == ")"):
        return None, ""
    above = head.kind == "department" and owner.kind in _HAVE_DEPARTMENTS and owner.kind != head.kind
    above = above or (head.name in _OF_SCHOOLS and owner.kind == head.kind and owner.head not in _OF_SCHOOLS)
    above = above or (head.name == "Phòng" and owner.kind in ("State", "department"))  # "Phòng X - Sở Y"
    if joint == " - " and not above:
        return None, ""
    # Behind a comma only a body that has departments: "Vụ Pháp chế, UBND tỉnh Hà Tĩnh" is a list.
    if joint == ", " and owner.kind not in _HAVE_DEPARTMENTS and not (head.name == "Phòng" and _has_rooms(owner)):
        return None, ""
    return owner, joint
