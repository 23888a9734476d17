"""Places as a sentence writes them behind "tại": an address, a venue, or a venue with its address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from archive.extraction.record import PlaceMention
from archive.extraction.sentences import Sentence
from archive.extraction.vocabulary import lowered, table
from archive.extraction.word_patterns import any_of
from archive.text.letters import CAPITAL

# Words: the longest name of a venue ("Trung tâm Hội nghị Công đoàn tỉnh …").
LONGEST_VENUE = 14

_AT = re.compile(
    r"(?<!\w)(?:tại|ở) (?!điểm cầu|các điểm cầu|hội nghị|buổi|cuộc|đại hội|lễ|phiên|kỳ họp|đây)", re.IGNORECASE
)
_AND = re.compile(r" và (?:tại |ở )?")
# Between two places of one address: "thành phố Đà Lạt, tỉnh Lâm Đồng", "quận Ba Đình (Hà Nội)".
_JOINT = re.compile(r", | ?\(|\), | - | – | thuộc ")
# The hamlet, which no list has, between a venue and its commune.
_BY_ITS_HAMLET = re.compile(rf"(?:, | \()(?:thôn|xóm|ấp|bản|làng|buôn|số \d+) [{CAPITAL}][^,;:.()]{{0,40}}, ")
_END_OF_VENUE = re.compile(
    r"[,;:()–]|(?<!TP)(?<!Tp)\.(?= |$)| - | (?:tổ chức|diễn ra|đã|với|do|dưới|khai mạc|bế mạc|long trọng|trọng thể|nhằm"
    r"|để|thuộc|có|theo|từ|vào|trong|(?<!niệm )(?:đồng chí|ông|bà)|kết nối|trực tiếp|trực tuyến|ngày|sáng|chiều|tối"
    r"|và(?! (?:đường|phố|quảng trường|phường|nhà|chùa|đền)))(?!\w)",
    re.IGNORECASE,
)
# "Bệnh viện này" names nothing.
_POINTING = re.compile(r" (?:này|đó|ấy|trên|nói trên)$", re.IGNORECASE)
# "Tại Hà Nội, tỉnh Quảng Ninh tổ chức": the second place acts.
_ACTS = re.compile(
    r",? (?:(?:đã|vừa|sẽ|long trọng|phối hợp với [^.;,]{2,60}) )*(?:tổ chức|phối hợp|khai mạc|công bố|tiến hành)(?!\w)"
)
# Between a verb of holding and its place another event: "đang họp Hội nghị Trung ương tại Hà Nội".
_OTHER_EVENT = re.compile(
    r"(?:diễn ra|tổ chức|khai mạc|họp) (?:\w+ )?(hội nghị|đại hội|kỳ họp|phiên họp|lễ(?! hội)|hội thảo|diễn đàn)(?!\w)"
    r"[^.;]*$",
    re.IGNORECASE,
)
_HELD_AT = re.compile(
    r"(?:diễn ra|tổ chức|khai mạc|họp|được tổ chức|kéo dài)[^.;]{0,60}?(?<!\w)(?:tại|ở) $", re.IGNORECASE
)
# The rest of a bracket: "TP An Bình (tỉnh Hà Trung, nước bạn)".
_CLOSED = re.compile(r"[^()]{0,40}\)")
# A name that no list has, before the province it lies in: "Mộc Châu, Sơn La".
_NAME = re.compile(rf"[{CAPITAL}][^\W\d_]*(?: [{CAPITAL}][^\W\d_]*){{0,3}}")
_NAMED = re.compile(rf"[{CAPITAL}\d]")


def written_places(
    sentence: Sentence,
    places: Sequence[PlaceMention],
    since: int = 0,
    upto: int | None = None,
    held: bool = False,
    family: str = "",
) -> tuple[str, ...]:
    """What stands behind the first "tại" of a stretch that leads to a place or a venue, up to its province; two where
    another is joined to it ("tại Khu lưu niệm A, tỉnh Hà Nam và Công viên B").

    ``held``: only behind a verb of holding ("diễn ra tại …"), of an event of the ``family`` where one is given.
    """
    for match in _AT.finditer(sentence.words, since, len(sentence.words) if upto is None else upto):
        if held and not _HELD_AT.search(sentence.words[: match.end()]):
            continue
        other = _OTHER_EVENT.search(sentence.lower[max(0, match.start() - 80) : match.start()]) if family else None
        if other and other[1] != family:
            continue
        # "Buổi làm việc … về tình trạng quá tải tại sân bay …": a venue that belongs to what it is about.
        about = since and not held and " về " in sentence.words[since : match.start()]
        if (end := _end_of_place(sentence, match.end(), places, not about)) is None:
            continue
        found = [_written(sentence.words, match.end(), end)]
        joint = _AND.match(sentence.words, end)
        last = joint and _end_of_place(sentence, joint.end(), places, not about)
        if last and not _ACTS.match(sentence.words, last):
            found.append(_written(sentence.words, joint.end(), last))
        return tuple(found)
    return ()


def _end_of_place(sentence: Sentence, begin: int, places: Sequence[PlaceMention], venues: bool) -> int | None:
    """Where the address or, if ``venues``, the venue with its address ends that stands here; None where none does."""
    end = _address(sentence, begin, places)
    if end is not None:
        return end
    end = _unlisted(sentence, begin, places)
    if end is None and venues:
        end = _venue(sentence.words, begin)
    further = None
    if end is not None:
        further = _BY_ITS_HAMLET.match(sentence.words, end) or _JOINT.match(sentence.words, end)
    return (further and _address(sentence, further.end(), places)) or end


def _written(words: str, begin: int, end: int) -> str:
    """The words of a place, its closing bracket included."""
    written = words[begin:end].strip()
    closed = _CLOSED.match(words, end) if written.count("(") > written.count(")") else None
    return written + closed.group() if closed else written


def _address(sentence: Sentence, begin: int, places: Sequence[PlaceMention]) -> int | None:
    """Where the places end that stand one behind the other from here on; None where none stands here."""
    end = None
    position = begin
    while True:
        start = sentence.span.start + position
        place = next((place for place in places if place.span.start == start), None)
        if place is None or (end and _ACTS.match(sentence.words, place.span.end - sentence.span.start)):
            return end
        end = place.span.end - sentence.span.start
        joint = _JOINT.match(sentence.words, end)
        if not joint:
            return end
        position = joint.end()


def _unlisted(sentence: Sentence, begin: int, places: Sequence[PlaceMention]) -> int | None:
    name = _NAME.match(sentence.words, begin)
    joint = _JOINT.match(sentence.words, name.end()) if name else None
    address = _address(sentence, joint.end(), places) if joint else None
    # "Tối 5/6, tại Hội An đã diễn ra …": a town without its rank.
    return address or (name.end() if name and name[0] in table("districts") else None)


@cache
def _venues() -> re.Pattern[str]:
    """The first words of the name of a venue, the longest first."""
    return re.compile(rf"{any_of(lowered('venues'))}(?!\w)", re.IGNORECASE)


def _venue(words: str, begin: int) -> int | None:
    """Where the name of a venue ends that stands here: "Trung tâm Hội nghị Quốc gia", "trụ sở Bộ Nội vụ"."""
    head = _venues().match(words, begin)
    if not head:
        return None
    match = _END_OF_VENUE.search(words, begin)
    end = match.start() if match else len(words)
    # Every house has a "hội trường": a venue is told by its name.
    named = _NAMED.search(words, begin + 1, end) or (words[begin].isupper() and end > head.end())
    if _POINTING.search(words[begin:end]) or not named:
        return None
    return end if len(words[begin:end].split()) <= LONGEST_VENUE else None
