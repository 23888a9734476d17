"""Resolutions cited by the congress or the plenum that passed them.

What counts is a name that means one document: "Nghị quyết Đại hội XIII của Đảng", "Nghị quyết Trung ương 4 khóa XII",
"Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX". A whole class is none: "nghị quyết đại hội đảng bộ các cấp", "nghị quyết
của Chi bộ", "nghị quyết của Đảng".
"""

from __future__ import annotations

import re
from collections.abc import Callable

from archive.extraction.directive_draft import NATIONAL_CONGRESS, PLENUM, Draft
from archive.extraction.issuers import CENTRAL_COMMITTEE
from archive.extraction.numerals import ROMAN_OR_ARABIC, WORD_NUMBER, number_of, roman
from archive.text import Span, lower

# Gives the one full name of a body in the page that begins with one of these words, or "".
OnlyOne = Callable[..., str]

# No term of the Central Committee had as many plenums as this.
_MOST_PLENUMS = 19
_PLENUM_NUMBER = rf"(?:\d{{1,2}}(?![\w/]|[.-]\d)|[IVX]{{1,5}}(?!\w)|{WORD_NUMBER})"
_CENTRE = r"(?:Ban Chấp hành |BCH ?)?(?:Trung ương|T\.?[ƯW]\.?)(?: ?Đảng)?"
_AND = r"(?:, ?| và |, và | & )"
_TERMS = rf"(?P<terms>{ROMAN_OR_ARABIC}(?:{_AND}(?:khóa )?{ROMAN_OR_ARABIC}){{0,4}})"
_TERM = rf"(?:,? ?\(?(?:Đảng (?:Cộng sản Việt Nam )?)?khóa {_TERMS}\)?)?"
_NUMBERS = rf"(?P<numbers>{_PLENUM_NUMBER}(?:(?:, ?| và |, và )(?:Trung ương )?{_PLENUM_NUMBER}){{0,5}})"
_SESSION = r"(?:(?:của )?Hội nghị )"
# "Trung ương 4 khóa XII", "Hội nghị Trung ương 4", "Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII".
_PLENUMS = (
    re.compile(rf" {_SESSION}?(?:lần thứ )?{_CENTRE},? ?(?:lần thứ |lần )?{_NUMBERS}{_TERM}", re.IGNORECASE),
    re.compile(rf" {_SESSION}?lần thứ {_NUMBERS},? (?:của |\()?{_CENTRE}\)?{_TERM}", re.IGNORECASE),
    re.compile(rf" {_SESSION}{_NUMBERS},? (?:của |\()?{_CENTRE}\)?{_TERM}", re.IGNORECASE),
)

_OF_PARTY = r"(?: (?:của )?Đảng(?: Cộng sản Việt Nam| ta)?(?![^\W]| bộ| ủy))"
# Đại hội (đại biểu) (Đảng) (toàn quốc) (lần thứ) XIII (của Đảng)
_NATIONAL = re.compile(
    r" Đại hội(?: đại biểu)?(?: của)?(?P<party> Đảng)?(?: Cộng sản Việt Nam)?(?: đại biểu)?(?P<nation> toàn quốc)?"
    rf"(?P<of> (?:của )?Đảng)?(?: lần(?: thứ)?|,? khóa| thứ)? (?P<number>{ROMAN_OR_ARABIC})(?P<behind>{_OF_PARTY})?",
    re.IGNORECASE,
)
# The congress of another body: "Đại hội đại biểu toàn quốc lần thứ XI của Đoàn", "Đại hội XII Công đoàn Việt Nam".
_OF_OTHERS = re.compile(
    r" (?:của )?(?:Đoàn|Hội|Công đoàn|Mặt trận|MTTQ|Liên hiệp|Liên đoàn|Liên minh|Tổng)(?!\w)", re.IGNORECASE
)
_OF_SOMEONE = re.compile(r" (?:của |nhiệm kỳ )?(?:[A-ZĐ]|đảng bộ)")
# The national congress with no number: a later mention of the one that the page names in full.
_NATIONAL_BARE = re.compile(r" Đại hội (?:đại biểu )?(?:Đảng )?toàn quốc(?: của Đảng)?(?! lần)(?!\w)", re.IGNORECASE)

_MARK = r"[,.;:()\n“”\"]"
# Where a name has ended and the sentence goes on; "và" before a capital may be a part of it.
_SENTENCE = r" (?:(?:đã|vào|trong|với|để|gắn|đề ra|theo|cũng|là|tại|đến)(?!\w)|và (?-i:[a-zđ]))"
# "Nghị quyết Đại hội XII của Đảng và | Đại hội Đảng bộ tỉnh lần thứ XVIII": two congresses, two resolutions.
_AND_CONGRESS = re.compile(r",? (?:và|cùng)(?= Đại hội )|,(?= Đại hội )", re.IGNORECASE)
_MOST_CONGRESSES = 5
# The congress of one Party organisation. Its name ends where the ordinal, the term of office or a mark begins.
_REGIONAL = re.compile(
    rf"(?: Đại hội){{1,2}}(?: lần thứ)?(?: (?P<before>{ROMAN_OR_ARABIC}))?(?: đại biểu)?"
    rf"(?: lần thứ (?P<between>{ROMAN_OR_ARABIC}))? (?:của )?đảng bộ (?P<body>[^,.;:()\n“”\"]{{2,70}}?)"
    rf"(?:(?:,? lần thứ| khóa) (?P<after>{ROMAN_OR_ARABIC})|(?=,? \(?nhiệm kỳ \d{{4}})|(?={_MARK}|$)|(?={_SENTENCE}))",
    re.IGNORECASE,
)
_PERIOD = re.compile(r",? \(?nhiệm kỳ (\d{4}) ?[-–] ?(\d{4})\)?", re.IGNORECASE)
_WHOLE_CLASS = re.compile(r"(?:các|cấp|trực thuộc|cơ sở|đã|và)(?!\w)", re.IGNORECASE)
_LONGEST_BODY = 12
_RANK = re.compile(r"^(?:Tỉnh|Thành phố|Huyện|Quận|Thị xã|Xã|Phường)(?= |$)")
# A body that only the rest of the page can complete: "Đảng bộ tỉnh". Behind it the heads of names that can, and what
# the name keeps before its own part.
_INCOMPLETE = {
    "tỉnh": (("Tỉnh ủy ", "Đảng bộ tỉnh ", "Ủy ban nhân dân tỉnh "), "tỉnh "),
    "thành phố": (("Thành ủy ", "Đảng bộ thành phố ", "Ủy ban nhân dân thành phố "), "thành phố "),
    "tp": (("Thành ủy ", "Đảng bộ thành phố ", "Ủy ban nhân dân thành phố "), "thành phố "),
    "quận": (("Quận ủy ", "Đảng bộ quận "), "quận "),
    "huyện": (("Huyện ủy ", "Đảng bộ huyện "), "huyện "),
    "thị xã": (("Thị ủy ", "Đảng bộ thị xã "), "thị xã "),
    "xã": (("Đảng ủy xã ", "Đảng bộ xã "), "xã "),
    "phường": (("Đảng ủy phường ", "Đảng bộ phường "), "phường "),
    "bộ": (("Đảng ủy Bộ ", "Đảng bộ Bộ "), "Bộ "),
    "khối": (("Đảng ủy Khối ", "Đảng bộ Khối "), "Khối "),
}


def plenum(form: str, kind: str, span: Span, limit: int, only_one: OnlyOne) -> list[Draft]:
    """Resolutions of plenums of the Central Committee; "Trung ương 4 khóa XI, XII" is two of them."""
    match = next(filter(None, (pattern.match(form, span.end, limit) for pattern in _PLENUMS)), None)
    if match is None:
        return []
    terms = [roman(numeral) for numeral in re.findall(ROMAN_OR_ARABIC, match["terms"] or "")]
    numbers = [number_of(word) for word in re.findall(_PLENUM_NUMBER, match["numbers"], re.IGNORECASE)]
    numbers = [number for number in numbers if 1 <= number <= _MOST_PLENUMS]
    if "" in terms:
        return []
    session = "Hội nghị Trung ương" if kind == "Kết luận" else "Trung ương"
    return [
        Draft(
            Span(span.start, match.end()),
            kind,
            PLENUM,
            name=f"{kind} {session} {number}" + (f" khóa {term}" if term else ""),
            issuer=CENTRAL_COMMITTEE,
            issuer_from="words",
        )
        for term in terms or [""]
        for number in numbers
    ]


def national_congress(form: str, kind: str, span: Span, limit: int, only_one: OnlyOne) -> list[Draft]:
    """The resolution of a congress of the Party."""
    match = _NATIONAL.match(form, span.end, limit)
    numeral = roman(match["number"]) if match else ""
    if numeral and not _OF_OTHERS.match(form, match.end(), limit):
        # "Đại hội XII" with nothing behind it is the Party's, unless another body follows: "Đại hội XVI Đảng bộ …".
        of_party = match["party"] or match["nation"] or match["of"] or match["behind"]
        if of_party or not _OF_SOMEONE.match(form, match.end(), limit):
            congress = f"Đại hội đại biểu toàn quốc lần thứ {numeral}"
            return [_of_congress(Span(span.start, match.end()), kind, NATIONAL_CONGRESS, congress, " của Đảng")]
    match = _NATIONAL_BARE.match(form, span.end, limit)
    if match is None:
        return []
    span = Span(span.start, match.end())
    return [Draft(span, kind, NATIONAL_CONGRESS, name=f"{kind} Đại hội đại biểu toàn quốc", refers_back=True)]


def regional_congress(form: str, kind: str, span: Span, limit: int, only_one: OnlyOne) -> list[Draft]:
    """The resolution of a congress of one Party organisation, where its number or its term of office is told."""
    match = _REGIONAL.match(form, span.end, limit)
    if match is None or _WHOLE_CLASS.match(match["body"]) or len(match["body"].split()) > _LONGEST_BODY:
        return []
    ordinal = roman(match["before"] or match["between"] or match["after"] or "")
    period = _PERIOD.match(form, match.end(), limit)
    if not ordinal and not period:
        return []
    which = f"lần thứ {ordinal}" if ordinal else f"nhiệm kỳ {period[1]} - {period[2]}"
    congress = f"Đại hội đại biểu Đảng bộ {_completed(match['body'].strip(), only_one)} {which}"
    whole = Span(span.start, period.end() if period else match.end())
    return [_of_congress(whole, kind, "congress of a Party organisation", congress)]


def _of_congress(span: Span, kind: str, rule: str, congress: str, whose: str = "") -> Draft:
    return Draft(span, kind, rule, name=f"{kind} {congress}{whose}", issuer=congress, issuer_from="words")


def _completed(body: str, only_one: OnlyOne) -> str:
    """Complete "tỉnh" to "tỉnh Hà Tĩnh", where the page names the committee of one province only."""
    heads, prefix = _INCOMPLETE.get(lower(body), ((), ""))
    names = {only_one(head)[len(head) :] for head in heads if only_one(head)}
    # "Quận ủy Quận 2" has the rank in the name already.
    own = {name[len(prefix) :] if lower(name).startswith(prefix) else name for name in names}
    if len(own) == 1:
        name = own.pop()
        return (prefix.capitalize() if name.isdecimal() else prefix) + name
    return _RANK.sub(lambda match: lower(match.group()), body)


def congresses(form: str, kind: str, span: Span, limit: int, only_one: OnlyOne) -> list[Draft]:
    """The resolutions of one congress, or of several that share the word: "Nghị quyết Đại hội XII, Đại hội Đảng bộ"."""
    found: list[Draft] = []
    at: Span | None = span
    while at is not None and len(found) < _MOST_CONGRESSES:
        drafts = national_congress(form, kind, at, limit, only_one) or regional_congress(
            form, kind, at, limit, only_one
        )
        if not drafts or (found and drafts[0].refers_back):
            break
        if found:  # its own words begin behind the joint
            drafts = [draft.with_(span=Span(at.end + 1, draft.span.end)) for draft in drafts]
        found += drafts
        joint = _AND_CONGRESS.match(form, found[-1].tail_end, limit)
        at = Span(joint.end(), joint.end()) if joint and not found[-1].refers_back else None
    return found


READERS = {"Nghị quyết": (plenum, congresses), "Kết luận": (plenum,)}
