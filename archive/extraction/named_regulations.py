"""Regulations (quy chế) cited by what they are about.

What counts: "thực hiện Quy chế bổ nhiệm cán bộ và giới thiệu cán bộ ứng cử". What does not: one of many ("quy chế phối
hợp", "quy chế dân chủ ở cơ sở"), the rules by which a body works ("Quy chế làm việc của Tỉnh ủy"), one that has no name
("theo Quy chế mới"), and the title of a document that is cited by its number ("Quyết định số 5 về ban hành Quy chế …").
"""

from __future__ import annotations

import re

from archive.extraction.directive_draft import Draft
from archive.extraction.vocabulary import lowered
from archive.text import Span, lower

KIND = "Quy chế"
# Syllables of a name, and the characters that so many can have.
SHORTEST_NAME, LONGEST_NAME = 3, 14
_WINDOW = 160

# In these places stands a regulation that is applied; behind "về", "ban hành" stands the title of another document.
_APPLIED = re.compile(
    r"(?:thực hiện|theo|vi phạm|căn cứ|áp dụng|chấp hành|quy định tại|quy định của"
    r"|(?:điều|khoản|điểm) \w{1,3}(?: của)?) $",
    re.IGNORECASE,
)
_TITLE_OF_ANOTHER = re.compile(r"(?:về|ban hành|kèm theo|dự thảo|xây dựng|các) $", re.IGNORECASE)
_BEFORE = 24
_NAME = re.compile(r" ([^\W\d_]+(?: [^\W\d_]+){0,19})")
_ENDS = re.compile(
    r" (?:tại|đã|được|do|ban hành|và các|của|theo|để|nhằm|gắn|là|cho|này|số|đối với|từ|vào|ở|với|năm|khi|nếu|thì"
    r"|có|phải)(?!\w)"
)


def regulation(form: str, span: Span, limit: int) -> list[Draft]:
    """The regulation that the word "Quy chế" at ``span`` begins; empty where it names none."""
    before = form[max(0, span.start - _BEFORE) : span.start]
    applied = _APPLIED.search(before) and not _TITLE_OF_ANOTHER.search(before)
    if not form[span.start].isupper() or not applied:
        return []
    match = _NAME.match(form, span.end, min(limit, span.end + _WINDOW))
    words = match[1] if match else ""
    stop = _ENDS.search(words)
    words = (words[: stop.start()] if stop else words).rstrip()
    syllables = words.split(" ")
    about = any(lower(words).startswith(f"{subject} ") for subject in lowered("regulation_subjects"))
    if not about or not SHORTEST_NAME <= len(syllables) <= LONGEST_NAME:
        return []
    end = match.start(1) + len(words)
    return [Draft(Span(span.start, end), KIND, "regulation by its name", name=f"{KIND} {words}")]
