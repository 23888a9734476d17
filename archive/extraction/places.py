"""The places that a page names: provinces of before and after 2025, and districts and communes behind their rank."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from archive.extraction.body_lexicon import Lexicon
from archive.extraction.reading import read
from archive.extraction.record import ParsedPage, PlaceMention
from archive.extraction.reference import Reference
from archive.extraction.territories import Territory
from archive.extraction.tokens import Token
from archive.text import PartialDate, Span

# A town that bears the name of its province must not be taken for it.
TOWN_OF_SAME_NAME = "thành phố thuộc tỉnh"
# Huế became a city under the central government on this day (Nghị quyết 175/2024/QH15); before, the name was that of a
# town in the province of Thừa Thiên Huế.
HUE, HUE_BEFORE, HUE_CITY_SINCE = "Huế", "Thừa Thiên Huế", PartialDate(2025, 1, 1)


def find_places(page: ParsedPage, reference: Reference) -> list[PlaceMention]:
    """The places named in the article, in order of the text.

    A body's territory counts ("Tỉnh ủy Hà Tĩnh" names Hà Tĩnh); the name of a school, company, newspaper or person does
    not ("Trường Đại học Nội vụ Hà Nội"). ``province`` is where the place lies, if the text or the list of districts
    says it; of a province its own name.
    """
    reading = read(page, reference)
    found: list[PlaceMention] = []
    old_hue = _hue_is_a_town(page)
    for section in reading.sections:
        for territory in section.territories:
            found.extend(_mentions(page, section.tokens, territory, reading.lexicon, old_hue))
    return found


def provinces(places: Iterable[PlaceMention]) -> tuple[str, ...]:
    """The provinces and cities under the central government among the places, in order of first mention."""
    return tuple(dict.fromkeys(place.name for place in places if place.name == place.province))


def _hue_is_a_town(page: ParsedPage) -> bool:
    """Whether the page is of a time, or names the province of a time, when Huế was no province."""
    if page.published is not None:
        return page.published < HUE_CITY_SINCE
    return "Thừa Thiên" in page.text


def _mentions(
    page: ParsedPage, tokens: tuple[Token, ...], territory: Territory, lexis: Lexicon, old_hue: bool
) -> list[PlaceMention]:
    """The mention of a territory, and that of the province named behind it ("thành phố Đà Lạt, tỉnh Lâm Đồng")."""
    name, kind, province = territory.name, territory.rank, territory.province
    if name == HUE and old_hue:
        kind, province = "thành phố", HUE_BEFORE
    elif not territory.is_province and name in lexis.gazetteer.rank_of and kind == "thành phố":
        kind, province = TOWN_OF_SAME_NAME, name
    span = Span(tokens[territory.start].start, tokens[territory.end - 1].end)
    rule = "name with its rank" if territory.ranked else "name of a province"
    if kind == TOWN_OF_SAME_NAME:
        province = ""
    mentions = [PlaceMention(span=span, text=span.of(page.text), name=name, kind=kind, rule=rule, province=province)]
    if territory.whole_end > territory.end:
        index = territory.end
        while index < territory.whole_end:
            behind = lexis.gazetteer.at(tokens, index) if tokens[index].word else None
            if behind is not None and behind.name:
                mentions.extend(_mentions(page, tokens, replace(behind, whole_end=behind.end), lexis, old_hue))
                index = behind.end
            else:
                index += 1
    return mentions
