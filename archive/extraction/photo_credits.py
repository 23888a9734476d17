"""Captions glued into a long line of text, found by their photo credit: "… tại hội nghị. Ảnh: Nguyễn Dương. Theo …"."""

from __future__ import annotations

import re

from archive.extraction.vocabulary import lowered
from archive.text import Span
from archive.text.letters import CAPITAL

# The sentence a caption can be, in characters, when it is glued between others; and the longest credit.
LONGEST_SENTENCE, LONGEST_CREDIT = 400, 60
# The rule of a credit with no sentence of its own before it ("… tại lễ. Ảnh: An Ảnh: Bình"): it is no caption.
LONE = "photo credit alone"
# A photographer's name has at most so many syllables, an agency's name included.
MOST_SYLLABLES = 5

# Where one sentence ends and another begins. Not behind an initial or a short form that a name follows: "N. Anh", "TP.
# Hồ Chí Minh", "GS. Trần …"; other short forms end sentences ("khóa XIV. Ông An", "tới TQ. Chủ tịch nước").
_SHORT_BEFORE_NAMES = (f"[{CAPITAL}]", "[TtQqPp][Pp]", "TS", "GS", "BS", "KS", "LS", "PGS", "ThS", "NSND", "NSƯT")
_NO_END = "".join(rf"(?<!\b{form}\.)" for form in _SHORT_BEFORE_NAMES)
SENTENCE_INSIDE = re.compile(rf"[.!?…]{_NO_END} +[{CAPITAL}]")
# "Ảnh: Tên", "(Nguồn: Tên)"; without its colon only behind a full stop or in brackets ("Ban biên tập Ảnh TTXVN" is no
# credit).
# The set of first letters stands first: by it the engine passes over all other letters at once.
_CREDIT = re.compile(
    r"[ẢPHN](?:(?:(?<=Ả)(?:nh|NH)|(?<=P)hoto|(?<=H)ình|(?<=N)guồn ảnh)(?: minh họa| tư liệu)? ?: ?|(?<=\(N)guồn ?: ?"
    r"|(?<=Ả)nh (?=[A-ZĐ]{2,}))"
)
_BEFORE_BARE = re.compile(r"[.)] $|[(\[] ?$")
_TOKEN = re.compile(r"\S+ {0,2}")
_AGENCY_BEHIND = re.compile(r"[-–—] ?(?:[A-ZĐ]{3,}|báo [^\W\d_]+|[\w-]+\.vn)")
_AGENCY_JOINED = re.compile(r"[/-](?:[A-ZĐ]{3,}|Vietnam\+)[.,]?$")
# "Ảnh: Vũ Hải Bà Lê Thị An, …": the honorific begins the next sentence.
_NEXT_PERSON = re.compile(rf"(?:Ông|Bà|Đồng chí) [{CAPITAL}]")
# Credits to nobody.
_NOBODY = re.compile(r"(?:tư liệu|cắt từ (?:clip|video)|chụp (?:lại|màn hình)|nhân vật cung cấp)\.?", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")


def split_credits(line: str) -> list[tuple[Span, str]]:
    """The one sentence before each "Ảnh: Tên", the credit included, as spans of the line, each with its rule; ``LONE``
    for a credit that has none."""
    found: list[tuple[Span, str]] = []
    floor = 0
    for match in _CREDIT.finditer(line):
        start = match.start()
        before = line[max(0, start - 2) : start]
        bare = ":" not in match.group()
        if start < floor or before[-1:].isalnum() or (bare and not _BEFORE_BARE.search(before)):
            continue
        bracketed = before.rstrip()[-1:] in ("(", "[")
        begin = _begin_of_sentence(line, floor, start)
        end = _end_of_bracket(line, match.end()) if bracketed else _end_of_credit(line, match.end())
        # A source in brackets at the line's end is that of the text.
        of_text = match.group().startswith("Nguồn:") and end is not None and not line[end:].strip(" .")
        if begin is not None and end is not None and not of_text:
            floor = end
            lone = not line[begin:start].strip(" .([-–")
            found.append((Span(begin, end), LONE if lone else "sentence before a photo credit"))
    return found


def _end_of_bracket(line: str, begin: int) -> int | None:
    closed = [at for mark in ")]" if (at := line.find(mark, begin, begin + LONGEST_CREDIT)) >= 0]
    return min(closed) + 1 if closed else None


def _begin_of_sentence(line: str, floor: int, credit: int) -> int | None:
    """Where the sentence before a credit begins; None where it is too long to be a caption."""
    offset = max(floor, credit - LONGEST_SENTENCE)
    sentence = line[offset:credit].rstrip(" .([-–")
    starts = [match.end() - 1 for match in SENTENCE_INSIDE.finditer(sentence)]
    if starts:
        return offset + starts[-1]
    if offset == floor:
        return floor + len(sentence) - len(sentence.lstrip())
    return None


def _end_of_credit(line: str, begin: int) -> int | None:
    """Where a name ends: behind its agency, at a mark, or before the next sentence's first word."""
    if nobody := _NOBODY.match(line, begin):
        return nobody.end()
    words: list[tuple[int, str]] = []
    for token in _TOKEN.finditer(line, begin, begin + LONGEST_CREDIT):
        word = token.group().strip()
        if words and _NEXT_PERSON.match(line, token.start()):
            break
        if agency := _AGENCY_BEHIND.match(line, token.start()):  # "Doãn Tấn – TTXVN"
            return agency.end()
        if not _is_name_word(word) or (words and _changes_case(words[-1][1], word)):
            if word[0].islower() and len(words) > 1:
                words.pop()  # "Đức Minh Đồng chí …": the capitalised syllable opens the next sentence
            break
        words.append((token.start(), word))
        ends = word[-1] in ".,;" and not _INITIALS.fullmatch(word)
        if ends or _AGENCY_JOINED.search(word) or len(words) == MOST_SYLLABLES:
            break
    # "Thanh Sơn Trong 3 năm", "Mạnh Thắng Sáng 13/5".
    if len(words) > 1 and words[-1][1].lower() in lowered("text_openers"):
        words.pop()
    return words[-1][0] + len(words[-1][1]) if words else None


def _is_name_word(word: str) -> bool:
    return word[0].isupper() or (not word[0].isdigit() and ("." in word[1:-1] or "/" in word))


def _changes_case(before: str, word: str) -> bool:
    """Whether a name in capitals has ended: "HOÀNG GIANG Ông Đinh …"."""
    return len(before) > 1 and before.isalpha() and before.isupper() and not word.isupper()
