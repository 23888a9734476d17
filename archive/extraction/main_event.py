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
from archive.extraction.event_kind import kind_of
from archive.extraction.event_telling import (
    EARLY_SENTENCES,
    FIRST,
    READ_FOR_VERBS,
    best_named,
    opens_with_a_day,
    telling_sentence,
)
from archive.extraction.event_verbs import find_event_verbs
from archive.extraction.event_visits import find_visit
from archive.extraction.event_words import (
    FEAST_HELD,
    HELD_BEHIND,
    HOLDING,
    LONGEST_LEAD,
    OF_A_VISIT,
    OPENING,
    OPENING_WORDS,
    TOLD_THERE,
    has_happened,
    is_ahead,
    is_no_report,
    is_to_come,
    leads_back,
    of_another_day,
    tells_of_no_event,
)
from archive.extraction.events import EventMention, find_events
from archive.extraction.record import CAPTION, TITLE
from archive.extraction.sentences import Sentence
from archive.text import Span

# Points, in quarters of what a headline is worth; measured on texts read one by one.
IN_TITLE, FIRST_SENTENCES, EARLY, WITH_DAY, HELD, OPENS, AHEAD = 8, 8, 4, 8, 6, 6, -10
LEADS_BACK, MOST_LEADS_BACK = 2, 4
THRESHOLD, THRESHOLD_OF_VERBS = 14, 16
# "Hội nghị đã thống nhất …": it has happened.
_HAPPENED = re.compile(r" (?:[^\W\d_]+ ){0,4}?(?:đã|vừa)(?!\w)")
# "Hình ảnh lễ khai mạc Kỳ họp thứ 3": what the pictures show.
_PICTURES = re.compile(r"^(?:(?:chùm |những |một số )?(?:hình ảnh|ảnh)|toàn cảnh|video|clip)(?: về)?:? ", re.IGNORECASE)
# "Trong phiên họp chiều 15/5, Ban Thường vụ …"; a conference of the press is led back to from other news.
_OFFICIAL = frozenset({"phiên họp", "kỳ họp", "hội nghị", "buổi làm việc", "tiếp xúc cử tri", "đại hội"})
# Feasts and exhibitions are spoken of far more often than reported: one outside the headline must be held and dated.
THRESHOLD_OF_FEASTS = 20
# Nouns that are verbs as well.
_ACTS = frozenset({"hội đàm", "hội kiến", "họp báo", "tọa đàm", "mít tinh"})
_FEASTS = frozenset({"lễ hội", "triển lãm", "ngày hội", "giao lưu"})
# Without a day near its beginning a text tells of an event only if so many sentences open with it ("Dự hội nghị có …"):
# rules for congresses name them in every line.
LEAST_WITHOUT_DAY = 2


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
    if visit := find_visit(page_sentences, days := list(days)):
        return MainEvent(visit, visit.kind, visit.sentence, THRESHOLD, "visit in the headline")
    body = [sentence for sentence in page_sentences if sentence.kind not in (TITLE, CAPTION)]
    rank = {sentence.order: number for number, sentence in enumerate(body)}
    spans = list(days)
    mentions = [mention for mention in find_events(page_sentences) if not mention.topic]
    mentions = _without_coming(mentions, rank)
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
    of_a_visit = any(OF_A_VISIT.search(s.lower) for s in early[:FIRST])
    if best is None:
        return None if of_a_visit else _in_other_words(mentions, body, spans)
    if best[1].sentence.kind != TITLE and of_a_visit:
        return None
    points, mention = best
    dated = any(sentence.span.contains(day) for sentence in body[:EARLY_SENTENCES] for day in spans)
    if not dated and mention.sentence.kind != TITLE and _opened(mentions, mention.family) < LEAST_WITHOUT_DAY:
        return None
    mention = best_named(mention, mentions, rank, spans)
    telling = telling_sentence(mention, mentions, body, spans)
    rule = (
        "verb of an event" if mention.verbal else "headline" if mention.sentence.kind == TITLE else "event in the text"
    )
    return MainEvent(mention, kind_of(mention, mentions), telling, points, rule)


def _without_coming(mentions: list[EventMention], rank: dict[int, int]) -> list[EventMention]:
    """The mentions but those of an event to come: one of the first sentences of the body names it and says so, and
    none tells that it has happened."""
    coming = set()
    for family in {mention.family for mention in mentions}:
        told = [m for m in mentions if m.family == family and m.sentence.kind not in (TITLE, CAPTION)]
        if (
            told
            and rank[told[0].sentence.order] < FIRST
            and is_to_come(told[0])
            and not any(_HAPPENED.match(m.sentence.after(m.span.end)) for m in told)
        ):
            coming.add(family)
    return [mention for mention in mentions if mention.family not in coming]


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
        before = _PICTURES.sub("", before)
        acted = mention.kind in _ACTS and bool(before.strip())  # "… hội đàm với …"
        held = HELD if not before.strip() or acted or HOLDING.search(before) else 0
        return IN_TITLE + held + (AHEAD if is_ahead(before) or is_outlook(sentence.words[:LONGEST_LEAD]) else 0)
    number = rank[sentence.order]
    points = FIRST_SENTENCES if number < FIRST else EARLY if number < EARLY_SENTENCES else 0
    if number < EARLY_SENTENCES and any(sentence.span.contains(day) for day in days):
        points += WITH_DAY
    holding = FEAST_HELD if mention.family in _FEASTS else HOLDING
    told_as_held = mention.family not in _FEASTS and HELD_BEHIND.match(behind)
    if holding.search(before[-40:]) or told_as_held or (mention.verbal and has_happened(mention)):
        points += HELD
    elif OPENING.search(before[-OPENING_WORDS:]) and len(before) < OPENING_WORDS:
        # "19 trâu dự Lễ hội …": guests of a feast do not open it.
        points += 0 if mention.family in _FEASTS and before.endswith("dự ") else OPENS
    elif TOLD_THERE.search(before[-LONGEST_LEAD:]) or (before == "Trong " and mention.family in _OFFICIAL):
        # Such a sentence leads back to anything, unless it says when.
        points += OPENS if any(sentence.span.contains(day) for day in days) else 0
    if _is_elsewhen(mention):
        points += AHEAD
    return points


def _leading_back(mentions: list[EventMention]) -> Counter:
    """How many sentences lead back to each family of events."""
    found = {
        (mention.family, mention.sentence.order)
        for mention in mentions
        if mention.sentence.kind != TITLE and leads_back(mention) and not _is_elsewhen(mention)
    }
    return Counter(family for family, _ in found)


def _is_elsewhen(mention: EventMention) -> bool:
    return is_ahead(mention.sentence.before(mention.span.start)) or of_another_day(mention)


def _in_other_words(mentions: list[EventMention], body: list[Sentence], days: list[Span]) -> MainEvent | None:
    """The event to which a sentence leads back ("Tại buổi đối thoại, …") soon behind one that opens with a day and
    tells of it in other words ("Sáng 6/6, … chủ trì chương trình “Dân hỏi”"); None where there is none."""
    telling = next((s for s in body[:FIRST] if opens_with_a_day(s, days) and not tells_of_no_event(s)), None)
    if telling is None:
        return None
    soon = {s.order for s in body[:READ_FOR_VERBS]}
    for mention in mentions:
        before = mention.sentence.before(mention.span.start)
        opens = OPENING.search(before) if before else leads_back(mention)
        later = telling.order < mention.sentence.order in soon
        if opens and later and len(before) < OPENING_WORDS and not _is_elsewhen(mention):
            return MainEvent(mention, kind_of(mention, mentions), telling, THRESHOLD, "event told in other words")
    return None


def _headlined(verbs: list[EventMention]) -> Counter:
    """What a verb in the headline adds to those of its family in the body: the same act is told twice."""
    in_title = {verb.family for verb in verbs if verb.sentence.kind == TITLE}
    return Counter(dict.fromkeys(in_title, MOST_LEADS_BACK // 2))


def _opened(mentions: list[EventMention], family: str) -> int:
    """How many sentences begin by leading back to the event."""
    found = set()
    for mention in mentions:
        before = mention.sentence.before(mention.span.start)
        opens = OPENING.search(before) and (len(before) < OPENING_WORDS or mention.sentence.kind == CAPTION)
        if mention.family == family and (opens or TOLD_THERE.search(before[-LONGEST_LEAD:])):
            found.add(mention.sentence.order)
    return len(found)
