"""The Party committees of territories: what each rank's is called, and who leads it."""

from __future__ import annotations

COMMITTEES = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy"}
RANK_OF = {committee: rank for rank, committee in COMMITTEES.items()}
# Offices that alone mean the committee of a territory: "Bí thư Hà Nội".
OF_COMMITTEE = frozenset({"Bí thư", "Phó Bí thư", "Phó Bí thư Thường trực"})


def committee_of(rank: str, name: str, full: str) -> str:
    """The Party committee of a territory of this rank and name, ``full`` with its rank: a commune's is a Đảng ủy."""
    committee = COMMITTEES.get(rank)
    if committee is None:
        return f"Đảng ủy {full}"
    return f"{committee} {full}" if name.isdigit() else f"{committee} {name}"
