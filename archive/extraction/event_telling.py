"""Where a text names its event best, and which of its sentences tells of it: with the day, who held it and where."""

from __future__ import annotations

import re

from archive.extraction.dating import is_outlook
from archive.extraction.event_verbs import find_event_verbs
from archive.extraction.event_words import HELD_BEHIND, HOLDING, leads_back
from archive.extraction.events import EventMention
from archive.extraction.record import TITLE
from archive.extraction.sentences import Sentence
from archive.text import Span

# Sentences of the body that count as its first, and as early; verbs are read in so many.
FIRST, EARLY_SENTENCES, READ_FOR_VERBS = 2, 6, 4
# Characters before the day that opens a sentence: "Trong ngày 5/7, …".
OPENING_DAY = 12
# A caption that no mark parts from the report.
_PICTURE = re.compile(r"(?:toàn cảnh|quang cảnh|hình ảnh)(?!\w)")
_RIGHT_AFTER = re.compile(r"ngay sau (?:lễ|đó|khi|buổi|cuộc)(?!\w)")
_AT_IT = frozenset({"Tại ", "Trong "})


def best_named(
    best: EventMention, mentions: list[EventMention], rank: dict[int, int], days: list[Span]
) -> EventMention:
    """Where the event is named best: with its day, held by somebody, with its kind in full, early.

    "Tới dự buổi lễ có …" speaks for an event as much as "Tỉnh ủy tổ chức lễ kỷ niệm …", but tells less of it.
    """
    if best.verbal:
        return best

    def tells(mention: EventMention) -> tuple:
        before, behind = mention.sentence.before(mention.span.start), mention.sentence.after(mention.span.end)
        with_day = any(mention.sentence.span.contains(day) for day in days)
        held = HOLDING.search(before[-40:]) is not None or HELD_BEHIND.match(behind) is not None
        return with_day and held, with_day, held, mention.qualified, mention is best, -mention.span.start

    early = [
        mention
        for mention in mentions
        if mention.family == best.family
        and rank.get(mention.sentence.order, EARLY_SENTENCES) < EARLY_SENTENCES
        and not is_outlook(mention.sentence.before(mention.span.start)[-60:])
    ]
    # "Sáng 22/6, Hội nghị … đã thống nhất … Trước đó, chiều 21/6, … tổ chức hội nghị": that was another.
    days_of_first = next((told for mention in early if (told := _days_in(mention.sentence, days))), set())
    early = [m for m in early if not (told := _days_in(m.sentence, days)) or told & days_of_first]
    return max([best, *early], key=tells)


def _days_in(sentence: Sentence, days: list[Span]) -> set[tuple[str, ...]]:
    """The days of a sentence by their numbers; one told from the day of writing ("sáng nay") has none."""
    words = (
        Span(*(at - sentence.span.start for at in day)).of(sentence.words)
        for day in days
        if sentence.span.contains(day)
    )
    return {tuple(number.lstrip("0") for number in re.findall(r"\d+", day)[:2]) for day in words} - {()}


def telling_sentence(
    mention: EventMention, mentions: list[EventMention], body: list[Sentence], days: list[Span]
) -> Sentence:
    """The sentence that says when and where: with a day if there is one among the first that name the event."""
    first_of_body = body[:EARLY_SENTENCES]
    if mention.sentence.before(mention.span.start) in _AT_IT:
        # "Tại buổi làm việc, ông An cho biết: Từ ngày 1/6, …": the event was told before, by its verb.
        for sentence in first_of_body[:READ_FOR_VERBS]:
            told = sentence.order < mention.sentence.order and any(sentence.span.contains(day) for day in days)
            if told and any(verb.family == mention.family for verb in find_event_verbs(sentence)):
                return sentence
    if mention.sentence.kind != TITLE and any(mention.sentence.span.contains(day) for day in days):
        return _behind_a_picture(mention.sentence, body, days) or mention.sentence
    naming = {other.sentence.order for other in mentions if other.family == mention.family}
    by_verb = [
        sentence
        for sentence in first_of_body[:FIRST]
        if any(verb.family == mention.family for verb in find_event_verbs(sentence))
    ]
    candidates = [sentence for sentence in first_of_body if sentence.order in naming] + by_verb
    if mention.verbal:  # "… đã đến nhà riêng tại phường 12 trao huy hiệu": the same words, further from their "đã"
        begin, end = (at - mention.sentence.span.start for at in mention.span)
        verb = mention.sentence.lower[begin:end]
        candidates += [sentence for sentence in first_of_body[:READ_FOR_VERBS] if verb in sentence.lower]
    candidates += _beside(mention, first_of_body, days) + _before_it(mention, first_of_body) + first_of_body[:1]
    for sentence in candidates:
        if any(sentence.span.contains(day) for day in days):
            return sentence
    if mention.sentence.kind != TITLE:
        return mention.sentence
    return candidates[0] if candidates else mention.sentence


def _behind_a_picture(told: Sentence, body: list[Sentence], days: list[Span]) -> Sentence | None:
    """The sentence that tells of the event where the one that names it is a caption that ran into the report: "Toàn
    cảnh họp báo sáng 19.5 Sáng 19.5, tại Hà Nội, …"; None where it is none."""
    if not _PICTURE.match(told.lower):
        return None
    following = [s for s in body if s.order == told.order + 1 and s.block == told.block and opens_with_a_day(s, days)]
    return next((s for s in following if _days_in(s, days) & _days_in(told, days)), None)


def _before_it(mention: EventMention, body: list[Sentence]) -> list[Sentence]:
    """The sentences that tell of what the event followed on the same day: "Chiều 19/6, tại Nhà Quốc hội đã diễn ra lễ
    đón. Ngay sau lễ đón, … đã chủ trì hội đàm"."""
    after = {s.order for s in body if _RIGHT_AFTER.match(s.lower) and mention.family in s.lower}
    return [sentence for sentence in body if sentence.order + 1 in after]


def _beside(mention: EventMention, body: list[Sentence], days: list[Span]) -> list[Sentence]:
    """The sentence to which "Tại cuộc họp, …" leads back, or that behind a caption which ran into the report: both may
    tell of the event in other words ("Chiều 19/5, Thành ủy đã triệu tập các sở bàn về giá đất")."""
    told = mention.sentence
    at_it = told.before(mention.span.start) in _AT_IT
    back = leads_back(mention)
    return [
        sentence
        for sentence in body
        if sentence.block == told.block
        and (
            (sentence.order == told.order + 1 and told.words[-1:].isalnum())
            or (sentence.order == told.order - 1 and back and (at_it or opens_with_a_day(sentence, days)))
        )
    ]


def opens_with_a_day(sentence: Sentence, days: list[Span]) -> bool:
    return any(0 <= day.start - sentence.span.start < OPENING_DAY for day in days)
