"""Nouns of events in a text: "hội nghị tập huấn", "buổi làm việc", "lễ công bố", "Đại hội" …

A find is a place where an event is named, not yet the event that the article reports; and a noun that only names a
topic ("Nghị quyết Đại hội XIII", "công tác chuẩn bị đại hội") is told from one that names an event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from archive.extraction.sentences import Sentence
from archive.extraction.tokens import Phrases, phrases, tokenize
from archive.extraction.vocabulary import lowered, table
from archive.text import Span

# The kind's qualities follow the noun directly, and no kind has more of them.
MOST_QUALITIES = 3
# Characters behind a noun in which its qualities are read.
WINDOW = 80

# No report names its event so often; a page of more is a list of something else, and what counts stands early.
MOST_EVENTS = 500

# Nouns that are events only together with a quality: "lễ" alone is any feast.
_NEEDS_QUALITY = frozenset({"lễ", "diễn đàn"})

# Nouns whose next word is a verb of its own: "triển lãm giới thiệu hình ảnh".
_WITHOUT_QUALITY = frozenset({"triển lãm", "lễ hội", "hội chợ", "ngày hội", "liên hoan", "hội báo"})

_PRESS_QUALITIES = frozenset({"thường kỳ", "định kỳ", "quốc tế", "trực tuyến", "chuyên đề"})

# A quality that is but the first half of another verb: "tọa đàm trao đổi kinh nghiệm" hands out nothing.
_HALVES = frozenset({("trao", "đổi"), ("đón", "tiếp")})

# What stands before the noun of an event that is only spoken of.
_TOPIC_BEFORE = re.compile(
    r"(?:nghị quyết(?: của| tại)?|chuẩn bị(?: cho| tổ chức)?|tiến tới|hướng tới|phục vụ|trước thềm"
    r"|văn kiện(?: trình)?|nhân sự|công tác(?: tổ chức| chuẩn bị)?|dự thảo|chào mừng|thành công(?: của)?"
    r"|nhiệm kỳ|tinh thần|kỳ|các|những|nhiều|mỗi|một số|từ sau|kể từ|trước|sau|tham mưu(?: tổ chức)?"
    r"|kế hoạch(?: tổ chức)?|kết quả(?: của)?|số|lần|nhân dịp|thông báo(?: nhanh)?(?: kết quả)?|quyết định"
    r"|mục tiêu|thực hiện|khóa|\d+|hội trường|trung tâm|nhà|cung|cơ quan"
    r"|bên lề|ngoài lề|hành lang|ban tổ chức"
    r"|(?:tạm dừng|hoãn|không|việc|hướng dẫn|thời gian|quy trình|lộ trình)(?: tổ chức)?) (?:(?:các|những) )?$",
    re.IGNORECASE,
)
# What stands behind a congress or plenum of the whole Party that is only spoken of.
_TOPIC_BEHIND = re.compile(
    r" (?:(?:đại biểu )?(?:đảng )?(?:toàn quốc )?(?:lần thứ |lần )?"
    r"(?:[IVX]+|\d+(?! (?:năm|tháng|ngày|tuần)(?!\w)))(?!\w)"
    r"|đảng (?:toàn quốc|các cấp|lần)|đảng bộ các cấp|đại biểu toàn quốc|các cấp|cấp trên|đoàn các cấp"
    r"|thứ (?:\d+|[IVX]+|\w+)[,-]? ?-? ?(?:của )?quốc hội"
    # An inquiry of journalists.
    r"|với (?:phóng viên|pv|nhà báo|báo chí|báo)(?!\w)"
    r"|trung ương (?:lần thứ )?(?:\d+|[IVX]+)|lần thứ (?:\d+|[IVX]+),? (?:của )?(?:ban chấp hành|bch) trung ương)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class EventMention:
    """An event named in the text. ``kind`` is the noun with its qualities, in lower case; ``family`` the group of nouns
    that can name the same event; ``topic``: the words around show that it is only spoken of; ``verbal``: a verb
    reports it ("làm việc với"), and the kind is what that makes it; ``sitting``: the verb tells of a body that sits."""

    span: Span
    sentence: Sentence
    kind: str
    family: str
    topic: bool = False
    verbal: bool = False
    sitting: bool = False

    @property
    def qualified(self) -> bool:
        """Whether the kind is more than the bare noun."""
        return self.verbal or self.kind not in _heads()


@cache
def _heads() -> dict[str, str]:
    return {head.lower(): values[0] for head, values in table("meeting_heads").items()}


@cache
def _head_pattern() -> re.Pattern[str]:
    """Any noun of an event in lower case, the longest first."""
    return re.compile(rf"(?:{'|'.join(sorted(_heads(), key=len, reverse=True))})(?!\w)")


@cache
def _quality_phrases() -> Phrases:
    return phrases((quality, quality) for quality in lowered("meeting_qualities"))


def find_events(sentences: Iterable[Sentence]) -> list[EventMention]:
    """Every noun of an event in the sentences, in order of the text."""
    pattern = _head_pattern()
    found = []
    for sentence in sentences:
        for match in pattern.finditer(sentence.lower):
            if match.start() and sentence.lower[match.start() - 1].isalnum():
                continue
            if mention := _mention(sentence, match):
                found.append(mention)
                if len(found) == MOST_EVENTS:
                    return found
    return found


def _mention(sentence: Sentence, head: re.Match[str]) -> EventMention | None:
    begin, finish = head.start(), head.end()
    if head.group() not in _WITHOUT_QUALITY:
        finish = _end_of_kind(sentence, finish)
    family = _heads()[head.group()]
    # "Họp báo công bố kết quả": what a press conference tells is no kind of it.
    if family == "họp báo" and sentence.lower[head.end() : finish].strip() not in _PRESS_QUALITIES:
        finish = head.end()
    if finish == head.end() and head.group() in _NEEDS_QUALITY:
        return None
    before, behind = sentence.words[max(0, begin - 40) : begin], sentence.words[finish : finish + 70]
    topic = _TOPIC_BEFORE.search(before) is not None or _TOPIC_BEHIND.match(behind) is not None
    span = Span(begin, finish).shifted(sentence.span.start)
    return EventMention(span, sentence, sentence.lower[begin:finish], family, topic)


def _end_of_kind(sentence: Sentence, end: int) -> int:
    """Where the qualities end that follow a noun, each behind a single blank."""
    tokens = tokenize(sentence.words, end, min(len(sentence.words), end + WINDOW))
    index = 0
    for _ in range(MOST_QUALITIES):
        hit = _quality_phrases().at(tokens, index)
        if hit is None or tokens[index].start != end + 1:
            break
        index = hit[1]
        if index < len(tokens) and (tokens[index - 1].key, tokens[index].key) in _HALVES:
            break
        end = tokens[index - 1].end
    return end
