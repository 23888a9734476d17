"""Picture captions among the paragraphs: told from text by what they say, how they end and how their neighbours look.

A caption is a short line. Some are certain by themselves: they end in a photo credit, describe a scene ("Quang cảnh
hội nghị"), stand twice, or have no full stop where the text has. Others ("Trưởng ban … phát biểu tại hội nghị.") read
like a sentence of the text; they pass only where the certain ones of the page are written in the same way. A paragraph
lost to a caption is worse than a caption read as a paragraph, so doubt means paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest

from archive.extraction.photo_credits import SENTENCE_INSIDE
from archive.extraction.vocabulary import lowered
from archive.text import exact_key
from archive.text.letters import CAPITAL

# Syllables. A line above the first is no caption unless it is credited; above the second not even then.
LONGEST_CAPTION, LONGEST_CREDITED = 45, 90
# A caption that ends with a full stop must look like one all the more.
LONGEST_STOPPED = 40
# Two equal lines of fewer words are a site's buttons.
SHORTEST_REPEAT = 5
# Characters of a line that are looked at: more than the longest caption has.
LONGEST_LOOK = 900

CREDITED, BARE, STOPPED = "credited", "bare", "stopped"

_CREDIT_AT_END = re.compile(
    r"(?:[ .(\[\-–]{1,3}(?:[Ảả]nh|ẢNH|Hình|Photo|[Nn]guồn|[Nn]guồn ảnh|[Ảả]nh minh họa|[Ảả]nh tư liệu) ?:"
    rf"|[.)\]] ?[(\[]?Ảnh (?=[{CAPITAL}]))"
    r"[^.:;!?\n]{0,50}[.)\]*_]{0,5}$"
    # "(Hình từ Internet)", in markdown set in italics.
    r"|[(\[] ?(?:[Ảả]nh|[Hh]ình|[Hh]ình ảnh) (?:minh họa|tư liệu|internet|từ [Ii]nternet|cắt từ clip)[^.\n]{0,30}"
    r"[)\]][.]?[*_]{0,3}$"
)
_FULL_STOP = re.compile(r"[.!?…;:,/]$")
_NUMBERED = re.compile(r"(?:[-–+*•]|\(?(?:\d{1,2}|[a-zđIVX]{1,3})[.)/:]) ?")
# "(bìa phải)", "thứ hai từ phải sang" say where somebody stands.
_TENSE = re.compile(
    r"(?<!\w)(?:đã|sẽ|cần|(?<!bìa )(?<!bên )(?<!từ )(?<!\()phải(?! sang)|vẫn|cũng|được nghe|đang được|nhằm|góp phần|để)"
    r"(?!\w)",
    re.IGNORECASE,
)
_APPOSITION = re.compile(r"(?:chủ trì|(?:đến |tới |tham |cùng )?dự)(?!\w)", re.IGNORECASE)
_SHOWN = re.compile(
    r"(?<!\w)(?:phát biểu|trình bày|báo cáo|tham luận|trao|tặng|chào|chúc|điều hành|tiếp|thăm|dâng|công bố)(?!\w)",
    re.IGNORECASE,
)
# The strict form that no page writes as a paragraph of its own: "… phát biểu chỉ đạo tại Hội nghị."
_STRICT = re.compile(
    r"(?:phát biểu|trình bày|báo cáo|tham luận|trao|tặng|chụp ảnh|điều hành|biểu quyết|dâng hương)[^,;:]{0,60}?"
    r"(?:hội nghị|đại hội|buổi (?:làm việc|lễ|gặp mặt)|lễ|hội thảo|tọa đàm|chương trình|kỳ họp|phiên họp|tập huấn)"
    r"[^,;:]{0,25}\.?$",
    re.IGNORECASE,
)
# "Các đại biểu thảo luận về cách …, cách … và kinh phí …": no picture shows the matters of a talk one by one.
_MATTERS = re.compile(r"(?:thảo luận|trao đổi|đề xuất|góp ý|kiến nghị)[^,]{3,120}, .{3,200} và ", re.IGNORECASE)
# "Cảnh hội nghị" is a view; these are not.
_NO_VIEW = re.compile(r"cảnh (?:báo|cáo|giác|sát|tỉnh|vệ)(?!\w)", re.IGNORECASE)
_MARKDOWN_CAPTION = re.compile(r"^(\*|_)[^*_\n]{5,}\1$")


@dataclass(frozen=True)
class Caption:
    """A line that is a caption: which one, and the rule that says so."""

    line: int
    rule: str


def find_captions(lines: list[str]) -> list[Caption]:
    """The captions among the canonical body lines of a page, repeats included."""
    looks = [Look(line) for line in lines]
    stopped_page = sum(look.style == STOPPED for look in looks) >= len(looks) / 2
    found: dict[int, str] = {}
    for index, look in enumerate(looks):
        follows = index + 1 < len(looks) and look.is_repeated_by(looks[index + 1])
        if rule := look.certain(follows, stopped_page):
            found[index] = rule
            if follows:
                found[index + 1] = rule
    styles = Counter(looks[index].style for index in found)
    for index, look in enumerate(looks):
        if index not in found and look.stopped_scene(styles):
            found[index] = "scene, written like the captions beside it" if styles else "scene at the event"
    return [Caption(index, found[index]) for index in sorted(found)]


class Look:
    """How one canonical line looks."""

    def __init__(self, line: str):
        self.line = line.strip()
        # Most lines are far too long to be captions: of such a line nothing is looked at but its end.
        short = len(self.line) <= LONGEST_LOOK
        self.words = self.line.lower().split() if short else []
        self.length = len(self.words) if short else LONGEST_LOOK
        credit = _CREDIT_AT_END.search(self.line[-90:])
        self.credited = credit is not None
        self.body = self.line[: max(0, len(self.line) - 90) + credit.start()] if credit else self.line
        if self.credited:
            self.style = CREDITED
        else:
            self.style = STOPPED if _FULL_STOP.search(self.line) else BARE
        self.single = short and SENTENCE_INSIDE.search(self.body) is None

    def is_repeated_by(self, other: Look) -> bool:
        """Whether another line says the same, a full stop and letter case aside."""
        return self.length == other.length <= LONGEST_CAPTION and self._key == other._key

    @property
    def _key(self) -> str:
        return exact_key(self.line[:LONGEST_LOOK]).rstrip(" .")

    def certain(self, stands_twice: bool, stopped_page: bool) -> str:
        """The rule that makes this line a caption whatever stands around it, or ""."""
        if self.credited and self.length <= LONGEST_CREDITED:
            return "ends in a photo credit"
        if not 1 < self.length <= LONGEST_CAPTION or not self.single or _NUMBERED.match(self.line) or "|" in self.line:
            return ""
        if stands_twice and not self.line.endswith(":") and (self.length > SHORTEST_REPEAT or self.is_scene()):
            return "stands twice"
        if _MARKDOWN_CAPTION.match(self.line):
            return "set in italics"
        if self.is_view() and not self.reports() and not self.line.endswith(":"):
            return "describes a scene"
        if self.style == BARE and stopped_page and self.is_scene() and not self.reports():
            return "scene without a full stop"
        return ""

    def stopped_scene(self, styles: Counter) -> bool:
        """Whether a line that could be text is a caption, given how the certain captions of the page are written."""
        if self.style != STOPPED or not self.line.endswith(".") or not 3 < self.length <= LONGEST_STOPPED:
            return False
        if not self.single or self.reports() or self.is_told() or not self.is_scene():
            return False
        if not self.opens("caption_subjects") and self._attends_first():
            return False
        if _MATTERS.search(self.line):
            return False
        if styles:
            return styles[STOPPED] > 0
        return _STRICT.search(self.line) is not None and self.line.count(",") <= 2

    def opens(self, name: str) -> bool:
        """Whether the line begins with an entry (of one to four words) of a list."""
        entries = lowered(name)
        return any(" ".join(self.words[:count]).rstrip(",.:") in entries for count in range(1, 5))

    def is_view(self) -> bool:
        """A view and what it is of: "Toàn cảnh hội nghị"."""
        return self.opens("caption_openers") and _NO_VIEW.match(self.line) is None

    def is_scene(self) -> bool:
        """A person or a group, then what they do."""
        if self.opens("text_openers") or _NUMBERED.match(self.line):
            return False
        group = self.opens("caption_subjects")
        if not self.opens_with_somebody():
            return False
        verbs = lowered("caption_verbs") | (lowered("caption_group_verbs") if group else frozenset())
        bare = [word.strip(",.;:") for word in self.words]
        return any(
            word in verbs or f"{word} {following}" in verbs
            for word, following in zip_longest(bare[1:], bare[2:], fillvalue="")
        )

    def opens_with_somebody(self) -> bool:
        """Whether a group, an office, an honorific or a name stands first."""
        return self.opens("caption_subjects") or self.opens("caption_persons") or self._opens_with_name()

    def is_told(self) -> bool:
        """Whether it tells what has happened or must be done, as text does."""
        return _TENSE.search(self.line) is not None

    def _opens_with_name(self) -> bool:
        first, second, *_ = (*self.line.split(maxsplit=2), "", "")
        return all(word[:1].isupper() and word[1:].islower() for word in (first, second)) and (
            first.lower() not in lowered("not_name_heads")
        )

    def is_numbered(self) -> bool:
        """Whether the line is an item of a list."""
        return _NUMBERED.match(self.line) is not None

    def _attends_first(self) -> bool:
        """Whether the person attends or chairs before doing anything else: "Đồng chí X, Bí thư Tỉnh ủy chủ trì …"."""
        attends = _APPOSITION.search(self.line)
        return attends is not None and _SHOWN.search(self.line, 0, attends.start()) is None

    def reports(self) -> bool:
        """Whether the line says what somebody said."""
        lower = f" {self.line.lower()} "
        return ":" in self.body or any(f" {verb}" in lower for verb in lowered("reporting_verbs"))
