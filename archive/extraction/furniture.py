"""What a site prints around a text: players, buttons, breadcrumbs, lists of other pages, markdown's marks."""

from __future__ import annotations

import re

from archive.extraction.vocabulary import lowered
from archive.text import DateMention, Span

# Words: a heading of a gallery and a link to another page are short.
LONGEST_GALLERY_LINE, LONGEST_LINK = 25, 45
# Characters: more than a link, a breadcrumb or a row of buttons has.
LONGEST_FURNITURE = 1000
# A line among links that is this long and ends like a sentence shows that the text goes on.
SENTENCE_OF_TEXT = 30

_TIME = r"(?:\d{1,2}:)?\d{1,2}:\d\d"
_PLAYER = re.compile(rf"{_TIME}(?: ?/? ?{_TIME}){{0,4}}|\d(?:\.\d{{1,2}})?x(?:[ ,|/]+\d(?:\.\d{{1,2}})?x){{0,9}}")
_NO_WORDS = re.compile(r"[\W_]+")
_BREADCRUMB = re.compile(r"(?:trang chủ|home|trang nhất)(?: ?[>»›/|→-]+ ?[^>»›/|→]{1,60}){1,6}", re.IGNORECASE)
_CRUMBS = re.compile(r"[^>»›→.]{2,60}(?: ?[>»›→]+ ?[^>»›→.]{2,90}){1,6}")
_MARKS_AROUND = ' .:…>»›|[]()-–•*_"“”'
_COUNTER = re.compile(
    r"(?:(?:bình luận|thích|like|chia sẻ|share|lượt thích|ý kiến)(?: ?\(\d+\)| ?: ?\d+)"
    r"|\d+ (?:bình luận|lượt thích|likes?|chia sẻ|ý kiến))",
    re.IGNORECASE,
)

_HEADING = re.compile(r"#{1,6} ")
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)")
# What an encyclopaedia prints behind a heading.
_EDIT_LINK = re.compile(r"\[sửa ?\| ?sửa mã nguồn\]")
_RULE = re.compile(r"[-*_=~]{3,}|\|?(?: ?:?-{2,}:? ?\|){1,40}")
_BOLD_LINE = re.compile(r"(\*\*|__)(?=\S)([^*_]+)(\1)")


def debris_rule(line: str, near_head: bool) -> str:
    """The rule under which a canonical line is the site's own and no text, or ""."""
    if _NO_WORDS.fullmatch(line):
        return "no words"
    if len(line) > LONGEST_FURNITURE:
        return ""
    bare = line.strip(_MARKS_AROUND).lower()
    if _PLAYER.fullmatch(line.strip()):
        return "player"
    if bare in lowered("debris_lines") or _COUNTER.fullmatch(line):
        return "button"
    lower = line.lower()
    # "**NÓNG:**** Toàn văn …": bold set in bold is no bold line, and keeps its marks.
    if len(line.split()) <= LONGEST_LINK and lower.lstrip("*_ ").startswith(tuple(lowered("debris_openers"))):
        return "link or notice"
    if near_head and (_BREADCRUMB.fullmatch(line) or _CRUMBS.fullmatch(line)):
        return "breadcrumb"
    words = lower.split()
    if (
        len(words) <= LONGEST_GALLERY_LINE
        and line.endswith(":")
        and lower.startswith(tuple(lowered("gallery_openers")))
    ):
        return "heading of a gallery"
    return ""


def is_section_name(line: str) -> bool:
    """Whether a line is the name of a section of a site."""
    return line.strip(_MARKS_AROUND).lower() in lowered("section_names")


def tail_of_links(lines: list[str]) -> list[int]:
    """The indices of the lines from "Các tin khác" on, where nothing behind it reads like text."""
    for index in range(len(lines) - 1, 0, -1):
        if len(lines[index].split()) > SENTENCE_OF_TEXT and lines[index].rstrip().endswith("."):
            break
    else:
        index = 0
    openers = lowered("tail_openers")
    for opener in range(index + 1, len(lines)):
        if lines[opener].strip(_MARKS_AROUND).lower() in openers:
            return list(range(opener, len(lines)))
    return []


_LIST_OR_TABLE = re.compile(r"(?:[-–+*•|]|\(?(?:\d{1,2}|[a-zđIVX]{1,3})[.)/-]) ?")


def is_no_prose(line: str) -> bool:
    """Whether a line is an item of a list, a row of a table or all capitals, and so no lead."""
    return "|" in line or line.isupper() or _LIST_OR_TABLE.match(line) is not None


def opens_report(line: str, dates: list[DateMention]) -> bool:
    """Whether a line begins as the first paragraph of a report does: with its day ("Sáng 15/7, tại …")."""
    return bool(dates) and dates[0].span.start <= 12 and len(line.split()) > 12


def markdown_marks(line: str) -> list[tuple[Span, str]]:
    """The marks of markdown in a line that are no words: of a heading, of a line set bold, a picture, a rule."""
    if _RULE.fullmatch(line):
        return [(Span(0, len(line)), "markdown rule")]
    marks: list[tuple[Span, str]] = []
    begin = 0
    if match := _HEADING.match(line):
        marks.append((Span(*match.span()), "markdown heading"))
        begin = match.end()
    rest = line[begin:].strip()
    offset = line.find(rest, begin) if rest else begin
    if bold := _BOLD_LINE.fullmatch(rest):
        marks.extend((Span(offset + bold.start(group), offset + bold.end(group)), "markdown bold") for group in (1, 3))
        return marks
    for pattern, rule in ((_IMAGE, "markdown picture"), (_EDIT_LINK, "button")):
        marks.extend((Span(*match.span()), rule) for match in pattern.finditer(line, begin))
    return sorted(marks)
