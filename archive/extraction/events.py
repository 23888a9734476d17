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
from archive.extraction.tokens import JOINTS
from archive.extraction.vocabulary import lowered, table
from archive.extraction.word_patterns import any_of
from archive.text import Span

# The kind's qualities follow the noun directly, and no kind has more of them.
MOST_QUALITIES = 3

# No report names its event so often; a page of more is a list of something else, and what counts stands early.
MOST_EVENTS = 500

# Nouns that are events only together with a quality: "lễ" alone is any feast.
_NEEDS_QUALITY = frozenset({"lễ", "diễn đàn"})

# "Tại diễn đàn doanh nhân trẻ, diễn ra chiều nay": that forum is an event, others are newspapers and halls.
_FORUM_HELD_BEFORE = re.compile(r"(?:tổ chức|(?:tham|tới|đến) dự)(?: và [^.;:,]{2,20} tại)? $")
_FORUM_HELD_BEHIND = re.compile(
    r"[^.;:]{0,100}?(?<!\w)(?:diễn ra (?:tại|vào|ngày|sáng|chiều|tối|trong)|do [^.;:]{2,100} tổ chức)(?!\w)"
)
# Nouns whose next word is a verb of its own: "triển lãm giới thiệu hình ảnh".
_WITHOUT_QUALITY = frozenset({"triển lãm", "lễ hội", "hội chợ", "ngày hội", "liên hoan", "hội báo"})

_PRESS_QUALITIES = frozenset({"thường kỳ", "định kỳ", "quốc tế", "trực tuyến", "chuyên đề"})

# What a conference is about is no kind of it: "hội nghị triển khai quyết định …", "hội thảo giới thiệu …".
_OBJECTS = re.compile(r"(?<=\w)(?<! và) (?:triển khai|lấy ý kiến|giới thiệu|đánh giá|góp ý|trao|ký)$")
# Behind what is handed out its receivers follow: "lễ đón nhận danh hiệu … trao tặng Ban Cơ yếu".
_COMPLETE = re.compile(r" (?:danh hiệu|huân chương|bằng|giải thưởng|học bổng|quyết định|huy hiệu)(?!\w)")
_OF_A_CEREMONY = frozenset({"lễ", "họp báo"})

# A quality that is but the first half of another verb: "tọa đàm trao đổi kinh nghiệm" hands out nothing.
_HALVES = re.compile(r"(?:trao đổi|đón tiếp)(?!\w)")

# What stands before the noun of an event that is only spoken of.
_TOPIC_BEFORE = re.compile(
    r"(?:nghị quyết(?: của| tại)?|chuẩn bị(?: cho| tổ chức)?|tiến tới|hướng tới|phục vụ|trước thềm"
    r"|văn kiện(?: trình)?|nhân sự|công tác(?: tổ chức| chuẩn bị)?|dự thảo|chào mừng|thành công(?: của)?"
    r"|nhiệm kỳ|tinh thần|kỳ|(?<!có )các|những|khuôn khổ|không còn|nhiều|mỗi|một số|từ sau|kể từ|trước|sau"
    r"|tham mưu(?: tổ chức)?|kế hoạch(?: tổ chức)?|chương trình(?: tại)?|kết quả(?: của)?|số|lần"
    r"|nhân dịp(?: tham)?(?: dự)?|thông (?:báo|cáo)(?: nhanh| báo chí| số \d+)?(?: kết quả)?|quyết định"
    r"|mục tiêu|thực hiện|khóa|\d+|hội trường|trung tâm|nhà|cung|cơ quan|bên lề|ngoài lề|hành lang|ban tổ chức"
    r"|(?:lễ|phiên) (?:khai|bế) mạc"
    r"|(?:tạm dừng|hoãn|không|việc|hướng dẫn|thời gian|quy trình|lộ trình)(?: tổ chức)?) (?:(?:các|những) )?$",
    re.IGNORECASE,
)
# What stands behind a congress or plenum of the whole Party that is only spoken of.
_TOPIC_BEHIND = re.compile(
    r" (?:(?:đại biểu )?(?:đảng )?(?:toàn quốc )?(?:lần thứ |lần )?"
    r"(?:[IVX]+|\d+(?! (?:năm|tháng|ngày|tuần)(?!\w)))(?!\w)"
    r"|đảng (?:toàn quốc|lần)|đại biểu toàn quốc|cấp trên|các cấp"
    r"|thứ (?:\d+|[IVX]+|\w+)[,-]? ?-? ?(?:của )?quốc hội"
    # An inquiry of journalists.
    r"|với (?:phóng viên|pv|nhà báo|báo chí|báo)(?!\w)"
    r"|trung ương (?:lần thứ )?(?:\d+|[IVX]+)|lần thứ (?:\d+|[IVX]+),? (?:của )?(?:ban chấp hành|bch) trung ương)",
    re.IGNORECASE,
)
# "Kế hoạch đại hội, hội nghị Công đoàn các cấp": congresses of every level are no event.
_OF_ALL_LEVELS = re.compile(r"(?:,? [^\W\d_]+){0,5} các cấp(?!\w)", re.IGNORECASE)
# "Tỉnh ủy … tổ chức Hội nghị lần thứ 8": of whoever holds it, it is no topic.
_HELD_BEHIND = re.compile(
    r"[^.;:]{0,120}?(?<!\w)(?:đã|vừa|chính thức)(?: [^\W\d_]+){0,3} (?:khai mạc|bế mạc|diễn ra)(?!\w)", re.IGNORECASE
)
_SITTINGS = frozenset({"hội nghị", "kỳ họp"})
# "Phát biểu tại phiên họp lần thứ 8 …": whoever speaks there tells of it.
_SPOKEN_AT = re.compile(
    r"(?<!\w)(?:phát biểu|kết luận|chủ trì|khai mạc|bế mạc)(?: (?:chỉ đạo|kết luận))?(?: tại)? $", re.IGNORECASE
)
# "Sáng 22/5, tại Kỳ họp thứ 3, Quốc hội khóa XIV, …": a day, not "Tại kỳ họp thứ 5 (tháng 6/2013)".
_ON_A_DAY_AT = re.compile(r"(?:sáng|trưa|chiều|tối|ngày)[^.;:,]{2,30}, (?:tại|trong) $")
_HELD_BEFORE = re.compile(
    r"(?:tổ chức|khai mạc|bế mạc|tiến hành)(?: trọng thể| thành công| phiên trọng thể)? $", re.IGNORECASE
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
    return re.compile(rf"{any_of(_heads())}(?!\w)")


@cache
def _quality_pattern() -> re.Pattern[str]:
    """One quality behind a blank, the longest first: "học tập, quán triệt" is also "học tập và quán triệt"."""
    joint = rf"(?: ?[{re.escape(''.join(sorted(JOINTS)))}])? (?:và )?"
    qualities = sorted(lowered("meeting_qualities"), key=len, reverse=True)
    words = (joint.join(re.findall(r"\w+", quality)) for quality in qualities)
    return re.compile(rf" ({'|'.join(words)})(?!\w)")


def find_events(sentences: Iterable[Sentence]) -> list[EventMention]:
    """Every noun of an event in the sentences, in order of the text."""
    pattern = _head_pattern()
    found = []
    for sentence in sentences:
        for match in pattern.finditer(sentence.lower):
            if match.start() and sentence.lower[match.start() - 1].isalnum():
                continue
            if sentence.lower.endswith("tuần ", 0, match.start()):  # "tuần lễ", "hai tuần họp"
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
    if family not in _OF_A_CEREMONY and (topic_of := _OBJECTS.search(sentence.lower, begin, finish)):
        finish = max(head.end(), topic_of.start())
    # "Họp báo công bố kết quả": what a press conference tells is no kind of it.
    if family == "họp báo" and sentence.lower[head.end() : finish].strip() not in _PRESS_QUALITIES:
        finish = head.end()
    if finish == head.end() and head.group() in _NEEDS_QUALITY and not _is_forum_held(sentence, begin, finish):
        return None
    before, behind = sentence.words[max(0, begin - 40) : begin], sentence.words[finish : finish + 160]
    topic = _TOPIC_BEFORE.search(before) is not None
    if family == "đại hội" and _OF_ALL_LEVELS.match(behind):
        topic = True
    if not topic and _TOPIC_BEHIND.match(behind):
        spoken = family == "phiên họp" and _SPOKEN_AT.search(before)
        held = (
            spoken
            or _HELD_BEFORE.search(before)
            or (family in _SITTINGS and _ON_A_DAY_AT.match(sentence.lower[:begin]))
        )
        topic = not held and not (family in _SITTINGS and _HELD_BEHIND.match(behind))
    span = Span(begin, finish).shifted(sentence.span.start)
    return EventMention(span, sentence, sentence.lower[begin:finish], family, topic)


def _is_forum_held(sentence: Sentence, begin: int, end: int) -> bool:
    """Whether the words around "diễn đàn" tell that one was held."""
    return sentence.lower.startswith("diễn đàn", begin) and bool(
        _FORUM_HELD_BEFORE.search(sentence.lower[max(0, begin - 40) : begin])
        or _FORUM_HELD_BEHIND.match(sentence.lower, end)
    )


def _end_of_kind(sentence: Sentence, end: int) -> int:
    """Where the qualities end that follow a noun, each behind a single blank."""
    for _ in range(MOST_QUALITIES):
        quality = _quality_pattern().match(sentence.lower, end)
        if quality is None or _HALVES.match(sentence.lower, quality.start(1)):
            break
        end = quality.end()
        if _COMPLETE.search(quality[1]):
            break
    return end
