"""Steering committees, whose names are a sentence in small letters: "Trưởng ban Chỉ đạo | thực hiện sắp xếp, tổ chức
lại đơn vị hành chính các cấp | sẽ có chỉ đạo …"."""

from __future__ import annotations

from functools import lru_cache

from archive.extraction.body import written
from archive.extraction.reading import Reading, Section
from archive.extraction.title_tails import is_noun, stands_free
from archive.extraction.title_unit import TitleUnit
from archive.extraction.tokens import Phrases, Token, phrases
from archive.extraction.vocabulary import words

_HEAD, _ORGANISERS = ("ban", "chỉ", "đạo"), ("ban", "tổ", "chức")
# First words of what is organised: "Trưởng ban tổ chức lễ hội chọi trâu"; the Party's boards are of its committees.
_EVENTS = frozenset(
    {("lễ",), ("giải",), ("cuộc",), ("hội",), ("liên",), ("festival",), ("chương",), ("đại",), ("tuần",)}
)
_MARKS = frozenset({".", ";", ":", "(", ")", "|", "!", "?", "…", "“", "”", '"', "\n"})
_DASHES = frozenset({"-", "–", "—"})
_ADDRESSES = frozenset({"ông", "bà", "đồng", "các", "đ"})
# Verbs that such a name never has; "thực hiện", "triển khai" and "xây dựng" it has.
_VERBS = (
    *("sẽ", "đã", "đang", "làm", "dự", "tham dự", "cùng", "tại", "được", "bị", "ký", "chỉ rõ", "giải thích", "họp"),
    *("chân thành", "dẫn đầu", "điều hành", "biểu dương", "trao", "thay", "kiêm", "là", "cho", "quyết định", "nêu"),
)
_LONGEST = 36


@lru_cache(maxsize=1)
def _verbs() -> Phrases[str]:
    return phrases([(verb, verb) for verb in (*_VERBS, *words("speech_verbs"))], joined=False)


def committee_at(reading: Reading, section: Section, start: int, post: str, end: int) -> TitleUnit | None:
    """The title of an office that ends at ``end`` in a steering committee; None where it is of no such committee, or of
    one that the lists have."""
    tokens = section.tokens
    of_ban = post.endswith("ban")  # "Trưởng ban | chỉ đạo", "Thành viên | Ban Chỉ đạo"
    head = end - of_ban
    said = tuple(token.key for token in tokens[head : head + 3])
    organisers = said == _ORGANISERS and tuple(token.key for token in tokens[head + 3 : head + 4])[:1] in _EVENTS
    if said != _HEAD and not organisers:
        return None
    known = section.body_at.get(head)
    if known is not None and known.whole.listed:
        return None
    begin = head + len(_HEAD)
    task = "Tổ chức" if organisers else "Chỉ đạo"
    stop = _end(reading, section, begin)
    office = post if of_ban else f"{post} Ban" if post.endswith("viên") else f"{post} ban"
    if stop == begin:  # "Trưởng ban Chỉ đạo | chỉ rõ": the one of the text
        one = reading.the_one.get(" ".join(_HEAD))
        name = f" {one.own}" if one is not None else ""
        return TitleUnit(start, begin, f"{office} Chỉ đạo{name}", office, name and f"Ban Chỉ đạo{name}", open=not name)
    name = written(tokens, begin, stop)
    return TitleUnit(start, stop, f"{office} {task} {name}", post if of_ban else office, f"Ban {task} {name}")


def _end(reading: Reading, section: Section, begin: int) -> int:
    tokens = section.tokens
    end = begin
    while end < len(tokens) and end - begin < _LONGEST:
        token = tokens[end]
        if token.text in _MARKS or (token.text in _DASHES and stands_free(tokens, end)):
            return end
        if token.key in (",", "và") and (end == begin or not _goes_on(tokens, end + 1)):
            return end
        if not token.capital and _verbs().at(tokens, end) is not None and not is_noun(tokens, end):
            return end - (tokens[end - 1].text == ",")
        if token.capital and _is_name(reading, tokens, end):
            return end
        end += 1
    return begin if end - begin >= _LONGEST else end


def _goes_on(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the name goes on behind a comma or "và": in small letters, with no form of address."""
    return (
        index < len(tokens) and tokens[index].word and not tokens[index].capital and tokens[index].key not in _ADDRESSES
    )


def _is_name(reading: Reading, tokens: tuple[Token, ...], index: int) -> bool:
    lexicon = reading.lexicon
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        tokens[index].key in lexicon.gazetteer.surnames
        and after is not None
        and after.capital
        and after.key in lexicon.given_names
        and lexicon.body_words.at(tokens, index) is None
    )
