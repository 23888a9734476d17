"""Where a meeting took place: as written, or where the text does not say, the host's province."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from archive.extraction.main_event import MainEvent
from archive.extraction.record import TITLE, OrganisationMention, PlaceMention
from archive.extraction.sentences import Sentence
from archive.extraction.vocabulary import lowered
from archive.text import Span
from archive.text.letters import CAPITAL

# Words: the longest name of a venue ("Trung tâm Hội nghị Công đoàn tỉnh …").
LONGEST_VENUE = 14
# Sentences behind the one that tells of the event, in which "được tổ chức tại …" may follow.
NEXT_SENTENCES = 6

_AT = re.compile(
    r"(?<!\w)(?:tại|ở) (?!điểm cầu|các điểm cầu|hội nghị|buổi|cuộc|đại hội|lễ|phiên|kỳ họp|đây)", re.IGNORECASE
)
# Events at which somebody comes to somebody.
_VISITS = frozenset({"buổi làm việc", "tiếp xúc cử tri", "buổi gặp mặt", "đối thoại", "buổi kiểm tra"})
_WITH = re.compile(
    r"(?:[ ,]|với|tại|giữa|lãnh đạo|cán bộ|chủ chốt|cử tri|đại diện|tập thể|cấp ủy|chính quyền|người dân|nhân dân|các"
    r"|và|quận|huyện|tỉnh|ban thường vụ|thường trực|mặt)*",
    re.IGNORECASE,
)
_LOCAL_KINDS = frozenset(
    {"local Party committee", "local State body", "quận", "huyện", "thị xã", "xã", "phường", "thị trấn"}
)
# Between two places of one address: "thành phố Đà Lạt, tỉnh Lâm Đồng", "quận Ba Đình (Hà Nội)".
_JOINT = re.compile(r", | ?\(|\), | - | – ")
_END_OF_VENUE = re.compile(
    r"[,;:()–]|(?<!TP)(?<!Tp)\.| - | (?:tổ chức|diễn ra|đã|với|do|dưới|khai mạc|bế mạc|long trọng|trọng thể|nhằm|để"
    r"|có|và|theo|từ|vào|trong|đồng chí|ông|bà|kết nối|trực tiếp|trực tuyến|ngày|sáng|chiều|tối)(?!\w)",
    re.IGNORECASE,
)
# "Bệnh viện này" names nothing.
_POINTING = re.compile(r" (?:này|đó|ấy|trên|nói trên)$", re.IGNORECASE)
# Venues that need a name: every house has a "hội trường".
_NAMELESS = frozenset(
    {"hội trường", "trụ sở", "phòng họp", "trung tâm", "bệnh viện", "công viên", "văn phòng", "trường"}
)
# Between a verb of holding and its place another event: "đang họp Hội nghị Trung ương tại Hà Nội".
_OTHER_EVENT = re.compile(
    r"(?:diễn ra|tổ chức|khai mạc|họp) (?:\w+ )?(hội nghị|đại hội|kỳ họp|phiên họp|lễ(?! hội)|hội thảo|diễn đàn)(?!\w)"
    r"[^.;]*$",
    re.IGNORECASE,
)
_HELD_AT = re.compile(r"(?:diễn ra|tổ chức|khai mạc|họp|được tổ chức)[^.;]{0,60}?(?<!\w)(?:tại|ở) $", re.IGNORECASE)
# Sentences in which the host speaks or is named.
_HOST = re.compile(
    r"^(?:về phía|phía|đại diện) (?:lãnh đạo )?(?:địa phương|tỉnh|thành phố|đơn vị đăng cai|chủ nhà)"
    r"|phát biểu chào mừng|chào mừng các đại biểu|thay mặt (?:lãnh đạo )?(?:tỉnh|địa phương|đơn vị đăng cai)|đăng cai",
    re.IGNORECASE,
)


def places_of_meeting(
    event: MainEvent,
    sentences: Sequence[Sentence],
    places: Iterable[PlaceMention],
    organisations: Iterable[OrganisationMention],
    organiser: OrganisationMention | None,
) -> tuple[str, ...]:
    """The places as written (an address is one), or the host's province; empty where nothing says."""
    placed = list(places)
    written = _in_telling(event, placed)
    for sentence in sentences:
        if written or sentence.order > event.sentence.order + NEXT_SENTENCES:
            break
        if sentence.kind != TITLE and _names_event(sentence, event):
            written = _in_sentence(sentence, placed, held=True, family=event.mention.family)
    if written:
        return (written,)
    bodies = list(organisations)
    host = (
        _visited(event, placed, bodies)
        or _host(sentences, placed, bodies, organiser)
        or (not organiser and _of_who_met(event, placed, bodies))
    )
    return (host,) if host else ()


def _visited(event: MainEvent, places: list[PlaceMention], organisations: list[OrganisationMention]) -> str:
    """The province of the body or the place that is visited: "đến làm việc với Ban Thường vụ Tỉnh ủy …".

    Of a district or a commune the text often does not say the province; then it is that of the sentence, where all in
    it is of one province: "Bí thư Thành ủy … làm việc với Quận ủy …".
    """
    sentence, mention = event.sentence, event.mention
    if mention.family not in _VISITS or mention.sentence is not sentence:
        return ""
    here = [found for found in (*organisations, *places) if sentence.span.contains(found.span)]
    behind = sorted((found for found in here if found.span.start >= mention.span.end), key=lambda found: found.span)
    if not behind or not _WITH.fullmatch(
        sentence.words[mention.span.end - sentence.span.start : behind[0].span.start - sentence.span.start]
    ):
        return ""
    visited = behind[0]
    named = {found.province for found in here if found.province}
    local = visited.kind in _LOCAL_KINDS
    return visited.province or (named.pop() if local and len(named) == 1 else "")


def _in_telling(event: MainEvent, places: list[PlaceMention]) -> str:
    """The place in the sentence that tells of the event: before its name, or behind it in the same breath."""
    sentence, mention = event.sentence, event.mention
    if mention.sentence is not sentence:
        return _in_sentence(sentence, places)
    begin, end = (at - sentence.span.start for at in mention.span)
    stop = sentence.words.find(",", end)
    return (
        _in_sentence(sentence, places, upto=begin)
        or _in_sentence(sentence, places, since=end, upto=stop if stop >= 0 else None)
        or _in_sentence(sentence, places, since=end, held=True)
    )


def _names_event(sentence: Sentence, event: MainEvent) -> bool:
    return event.mention.family in sentence.lower or event.mention.kind.split(" ")[0] in sentence.lower.split(" ", 4)


def _in_sentence(
    sentence: Sentence,
    places: list[PlaceMention],
    since: int = 0,
    upto: int | None = None,
    held: bool = False,
    family: str = "",
) -> str:
    """What stands behind the first "tại" of a stretch that leads to a place or a venue, up to its province.

    ``held``: only behind a verb of holding ("diễn ra tại …"), of an event of the ``family`` where one is given.
    """
    for match in _AT.finditer(sentence.words, since, len(sentence.words) if upto is None else upto):
        if held and not _HELD_AT.search(sentence.words[: match.end()]):
            continue
        other = _OTHER_EVENT.search(sentence.lower[max(0, match.start() - 80) : match.start()]) if family else None
        if other and other[1] != family:
            continue
        begin = match.end()
        end = _address(sentence, begin, places)
        if end is None:
            end = _unlisted(sentence, begin, places) or _venue(sentence.words, begin)
            if end is None:
                continue
            further = _JOINT.match(sentence.words, end)
            if further:
                end = _address(sentence, further.end(), places) or end
        words = sentence.words[begin:end].strip()
        if words.count("(") > words.count(")") and sentence.words.startswith(")", end):
            words += ")"
        return words
    return ""


def _address(sentence: Sentence, begin: int, places: list[PlaceMention]) -> int | None:
    """Where the places end that stand one behind the other from here on; None where none stands here."""
    end = None
    position = begin
    while True:
        start = sentence.span.start + position
        place = next((place for place in places if place.span.start == start), None)
        if place is None:
            return end
        end = place.span.end - sentence.span.start
        joint = _JOINT.match(sentence.words, end)
        if not joint:
            return end
        position = joint.end()


# A name that no list has, before the province it lies in: "Mộc Châu, Sơn La".
_NAME = re.compile(rf"[{CAPITAL}][^\W\d_]*(?: [{CAPITAL}][^\W\d_]*){{0,3}}")


def _unlisted(sentence: Sentence, begin: int, places: list[PlaceMention]) -> int | None:
    name = _NAME.match(sentence.words, begin)
    joint = _JOINT.match(sentence.words, name.end()) if name else None
    return _address(sentence, joint.end(), places) if joint else None


def _venue(words: str, begin: int) -> int | None:
    """Where the name of a venue ends that stands here: "Trung tâm Hội nghị Quốc gia", "trụ sở Bộ Nội vụ"."""
    head = words[begin : begin + 60].lower()
    if not any(head.startswith(name) and not head[len(name) : len(name) + 1].isalnum() for name in lowered("venues")):
        return None
    match = _END_OF_VENUE.search(words, begin)
    end = match.start() if match else len(words)
    if _POINTING.search(words[begin:end]) or words[begin:end].strip().lower() in _NAMELESS:
        return None
    return end if len(words[begin:end].split()) <= LONGEST_VENUE else None


# Bodies of the centre: where one of them takes part, the meeting may have been held there.
_CENTRAL = frozenset(
    {"ministry", "ministry-level agency", "government agency", "department", "Party group"}
    | {"central State body", "central Party body", "central committee"}
)


def _of_who_met(event: MainEvent, places: list[PlaceMention], organisations: list[OrganisationMention]) -> str:
    """The one province of those who met: of the bodies in the sentence that tells of the event, and of the places
    before its name, which say whose they are ("Ban Chỉ đạo … tỉnh Phú Thọ tổ chức hội nghị")."""
    telling = event.sentence.span
    bodies = [body for body in organisations if telling.contains(body.span)]
    if any(body.kind in _CENTRAL or body.parent for body in bodies if not body.province):
        return ""
    before = Span(telling.start, max(telling.start, min(event.mention.span.start, telling.end)))
    named = {place.province for place in places if before.contains(place.span)} | {body.province for body in bodies}
    named.discard("")
    return named.pop() if len(named) == 1 else ""


def _host(
    sentences: Sequence[Sentence],
    places: list[PlaceMention],
    organisations: list[OrganisationMention],
    organiser: OrganisationMention | None,
) -> str:
    """The province of the organiser, or of the host that welcomes or is named as the local side."""
    if organiser is not None and organiser.province:
        return organiser.province
    for sentence in sentences:
        if not _HOST.search(sentence.words):
            continue
        named = [place.province for place in places if sentence.span.contains(place.span) and place.province]
        named += [body.province for body in organisations if sentence.span.contains(body.span) and body.province]
        if len(set(named)) == 1:
            return named[0]
    return ""
