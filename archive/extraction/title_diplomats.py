"""Envoys, who are of one country in another: "Đại sứ Việt Nam tại Lào", "Tổng Lãnh sự Hoa Kỳ tại TP HCM"."""

from __future__ import annotations

from archive.extraction.body import written
from archive.extraction.body_lexicon import Lexicon
from archive.extraction.body_names import territory_name
from archive.extraction.reading import Section
from archive.extraction.title_places import foreign_place_end
from archive.extraction.title_unit import TitleUnit

ENVOYS = frozenset(
    {"Đại sứ", "Đại sứ Đặc mệnh toàn quyền", "Phó Đại sứ", "Tổng Lãnh sự", "Phó Tổng Lãnh sự", "Tham tán"}
    | {"Trưởng phái đoàn", "Phó Trưởng phái đoàn", "Trưởng phái đoàn thường trực"}
    | {"Tùy viên Quốc phòng", "Tùy viên quân sự"}
    | {"Tham tán Công sứ", "Tham tán Thương mại", "Đại biện lâm thời", "Bí thư Thứ nhất"}
)
_OURS = {("việt", "nam"): "Việt Nam", ("nước", "ta"): "Việt Nam"}
_THE_UN = "Liên hợp quốc"
_AT = frozenset({"tại", "ở"})
# "Bí thư Thứ nhất Đại sứ quán Nhật Bản tại Lào"
_MISSIONS = (("đại", "sứ", "quán"), ("tổng", "lãnh", "sự", "quán"))
_REPUBLIC = ("cộng", "hòa", "xã", "hội", "chủ", "nghĩa", "việt", "nam")


def envoy_at(lexicon: Lexicon, section: Section, start: int, post: str, end: int) -> TitleUnit | None:
    """The title of an envoy whose office ends at ``end``; None where no country follows."""
    tokens = section.tokens
    begin = end + (end < len(tokens) and tokens[end].key == "của")
    ahead = tuple(token.key for token in tokens[begin : begin + 4])
    mission = next((words for words in _MISSIONS if ahead[: len(words)] == words), ())
    begin += len(mission)
    text = f"{post} {' '.join(mission).capitalize()}" if mission else post
    own = _country(lexicon, section, begin)
    text, stop = (f"{text} {own[0]}", own[1]) if own is not None else (post, end)
    if stop + 1 < len(tokens) and tokens[stop].key in _AT:
        seat = _country(lexicon, section, stop + 1)
        if seat is None:  # a consul's town: "Tổng Lãnh sự Việt Nam tại Khỏn Kèn"
            town = foreign_place_end(lexicon, tokens, stop + 1)
            seat = (written(tokens, stop + 1, town), town) if town > stop + 1 and own is not None else None
        if seat is not None:
            text, stop = f"{text} tại {seat[0]}", seat[1]
    return TitleUnit(start, stop, text, post) if stop > end else None


def _country(lexicon: Lexicon, section: Section, index: int) -> tuple[str, int] | None:
    """A country or, for a consul's seat, a province, and the index behind it."""
    tokens = section.tokens
    ours = _OURS.get(tuple(token.key for token in tokens[index : index + 2]))
    if ours is not None:
        return ours, index + 2
    republic = index + (index < len(tokens) and tokens[index].key == "nước")
    if tuple(token.key for token in tokens[republic : republic + len(_REPUBLIC)]) == _REPUBLIC:
        return written(tokens, index, republic + len(_REPUBLIC)), republic + len(_REPUBLIC)
    if tokens[index : index + 1] and tokens[index].text == "VN":
        return "Việt Nam", index + 1
    body = section.body_at.get(index)
    if body is not None and body.whole.listed == _THE_UN:
        return body.whole.listed, body.body.end
    territory = section.territory_at.get(index)
    if territory is not None and territory.is_province:
        return territory_name(territory), territory.end
    return lexicon.country_at(tokens, index)
