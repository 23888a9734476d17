"""Who held the meeting: the body before "tổ chức" or behind "do", whose Party organisation it was, or who opened it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.extraction.main_event import MainEvent
from archive.extraction.record import TITLE, OrganisationMention, PersonMention, PlaceMention
from archive.extraction.sentences import Sentence
from archive.text import Span

_HOLDING = re.compile(
    r"(?<!\w)(?:tổ chức|khai mạc|tiến hành|mở|đăng cai|triệu tập|họp|có|làm việc|công bố|gặp mặt|tập huấn|sơ kết"
    r"|tổng kết|giao ban|tiếp xúc|phát động|đối thoại|tuyên dương)(?!\w)",
    re.IGNORECASE,
)
# What may stand between the body and its verb, once the other bodies there ("phối hợp với …") are taken out.
_BETWEEN = re.compile(
    r"(?:[\s,–-]|\([^()]{0,80}\)|đã|vừa|sẽ|long trọng|trọng thể|trang trọng|lãnh đạo"
    r"|phối hợp|cùng|với|và|chủ trì|tiếp tục|cũng|các|đồng"
    r"|tổ chức|đơn vị|cơ quan|liên quan|khóa (?:[IVX]+|\d+)|nhiệm kỳ \d{4} ?[-–] ?\d{4})*",
    re.IGNORECASE,
)
LONGEST_BETWEEN = 200
# Characters of "lần thứ mười lăm nhiệm kỳ …" between an event and whose it is.
LONGEST_ORDINAL = 60
# "Tại trụ sở Bộ Ngoại giao, Đảng ủy Bộ …": the body lends its house, another acts.
_ITS_HOUSE = re.compile(
    r"(?<!\w)(?:tại|ở|trụ sở|hội trường|phòng họp|cơ quan|khuôn viên|điểm cầu)(?: (?:của|làm việc))? $", re.IGNORECASE
)
_HOUSE_WINDOW = 24
_HELD_BY = re.compile(r"(?<!\w)(?:do|được) $")
_BY_WHOM_BEHIND = re.compile(r"[^.;:]{0,120}?(?<!\w)(?:tổ chức|chủ trì|đăng cai|triệu tập)(?!\w)", re.IGNORECASE)
_WITHIN = re.compile(r"(?<!\w)(?:trong|toàn|của|cho|thuộc)(?: toàn)? $", re.IGNORECASE)
# "Đại biểu Quốc hội", "bên hành lang Quốc hội": somebody or a place of the body, not the body.
_NOT_ITSELF = re.compile(r"(?<!\w)(?:đại biểu|hành lang|phóng viên|nghị trường)(?: tại)? $", re.IGNORECASE)
# "Hội nghị lần thứ năm Ban Chấp hành …", "họp báo thường kỳ Bộ …", "phiên họp tháng 5 của Chính phủ".
_OF_WHOM = re.compile(
    r"(?:[ ,]|lần|thứ|(?:[IVXL]+|\d+|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)|thường kỳ|thường niên|định kỳ"
    r"|toàn thể|bất thường|mở rộng|đại biểu|của|tháng|quý|(?<=\d)/(?=\d))*",
    re.IGNORECASE,
)
_OF_A_BODY = frozenset({"hội nghị", "phiên họp", "kỳ họp", "họp báo", "đại hội"})
_OPENED = re.compile(r"khai mạc (?:và chủ trì )?(?:tại )?(?:hội|buổi|cuộc|đại hội|lễ|lớp|tọa|phiên)", re.IGNORECASE)


@dataclass(frozen=True)
class Organiser:
    """The organiser's full name, the mention that named it (if one did) and the rule."""

    name: str
    rule: str
    body: OrganisationMention | None = None

    @property
    def of(self) -> str:
        """The body above it, where the text itself puts it in brackets: "Cụm Thi đua số 2 (Ban Tổ chức …)"."""
        bracketed = self.body and self.body.name == self.name and self.body.text.endswith(")")
        return self.body.parent if bracketed else ""


def find_organiser(
    event: MainEvent,
    sentences: Sequence[Sentence],
    organisations: Iterable[OrganisationMention],
    places: Iterable[PlaceMention],
    people: Sequence[PersonMention],
    chairs: Sequence[str],
) -> Organiser | None:
    """The body that held the meeting, or None where the text does not lead to one."""
    titles = [title.span for person in people for title in person.titles if title.span]
    # "Thứ trưởng Bộ Quốc phòng, đã có cuộc gặp": the body in a title acts through a person.
    bodies = [body for body in organisations if body.complete and not any(span.overlaps(body.span) for span in titles)]
    beside = list(places)
    telling = event.sentence
    place = event.mention.span.start if event.mention.sentence is telling else None
    here = _within(telling, bodies)
    body = _before_verb(telling, here, beside, place, event.mention.verbal) or _behind_do(telling, here)
    if body is None and event.mention.family in _OF_A_BODY and (body := _behind_noun(event, bodies)):
        return Organiser(_committee(body.name), "body behind the noun of the event", body)
    if body:
        return Organiser(body.name, "body before the verb of holding", body)
    if place is not None and (body := _party_organisation(telling, here, place)):
        return Organiser(_committee(body.name), "Party organisation in which it was held", body)
    for sentence in sentences:
        if sentence.kind == TITLE and (body := _before_verb(sentence, _within(sentence, bodies), beside, None, True)):
            return Organiser(body.name, "body that opens the headline", body)
    return _of_opener(sentences, people, bodies) or _of_chair(people, chairs, bodies)


def _within(sentence: Sentence, bodies: list[OrganisationMention]) -> list[OrganisationMention]:
    return [body for body in bodies if sentence.span.contains(body.span)]


def _before_verb(
    sentence: Sentence,
    bodies: list[OrganisationMention],
    places: list[PlaceMention],
    place: int | None,
    verbal: bool,
) -> OrganisationMention | None:
    """The first of the bodies that stand directly before a verb of holding which leads to the event."""
    limit = len(sentence.words) if place is None else place - sentence.span.start + (20 if verbal else 0)
    taken = [Span(*(at - sentence.span.start for at in mention.span)) for mention in (*bodies, *places)]
    verbs = [verb.start() for verb in _HOLDING.finditer(sentence.words, 0, limit)]
    if verbal and place is not None:  # the verb itself: "Quốc hội thảo luận …"
        verbs.append(place - sentence.span.start)
    for verb in verbs:
        for body in bodies:
            begin, end = body.span.start - sentence.span.start, body.span.end - sentence.span.start
            if end > verb:
                break
            before = sentence.words[max(0, begin - _HOUSE_WINDOW) : begin]
            if _ITS_HOUSE.search(before) or _NOT_ITSELF.search(before):
                continue
            between = _without(sentence.words, end, verb, taken)
            if len(between) <= LONGEST_BETWEEN and _BETWEEN.fullmatch(between):
                return body
    return None


def _without(words: str, begin: int, end: int, taken: list[Span]) -> str:
    """The words from ``begin`` to ``end`` without the spans that lie among them."""
    kept, position = "", begin
    for span in sorted(taken):
        if span.start >= position and span.end <= end:
            kept += words[position : span.start]
            position = span.end
    return kept + words[position:end]


def _behind_noun(event: MainEvent, bodies: list[OrganisationMention]) -> OrganisationMention | None:
    """The body whose meeting it is by its noun: "Kỳ họp thứ 15 của Ủy ban Kiểm tra …"."""
    mention = event.mention
    if mention.verbal:
        return None
    words = mention.sentence.after(mention.span.end)
    for body in _within(mention.sentence, bodies):
        if body.span.start >= mention.span.end:
            between = words[: body.span.start - mention.span.end]
            return body if len(between) <= LONGEST_ORDINAL and _OF_WHOM.fullmatch(between) else None
    return None


def _behind_do(sentence: Sentence, bodies: list[OrganisationMention]) -> OrganisationMention | None:
    """The body of "do Tỉnh ủy … tổ chức", "được Đảng ủy … tổ chức"."""
    for body in bodies:
        start, end = body.span.start - sentence.span.start, body.span.end - sentence.span.start
        if _HELD_BY.search(sentence.words[max(0, start - 8) : start]) and _BY_WHOM_BEHIND.match(sentence.words, end):
            return body
    return None


def _party_organisation(
    sentence: Sentence, bodies: list[OrganisationMention], place: int
) -> OrganisationMention | None:
    """The Party organisation in the name of the event: "hội nghị tập huấn … trong Đảng bộ Khối …"."""
    for body in bodies:
        start = body.span.start - sentence.span.start
        if body.span.start > place and body.text.startswith("Đảng bộ") and _WITHIN.search(sentence.words[:start]):
            return body
    return None


def _of_opener(
    sentences: Sequence[Sentence], people: Sequence[PersonMention], bodies: list[OrganisationMention]
) -> Organiser | None:
    """The body of whoever opened the meeting."""
    for sentence in sentences:
        if _OPENED.search(sentence.words):
            for person in people:
                if sentence.span.contains(person.span) and (name := _first_body(person.name, people)):
                    return Organiser(name, "body of who opened it", _mention_of(name, bodies))
    return None


def _of_chair(
    people: Sequence[PersonMention], chairs: Sequence[str], bodies: list[OrganisationMention]
) -> Organiser | None:
    """The body of the one who chaired, if the titles lead to one body alone."""
    named = {title.organisation for chair in chairs for title in _titles(chair, people) if title.organisation}
    if len(chairs) == 1 and len(named) == 1:
        name = named.pop()
        return Organiser(name, "body of who chaired", _mention_of(name, bodies))
    return None


def _titles(name: str, people: Sequence[PersonMention]):
    return [title for person in people if person.name == name for title in person.titles if not title.former]


def _first_body(name: str, people: Sequence[PersonMention]) -> str:
    return next((title.organisation for title in _titles(name, people) if title.organisation), "")


def _mention_of(name: str, bodies: list[OrganisationMention]) -> OrganisationMention | None:
    return next((body for body in bodies if body.name == name), None)


def _committee(name: str) -> str:
    """The committee of a Party organisation: Đảng bộ X → Đảng ủy X."""
    return re.sub(r"^Đảng bộ(?= )", "Đảng ủy", name)
