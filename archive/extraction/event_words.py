"""The words around an event: who holds it, what opens a sentence on it, what sets it on another day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.extraction.dating import is_outlook
from archive.extraction.events import EventMention, find_events
from archive.extraction.record import TITLE
from archive.extraction.sentences import Sentence
from archive.text.letters import CAPITAL

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
    r"|(?:phát biểu|chủ trì|điều hành|kết luận|khai mạc|bế mạc|chủ tọa|tại|chỉ đạo|kết thúc|mở đầu)"
    r"(?: (?:tại|khai mạc|bế mạc|kết luận|chỉ đạo|chào mừng|và|điều hành)){0,3} $",
    re.IGNORECASE,
)
# Characters before an event in which a sentence says that somebody leaves for it, or what was said there.
LONGEST_LEAD = 320
# "Ông An nhấn mạnh như trên tại buổi làm việc …": the report begins with what was said there.
TOLD_THERE = re.compile(
    r"(?<!\w)(?:phát biểu|chia sẻ|nhấn mạnh|khẳng định|cho biết|yêu cầu|đề nghị|chỉ đạo|nói|đưa ra|nêu ra|trả lời)"
    r"(?: (?:như trên|như vậy|như thế|nêu trên|vậy|thế|điều này|điều đó|yêu cầu|ý kiến)){0,4}"
    r" (?:tại|trong)(?: khuôn khổ)? $"
    r"|(?:^(?:đó|đây) là (?:một trong )?|[”\"] là (?:chỉ đạo|yêu cầu|khẳng định|ý kiến|chia sẻ|nhận định|phát biểu))"
    r"[^.;]{5,240} (?:tại|trong) $",
    re.IGNORECASE,
)
# "Đã" before the verb, or a sentence that tells of the moment ("khi tiếp Đoàn …"): it has happened.
_DONE = re.compile(
    r"(?:^|(?<!\w)(?:đã|vừa|khi|tại buổi)(?: (?:có|đến|về|tới|thăm và|thăm,|thân mật|chủ trì|tiến hành|cùng))*) ?$"
)
# Another day than that of the event which the article reports.
_ELSEWHEN_BEFORE = re.compile(
    r"^(?:(?:ngay )?(?:sau|từ)(?: khi)?(?: có)? (?:chỉ đạo|ý kiến|yêu cầu|phát biểu|kết luận) của"
    r"|theo (?:ông|bà|đồng chí|lời)|nhưng|trước đó|trước đây|năm ngoái|hồi (?:tháng|năm)|từ (?:tháng|năm)|còn nhớ)"
    r"(?!\w)"
)
_ELSEWHEN_BEHIND = re.compile(
    r"[^.;:]{0,80}?(?<!\w)(?:năm ngoái|năm trước|tháng trước|tuần trước|trước đây|trước đó|cách đây|tuần tới|tháng tới"
    r"|năm tới|sắp tới|vừa qua)(?!\w)"
)
# What somebody tells of another's meeting: "Ngày 7/6, ông An thông tin, Chi bộ … vừa họp".
_SAYING = re.compile(r"(?<!\w)(?:(?:cho biết|cho hay|xác nhận|khẳng định|tiết lộ)(?!\w)|thông tin(?=[,:]| rằng))")
_TOLD = re.compile(rf"{_SAYING.pattern}[^.;]{{2,160}}$")
# "Mời Tổng thống sang thăm và dự Hội nghị": it is to come.
_INVITED = re.compile(r"(?<!lời )(?<!giấy )(?<!thư )(?<!khách )(?<!được )mời [^.;]{2,120}dự $")
# "… chuyến thăm (1/2017), cuộc gặp (11/2016) và hội nghị (14/7)": what happened in the last years, in one breath.
_MONTH_IN_BRACKETS, LONGEST_HISTORY = re.compile(r"\((?:tháng )?\d{1,2}[/-](?:19|20)\d\d\)"), 2000
_WISHED = re.compile(r"(?<!\w)(?:muốn|mong|đề nghị|từ chối|hoãn|hủy|chưa|không)(?: \w+)? (?:có |dự )?(?:một )?$")
# A visit has many events; a report of the whole of it tells of none.
OF_A_VISIT = re.compile(
    r"(?:kết thúc|kết quả|nhận lời mời)[^.]{0,160} (?:chuyến thăm|thăm (?:chính thức|cấp nhà nước|hữu nghị))"
    r"|thông cáo chung|tuyên bố chung"
)
# Pages that hand out a document or a form, and articles of an encyclopedia, which number their sources.
_HANDS_OUT = re.compile(r"(?:#+ ?)?(?:toàn văn|mẫu|biểu mẫu|tải (?:về|file|mẫu)|file|danh sách)(?!\w)")
# Headlines of pages that tell of many events.
_ROUND_UP = re.compile(
    r"(?<!\w)(?:(?:nóng|nổi bật)(?: nhất)?(?: trong)? (?:tuần|ngày|tháng)|bản tin|điểm (?:tin|báo|danh)"
    r"|tin tức [^.]{0,24}24h|(?:nhân sự mới|tin) \d+ (?:địa phương|tỉnh)|tuần từ \d)(?!\w)"
)
# "Sáng mai, Thủ tướng hội đàm với …": to come.
_TOMORROW = re.compile(r"(?:^|, |: |- )(?:ngày|sáng|trưa|chiều|tối) mai(?!\w)")
_DEFINED = re.compile(r"\**([^*.,;:]{6,100}?)\** (?:là|gồm) ")
_OF_A_PLACE = re.compile(
    rf"[*# ]*((?:TP\. ?)?(?:[{CAPITAL}][^\W\d_]*(?: - | )?){{1,5}}): "
    r"(?:Hôm (?:nay|qua)|Ngày|Sáng|Trưa|Chiều|Tối|Cùng ngày)(?!\w)"
)
_IN_BOLD = re.compile(r"\*\*([^*]{6,160})\*\*")
_TAKES_PLACE = re.compile(r"(?<!\w)(?:diễn ra|được tổ chức|họp|khai mạc)(?!\w)")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]")
LEAST_FOOTNOTES = 4
# Sentences of a page in which a question of its headline is put again.
FIRST_OF_A_PAGE = 6
_AHEAD_BEHIND = re.compile(
    r"(?:(?! về )[^.;:]){0,60}? (?:sẽ|dự kiến|sắp) (?:được |chính thức )?(?:tổ chức|diễn ra|khai mạc|được|có nội dung"
    r"|họp|bàn|xem xét|cho ý kiến|kéo dài|bắt đầu)(?!\w)"
)
_AWAITED = re.compile(
    r"(?<!\w)(?:(?:ngày|sáng|trưa|chiều|tối) (?:mai|kia)|mong ngóng|mong chờ|chờ đợi|giấy mời)(?!\w)", re.IGNORECASE
)
_LEAVING = re.compile(
    r"(?<!\w)(?:(?:lên|trên) đường|rời (?:Hà Nội|Việt Nam)|bắt đầu (?:chuyến )?thăm)(?!\w)[^.;]{0,200}$", re.IGNORECASE
)
_LEADING_BACK_BEHIND = re.compile(
    r" (?:này|lần này|hôm nay|đã|được|cũng|có sự|nghe|thống nhất|nhất trí|diễn ra|tập trung|thảo luận)(?!\w)"
)


def is_ahead(before: str) -> bool:
    """Whether the words before an event set it in the time to come: "sẽ dự", "lên đường thăm … và dự", "ngày mai"."""
    near = before[-SENTENCE_AHEAD:]
    return is_outlook(near) or _AWAITED.search(near) is not None or _LEAVING.search(before[-LONGEST_LEAD:]) is not None


def is_to_come(mention: EventMention) -> bool:
    """Whether the words around the noun of an event set it in the time to come: "Hội nghị … sẽ diễn ra"."""
    behind = mention.sentence.after(mention.span.end)
    return is_ahead(mention.sentence.before(mention.span.start)) or _AHEAD_BEHIND.match(behind) is not None


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
        or _INVITED.search(mention.sentence.lower[max(0, begin - SENTENCE_AHEAD) : begin]) is not None
        or len(_MONTH_IN_BRACKETS.findall(mention.sentence.words[:LONGEST_HISTORY])) > 1
        or _ELSEWHEN_BEFORE.search(mention.sentence.lower[:begin]) is not None
        or _ELSEWHEN_BEHIND.match(behind) is not None
        or _AHEAD_BEHIND.match(behind) is not None
        or (mention.verbal and _TOLD.search(mention.sentence.lower[max(0, begin - 200) : begin]) is not None)
    )


def tells_of_no_event(sentence: Sentence) -> bool:
    """Whether a sentence is about what somebody said ("Chiều 5/2, bà An cho biết …") or about a journey."""
    return _SAYING.search(sentence.lower) is not None or _LEAVING.search(sentence.words.rstrip(".")) is not None


def is_no_report(page_sentences: Sequence[Sentence]) -> bool:
    """Whether the page hands out a document, tells of tomorrow, answers questions, goes round several places or is an
    article of an encyclopedia: what it names of events is no report of one."""
    headline = page_sentences[0].lower if page_sentences else ""
    if not headline or _HANDS_OUT.match(headline) or _ROUND_UP.search(headline) or _TOMORROW.search(headline):
        return True
    if told_by_headline(page_sentences):
        return False
    if _defines_its_title(page_sentences) or _asks(page_sentences) or _tells_of_towns(page_sentences):
        return True
    footnotes = 0
    for sentence in page_sentences:
        footnotes += len(_FOOTNOTE.findall(sentence.words))
        if footnotes >= LEAST_FOOTNOTES:
            return True
    return False


def _tells_of_towns(page_sentences: Sequence[Sentence]) -> bool:
    """Whether the page goes round several places: "Hà Nam: Sáng 5/3, … Ninh Bình: Cùng ngày, …"."""
    return len({place[1] for s in page_sentences if (place := _OF_A_PLACE.match(s.words))}) > 1


def _asks(page_sentences: Sequence[Sentence]) -> bool:
    """Whether the page answers questions: its headline asks, and its first words ask again ("… họp khi nào?"), or it
    has a table of contents."""
    first = page_sentences[:FIRST_OF_A_PAGE]
    asked = [s.words.rstrip("* ").endswith("?") for s in first]
    contents = any(s.lower.strip("#* :") == "nội dung chính" for s in first)
    return asked[0] and (sum(asked) > 1 or contents)


def told_by_headline(page_sentences: Sequence[Sentence]) -> Sentence | None:
    """The first sentence of an article of an encyclopedia on one event: its headline is the event's name, which is put
    again in bold, with the day ("**Đại hội … lần thứ V** diễn ra từ ngày 27 đến ngày 31-3-1982"); else None."""
    headline, first = _headline_and_first(page_sentences)
    bold = _IN_BOLD.match(first.lower) if first else None
    if bold is None or not _TAKES_PLACE.search(first.lower):
        return None
    opening = page_sentences[0].span.start + len("# ")
    is_event = any(mention.span.start <= opening for mention in find_events(page_sentences[:1]))
    return first if is_event and set(headline.split()) <= set(bold[1].split()) else None


def _headline_and_first(page_sentences: Sequence[Sentence]) -> tuple[str, Sentence | None]:
    """The headline in lower case without its marks, and the first sentence of prose below it."""
    first = next((s for s in page_sentences[1:] if s.kind != TITLE and not s.lower.startswith("|")), None)
    return page_sentences[0].lower.strip("#* "), first


def _defines_its_title(page_sentences: Sequence[Sentence]) -> bool:
    """Whether the first words of the body say what the headline is ("**Đại hội toàn quốc** là cơ quan …") or put it
    again in bold."""
    headline, first = _headline_and_first(page_sentences)
    if first is None:
        return False
    bold = _IN_BOLD.match(first.lower)
    subject = _DEFINED.match(first.lower) or bold
    return subject is not None and headline.startswith(subject[1]) and 2 * len(subject[1]) >= len(headline)
