"""Who did what at the meeting: who chaired, spoke, presented, attended.

Vietnamese reports put the person before the verb ("đồng chí A, Bí thư …, chủ trì hội nghị") or, where the verb opens
the sentence, behind it ("Chủ trì hội nghị có các đồng chí: A, chức vụ; B, chức vụ").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from archive.extraction.record import Participation, PersonMention
from archive.extraction.sentences import Sentence

CHAIR, SPEAKER, PRESENTER, ATTENDEE = "chair", "speaker", "presenter", "attendee"

# All of these but the clauses are read in small letters.
_EVENT = (
    r"(?:tại )?(?:hội (?:nghị|thảo|đàm|báo|thi|chẩn)|buổi|cuộc|phiên|kỳ họp|đại hội|lễ|tọa đàm|diễn đàn|lớp|họp"
    r"|chương trình|mít tinh|giao ban|gặp)"
)
_CHAIRING = re.compile(
    r"(?<!\w)(?:đồng )?(?:chủ trì|chủ tọa|điều hành)"
    r"(?:(?: và| ,|,)? (?:điều hành|phát biểu|chỉ đạo|kết luận)[^.;,]{0,30}?)?"
    rf"(?= {_EVENT}(?!\w)|[.,;]|$| và phát biểu)",
)
# "Sẽ tạm thời điều hành": not at this meeting.
_TO_COME = re.compile(r"(?<!\w)(?:sẽ|dự kiến)(?: \w+){0,3} $")
_TO_COME_WINDOW = 32
_CHAIRS_FOLLOW = re.compile(
    rf"(?:^|[;.] )(?:đồng )?(?:chủ trì|chủ tọa|điều hành|đoàn chủ tịch|đoàn chủ tọa)(?: {_EVENT}[^,:;.]{{0,50}}?)?"
    r" ?(?::|có|là|gồm)(?!\w)",
)
_UNDER_CHAIR = re.compile(r"(?:dưới )?sự (?:chủ trì|điều hành|chủ tọa) của(?!\w)")
_SPEAKING = re.compile(
    r"(?<!\w)(?:phát biểu|nhấn mạnh|khẳng định|cho biết|cho rằng|đề nghị|yêu cầu|kết luận|đánh giá|chỉ đạo|bày tỏ|lưu ý"
    r"|chỉ rõ|nêu rõ|thông tin|chia sẻ|mong muốn|biểu dương|ghi nhận|tiếp thu|giải đáp|gợi mở)(?!\w)",
)
_SPEECH_OPENS = re.compile(r"^(?:phát biểu|kết luận|khai mạc|bế mạc|thay mặt|tiếp thu|đáp từ)(?!\w)")
_PRESENTING = re.compile(
    r"(?<!\w)(?:trình bày|báo cáo|quán triệt|truyền đạt|phổ biến|giới thiệu|thông qua|tham luận|công bố)(?!\w)",
)
# "Trình bày tham luận, …", "Báo cáo tại phiên họp, …": who presents follows.
_PRESENTATION_OPENS = re.compile(r"^(?:trình bày|báo cáo|tham luận|giới thiệu)(?! của)(?: [^,.;:]{1,60})?, ")
# Nobody reports of more presentations in one sentence, and a line of thousands stays linear.
_MOST_PRESENTED = 12
# "Nghe báo cáo", "các tham luận": a thing, nobody's deed.
_A_THING = re.compile(r"(?:nghe|các|những|bản|dự thảo|xem xét|thảo luận|trong|theo|qua|tại|nội dung|vào) $")
# "Ủy viên dự khuyết", "dự án": other words.
_COMES = r"dự(?! (?:khuyết|bị|án|thảo|kiến|toán|báo)(?!\w))"
_ATTENDANCE_OPENS = re.compile(
    r"^(?:(?:cùng |tham |đến |tới |về |chỉ đạo và )?dự|về phía|phía|tham gia|có mặt|thành phần)(?!\w)"
)
_ATTENDING = re.compile(rf"(?<!\w)(?:(?:cùng|tham|đến|tới|về) dự|{_COMES}|có mặt|tham gia)(?!\w)")
# Where the clause of a verb begins: what stands before it belongs to another.
_CLAUSE = re.compile(
    r";|(?<=[^\d]): |(?:cùng |tham |đến |tới )?dự (?:[^.;:,]{0,40} )?có(?= )|cùng dự,? ?(?:có )?"
    r"| do (?=đồng|các|ông|bà|\w+ trưởng)"
)
# A list of people that the sentence opens with is one clause: "Các ông: A, chức vụ; B, chức vụ chủ tọa kỳ họp".
_LIST_OPENS = re.compile(r"^(?:các|hai|ba|bốn) (?:đồng chí|ông|bà|vị|anh|chị)(?: \w+){0,3} ?:")
_LIST_MARKS = frozenset({";", ": "})
# A verb, or a word that begins a clause, between two people: they do not act together.
_OTHER_VERB = re.compile(
    rf"(?<!\w)(?:{_COMES}|phát biểu|cho biết|yêu cầu|đề nghị|thăm|(?<!trực )tiếp|làm việc|trao|tặng|chúc|báo cáo"
    r"|trình bày|gặp|bổ nhiệm|cho|sau|khi|thay)(?!\w)",
)
_ANY_VERB = re.compile(
    rf"{_OTHER_VERB.pattern}|{_SPEAKING.pattern}|{_PRESENTING.pattern}|(?<!\w)(?:chủ trì|chủ tọa|điều hành)(?!\w)",
)
_OTHERS_CAME = re.compile(r"[;.] ?(?:cùng |tham |đến )?dự|(?:cùng|tham) dự")
_COMING_AND = re.compile(r"(?:(?:cùng|tham|đến|tới|về) )?(?<!\w)dự(?:,| và) $")


@dataclass(frozen=True)
class _Scene:
    """A sentence with the people in it, in order; positions are those of the sentence."""

    sentence: Sentence
    people: tuple[PersonMention, ...]

    def start(self, person: PersonMention) -> int:
        return person.span.start - self.sentence.span.start

    def end(self, person: PersonMention) -> int:
        return person.span.end - self.sentence.span.start

    def acting(self, verb: int) -> list[PersonMention]:
        """Those who do what the verb says: the nearest before it in its clause, and who is joined to them."""
        words = self.sentence.lower
        if both := _COMING_AND.search(words, 0, verb):  # "dự và phát biểu chỉ đạo"
            verb = both.start()
        marks = _LIST_MARKS if _LIST_OPENS.match(words) else frozenset()
        clause = 0
        # As written: a "Dự hội nghị có …" that opens the sentence is the verb of those it names.
        for match in _CLAUSE.finditer(self.sentence.words, 0, verb):
            # "Bà A, chức vụ; ông B, chức vụ dự": a list of which the verb comes last.
            listed = match.group() == ";" and not _ANY_VERB.search(words, clause, match.start())
            if match.group() not in marks and not listed:
                clause = match.end()
        found: list[PersonMention] = []
        limit = verb
        for person in reversed(self.people):
            if self.end(person) > limit or self.start(person) < clause:
                continue
            if _OTHER_VERB.search(words, self.end(person), limit):
                break
            found.append(person)
            limit = self.start(person)
        return found[::-1]

    def behind(self, position: int) -> list[PersonMention]:
        """The people from a position to the end of its clause."""
        stop = _OTHERS_CAME.search(self.sentence.lower, position)
        limit = stop.start() if stop else len(self.sentence.lower)
        return [person for person in self.people if position <= self.start(person) < limit]


def read_participation(sentences: Sequence[Sentence], people: Iterable[PersonMention]) -> tuple[Participation, ...]:
    """Every part that a person took, each person and role once, in order of the text."""
    mentions = sorted(people, key=lambda person: person.span)
    found: dict[tuple[str, str], Participation] = {}
    position = 0
    for sentence in sentences:
        while position < len(mentions) and mentions[position].span.start < sentence.span.start:
            position += 1
        end = position
        while end < len(mentions) and mentions[end].span.end <= sentence.span.end:
            end += 1
        if end > position:
            scene = _Scene(sentence, tuple(mentions[position:end]))
            for person, role, rule in _parts(scene):
                found.setdefault((person.name, role), Participation(person.name, role, person.span, rule))
    return tuple(sorted(found.values(), key=lambda part: (part.span, part.role)))


def _parts(scene: _Scene) -> list[tuple[PersonMention, str, str]]:
    words = scene.sentence.lower
    parts = [(person, CHAIR, rule) for person, rule in _chairs(scene)]
    if _ATTENDANCE_OPENS.match(words):
        taken = {person.name for person, *_ in parts}
        return parts + [(person, ATTENDEE, "list of who came") for person in scene.people if person.name not in taken]
    if _SPEECH_OPENS.match(words):
        first = scene.people[0]
        return [*parts, (first, SPEAKER, "sentence opened by a verb of speech")]
    for pattern, role, rule in (
        (_SPEAKING, SPEAKER, "person before a verb of speech"),
        (_ATTENDING, ATTENDEE, "person before a verb of attending"),
    ):
        if match := pattern.search(words):
            parts.extend((person, role, rule) for person in scene.acting(match.start()))
    return parts + _presenters(scene)


def _presenters(scene: _Scene) -> list[tuple[PersonMention, str, str]]:
    """Every verb of presenting has its own: "nghe ông A giới thiệu …; ông B trình bày …"."""
    words = scene.sentence.lower
    found = [
        (person, PRESENTER, "person before a verb of presenting")
        for match in islice(_PRESENTING.finditer(words), _MOST_PRESENTED)
        if not _A_THING.search(words, max(0, match.start() - 12), match.start())
        for person in scene.acting(match.start())
    ]
    opening = _PRESENTATION_OPENS.match(words)
    if opening and not _ANY_VERB.search(words, opening.end(), max(opening.end(), scene.start(scene.people[0]))):
        found.append((scene.people[0], PRESENTER, "sentence opened by a verb of presenting"))
    return found


def _chairs(scene: _Scene) -> list[tuple[PersonMention, str]]:
    words = scene.sentence.lower
    if "chủ t" not in words and "điều hành" not in words:
        return []
    if match := _CHAIRS_FOLLOW.search(words):
        return [(person, "list behind the verb of chairing") for person in scene.behind(match.end())]
    if match := _UNDER_CHAIR.search(words):
        following = scene.behind(match.end())
        return [(person, "under the chair of") for person in following[:1]]
    for match in _CHAIRING.finditer(words):
        if _TO_COME.search(words, max(0, match.start() - _TO_COME_WINDOW), match.start()):
            continue
        if acting := scene.acting(match.start()):
            return [(person, "person before the verb of chairing") for person in acting]
        if not words[: match.start()].strip():
            return [(person, "list behind the verb of chairing") for person in scene.behind(match.end())]
    return []
