"""Titles of one person that share a body, or whose body another title of the same breath tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from archive.extraction.committees import COMMITTEES, OF_COMMITTEE, committee_of
from archive.extraction.title_diplomats import ENVOYS
from archive.extraction.title_unit import TitleUnit
from archive.extraction.vocabulary import lowered, table

# Offices that are written once with their body for two: "Phó Chủ tịch kiêm Tổng Thư ký Hội Nhà báo".
_PAIRED = ("Chủ tịch", "Phó Chủ tịch", "Giám đốc", "Phó Giám đốc", "Tổng Giám đốc", "Phó Tổng Giám đốc", "Tổng Thư ký")
_OF_FIRMS = ("Hội đồng quản trị", "Hội đồng thành viên")
_PAIRED += ("Chủ nhiệm", "Phó Chủ nhiệm", "Phó Tổng Thư ký")


@dataclass(frozen=True)
class Facts:
    """What a page's titles may be completed with."""

    # Province → its rank, for those that a title names without one ("Chủ tịch HĐND Đà Nẵng").
    ranks: Mapping[str, str]
    # Country → its ruling party, where the page names that.
    parties: Mapping[str, str]


def facts_of(text: str, ranks: Mapping[str, str]) -> Facts:
    """The facts for a page's text."""
    parties = {country: party for country, (party,) in table("ruling_parties").items() if party in text}
    return Facts(ranks, parties)


def with_shared_bodies(chain: list[TitleUnit], facts: Facts) -> list[TitleUnit]:
    """The titles of one person, a bare office completed with the body of the office it stands before."""
    whole: list[TitleUnit] = []
    country = ""
    for unit in reversed(chain):
        country = country_of(unit) or country
        if country and unit.post in _OF_STATES and not country_of(unit):
            # "Bộ trưởng Điều phối hạ tầng, Bộ trưởng Giao thông Singapore": both are Singapore's
            unit = replace(unit, text=f"{unit.text} {country}", organisation="", open=False)
        elif country in facts.parties and (said := _of_party(unit, facts.parties[country])):
            unit = replace(unit, text=said, organisation="", open=False)
        elif country and unit.text.endswith(_ORGANS):
            unit = replace(unit, organisation="")  # of which party the page does not say, but not of ours
        body = _body_of(whole[0]) if whole else ""
        if body and (party := _party_organisation(unit, body)):
            unit = replace(unit, text=f"{unit.text} {body}", organisation=f"{party} {body}", open=False)
        elif whole and _shares(unit, whole[0]):
            after = whole[0]
            body = after.text[after.text.index(after.post) + len(after.post) :]
            unit = replace(unit, text=unit.text + body, organisation=after.organisation, open=False)
        elif whole and unit.open and unit.text.endswith(unit.post) and whole[0].post == unit.post.removeprefix("Phó "):
            # "Phó Trưởng khoa, Trưởng khoa Lịch sử Đảng": both of the same
            unit = replace(unit, text=unit.text + whole[0].text.partition(whole[0].post)[2], open=False)
        elif whole and unit.open and unit.text.endswith(unit.post) and unit.post in OF_COMMITTEE:
            unit = _of_committee_beside(unit, whole[0], facts.ranks)
        whole.insert(0, unit)
    return whole


_OF_STATES = frozenset({"Bộ trưởng", "Thứ trưởng", "Ngoại trưởng", "Thủ tướng", "Phó Thủ tướng", "Tổng thống"})
_LONGEST_COUNTRY = 4
# Offices of a state; with what shows that it is ours: "Chủ tịch Hội Hữu nghị Việt Nam - Lào".
_STATE_POSTS = ("Chủ tịch", "Phó Chủ tịch", "Thủ tướng", "Phó Thủ tướng", "Bộ trưởng", "Thứ trưởng", "Tổng thống")
_OF_OURS = ("Việt", "Hữu nghị", " tại ", "Hiệp hội", "Công ty", "Tập đoàn", "Phân ban")
_ORGANS = (" Bộ Chính trị", " Ban Bí thư", " Ban Chấp hành Trung ương", " Thường vụ Bộ Chính trị")


def country_of(unit: TitleUnit) -> str:
    """The foreign country that an office of state ends with, or ""; an envoy to it is none of its own."""
    if not unit.post.startswith(_STATE_POSTS) or any(word in unit.text for word in _OF_OURS):
        return ""
    said = unit.text.split()
    ends = (" ".join(said[-length:]) for length in range(_LONGEST_COUNTRY, 0, -1) if length < len(said))
    return next((end for end in ends if end.lower() in lowered("countries")), "")


def _of_party(unit: TitleUnit, party: str) -> str:
    """The title of an office in a party's organs with this party for ours; "" for any other office."""
    if unit.text.endswith(" Trung ương Đảng"):
        return unit.text.removesuffix("Đảng") + party
    return f"{unit.text} {party}" if unit.text == "Tổng Bí thư" or unit.text.endswith(_ORGANS) else ""


def _of_committee_beside(unit: TitleUnit, after: TitleUnit, ranks: Mapping[str, str]) -> TitleUnit:
    """ "Phó Bí thư, Chủ tịch UBND xã Quang Minh": the Party committee of the same territory."""
    for council in ("Ủy ban nhân dân ", "Hội đồng nhân dân "):
        territory = after.organisation.removeprefix(council)
        if territory == after.organisation:
            continue
        rank = next((rank for rank in COMMITTEES if territory.lower().startswith(f"{rank} ")), "")
        name = territory if territory.startswith("Thành phố ") else territory[len(rank) + 1 :] if rank else territory
        body = committee_of(rank or ranks.get(territory, ""), name, territory)
        return replace(unit, text=f"{unit.text} {body}", organisation=body, open=False)
    return unit


# Heads of bodies whose Party members form a cell, and of those that have a Party committee.
_WITH_CELLS = (
    "Phòng",
    "Vụ",
    "Ban",
    "Trung tâm",
    "Văn phòng",
    "Cục",
    "Chi cục",
    "Khoa",
    "Viện",
    "Trường",
    "Công ty",
    "Trạm",
)
_WITH_COMMITTEES = ("Sở", "Bệnh viện", "Trường", "Học viện", "Viện", "Tập đoàn", "Tổng công ty", "Công ty", "Ngân hàng")
_WITH_COMMITTEES += ("Cục", "Tổng cục", "Quân khu", "Quân đoàn", "Sư đoàn", "Lữ đoàn", "Trung đoàn")


_OF_ROOMS = {
    "Trưởng phòng": "Phòng",
    "Phó Trưởng phòng": "Phòng",
    "Phó ban": "Ban",
    "Phó Trưởng ban": "Ban",
    "Trưởng trạm": "Trạm",
}


def _body_of(unit: TitleUnit) -> str:
    """The body of a title; of "Trưởng phòng Nội vụ thị xã Từ Sơn" the words say it."""
    room = unit.post in _OF_ROOMS and unit.text.partition(f"{unit.post} ")[2]
    return unit.organisation or (f"{_OF_ROOMS[unit.post]} {room}" if room else "")


def _party_organisation(unit: TitleUnit, body: str) -> str:
    """The Party organisation that an office leads in the body of the office it stands before, or "".

    "Bí thư Chi bộ, Trưởng phòng Nội vụ", "Phó Bí thư Đảng ủy, Tư lệnh Quân khu 4".
    """
    if not unit.open:
        return ""
    if unit.text.endswith("Chi bộ") and body.startswith(_WITH_CELLS):
        return "Chi bộ"
    if unit.text.endswith(("Đảng ủy", "Đảng ủy viên")) and body.startswith(_WITH_COMMITTEES):
        return "Đảng ủy"
    return ""


def _shares(unit: TitleUnit, after: TitleUnit) -> bool:
    """Whether an office without a body stands before one with a body, and both are offices that such bodies have."""
    bare = unit.open and unit.text.endswith(unit.post)
    if bare and unit.post.endswith("Chánh Văn phòng") and after.post in ("Bộ trưởng", "Thứ trưởng"):
        return bool(after.organisation)  # "lần lượt giữ các chức vụ Chánh Văn phòng; Thứ trưởng Bộ Nội vụ"
    if bare and unit.post == "Người phát ngôn":  # "Người phát ngôn, Chánh Văn phòng Bộ Nội vụ"
        return bool(after.organisation)
    if bare and unit.post == "Đại sứ" and after.post in ENVOYS:
        return after.text != after.post  # "Đại sứ, Trưởng Phái đoàn Việt Nam tại Liên hợp quốc"
    paired = bare and unit.post.startswith(_PAIRED) and after.post.startswith(_PAIRED)
    # "Chủ tịch HĐQT kiêm Tổng Giám đốc công ty Minh Quang", whose body no list has
    of_firm = unit.post.endswith(_OF_FIRMS) and after.text not in (after.post, f"Nguyên {after.post}")
    return paired and (bool(after.organisation) or of_firm)
