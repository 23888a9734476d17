"""Positions of words as sorted arrays: those in given documents, and where words stand side by side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from archive.search.engine.postings import POSITION_BITS


def in_documents(positions: np.ndarray, documents: np.ndarray) -> np.ndarray:
    """Of sorted positions (document * 2**32 + place) those in these documents (ascending), still sorted.

    By looking up where each document begins and ends, so that of a word in every article only the few are touched.
    """
    documents = documents.astype(np.int64)
    begins = np.searchsorted(positions, documents << POSITION_BITS)
    counts = np.searchsorted(positions, (documents + 1) << POSITION_BITS) - begins
    if counts.sum() == len(positions):
        return positions
    ends = np.cumsum(counts)
    # 0, 1, 2 … through all documents, moved to where the positions of each begin.
    return positions[np.arange(ends[-1] if len(ends) else 0) + np.repeat(begins - (ends - counts), counts)]


def side_by_side(places: Sequence[Sequence[np.ndarray]]) -> np.ndarray:
    """The documents in which some of ``places[0]`` is followed by some of ``places[1]``, and so on (with repeats).

    Each place has the sorted positions of one word, or of several any of which will do.
    """
    return where_side_by_side(places) >> POSITION_BITS


def where_side_by_side(places: Sequence[Sequence[np.ndarray]]) -> np.ndarray:
    """As :func:`side_by_side`, the position of the first word of each such row, ascending."""
    begins = [_united(words) - place for place, words in enumerate(places)]
    begins.sort(key=len)  # the rarest first keeps the sets small
    common = begins[0]
    for other in begins[1:]:
        common = _common(common, other)
    return common


def held_by(positions: np.ndarray, sought: np.ndarray) -> np.ndarray:
    """Which of the ``sought`` positions are among these, both ascending without repeats; a mask over ``sought``."""
    if len(sought) > len(positions):
        held = np.zeros(len(sought), bool)
        places = np.minimum(np.searchsorted(sought, positions), len(sought) - 1)
        held[places[sought[places] == positions]] = True
        return held
    if not len(sought):
        return np.zeros(0, bool)
    return positions[np.minimum(np.searchsorted(positions, sought), len(positions) - 1)] == sought


def _united(words: Sequence[np.ndarray]) -> np.ndarray:
    if len(words) == 1:
        return words[0]
    together = np.concatenate([np.zeros(0, np.int64), *words])
    together.sort(kind="stable")
    # "TƯ" is two terms in one place.
    return together[np.flatnonzero(np.diff(together, prepend=-1))]


def _common(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """What two sorted arrays without repeats have in common."""
    # A stable sort merges two runs that are sorted already; numpy's own intersect1d begins from nothing.
    together = np.concatenate([left, right])
    together.sort(kind="stable")
    return together[1:][together[1:] == together[:-1]]


def close_together(words: Sequence[np.ndarray], width: int) -> np.ndarray:
    """The documents in which every word (its sorted positions) stands within ``width`` places (with repeats)."""
    begins = _united(words)
    within = np.ones(len(begins), bool)
    for positions in words:
        after = np.searchsorted(positions, begins)
        within &= after < len(positions)
        # The next one of this word, which in another document is 2**32 places away.
        within &= positions[np.minimum(after, len(positions) - 1)] - begins < width
    return begins[within] >> POSITION_BITS
