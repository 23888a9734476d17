"""Pages that tell one person's life: whose, and how far they do."""

from __future__ import annotations

import re

from archive.extraction.record import ParsedPage
from archive.extraction.resolve import People
from archive.extraction.title_told import Subject
from archive.text import exact_key

# "Lê Văn An (chính khách)"; "Tiểu sử đồng chí Lê Văn An": the headline of a biography.
_BRACKETS = re.compile(r"\s*\([^()]{0,60}\)\s*$")
_OPENERS = re.compile(
    r"^(?:tóm tắt |sơ lược )?(?:tiểu sử(?: tóm tắt)?|lý lịch|chân dung|lý lịch trích ngang)(?: của)?"
    r"(?: tân)?(?: (?:đồng chí|ông|bà))? "
)
# Headings behind which an encyclopedia's page tells of sources and of others.
_APPENDICES = frozenset(
    "tham khảo|chú thích|liên kết ngoài|thể loại|xem thêm|ghi chú|nguồn|đọc thêm|gia đình|khen thưởng|vinh danh".split(
        "|"
    )
)
_MARKS = " #:*[]0123456789"


def subject_of(page: ParsedPage, people: People) -> Subject | None:
    """The person whose life the page tells, or the only one that it names; None where it is about several."""
    headline = _OPENERS.sub("", exact_key(_BRACKETS.sub("", page.title)))
    full = people.full(headline) if headline else ""
    if full and len(headline.split()) > 1:
        return Subject(full, biography=True)
    if len(people.name_of) == 1:
        return Subject(next(iter(people.name_of.values())))
    return None


def ends_life(text: str) -> bool:
    """Whether a line is a heading behind which the life is told no more ("Chú thích")."""
    return exact_key(text).strip(_MARKS) in _APPENDICES
