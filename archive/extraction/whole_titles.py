"""The titles of a page's people put together: each in its fullest form, with the body that the text leads to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from archive.extraction.body_missions import EMBASSY, OURS
from archive.extraction.body_names import full_name
from archive.extraction.reading import Reading
from archive.extraction.record import ParsedPage, PersonMention, Title
from archive.extraction.resolve import merged_titles, name_key, usurped
from archive.extraction.syllables import is_foreign
from archive.extraction.title_diplomats import ENVOYS
from archive.extraction.title_told import Subject
from archive.extraction.title_unit import TitleUnit
from archive.text import Span

# What somebody is for the event alone, where the text does not say of which body: no office of theirs.
_ROLES = frozenset(
    {"Trưởng đoàn", "Phó Trưởng đoàn", "Phó đoàn", "Trưởng ban", "Phó Trưởng ban", "Phó ban", "Thành viên"}
)
_HEAD_OF_GOVERNMENT = "Thủ tướng"
_OF_MINISTRIES = frozenset({"Bộ trưởng", "Thứ trưởng"})
# Behind an office that no body follows: a mark, the end, "qua các thời kỳ".
_STANDS_ALONE = re.compile(r" {0,2}(?:[,.;:()–—|/*\n-]|\Z|qua các |hiện nay|và (?:ông|bà|đồng chí) )")


def with_told(mentions: list[PersonMention], told: list[Title], subject: Subject | None) -> list[PersonMention]:
    """The mentions, the first of the page's subject with the titles that the page tells where the name stands not."""
    first = next((i for i, mention in enumerate(mentions) if subject and mention.name == subject.name), None)
    if not told or first is None:
        return mentions
    whole = replace(mentions[first], titles=(*mentions[first].titles, *told))
    return [*mentions[:first], whole, *mentions[first + 1 :]]


def with_whole_titles(
    mentions: list[PersonMention], page: ParsedPage, reading: Reading, units: Iterable[TitleUnit]
) -> list[PersonMention]:
    """Every title in the fullest form that the text gives the same person; one that says no body with the words of the
    one among the page's ``units`` that begins as it does and says more ("Trưởng phòng Nội vụ": the headline tells of
    which district), an office without a body with the one body of the text that has such an office ("ông A (Phó Giám
    đốc)")."""
    of_person: dict[str, list[Title]] = {}
    for mention in mentions:
        of_person.setdefault(mention.name, []).extend(_bare(title) for title in mention.titles)
    merged = {name: merged_titles(titles) for name, titles in of_person.items()}
    drop = usurped((name, merged[name][title]) for name, titles in of_person.items() for title in titles)
    # "Bộ trưởng Lê Văn An" is so, however often the text calls another so who was it before.
    drop -= {
        (mention.name, merged[mention.name][_bare(title)])
        for mention in mentions
        for title in mention.titles
        if title.span is not None and title.span.end + 1 == mention.span.start
    }
    whole = _Whole(page, reading, units, merged)
    found = []
    for mention in mentions:
        titles: dict[Title, Title] = {}
        for title in mention.titles:
            fullest = whole.form(mention, title, merged[mention.name][_bare(title)])
            if (mention.name, fullest) in drop or fullest.text in _ROLES:
                continue
            titles.setdefault(
                fullest, Title(fullest.text, fullest.post, fullest.organisation, title.span, fullest.former)
            )
        found.append(
            PersonMention(mention.span, mention.text, mention.name, mention.rule, tuple(titles.values()), mention.short)
        )
    return found


class _Whole:
    """Completes titles that say no body, from the rest of the text."""

    def __init__(
        self, page: ParsedPage, reading: Reading, units: Iterable[TitleUnit], merged: dict[str, dict[Title, Title]]
    ):
        self.page = page
        self.reading = reading
        self.fuller: dict[str, list[TitleUnit]] = {}
        self.units = [unit for unit in units if not unit.former]
        for unit in self.units:
            if unit.organisation:
                self.fuller.setdefault(unit.post, []).append(unit)
        # Office and body → who the text says holds it.
        self.holders: dict[tuple[str, str], set[str]] = {}
        for name, titles in merged.items():
            for title in titles.values():
                self.holders.setdefault((title.post, title.organisation), set()).add(name)

    def form(self, mention: PersonMention, title: Title, fullest: Title) -> Title:
        """The title, ``fullest`` among its bearer's, with the body that the text leads to."""
        if fullest.organisation or title.span is None:
            return fullest
        if fullest.text in _ROLES:
            return self._of_role(fullest) if fullest.post.endswith("ban") else fullest
        if fullest.post in _OF_MINISTRIES and is_foreign(name_key(mention.name)):
            return fullest  # "Về phía Bộ Xây dựng Cuba, Thứ trưởng Angel Montes"
        if fullest.text.removeprefix("Nguyên ") != fullest.post:
            return self._as_elsewhere(fullest)
        if fullest.text == _HEAD_OF_GOVERNMENT:
            return self._of_our_government(fullest, mention.name)
        if not _stands_alone(self.page, title.span, mention.span):
            return fullest
        return self._with_seat(fullest, mention.name)

    def _of_our_government(self, title: Title, holder: str) -> Title:
        """ "Thủ tướng Lê Văn An" in a text that names the Thủ tướng Chính phủ and no other head of a government."""
        others = {name for (post, _), names in self.holders.items() if post == title.post for name in names} - {holder}
        abroad = any(
            unit.post == title.post and not unit.organisation and unit.text != title.text for unit in self.units
        )
        if others or abroad or is_foreign(name_key(holder)):
            return title
        return self._as_elsewhere(title)

    def _as_elsewhere(self, title: Title) -> Title:
        """The title with the words of the one title of the text that begins as it does and names the body."""
        said = title.text.removeprefix("Nguyên ")
        units = [unit for unit in self.fuller.get(title.post, ()) if unit.text.startswith((f"{said} ", f"{said}, "))]
        if len({unit.organisation for unit in units}) != 1:
            return title
        return replace(title, text=title.text.removesuffix(said) + units[0].text, organisation=units[0].organisation)

    def _of_role(self, title: Title) -> Title:
        """The title with the words of the only one of the text that begins as it does: "Các phó trưởng ban Lê Văn An,
        …" beside "Phó Trưởng ban giải phóng mặt bằng quận 9"."""
        said = {unit.text: unit for unit in self.units if unit.post == title.post and unit.text != unit.post}
        if len(said) != 1:
            return title
        unit = next(iter(said.values()))
        return replace(title, text=unit.text, organisation=unit.organisation)

    def _with_seat(self, title: Title, holder: str) -> Title:
        """The title with the one body of the text that has such an office, if nobody else is said to hold it."""
        if title.post in _OF_MINISTRIES:
            name = "" if title.former else self.reading.leading_ministry
        else:
            seat = self.reading.seat_of(title.post)
            name = self.reading.lexicon.filed_under(full_name(seat)) if seat is not None else ""
        mission = self.reading.the_one.get(EMBASSY.lower()) if title.post in ENVOYS else None
        if mission is not None and mission.own.startswith(f"{OURS} ") and not is_foreign(name_key(holder)):
            # "Đại sứ Lê Văn An" at "Đại sứ quán Việt Nam tại Lào"
            return replace(title, text=f"{title.text} {mission.own}")
        if not name:
            return title
        others = self.holders.get((title.post, name), set()) - {holder}
        if len(others) == 1 and not title.post.startswith("Phó "):  # several held it one after the other
            return title
        return replace(title, text=f"{title.text} {name}", organisation=name)


def _bare(title: Title) -> Title:
    """The title without its place, to compare what it says."""
    return Title(title.text, title.post, title.organisation, None, title.former)


def _stands_alone(page: ParsedPage, title: Span, name: Span) -> bool:
    """Whether no body can follow the office: a mark does, or the name itself."""
    return title.end + 1 == name.start or _STANDS_ALONE.match(page.text, title.end) is not None
