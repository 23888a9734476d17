"""Verbs that report an event without its noun: "… làm việc với Huyện ủy …", "Ban Bí thư đã họp", "Thủ tướng đã tiếp …".

Most of these verbs also tell of other things (a driver is asked by the police, a buyer meets a seller, a team receives
another), so each is an event only where the words around it are those of officials: data/meeting_verbs.txt says which.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from archive.extraction.events import EventMention
from archive.extraction.record import TITLE
from archive.extraction.sentences import Sentence
from archive.extraction.vocabulary import lowered, table
from archive.extraction.word_patterns import any_of
from archive.text import Span
from archive.text.letters import CAPITAL

# Characters of a sentence that are read: what reports an event stands near its beginning.
LONGEST_READ = 1200
# Characters of the longest Vietnamese syllable and the blanks around it.
LONGEST_WORD = 10
# Characters before a verb in which who acts is looked for: a body with its ministry, or a person's chain of offices.
SUBJECT_WINDOW = 160
# Characters from a body to the verb of its meeting: "Ban Thường vụ Huyện ủy …, khóa XX, nhiệm kỳ 2015 - 2020, đã họp".
BODY_WINDOW = 110

# "Làm việc với" a body is an event, with a driver or a family it is an inquiry.
_OFFICIAL = re.compile(
    rf" (?:[{CAPITAL}]|lãnh đạo|cấp ủy|các (?:đơn vị|địa phương|cơ quan|sở|ban|huyện|xã|tổ chức)|tập thể|đại diện"
    r"|cán bộ|thường trực|đoàn|chính quyền|huyện|tỉnh|xã|phường|thị)"
)
# "… đang ở thăm và làm việc tại Việt Nam" tells who a guest is, "đi làm việc tại Hàn Quốc" who has a job.
_VISITING = re.compile(r"(?:đang|đi|sang|người|lao động) (?:[^\W\d_]+ ){0,5}$")

# A verb behind these is wished, denied, promised or of another day.
_NOT_DONE = re.compile(
    r"(?<!\w)(?:từng|muốn|xin|đòi|chưa|không|chẳng|yêu cầu|đề nghị|mong|cần|phải|nên|có thể|hay|thường|trước khi|định"
    r"|hẹn|mời|lịch|chuẩn bị|dự kiến|sắp|sẽ|nếu|hoãn|hủy) (?:được )?$"
)
# "Tiếp theo", "trực tiếp", "đón tiếp": other words.
_OTHER_WORD = frozenset("cuộc buổi trực gián kế liên nối giao chuyển đón phỏng tiếp họa bắt".split())
_RECEIVED = (
    r" (?:và (?:làm việc|hội đàm) với |thân mật |xã giao |riêng )?(?:với )?(?:các )?(?:đồng chí|ông|bà|ngài|đoàn|cử tri"
    r"|cán bộ|đại diện|đại biểu|nguyên|cựu|cố vấn|phu nhân|doanh nghiệp|nhà đầu tư|kiều bào|nhân dân|bà con|công nhân"
    r"|thân nhân|gia đình|người|chức sắc|trí thức|văn nghệ sĩ|nhà báo|phóng viên|cơ quan|tập thể|học sinh|sinh viên"
    r"|đối tác"
)
_MEETING_BODY = re.compile(
    r"(?<!\w)(?:bộ chính trị|ban (?:quản lý|bí thư|thường vụ|chấp hành|chỉ đạo|cán sự|tổ chức|giám sát|chủ nhiệm"
    r"|thường trực)|(?:ủy ban|hội đồng|tiểu ban|tổ công tác|đoàn kiểm tra|thường trực|thường vụ|quốc hội"
    r"|chính phủ|đảng đoàn|chi bộ)|(?:tỉnh|thành|huyện|thị|quận|đảng|quân) ủy|ubkt|ubnd|hđnd|ubtvqh)(?!\w)"
)
# Between a body and its verb no other verb: "Quốc hội cho biết đã họp". Words before "họp" that make it another word.
_CLAUSE_END = re.compile(
    r"[.;:()]|(?<!\w)(?:cho biết|yêu cầu|đề nghị|báo cáo|chỉ đạo|giao|khẳng định|quyết định|kết luận|tại|trong|theo"
    r"|sau|của cuộc)(?!\w)"
)
_NO_MEETING = frozenset("cuộc phiên buổi kỳ phòng hội giấy lịch mời dự phù đi thư điểm tổ đại".split())
_ASSEMBLY = re.compile(
    r"(?<!\w)(?:quốc hội|ubtvqh|hđnd|hội đồng nhân dân|ban chấp hành trung ương|trung ương đảng|các đại biểu|qh)(?!\w)"
    r"(?: đảng| khóa \w+| tỉnh| thành phố| tp)?(?:,? (?:đã|chính thức|nhất trí|tiếp tục|tiến hành|cũng|bắt đầu|dành"
    r"|cả|buổi|ngày|sáng|chiều|làm việc|họp phiên|toàn thể|tại|hội trường|tổ|ở|và|về|để|thời gian|nghe))*,? $"
)
_INSPECTION = re.compile(r"(?<!\w)(?:ủy ban kiểm tra|ubkt|uỷ ban kiểm tra)(?!\w)[^.;:]{0,60} $")
# "Đã đến thăm và tặng quà", "đi thị sát": done, and not told as somebody's habit or task.
_DEED = re.compile(
    r"(?<!\w)(?:đã|vừa)(?: (?:trực tiếp|đến|đi|tới|về|có chuyến|cùng|trang trọng|thừa ủy quyền|được|chính thức"
    r"|thăm và|thăm,|thăm hỏi,|động viên,|long trọng|tổ chức|tiến hành|bấm nút|dự))* $"
)
_HOLDING = re.compile(r"(?<!\w)(?:tổ chức|chủ trì|phối hợp|phối hợp với [^.;:]{2,80}|long trọng)(?:, [^.;:]{2,90})? $")
_TEAM = re.compile(r"(?<!\w)(?:đoàn|tổ) (?:công tác|kiểm tra|giám sát|thanh tra|khảo sát)(?!\w)")
_VOTERS = re.compile(r" (?:(?:gần|hơn|trên|khoảng|đông đảo|các|\d+) ){0,2}(?:bà con |đại diện )?cử tri(?!\w)")
# "Họp báo", "họp mặt": other events.
_OTHER_MEETING = re.compile(r" (?:báo|mặt|fan|hành|lớp|phụ huynh)(?!\w)")
# "Khi kiểm tra tiến độ dự án, Phó Thủ tướng …": who did it follows.
_WHILE = re.compile(r"^(?:[^.;:]{3,40}, )?khi(?: đi| trực tiếp| đến| tới| về)* $")
_QUESTIONERS = re.compile(r"(?<!\w)(?:quốc hội|đại biểu|đbqh|hđnd|hội đồng nhân dân)(?!\w)")
_SITS = frozenset({"assembly", "body"})


def find_event_verbs(sentence: Sentence) -> list[EventMention]:
    """The verbs of a sentence that report an event without its noun ("… làm việc với Huyện ủy …")."""
    found = []
    for verb in _verb_pattern().finditer(sentence.lower, 0, LONGEST_READ):
        begin, end = verb.span()
        if begin and sentence.lower[begin - 1].isalnum():
            continue
        kind, family, condition = _verbs()[verb.group()]
        if not _CONDITIONS[condition](sentence, begin, end, _word_before(sentence, begin)):
            continue
        span = Span(begin, end).shifted(sentence.span.start)
        found.append(EventMention(span, sentence, kind, family, verbal=True, sitting=condition in _SITS))
    return found


@cache
def _verbs() -> dict[str, tuple[str, str, str]]:
    """Verb → kind, family, condition."""
    return {
        verb: (kind, family, rest[0] if rest else "") for verb, (kind, family, *rest) in table("meeting_verbs").items()
    }


@cache
def _verb_pattern() -> re.Pattern[str]:
    """Any of the verbs in lower case, the longest first."""
    return re.compile(rf"{any_of(_verbs())}(?!\w)")


def _word_before(sentence: Sentence, begin: int) -> str:
    """The word directly before a verb; "" where a mark or nothing stands there."""
    before = sentence.lower[max(0, begin - LONGEST_WORD) : begin]
    return before[:-1].rpartition(" ")[2] if before.endswith(" ") else ""


@cache
def _holder() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(lowered('state_offices'))}(?!\w)")


@cache
def _received() -> re.Pattern[str]:
    return re.compile(rf"{_RECEIVED}|{any_of(lowered('state_offices'))})(?!\w)")


def _always(sentence: Sentence, begin: int, end: int, previous: str) -> bool:
    return True


def _working(sentence: Sentence, begin: int, end: int, previous: str) -> bool:
    return _OFFICIAL.match(sentence.words, end) is not None and not _VISITING.search(sentence.lower[:begin])


def _by_an_office(sentence: Sentence, begin: int, end: int, previous: str) -> bool:
    """Whether the holder of an office receives or meets somebody: "Chủ tịch nước … đã tiếp Đại sứ …"; or, where the
    verb opens the sentence, its subject follows: "Tiếp Đoàn đại biểu …, Tổng Bí thư đề nghị"."""
    if previous in _OTHER_WORD or _NOT_DONE.search(sentence.lower[max(0, begin - 24) : begin]):
        return False
    if not _received().match(sentence.lower, end):
        return False
    around = sentence.lower[max(0, begin - SUBJECT_WINDOW) : begin] or sentence.lower[end : end + SUBJECT_WINDOW]
    return _holder().search(around) is not None


def _by_a_body(sentence: Sentence, begin: int, end: int, previous: str) -> bool:
    if _OTHER_MEETING.match(sentence.lower, end):
        return False
    if previous in _NO_MEETING or _NOT_DONE.search(sentence.lower[max(0, begin - 24) : begin]):
        return False
    if sentence.lower.endswith(("đã tổ chức ", " tổ chức "), 0, begin):
        return True
    before = sentence.lower[max(0, begin - BODY_WINDOW) : begin]
    bodies = list(_MEETING_BODY.finditer(before))
    return bool(bodies) and not _CLAUSE_END.search(before, bodies[-1].end())


def _by_an_assembly(sentence: Sentence, begin: int, end: int, previous: str) -> bool:
    return _ASSEMBLY.search(sentence.lower[max(0, begin - SUBJECT_WINDOW) : begin]) is not None


def _by_inspectors(sentence: Sentence, begin: int, end: int, previous: str) -> bool:
    return _INSPECTION.search(sentence.lower[max(0, begin - BODY_WINDOW) : begin]) is not None


def _deed(sentence: Sentence, begin: int, end: int, previous: str) -> bool:
    """Whether somebody in office has done it: "… Phó Thủ tướng Lê Văn An đã đến thăm và tặng quà"; a headline needs no
    "đã"."""
    before = sentence.lower[max(0, begin - SUBJECT_WINDOW) : begin]
    done = _DEED.search(before[-40:]) or (sentence.kind == TITLE and not _NOT_DONE.search(before[-24:]))
    if sentence.kind != TITLE and _WHILE.match(sentence.lower[:begin][:SUBJECT_WINDOW]):
        return _holder().search(sentence.lower, end, end + SUBJECT_WINDOW) is not None
    return bool(done) and _holder().search(before) is not None


def _by_a_team(sentence: Sentence, begin: int, end: int, previous: str) -> bool:
    """Whether a team of inspectors acts, or its head: "Đoàn kiểm tra … công bố Quyết định kiểm tra …"."""
    before = sentence.lower[max(0, begin - SUBJECT_WINDOW) : begin]
    return bool(_TEAM.search(before) and not _NOT_DONE.search(before[-24:])) or _deed(sentence, begin, end, previous)


def _with_voters(sentence: Sentence, begin: int, end: int, previous: str) -> bool:
    return _VOTERS.match(sentence.lower, end) is not None


def _questioned(sentence: Sentence, begin: int, end: int, previous: str) -> bool:
    """Whether somebody in office answers an assembly: "Sáng 14/6, Bộ trưởng … trả lời chất vấn của các đại biểu"; in
    "hoạt động chất vấn và trả lời chất vấn" nobody does."""
    if previous in ("và", "phiên", "phần") or _NOT_DONE.search(sentence.lower[max(0, begin - 24) : begin]):
        return False
    who = sentence.lower[max(0, begin - SUBJECT_WINDOW) : begin] or sentence.lower[end : end + SUBJECT_WINDOW]
    return _holder().search(who) is not None and _QUESTIONERS.search(sentence.lower) is not None


def _done(sentence: Sentence, begin: int, end: int, previous: str) -> bool:
    return _DEED.search(sentence.lower[max(0, begin - 40) : begin]) is not None


def _held(sentence: Sentence, begin: int, end: int, previous: str) -> bool:
    return _HOLDING.search(sentence.lower[max(0, begin - SUBJECT_WINDOW) : begin]) is not None


_CONDITIONS: dict[str, Callable[[Sentence, int, int, str], bool]] = {
    "": _always,
    "working": _working,
    "office": _by_an_office,
    "body": _by_a_body,
    "assembly": _by_an_assembly,
    "held": _held,
    "inspection": _by_inspectors,
    "deed": _deed,
    "team": _by_a_team,
    "voters": _with_voters,
    "done": _done,
    "questioned": _questioned,
}
