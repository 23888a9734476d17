"""Captions glued into a long line of text with no full stop behind them: "… phát biểu tại hội nghị Tham luận tại …".

Sites that print a whole text as one line leave the captions in it. Such a caption has no mark at its end; it shows by
the word behind it, which opens a sentence, with a capital, where none may begin. A caption that has its full stop shows
only where it is a person and an office and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from archive.extraction.captions import Look
from archive.extraction.photo_credits import SENTENCE_INSIDE
from archive.extraction.vocabulary import lowered, words
from archive.text import Span
from archive.text.letters import CAPITAL

# Words of a caption; a portrait is a name and an office.
SHORTEST, LONGEST, MOST_OF_PORTRAIT = 4, 45, 22
# Characters of a sentence that are looked at, and of a portrait.
_WINDOW, _LONGEST_PORTRAIT = 420, 180

_HEAD_OF_PORTRAIT = 40
# What a picture before a text shows; what is told with these words, or goes on with those, is the text already.
LONGEST_OPENING = 30
_SHOWS = re.compile(
    r"(?<!\w)(?:phát biểu|trình bày|tham luận|trả lời|trao|tặng|chúc mừng|thăm|làm việc tại|cắt băng|chụp ảnh"
    r"|dâng hương|bắt tay|duyệt|thực hiện nghi thức|dự hội|dự lễ|theo dõi|gặp gỡ|trò chuyện)(?!\w)",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"(?<!\w)(?:sau đó|cùng tham dự|chủ trì|lập tức|(?<!thực )(?<!thể )hiện|vốn|từng|được|là|khi|nhưng|khiến|vừa"
    r"|mới đây|trước khi)(?!\w)|\d{1,2}[/.-]\d|ngày \d|(?<!\w)(?:sáng|chiều|hôm) (?:nay|qua)",
    re.IGNORECASE,
)
# "… điều hành. 1.": the number of what follows.
_NEXT_ITEM = re.compile(r"\. \d{1,2}\.$")
_GOES_ON_TELLING = re.compile(r"(?:Sau|Khi|Ông|Bà|Anh|Chị|Cô|Đồng chí|Đây|Đó|Việc|Báo này|Cuộc|Chuyến|Cùng)(?!\w)")
_PAST_MARKS = re.compile(r"[ .]*")
_WORDS_BEHIND = re.compile(r"[“\"]?([^\W\d_]+)(?: ([^\W\d_]+))?")
# A day opens the report: "Sáng nay, 18-5", "Ngày 25.5", "Chiều 2/6".
_OPENS_WITH_DAY = re.compile(
    r"(?:Ngày|Rạng sáng|Sáng|Trưa|Chiều|Tối|Đêm|Mới đây|Hôm)(?: (?:nay|qua|ngày|mùng|\d)|,)"
    r"|(?:Từ|Trong) (?:ngày|các ngày) \d"
)
# The first words of what the patterns here read.
_OTHER_OPENERS = "Ngày Rạng Sáng Trưa Chiều Tối Đêm Mới Hôm Từ Trong Ông Bà Anh Chị Đồng Đoàn Các"
# Who does something behind an honorific: "… tại buổi làm việc Ông Vương Đình Hải nêu rõ". Behind a capital it needs a
# full name: "quận Hai Bà Trưng" and "Lê Anh Tú" have no honorific.
_OPENS_WITH_PERSON = re.compile(
    rf"(?P<full>(?:Ông|Bà|Đồng chí|Anh|Chị)(?: [{CAPITAL}][^\W\d_]+){{2}})|(?:Ông|Bà|Đồng chí|Anh|Chị) [{CAPITAL}]"
)
_OPENS_WITH_SUBJECT = re.compile(r"(?:Đoàn|Các đại biểu|Các đồng chí) (?:đã|sẽ|cũng|đang|còn)(?!\w)")
# What somebody said, and who: "“Tới đây chúng tôi sẽ họp”, ông Thể cho biết".
_SPEECH = re.compile(r"“[^”“]{30,300}”[,.]? ?(?:[-–] ?)?(?:ông|bà|anh|chị|đồng chí|vị|theo) ")
_ENDS_WITH_CAPITAL = re.compile(rf"[{CAPITAL}][^\W\d_]*$")
_CAPITAL_INSIDE = re.compile(rf" [{CAPITAL}]")
# What a name stands behind, in at most so many characters: "… của Tại Văn Hồ" has no new sentence.
_LONGEST_BRINGER = 12
_BRINGS_A_NAME = re.compile(
    r"(?<!\w)(?:của|và|do|cho|tại|ở|với|theo|về|thuộc|giữa|là|từ|đến|tới|trong|gồm|cùng|ông|bà|đồng chí|tỉnh|huyện|xã"
    r"|phường|quận|thành phố|thị xã|đường|sông|núi|trường|công ty|bệnh viện|báo|các|những|bộ|ban|sở)$",
    re.IGNORECASE,
)


def split_bare(line: str, credited: Sequence[Span] = (), *, opens_line: bool = True) -> list[tuple[Span, str]]:
    """The captions with no photo credit that a long canonical line holds, as spans of the line with their rules.

    ``credited`` are the captions of the line that end in a photo credit: a sentence begins behind each. ``opens_line``:
    whether it is the begin of a line, not a part from within.
    """
    found = []
    gaps = zip([0, *(span.end for span in credited)], [*(span.start for span in credited), len(line)], strict=True)
    for gap, end in gaps:
        begin = _PAST_MARKS.match(line, gap).end()
        starts = [begin, *(match.end() - 1 for match in SENTENCE_INSIDE.finditer(line, begin, max(begin, end)))]
        for start, limit in zip(starts, [*starts[1:], end], strict=True):
            if start < limit:
                found += _captions_of(line, start, limit, first=opens_line and start == 0)
    return found


@cache
def _junction() -> re.Pattern[str]:
    """Blanks behind a word and before one that may open a sentence; the blank stands first, which the engine finds at
    once."""
    openers = {opener.split(" ", 1)[0].capitalize() for opener in lowered("sentence_openers")}
    may_open = "|".join(sorted(openers | set(_OTHER_OPENERS.split())))
    behind_word = r"(?:(?<=[^\W_] )|(?<=[)”\"%] ))"
    return re.compile(rf" (?= ?[{CAPITAL}“]){behind_word} ?(?=(?:{may_open})(?!\w)|“[{CAPITAL}])")


def _captions_of(line: str, begin: int, limit: int, first: bool) -> list[tuple[Span, str]]:
    """The caption with which the sentence at ``begin`` begins; ``first``: the line begins with it."""
    if limit - begin <= _LONGEST_PORTRAIT or (first and limit - begin < _WINDOW):
        sentence = line[begin:limit]
        whole = Span(begin, begin + len(sentence.rstrip()))
        if limit - begin <= _LONGEST_PORTRAIT and _is_portrait(sentence.strip()):
            return [(whole, "portrait")]
        if first and _is_opening_scene(sentence.strip(), line[limit : limit + _HEAD_OF_PORTRAIT]):
            return [(whole, "scene before the text")]
    for junction in _junction().finditer(line, begin, min(limit, begin + _WINDOW)):
        head, tail = line[begin : junction.start()], line[junction.end() : junction.end() + _WINDOW]
        if head.count(" ") >= LONGEST:
            break
        by_day = _OPENS_WITH_DAY.match(tail) is not None
        if by_day or _opens_sentence(head, tail):
            glued = _is_caption(head, first, by_day)
            return [(Span(begin, begin + len(head)), "glued before a sentence")] if glued else []
    return []


def _opens_sentence(head: str, tail: str) -> bool:
    """Whether a sentence begins with ``tail``, and not a name that ``head`` leads to."""
    if _BRINGS_A_NAME.search(head, max(0, len(head) - _LONGEST_BRINGER)):
        return False
    if person := _OPENS_WITH_PERSON.match(tail):
        return person["full"] is not None or _ENDS_WITH_CAPITAL.search(head) is None
    if _OPENS_WITH_SUBJECT.match(tail) or _SPEECH.match(tail):
        return True
    match = _WORDS_BEHIND.match(tail)
    if match is None:
        return False
    one, two = match[1].lower(), f"{match[1]} {match[2] or ''}".lower()
    openers = lowered("sentence_openers")
    # "Theo Luật Nhà ở" opens a sentence; "Tô Vì Dân" does not.
    return two in openers or (one in openers and bool(match[2]) and not (match[2][0].isupper() and len(one) < 3))


def _is_caption(head: str, first: bool, by_day: bool) -> bool:
    """Whether what stands before a sentence is a caption: a scene, a person or group of whom nothing is told, or at the
    line's beginning anything of somebody or some place; a heading ("Vùng đất anh hùng") names nobody."""
    look = Look(head)
    if look.length < SHORTEST or not look.single or look.is_numbered() or look.opens("text_openers"):
        return False
    names_somebody = _CAPITAL_INSIDE.search(head) is not None
    if first and by_day:
        return names_somebody and ":" not in look.body
    if look.reports():
        return False
    return (
        look.is_scene()
        or look.is_view()
        or (names_somebody and (first or (look.opens_with_somebody() and not look.is_told())))
    )


def _is_opening_scene(sentence: str, behind: str) -> bool:
    """Whether the first sentence of a line is a scene that the text has not come to yet: "Ông An phát biểu tại lễ."."""
    look = Look(sentence)
    if not sentence.endswith(".") or look.length > LONGEST_OPENING or not look.is_scene() or look.reports():
        return False
    told = look.is_told() or _TELLS.search(sentence) or _GOES_ON_TELLING.match(behind)
    return not told and _SHOWS.search(sentence) is not None


def _is_portrait(sentence: str) -> bool:
    """Whether a sentence is a person and an office, with no verb: "Bà Lê Thị An, Phó Bí thư tỉnh Hà Nam."."""
    if not sentence.endswith(".") or _NEXT_ITEM.search(sentence) or not 3 <= sentence.count(" ") < MOST_OF_PORTRAIT:
        return False
    if not Look(sentence[:_HEAD_OF_PORTRAIT]).opens("caption_persons"):
        return False
    syllables = re.findall(r"[^\W\d_]+", sentence)
    small = {syllable for syllable in syllables if syllable[0].islower()}
    return len(syllables) - len(small) >= 3 and small <= _words_of_offices()


@cache
def _words_of_offices() -> frozenset[str]:
    """Syllables that names of offices, bodies and places are made of."""
    lists = ("posts", "honorifics", "organisation_heads", "body_words")
    entries = " ".join(" ".join(words(name)) for name in lists).split()
    return frozenset(entry.lower() for entry in entries) - {
        "là",
        "có",
        "cho",
        "được",
        "tại",
        "trong",
        "phát",
        "trao",
        "tặng",
    }
