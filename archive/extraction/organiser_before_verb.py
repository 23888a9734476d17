"""The body that acts in a sentence: before its verb of holding, with nothing between but whom it acts with."""

from __future__ import annotations

import re
from functools import cache

from archive.extraction.organiser_by_position import unlisted_heads
from archive.extraction.record import OrganisationMention, PlaceMention
from archive.extraction.sentences import Sentence
from archive.extraction.vocabulary import table
from archive.text import Span

_HOLDING = re.compile(
    r"(?<!\w)(?:tổ chức|khai mạc|tiến hành|mở|đăng cai|triệu tập|họp|có|làm việc"
    r"|công bố|gặp mặt|tập huấn|sơ kết|tổng kết|giao ban|tiếp xúc|phát động|đối thoại|tuyên dương)(?!\w)",
    re.IGNORECASE,
)
# "Ủy ban An Bình có chủ mới": a headline that tells of no event.
_AN_EVENT = re.compile(r" (?:buổi|cuộc|phiên|chuyến|lễ)(?!\w)")
# What may stand between the body and its verb, once the other bodies there ("phối hợp với …") are taken out.
_BETWEEN = re.compile(
    r"(?:[\s,–-]|\([^()]{0,80}\)|đã|vừa|sẽ|long trọng|trọng thể|trang trọng|lãnh đạo"
    r"|phối hợp|cùng|với|và|chủ trì|tiếp tục|cũng|các|đồng|đến|tới|về|thăm|trung ương"
    r"|tổ chức|đơn vị|cơ quan|liên quan|khóa (?:[IVX]+|\d+)|nhiệm kỳ \d{4} ?[-–] ?\d{4})*",
    re.IGNORECASE,
)
LONGEST_BETWEEN = 200
# "… phối hợp Hội Hữu nghị Việt Nam - Cuba tổ chức": whoever helps is no organiser, known or not.
_WITH_OTHERS = re.compile(r" phối hợp (?!tổ chức)[^.;:]*$")
# Who leads a delegation, between it and its verb: "đoàn công tác của Bộ Chính trị do … làm trưởng đoàn, làm việc với".
_LED = re.compile(r" do [^;:]{2,160}? (?:làm trưởng đoàn|dẫn đầu|là trưởng đoàn),?(?= )", re.IGNORECASE)
# Bodies that act together: "Tỉnh ủy, HĐND, UBND tỉnh … tổ chức".
_TOGETHER = re.compile(r"(?:,(?: và)?| và| [-–]) (?:trung ương )?", re.IGNORECASE)
# "Tại trụ sở Bộ Ngoại giao, Đảng ủy Bộ …": the body lends its house, another acts.
_ITS_HOUSE = re.compile(
    r"(?<!\w)(?:tại|ở|trụ sở|hội trường|phòng họp|cơ quan|khuôn viên|điểm cầu)(?: (?:của|làm việc))? $", re.IGNORECASE
)
_HOUSE_WINDOW = 24
# "Đại biểu Quốc hội", "bên hành lang Quốc hội": somebody or a place of the body, not the body.
_NOT_ITSELF = re.compile(r"(?<!\w)(?:đại biểu|hành lang|phóng viên|nghị trường)(?: tại)? $", re.IGNORECASE)


def bodies_within(sentence: Sentence, bodies: list[OrganisationMention]) -> list[OrganisationMention]:
    """The bodies that a sentence names, in order of the text."""
    return [body for body in bodies if sentence.span.contains(body.span)]


def body_before_verb(
    sentence: Sentence,
    bodies: list[OrganisationMention],
    places: list[PlaceMention],
    place: int | None,
    verbal: bool,
) -> OrganisationMention | None:
    """The first of the bodies that stand directly before a verb of holding which leads to the event."""
    limit = len(sentence.words) if place is None else place - sentence.span.start + (20 if verbal else 0)
    taken = [Span(*(at - sentence.span.start for at in mention.span)) for mention in (*bodies, *places)]
    verbs = [
        verb.start()
        for verb in _HOLDING.finditer(sentence.words, 0, limit)
        if place is not None or verb.group().lower() != "có" or _AN_EVENT.match(sentence.lower, verb.end())
    ]
    if verbal and place is not None:  # the verb itself: "Quốc hội thảo luận …"
        verbs.append(place - sentence.span.start)
    for verb in verbs:
        for body in bodies:
            begin, end = body.span.start - sentence.span.start, body.span.end - sentence.span.start
            if end > verb:
                break
            before = sentence.words[max(0, begin - _HOUSE_WINDOW) : begin]
            if _ITS_HOUSE.search(before) or _NOT_ITSELF.search(before) or before.lower().rstrip().endswith(_posts()):
                continue
            led = _LED.match(sentence.words, end)
            begin = led.end() if led and led.end() <= verb else end
            # Of a body that is joined to it the lists may have only the beginning: then its whole name is tried.
            if _leads_to(_without(sentence.words, begin, verb, taken)) or _leads_to(sentence.words[begin:verb]):
                return body
    return None


@cache
def _joined() -> re.Pattern[str]:
    """A body that no list has, joined to the first: "Ban Tuyên giáo Trung ương, Ban Chỉ đạo Công tác … tổ chức"."""
    return re.compile(
        rf"(?:,? và|,|,? cùng(?: với)?| phối hợp với) {unlisted_heads()}"
        r"(?: (?!đã |vừa |phối hợp |tổ chức )[\w./&-]+){1,14}$"
    )


def _leads_to(between: str) -> bool:
    """Whether the words between a body and a verb let the body be the one that acts."""
    if len(between) > 2 * LONGEST_BETWEEN:
        return False
    between = _joined().sub("", _WITH_OTHERS.sub("", between.rstrip()))
    return len(between) <= LONGEST_BETWEEN and _BETWEEN.fullmatch(between) is not None


@cache
def _posts() -> tuple[str, ...]:
    """What makes the body behind it somebody's office: "Bí thư Thành ủy đã có buổi gặp gỡ"."""
    return tuple(post for post in table("posts") if not post.endswith("thường trực"))


def bodies_with_it(
    sentence: Sentence, first: OrganisationMention, bodies: list[OrganisationMention]
) -> tuple[str, ...]:
    """The bodies that hold it together with the first: "Tỉnh ủy, HĐND, UBND tỉnh … tổ chức"."""
    found, last = [], first
    for body in bodies:
        if body.span.start >= last.span.end:
            between = sentence.words[last.span.end - sentence.span.start : body.span.start - sentence.span.start]
            if not _TOGETHER.fullmatch(between):
                break
            found.append(body.name)
            last = body
    return tuple(name for name in dict.fromkeys(found) if name != first.name)


def _without(words: str, begin: int, end: int, taken: list[Span]) -> str:
    """The words from ``begin`` to ``end`` without the spans that lie among them."""
    kept, position = "", begin
    for span in sorted(taken):
        if span.start >= position and span.end <= end:
            kept += words[position : span.start]
            position = span.end
    return kept + words[position:end]
