"""Who held the meeting: the body before "tổ chức" or behind "do", whose Party organisation it was, or who opened it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from archive.extraction.event_words import HOLDING
from archive.extraction.main_event import MainEvent
from archive.extraction.organiser_by_people import body_of_chair, body_of_opener
from archive.extraction.record import TITLE, OrganisationMention, PersonMention, PlaceMention
from archive.extraction.sentences import Sentence
from archive.extraction.vocabulary import table
from archive.text import Span

_HOLDING = re.compile(
    r"(?<!\w)(?:tổ chức|khai mạc|tiến hành|mở|đăng cai|triệu tập|họp|có|làm việc|công bố|gặp mặt|tập huấn|sơ kết"
    r"|tổng kết|giao ban|tiếp xúc|phát động|đối thoại|tuyên dương)(?!\w)",
    re.IGNORECASE,
)
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
# A delegation that acts for the body behind it: "đoàn kiểm tra số 4 của Ban Thường vụ …".
_DELEGATION = re.compile(
    r"(?<!\w)(đoàn (?:(?:công tác|kiểm tra|giám sát|khảo sát)(?: số \d{1,4})?(?: của)?|đại biểu(?: cấp cao)? của)) $",
    re.IGNORECASE,
)
_DELEGATION_WINDOW = 40
# Sentences in which an event is told again.
MOST_SENTENCES = 8
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
    r"|toàn thể|bất thường|mở rộng|đại biểu|kỳ họp|của|tháng|quý|(?<=\d)/(?=\d))*",
    re.IGNORECASE,
)
# Whose work is summed up holds the conference; what somebody has issued ("… thực hiện Nghị quyết của …") is not his.
_SUMMING_UP = ("sơ kết", "tổng kết", "giao ban", "đánh giá", "kiểm điểm")
_WORK_OF = re.compile(
    r"(?: (?!nghị quyết|quyết định|chỉ thị|kết luận|quy định|luật|kế hoạch|chương trình|ý kiến|nghị định"
    r"|thông tư|đề án)"
    r"[\w/-]+){1,20} của ",
    re.IGNORECASE,
)
# "Tại phiên họp chiều 15/5, Ban Thường vụ … đã": whoever acts at a sitting sits.
_AT_ITS_SITTING = re.compile(
    r"(?:[ ,]|lần|thứ|(?:[IVXL]+|\d+|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)|thường kỳ|toàn thể|bất thường"
    r"|tháng|ngày|sáng|chiều|tối|nay|qua|(?<=\d)[/.-](?=\d)|này|vừa qua)*, "
)
_OPENS_AT = re.compile(r"^(?:tại|trong|ở) $", re.IGNORECASE)
# Events that persons hold: who chairs the welcome of a guest does it for no body of his.
_OF_PERSONS = frozenset({"lễ đón", "hội đàm", "hội kiến", "buổi tiếp", "cuộc gặp"})
_SITTINGS = frozenset({"phiên họp", "kỳ họp"})
_OF_A_BODY = frozenset({"hội nghị", "phiên họp", "kỳ họp", "họp báo", "đại hội"})


@dataclass(frozen=True)
class Organiser:
    """The organiser's full name, the mention that named it (if one did), the rule, and who held it together with it."""

    name: str
    rule: str
    body: OrganisationMention | None = None
    others: tuple[str, ...] = ()

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
    if body and (delegation := _delegation(telling, body, sentences)):
        return Organiser(delegation, "delegation before the verb", body)
    if body:
        return Organiser(body.name, "body before the verb of holding", body, _with_it(telling, body, here))
    if body := _at_its_sitting(event, here):
        return Organiser(body.name, "body that acts at its sitting", body)
    if place is not None and (body := _party_organisation(telling, here, place)):
        return Organiser(_committee(body.name), "Party organisation in which it was held", body)
    if again := _told_again(event, sentences, bodies, beside):
        return again
    for sentence in sentences:
        if sentence.kind == TITLE and (body := _before_verb(sentence, _within(sentence, bodies), beside, None, True)):
            return Organiser(body.name, "body that opens the headline", body)
    if name := body_of_opener(sentences, people):
        return Organiser(name, "body of who opened it", _mention_of(name, bodies))
    name = "" if event.kind in _OF_PERSONS else body_of_chair(chairs, people)
    return Organiser(name, "body of who chaired", _mention_of(name, bodies)) if name else None


def _told_again(
    event: MainEvent, sentences: Sequence[Sentence], bodies: list[OrganisationMention], places: list[PlaceMention]
) -> Organiser | None:
    """Who holds the event where it is told once more, behind the lead: "Sáng 6/6, HĐND thành phố … tổ chức …"."""
    for sentence in sentences[:MOST_SENTENCES]:
        position = sentence.lower.find(event.kind)
        if (
            sentence.kind == TITLE
            or sentence is event.sentence
            or not HOLDING.search(sentence.words[: max(0, position)])
        ):
            continue
        here = _within(sentence, bodies)
        if body := _before_verb(sentence, here, places, position + sentence.span.start, False):
            return Organiser(body.name, "body before the verb of holding", body, _with_it(sentence, body, here))
    return None


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
            if _ITS_HOUSE.search(before) or _NOT_ITSELF.search(before) or before.lower().rstrip().endswith(_posts()):
                continue
            led = _LED.match(sentence.words, end)
            between = _without(sentence.words, led.end() if led and led.end() <= verb else end, verb, taken)
            between = _WITH_OTHERS.sub("", between)
            if len(between) <= LONGEST_BETWEEN and _BETWEEN.fullmatch(between):
                return body
    return None


@cache
def _posts() -> tuple[str, ...]:
    """What makes the body behind it somebody's office: "Bí thư Thành ủy đã có buổi gặp gỡ"."""
    return tuple(post for post in table("posts") if not post.endswith("thường trực"))


def _with_it(sentence: Sentence, first: OrganisationMention, bodies: list[OrganisationMention]) -> tuple[str, ...]:
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


def _delegation(sentence: Sentence, body: OrganisationMention, sentences: Sequence[Sentence]) -> str:
    """The delegation that acts for the body, with its number if the text gives it; "" where the body acts itself."""
    begin = body.span.start - sentence.span.start
    match = _DELEGATION.search(sentence.words[max(0, begin - _DELEGATION_WINDOW) : begin])
    if not match:
        return ""
    kind = match[1].removesuffix(" của")
    numbered = re.compile(rf"{kind} số \d{{1,4}} (?:của )?(?={re.escape(body.text)})", re.IGNORECASE)
    found = next((hit for other in sentences if (hit := numbered.search(other.words))), None)
    return f"Đ{(found[0].strip() if found else match[1])[1:]} {body.name}"


def _at_its_sitting(event: MainEvent, bodies: list[OrganisationMention]) -> OrganisationMention | None:
    """The body that follows "Tại phiên họp chiều 15/5, "."""
    mention = event.mention
    if mention.family not in _SITTINGS or not _OPENS_AT.match(mention.sentence.before(mention.span.start)):
        return None
    words = mention.sentence.after(mention.span.end)
    behind = (body for body in bodies if body.span.start >= mention.span.end)
    body = next(behind, None)
    return body if body and _AT_ITS_SITTING.fullmatch(words[: body.span.start - mention.span.end]) else None


def _without(words: str, begin: int, end: int, taken: list[Span]) -> str:
    """The words from ``begin`` to ``end`` without the spans that lie among them."""
    kept, position = "", begin
    for span in sorted(taken):
        if span.start >= position and span.end <= end:
            kept += words[position : span.start]
            position = span.end
    return kept + words[position:end]


def _behind_noun(event: MainEvent, bodies: list[OrganisationMention]) -> OrganisationMention | None:
    """The body whose meeting it is by its noun: "Kỳ họp thứ 15 của Ủy ban Kiểm tra …", "Hội nghị sơ kết công tác … của
    Bộ Công an"."""
    mention = event.mention
    if mention.verbal:
        return None
    words = mention.sentence.after(mention.span.end)
    body = next((body for body in _within(mention.sentence, bodies) if body.span.start >= mention.span.end), None)
    if body is None:
        return None
    between = words[: body.span.start - mention.span.end]
    summed_up = mention.kind.endswith(_SUMMING_UP) and _WORK_OF.fullmatch(between)
    return body if summed_up or (len(between) <= LONGEST_ORDINAL and _OF_WHOM.fullmatch(between)) else None


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


def _mention_of(name: str, bodies: list[OrganisationMention]) -> OrganisationMention | None:
    return next((body for body in bodies if body.name == name), None)


def _committee(name: str) -> str:
    """The committee of a Party organisation: Đảng bộ X → Đảng ủy X."""
    return re.sub(r"^Đảng bộ(?= )", "Đảng ủy", name)
