"""What stands behind the number of a document: its date of issue, its issuer, its term, in any order.

"ngày 03/11/2021 của Bộ Chính trị", "của Ban Chấp hành Trung ương Đảng (khóa XII), ngày 25-10-2017", "năm 2024".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from archive.extraction.issuers import Issuers
from archive.extraction.numerals import roman
from archive.text import PartialDate
from archive.text.dates import DAY, MONTH, YEAR, find_dates

# The longest date ("ban hành ngày 23 tháng 12 năm 2021") is well within it.
_DATE_WINDOW = 48
# Date, issuer, term and a plenum: no text has more of them in a row.
_MOST_ATTRIBUTES = 5

_BLANK = r"[ \n]{0,3}"
_OPENING = rf"{_BLANK}[,(]?{_BLANK}"
_DATE_LEAD = re.compile(
    rf"{_OPENING}(?:[-–] (?=ngày\s))?(?:(?:được |do |đã )?(?:ban hành|ký|ra đời|ra|thông qua) )?(?:vào )?"
    r"(?=(?:ngày|tháng|năm)\s|\d)",
    re.IGNORECASE,
)
# A year alone, behind a symbol: "Công văn 19197-CV/VPTW 2025", "Luật Đất đai 2024".
_BARE_YEAR = re.compile(r" ?\(?((?:19[4-9]|20[0-4])\d)\)?(?![\w%]|[-–/.,]\d| ?[-–] ?\d)")
_OF_DOCUMENT = re.compile(
    r",? ?(?:của |do |về |[);.“\"']|và |$)"
    # With no comma between, the document does it: "…, ngày 16-5-2015 góp vốn"; a new clause has its subject there.
    r"| (?:có nội dung|quy định|phê duyệt|sửa đổi|bổ sung|thay thế|hướng dẫn|chỉ định|điều động|phân công|bổ nhiệm"
    r"|thành lập|khen thưởng|thi hành|góp|cho|giao)(?!\w)"
)
_ISSUER_LEAD = re.compile(rf"{_OPENING}(?:(?:của|do|từ){_BLANK})?(?=\w)", re.IGNORECASE)
_OF = re.compile(r"(?:của|do|từ)[ \n]", re.IGNORECASE)
_BY = re.compile(r",[ \n]{1,3}do[ \n]", re.IGNORECASE)
_ISSUED_BY = re.compile(r" ?(?:[.;:,()]|$|\n| (?:đã )?(?:ban hành|ký|ra đời|ra|thông qua|công bố|trình)(?!\w))")
_TERM = re.compile(
    rf"{_OPENING}(?:Đảng(?: ta)? )?(?:khóa|nhiệm kỳ khóa|K\.?) ?([IVX]{{1,5}}|\d{{1,2}})(?!\w)", re.IGNORECASE
)


# "Nghị quyết này có hiệu lực thi hành từ ngày được thông qua (ngày 7/2/2025)", "… đã được Quốc hội … thông qua ngày …".
_IN_FORCE_FROM = re.compile(
    r" (?:có|bắt đầu có) hiệu lực(?: thi hành)? (?:kể )?từ ngày (?:được )?(?:thông qua|ký(?: ban hành)?|ban hành)"
    r",? ?(?:là )?\(?(?:từ )?(?=ngày |\d)"
)
_PASSED = re.compile(r" (?:đã )?được [^.;:()]{2,110}? (?:thông qua|ban hành),? (?:vào )?(?=ngày )")


@dataclass(frozen=True)
class Tail:
    """What was read behind a citation, and where it ends."""

    end: int
    issued: PartialDate | None = None
    issuer: str = ""
    # Whether the words were only "Trung ương".
    vague_issuer: bool = False
    term: str = ""


def passed_on(form: str, position: int, limit: int) -> PartialDate | None:
    """The day of issue that a sentence tells of its subject, a document that ends at ``position``; None without one."""
    for pattern in (_IN_FORCE_FROM, _PASSED):
        if lead := pattern.match(form, position, limit):
            words = form[lead.end() : min(limit, lead.end() + _DATE_WINDOW)].replace("\n", " ")
            mention = next(iter(find_dates(words)), None)
            if mention and mention.span.start == 0 and mention.form == DAY and mention.start:
                return mention.start
    return None


def read_tail(form: str, position: int, limit: int, issuers: Issuers, *, year_alone: bool = False) -> Tail:
    """Read what belongs to the document whose number ends at ``position`` of a canonical text.

    ``year_alone``: whether a year may follow with no word before it; behind a bare number it would be another number.
    """
    tail = Tail(position)
    if year_alone:
        match = _BARE_YEAR.match(form, position, limit)
        if match:
            tail = replace(tail, end=match.end(), issued=PartialDate(int(match[1])))
    for _ in range(_MOST_ATTRIBUTES):
        longer = (
            _with_date(tail, form, limit) or _with_term(tail, form, limit) or _with_issuer(tail, form, limit, issuers)
        )
        if longer is None:
            break
        tail = longer
    return tail


def _with_date(tail: Tail, form: str, limit: int) -> Tail | None:
    lead = _DATE_LEAD.match(form, tail.end, limit)
    if lead is None or (tail.issued and tail.issued.precision == "day"):
        return None
    # "Nghị quyết 18, 25/10": numbers with no "ngày" before them only count in brackets.
    if form[lead.end()].isdigit() and "(" not in lead.group():
        return None
    words = form[lead.end() : min(limit, lead.end() + _DATE_WINDOW)].replace("\n", " ")
    mention = next(iter(find_dates(words)), None)
    if mention is None or mention.span.start != 0 or mention.form not in (DAY, MONTH, YEAR):
        return None
    if words[0].isdigit() and mention.start is None:
        return None
    if mention.form == YEAR and re.match(r" ?[-–] ?\d", words[mention.span.end :]):
        return None
    # After a comma a date may open the next clause: "… Kết luận 24, năm 2017, Bộ Chính trị đã", "… 05-CT/TW, ngày
    # 20/3/2025, Tỉnh ủy tổ chức". It is the document's only if what follows still speaks of the document.
    if "," in lead.group() and (mention.form == YEAR or not _OF_DOCUMENT.match(words, mention.span.end)):
        return None
    end = _closed(form, lead.group(), lead.end() + mention.span.end, limit)
    # A day without a year is passed over, so that the issuer behind it is read.
    return replace(tail, end=end, issued=tail.issued if mention.start is None else mention.start)


def _with_term(tail: Tail, form: str, limit: int) -> Tail | None:
    match = None if tail.term else _TERM.match(form, tail.end, limit)
    term = roman(match[1]) if match else ""
    return replace(tail, end=_closed(form, match.group(), match.end(), limit), term=term) if match and term else None


def _with_issuer(tail: Tail, form: str, limit: int, issuers: Issuers) -> Tail | None:
    lead = None if tail.issuer else _ISSUER_LEAD.match(form, tail.end, limit)
    if lead is None or not form[lead.end()].isalpha():  # in a list of symbols the next number stands here
        return None
    found = issuers.at(lead.end(), limit)
    # With no "của" only a body that everybody knows, right behind it: "Nghị quyết 04 Bộ Chính trị". After a comma or a
    # line end a new clause begins: "…, Bộ Chính trị yêu cầu".
    if found is None or not (_OF.search(lead.group()) or (found.known and lead.group() == " ")):
        return None
    # "tàu cá Nghị định 67, do Công ty … đóng": only who issues it stands so.
    if _BY.search(lead.group()) and not _ISSUED_BY.match(form, found.end, limit):
        return None
    end = _closed(form, lead.group(), found.end, limit)
    return replace(tail, end=end, issuer=found.name, vague_issuer=found.vague)


def _closed(form: str, lead: str, end: int, limit: int) -> int:
    """Past the bracket that the lead opened."""
    return end + 1 if "(" in lead and end < limit and form[end] == ")" else end
