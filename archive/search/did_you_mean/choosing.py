"""Corrections of a row of words, chosen by what stands together in the articles.

A word that no article holds must be wrong; where every word is known, any may be. Each is tried by turns: its slips
that occur in articles with all the other words are candidates, and those that stand side by side with the neighbours
that were typed are the likely ones. So whatever is proposed has hits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import log2

from archive.search.analyzers import folded_form
from archive.search.did_you_mean.row import Typed, is_short_form
from archive.search.engine.overview import Vocabulary
from archive.search.engine.schema import TEXT, folded
from archive.search.engine.snapshot import Snapshot
from archive.search.engine.together import Masks, Terms, all_of, number_of
from archive.search.spelling import JOINED, SPLIT, composed, slips, splits

# What speaks for a correction, against the costs of slips (0.5 to 1.0): to stand beside a neighbour as typed, all words
# of the query side by side, and a little for each doubling of the articles.
_BESIDE, _ALL_BESIDE, _DOUBLING = 0.7, 0.6, 0.03
_COMPOSED = 0.2  # keystrokes of an input method are hardly ever anything else
# Words of a row that are looked at, corrections that are looked at closely, rows that are followed up, wrong words.
_LONGEST_ROW, _CLOSELY, _FOLLOWED, _MOST_WRONG = 12, 16, 4, 3


@dataclass(frozen=True)
class Slot:
    """One place of a row: the words from ``first`` to ``last`` as typed, read as ``terms``.

    ``shown`` is how the terms are written, where that is known already.
    """

    first: int
    last: int
    terms: tuple[str, ...]
    corrected: bool = False
    shown: str = ""


@dataclass(frozen=True)
class Correction:
    """A row in which some slots are corrected. The lower the ``cost``, the likelier; ``documents`` hold it all."""

    slots: tuple[Slot, ...]
    cost: float
    documents: Masks
    # Whether the corrected words stand beside one that was typed, and all words side by side, in any document.
    beside: bool
    whole: bool


class Chooser:
    """Looks for corrections in the documents of ``base``."""

    def __init__(self, snapshot: Snapshot, base: Masks):
        self.base = base
        self.terms = Terms(snapshot, folded(TEXT))
        self.known = Vocabulary(snapshot, folded(TEXT))

    def corrections(self, row: Sequence[Typed]) -> list[Correction]:
        """The likeliest corrections of a row, best first; every one has documents."""
        slots = tuple(Slot(place, place, (typed.form,)) for place, typed in enumerate(row[:_LONGEST_ROW]))
        found: list[Correction] = []
        open_ones = [Correction(slots, 0.0, self.base, False, False)]
        if composed_row := self._composed(slots, row):
            (open_ones if self._unknown(composed_row.slots) else found).append(composed_row)
        for _turn in range(_MOST_WRONG):
            turned = [better for one in open_ones for better in self._corrected_once(one, row)]
            turned.sort(key=lambda correction: correction.cost)
            found += [correction for correction in turned if not self._unknown(correction.slots)]
            open_ones = [correction for correction in turned if self._unknown(correction.slots)][:_FOLLOWED]
            if not open_ones:
                break
        return sorted(found, key=lambda correction: correction.cost)

    def _composed(self, slots: tuple[Slot, ...], row: Sequence[Typed]) -> Correction | None:
        """The row with all keystrokes composed that no input method did: whoever left one behind left them all."""
        made = [composed(typed.text) for typed in row[: len(slots)]]
        if not any(made):
            return None
        composed_slots = tuple(
            replace(slot, terms=(folded_form(word),), corrected=True, shown=word) if word else slot
            for slot, word in zip(slots, made, strict=True)
        )
        known = [self._holding(slot.terms) for slot in composed_slots]
        documents = all_of([each for each in known if number_of(each)] or [self.base])
        whole = bool(number_of(self.terms.side_by_side([slot.terms[0] for slot in composed_slots], documents)))
        cost = _COMPOSED - _ALL_BESIDE * whole
        return Correction(composed_slots, cost, documents, whole, whole) if number_of(documents) else None

    # --- One turn ---------------------------------------------------------------------------------------------------

    def _corrected_once(self, correction: Correction, row: Sequence[Typed]) -> list[Correction]:
        slots = correction.slots
        unknown = self._unknown(slots)
        places = unknown[:1] or [place for place, slot in enumerate(slots) if not slot.corrected]
        holding = [self.base if place in unknown else self._holding(slot.terms) for place, slot in enumerate(slots)]
        counted = []
        for place in places:
            others: dict[tuple[int, int], Masks] = {}
            for start, end, slot, cost in self._candidates(slots, place, row):
                if (start, end) not in others:
                    others[start, end] = all_of([self.base, *holding[:start], *holding[end:]])
                if number := self.terms.count(slot.terms[0], others[start, end]):
                    counted.append((cost - _DOUBLING * log2(number), start, end, slot, others[start, end]))
        counted.sort(key=lambda item: item[:3])
        looked_at = (self._looked_at(correction, *candidate) for candidate in counted[:_CLOSELY])
        return [found for found in looked_at if found]

    def _candidates(
        self, slots: Sequence[Slot], place: int, row: Sequence[Typed]
    ) -> Iterator[tuple[int, int, Slot, float]]:
        """(first slot, slot behind the last, what comes in their place, the cost of the slip)."""
        slot, typed = slots[place], row[slots[place].first]
        made = composed(typed.text)
        if made and folded_form(made) in self.known:
            yield place, place + 1, replace(slot, terms=(folded_form(made),), corrected=True, shown=made), _COMPOSED
        deliberate = is_short_form(typed, row) or typed.of_document
        for term, cost in slips(typed.form, self.known).items() if not deliberate else ():
            if typed.form.isdigit() and len(term) < len(typed.form):
                continue  # of 1000 nobody leaves out a nought and means a hundred
            yield place, place + 1, replace(slot, terms=(term,), corrected=True), cost
        for halves in splits(typed.form, self.known):
            yield place, place + 1, replace(slot, terms=halves, corrected=True), SPLIT
        for start in (place - 1, place):  # a blank too many, before or behind
            pair = slots[start : start + 2] if start >= 0 else ()
            if len(pair) == 2 and not any(each.corrected for each in pair):
                joined = "".join(row[each.first].form for each in pair)
                if joined.isalpha() and joined in self.known:
                    yield start, start + 2, Slot(pair[0].first, pair[1].last, (joined,), corrected=True), JOINED

    def _looked_at(
        self, before: Correction, cost: float, start: int, end: int, slot: Slot, others: Masks
    ) -> Correction | None:
        """The row with this slot, its cost by what it stands beside; None if no document holds it."""
        documents = self._holding(slot.terms, others)
        if not number_of(documents):
            return None
        slots = (*before.slots[:start], slot, *before.slots[end:])
        left = before.slots[start - 1].terms[-1:] if start else ()
        right = before.slots[end].terms[:1] if end < len(before.slots) else ()
        neighbours = [side for side in ((*left, *slot.terms), (*slot.terms, *right)) if len(side) > len(slot.terms)]
        beside = sum(bool(number_of(self.terms.side_by_side(side, documents))) for side in neighbours)
        whole = False
        if beside:
            whole_row = self.terms.side_by_side([term for each in slots for term in each.terms], documents)
            whole = bool(number_of(whole_row))
            documents = whole_row if whole else documents
        cost += before.cost - _BESIDE * beside - _ALL_BESIDE * whole
        return Correction(slots, cost, documents, before.beside or beside > 0, whole)

    def _holding(self, terms: Sequence[str], within: Masks | None = None) -> Masks:
        """The documents, among all or these, that hold the terms of one slot."""
        found = self.base if within is None else within
        for term in terms:
            found = self.terms.holding(term, found)
        return self.terms.side_by_side(terms, found) if len(terms) > 1 else found

    def _unknown(self, slots: Sequence[Slot]) -> list[int]:
        """The places of words that no document holds."""
        return [place for place, slot in enumerate(slots) if not number_of(self._holding(slot.terms))]
