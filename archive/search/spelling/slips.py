"""One slip away: which known syllables may have been meant, and how likely each slip is.

Syllables are compared as the index holds them, without diacritics, so a wrong or missing tone is no slip here. What
remains are slips of the ear (s for x, tr for ch, l for n: pairs that sound alike in some part of the country) and of
the finger (a letter too many, too few, another one, two swapped). The costs only order the candidates.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from archive.search.analyzers import form

# How unlikely a slip is.
EAR, SWAPPED, DOUBLED, NEXT_KEY, LOST, ADDED, OTHER = 0.5, 0.6, 0.6, 0.7, 0.8, 0.8, 1.0
SPLIT, JOINED = 0.6, 0.7  # a blank that was lost, or one too many
# A foreign word of more letters has so many neighbours that none says anything.
_LONGEST = 14
# Numbers of fewer digits are all one slip apart.
_SHORTEST_NUMBER = 3

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789"
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# Letters that are mistaken for one another where a syllable begins, and where it ends.
_ONSETS = (
    ("s", "x"),
    ("tr", "ch"),
    ("l", "n"),
    ("d", "gi", "r", "v"),
    ("g", "gh"),
    ("ng", "ngh"),
    ("c", "k", "q"),
    ("ph", "f"),
)
_CODAS = (("n", "ng", "nh"), ("t", "c", "ch"), ("i", "y"), ("m", "n"), ("o", "u"))


def slips(typed: str, known: Container[str]) -> dict[str, float]:
    """Each known term that is one slip away from a folded one → how unlikely the slip is, the likeliest cost first.

    Numbers lead to numbers, words to words.
    """
    if not typed.isascii() or len(typed) > _LONGEST:
        return {}
    if typed.isdigit():
        made = _fingers(typed, _DIGITS) if len(typed) >= _SHORTEST_NUMBER else ()
    elif typed.isalpha():
        made = (*_ears(typed), *_fingers(typed, _LETTERS))
    else:
        made = ()
    found: dict[str, float] = {}
    for slip, cost in made:
        term = form(slip) if slip[-1:] == "y" else slip  # the index holds "ky" as "ki"
        if term != typed and cost < found.get(term, 2.0) and term in known:
            found[term] = cost
    return dict(sorted(found.items(), key=lambda item: item[1]))


def splits(typed: str, known: Container[str]) -> list[tuple[str, str]]:
    """Both halves of a term that lost the blank between two known syllables ("hatinh")."""
    if not (typed.isascii() and typed.isalpha()) or len(typed) > _LONGEST:
        return []
    halves = ((typed[:place], typed[place:]) for place in range(1, len(typed)))
    # One-letter halves are in every alphabet: "uy ban" lost its blank, but "u yban" never had one.
    return [pair for pair in halves if all(len(half) > 1 and half in known for half in pair)]


def _ears(typed: str) -> Iterator[tuple[str, float]]:
    for group in _ONSETS:
        for heard in group:
            if typed.startswith(heard):
                rest = typed[len(heard) :]
                yield from ((meant + rest, EAR) for meant in group if meant != heard)
    for group in _CODAS:
        for heard in group:
            if typed.endswith(heard):
                rest = typed[: -len(heard)]
                yield from ((rest + meant, EAR) for meant in group if meant != heard)


def _fingers(typed: str, alphabet: str) -> Iterator[tuple[str, float]]:
    for place, letter in enumerate(typed):
        before, after = typed[:place], typed[place + 1 :]
        if len(typed) > 1:
            yield before + after, DOUBLED if letter in (before[-1:], after[:1]) else ADDED
        if after:
            yield before + after[0] + letter + after[1:], SWAPPED
        if len(typed) > 1:
            near = _NEIGHBOURS.get(letter, "")
            yield from ((before + other + after, NEXT_KEY if other in near else OTHER) for other in alphabet)
    for place in range(len(typed) + 1):
        before, after = typed[:place], typed[place:]
        yield from ((before + lost + after, LOST) for lost in alphabet)


def _neighbours() -> dict[str, str]:
    """Key → the keys around it on the keyboard that Vietnamese is typed on."""
    places = {letter: (row, column) for row, letters in enumerate(_ROWS) for column, letter in enumerate(letters)}
    return {
        letter: "".join(
            other
            for other, (line, place) in places.items()
            # Each row stands half a key to the right of the one above it.
            if other != letter and abs(line - row) <= 1 and abs(place + line / 2 - column - row / 2) <= 1
        )
        for letter, (row, column) in places.items()
    }


_NEIGHBOURS = _neighbours()
