"""Which of the events named in a text is the one that it reports, if it reports one.

Every place where an event is named gets points for what speaks for it: the headline, the first sentences, a day, a
verb of holding or attending; sentences that lead back to the event ("Phát biểu tại hội nghị") add to all of its family.
Below a threshold the article reports none: an event that was only mentioned makes a wrong record, worse than none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.extraction.dating import is_outlook
from archive.extraction.events import EventMention, find_event_verbs, find_events
from archive.extraction.record import CAPTION, TITLE
from archive.extraction.sentences import Sentence
from archive.text import Span

# Points, in quarters of what a headline is worth; measured on texts read one by one.
IN_TITLE, FIRST_SENTENCES, EARLY, WITH_DAY, HELD, OPENS, AHEAD = 8, 8, 4, 8, 6, 6, -10
LEADS_BACK, MOST_LEADS_BACK = 2, 4
THRESHOLD, THRESHOLD_OF_VERBS = 14, 16
# Without a day near its beginning a text tells of an event only if so many sentences open with it ("Dự hội nghị có …"):
# rules for congresses name them in every line.
LEAST_WITHOUT_DAY = 2
# Sentences of the body that count as its first, and as early.
FIRST, EARLY_SENTENCES = 2, 6

# Characters before the noun in which a sentence leads to it.
OPENING_WORDS = 60
_HOLDING = re.compile(
    r"(?:tổ chức|khai mạc|bế mạc|diễn ra|tham dự|dự|chủ trì|tiến hành|đã có|có|họp|tham gia|mở|phối hợp|đăng cai)"
    r"(?: (?:một|trọng thể|thành công|và chỉ đạo|và phát biểu (?:chỉ đạo )?tại|đã|cuộc|buổi))? $",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"[^.;:]{0,160}?(?:do [^.;:]{2,100} (?:tổ chức|chủ trì)|diễn ra|khai mạc"
    r"|(?:được|đã) (?:long trọng |trọng thể )?(?:tổ chức|khai mạc|bế mạc))",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:cùng |đến |tới |tham )?dự(?: và (?:chủ trì|chỉ đạo|phát biểu))?(?: tại)? $"
    r"|(?:phát biểu|chủ trì|điều hành|kết luận|khai mạc|bế mạc|chủ tọa|tại|chỉ đạo|kết thúc)"
    r"(?: (?:tại|khai mạc|bế mạc|kết luận|chỉ đạo|chào mừng|và|điều hành)){0,3} $",
    re.IGNORECASE,
)
_LEADING_BACK_BEHIND = re.compile(
    r" (?:này|lần này|hôm nay|đã|được|cũng|có sự|nghe|thống nhất|nhất trí|diễn ra|tập trung|thảo luận)(?!\w)"
)


@dataclass(frozen=True)
class MainEvent:
    """The event that the article reports: where it is named best, its kind, and the sentence that tells of it."""

    mention: EventMention
    kind: str
    # The sentence that says when, where and by whom: that of the mention, or where that is the headline the first
    # of the body that names the event.
    sentence: Sentence
    points: int
    rule: str


def choose_event(page_sentences: Sequence[Sentence], days: Iterable[Span]) -> MainEvent | None:
    """The reported event; ``days`` are the spans of the days named in the text. None where the text reports none."""
    body = [sentence for sentence in page_sentences if sentence.kind not in (TITLE, CAPTION)]
    rank = {sentence.order: number for number, sentence in enumerate(body)}
    spans = list(days)
    mentions = [mention for mention in find_events(page_sentences) if not mention.topic]
    leading_back = _leading_back(mentions)
    best = _best(mentions, rank, spans, leading_back, THRESHOLD)
    if best is None:
        early = [
            sentence for sentence in page_sentences if sentence.kind == TITLE or rank.get(sentence.order, 99) < FIRST
        ]
        verbs = [mention for sentence in early for mention in find_event_verbs(sentence)]
        best = _best(verbs, rank, spans, leading_back, THRESHOLD_OF_VERBS)
    if best is None:
        return None
    points, mention = best
    dated = any(sentence.span.contains(day) for sentence in body[:EARLY_SENTENCES] for day in spans)
    if not dated and mention.sentence.kind != TITLE and _opened(mentions, mention.family) < LEAST_WITHOUT_DAY:
        return None
    mention = _naming(mention, mentions, rank, spans)
    telling = _telling(mention, mentions, body, spans)
    rule = (
        "verb of an event" if mention.verbal else "headline" if mention.sentence.kind == TITLE else "event in the text"
    )
    return MainEvent(mention, _plain(_kind(mention, mentions)), telling, points, rule)


def _naming(best: EventMention, mentions: list[EventMention], rank: dict[int, int], days: list[Span]) -> EventMention:
    """Where the event is named best: with its day, held by somebody, with its kind in full, early.

    "Tới dự buổi lễ có …" speaks for an event as much as "Tỉnh ủy tổ chức lễ kỷ niệm …", but tells less of it.
    """
    if best.verbal:
        return best

    def tells(mention: EventMention) -> tuple:
        before, behind = mention.sentence.before(mention.span.start), mention.sentence.after(mention.span.end)
        with_day = any(mention.sentence.span.contains(day) for day in days)
        held = _HOLDING.search(before[-40:]) is not None or _HELD.match(behind) is not None
        return with_day and held, with_day, held, mention.qualified, mention is best, -mention.span.start

    early = [
        mention
        for mention in mentions
        if mention.family == best.family
        and rank.get(mention.sentence.order, EARLY_SENTENCES) < EARLY_SENTENCES
        and not is_outlook(mention.sentence.before(mention.span.start)[-60:])
    ]
    return max([best, *early], key=tells)


def _best(
    mentions: list[EventMention], rank: dict[int, int], days: list[Span], leading_back: Counter, threshold: int
) -> tuple[int, EventMention] | None:
    scored = [
        (_points(mention, rank, days) + LEADS_BACK * min(MOST_LEADS_BACK, leading_back[mention.family]), mention)
        for mention in mentions
        if mention.sentence.kind != CAPTION
    ]
    if not scored:
        return None
    points, mention = max(scored, key=lambda pair: (pair[0], pair[1].qualified, -pair[1].span.start))
    return (points, mention) if points >= threshold else None


def _points(mention: EventMention, rank: dict[int, int], days: list[Span]) -> int:
    """What the words around one mention say for it."""
    sentence = mention.sentence
    before, behind = sentence.before(mention.span.start), sentence.after(mention.span.end)
    if sentence.kind == TITLE:
        return IN_TITLE + (HELD if not before.strip() or _HOLDING.search(before) else 0)
    number = rank[sentence.order]
    points = FIRST_SENTENCES if number < FIRST else EARLY if number < EARLY_SENTENCES else 0
    if number < EARLY_SENTENCES and any(sentence.span.contains(day) for day in days):
        points += WITH_DAY
    if _HOLDING.search(before[-40:]) or _HELD.match(behind):
        points += HELD
    elif _OPENING.search(before[-OPENING_WORDS:]) and len(before) < OPENING_WORDS:
        points += OPENS
    if is_outlook(before[-60:]):
        points += AHEAD
    return points


def _leading_back(mentions: list[EventMention]) -> Counter:
    """How many sentences lead back to each family of events."""
    found = {
        (mention.family, mention.sentence.order)
        for mention in mentions
        if mention.sentence.kind != TITLE
        and (
            _OPENING.search(mention.sentence.before(mention.span.start)[-60:])
            or _LEADING_BACK_BEHIND.match(mention.sentence.after(mention.span.end))
        )
    }
    return Counter(family for family, _ in found)


def _opened(mentions: list[EventMention], family: str) -> int:
    """How many sentences begin by leading back to the event."""
    found = set()
    for mention in mentions:
        before = mention.sentence.before(mention.span.start)
        if mention.family == family and len(before) < OPENING_WORDS and _OPENING.search(before):
            found.add(mention.sentence.order)
    return len(found)


def _telling(mention: EventMention, mentions: list[EventMention], body: list[Sentence], days: list[Span]) -> Sentence:
    """The sentence that says when and where: with a day if there is one among the first that name the event."""
    if mention.sentence.kind != TITLE and any(mention.sentence.span.contains(day) for day in days):
        return mention.sentence
    first_of_body = body[:EARLY_SENTENCES]
    naming = {other.sentence.order for other in mentions if other.family == mention.family}
    by_verb = [
        sentence
        for sentence in first_of_body[:FIRST]
        if any(verb.family == mention.family for verb in find_event_verbs(sentence))
    ]
    candidates = [sentence for sentence in first_of_body if sentence.order in naming] + by_verb + first_of_body[:1]
    for sentence in candidates:
        if any(sentence.span.contains(day) for day in days):
            return sentence
    if mention.sentence.kind != TITLE:
        return mention.sentence
    return candidates[0] if candidates else mention.sentence


def _plain(kind: str) -> str:
    """ "buổi lễ trao" is a "lễ trao"."""
    return kind.removeprefix("buổi ") if kind.startswith("buổi lễ ") else kind


def _kind(mention: EventMention, mentions: list[EventMention]) -> str:
    """The kind as the text calls it: that of the mention, or of a place that says more of the same event."""
    if mention.qualified and not mention.verbal:
        return mention.kind
    fuller = [other for other in mentions if other.family == mention.family and other.qualified]
    in_title = [other for other in fuller if other.sentence.kind == TITLE]
    if in_title:
        return in_title[0].kind
    if mention.verbal:
        return fuller[0].kind if fuller and fuller[0].kind.startswith(mention.kind) else mention.kind
    counted = Counter(other.kind for other in fuller)
    first = {kind: position for position, kind in reversed(list(enumerate(other.kind for other in fuller)))}
    return max(counted, key=lambda kind: (counted[kind], -first[kind])) if counted else mention.kind
