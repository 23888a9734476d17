"""What a text calls the event that it reports: "hội nghị sơ kết", "cuộc gặp mặt", "họp"."""

from __future__ import annotations

import re
from collections import Counter

from archive.extraction.event_words import is_ahead, leads_back, of_another_day
from archive.extraction.events import EventMention
from archive.extraction.record import TITLE

# Sentences of a page that tell of its event, and not of others.
EARLY = 8
# "Hội nghị lần thứ 10 Thành ủy", "hội nghị triển khai quyết định …" are named in full: another conference is another.
_IN_FULL = re.compile(
    r" (?:(?:lần thứ|lần|thứ|trung ương) \w|(?:triển khai|lấy ý kiến|giới thiệu|đánh giá|góp ý)(?!\w))", re.IGNORECASE
)
_DAY_BEHIND = re.compile(r"[^,.;]{0,80}? (\d{1,2}[/.-]\d{1,2})(?!\d)")
# "… đã đến kiểm tra …. Phát biểu tại buổi làm việc": whoever inspects sits down with those whom he inspected.
_AFTER_IT = {"buổi kiểm tra": "buổi làm việc"}


def kind_of(mention: EventMention, mentions: list[EventMention]) -> str:
    """The kind of the event that is named best by ``mention``; ``mentions`` are all nouns of events in the text."""
    return _plain(_kind(mention, mentions))


def _plain(kind: str) -> str:
    """ "buổi lễ trao" is a "lễ trao"."""
    return kind.removeprefix("buổi ") if kind.startswith("buổi lễ ") else kind


def _kind(mention: EventMention, mentions: list[EventMention]) -> str:
    """The kind as the text calls it: that of the mention, or of a place that says more of the same event."""
    if not mention.verbal and (mention.qualified or _IN_FULL.match(mention.sentence.after(mention.span.end))):
        return mention.kind
    fuller = [
        other
        for other in mentions
        if other.family == mention.family
        and (other.qualified or other.kind.startswith(f"{mention.kind} "))
        and _of_the_same(other)
        and not _has_its_own_day(other, mention)
    ]
    in_title = [other for other in fuller if other.sentence.kind == TITLE]
    if in_title:
        return in_title[0].kind
    if mention.verbal:
        return _noun_for(mention, mentions)
    counted = Counter(other.kind for other in fuller)
    first = {kind: position for position, kind in reversed(list(enumerate(other.kind for other in fuller)))}
    return max(counted, key=lambda kind: (counted[kind], -first[kind])) if counted else mention.kind


def _of_the_same(other: EventMention) -> bool:
    """Whether a noun can name the event in full: not one to come, or of which the text tells only on the way."""
    if other.sentence.kind == TITLE or other.sentence.order <= EARLY or leads_back(other):
        return not is_ahead(other.sentence.before(other.span.start)) and not of_another_day(other)
    return False


def _has_its_own_day(other: EventMention, mention: EventMention) -> bool:
    """Whether a noun bears a day that the sentence of the event does not give: "Tại hội nghị công bố quyết định … sáng
    9/5, …" in a report of the 21st of June."""
    day = _DAY_BEHIND.match(other.sentence.after(other.span.end))
    return other.sentence.order > EARLY and day is not None and day[1] not in mention.sentence.words


def _noun_for(verb: EventMention, mentions: list[EventMention]) -> str:
    """What the text calls an event that a verb reports: the noun that leads back to it most often ("Tại cuộc gặp mặt,
    …"), the first of those; else the kind that the verb makes it."""
    families = {verb.family, _AFTER_IT.get(verb.family)}
    others = [other for other in mentions if other.family in families and not _says_less(other.kind, verb.kind)]
    # "Thực hiện chương trình của phiên họp thứ 10, Ủy ban … đã xem xét": the sentence of the verb says what it was.
    beside = [other.kind for other in others if verb.sitting and other.sentence is verb.sentence]
    if beside:
        return beside[0]
    nouns = [other.kind for other in others if leads_back(other) and _of_the_same(other)]
    return Counter(nouns).most_common(1)[0][0] if nouns else verb.kind


def _says_less(noun: str, kind: str) -> bool:
    """Whether a noun is a short form of a kind: "buổi tiếp xúc" of "tiếp xúc cử tri", "buổi lễ" of "lễ tuyên dương"."""
    core = noun.removeprefix("buổi ").removeprefix("cuộc ")
    return core != kind and f"{kind} ".startswith(f"{core} ")
