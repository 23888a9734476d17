"""From a body as read to its names: in full, of its parent, as a title says it."""

from __future__ import annotations

from archive.extraction.body import MINISTRY, Body
from archive.extraction.territories import Territory

# Their territory stands without its rank: Tỉnh ủy Hà Tĩnh, Huyện ủy Vĩnh Bảo, Tỉnh đoàn Hà Tĩnh.
_WITHOUT_RANK = ("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Tỉnh đoàn", "Thành đoàn", "Huyện đoàn")
_WITHOUT_RANK += ("Quận đoàn", "Thị đoàn")

# Of which army a unit is goes without saying: "Quân khu 4, Quân đội nhân dân Việt Nam" is filed as "Quân khu 4".
_THE_ARMY = "Quân đội nhân dân"


def full_name(body: Body) -> str:
    """The name under which the archive files the body: heads written out, territories with the rank that the text
    prints for it."""
    return _name(body, as_written=False)


def title_name(body: Body) -> str:
    """The name as a title says it: the words of a listed body stay as they were chosen, all else is written out."""
    return _name(body, as_written=True)


def _name(body: Body, as_written: bool) -> str:
    if body.listed:
        return body.said if as_written and body.said else body.listed
    aside = body.aside if as_written else ""
    head, name = (body.head, body.said) if as_written and body.said and body.own else (body.head, body.own)
    if as_written and body.said and not body.own:
        head = body.said
    words = [head, name, aside, "Bộ" if body.missing == MINISTRY else ""]
    if body.territory is not None:
        words.append(_territory(body))
    own = " ".join(word for word in words if word)
    if body.owner is None or (body.joint == " (" and body.kind == "other"):
        return own  # "Cụm Thi đua số 2 (Ban Tổ chức Trung ương)": the brackets explain the name and are no part of it
    if not as_written and body.owner.listed.startswith(_THE_ARMY):
        return own
    joint = ", " if body.named and (not as_written or body.joint in (" (", " - ")) else body.joint
    return f"{own}{joint}{_name(body.owner, as_written)}"


def _territory(body: Body) -> str:
    territory = body.territory
    if not territory.name:
        return territory.rank
    if body.head in _WITHOUT_RANK:
        return f"Quận {territory.name}" if territory.name.isdigit() else territory.name
    return territory_name(territory)


def territory_name(territory: Territory) -> str:
    """The territory as a title says it: with its rank where that was written, "TP.HCM" as the list has it."""
    return territory.full if territory.ranked else territory.name


def parent_name(body: Body) -> str:
    """The full name of the body that it is an organ or department of; "" where there is none or it is not known."""
    if body.owner is None or body.owner.open:
        return ""
    return full_name(body.owner)


def province_of(body: Body) -> str:
    """The province that the body or the body it belongs to lies in; "" for bodies of the centre."""
    while True:
        if body.territory is not None and body.territory.province:
            return body.territory.province
        if body.owner is None:
            return ""
        body = body.owner
