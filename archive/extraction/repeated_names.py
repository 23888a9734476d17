"""Names that the text gives with evidence once, found wherever they stand."""

from __future__ import annotations

from archive.extraction.names import Name
from archive.extraction.reading import Section
from archive.extraction.syllables import adjoins


def everywhere(section: Section, names: list[Name], known: dict[tuple[str, ...], str]) -> list[Name]:
    """Add the places where a name of the text stands without evidence: a name found once is found everywhere."""
    tokens = section.tokens
    taken = {i for name in names for i in range(name.start, name.end)}
    firsts = {key[0] for key in known}
    lengths = sorted({len(key) for key in known}, reverse=True)
    more = []
    free = 0
    for index in section.capitals:
        if index < free or tokens[index].key not in firsts or index in taken or index in section.covered:
            continue
        for length in lengths:
            key = tuple(token.key for token in tokens[index : index + length])
            if len(key) == length and key in known and _is_one_run(tokens, index, index + length, taken):
                more.append(Name(index, index + length, known[key], "named elsewhere in the text", index))
                free = index + length
                break
    return sorted([*names, *more], key=lambda name: name.start)


def _is_one_run(tokens, start: int, end: int, taken: set[int]) -> bool:
    """Whether the words are capitals side by side that no other name has."""
    if not all(tokens[i].capital and i not in taken for i in range(start, end)):
        return False
    return all(adjoins(tokens, i) for i in range(start + 1, end))
