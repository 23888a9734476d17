"""Titles of one person that share a body, or whose body another title of the same breath tells."""

from __future__ import annotations

from dataclasses import replace

from archive.extraction.title_unit import TitleUnit

# Offices that are written once with their body for two: "Phó Chủ tịch kiêm Tổng Thư ký Hội Nhà báo".
_PAIRED = ("Chủ tịch", "Phó Chủ tịch", "Giám đốc", "Phó Giám đốc", "Tổng Giám đốc", "Phó Tổng Giám đốc", "Tổng Thư ký")
_PAIRED += ("Chủ nhiệm", "Phó Chủ nhiệm", "Phó Tổng Thư ký")


def with_shared_bodies(chain: list[TitleUnit]) -> list[TitleUnit]:
    """The titles of one person, a bare office completed with the body of the office it stands before."""
    whole: list[TitleUnit] = []
    for unit in reversed(chain):
        body = _body_of(whole[0]) if whole else ""
        if body and (party := _party_organisation(unit, body)):
            unit = replace(unit, text=f"{unit.text} {body}", organisation=f"{party} {body}", open=False)
        elif whole and _shares(unit, whole[0]):
            after = whole[0]
            body = after.text[after.text.index(after.post) + len(after.post) :]
            unit = replace(unit, text=unit.text + body, organisation=after.organisation, open=False)
        elif whole and unit.open and unit.text.endswith(unit.post) and unit.post in _OF_COMMITTEE:
            unit = _of_committee_beside(unit, whole[0])
        whole.insert(0, unit)
    return whole


_OF_COMMITTEE = ("Bí thư", "Phó Bí thư", "Phó Bí thư Thường trực")
_COMMITTEES = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy"}


def _of_committee_beside(unit: TitleUnit, after: TitleUnit) -> TitleUnit:
    """ "Phó Bí thư, Chủ tịch UBND xã Quang Minh": the Party committee of the same territory."""
    for council in ("Ủy ban nhân dân ", "Hội đồng nhân dân "):
        territory = after.organisation.removeprefix(council)
        if territory == after.organisation:
            continue
        rank = next((rank for rank in _COMMITTEES if territory.lower().startswith(f"{rank} ")), "")
        name = territory if territory.startswith("Thành phố ") else territory[len(rank) + 1 :]
        body = f"{_COMMITTEES[rank]} {name}" if rank else f"Đảng ủy {territory}"
        return replace(unit, text=f"{unit.text} {body}", organisation=body, open=False)
    return unit


# Heads of bodies whose Party members form a cell, and of those that have a Party committee.
_WITH_CELLS = ("Phòng", "Vụ", "Ban", "Trung tâm", "Văn phòng", "Cục", "Chi cục", "Khoa", "Viện", "Trường", "Công ty")
_WITH_COMMITTEES = ("Sở", "Bệnh viện", "Trường", "Học viện", "Viện", "Tập đoàn", "Tổng công ty", "Công ty", "Ngân hàng")
_WITH_COMMITTEES += ("Cục", "Tổng cục", "Quân khu", "Quân đoàn", "Sư đoàn", "Lữ đoàn", "Trung đoàn")


def _body_of(unit: TitleUnit) -> str:
    """The body of a title; of "Trưởng phòng Nội vụ thị xã Từ Sơn" the words say it."""
    room = unit.post in ("Trưởng phòng", "Phó Trưởng phòng") and unit.text.partition(f"{unit.post} ")[2]
    return unit.organisation or (f"Phòng {room}" if room else "")


def _party_organisation(unit: TitleUnit, body: str) -> str:
    """The Party organisation that an office leads in the body of the office it stands before, or "".

    "Bí thư Chi bộ, Trưởng phòng Nội vụ", "Phó Bí thư Đảng ủy, Tư lệnh Quân khu 4".
    """
    if not unit.open:
        return ""
    if unit.text.endswith("Chi bộ") and body.startswith(_WITH_CELLS):
        return "Chi bộ"
    if unit.text.endswith("Đảng ủy") and body.startswith(_WITH_COMMITTEES):
        return "Đảng ủy"
    return ""


def _shares(unit: TitleUnit, after: TitleUnit) -> bool:
    """Whether an office without a body stands before one with a body, and both are offices that such bodies have."""
    bare = unit.open and unit.text.endswith(unit.post)
    return bare and bool(after.organisation) and unit.post.startswith(_PAIRED) and after.post.startswith(_PAIRED)
