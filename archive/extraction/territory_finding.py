"""Where territories stand in a block: within the names of bodies and by themselves."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from archive.extraction.body import Body
from archive.extraction.body_lexicon import Lexicon
from archive.extraction.territories import RANK_FIRSTS, RANKS, Territory
from archive.extraction.tokens import Phrases, Token, phrases, where
from archive.extraction.vocabulary import words

# The province in the name of a school, a company or a newspaper is part of the name, not a place in the story.
_NAMES_ONLY = frozenset({"school or institute", "enterprise", "other"})
# First word of a rank → what must follow it, for those that are no rank alone.
_SECOND_WORDS = {
    first: frozenset(words[1] for words in RANKS if words[0] == first and len(words) > 1)
    for first in RANK_FIRSTS
    if (first,) not in RANKS
}
# Words with a capital at the head of a sentence, which are no part of the name behind them ("Từ" is a name, too).
_CAPITAL_OPENERS = frozenset("đoàn tại ở từ về theo riêng còn và với cả do của đến".split())


def find_territories(tokens: tuple[Token, ...], bodies: Sequence[Body], lexis: Lexicon) -> list[Territory]:
    """The territories of a block: those within bodies' names, and those that stand by themselves."""
    found = []
    index = 0
    candidates = where(tokens, _firsts(lexis))
    for body in [*bodies, None]:
        end = body.start if body is not None else len(tokens)
        between = candidates[bisect_left(candidates, index) : bisect_left(candidates, end)]
        found.extend(_free(tokens, between, end, lexis))
        if body is None:
            break
        part: Body | None = body
        while part is not None:
            if part.territory is not None and part.territory.name and _counts(part):
                found.append(part.territory)
            part = part.owner
        index = body.end
    return sorted(found, key=lambda territory: territory.start)


def _counts(body: Body) -> bool:
    return body.territory.ranked or body.kind not in _NAMES_ONLY


def _free(tokens: tuple[Token, ...], candidates: list[int], end: int, lexis: Lexicon) -> Iterable[Territory]:
    """The territories between two bodies, of which the second begins at ``end``, that begin at these tokens."""
    others = _not_provinces()
    free = 0
    for index in candidates:
        if index < free:
            continue
        token = tokens[index]
        seconds = _SECOND_WORDS.get(token.key)
        if seconds and not token.capital and (index + 1 >= len(tokens) or tokens[index + 1].key not in seconds):
            continue  # "thành công" is no "thành phố"
        other = others.at(tokens, index) if token.capital else None
        if other is not None:
            free = other[1]
            continue
        territory = lexis.gazetteer.at(tokens, index)
        if territory is None or not territory.name or territory.end > end:
            continue
        if not territory.ranked and _is_other_name(tokens, territory, lexis):
            free = territory.end
        else:
            yield territory
            free = territory.whole_end


_known_firsts: list[tuple[Lexicon, frozenset[str]]] = []


def _firsts(lexis: Lexicon) -> frozenset[str]:
    """The words with which territories and what is none of them begin; kept for the lexicon used last."""
    if not _known_firsts or _known_firsts[0][0] is not lexis:
        _known_firsts[:] = [
            (lexis, frozenset(lexis.gazetteer.provinces.firsts) | RANK_FIRSTS | _not_provinces().firsts)
        ]
    return _known_firsts[0][1]


_other_names: list[Phrases[str]] = []


def _not_provinces() -> Phrases[str]:
    if not _other_names:
        _other_names.append(phrases([(name, name) for name in words("not_provinces")]))
    return _other_names[0]


def _is_other_name(tokens: tuple[Token, ...], territory: Territory, lexis: Lexicon) -> bool:
    """Whether a province's bare name is part of a person's or something else's: "ông Thái Bình", "Nguyễn Thái Bình"."""
    start, end = territory.start, territory.end
    before = [token.key for token in tokens[max(0, start - 2) : start]]
    if before == ["điểm", "cầu"]:  # a connection point, no bridge
        before = []
    if before and (before[-1] in words("place_vetoes") or " ".join(before) in words("place_vetoes")):
        return True
    if tokens[start].text.isupper():
        return False
    surnames, given = lexis.gazetteer.surnames, lexis.gazetteer.given_names
    previous = tokens[start - 1] if start else None
    if previous is not None and previous.word and previous.capital and previous.key not in _CAPITAL_OPENERS:
        near = tokens[start].start - previous.end == 1
        if near and (previous.key in surnames or (previous.key in given and start > 1 and tokens[start - 2].capital)):
            return True
    after = tokens[end] if end < len(tokens) else None
    return (
        after is not None
        and after.word
        and after.capital
        and not after.text.isupper()
        and tokens[start].key in surnames
        and after.key in given
        and after.key not in surnames
        and after.start - tokens[end - 1].end == 1
    )
