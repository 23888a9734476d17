"""Offices that stand beside a name and are another's: of whom its bearer acts for, of whom its bearer tells."""

from __future__ import annotations

from archive.extraction.names import Name
from archive.extraction.title_sharing import country_of
from archive.extraction.title_unit import TitleUnit
from archive.extraction.tokens import Token

# Before the office of whom somebody acts for ("thừa ủy quyền của"), and deputies whose office is not called "Phó …".
_FOR_ANOTHER = frozenset({("ủy", "quyền"), ("thay", "mặt"), ("thay", "lời"), ("nhân", "danh")})
_DEPUTIES = {"Bộ trưởng": "Thứ trưởng", "Thủ tướng Chính phủ": "Phó Thủ tướng"}
# What the holder of an office does in the words of another.
_MODALS = frozenset("phải cần nên đã sẽ đang không chưa cũng được bị vẫn có".split())


def without_principal(tokens: tuple[Token, ...], chain: list[TitleUnit]) -> list[TitleUnit]:
    """The titles before a name without the first, where that is of whom the name's bearer acts for: "Thừa ủy quyền của
    Thủ tướng, Phó Thủ tướng Lê Văn An", "Thay mặt Chủ tịch nước, Bộ trưởng Bộ Nội vụ Trần Văn Bình"."""
    if len(chain) < 2 or chain[0].former:
        return chain
    start, end = chain[0].start, chain[0].end
    if end >= len(tokens) or tokens[end].text != ",":
        return chain
    begin = start - (start > 0 and tokens[start - 1].key == "của")
    for_another = tuple(token.key for token in tokens[max(0, begin - 2) : begin]) in _FOR_ANOTHER
    deputy = _DEPUTIES.get(chain[0].post, f"Phó {chain[0].post}")
    # "… đề xuất của Chủ tịch Thượng viện Haiti, Chủ tịch Quốc hội …": another country's, then ours
    abroad = country_of(chain[0]) and chain[1].organisation and not country_of(chain[1])
    return chain[1:] if for_another or abroad or chain[1].post == deputy else chain


def tells_of_another(tokens: tuple[Token, ...], name: Name, before: TitleUnit | None, behind: TitleUnit | None) -> bool:
    """Whether the office ``behind`` the name's comma begins what its bearer says: "Theo ông Lê Văn An, Bí thư Tỉnh ủy
    Hà Nam phải làm rõ"; the bearer's own has a mark or a verb of speech behind it.

    ``before`` is the title that leads up to the name.
    """
    if behind is None or name.end >= len(tokens) or tokens[name.end].text != ",":
        return False
    begin = name.with_honorific if before is None else before.start
    if not begin or tokens[begin - 1].key != "theo":
        return False
    return behind.end < len(tokens) and tokens[behind.end].key in _MODALS
