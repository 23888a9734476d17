"""Documents cited by their subject alone: "Bộ Chính trị đã ban hành Quy định về kiểm tra việc kê khai tài sản".

What counts: a document that a body is told to have issued, its kind and "về" with the subject; one whose title stands
behind its kind in quotation marks; and the few that everybody knows by their subject (data/known_by_subject.txt). What
does not: what somebody shall issue ("giao … ban hành Nghị quyết về"), what has its number, and a rule in general ("chấp
hành quy định về giao thông").
"""

from __future__ import annotations

import re
from functools import cache

from archive.extraction.directive_draft import Draft
from archive.extraction.issuers import Issuers
from archive.extraction.vocabulary import table
from archive.text import Span, lower
from archive.text.letters import CAPITAL

# Kinds that state what holds; a quyết định or kết luận "về" is mostly one on a person, and has no name.
KINDS = frozenset({"Chỉ thị", "Nghị quyết", "Quy định"})
# Syllables of a subject, and the characters that so many can have.
SHORTEST, LONGEST = 4, 40
_WINDOW = 260

_ISSUED = re.compile(
    r"(?:,? (?:đã|vừa|mới|cũng|chính thức|nhất trí|\(?khóa [IVX]+\)?))*(?: biểu quyết)? (?:ban hành|thông qua|ra) $",
    re.IGNORECASE,
)
_BEFORE = 48
# "giao Đảng ủy Quốc hội ban hành Nghị quyết về": it shall be issued. In the words before the verb, the body's included.
_ORDERED = re.compile(
    r"(?<!\w)(?:giao|trình|đề nghị|yêu cầu|kiến nghị|để|sẽ|dự kiến|chưa)(?!\w)[^.;:]*$", re.IGNORECASE
)
_ORDER_WINDOW = 60
# "Quyết định số 218 của Bộ Chính trị ban hành quy định về …": the title of what is cited already.
_OF_ANOTHER = re.compile(r"(?<!\w)(?:của|do) [^,.;:]{2,50}$", re.IGNORECASE)
_ON_SOMEBODY = re.compile(
    r"về (?:việc )?(?:miễn nhiệm|bổ nhiệm|phê chuẩn|bầu|điều động|kỷ luật|nhân sự)(?!\w)", re.IGNORECASE
)
_SUBJECT = re.compile(r" (về (?:việc )?[^.;:“”\"()\n]{8,250})")
# "Chỉ thị “Chuẩn bị cuộc tổng khởi nghĩa”": its title, which begins with a capital; not nghị quyết “đi vào cuộc sống”,
# nor "Điều 28 quy định “Cục có nhiệm vụ …”", where the word is a verb.
_QUOTED = re.compile(
    rf"(?: của (?P<issuer>[^.,;:()“”\"\n]{{3,60}}))? [“\"](?P<title>[{CAPITAL}][^“”\"\n]{{10,220}})[”\"]"
)
_ENDS = re.compile(
    r" và (?:nghị quyết|chỉ thị|quy định|quyết định|kết luận) |, (?:trong đó|theo đó|sau đó|qua đó|đồng thời|nhằm"
    r"|thể hiện|được|đã|có|nêu|với|do|gồm|cùng|tạo|khẳng định|áp dụng) | (?:khẳng định|nêu rõ|nhấn mạnh|yêu cầu) ",
    re.IGNORECASE,
)


def document_by_subject(form: str, kind: str, span: Span, limit: int, issuers: Issuers, begin: int) -> list[Draft]:
    """The document whose kind stands at ``span`` and that only its subject names; empty where it names none.

    ``begin`` and ``limit`` bound the block of the canonical text.
    """
    known = _known_at(form, kind, span, limit)
    if known:
        return [known]
    if kind not in KINDS:
        return []
    quoted = _QUOTED.match(form, span.end, limit) if kind != "Quy định" else None
    if quoted and quoted["title"].count(" ") + 1 >= SHORTEST:
        issuer = issuers.at(quoted.start("issuer"), quoted.end("issuer")) if quoted["issuer"] else None
        whole = Span(span.start, quoted.end())
        name = f"{kind} “{quoted['title']}”"
        return [
            Draft(
                whole,
                kind,
                "title in quotation marks",
                name=name,
                issuer=issuer.name if issuer else "",
                issuer_from="words",
            )
        ]
    window = form[max(begin, span.start - _BEFORE) : span.start]
    verb = _ISSUED.search(window)
    match = _SUBJECT.match(form, span.end, min(limit, span.end + _WINDOW)) if verb else None
    if match is None:
        return []
    at = span.start - len(window) + verb.start()
    issuer = issuers.before(at)
    before = form[max(begin, at - _ORDER_WINDOW) : at]
    if issuer is None or _ORDERED.search(before) or _OF_ANOTHER.search(before) or _ON_SOMEBODY.match(match[1]):
        return []
    stop = _ENDS.search(match[1])
    subject = (match[1][: stop.start()] if stop else match[1]).rstrip(" ,")
    if not SHORTEST <= len(subject.split()) <= LONGEST:
        return []
    end = match.start(1) + len(subject)
    whole = Span(span.start, end)
    return [
        Draft(whole, kind, "issued on a subject", name=f"{kind} {subject}", issuer=issuer.name, issuer_from="words")
    ]


def _known_at(form: str, kind: str, span: Span, limit: int) -> Draft | None:
    for written, name in _known().get(kind, ()):
        end = span.end + 1 + len(written)
        if end <= limit and lower(form[span.end : end]) == f" {written}" and not form[end : end + 1].isalnum():
            return Draft(Span(span.start, end), kind, "known by its subject", name=name)
    return None


@cache
def _known() -> dict[str, list[tuple[str, str]]]:
    """Kind → (what stands behind it in small letters, the name), longest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for written, (kind, *name) in table("known_by_subject").items():
        found.setdefault(kind, []).append((lower(written), f"{kind} {name[0] if name else written}"))
    return {kind: sorted(entries, key=lambda entry: -len(entry[0])) for kind, entries in found.items()}
