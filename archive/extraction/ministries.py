"""Which ministries an article is about: their organs act in it, or an actor is of them; not those named in passing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from archive.extraction.participation import CHAIR, PRESENTER, SPEAKER, read_participation
from archive.extraction.record import (
    TITLE,
    Block,
    DirectiveCitation,
    MeetingReport,
    OrganisationMention,
    ParsedPage,
    PersonMention,
)
from archive.extraction.reference import Reference
from archive.extraction.sentences import sentences
from archive.extraction.vocabulary import lowered
from archive.extraction.word_patterns import any_of
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
    r"|tiếp nhận|trao|phát động|ra quyết định|(?:đang )?(?:thanh tra|kiểm tra|điều tra))(?!\w)",
    re.IGNORECASE,
)
# "Ông An, Cục trưởng Cục Phòng bệnh (Bộ Y tế), cho biết": who speaks is of the body in brackets.
_SPOKEN_FOR = re.compile(
    r"\)(?:,| [-–][^,.;]{2,60},?)? (?:đã |cũng )?(?:cho biết|cho rằng|cho hay|khẳng định|nói|nhấn mạnh|thông tin"
    r"|trả lời|phát biểu|đề nghị|yêu cầu|nêu quan điểm|chia sẻ)(?!\w)"
)
# "… em đã được Bộ Y tế trao thưởng": named in passing, unlike "được Bộ Y tế tổ chức".
_HELD_BY = re.compile(r"[^.;:]{0,80}? (?:tổ chức|chủ trì|thanh tra|kiểm tra|công bố)(?!\w)")
_INQUIRES = re.compile(r" (?:hiện |vẫn |cũng )?đang (?:tiến hành )?(?:thanh tra|kiểm tra|điều tra|xác minh)(?!\w)")
_JOINT = re.compile(r",? và |, ")
_OWNER = re.compile(r"(?:bộ phận của|trực thuộc|chủ quản|cấp trên)[ |:*]*$", re.IGNORECASE)
_MINISTER = re.compile(r"(?<!\w)(?:bộ trưởng|thứ trưởng|thứ trưởng thường trực|chủ nhiệm) $", re.IGNORECASE)
# Sentences in which somebody speaks for a ministry where no meeting is reported.
FIRST_SENTENCES = 6
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
    form = canonical(page.text)
    first = _first_blocks(page)
    documents = [citation.span for citation in citations]
    named = [(body, ministry) for body in organisations if (ministry := _ministry(body.name, body.kind, reference))]
    named = _without_issuers(named, form, documents)
    acting = set()
    joined: list[tuple[OrganisationMention, str]] = []
    for body, ministry in named:
        # "Bộ Y tế và Bộ Nội vụ tổ chức …": what the last does the others do.
        if not joined or not _JOINT.fullmatch(form, joined[-1][0].span.end, body.span.start):
            joined = []
        joined.append((body, ministry))
        if _acts(first, form, body) or _owns_the_subject(first, form, body):
            acting |= {each for _, each in joined}
    acting |= _of_actors(page, meeting, people, reference)
    acting |= _of_the_portrayed(page, first, people, named, form, reference)
    often = Counter(ministry for _, ministry in named)
    told_first = {ministry for body, ministry in named if _stands_in(first, body)}
    acting |= {ministry for ministry, count in often.items() if count >= OFTEN and ministry in told_first}
    headline = page.title.lower()
    acting |= {ministry for ministry in often if f"ngành {ministry.removeprefix('Bộ ').lower()}" in headline}
    order = list(dict.fromkeys(ministry for _, ministry in named))
    return tuple(sorted(acting, key=lambda ministry: order.index(ministry) if ministry in order else len(order)))


@lru_cache(maxsize=4)
def _names(reference: Reference) -> dict[str, str]:
    """Exact key of every name of a ministry → its name."""
    return {exact_key(name): row.name for row in reference.ministries for name in (row.name, *row.aliases)}


@lru_cache(maxsize=8192)
def _ministry(name: str, kind: str, reference: Reference) -> str:
    """The ministry that a body is, or is an organ of, by the end of its name; "" where it is of none."""
    if kind not in _ORGANS:
        return ""
    names = _names(reference)
    words = exact_key(name).split(" ")
    for begin in range(len(words)):
        if found := names.get(" ".join(words[begin:])):
            return found
    return ""


def _without_issuers(
    named: list[tuple[OrganisationMention, str]], form: str, documents: list[Span]
) -> list[tuple[OrganisationMention, str]]:
    """The bodies that are named for what they do, not for what they issued, alone or joined to others."""
    kept, issuer = [], None
    for body, ministry in named:
        if (issuer and _JOINT.fullmatch(form, issuer.span.end, body.span.start)) or _is_issuer(body, form, documents):
            issuer = body
        else:
            kept.append((body, ministry))
    return kept


def _is_issuer(body: OrganisationMention, form: str, documents: list[Span]) -> bool:
    if any(span.overlaps(body.span) for span in documents):
        return True
    before = form[max(0, body.span.start - 20) : body.span.start]
    near = Span(max(0, body.span.start - 30), body.span.start)
    return _AS_ISSUER.search(before) is not None and any(span.overlaps(near) for span in documents)


def _acts(first: Sequence[Block], form: str, body: OrganisationMention) -> bool:
    """Whether a body stands in the headline, is the subject of a verb in one of the first blocks, or inquires into what
    the article tells, wherever that stands."""
    for block in first:
        if block.span.contains(body.span):
            if form.endswith(("được ", "bị "), 0, body.span.start) and not _HELD_BY.match(form, body.span.end):
                return False
            acting = _SPOKEN_FOR if form.endswith("(", 0, body.span.start) else _ACTS
            return block.kind == TITLE or acting.match(form, body.span.end, block.span.end) is not None
    return _INQUIRES.match(form, body.span.end) is not None


def _stands_in(first: Sequence[Block], body: OrganisationMention) -> bool:
    return any(block.span.contains(body.span) for block in first)


def _first_blocks(page: ParsedPage) -> tuple[Block, ...]:
    """The headline and the first blocks of prose; the rows of a table before them ("| Nhiệm kỳ | 1958 – 1979 |") do not
    count."""
    prose = 0
    for number, block in enumerate(page.article_blocks):
        prose += "|" not in block.span.of(page.text)
        if prose == FIRST_BLOCKS:
            return tuple(page.article_blocks[: number + 1])
    return tuple(page.article_blocks)


def _owns_the_subject(first: Sequence[Block], form: str, body: OrganisationMention) -> bool:
    """Whether the first blocks say that what the article is about belongs to the body: "| Bộ phận của | Bộ Y tế |"."""
    return _stands_in(first, body) and _OWNER.search(form[max(0, body.span.start - 24) : body.span.start]) is not None


def _of_actors(
    page: ParsedPage, meeting: MeetingReport | None, people: Sequence[PersonMention], reference: Reference
) -> set[str]:
    """The ministries of the organiser and of those who chaired, spoke or presented."""
    form = canonical(page.text)
    of_people = {person.name: found for person in people if (found := _of_person(person, reference, form))}
    if meeting:
        held_by = (meeting.organiser, *meeting.co_organisers)
        found = {_ministry(body, "Party committee", reference) for body in held_by}
        parts = meeting.participations
    else:
        found = set()
        parts = read_participation(sentences(page)[:FIRST_SENTENCES], people) if of_people else ()
    for part in parts:
        if part.role in (CHAIR, SPEAKER, PRESENTER):
            found |= of_people.get(part.person, set())
    return found - {""}


def _of_person(person: PersonMention, reference: Reference, form: str, former: bool = False) -> set[str]:
    """The ministries of somebody's offices of these days; "Bộ trưởng Quốc phòng Mỹ" is of none."""
    return {
        _ministry(title.organisation, "department", reference)
        for title in person.titles
        if former or not (title.former or (title.span and _not_of_these_days().match(form, title.span.end)))
    } - {""}


@lru_cache(maxsize=1)
def _not_of_these_days() -> re.Pattern[str]:
    """The name of a state behind an office, or the year in which somebody had it ("Bộ trưởng Bộ Y tế năm 2006")."""
    states = any_of(lowered("countries"))
    return re.compile(
        rf" (?:nước )?{states}(?!\w)"
        r"|,? (?:từ |vào |(?:cho )?(?:đến|tới) |\()?(?:tháng \d{1,2}[/-])?(?:năm )?(?:19|20)\d\d",
        re.IGNORECASE,
    )


def _of_the_portrayed(
    page: ParsedPage,
    first: Sequence[Block],
    people: Sequence[PersonMention],
    named: list[tuple[OrganisationMention, str]],
    form: str,
    reference: Reference,
) -> set[str]:
    """The ministries, former ones too, of somebody whose name alone is the headline."""
    title = exact_key(page.title.strip("#* "))
    whose = {name for name in {person.name for person in people} if title and exact_key(name) == title}
    portrayed = [person for person in people if person.name in whose]
    found = {
        ministry
        for body, ministry in named
        if portrayed
        and _stands_in(first, body)
        and _MINISTER.search(form[max(0, body.span.start - 32) : body.span.start])
    }
    return found.union(*(_of_person(person, reference, form, former=True) for person in portrayed))
