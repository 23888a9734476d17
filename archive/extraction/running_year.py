"""The year that runs while a text is written, by the way it is spoken of: "6 tháng đầu năm 2023".

A year that is only named ("sinh năm 1970", "đạt giải năm 2022") says nothing of the day of writing: of 208 reports of
one known year that name single years and no whole day near them, the newest year was that one in half; of the 52 that
speak of a running year as here, in 50.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from archive.text.dates import HALF, MONTH, QUARTER, YEAR, DateMention

# Characters before a year in which the words stand that say how it is meant.
_WINDOW = 56
# Parts of a year that are told of while it runs, and what is set for it.
_RUNNING_BEFORE = re.compile(
    r"(?<!\w)(?:tháng|ngày|quý) (?:đầu|cuối|còn lại|qua)(?: của)? $"
    r"|(?:nhiệm vụ|phương hướng|kế hoạch|mục tiêu|chỉ tiêu|chương trình công tác)(?: [^\W\d_]+){0,7} $"
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
_JUST_PAST = re.compile(r" (?:vừa qua|vừa rồi|này)(?!\w)")


def running_year(dates: Iterable[DateMention], form: str) -> int:
    """The newest year of which the canonical text ``form`` speaks as running, among its ``dates``; 0 where of none."""
    running, plain = {0}, {0}
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
        elif not _OF_A_THING.search(before) and not _AHEAD.search(before):
            plain.add(year)
    # "Chưa bao giờ thu cao như năm 2022 … năm 2023 chúng tôi cam kết": the newer of two years in a row runs.
    if max(plain) - 1 in plain:
        running.add(max(plain))
    return max(running)
