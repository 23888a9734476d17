"""Whether a number with no symbol is that of a document: "Nghị quyết 18", "Kế hoạch số 182", "Nghị định 24/2014";
not "Quy định 2 hình thức", "Kế hoạch 5 năm", "kế hoạch 2025", "Nghị quyết 30/4"."""

from __future__ import annotations

import re

from archive.extraction.directive_draft import WEAK
from archive.extraction.directive_words import Kind
from archive.extraction.issuers import Issuers
from archive.extraction.vocabulary import words
from archive.text import Span, lower

# The number ends here: no share, no decimal, no date, no range.
_ENDS = r"(?![\w%]|[.,:/]\d|/\w| ?[-–] ?\d)"
_NUMBER = re.compile(rf"(?P<number>\d{{1,5}}[a-e]?)(?:/(?P<year>(?:19|20)\d\d)(?![\w/]|-\w))?{_ENDS}")
_YEAR_OF_OUR_TIME = re.compile(r"(?:19[4-9]|20[0-4])\d")

_WORD_BEHIND = re.compile(r"[ ]{1,2}([^\W\d_]+)(?: ([^\W\d_]+))?")
_MARK_BEHIND = re.compile(r"[ ]?(?:[.,;:)”\"’?!…\]]|\n|$|[-–—] |\()")
# What only a document has behind its number.
_DOCUMENT_BEHIND = re.compile(
    r" (?:(?:của|do|về|và|khóa|Trung ương|TW|Bộ Chính trị|Ban Bí thư|Ban Chấp hành|BCH)(?!\w)"
    r"|ngày \d|năm (?:19|20)\d\d(?! ?[-–] ?\d))"
)
_OF = re.compile(r" của ")
# Kinds whose numbers texts shorten to number/year: "Nghị định 24/2014". Of another kind "12/2016" is a month.
_NUMBER_YEAR = frozenset(
    ("Chỉ thị", "Nghị quyết", "Nghị định", "Pháp lệnh", "Quyết định", "Sắc lệnh", "Thông tư", "Thông tư liên tịch")
)
# Kinds of which an office issues hundreds a year; a number as long as that is no count.
_OFTEN_LONG = frozenset({"Quyết định", "Công văn"})


def number_at(form: str, position: int, limit: int) -> re.Match[str] | None:
    """The number that begins at a position (groups ``number``, ``year``); None where it is part of something else."""
    return _NUMBER.match(form, position, limit)


def rule_of_number(
    form: str, kind: Kind, span: Span, number: re.Match[str], has_no: bool, limit: int, issuers: Issuers
) -> str:
    """The rule by which a number behind the kind word at ``span`` is that of a document: "" where it is none.

    ``has_no``: whether "số" stands before it. The rule may be ``WEAK``.
    """
    end, digits = number.end(), number["number"]
    if number["year"]:
        may_be_month = int(re.match(r"\d+", digits).group()) <= 12 and not has_no
        return "" if may_be_month and kind.name not in _NUMBER_YEAR else "number and year"
    if has_no:
        # "phương án số 1 mà huấn luyện viên nhắm tới", "chương trình số 1": the best of its kind.
        ranked = kind.mode == "numbered" and len(digits) == 1 and not _DOCUMENT_BEHIND.match(form, end, limit)
        return "" if ranked else "number"
    if is_year(digits):
        return ""
    goes_on = _DOCUMENT_BEHIND.match(form, end, limit)
    if not goes_on and (is_count(form, end, limit) or (len(digits) == 1 and not _MARK_BEHIND.match(form, end, limit))):
        return ""
    if kind.mode in ("noun", "bare"):
        return "bare number"
    if len(digits) == 1:
        return ""
    goes_with = goes_on_as_document(form, end, limit) or _follows(form, end, limit)
    if kind.mode == "numbered":
        # "Đề án 06" beside "Đề án 670", a class of submarines; "Chương trình 135" beside "Chương trình 12 của Tỉnh ủy".
        holds = _has_issuer(form, end, limit, issuers) or (digits.startswith("0") and goes_with)
        return "bare number" if holds else ""
    often_long = kind.name in _OFTEN_LONG and len(digits) > 2
    if goes_with and (form[span.start].isupper() or often_long):
        return "bare number"
    return "bare number" if _has_issuer(form, end, limit, issuers) else WEAK


def _has_issuer(form: str, end: int, limit: int, issuers: Issuers) -> bool:
    of = _OF.match(form, end, limit)
    return bool(of and issuers.at(of.end(), limit))


def is_year(digits: str) -> bool:
    """Whether a number can be a year of our time: "kế hoạch 2025"."""
    return _YEAR_OF_OUR_TIME.fullmatch(digits) is not None


def is_count(form: str, end: int, limit: int) -> bool:
    """Whether a word that a count stands before follows at ``end``: "5 năm", "3 nội dung" (data/counters.txt)."""
    match = _WORD_BEHIND.match(form, end, limit)
    if match is None:
        return False
    first, second = lower(match[1]), lower(match[2] or "")
    return first in ("năm", "ngày") or bool({first, f"{first} {second}"} & words("counters"))


def goes_on_as_document(form: str, end: int, limit: int) -> bool:
    """Whether a mark, or what only a document has behind its number, follows at ``end``."""
    return bool(_DOCUMENT_BEHIND.match(form, end, limit) or _MARK_BEHIND.match(form, end, limit))


def _follows(form: str, end: int, limit: int) -> bool:
    match = _WORD_BEHIND.match(form, end, limit)
    if match is None:
        return False
    first, second = lower(match[1]), lower(match[2] or "")
    return bool({first, f"{first} {second}"} & words("directive_followers"))
