"""The words around an event: who holds it, what opens a sentence on it, what sets it on another day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.extraction.events import EventMention
from archive.extraction.sentences import Sentence

# Characters before the noun in which a sentence leads to it.
OPENING_WORDS = 60
# Characters before it in which "sẽ" makes it an event to come: "sẽ thăm … và dự Diễn đàn …".
SENTENCE_AHEAD = 120
HOLDING = re.compile(
    r"(?:tổ chức|khai mạc|bế mạc|diễn ra|tham dự|dự|chủ trì|tiến hành|đã có|có|họp|tham gia|mở|phối hợp|đăng cai)"
    r"(?: (?:một|trọng thể|thành công|và chỉ đạo|và phát biểu (?:chỉ đạo )?tại|đã|cuộc|buổi))? $",
    re.IGNORECASE,
)
# Guests attend a fair on the way; whoever holds or opens it is reported with it.
FEAST_HELD = re.compile(r"(?:tổ chức|khai mạc|bế mạc|diễn ra|tưng bừng)(?: \w+)? $", re.IGNORECASE)
HELD_BEHIND = re.compile(
    r"[^.;:]{0,160}?(?:do [^.;:]{2,100} (?:tổ chức|chủ trì)|diễn ra|khai mạc"
    r"|(?:được|đã) (?:long trọng |trọng thể )?(?:tổ chức|khai mạc|bế mạc))",
    re.IGNORECASE,
)
OPENING = re.compile(
    r"(?:cùng |đến |tới |tham )?dự(?: và (?:chủ trì|chỉ đạo|phát biểu))?(?: tại)? $"
    r"|(?:phát biểu|chủ trì|điều hành|kết luận|khai mạc|bế mạc|chủ tọa|tại|chỉ đạo|kết thúc)"
    r"(?: (?:tại|khai mạc|bế mạc|kết luận|chỉ đạo|chào mừng|và|điều hành)){0,3} $",
    re.IGNORECASE,
)
# "Đã" before the verb, or a sentence that tells of the moment ("khi tiếp Đoàn …"): it has happened.
_DONE = re.compile(
    r"(?:^|(?<!\w)(?:đã|vừa|khi|tại buổi)(?: (?:có|đến|về|tới|thăm và|thăm,|thân mật|chủ trì|tiến hành|cùng))*) ?$"
)
# Another day than that of the event which the article reports.
_ELSEWHEN_BEFORE = re.compile(
    r"^(?:theo (?:ông|bà|đồng chí|lời)|trước đó|trước đây|năm ngoái|hồi (?:tháng|năm)|từ (?:tháng|năm)|còn nhớ)(?!\w)"
)
_ELSEWHEN_BEHIND = re.compile(
    r"[^.;:]{0,80}?(?<!\w)(?:năm ngoái|năm trước|tháng trước|tuần trước|trước đây|trước đó|cách đây|tuần tới|tháng tới"
    r"|năm tới|sắp tới|vừa qua)(?!\w)"
)
_WISHED = re.compile(r"(?<!\w)(?:muốn|mong|đề nghị|từ chối|hoãn|hủy|chưa|không)(?: \w+)? (?:có |dự )?(?:một )?$")
# A visit has many events; a report of the whole of it tells of none.
OF_A_VISIT = re.compile(
    r"(?:kết thúc|kết quả|nhận lời mời)[^.]{0,160} (?:chuyến thăm|thăm (?:chính thức|cấp nhà nước|hữu nghị))"
    r"|thông cáo chung|tuyên bố chung"
)
# Pages that hand out a document or a form, and articles of an encyclopedia, which number their sources.
_HANDS_OUT = re.compile(r"(?:#+ ?)?(?:toàn văn|mẫu|biểu mẫu|tải (?:về|file|mẫu)|file|danh sách)(?!\w)")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]")
LEAST_FOOTNOTES = 4
_AHEAD_BEHIND = re.compile(
    r"[^.;:]{0,60}? (?:sẽ|dự kiến|sắp) (?:được |chính thức )?(?:tổ chức|diễn ra|khai mạc|được)(?!\w)"
)
_LEADING_BACK_BEHIND = re.compile(
    r" (?:này|lần này|hôm nay|đã|được|cũng|có sự|nghe|thống nhất|nhất trí|diễn ra|tập trung|thảo luận)(?!\w)"
)


def leads_back(mention: EventMention) -> bool:
    """Whether a sentence leads back to an event that was told before: "Phát biểu tại hội nghị, …", "Hội nghị đã …"."""
    return (
        OPENING.search(mention.sentence.before(mention.span.start)[-OPENING_WORDS:]) is not None
        or _LEADING_BACK_BEHIND.match(mention.sentence.after(mention.span.end)) is not None
    )


def has_happened(mention: EventMention) -> bool:
    """Whether the words around a verb tell it as done."""
    begin = mention.span.start - mention.sentence.span.start
    return mention.sitting or _DONE.search(mention.sentence.lower[max(0, begin - OPENING_WORDS) : begin]) is not None


def of_another_day(mention: EventMention) -> bool:
    """Whether the sentence sets the event before or after the days of the report."""
    begin, end = (at - mention.sentence.span.start for at in mention.span)
    behind = mention.sentence.lower[end : end + 160]
    return (
        _WISHED.search(mention.sentence.lower[max(0, begin - 30) : begin]) is not None
        or _ELSEWHEN_BEFORE.search(mention.sentence.lower[:begin]) is not None
        or _ELSEWHEN_BEHIND.match(behind) is not None
        or _AHEAD_BEHIND.match(behind) is not None
    )


def is_no_report(page_sentences: Sequence[Sentence]) -> bool:
    """Whether the page hands out a document or is an article of an encyclopedia: what it names of events is no news."""
    if not page_sentences or _HANDS_OUT.match(page_sentences[0].lower):
        return True
    footnotes = 0
    for sentence in page_sentences:
        footnotes += len(_FOOTNOTE.findall(sentence.words))
        if footnotes >= LEAST_FOOTNOTES:
            return True
    return False
