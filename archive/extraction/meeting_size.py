"""How a meeting was held and how many came: format, delegates, connection points."""

from __future__ import annotations

import re
from collections.abc import Iterable

from archive.extraction.sentences import Sentence

IN_PERSON, ONLINE, HYBRID = "in person", "online", "hybrid"
# More than so many people or points is a number of something else.
MOST = 5_000_000

_BOTH = re.compile(
    r"trực tiếp,? (?:kết hợp(?: với)?|và|với|lẫn|cùng|kết nối) (?:hình thức )?trực tuyến"
    r"|trực tuyến,? (?:kết hợp(?: với)?|và|với|lẫn) (?:hình thức )?trực tiếp"
    r"|kết hợp (?:giữa )?trực tiếp (?:và|với) trực tuyến",
)
_ONLINE = re.compile(
    r"hình thức (?:họp |hội nghị )?trực tuyến|(?:hội nghị|tổ chức|họp|phiên họp|tập huấn) trực tuyến"
    r"|(?:kết nối|truyền hình|phát) trực tuyến|cầu truyền hình|trực tuyến (?:đến|tới|từ|toàn quốc|với)",
)
_IN_PERSON = re.compile(r"hình thức (?:tập trung|trực tiếp)|tổ chức (?:theo hình thức )?trực tiếp")

_NUMBER = r"(\d{1,3}(?:[.,]\d{3}){1,2}|\d{1,7}) ?(nghìn|ngàn|vạn|triệu)?"
_SCALE = {"nghìn": 1_000, "ngàn": 1_000, "vạn": 10_000, "triệu": 1_000_000}
# "Hai cầu vượt", "11 cầu thủ" connect nothing.
_POINTS = re.compile(
    rf"(?<![\w.,/-]){_NUMBER} (?:(?:đầu|điểm) (?:điểm )?cầu|cầu (?:truyền hình|trực tuyến))(?!\w)", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_PEOPLE = (
    r"(?:đại biểu|học viên|đồng chí|cán bộ|đảng viên|người|hội viên|đoàn viên|cốt cán|báo cáo viên|lượt người|khách mời"
    r"|bí thư|thành viên|công nhân|nông dân|thanh niên|cử tri)"
)
_DELEGATES = re.compile(rf"(?<![\w.,/-]){_NUMBER} ({_PEOPLE})(?!\w)", re.IGNORECASE)
# "487 đại biểu Quốc hội tán thành" are counted by vote; those who came are named as such.
# Those who spoke are but some of them.
_OF_AN_ASSEMBLY = re.compile(
    r" (?:quốc hội|hđnd|hội đồng|(?:đã |đăng ký |tham gia )*(?:phát biểu|tranh luận|chất vấn))(?!\w)", re.IGNORECASE
)
_ABOUT = r"(?: (?:gần|hơn|trên|khoảng|toàn thể|đông đảo|tổng số|các))?"
# What stands before the number of those who came, within its clause.
_CAME_BEFORE = re.compile(
    r"(?:tham dự|tham gia|dự|có mặt|góp mặt|triệu tập|thu hút)(?: (?:hội nghị|đại hội|kỳ họp|buổi \w+|lễ|lớp))?"
    r"(?: (?:có|của|gồm|là))?" + _ABOUT + " $"
    # Whom a course or a talk is held for.
    r"|(?:tổ chức|mở|lớp|khóa|hội nghị) (?:tập huấn|bồi dưỡng)[^.;:]{0,120} cho" + _ABOUT + " $"
    r"|(?:đối thoại|gặp mặt|gặp gỡ)(?: với)?" + _ABOUT + " $",
    re.IGNORECASE,
)
_COMERS = frozenset({"đại biểu", "học viên", "cốt cán", "báo cáo viên", "khách mời"})
_BELONGING = re.compile(
    r"(?<!\w)(?:gồm|với|cùng|cho|của|có|và)" + _ABOUT + r"(?: [\d.,]+ điểm cầu (?:với|và|cùng)" + _ABOUT + r")? $",
    re.IGNORECASE,
)
_CAME_BEHIND = re.compile(
    r"[^.;:]{0,120}?(?:tham dự|tham gia|dự (?:hội|đại|buổi|lễ|lớp|tại)|có mặt|về dự|đại diện cho|thay mặt)"
    r"|,? là (?:cấp ủy|đại diện|cán bộ|bí thư)",
    re.IGNORECASE,
)
_ELECTED = re.compile(
    r"(?:bầu|tặng|trao|biểu dương|khen thưởng|kỷ luật|kết nạp|được|giới thiệu|phát triển|ôn lại|từ (?:lớp|khóa))"
    r"[^.;]{0,40}$",
    re.IGNORECASE,
)


def read_format(sentences: Iterable[Sentence]) -> str:
    """``in person``, ``online`` or ``hybrid``, where the sentences about the event say so, else ""."""
    words = " ".join(
        s.lower for s in sentences if "trực t" in s.lower or "cầu truyền" in s.lower or "tập trung" in s.lower
    )
    if _BOTH.search(words):
        return HYBRID
    online, in_person = _ONLINE.search(words), _IN_PERSON.search(words)
    if online and in_person:
        return HYBRID
    return ONLINE if online else IN_PERSON if in_person else ""


def read_connection_points(sentences: Iterable[Sentence]) -> int | None:
    """The number of connection points ("gần 400 điểm cầu")."""
    for sentence in sentences:
        if "cầu" in sentence.lower and (match := _POINTS.search(sentence.words)):
            return _value(match[1], match[2])
    return None


def read_attendance(sentences: Iterable[Sentence]) -> int | None:
    """How many came, as far as a number of delegates (or members, trainees …) is given for the event."""
    for sentence in sentences:
        if not _DIGIT.search(sentence.words):
            continue
        for match in _DELEGATES.finditer(sentence.words):
            before, behind = sentence.words[max(0, match.start() - 70) : match.start()], sentence.words[match.end() :]
            value = _value(match[1], match[2])
            if value is None:
                continue
            if _CAME_BEFORE.search(before):
                return value
            if _ELECTED.search(before) or _OF_AN_ASSEMBLY.match(behind):
                continue
            # "67 đảng viên" can be those who were punished; only delegates and trainees come by being counted.
            came_by_name = match[3].lower() in _COMERS and _BELONGING.search(before)
            if came_by_name or _CAME_BEHIND.match(behind):
                return value
    return None


def _value(digits: str, scale: str | None) -> int | None:
    value = int(re.sub(r"\D", "", digits)) * _SCALE.get((scale or "").lower(), 1)
    return value if 1 < value <= MOST else None
