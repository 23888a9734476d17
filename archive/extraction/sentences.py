"""The sentences of an article, each with its place: which block it stands in and how far down."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.extraction.record import ParsedPage
from archive.text import Span, canonical, lower
from archive.text.letters import CAPITAL

# A mark ends a sentence where a blank and a capital, a digit or a quotation follow. Not behind an abbreviation
# ("TP. Hồ Chí Minh", "PGS. Trần …"), initials ("V.I. Lê-nin"), or the number of an item ("1. Về …").
# Without a mark a report begins anew with its day, where a caption or a subheading ran into it: "… tại lễ Sáng 7/2,".
_END = re.compile(
    rf"[.!?…]+[\"”')\]]*(?= +[\"“'(\[]?[\d{CAPITAL}])"
    rf"| (?=(?:Sáng|Trưa|Chiều|Tối|Đêm|Ngày)(?: nay| qua)?,?(?: ngày)? \(?\d{{1,2}} ?(?:[/.-] ?\d|tháng \d))"
)
# "Nhân kỷ niệm Ngày 27/7" goes on.
_GOES_ON = re.compile(r"(?:[,:;(“\"‘'–-]|(?<!\w)(?:niệm|dịp|mừng|nhân|ứng|và|của|đến|từ|vào|là))$", re.IGNORECASE)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“,;/.-])(?:[A-ZĐ]|TP|Tp|TX|TS|PGS|GS|ThS|Ths|BS|KS|KTS|LS|CN|NSND|NSƯT|NGƯT|NGND|St|Mr|Mrs)$|^\d{1,2}$"
)


@dataclass(frozen=True)
class Sentence:
    """A sentence of the article: its canonical words, and the same in lower case; ``order`` counts sentences, ``kind``
    is that of its block."""

    span: Span
    words: str
    lower: str
    kind: str
    block: int
    order: int

    def before(self, position: int) -> str:
        """The words of the sentence that stand before an offset of the page."""
        return self.words[: max(0, position - self.span.start)]

    def after(self, position: int) -> str:
        """The words of the sentence that stand from an offset of the page on."""
        return self.words[max(0, position - self.span.start) :]


def sentences(page: ParsedPage) -> list[Sentence]:
    """The sentences of the article's blocks in order."""
    form = canonical(page.text)
    lowered = lower(form)
    found: list[Sentence] = []
    for number, block in enumerate(page.article_blocks):
        for span in _spans(form, block.span):
            found.append(Sentence(span, span.of(form), span.of(lowered), block.kind, number, len(found)))
    return found


def _spans(form: str, block: Span) -> list[Span]:
    found = []
    begin = block.start
    for match in _END.finditer(form, block.start, block.end):
        if match.group() == "." and _ABBREVIATION.search(form[begin : match.start()][-6:]):
            continue
        if match.group() == " " and (
            match.start() <= begin or _GOES_ON.search(form[max(begin, match.start() - 8) : match.start()])
        ):
            continue
        found.append(Span(begin, match.end() if match.group() != " " else match.start()))
        begin = match.end()
        while form[begin] == " ":  # one follows, or the mark would end nothing
            begin += 1
    if begin < block.end:
        found.append(Span(begin, block.end))
    return found
