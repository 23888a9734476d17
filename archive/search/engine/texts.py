"""Texts as numbers: the pieces between white space, each distinct one made into terms once a segment.

White space parts syllables, so the terms of a text are those of its pieces ("Quốc", "hội,", "18-NQ/TW").
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

import numpy as np

from archive.search.analyzers import GAP, cut, folded_form, token_terms
from archive.search.engine.occurrences import MOST_POSITIONS, POSITION_BITS, SLICE, WHERE_BITS, ranked

# Up to here a part is taken for a name, which comes again; paragraphs do not.
_NAME_LENGTH = 120


class Numbering(dict):
    """Value → its number, in the order in which the values were first met."""

    def __missing__(self, value):
        number = self[value] = len(self)
        return number


class Pieces:
    """The pieces of all texts of a segment, by number."""

    def __init__(self) -> None:
        self.numbers = Numbering()
        self._names: dict[str, array[int]] = {}

    def of(self, part: str) -> array[int]:
        """The pieces of a part of a text."""
        known = self._names.get(part)
        if known is None:
            known = array("i", map(self.numbers.__getitem__, cut(part)))
            if len(part) <= _NAME_LENGTH:
                self._names[part] = known
        return known


class Vocabulary:
    """What the pieces mean in one kind of field, exact or folded.

    Piece p is ``widths[p]`` syllables long and has the ``counts[p]`` occurrences from ``first[p]`` on: numbers of
    terms, at positions from 0.
    """

    def __init__(self, syllables_of: list[list[tuple[str, ...]]], *, folded: bool):
        """``syllables_of``: the terms of each syllable of each piece."""
        numbers = Numbering()
        found = [
            (numbers[folded_form(term) if folded else term], position)
            for syllables in syllables_of
            for position, terms in enumerate(syllables)
            for term in terms
        ]
        self.terms, ranks = ranked([term.encode() for term in numbers])
        self.widths = np.fromiter(map(len, syllables_of), np.int64, len(syllables_of))
        self.counts = np.fromiter((sum(map(len, syllables)) for syllables in syllables_of), np.int64, len(syllables_of))
        self.first = np.cumsum(self.counts) - self.counts
        pairs = np.array(found, np.int64).reshape(-1, 2)
        self.occurrences = (ranks[pairs[:, 0]] << WHERE_BITS) | pairs[:, 1]


def vocabularies(known: Pieces) -> tuple[Vocabulary, Vocabulary]:
    """The exact one and the folded one."""
    syllables = [token_terms(piece) for piece in known.numbers]
    return Vocabulary(syllables, folded=False), Vocabulary(syllables, folded=True)


class Texts:
    """One field of all documents: pieces by number, where each part ends among them, each document among the parts."""

    def __init__(self) -> None:
        self._pieces, self._parts, self._documents = array("i"), array("q", [0]), array("q", [0])

    def add(self, parts: Iterable[array[int]]) -> None:
        """The parts of the next document."""
        for pieces in parts:
            self._pieces.extend(pieces)
            self._parts.append(len(self._pieces))
        self._documents.append(len(self._parts) - 1)

    def occurrences(self, vocabulary: Vocabulary) -> tuple[np.ndarray, np.ndarray]:
        """All occurrences of terms, not sorted yet, and how many each document has (both int64)."""
        slices = list(self._slices())
        counts = (vocabulary.counts[self._pieces_of(*each)].sum() for each in slices)
        found = np.empty(int(sum(counts)), np.int64)
        lengths = np.empty(len(self._documents) - 1, np.int64)
        end = 0
        for first, last in slices:
            made, lengths[first:last] = self._between(first, last, vocabulary)
            found[end : end + len(made)] = made
            end += len(made)
        return found, lengths

    def _slices(self) -> Iterator[tuple[int, int]]:
        """First and last of so many documents that their pieces fill a slice."""
        ends = np.asarray(self._parts)[self._documents]
        first, count = 0, len(ends) - 1
        while first < count:
            last = max(first + 1, int(np.searchsorted(ends, ends[first] + SLICE, side="right")) - 1)
            yield first, last
            first = last

    def _pieces_of(self, first: int, last: int) -> np.ndarray:
        begin, end = (self._parts[self._documents[document]] for document in (first, last))
        return np.asarray(self._pieces[begin:end])

    def _between(self, first: int, last: int, vocabulary: Vocabulary) -> tuple[np.ndarray, np.ndarray]:
        """As :meth:`occurrences`, for the documents from ``first`` to before ``last``."""
        documents = np.asarray(self._documents[first : last + 1])
        parts = np.asarray(self._parts[documents[0] : documents[-1] + 1])
        pieces = self._pieces_of(first, last)
        documents, parts = documents - documents[0], parts - parts[0]

        syllables = _ends(vocabulary.widths[pieces])
        # Of each part: its document, and how far its positions are from counting the syllables of all documents.
        document = np.repeat(np.arange(last - first), np.diff(documents))
        shift = GAP * (np.arange(len(document)) - documents[document]) - syllables[parts[documents[document]]]
        # Of each piece: its document and the position of its first syllable, in one number.
        positions = np.repeat(shift, np.diff(parts)) + syllables[:-1]
        if len(positions) and positions.max() + vocabulary.widths.max() >= MOST_POSITIONS:
            raise OverflowError("a text is too long for the index")
        where = np.repeat((document + first) << POSITION_BITS, np.diff(parts)) + positions

        counts = vocabulary.counts[pieces]
        ends = _ends(counts)
        places = np.arange(ends[-1]) + np.repeat(vocabulary.first[pieces] - ends[:-1], counts)
        found = vocabulary.occurrences[places] + np.repeat(where, counts)
        return found, np.diff(ends[parts[documents]])


def _ends(counts: np.ndarray) -> np.ndarray:
    """0, and how many there are up to each."""
    return np.append(0, np.cumsum(counts))
