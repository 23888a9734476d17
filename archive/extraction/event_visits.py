"""Visits told as a whole: "Chủ tịch nước … đến …, bắt đầu chuyến thăm cấp Nhà nước", "… thăm chính thức …".

Most reports of a visit tell of one act of it (a welcome, talks), which their headline names; these are the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from archive.extraction.events import EventMention
from archive.extraction.record import CAPTION, TITLE
from archive.extraction.sentences import Sentence
from archive.extraction.vocabulary import lowered
from archive.extraction.word_patterns import any_of
from archive.text import Span

FAMILY = "chuyến thăm"
# Sentences of the body in which the visit of the headline is told.
FIRST = 4

_QUALITY = r" (?:cấp nhà nước|chính thức|hữu nghị chính thức|hữu nghị)(?!\w)"
# What the headline tells besides: an act of the visit, its end, or that it is to come.
_NOT_THE_WHOLE = re.compile(
    r"(?<!\w)(?:kết thúc|kết quả|lên đường|rời|sẽ|sắp|chuẩn bị|dự kiến|mời|đang|tiếp|đón|gặp|hội đàm|hội kiến|tọa đàm"
    r"|dự|làm việc|tặng|chúc|hoạt động|trả lời|đánh giá|sau|trước|dư luận)(?!\w)"
)
_TOLD = re.compile(rf"(?<!\w)(?:chuyến )?thăm({_QUALITY})?(?!\w)")


@cache
def _headline() -> re.Pattern[str]:
    """Who visits a state or a province, or that a visit has begun; a house that somebody visits is none of state."""
    states = any_of(lowered("countries"))
    return re.compile(
        r"(?<!\w)(?:(?:bắt đầu|ngày đầu(?: tiên)?)[^.;]{0,40}? (?:chuyến )?)?thăm"
        rf"(?:{_QUALITY}| (?:tỉnh|{states})(?!\w))"
    )


def find_visit(page_sentences: Sequence[Sentence], days: Sequence[Span]) -> EventMention | None:
    """The visit of which the headline tells as a whole, where the first sentence of the body with a day names it; its
    kind is in lower case ("chuyến thăm cấp nhà nước"). None where the headline tells of something else."""
    if not page_sentences or page_sentences[0].kind != TITLE:
        return None
    headline = _headline().search(page_sentences[0].lower)
    if headline is None or _NOT_THE_WHOLE.search(page_sentences[0].lower):
        return None
    body = [sentence for sentence in page_sentences if sentence.kind not in (TITLE, CAPTION)][:FIRST]
    for sentence in body:
        told = next((told for told in _TOLD.finditer(sentence.lower)), None)
        if told and any(sentence.span.contains(day) for day in days):
            # "Tiếp tục chuyến thăm cấp nhà nước, ngày 13/5, ông An đã thăm tỉnh …": that to the province is but a part.
            whole = "tỉnh" not in headline.group()
            quality = next((found[1] for found in _TOLD.finditer(sentence.lower) if found[1]), "") if whole else ""
            span = Span(*told.span()).shifted(sentence.span.start)
            return EventMention(span, sentence, FAMILY + quality, FAMILY, verbal=True)
    return None
