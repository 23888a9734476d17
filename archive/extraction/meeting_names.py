"""The name of a meeting as written: from its noun to the end of its phrase ("Hội nghị sơ kết công tác dân vận")."""

from __future__ import annotations

import re

from archive.extraction.main_event import MainEvent
from archive.text.letters import CAPITAL

# Words: a name of an event is cut at the last comma before this. Characters behind its noun that are looked at.
LONGEST_NAME, WINDOW = 40, 600

# "Held", not "organisation": what follows the verb is a place, a time or a manner ("công tác tổ chức xây dựng Đảng",
# "cấp ủy các tổ chức cơ sở Đảng" go on).
_HELD = r"(?<!công tác )(?<!các )tổ chức(?= (?:tại|ở|vào|ngày|sáng|chiều|tối|từ|theo|trong|đã)(?!\w))"
# Where the name of an event ends: at a mark, at a word that goes on to its circumstances, at a comma before people.
_CIRCUMSTANCE = (
    r"với sự|do|có|đang|nhân (?:dịp|kỷ niệm|ngày|tháng|sự kiện)|nhằm|dưới sự|theo hình thức|bằng hình thức|để|được|vừa"
    r"|diễn ra|đã|vào|gồm|cho biết|sẽ|dự kiến|sắp|cũng|mặc dù|mới đây|hôm (?:nay|qua|\d)|bước sang|kéo dài|thu hút"
    rf"|(?:chính thức )?(?:khai mạc|bế mạc|kết thúc|bắt đầu)|cùng (?:với|các|đại diện)|{_HELD}"
    r"|(?<!tồn )(?<!hiện )tại|đồng thời|sáng|chiều|tối|ngày \d{1,2}|trong (?:hai|ba|\d+) ngày|trong ngày"
)
_COMPANY = (
    r"ngày|sáng|chiều|đồng chí|các đồng chí|ông|bà|dự|tham dự|cùng|do|với|tại|đại diện|phó|trưởng|bí thư|chủ tịch"
    r"|ủy viên|thủ tướng|bộ trưởng|thứ trưởng|tổng bí thư|giám đốc|người phát ngôn|chánh|đbqh|đại biểu|các đại biểu"
    r"|nhiều|báo chí|sau|trước|đúng|theo|khi"
)
_END = re.compile(
    rf"[;:!?]|\*\*|\((?!khóa )|(?<!TP)(?<!Tp)(?<!\bT)\.(?= |$)|(?<=[^\W_])(?<![A-ZĐ])\.(?=[{CAPITAL}])"
    rf"| (?:{_CIRCUMSTANCE})(?!\w)|, (?=(?:{_COMPANY})(?!\w))",
    re.IGNORECASE,
)
# "Mặt trận Tổ quốc (MTTQ) Việt Nam": a short form in brackets is no part of the name.
_SHORT_FORM = re.compile(r" \([A-ZĐ][A-ZĐ&-]{1,9}\)")
# What behind the bare noun begins something else: "Tại cuộc họp ông An …", "Kỳ họp này".
_NO_NAME = re.compile(
    r"(?:,| (?:ông|bà|đồng chí|các đồng chí|này|đó|ấy|nói trên|trên|và|cùng|đúng|chỉ|là|nêu|mà|còn|như|thì|vẫn)(?!\w))",
    re.IGNORECASE,
)
# Words on which no name ends.
_DANGLING = re.compile(
    r"(?: (?:trong|với|từ|và|của|cho|về|các|những|là|này|theo|đến|ở|bởi|giữa|hay|hoặc|khi|rằng|vì|nên|chưa|vẫn"
    r"|tiếp tục|cùng|nhiều))+$",
    re.IGNORECASE,
)


def name_of(event: MainEvent) -> str:
    """The name as written, from its noun to the end of its phrase, with a capital; the kind where none is told."""
    mention = event.mention
    if mention.verbal:
        return _capital(event.kind)
    length = mention.span.end - mention.span.start
    words = mention.sentence.after(mention.span.start)
    behind = words[length:]
    if not mention.qualified and (mention.kind != event.kind or _NO_NAME.match(behind)):
        return _capital(event.kind)
    behind = _SHORT_FORM.sub("", behind[:WINDOW])
    end = _END.search(behind)
    name = " ".join((words[:length] + behind[: end.start() if end else len(behind)]).split()).rstrip(" ,.-–*")
    while len(name.split()) > LONGEST_NAME and "," in name:
        name = name.rpartition(",")[0]
    if len(name.split()) > LONGEST_NAME:
        name = " ".join(name.split()[:LONGEST_NAME])
    return _capital(name[:length] + _DANGLING.sub("", name[length:]))


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
