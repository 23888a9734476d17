"""Laws that are none yet: what a page calls a draft is no document that it cites.

"Dự án Luật Cảnh vệ", a list of them ("13 dự án luật: Luật Đường sắt (sửa đổi); Luật Thủy lợi; …"), and the new wording
of a law of which the page speaks as a draft ("thảo luận về Luật Tố cáo (sửa đổi)"). What it tells to be passed stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.extraction.directive_draft import DRAFT_LAW, LAWS, UNLISTED_LAW, Draft
from archive.text import lower

_BEFORE, _BEFORE_LIST = 90, 200
# "dự kiến thông qua 13 dự án luật: | Luật …", "các dự án luật như | Luật …", "hai dự án luật là | Luật …".
_OPENS_LIST = re.compile(
    r"dự (?:án|thảo)(?: (?:các )?(?:bộ )?luật)?(?:(?: [^.;:\n]{0,60})?(?::| như| gồm| sau đây)|(?<=luật) là) ?"
    # … and laws of which we know no name, before the first that we know.
    r"(?:(?:bộ )?luật [^;,.:\n]{3,90}[;,] ?){0,3}$",
    re.IGNORECASE,
)
# Between two laws of a list; a law of which we know no name may stand there too.
_GOES_ON = re.compile(
    r"(?: \(?sửa đổi[^();,.]{0,20}\)?)?(?:;[ ]?(?:bộ )?luật [^;.:\n]{3,120}|, (?:bộ )?luật [^;,.:\n]{3,90}){0,3}"
    r"(?:[;,] ?(?:và )?| và )(?:(?:các )?dự (?:án|thảo) )?",
    re.IGNORECASE,
)
_LONGEST_JOINT = 200
_AMENDED = re.compile(r" \(?sửa đổi\)?(?! ?,? bổ sung)", re.IGNORECASE)
_SPEAKS_OF_DRAFTS = re.compile(r"dự (?:án|thảo)(?: các)?(?: bộ)? luật|dự luật", re.IGNORECASE)
# "Quốc hội đã thông qua Luật Cảnh vệ": no draft any more.
_PASSED = re.compile(r"(?:thông qua|ban hành|công bố|thi hành|vi phạm|thực hiện)(?: các)? $", re.IGNORECASE)
_PASSED_BEHIND = re.compile(
    r"(?: \(?sửa đổi\)?)?,? (?:(?:đã |vừa |chính thức ){0,2}(?:được (?:(?:quốc hội|ủy ban)[^.;:]{0,40} )?"
    r"(?:thông qua|ban hành)|có hiệu lực)|gồm \d+ chương)",
    re.IGNORECASE,
)
# "Quốc hội sẽ thông qua", "xem xét, thông qua"; not "đã xem xét, thông qua".
_NOT_YET = re.compile(
    r"(?<!\w)(?:chưa|sẽ|sắp|dự kiến|trình|đề nghị|trước khi|(?<!đã )xem xét,?)(?!\w)(?:(?! đã )[^.;:])*$", re.IGNORECASE
)


def without_drafts(drafts: Sequence[Draft], form: str) -> list[Draft]:
    """The drafts of citations of one page without the laws that ``form``, its text, calls drafts.

    The name alone of such a law means the draft as well, unless the page tells that it was passed, or it is to amend
    the law of that name ("dự thảo Luật Tố cáo (sửa đổi)": "Luật Tố cáo" is the one in force).
    """
    laws = [draft for draft in drafts if draft.rule in LAWS or draft.rule == DRAFT_LAW]
    if not laws:
        return list(drafts)
    passed = {
        (draft.name, _is_amended(draft, form)) for draft in laws if draft.rule in LAWS and _is_passed(draft, form)
    }
    called = list(_called_drafts(laws, form))
    names = {draft.name for draft in called if not _is_amended(draft, form)}
    gone = {id(draft) for draft in called}
    for draft in laws:
        dated = draft.symbol or draft.issued
        if draft.rule == DRAFT_LAW or (not dated and draft.name in names and (draft.name, False) not in passed):
            gone.add(id(draft))
    told = {id(draft) for draft in laws if (draft.name, _is_amended(draft, form)) in passed and draft.rule in LAWS}
    gone -= told
    return [draft for draft in drafts if id(draft) not in gone]


def _called_drafts(laws: Sequence[Draft], form: str) -> Iterator[Draft]:
    """Those of the laws of a page that are drafts where they stand."""
    speaks_of_drafts = _SPEAKS_OF_DRAFTS.search(form) is not None
    lowered = lower(form) if any(draft.rule == UNLISTED_LAW for draft in laws) else ""
    end = -1  # where a list of drafts has come to
    for draft in laws:
        start = draft.span.start
        in_list = 0 <= end <= start <= end + _LONGEST_JOINT and _GOES_ON.fullmatch(form, end, start) is not None
        name, dated = lower(draft.name), draft.symbol or draft.issued
        if (
            in_list
            or draft.rule == DRAFT_LAW
            or _OPENS_LIST.search(form, max(0, start - _BEFORE_LIST), start)
            or (draft.rule == UNLISTED_LAW and (f"dự án {name}" in lowered or f"dự thảo {name}" in lowered))
            or (speaks_of_drafts and not dated and _is_amended(draft, form))
        ):
            end = draft.tail_end
            yield draft
        else:
            end = -1


def _is_amended(draft: Draft, form: str) -> bool:
    return _AMENDED.match(form, draft.span.end) is not None


def _is_passed(draft: Draft, form: str) -> bool:
    if _PASSED_BEHIND.match(form, draft.span.end):
        return True
    begin, start = max(0, draft.span.start - _BEFORE), draft.span.start
    told = _PASSED.search(form, begin, start)
    return told is not None and not _NOT_YET.search(form, begin, told.start())
