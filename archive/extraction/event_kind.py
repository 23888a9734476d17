"""What a text calls the event that it reports: "hội nghị sơ kết", "cuộc gặp mặt", "họp"."""

from __future__ import annotations

from collections import Counter

from archive.extraction.event_words import leads_back
from archive.extraction.events import EventMention
from archive.extraction.record import TITLE


def kind_of(mention: EventMention, mentions: list[EventMention]) -> str:
    """The kind of the event that is named best by ``mention``; ``mentions`` are all nouns of events in the text."""
    return _plain(_kind(mention, mentions))


def _plain(kind: str) -> str:
    """ "buổi lễ trao" is a "lễ trao"."""
    return kind.removeprefix("buổi ") if kind.startswith("buổi lễ ") else kind


def _kind(mention: EventMention, mentions: list[EventMention]) -> str:
    """The kind as the text calls it: that of the mention, or of a place that says more of the same event."""
    if mention.qualified and not mention.verbal:
        return mention.kind
    fuller = [
        other
        for other in mentions
        if other.family == mention.family and (other.qualified or other.kind.startswith(f"{mention.kind} "))
    ]
    in_title = [other for other in fuller if other.sentence.kind == TITLE]
    if in_title:
        return in_title[0].kind
    if mention.verbal:
        return _noun_for(mention, mentions)
    counted = Counter(other.kind for other in fuller)
    first = {kind: position for position, kind in reversed(list(enumerate(other.kind for other in fuller)))}
    return max(counted, key=lambda kind: (counted[kind], -first[kind])) if counted else mention.kind


def _noun_for(verb: EventMention, mentions: list[EventMention]) -> str:
    """What the text calls an event that a verb reports: the noun that leads back to it most often ("Tại cuộc gặp mặt,
    …"), the first of those; else the kind that the verb makes it."""
    nouns = [
        other.kind
        for other in mentions
        if other.family == verb.family and not _says_less(other.kind, verb.kind) and leads_back(other)
    ]
    return Counter(nouns).most_common(1)[0][0] if nouns else verb.kind


def _says_less(noun: str, kind: str) -> bool:
    """Whether a noun is a short form of a kind: "buổi tiếp xúc" of "tiếp xúc cử tri", "buổi lễ" of "lễ tuyên dương"."""
    core = noun.removeprefix("buổi ").removeprefix("cuộc ")
    return core != kind and f"{kind} ".startswith(f"{core} ")
