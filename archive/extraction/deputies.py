"""Deputies: of the National Assembly, with their term and province, and of people's councils.

"đại biểu" alone is also whoever attends a meeting; before a name it is a deputy of the National Assembly only where the
text leaves nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from archive.extraction.body import Body
from archive.extraction.body_lexicon import Lexicon
from archive.extraction.body_names import full_name, territory_name, title_name
from archive.extraction.reading import Reading, Section
from archive.extraction.terms import term_end
from archive.extraction.title_unit import TitleUnit
from archive.extraction.tokens import where

DEPUTY = "Đại biểu"
_ASSEMBLY, _COUNCIL = "Quốc hội", "Hội đồng nhân dân"
_LONGEST_NAME = 5
_SESSIONS = frozenset({("kỳ", "họp"), ("phiên", "họp"), ("chất", "vấn"), ("tiếp", "xúc")})
_SHORT = frozenset({"qh", "đbqh"})
# A page that names the Assembly so many times as often as councils is of the Assembly.
_MARGIN = 3
_MIDDLE = frozenset({"thị", "văn"})
_SECOND = frozenset({"hội"})  # of "Quốc hội"


class Deputies:
    """Reads the deputies of one page."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.lexicon: Lexicon = reading.lexicon

    @cached_property
    def _assembly(self) -> tuple[bool, bool]:
        """Whether the page names the National Assembly, and whether its "đại biểu" can only be the Assembly's."""
        named = sure = False
        if not self._of_assembly:
            return True, False
        for section in self.reading.sections:
            keys = [token.key for token in section.tokens]
            sure = sure or "đbqh" in keys or ("qh" in keys and "đại" in keys)
            for index in [index for index, key in enumerate(keys[1:]) if key == "hội" and keys[index] == "quốc"]:
                named = True
                sure = (
                    sure
                    or keys[max(0, index - 2) : index] == ["đại", "biểu"]
                    or (index > 0 and keys[index - 1] == "đb")
                )
        return named or sure, sure

    @cached_property
    def _mentions(self) -> tuple[int, int]:
        """How often the page names the National Assembly, and people's councils."""
        assembly = councils = 0
        for section in self.reading.sections:
            tokens = section.tokens
            assembly += len(where(tokens, _SHORT))
            assembly += sum(index > 0 and tokens[index - 1].key == "quốc" for index in where(tokens, _SECOND))
            councils += sum(found.whole.head == _COUNCIL for found in section.bodies)
        return assembly, councils

    @property
    def _of_assembly(self) -> bool:
        """Whether the page is of the National Assembly rather than of people's councils."""
        assembly, councils = self._mentions
        return assembly > _MARGIN * councils

    @cached_property
    def _council(self) -> Body | None:
        """The one people's council whose session the page tells of; None where it names the Assembly, or several."""
        if self._mentions[0] or not self._mentions[1]:
            return None
        if not any(pair in _SESSIONS for section in self.reading.sections for pair in _pairs(section)):
            return None
        council = self.reading.the_one.get(_COUNCIL.lower())
        return council if council is not None and council.head == _COUNCIL else None

    def _names_somebody(self, section: Section, index: int) -> bool:
        """Whether a person's name begins here."""
        token, after = section.tokens[index], section.tokens[index + 1 : index + 2]
        if not after or not (token.capital and after[0].capital) or index in section.covered:
            return False
        return token.key in self.lexicon.gazetteer.surnames or after[0].key in _MIDDLE

    def of_council(self, section: Section, start: int, end: int) -> TitleUnit | None:
        """ "đại biểu HĐND tỉnh Hà Tĩnh": the council is the body that stands at ``end``."""
        found = section.body_at.get(end)
        if found is None or found.whole.head != _COUNCIL:
            return None
        name = self.lexicon.filed_under(full_name(found.whole)) if found.complete else ""
        text = f"{DEPUTY} {title_name(found.whole)}"
        return TitleUnit(start, found.body.end, text, DEPUTY, name, open=not found.complete)

    def before_name(self, section: Section, start: int, end: int) -> TitleUnit | None:
        """ "ĐB Lê Văn An", where that can only be a deputy of the National Assembly."""
        tokens = section.tokens
        named, sure = self._assembly
        council = self._council
        if council is not None and end < len(tokens) and self._names_somebody(section, end):
            return TitleUnit(start, end, f"{DEPUTY} {title_name(council)}", DEPUTY, full_name(council))
        if not named or end >= len(tokens) or not tokens[end].capital or end in section.covered:
            return None
        if not sure and not _has_province(section, end):
            return None
        return TitleUnit(start, end, f"{DEPUTY} {_ASSEMBLY}", DEPUTY, _ASSEMBLY)


def _pairs(section: Section) -> Iterator[tuple[str, str]]:
    """Every two words that stand side by side in a block."""
    return ((token.key, after.key) for token, after in pairwise(section.tokens))


def _has_province(section: Section, index: int) -> bool:
    """Whether a province stands in brackets behind the name here: "ĐB Lê Văn An (Hà Tĩnh)", "(đoàn Hà Tĩnh)"."""
    tokens = section.tokens
    step = index
    while step < len(tokens) and tokens[step].capital and step - index < _LONGEST_NAME:
        step += 1
    if step + 1 >= len(tokens) or tokens[step].text != "(":
        return False
    place = section.territory_at.get(step + 1)
    return tokens[step + 1].key == "đoàn" or (place is not None and place.is_province)


def with_constituency(section: Section, unit: TitleUnit) -> TitleUnit:
    """ "Đại biểu Quốc hội khóa XV tỉnh Hà Tĩnh": the title with the province behind the term."""
    tokens, end, text = section.tokens, unit.end, unit.text
    if tuple(token.key for token in tokens[end : end + 2]) == ("việt", "nam"):
        text, end = f"{text} Việt Nam", end + 2
    end = term_end(tokens, end)
    begin = end + (end < len(tokens) and tokens[end].key == "đoàn")
    territory = section.territory_at.get(begin)
    if territory is not None and territory.is_province and (territory.ranked or begin > end):
        text, end = (
            " ".join((text, *(("đoàn",) if begin > end else ()), territory_name(territory))),
            territory.whole_end,
        )
    return replace(unit, end=end, text=text)
