"""Who held the meeting: the body before "tổ chức" or behind "do", whose Party organisation it was, or who opened it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.extraction.event_visits import FAMILY as VISIT
from archive.extraction.event_words import HOLDING
from archive.extraction.main_event import MainEvent
from archive.extraction.organiser_before_verb import bodies_with_it, bodies_within, body_before_verb
from archive.extraction.organiser_by_people import body_of_chair, body_of_opener
from archive.extraction.organiser_by_position import organiser_by_position
from archive.extraction.record import TITLE, OrganisationMention, PersonMention, PlaceMention
from archive.extraction.sentences import Sentence

# A delegation that acts for the body behind it: "đoàn kiểm tra số 4 của Ban Thường vụ …".
_DELEGATION = re.compile(
    r"(?<!\w)(đoàn (?:(?:công tác|kiểm tra|giám sát|khảo sát)(?: số \d{1,4})?(?: của)?|đại biểu(?: cấp cao)? của)) $",
    re.IGNORECASE,
)
_DELEGATION_WINDOW = 40
# Sentences in which an event is told again.
MOST_SENTENCES = 8
# Characters of a sentence within which the day stands that opens it.
OPENING = 24
_DAY_OF_MONTH = re.compile(r"(?<!\d)0?(\d{1,2})[/.-]0?(\d{1,2})(?!\d)")
_HELD_THERE = re.compile(
    r"(?<!\w)tổ chức(?= (?:lễ|hội|buổi|cuộc|gặp|họp|chương trình|đại hội|trao|tôn vinh|tọa đàm|lớp)(?!\w))",
    re.IGNORECASE,
)
_INSPECTION = re.compile(r"quyết định[^.;:]{0,30} (?:kiểm tra|giám sát|thanh tra)(?!\w)")
_ON_A_BILL = re.compile(r"(?<!\w)dự (?:thảo|án) (?:luật|bộ luật|pháp lệnh)(?!\w)")
# Characters of "lần thứ mười lăm nhiệm kỳ …" between an event and whose it is.
LONGEST_ORDINAL = 60
_HELD_BY = re.compile(r"(?<!\w)(?:do|được) $")
_BY_WHOM_BEHIND = re.compile(
    r"(?:[^.;:]|(?<=TP)\.|(?<=Tp)\.){0,120}?(?<!\w)(?:tổ chức|chủ trì|đăng cai|triệu tập)(?!\w)", re.IGNORECASE
)
_WITHIN = re.compile(r"(?<!\w)(?:trong|toàn|của|cho|thuộc)(?: toàn)? $", re.IGNORECASE)
# "Hội nghị lần thứ năm Ban Chấp hành …", "họp báo thường kỳ Bộ …", "phiên họp tháng 5 của Chính phủ".
_OF_WHOM = re.compile(
    r"(?:[ ,]|lần|thứ|(?:[IVXL]+|\d+|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)|thường kỳ|thường niên|định kỳ"
    r"|toàn thể|bất thường|mở rộng|đại biểu|kỳ họp|tại tổ|tổ|của|tháng|quý|(?<=\d)/(?=\d))*",
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
    r"(?:[ ,]|kỳ họp|lần|thứ|(?:[IVXL]+|\d+|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)|thường kỳ|toàn thể"
    r"|bất thường|tháng|ngày|sáng|chiều|tối|nay|qua|(?<=\d)[/.-](?=\d)|này|vừa qua)*, "
)
_OPENS_AT = re.compile(r"^(?:tại|trong|ở) $", re.IGNORECASE)
# Events that persons hold: who chairs the welcome of a guest does it for no body of his.
_OF_PERSONS = frozenset({"lễ đón", "hội đàm", "hội kiến", "buổi tiếp", "cuộc gặp"})
_OFFICES = frozenset({"Thủ tướng Chính phủ", "Chủ tịch nước"})
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
    organisations: Sequence[OrganisationMention],
    places: Iterable[PlaceMention],
    people: Sequence[PersonMention],
    chairs: Sequence[str],
) -> Organiser | None:
    """The body that held the meeting, or None where the text does not lead to one."""
    if event.mention.family == VISIT:
        return None
    titles = [title.span for person in people for title in person.titles if title.span]
    # "Thứ trưởng Bộ Quốc phòng, đã có cuộc gặp": the body in a title acts through a person.
    bodies = [body for body in organisations if body.complete and not any(span.overlaps(body.span) for span in titles)]
    beside = list(places)
    return (
        _in_telling(event, sentences, bodies, beside)
        or _told_again(event, sentences, bodies, beside)
        or _inspecting(event, sentences, organisations)
        or _debating(event, organisations)
        or _by_position(event)
        or _in_headline(sentences, bodies, beside)
        or _by_people(event, sentences, people, chairs, bodies)
    )


def _place(event: MainEvent) -> int | None:
    """Where the sentence that tells of the event names it; None where that has it not."""
    return event.mention.span.start if event.mention.sentence is event.sentence else None


def _in_telling(
    event: MainEvent, sentences: Sequence[Sentence], bodies: list[OrganisationMention], places: list[PlaceMention]
) -> Organiser | None:
    """Who holds the event by the sentence that tells of it."""
    telling, place = event.sentence, _place(event)
    # "Chủ tịch nước có cuộc gặp": an office is named like a body where no name follows, but a person acts.
    here = [body for body in bodies_within(telling, bodies) if body.name not in _OFFICES]
    body = body_before_verb(telling, here, places, place, event.mention.verbal) or _behind_do(telling, here)
    of_a_body = event.mention.family in _OF_A_BODY or event.kind.endswith(("khai mạc", "bế mạc"))
    if body is None and of_a_body and (body := _behind_noun(event, bodies)):
        return Organiser(_committee(body.name), "body behind the noun of the event", body)
    if body and (delegation := _delegation(telling, body, sentences)):
        return Organiser(delegation, "delegation before the verb", body)
    if body:
        return Organiser(body.name, "body before the verb of holding", body, bodies_with_it(telling, body, here))
    if body := _at_its_sitting(event, here):
        return Organiser(body.name, "body that acts at its sitting", body)
    if place is not None and (body := _party_organisation(telling, here, place)):
        return Organiser(_committee(body.name), "Party organisation in which it was held", body)
    return None


def _by_position(event: MainEvent) -> Organiser | None:
    place = _place(event)
    name = organiser_by_position(event.sentence, place - event.sentence.span.start if place is not None else None)
    return Organiser(name, "name before the verb of holding") if name else None


def _in_headline(
    sentences: Sequence[Sentence], bodies: list[OrganisationMention], places: list[PlaceMention]
) -> Organiser | None:
    for sentence in sentences:
        named = bodies_within(sentence, bodies) if sentence.kind == TITLE else []
        here = [body for body in named if body.name not in _OFFICES]
        if here and (body := body_before_verb(sentence, here, places, None, True)):
            return Organiser(body.name, "body that opens the headline", body)
    return None


def _by_people(
    event: MainEvent,
    sentences: Sequence[Sentence],
    people: Sequence[PersonMention],
    chairs: Sequence[str],
    bodies: list[OrganisationMention],
) -> Organiser | None:
    """The body of whoever opened the event or chaired it."""
    if name := body_of_opener(sentences, people):
        return Organiser(name, "body of who opened it", _mention_of(name, bodies))
    name = "" if event.kind in _OF_PERSONS else body_of_chair(chairs, people)
    return Organiser(name, "body of who chaired", _mention_of(name, bodies)) if name else None


def _inspecting(
    event: MainEvent, sentences: Sequence[Sentence], bodies: Sequence[OrganisationMention]
) -> Organiser | None:
    """The delegation that tells whom it has come to inspect: "… Trưởng Đoàn kiểm tra số 471 của Bộ Chính trị, đã dự
    hội nghị công bố quyết định kiểm tra"."""
    if "công bố quyết định" not in event.kind or not _INSPECTION.search(event.sentence.lower):
        return None
    for body in bodies_within(event.sentence, list(bodies)):
        if delegation := _delegation(event.sentence, body, sentences):
            return Organiser(f"Đ{delegation[1:]}", "delegation that inspects", body)
    return None


def _debating(event: MainEvent, bodies: Sequence[OrganisationMention]) -> Organiser | None:
    """The one assembly that debates bills ("phiên thảo luận ở tổ về dự thảo Luật …"), or the only one of the text that
    questions somebody ("phiên chất vấn")."""
    debates = event.kind.startswith("phiên thảo luận") and _ON_A_BILL.search(event.sentence.lower)
    questions = event.kind.startswith("phiên chất vấn") and not any(
        body.name.startswith("Hội đồng nhân dân") for body in bodies
    )
    body = _mention_of("Quốc hội", bodies) if debates or questions else None
    return Organiser(body.name, "assembly that debates", body) if body else None


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
        here = bodies_within(sentence, bodies)
        if body := body_before_verb(sentence, here, places, position + sentence.span.start, False):
            return Organiser(body.name, "body before the verb of holding", body, bodies_with_it(sentence, body, here))
    day = _DAY_OF_MONTH.search(event.sentence.words)
    for sentence in sentences[:MOST_SENTENCES]:
        opened = _DAY_OF_MONTH.search(sentence.words[:OPENING])
        same_day = day and opened and opened.groups() == day.groups() and sentence.kind != TITLE
        if not same_day or sentence is event.sentence:
            continue
        # "… tại lễ tôn vinh chiều 10/2. Chiều 10/2, Thành ủy … đã tổ chức gặp mặt và tôn vinh …"
        here, held = bodies_within(sentence, bodies), _HELD_THERE.search(sentence.words)
        place = held and sentence.span.start + held.end()
        if held and (body := body_before_verb(sentence, here, places, place, False)):
            return Organiser(body.name, "body before the verb of holding", body, bodies_with_it(sentence, body, here))
    return None


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


def _behind_noun(event: MainEvent, bodies: list[OrganisationMention]) -> OrganisationMention | None:
    """The body whose meeting it is by its noun: "Kỳ họp thứ 15 của Ủy ban Kiểm tra …", "Hội nghị sơ kết công tác … của
    Bộ Công an"."""
    mention = event.mention
    if mention.verbal:
        return None
    words = mention.sentence.after(mention.span.end)
    body = next((body for body in bodies_within(mention.sentence, bodies) if body.span.start >= mention.span.end), None)
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


def _mention_of(name: str, bodies: Sequence[OrganisationMention]) -> OrganisationMention | None:
    return next((body for body in bodies if body.name == name), None)


def _committee(name: str) -> str:
    """The committee of a Party organisation: Đảng bộ X → Đảng ủy X."""
    return re.sub(r"^Đảng bộ(?= )", "Đảng ủy", name)
