"""Where a meeting took place: as written, or where the text does not say, the host's province."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from archive.extraction.event_visits import FAMILY as VISIT
from archive.extraction.main_event import MainEvent
from archive.extraction.record import TITLE, OrganisationMention, PlaceMention
from archive.extraction.sentences import Sentence
from archive.extraction.written_places import written_places
from archive.text import Span
from archive.text.letters import CAPITAL

# Sentences behind the one that tells of the event, in which "được tổ chức tại …" may follow.
NEXT_SENTENCES = 6

# Whither a visit leads: "đã đến thủ đô Viêng Chăn, bắt đầu chuyến thăm".
_NAMES = rf"[{CAPITAL}][\w-]*(?: [{CAPITAL}][\w-]*){{0,3}}"
_REACHED = re.compile(rf"(?:đến|tới|tại|thăm|,) ((?:[Tt]hủ đô|[Tt]hành phố|[Tt]ỉnh|TP\.?) {_NAMES})")
# Events at which somebody comes to somebody.
_VISITS = frozenset({"buổi làm việc", "tiếp xúc cử tri", "buổi gặp mặt", "đối thoại", "buổi kiểm tra"})
_SITTINGS = ("phiên", "kỳ họp")
_WITH = re.compile(
    r"(?:[ ,]|với|của|tại|giữa|lãnh đạo|cán bộ|chủ chốt|cử tri|đại diện|tập thể|cấp ủy|chính quyền|người dân|nhân dân"
    r"|các|và|quận|huyện|tỉnh|ban thường vụ|thường trực|mặt)*",
    re.IGNORECASE,
)
_LOCAL_KINDS = frozenset(
    {"local Party committee", "local State body", "quận", "huyện", "thị xã", "xã", "phường", "thị trấn"}
    | {"thành phố thuộc tỉnh"}
)
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
    titles: Sequence[Span] = (),
) -> tuple[str, ...]:
    """The places as written (an address is one), or the host's province; empty where nothing says.

    ``titles`` are the spans of people's offices: at the sitting of an assembly somebody of a province is no host.
    """
    if event.mention.family == VISIT:
        reached = _REACHED.search(event.sentence.words)
        return (reached[1],) if reached else ()
    placed = list(places)
    written = _in_telling(event, placed)
    for sentence in sentences:
        if written or sentence.order > event.sentence.order + NEXT_SENTENCES:
            break
        if sentence.kind != TITLE and _names_event(sentence, event):
            written = written_places(sentence, placed, held=True, family=event.mention.family)
    if written:
        return written
    bodies = list(organisations)
    if event.kind.startswith(_SITTINGS):
        bodies = [body for body in bodies if not any(title.overlaps(body.span) for title in titles)]
        placed = [place for place in placed if not any(title.overlaps(place.span) for title in titles)]
    host = (
        _visited(event, placed, bodies)
        or _constituency(event, placed)
        or _host(sentences, placed, bodies, organiser)
        or (not organiser and _of_who_met(event, placed, _without_ranks(bodies, titles)))
    )
    return (host,) if host else ()


def _visited(event: MainEvent, places: list[PlaceMention], organisations: list[OrganisationMention]) -> str:
    """The province of the body or the place that is visited: "đến làm việc với Ban Thường vụ Tỉnh ủy …".

    Of a district or a commune the text often does not say the province; then it is that of the sentence, where all in
    it is of one province: "Bí thư Thành ủy … làm việc với Quận ủy …".
    """
    sentence, named_at = event.sentence, _end_of_noun(event)
    if event.mention.family not in _VISITS or named_at is None:
        return ""
    here = [found for found in (*organisations, *places) if sentence.span.contains(found.span)]
    behind = sorted((found for found in here if found.span.start >= named_at), key=lambda found: found.span)
    if not behind or not _WITH.fullmatch(
        sentence.words[named_at - sentence.span.start : behind[0].span.start - sentence.span.start]
    ):
        return ""
    visited = behind[0]
    if visited.province or visited.kind not in _LOCAL_KINDS:
        return visited.province
    # "Cử tri của TP Cao Lãnh (tỉnh Đồng Tháp)": what stands behind it says it better than who came.
    for found in (behind, here):
        if len(named := {body.province for body in found} - {""}) == 1:
            return named.pop()
    return ""


def _end_of_noun(event: MainEvent) -> int | None:
    """Where the event's noun ends in the sentence that tells of it; None where that has it not."""
    if event.mention.sentence is event.sentence:
        return event.mention.span.end
    begin = event.sentence.lower.find(event.kind)
    return event.sentence.span.start + begin + len(event.kind) if begin >= 0 else None


def _constituency(event: MainEvent, places: list[PlaceMention]) -> str:
    """The one province of those places from which voters came: "… đã tiếp xúc cử tri các quận … TP. Hà Nội"."""
    if event.mention.family != "tiếp xúc cử tri":
        return ""
    named = {place.province for place in places if event.sentence.span.contains(place.span)} - {""}
    return named.pop() if len(named) == 1 else ""


def _in_telling(event: MainEvent, places: list[PlaceMention]) -> tuple[str, ...]:
    """The places in the sentence that tells of the event: before its name, or behind it in the same breath."""
    sentence, mention = event.sentence, event.mention
    if mention.sentence is not sentence:
        return written_places(sentence, places)
    begin, end = (at - sentence.span.start for at in mention.span)
    stop = sentence.words.find(",", end)
    return (
        written_places(sentence, places, upto=begin)
        or written_places(sentence, places, since=end, upto=stop if stop >= 0 else None)
        or written_places(sentence, places, since=end, held=not mention.verbal)
    )


def _names_event(sentence: Sentence, event: MainEvent) -> bool:
    return event.mention.family in sentence.lower or event.mention.kind.split(" ")[0] in sentence.lower.split(" ", 4)


# Bodies of the centre: where one of them takes part, the meeting may have been held there.
_CENTRAL = frozenset(
    {"ministry", "ministry-level agency", "government agency", "department", "Party group"}
    | {"central State body", "central Party body", "central committee"}
)


_OF_RANK = frozenset({"Bộ Chính trị", "Ban Chấp hành Trung ương", "Ban Chấp hành Trung ương Đảng"})


def _without_ranks(bodies: list[OrganisationMention], titles: Sequence[Span]) -> list[OrganisationMention]:
    """The bodies but those in somebody's rank: a member of the Politburo who is secretary of a province acts there."""
    return [
        body for body in bodies if body.name not in _OF_RANK or not any(title.contains(body.span) for title in titles)
    ]


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
    if organiser is not None and organiser.kind in _LOCAL_KINDS:
        # "Quận ủy Quận 1 đã tổ chức …": of a district the text often says the province elsewhere.
        named = {found.province for found in (*places, *organisations)} - {""}
        if len(named) == 1:
            return named.pop()
    for sentence in sentences:
        if not _HOST.search(sentence.words):
            continue
        named = [place.province for place in places if sentence.span.contains(place.span) and place.province]
        named += [body.province for body in organisations if sentence.span.contains(body.span) and body.province]
        if len(set(named)) == 1:
            return named[0]
    return ""
