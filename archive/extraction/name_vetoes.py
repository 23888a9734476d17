"""What unmakes a name: it is that of a street, a school, a theory, an award, or of who took the picture."""

from __future__ import annotations

from archive.extraction.endings import ending_phrases, ends_at
from archive.extraction.tokens import Token
from archive.extraction.vocabulary import lowered

_CREDITS = frozenset({"ảnh", "hình", "photo", "nguồn", "clip", "video", "bài", "tin", "họa"})
_LIST_MARKS = frozenset({",", "và", "-", "–"})
# "các tuyến đường ra cảng như xa lộ Hà Nội, Lê Văn An, Trần Văn Bình": streets, told of so far before the name.
_STREETS = frozenset(
    {("tuyến", "đường"), ("trục", "đường"), ("các", "đường"), ("tuyến", "phố"), ("các", "phố"), ("xa", "lộ")}
    | {("đại", "lộ"), ("quốc", "lộ"), ("vòng", "xoay"), ("ngã", "tư"), ("ngã", "ba"), ("nút", "giao")}
)
_FARTHEST_STREET = 40
_BEFORE_IN_LIST = frozenset({",", "và", ":", "như", "-", "–", "(", "gồm", "/", "về", "đến", "ra", "với", "từ"})
_BEHIND_IN_LIST = frozenset({",", "và", ".", ")", ";", "-", "–", "(", "…", "giao", "nối", "/", "dài", "về", "đến"})
_QUOTES = frozenset({"“", '"', "‘"})
_SENTENCE_ENDS = frozenset({".", "!", "?", "\n"})


class Vetoes:
    """Tells such names; holds the compiled lists of the words before them."""

    def __init__(self):
        self.words = ending_phrases("name_vetoes")
        self.posts = ending_phrases("posts")
        self.innocent = lowered("veto_compounds")

    def forbid(self, tokens: tuple[Token, ...], begins: set[int], end: int, vetoed_until: int, sure: bool) -> bool:
        """Whether the name that ends at ``end`` is no person's who belongs to the story.

        ``begins``: where the name begins and where the honorific before it does. ``vetoed_until``: the end of the last
        such name. ``sure``: whether an honorific, an office or a verb says that a person is named.
        """
        start = max(begins, default=0)
        # Before the name, before the honorific, before the office: "Lăng Chủ tịch …", "giải thưởng nhạc sĩ …".
        begins = begins | {start - ends_at(self.posts, tokens, start)}
        if any(self._before(tokens, begin) for begin in begins):
            return True
        if not sure:
            # A list goes on with what it began with: "các đường Lê Duẩn, Trần Phú và Nguyễn Tri Phương".
            between = tokens[vetoed_until:start] if 0 <= vetoed_until < start else ()
            if len(between) == 1 and between[0].key in _LIST_MARKS:
                return True
            if _among_streets(tokens, start, end):
                return True
        return is_credited(tokens, start, end)

    def _before(self, tokens: tuple[Token, ...], index: int) -> bool:
        index -= index > 0 and tokens[index - 1].text in _QUOTES  # "mang tên “Đại tướng Lê Văn An”"
        if index > 1 and tokens[index - 1].text[0].isdigit() and tokens[index - 2].key == "số":
            return True  # "tại số 142 Lê Văn An"
        length = ends_at(self.words, tokens, index)
        if length != 1 or index < 2:
            return length > 0
        return f"{tokens[index - 2].key} {tokens[index - 1].key}" not in self.innocent


def _among_streets(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether the name stands in a list behind a word for streets, in the same sentence."""
    if not start or tokens[start - 1].key not in _BEFORE_IN_LIST:
        return False
    if end < len(tokens) and tokens[end].key not in _BEHIND_IN_LIST:
        return False
    for index in range(start - 1, max(0, start - _FARTHEST_STREET), -1):
        if tokens[index].text in _SENTENCE_ENDS:
            return False
        if (tokens[index - 1].key, tokens[index].key) in _STREETS:
            return True
    return False


def is_credited(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether the name is a photographer's or a reporter's: "Ảnh: Tên", "Tên/TTXVN"."""
    if end + 1 < len(tokens) and tokens[end].text == "/" and tokens[end + 1].word:
        return True
    before = [token.key for token in tokens[max(0, start - 3) : start]]
    if before and before[-1] == ":":
        before.pop()
        return bool(before) and before[-1] in _CREDITS
    return bool(before) and before[-1] in ("ảnh", "hình") and tokens[start - 1].capital
