"""Which ministries an article is about: their organs act in it, or an actor is of them; not those named in passing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from archive.extraction.participation import CHAIR, PRESENTER, SPEAKER
from archive.extraction.record import (
    TITLE,
    DirectiveCitation,
    MeetingReport,
    OrganisationMention,
    ParsedPage,
    PersonMention,
)
from archive.extraction.reference import Reference
from archive.text import Span, canonical, exact_key

# A ministry named in so many places of the text, one of them among its first, is not named in passing.
OFTEN = 4
# Blocks of the article that tell what it is about.
FIRST_BLOCKS = 4

# Bodies that belong to a ministry if its name ends theirs: "Ban Thường vụ Đảng ủy Bộ Nội vụ", "Vụ Pháp chế, Bộ Nội vụ".
_ORGANS = frozenset({"ministry", "ministry-level agency", "Party committee", "Party body", "Party group", "department"})
_ACTS = re.compile(
    r"(?:,? (?:đã|vừa|sẽ|tiếp tục|long trọng|phối hợp(?: với [^,.;]{2,60})?|cũng|luôn|chính thức)){0,3},? (?:tổ chức"
    r"|tham dự|dự|làm việc|ban hành|công bố|triển khai|yêu cầu|đề nghị|trình|họp|tập huấn|tổng kết|sơ kết|quán triệt"
    r"|có (?:buổi|cuộc|văn bản|công văn|báo cáo|thông báo)|thông tin|cho biết|chủ trì|khai mạc|xác định|hướng dẫn|ký"
    r"|tiếp nhận|trao|phát động)(?!\w)",
    re.IGNORECASE,
)
_JOINT = re.compile(r",? và |, ")
# "Thông tư 06/2024/TT-BNV của Bộ Nội vụ" names an issuer, not an actor.
_AS_ISSUER = re.compile(r"(?:của|do)(?: Bộ trưởng)? $")


def about_ministries(
    page: ParsedPage,
    organisations: Iterable[OrganisationMention],
    people: Sequence[PersonMention],
    meeting: MeetingReport | None,
    reference: Reference,
    citations: Iterable[DirectiveCitation] = (),
) -> tuple[str, ...]:
    """Names of the ministries and ministry-level agencies that the article is about, in order of first mention."""
    names = _names(reference)
    form = canonical(page.text)
    documents = [citation.span for citation in citations]
    named = [(body, ministry) for body in organisations if (ministry := _ministry(body.name, body.kind, names))]
    named = [(body, ministry) for body, ministry in named if not _is_issuer(body, form, documents)]
    acting = set()
    joined: list[tuple[OrganisationMention, str]] = []
    for body, ministry in named:
        # "Bộ Y tế và Bộ Nội vụ tổ chức …": what the last does the others do.
        if not joined or not _JOINT.fullmatch(form, joined[-1][0].span.end, body.span.start):
            joined = []
        joined.append((body, ministry))
        if _acts(page, form, body):
            acting |= {each for _, each in joined}
    acting |= _of_actors(meeting, people, names)
    often = Counter(ministry for _, ministry in named)
    first = {ministry for body, ministry in named if _among_first(page, body)}
    acting |= {ministry for ministry, count in often.items() if count >= OFTEN and ministry in first}
    order = list(dict.fromkeys(ministry for _, ministry in named))
    return tuple(sorted(acting, key=lambda ministry: order.index(ministry) if ministry in order else len(order)))


@lru_cache(maxsize=4)
def _names(reference: Reference) -> dict[str, str]:
    """Exact key of every name of a ministry → its name."""
    return {exact_key(name): row.name for row in reference.ministries for name in (row.name, *row.aliases)}


def _ministry(name: str, kind: str, names: dict[str, str]) -> str:
    """The ministry that a body is, or is an organ of, by the end of its name; "" where it is of none."""
    if kind not in _ORGANS:
        return ""
    words = exact_key(name).split(" ")
    for begin in range(len(words)):
        if found := names.get(" ".join(words[begin:])):
            return found
    return ""


def _is_issuer(body: OrganisationMention, form: str, documents: list[Span]) -> bool:
    if any(span.overlaps(body.span) for span in documents):
        return True
    before = form[max(0, body.span.start - 20) : body.span.start]
    near = Span(max(0, body.span.start - 30), body.span.start)
    return _AS_ISSUER.search(before) is not None and any(span.overlaps(near) for span in documents)


def _acts(page: ParsedPage, form: str, body: OrganisationMention) -> bool:
    """Whether a body stands in the headline, or is the subject of a verb in one of the first blocks."""
    for number, block in enumerate(page.article_blocks):
        if block.span.contains(body.span):
            return block.kind == TITLE or (
                number < FIRST_BLOCKS and _ACTS.match(form, body.span.end, block.span.end) is not None
            )
    return False


def _among_first(page: ParsedPage, body: OrganisationMention) -> bool:
    return any(block.span.contains(body.span) for block in page.article_blocks[:FIRST_BLOCKS])


def _of_actors(meeting: MeetingReport | None, people: Sequence[PersonMention], names: dict[str, str]) -> set[str]:
    """The ministries of the organiser and of those who chaired, spoke or presented."""
    if meeting is None:
        return set()
    found = {_ministry(meeting.organiser, "Party committee", names)}
    actors = {part.person for part in meeting.participations if part.role in (CHAIR, SPEAKER, PRESENTER)}
    for person in people:
        if person.name in actors:
            found |= {_ministry(title.organisation, "department", names) for title in person.titles if not title.former}
    return found - {""}
