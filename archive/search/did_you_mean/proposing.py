"""Proposals for a query that found little: other words, each with what they find."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from whoosh import query as q

from archive.search.analyzers import folded_key, tokens
from archive.search.criteria import FOLDED, Criteria
from archive.search.did_you_mean.choosing import Chooser, Correction
from archive.search.did_you_mean.in_place import Gaps, InPlace, diacritics, exact_form, whole_spelling
from archive.search.did_you_mean.names_alike import NameAlike, names_alike
from archive.search.did_you_mean.row import Typed, row_of, rows_in_fields
from archive.search.engine import IndexUnavailableError
from archive.search.engine.schema import TEXT
from archive.search.engine.snapshot import Snapshot
from archive.search.engine.together import Terms, all_of, documents_of
from archive.search.engine.translation import matching
from archive.search.freshness import backend
from archive.search.highlight import Piece
from archive.search.language import is_unmarked
from archive.search.results import Results
from archive.search.searching import count_in_index, narrowed
from archive.search.spelling import marked, usual
from archive.search.tree import And, Query

# Fewer articles than this that hold a single word are few, beside so many times as many that hold another.
_FEW, _FAR_MORE = 3, 20
_SHOWN = 3
_CHECKED = 6  # searches made for one page
# What stands in the place of the word typed is beside both neighbours, and all are side by side (see choosing); a name
# is whole, too, and bears its diacritics.
_IN_PLACE_LIFT, _NAME_LIFT = 2.0, 2.2
# A second proposal that is less likely than the first by more than a slip is noise.
_WORSE = 0.75
# The same number written otherwise, and the same words with the marks that were left out.
_SAME_NUMBER, _SAME_WORDS = -2.5, -2.4
_GROUPED = 4  # digits from which on some write a point between thousands
_IN_GROUPS = re.compile(r"(?<![\w.,/-])[1-9]\d{0,2}(?:\.\d{3})+(?![\w/-]|[.,]\d)")
# How much less likely a way to write a syllable is for each mark or tone that was typed otherwise.
_UNLIKE = 0.3


@dataclass(frozen=True)
class Proposal:
    """Another query, what it finds, and the query string of its search, with the same filters.

    ``pieces`` are ``q`` again, what was changed in it marked as a hit.
    """

    q: str
    count: int
    params: str
    pieces: tuple[Piece, ...]


class _Draft(NamedTuple):
    """A query to propose; the lower the cost, the likelier it is meant."""

    cost: float
    pieces: tuple[Piece, ...]
    # So many articles must be found to be worth a word.
    least: int

    @property
    def q(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def proposals(criteria: Criteria, results: Results) -> list[Proposal]:
    """What may have been meant, best first: where nothing was found, or nothing that holds the words side by side.

    Every proposal finds articles under the same filters.
    """
    if not criteria.q or results.degraded:
        return []
    try:
        drafts = _drafts(criteria, results, backend().snapshot())
    except IndexUnavailableError:
        return []
    found: list[Proposal] = []
    drafts = _each_once(drafts)
    worst: float | None = None
    for draft in drafts[:_CHECKED]:
        if worst is not None and draft.cost > worst:
            break
        proposed = replace(criteria, q=draft.q, page=1)
        number = count_in_index(proposed)
        # The same in other writing is tried for whatever it is worth, and if it finds nothing was no proposal.
        if worst is None and (number or draft.cost > _SAME_WORDS):
            worst = draft.cost + _WORSE
        if number >= draft.least:
            found.append(Proposal(draft.q, number, proposed.params(), draft.pieces))
        if len(found) == _SHOWN:
            break
    return found


def _each_once(drafts: Iterable[_Draft]) -> list[_Draft]:
    """Best first; of those that differ in diacritics only, the best."""
    kept: dict[str, _Draft] = {}
    for draft in sorted(drafts, key=lambda draft: draft.cost):
        kept.setdefault(folded_key(draft.q), draft)
    return list(kept.values())


def _drafts(criteria: Criteria, results: Results, snapshot: Snapshot) -> list[_Draft]:
    query = results.query
    in_fields = (
        []
        if results.count
        else [
            _Draft(alike.cost, _name_in_place(query.text, row, alike), 1)
            for row in rows_in_fields(query)
            for alike in names_alike(row)
        ]
    )
    row, conditions = row_of(query)
    if not row or (len(row) == 1 and results.count >= _FEW):
        return in_fields
    demanded = [documents_of(snapshot, choice) for choice in _filters(criteria)]
    if conditions:
        others = replace(query, tree=And(conditions)).without_diacritics()
        demanded.append(documents_of(snapshot, matching(others)))
    base = all_of([documents_of(snapshot, q.Every()), *demanded])
    gaps = Gaps(snapshot, base, row, exact=query.marked and criteria.spelling != FOLDED)
    if results.count and gaps.filled:
        return []
    in_place = gaps.corrections()[:_CHECKED]
    otherwise = _numbers_otherwise(query.text, row)
    if found := whole_spelling(snapshot, base, row) if gaps.exact else None:
        otherwise.append(_respelled(query.text, row, found))
    if results.count >= _FEW:
        in_place = [found for found in in_place if not gaps.is_deliberate(found)]
    made = [_in_place(query.text, row[found.place], found) for found in in_place]
    # A single word that a few articles hold is a slip of theirs, or none at all.
    least = max(1, _FAR_MORE * results.count) if len(row) == 1 else 1
    if not made and (len(row) == 1 or not results.count):
        corrections = Chooser(snapshot, base).corrections(row)[:_CHECKED]
        made = [_Draft(found.cost, _pieces(snapshot, query.text, row, found), least) for found in corrections]
    if not conditions and results.count < _FEW:
        made += [_Draft(alike.cost - _NAME_LIFT, _name_pieces(alike), least) for alike in names_alike(row)]
    return otherwise + made + in_fields


def _filters(criteria: Criteria) -> Iterable[q.Query]:
    """What was chosen beside the words."""
    return narrowed(criteria, Query(), ranked=False).query.build_params().get("choices", {}).values()


def _numbers_otherwise(text: str, row: Sequence[Typed]) -> list[_Draft]:
    """The query with "1.000" for "1000", or the other way round: the same number."""
    made = [
        (typed.start, typed.end, f"{int(typed.form):,}".replace(",", "."))
        for typed in row
        if typed.form.isdecimal() and len(typed.form) >= _GROUPED and not typed.of_document
    ]
    made += [(*found.span(), found.group().replace(".", "")) for found in _IN_GROUPS.finditer(text)]
    return [
        _Draft(_SAME_NUMBER, tuple(p for p in pieces if p.text), 1)
        for start, end, number in made
        for pieces in [(Piece(text[:start], False), Piece(number, True), Piece(text[end:], False))]
    ]


def _respelled(text: str, row: Sequence[Typed], ways: Sequence[str]) -> _Draft:
    """The query with the words in a spelling in which they stand side by side."""
    pieces, position = [], 0
    for typed, way in zip(row, ways, strict=True):
        if way != exact_form(typed):
            pieces += [Piece(text[position : typed.start], False), Piece(_in_case(usual(way), typed.text), True)]
            position = typed.end
    return _Draft(_SAME_WORDS, tuple(piece for piece in (*pieces, Piece(text[position:], False)) if piece.text), 1)


def _in_place(text: str, typed: Typed, found: InPlace) -> _Draft:
    word = Piece(_in_case(usual(found.term), typed.text), True)
    pieces = (Piece(text[: typed.start], False), word, Piece(text[typed.end :], False))
    return _Draft(found.cost - _IN_PLACE_LIFT, tuple(piece for piece in pieces if piece.text), 1)


# --- Writing it down -------------------------------------------------------------------------------------------------


def _pieces(snapshot: Snapshot, text: str, row: Sequence[Typed], correction: Correction) -> tuple[Piece, ...]:
    """The text of a query with the corrected words in the place of those typed."""
    # One word out of "thi ddua khen thuong" composed would ask for just this spelling of the others, too.
    composed = all(slot.shown for slot in correction.slots)
    marked_row = not all(is_unmarked(typed.text) for typed in row)
    pieces, position = [], 0
    for slot in correction.slots:
        if slot.corrected:
            start, end = row[slot.first].start, row[slot.last].end
            if slot.shown and (composed or marked_row):
                words = [slot.shown]
            elif marked_row:
                words = [_spelled(snapshot, term, row[slot.first], correction) for term in slot.terms]
            else:
                words = [usual(term) for term in slot.terms]
            pieces += [Piece(text[position:start], False), Piece(_in_case(" ".join(words), text[start:end]), True)]
            position = end
    return tuple(piece for piece in (*pieces, Piece(text[position:], False)) if piece.text)


def _spelled(snapshot: Snapshot, term: str, typed: Typed, correction: Correction) -> str:
    """A folded term with the diacritics that it has in the documents of the correction, preferably those typed."""
    exact = Terms(snapshot, TEXT)
    held = {way: exact.count(way, correction.documents) for way in marked(term)}
    bears = diacritics(typed.text)
    best = max(held, key=lambda way: held[way] * _UNLIKE ** len(bears ^ diacritics(way)))
    return usual(best if held[best] else term)


def _in_case(words: str, typed: str) -> str:
    if len(typed) > 1 and typed.isupper():
        return words.upper()
    return words[:1].upper() + words[1:] if typed[:1].isupper() else words


def _name_in_place(text: str, row: Sequence[Typed], alike: NameAlike) -> tuple[Piece, ...]:
    pieces = (Piece(text[: row[0].start], False), *_name_pieces(alike), Piece(text[row[-1].end :], False))
    return tuple(piece for piece in pieces if piece.text)


def _name_pieces(alike: NameAlike) -> tuple[Piece, ...]:
    words = list(tokens(alike.text))
    start, end = words[alike.place].start, words[alike.place].end
    pieces = (Piece(alike.text[:start], False), Piece(alike.text[start:end], True), Piece(alike.text[end:], False))
    return tuple(piece for piece in pieces if piece.text)
