"""Names that stand in a cell for people and that no other sign tells: "| 4 | Sơn Hạ |", "| Ủy viên | Lê An Vũ Bình |".

Two rules: the cell below "Họ và tên", or beside an office, that two to four syllables of a name fill is a person; and a
cell of several people, one behind the other, is parted where their surnames are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import takewhile

from archive.extraction.names import Name
from archive.extraction.reading import Section
from archive.extraction.syllables import SYLLABLE, title_case
from archive.extraction.tables.cells import blanked, is_rank
from archive.extraction.tables.found import Found
from archive.extraction.tables.outline import Item
from archive.extraction.tokens import Token
from archive.extraction.vocabulary import lowered
from archive.text import Span

_LONGEST, _MOST_SYLLABLES = 4, 90
_EVIDENCE = "list"
# What a parting costs: names of three syllables are the rule, a name begins with a surname and ends with a given name.
_LENGTH_COST = {2: 2, 3: 0, 4: 3}
_NO_SURNAME, _RARE_SURNAME, _NO_GIVEN, _ENDS_WITH_MIDDLE = 7, 3, 3, 6
_MIDDLE = frozenset({"thị", "văn"})
_KNOWN_GAIN = 4
_OURS = frozenset({"việt nam"})


def names_of_cell(found: Found, text: str, cell: Span, known: frozenset[tuple[str, ...]]) -> list[tuple[Section, Name]]:
    """The names that fill a cell for people; ``known`` are names of the page, as syllables in small letters."""
    known = frozenset(name for name in known if len(name) < _LONGEST or name[1] in _MIDDLE)
    words = blanked(text, cell)
    runs: list[list[tuple[Section, int]]] = [[]]
    for section, index in found.indices_in(cell):
        token = section.tokens[index]
        if not words[token.start - cell.start : token.end - cell.start].strip():
            runs.append([])
        elif _is_syllable(token):
            if runs[-1] and runs[-1][-1][0] is not section:
                runs.append([])
            runs[-1].append((section, index))
        elif not token.word or token.text[0].isdigit() or is_rank(token):
            runs.append([])
        else:
            return []
    return [name for run in runs if run for name in _names_of_run(_without_ranks(run), known)]


def name_of_item(found: Found, item: Item, listed: bool) -> list[tuple[Section, Name]]:
    """The name with which an item begins, where a year in brackets and an office follow: "- Y Lan (1970), Bí thư …"; or
    where the item is one of a list of those who held an office (``listed``) and the name ends at a mark."""
    run = list(takewhile(lambda place: _is_syllable(place[0].tokens[place[1]]), found.indices_in(item.span)))
    if not 2 <= len(run) <= _LONGEST:
        return []
    section, start = run[0]
    end = run[-1][1] + 1
    behind = section.tokens[end : end + 4]
    ends = not behind or not behind[0].word
    if not (listed and ends):
        dated = [token.text[0].isdigit() or token.text for token in behind] == ["(", True, ")", ","]
        if not (dated and any(p.section is section and p.what.start == end + 4 for p in found.units_in(item.span))):
            return []
    sign = section.tokens[start].key  # of the highlands: "Y Lan", "U Hoan"
    text = title_case(section.tokens, start, end)
    if not (len(sign) == 1 or sign in _surnames() or text.lower() in _famous()):
        return []
    return [(section, Name(start, end, text, _EVIDENCE, start))]


def _is_syllable(token: Token) -> bool:
    shouted = len(token.text) > 1 and token.text.isupper()
    return token.capital and not shouted and SYLLABLE.fullmatch(token.key) is not None


def _without_ranks(run: list[tuple[Section, int]]) -> list[tuple[Section, int]]:
    """The run without the rank or degree before the name: "Đại tướng" is small in its second word, "Tiến Sĩ" is not."""
    first = 0
    while first < len(run) and _opens_rank(run[first][0].tokens[run[first][1]]):
        first += 1
    return run[first:]


def _opens_rank(token: Token) -> bool:
    return is_rank(token) and token.key not in _surnames()


def _names_of_run(run: list[tuple[Section, int]], known: frozenset[tuple[str, ...]]) -> Iterable[tuple[Section, Name]]:
    if not 2 <= len(run) <= _MOST_SYLLABLES:
        return
    section = run[0][0]
    keys = [section.tokens[index].key for _section, index in run]
    if " ".join(keys) in lowered("countries") | _OURS:
        return
    if len(keys) == _LONGEST:
        parts = [2, 2] if _may_be_two(keys, known) else [_LONGEST]
    else:
        parts = [len(keys)] if len(keys) < _LONGEST else _parted(keys, known)
    begin = 0
    for length in parts:
        start, end = run[begin][1], run[begin + length - 1][1] + 1
        yield section, Name(start, end, title_case(section.tokens, start, end), _EVIDENCE, start)
        begin += length


def _may_be_two(keys: Sequence[str], known: frozenset[tuple[str, ...]]) -> bool:
    """Whether four syllables are two people: "Lê An Trần Bình"; "Nguyễn Thị Phương Hoa" is one."""
    if keys[1] in _MIDDLE:
        return False
    halves = (tuple(keys[:2]), tuple(keys[2:]))
    if any(half in known or " ".join(half) in _famous() for half in halves):
        return True
    surnames = lowered("surnames")
    return keys[0] in surnames and keys[2] in surnames and keys[1] in _given() and keys[3] in _given()


def _parted(keys: Sequence[str], known: frozenset[tuple[str, ...]]) -> list[int]:
    """How many syllables each name takes: the cheapest way to part them all."""
    best: list[tuple[int, list[int]] | None] = [(0, [])]
    for end in range(1, len(keys) + 1):
        ways = []
        for length, cost in _LENGTH_COST.items():
            before = best[end - length] if end >= length else None
            if before is not None:
                name = tuple(keys[end - length : end])
                ways.append((before[0] + cost + _cost(name, known), [*before[1], length]))
        best.append(min(ways) if ways else None)
    return best[-1][1] if best[-1] is not None else []


def _cost(name: tuple[str, ...], known: frozenset[tuple[str, ...]]) -> int:
    if name in known or " ".join(name) in _famous():
        return -_KNOWN_GAIN
    cost = 0 if name[0] in lowered("surnames") else _RARE_SURNAME if name[0] in _surnames() else _NO_SURNAME
    cost += _NO_GIVEN * (name[-1] not in _given()) + _ENDS_WITH_MIDDLE * (name[-1] in _MIDDLE)
    return cost + any(syllable in _surnames() and syllable not in _given() for syllable in name[1:])


@lru_cache(maxsize=1)
def _famous() -> frozenset[str]:
    return frozenset(lowered("famous_names"))


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return frozenset(lowered("surnames")) | frozenset(lowered("rare_surnames"))


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    return frozenset(lowered("given_names"))
