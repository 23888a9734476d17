"""Laws, the Constitution and the Party's own rules, cited by name.

What counts: "Luật Đầu tư công", "Bộ luật Lao động năm 2019", "Hiến pháp năm 2013", "Điều lệ Đảng". What does not: a
draft ("dự thảo Luật …"), a word inside another name ("Đại học Luật Hà Nội"), "Hiến pháp và pháp luật" of no year.
"""

from __future__ import annotations

import re
from functools import cache

from archive.extraction.directive_draft import DRAFT_LAW, LAW, UNLISTED_LAW, Draft
from archive.extraction.named_resolutions import OnlyOne
from archive.extraction.vocabulary import lowered, table
from archive.text import PartialDate, Span, lower

_OUR_YEAR = r"(?:19[4-9]|20[0-4])\d"
_YEAR = re.compile(
    r"(?: nước Cộng hòa xã hội chủ nghĩa Việt Nam| Việt Nam| \([A-ZĐ]{2,8}\))?(?: \(?sửa đổi(?:, bổ sung)?\)?)?"
    rf"(?:(?: năm)? ({_OUR_YEAR})| \((?:năm )?({_OUR_YEAR})\))(?![\w/])(?! ?[-–] ?\d)"
)
_AND_YEAR = re.compile(
    rf"(?: và |, và |, )(?:năm )?({_OUR_YEAR})"
    rf"(?=[.;:)\n]|$| (?:của|nên|đều|có|về|thì|quy định)(?!\w)|,? (?:và )?(?:năm )?{_OUR_YEAR})"
)
_OF = re.compile(r" (?:của )?(?:nước )?")
_CAPITALS = re.compile(r"[A-ZĐÀ-Ỹ][^\W\d_]*(?: [A-ZĐÀ-Ỹ][^\W\d_]*){0,3}")
# A law that amends others: "Luật sửa đổi, bổ sung một số điều của Luật Đấu thầu và Luật Đầu tư".
_AMENDS = re.compile(r" sửa đổi,? bổ sung (?:một số )?điều(?: của)?(?: các)? (?=luật|bộ luật|pháp lệnh)", re.IGNORECASE)
_LAW_WORD = re.compile(r"(luật|bộ luật|pháp lệnh) ", re.IGNORECASE)
_AND_LAW = re.compile(r"(?:, | và |, và )(?=luật |bộ luật |pháp lệnh )", re.IGNORECASE)
_MOST_AMENDED = 5

_BEFORE_WINDOW = 20
_DRAFT = re.compile(r"(?:dự án|dự thảo|dự|xây dựng|đề nghị xây dựng)(?: (?:các|bộ))? $", re.IGNORECASE)
_RULE_OF_LAW = re.compile(r"(?:pháp|kỷ|quy|định) $", re.IGNORECASE)
# "Đại học Luật Hà Nội", "Báo Pháp Luật": the law is a subject there.
_SUBJECT = re.compile(
    r"(?:pháp|đại học|khoa|trường|viện|hội|công ty|văn phòng|báo|cử nhân|thạc sĩ|tiến sĩ|ngành|học|môn|nghề|hành"
    r"|tạp chí) $",
    re.IGNORECASE,
)
# A law that is on no list: its name runs in small letters up to a mark, a year or its number.
_UNLISTED_NAME = re.compile(
    r"([A-ZĐÀ-Ỹ][^\W\d_]*(?: (?!năm (?:19|20)\d\d)[a-zđà-ỹ]+){1,9})"
    r"(?=[.;:)”\"\n]|, (?:Bộ luật|Luật|Pháp lệnh|Nghị)|$| (?:năm )?(?:19|20)\d\d| \(?số )"
)
# Its symbol behind it says where a name ends that has commas: "Luật Quản lý, sử dụng tài sản nhà nước số 09/2008/QH12".
_NAME_BEFORE_SYMBOL = re.compile(
    r"([^\W\d_][^.;:()“”\"\n\d]{4,110}?),? \(?số (?=\d{1,3}/(?:19|20)\d\d/(?:PL-)?(?:UBTV)?QH)"
)
# Words that stand in no name of a law: from here on the sentence speaks of it.
_STOPS = re.compile(
    r" (?:và|của|có|được|đã|sẽ|là|quy định|cho|theo|trong|tại|về|thì|khi|nhằm|để|với|này|do|nếu|mà|hiện|cũng|sửa đổi"
    r"|không|nêu|đang|ra|vào|như|đến|từ|nói|trên)(?!\w)"
)
# … but "và", "của" and the like may, where the symbol shows the end.
_STOPS_BEFORE_SYMBOL = re.compile(
    r" (?:được|đã|sẽ|là|quy định|theo|thì|khi|nhằm|này|nếu|mà|hiện|cũng|nêu|đang|luật|nghị định)(?!\w)", re.IGNORECASE
)
_LONGEST_NAME = 16
# Syllables of a name that can only be that of a law.
_LONG_NAME = 4
_SYLLABLE = re.compile(r"[^\W_]+")
_BETWEEN_SYLLABLES = re.compile(r" ?[-–,/&(]? ?(?=\w)")

_OF_THE_STATE = r"(?: nước (?:Cộng hòa xã hội chủ nghĩa|CHXHCN) Việt Nam)"
_CONSTITUTION = re.compile(rf"{_OF_THE_STATE}?,?(?: năm)? ?\(?(1946|1959|1980|1992|2013)\)?(?!\w)", re.IGNORECASE)
# With no year it is cited where an article of it is, or by its full name: "Điều 74, Hiến pháp", not "Hiến pháp và pháp
# luật".
_OF_THE_STATE_BEHIND = re.compile(_OF_THE_STATE, re.IGNORECASE)
_ARTICLE = re.compile(r"(?:điều|khoản) \d{1,3},?(?: của)? $", re.IGNORECASE)
# "Điều 9 Hiến pháp Nhật Bản" is of another country.
_OF_ANOTHER = re.compile(r" (?:của )?(?:nước )?[A-ZĐÀ-Ỹ]")
_CHARTER = re.compile(r" Đảng(?: Cộng sản Việt Nam| CSVN)?(?![^\W]| (?:bộ|ủy|đoàn|Lao động)\b)")
# One document, whether or not a text prints the name of the Party in full.
_CHARTER_NAME = "Điều lệ Đảng Cộng sản Việt Nam"
# "Quy định về thi hành Điều lệ Đảng" is the title of a regulation.
_IN_A_TITLE = re.compile(r"thi hành $", re.IGNORECASE)
_PROGRAMME = re.compile(r" xây dựng đất nước trong thời kỳ quá độ lên (?:chủ nghĩa xã hội|CNXH)", re.IGNORECASE)


def law(form: str, kind: str, span: Span, limit: int, only_one: OnlyOne) -> list[Draft]:
    """A law, code or ordinance of the list (data/laws.txt), or one whose name ends where nobody can doubt it."""
    before = form[max(0, span.start - _BEFORE_WINDOW) : span.start]
    if not form.startswith(" ", span.end):
        return []
    if _DRAFT.search(before):
        return _draft_law(form, kind, span, limit)
    amends = _AMENDS.match(form, span.end, limit)
    if amends:
        return _amending_law(form, kind, span, amends.end(), limit)
    capital = form[span.start].isupper()
    found, rule = _listed_name(form, span.end + 1, limit), LAW
    if found is None and capital and not _SUBJECT.search(before):
        found, rule = _unlisted_name(form, span.end + 1, limit), UNLISTED_LAW
    if found is None or _RULE_OF_LAW.search(before) or _of_another_state(form, found[1], limit):
        return []
    # "luật đất đai" in small letters: the field, not the law; but nobody calls a field "luật phòng chống tham nhũng".
    long = form.count(" ", span.end, found[1]) >= _LONG_NAME and not _SUBJECT.search(before)
    if not (capital or form[span.end + 1].isupper() or long):
        return []
    draft = _draft(form, kind, span, f"{kind} {found[0]}", found[1], limit, rule)
    return [draft, *_of_other_years(form, draft, limit)]


def _draft_law(form: str, kind: str, span: Span, limit: int) -> list[Draft]:
    found = _listed_name(form, span.end + 1, limit) or _unlisted_name(form, span.end + 1, limit)
    return [Draft(Span(span.start, found[1]), kind, DRAFT_LAW, name=f"{kind} {found[0]}")] if found else []


def _of_other_years(form: str, law: Draft, limit: int) -> list[Draft]:
    """The same law of other years, told behind it: "Luật Đất đai năm 2003 và 2013"."""
    found: list[Draft] = []
    while law.issued and len(found) < _MOST_AMENDED:
        match = _AND_YEAR.match(form, found[-1].span.end if found else law.span.end, limit)
        if match is None:
            break
        name = f"{law.name.rpartition(' năm ')[0]} năm {match[1]}"
        span = Span(match.start(1), match.end())
        found.append(law.with_(span=span, tail_end=span.end, name=name, issued=PartialDate(int(match[1]))))
    return found


def _of_another_state(form: str, end: int, limit: int) -> bool:
    """Whether a country's name is next: "Luật Đất đai của Lào"."""
    behind = _OF.match(form, end, limit)
    capitals = _CAPITALS.match(form, behind.end(), limit) if behind else None
    if capitals is None:
        return False
    syllables = lower(capitals.group()).split()
    return any(" ".join(syllables[:count]) in _other_states() for count in range(1, len(syllables) + 1))


@cache
def _other_states() -> frozenset[str]:
    return lowered("countries") - {"việt nam"}


def _amending_law(form: str, kind: str, span: Span, position: int, limit: int) -> list[Draft]:
    """A law named after those that it amends is one document, whose year stands behind the last of them."""
    names, end = [], position
    while len(names) < _MOST_AMENDED:
        word = _LAW_WORD.match(form, end, limit)
        found = _listed_name(form, word.end(), limit) if word else None
        if found is None:
            break
        names.append(f"{word[1][0].upper()}{lower(word[1][1:])} {found[0]}")
        end = found[1]
        joint = _AND_LAW.match(form, end, limit)
        if joint is None:
            break
        end = joint.end()
    if not names:
        return []
    listed = " và ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    return [_draft(form, kind, span, f"{kind} sửa đổi, bổ sung một số điều của {listed}", end, limit)]


def _draft(form: str, kind: str, span: Span, name: str, end: int, limit: int, rule: str = LAW) -> Draft:
    year = _YEAR.match(form, end, limit)
    issued = PartialDate(int(year[1] or year[2])) if year else None
    return Draft(
        Span(span.start, year.end() if year else end),
        kind,
        rule,
        name=f"{name} năm {issued}" if issued else name,
        issuer="Ủy ban Thường vụ Quốc hội" if kind == "Pháp lệnh" else "Quốc hội",
        issuer_from="kind",
        issued=issued,
    )


@cache
def _laws() -> dict[tuple[str, ...], str]:
    """Syllables in lower case → the name of the law."""
    return {
        tuple(_SYLLABLE.findall(lower(written))): name
        for name, others in table("laws").items()
        for written in (name, *others)
    }


def _listed_name(form: str, position: int, limit: int) -> tuple[str, int] | None:
    """The longest name of the list that stands at a position, and where it ends."""
    laws = _laws()
    syllables: list[str] = []
    best = None
    end = position
    while len(syllables) < _LONGEST_NAME:
        match = _SYLLABLE.match(form, end, limit)
        if match is None:
            break
        syllables.append(lower(match.group()))
        end = match.end()
        name = laws.get(tuple(syllables))
        if name:
            best = name, end
        gap = _BETWEEN_SYLLABLES.match(form, end, limit)
        if gap is None:
            break
        end = gap.end()
    return best


def _unlisted_name(form: str, position: int, limit: int) -> tuple[str, int] | None:
    match = _NAME_BEFORE_SYMBOL.match(form, position, limit)
    if match and not _STOPS_BEFORE_SYMBOL.search(match[1]):
        return match[1], match.end(1)
    match = _UNLISTED_NAME.match(form, position, limit)
    if match is None or _STOPS.search(match[1]) or tuple(_SYLLABLE.findall(lower(match[1]))) in _beginnings():
        return None
    return match[1], match.end()


@cache
def _beginnings() -> frozenset[tuple[str, ...]]:
    """What names of the list begin with: "Luật Tổ chức chính" at a line's end is a broken name, not another law."""
    return frozenset(syllables[:count] for syllables in _laws() for count in range(1, len(syllables)))


def constitution(form: str, kind: str, span: Span, limit: int, only_one: OnlyOne) -> list[Draft]:
    """A Constitution with its year, or the one that an article or the full name is cited of."""
    match = _CONSTITUTION.match(form, span.end, limit)
    if match is None:
        full = _OF_THE_STATE_BEHIND.match(form, span.end, limit)
        before = form[max(0, span.start - _BEFORE_WINDOW) : span.start]
        if full is None and (not _ARTICLE.search(before) or _OF_ANOTHER.match(form, span.end, limit)):
            return []
        whole = Span(span.start, full.end() if full else span.end)
        return [Draft(whole, kind, "constitution", name="Hiến pháp", issuer="Quốc hội", issuer_from="kind")]
    return [
        Draft(
            Span(span.start, match.end()),
            kind,
            "constitution",
            name=f"Hiến pháp năm {match[1]}",
            issuer="Quốc hội",
            issuer_from="kind",
            issued=PartialDate(int(match[1])),
        )
    ]


def charter(form: str, kind: str, span: Span, limit: int, only_one: OnlyOne) -> list[Draft]:
    """The statutes of the Party."""
    match = _CHARTER.match(form, span.end, limit)
    if match is None or _IN_A_TITLE.search(form[max(0, span.start - _BEFORE_WINDOW) : span.start]):
        return []
    return [Draft(Span(span.start, match.end()), "Điều lệ", "charter", name=_CHARTER_NAME)]


def programme(form: str, kind: str, span: Span, limit: int, only_one: OnlyOne) -> list[Draft]:
    """The political programme of the Party, by its full name."""
    match = _PROGRAMME.match(form, span.end, limit)
    if match is None:
        return []
    name = "Cương lĩnh xây dựng đất nước trong thời kỳ quá độ lên chủ nghĩa xã hội"
    return [Draft(Span(span.start, match.end()), "Cương lĩnh chính trị", "programme", name=name)]


READERS = {
    "Bộ luật": (law,),
    "Cương lĩnh": (programme,),
    "Hiến pháp": (constitution,),
    "Luật": (law,),
    "Pháp lệnh": (law,),
    "Điều lệ": (charter,),
}
