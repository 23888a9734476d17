"""The year that runs while a text is written, by the way it is spoken of: "6 tháng đầu năm 2023".

A year that is only named ("sinh năm 1970", "đạt giải năm 2022") says nothing of the day of writing: of 208 reports of
one known year that name single years and no whole day near them, the newest year was that one in half; of the 52 that
speak of a running year as here, in 50.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from archive.text.dates import HALF, MONTH, QUARTER, YEAR, DateMention

# Characters before a year in which the words stand that say how it is meant.
_WINDOW = 56
# Parts of a year that are told of while it runs, and what is set for it.
_RUNNING_BEFORE = re.compile(
    r"(?<!\w)(?:tháng|ngày|quý) (?:đầu|cuối|còn lại|qua)(?: của)? $"
    r"|(?:nhiệm vụ|phương hướng|kế hoạch|mục tiêu|chỉ tiêu|chương trình công tác|dự báo)(?: [^\W\d_]+){0,7} $"
)
# "Đánh giá kết quả thực hiện nhiệm vụ năm 2022" looks back.
_LOOKING_BACK = re.compile(
    r"(?<!\w)(?:kết quả|tình hình|thực hiện|đánh giá|tổng kết|hoàn thành)(?: [^\W\d_]+){0,4} nhiệm vụ"
)
# A year by which something is to be done runs later, or one from which on it holds.
_FAR = re.compile(
    r"(?<!\w)(?:đến|tới|hết|trước|sau|tầm nhìn|giai đoạn|dự toán)(?: [^\W\d_]+){0,3} $"
    r"|(?<!\w)(?:dự kiến|sẽ|hoàn thành|khởi công|đưa vào)(?: [^\W\d_]+){0,7} $"
)
_AHEAD = re.compile(r"(?<!\w)(?:từ|sang|để|trong|vào|giám sát|chương trình)(?: [^\W\d_]+){0,5} $")
# "Luật … năm 2013", "sinh năm 1960": the year of a thing.
_OF_A_THING = re.compile(
    r"(?<!\w)giải(?: thưởng)?(?: [^\W\d_]+){0,9} $"
    r"|(?<!\w)(?:luật|pháp|sinh|phẩm|công ước|hiệp định|khóa|thành lập|ra đời|xuất bản)(?: [^\W\d_]+){0,3} $"
)
# "Năm 2022 đạt 2 tỷ đồng, tăng so với năm 2021": what is compared is over, both years of it.
_COMPARED = re.compile(r"(?<!\w)(?:so với|cùng kỳ)(?: [^\W\d_]+){0,2} $")
_JUST_PAST = re.compile(r"\)? (?:vừa qua|vừa rồi|này)(?!\w)")
# A year without a word for it ends the name of what is held in it or set for it: "Lễ hội Hoa Ban 2023", "năm APEC
# 2023", "nhiệm vụ trọng tâm 2023", "lần thứ 6 - 2023". Of 130 reports of one known year, 2 named another so; qualifying
# rounds and championships do so far more often ("vòng loại Cúp châu Á 2027") and say nothing.
_BARE_YEAR = re.compile(r"(?<![\w.,/])(20\d\d)(?!\w|/|[.,:]\d| ?[-–—] ?\d| (?:sắp tới|tới)(?!\w))")
_NAMED_WITH_YEAR = re.compile(
    r"(?<!\w)(?:apec|lễ hội|festival|liên hoan|ngày hội|hội báo|hội chợ|hội thi|hội thao|hội diễn|cuộc thi|kỳ thi|thpt"
    r"|tuần lễ|tháng hành động|chiến dịch|hành trình|diễn đàn|hội nghị|nhiệm vụ|phương hướng|kế hoạch"
    r"|tết|xuân|(?<!\d )năm (?!giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý)[^\W\d_]+)(?: [^\W\d_]+){0,7} [“\"]?$"
    r"|(?<!\w)lần thứ \w{1,6} ?[-–,(]? ?$"
)
_OF_ANOTHER_YEAR = re.compile(
    r"(?<!\w)(?:năm|năm học|vào|quyết định|thông tư) [“\"]?$"
    r"|(?<!\w)(?:từ|đến|tới|hết|trước|sau|hồi|hè|khóa|kỳ|ủy ban|quốc tế|giai đoạn|tầm nhìn|vòng loại"
    r"|quán quân|vô địch|cúp|cup|tranh cử|bầu cử|giải|luật|pháp|so với|kết quả|tổng kết|hoàn thành|thực hiện)"
    r"(?: [^\W\d_]+){0,2} [“\"]?$"
    r"|(?<!\w)(?:sẽ|dự kiến|chuẩn bị|đăng cai|hoa hậu|giải)(?: [^\W\d_]+){0,8}[ “\"–-]{1,2}$"
)


def running_year(dates: Iterable[DateMention], form: str) -> int:
    """The newest year of which the canonical text ``form`` speaks as running, among its ``dates``; 0 where of none."""
    running, plain = {0, *_named_with(form)}, {0}
    for mention in dates:
        if mention.start is None or mention.form not in (YEAR, HALF, QUARTER, MONTH):
            continue
        before = form[max(0, mention.span.start - _WINDOW) : mention.span.start].lower()
        if _FAR.search(before):
            continue
        year = mention.start.year
        if mention.form == MONTH:
            if _JUST_PAST.match(form, mention.span.end):
                running.add(year)
        elif mention.form != YEAR or (_RUNNING_BEFORE.search(before) and not _LOOKING_BACK.search(before)):
            running.add(year)
        elif not (_OF_A_THING.search(before) or _AHEAD.search(before) or _COMPARED.search(before)):
            plain.add(year)
    # "Chưa bao giờ thu cao như năm 2022 … năm 2023 chúng tôi cam kết": the newer of two years in a row runs.
    if max(plain) - 1 in plain:
        running.add(max(plain))
    return max(running)


def _named_with(form: str) -> Iterator[int]:
    """The years with which names of events and of tasks end."""
    for match in _BARE_YEAR.finditer(form):
        before = form[max(0, match.start() - _WINDOW) : match.start()].lower()
        if _NAMED_WITH_YEAR.search(before) and not _OF_ANOTHER_YEAR.search(before):
            yield int(match[1])
