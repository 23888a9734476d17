"""Deputies: of the National Assembly, with their term and province, and of people's councils.

"đại biểu" alone is also whoever attends a meeting; before a name it is a deputy of the National Assembly only where the
text leaves nothing else.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from archive.extraction.body_lexicon import Lexicon
from archive.extraction.body_names import full_name, territory_name, title_name
from archive.extraction.reading import Reading, Section
from archive.extraction.title_unit import TitleUnit

DEPUTY = "Đại biểu"
_ASSEMBLY, _COUNCIL = "Quốc hội", "Hội đồng nhân dân"
_LONGEST_NAME = 5


class Deputies:
    """Reads the deputies of one page."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.lexicon: Lexicon = reading.lexicon

    @cached_property
    def _assembly(self) -> tuple[bool, bool]:
        """Whether the page names the National Assembly, and whether its "đại biểu" can only be the Assembly's."""
        named = sure = False
        for section in self.reading.sections:
            keys = [token.key for token in section.tokens]
            if "hđnd" in keys or any(found.whole.head == _COUNCIL for found in section.bodies):
                return True, False
            sure = sure or "đbqh" in keys
            for index in [index for index, key in enumerate(keys[1:]) if key == "hội" and keys[index] == "quốc"]:
                named = True
                sure = (
                    sure
                    or keys[max(0, index - 2) : index] == ["đại", "biểu"]
                    or (index > 0 and keys[index - 1] == "đb")
                )
        return named or sure, sure

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
        if not named or end >= len(tokens) or not tokens[end].capital or end in section.covered:
            return None
        if not sure and not _has_province(section, end):
            return None
        return TitleUnit(start, end, f"{DEPUTY} {_ASSEMBLY}", DEPUTY, _ASSEMBLY)


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
    """ "Đại biểu Quốc hội khóa XV tỉnh Hà Tĩnh": the title with its term and the province behind it."""
    tokens, end, text = section.tokens, unit.end, unit.text
    if end + 1 < len(tokens) and tokens[end].key == "khóa" and tokens[end + 1].word:
        text, end = f"{text} khóa {tokens[end + 1].text}", end + 2
    territory = section.territory_at.get(end)
    if territory is not None and territory.ranked and territory.is_province:
        text, end = f"{text} {territory_name(territory)}", territory.whole_end
    return replace(unit, end=end, text=text)
