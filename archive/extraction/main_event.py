"""Which of the events named in a text is the one that it reports, if it reports one.

Every place where an event is named gets points for what speaks for it: the headline, the first sentences, a day, a
verb of holding or attending; sentences that lead back to the event ("Phát biểu tại hội nghị") add to all of its family.
Below a threshold the article reports none: an event that was only mentioned makes a wrong record, worse than none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.extraction.dating import is_outlook
from archive.extraction.event_kind import kind_of
from archive.extraction.event_verbs import find_event_verbs
from archive.extraction.event_words import (
    FEAST_HELD,
    HELD_BEHIND,
    HOLDING,
    OF_A_VISIT,
    OPENING,
    OPENING_WORDS,
    SENTENCE_AHEAD,
    has_happened,
    is_no_report,
    leads_back,
    of_another_day,
)
from archive.extraction.events import EventMention, find_events
from archive.extraction.record import CAPTION, TITLE
from archive.extraction.sentences import Sentence
from archive.text import Span

# Points, in quarters of what a headline is worth; measured on texts read one by one.
IN_TITLE, FIRST_SENTENCES, EARLY, WITH_DAY, HELD, OPENS, AHEAD = 8, 8, 4, 8, 6, 6, -10
LEADS_BACK, MOST_LEADS_BACK = 2, 4
THRESHOLD, THRESHOLD_OF_VERBS = 14, 16
# Feasts and exhibitions are spoken of far more often than reported: one outside the headline must be held and dated.
THRESHOLD_OF_FEASTS = 20
# Nouns that are verbs as well.
_ACTS = frozenset({"hội đàm", "hội kiến", "họp báo", "tọa đàm", "mít tinh"})
_FEASTS = frozenset({"lễ hội", "triển lãm", "ngày hội", "giao lưu"})
# Without a day near its beginning a text tells of an event only if so many sentences open with it ("Dự hội nghị có …"):
# rules for congresses name them in every line.
LEAST_WITHOUT_DAY = 2
# Sentences of the body that count as its first, and as early; verbs are read in so many.
FIRST, EARLY_SENTENCES, READ_FOR_VERBS = 2, 6, 4


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
    if is_no_report(page_sentences):
        return None
    body = [sentence for sentence in page_sentences if sentence.kind not in (TITLE, CAPTION)]
    rank = {sentence.order: number for number, sentence in enumerate(body)}
    spans = list(days)
    mentions = [mention for mention in find_events(page_sentences) if not mention.topic]
    leading_back = _leading_back(mentions)
    early = [
        sentence
        for sentence in page_sentences
        if sentence.kind == TITLE or rank.get(sentence.order, READ_FOR_VERBS) < READ_FOR_VERBS
    ]
    verbs = [mention for sentence in early for mention in find_event_verbs(sentence)]
    found = [
        best
        for best in (
            _best(mentions, rank, spans, leading_back, THRESHOLD),
            _best(verbs, rank, spans, leading_back + _headlined(verbs), THRESHOLD_OF_VERBS),
        )
        if best is not None
    ]
    # Where noun and verb have the same points, the noun names the event better.
    best = max(found, key=lambda pair: pair[0], default=None)
    if best is None or (best[1].sentence.kind != TITLE and any(OF_A_VISIT.search(s.lower) for s in early[:FIRST])):
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
    return MainEvent(mention, kind_of(mention, mentions), telling, points, rule)


def _naming(best: EventMention, mentions: list[EventMention], rank: dict[int, int], days: list[Span]) -> EventMention:
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
    return max([best, *early], key=tells)


def _best(
    mentions: list[EventMention], rank: dict[int, int], days: list[Span], leading_back: Counter, threshold: int
) -> tuple[int, EventMention] | None:
    early_families = {
        mention.family for mention in mentions if rank.get(mention.sentence.order, EARLY_SENTENCES) < EARLY_SENTENCES
    }
    scored = []
    for mention in mentions:
        if mention.sentence.kind == CAPTION:
            continue
        points = _points(mention, rank, days)
        if mention.sentence.kind == TITLE and mention.family in early_families:
            points += EARLY
        if mention.family in _FEASTS and mention.sentence.kind != TITLE and points < THRESHOLD_OF_FEASTS:
            continue
        scored.append((points + LEADS_BACK * min(MOST_LEADS_BACK, leading_back[mention.family]), mention))
    if not scored:
        return None
    points, mention = max(scored, key=lambda pair: (pair[0], pair[1].qualified, -pair[1].span.start))
    return (points, mention) if points >= threshold else None


def _points(mention: EventMention, rank: dict[int, int], days: list[Span]) -> int:
    """What the words around one mention say for it."""
    sentence = mention.sentence
    before, behind = sentence.before(mention.span.start), sentence.after(mention.span.end)
    if sentence.kind == TITLE:
        acted = mention.kind in _ACTS and bool(before.strip())  # "… hội đàm với …"
        return IN_TITLE + (HELD if not before.strip() or acted or HOLDING.search(before) else 0)
    number = rank[sentence.order]
    points = FIRST_SENTENCES if number < FIRST else EARLY if number < EARLY_SENTENCES else 0
    if number < EARLY_SENTENCES and any(sentence.span.contains(day) for day in days):
        points += WITH_DAY
    holding = FEAST_HELD if mention.family in _FEASTS else HOLDING
    told_as_held = mention.family not in _FEASTS and HELD_BEHIND.match(behind)
    if holding.search(before[-40:]) or told_as_held or (mention.verbal and has_happened(mention)):
        points += HELD
    elif OPENING.search(before[-OPENING_WORDS:]) and len(before) < OPENING_WORDS:
        points += OPENS
    if is_outlook(before[-SENTENCE_AHEAD:]) or of_another_day(mention):
        points += AHEAD
    return points


def _leading_back(mentions: list[EventMention]) -> Counter:
    """How many sentences lead back to each family of events."""
    found = {
        (mention.family, mention.sentence.order)
        for mention in mentions
        if mention.sentence.kind != TITLE and leads_back(mention)
    }
    return Counter(family for family, _ in found)


def _headlined(verbs: list[EventMention]) -> Counter:
    """What a verb in the headline adds to those of its family in the body: the same act is told twice."""
    in_title = {verb.family for verb in verbs if verb.sentence.kind == TITLE}
    return Counter(dict.fromkeys(in_title, MOST_LEADS_BACK // 2))


def _opened(mentions: list[EventMention], family: str) -> int:
    """How many sentences begin by leading back to the event."""
    found = set()
    for mention in mentions:
        before = mention.sentence.before(mention.span.start)
        if mention.family == family and len(before) < OPENING_WORDS and OPENING.search(before):
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
