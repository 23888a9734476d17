"""What stands before a citation: issuer and day of issue, "Ngày 30/8/2025, Bộ Chính trị ban hành Quy định số 5"."""

from __future__ import annotations

import re

from archive.extraction.directive_draft import Draft
from archive.extraction.issuers import Issuer, Issuers
from archive.text import PartialDate, Span, find_dates, lower
from archive.text.dates import DAY, MONTH
from archive.text.letters import CAPITAL

# Characters: a body with its verbs, and a day, a body and an office-holder who signs for it.
_ISSUES_WINDOW, _DAY_WINDOW = 40, 150
# Between a body and the document that it is said to issue.
_ISSUES = re.compile(
    r",?(?: (?:đã|vừa|mới|cũng|lại|đã ký|ký|sẽ|\(?khóa [IVX]+\)?))*"
    r" (?:ban hành|ra|thông qua|có|công bố)(?: các| bộ)? $",
    re.IGNORECASE,
)
# Who signs for a body issues too, as far as the day goes; who announces a document does not date it.
_SIGNS = re.compile(r"(?<! công bố) ký (?:các |bộ )?$", re.IGNORECASE)
_ANNOUNCES = re.compile(r"công bố(?: các| bộ| toàn văn)? $", re.IGNORECASE)
_YEAR = r"(?:19|20)\d\d"
_DAY = re.compile(
    rf"(?:ngày (?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]{_YEAR}|\d{{1,2}} tháng \d{{1,2}},? năm {_YEAR})"
    rf"|tháng \d{{1,2}}(?:[/.-]| năm ){_YEAR}),? ",
    re.IGNORECASE,
)
# Between the day and the verb stand the body and who signs for it, and no other deed.
_OTHER_DEED = re.compile(
    r"[.;:()]|(?:^| )(?:được|bị|tổ chức|họp|làm việc|theo|căn cứ|thực hiện|về|khi|là|sau|tại|để|đã|vừa|sẽ|có|trong)"
    r"(?!\w)",
    re.IGNORECASE,
)
# "Tờ trình của Ban cán sự đảng Bộ Y tế (Tờ trình số 5, ngày …)": the brackets say which one.
_TOLD_AND_NUMBERED = re.compile(r"(?P<kind>[^\W\d_]+(?: [^\W\d_]+){0,2}) (?:của|do) (?P<body>[^.;:()\n]{3,80}) \($")
# "Tại Chỉ thị số 01, Chủ tịch Ủy ban nhân dân … yêu cầu": who speaks in a document is who issued it.
_IN = re.compile(
    r"(?:^|\W)(?:tại|bằng) (?:(?:các )?(?:tiểu mục|mục|điều|khoản|điểm|phần|chương) \w{1,4},? (?:của )?){0,3}$",
    re.IGNORECASE,
)
_IN_WINDOW = 48
# "Nghị quyết số 5 được Chính phủ ban hành": who issues stands behind it.
_PASSIVE = re.compile(r" (?:đã |vừa |do )?(?:được|do) (?:chính )?(?=\w)")
_IS_ISSUED = re.compile(r" (?:ký )?(?:ban hành|thông qua|ký)(?!\w)")
_SPEAKS = re.compile(
    rf"(?: [{CAPITAL}][^\W\d_]*){{0,6}} (?:cũng |còn )?(?:đã|có kết luận|yêu cầu|giao|chỉ đạo|nhấn mạnh|đề nghị"
    r"|quyết định|quyết nghị|cử|phê duyệt|phê chuẩn|cho phép|khẳng định|nêu rõ|bổ sung|đồng ý|thống nhất|quy định"
    r"|xác định|chỉ rõ)(?!\w)"
)


def with_what_stands_before(draft: Draft, span: Span, form: str, begin: int, issuers: Issuers) -> Draft:
    """The document with the issuer and the day that the words before its kind (at ``span``) give it.

    ``begin`` is where the block of the text begins. What is already known of the document stays.
    """
    window = form[max(begin, span.start - _DAY_WINDOW) : span.start]
    if not draft.issuer and (issuer := _issuer_before(window, span.start, draft.kind, issuers)):
        draft = draft.with_(issuer=issuer.name, issuer_from="words")
    if draft.issued is None or draft.issued.precision != "day":
        day = _day_before(window)
        if day and (draft.issued is None or draft.issued.covers(day)):
            draft = draft.with_(issued=day)
    return draft


def with_who_is_told_behind(draft: Draft, span: Span, form: str, begin: int, limit: int, issuers: Issuers) -> Draft:
    """The document with the body that behind it is said to speak in it, or to have issued it.

    "Tại Quyết định số 5, Bộ Y tế yêu cầu"; "Quyết định số 5 được Bộ Y tế ban hành".
    """
    if draft.issuer:
        return draft
    passive = _PASSIVE.match(form, draft.tail_end, limit)
    if passive:
        at, verb = passive.end(), _IS_ISSUED
    elif form.startswith(", ", draft.tail_end) and _IN.search(form[max(begin, span.start - _IN_WINDOW) : span.start]):
        at, verb = draft.tail_end + 2, _SPEAKS
    else:
        return draft
    issuer = issuers.at(at, limit)
    if issuer is None or issuer.vague or not verb.match(form, issuer.end, limit):
        return draft
    return draft.with_(issuer=issuer.name, issuer_from="words")


def _issuer_before(window: str, position: int, kind: str, issuers: Issuers) -> Issuer | None:
    tail = window[-_ISSUES_WINDOW:]
    if match := _ISSUES.search(tail):
        return issuers.before(position - len(tail) + match.start())
    told = _TOLD_AND_NUMBERED.search(window) if window.endswith("(") else None
    if told is None or not lower(told["kind"]).endswith(lower(kind)):
        return None
    start = position - len(window) + told.start("body")
    issuer = issuers.at(start, position)
    return issuer if issuer and issuer.end == start + len(told["body"]) else None


def _day_before(window: str) -> PartialDate | None:
    near = max(0, len(window) - _ISSUES_WINDOW)
    verb = _SIGNS.search(window, near) or _ISSUES.search(window, near)
    if verb is None or _ANNOUNCES.search(window, verb.start()):
        return None
    day = max(_DAY.finditer(window, 0, verb.start() + 1), key=lambda match: match.start(), default=None)
    if day is None or _OTHER_DEED.search(window[day.end() : verb.start()]):
        return None
    mention = next(iter(find_dates(day.group())), None)
    return mention.start if mention and mention.form in (DAY, MONTH) else None
