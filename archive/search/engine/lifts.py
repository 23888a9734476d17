"""What lifts an article in the order of results beyond the words it holds: words side by side, compounds, numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from whoosh import query as q

from archive.search.analyzers import numbered
from archive.search.engine.own_queries import Near, Row
from archive.search.engine.schema import (
    DIRECTIVES,
    MINISTRIES,
    NUMBERS,
    NUMBERS_WEIGHT,
    ORGANISATIONS,
    PEOPLE,
    PLACES,
    TEXT,
    TITLE,
    WORDS,
    WORDS_WEIGHT,
    folded,
)
from archive.search.tree import Phrase, Query, Word

# The kind of a document is of at most this many syllables ("thông tư liên tịch"); "số" may stand before its number.
_KIND_SYLLABLES = 4
_NUMBER_WORD = "số"
# Compound words of more syllables than this are names, which have fields of their own.
_COMPOUND_SYLLABLES = 3
# What a row of words is worth, times how rare they are, by the field that it stands in: all words that were typed in a
# row, and each two of them. In the text at large the whole row outweighs any scatter of its words over a headline,
# where a word earns up to six times its rarity: "hối lộ" in the tenth paragraph is nearer to what was asked for
# than a headline with "lộ". In a name or headline it is worth that and more.
_FIELDS = {TEXT: 1.0, TITLE: 0.5, PEOPLE: 0.4, ORGANISATIONS: 0.3, DIRECTIVES: 0.4, MINISTRIES: 0.3, PLACES: 0.3}
_WHOLE_ROW, _PAIR = 8.0, 0.5
# The words of a short row close together in another order: a name with the family name last.
_NEAR, _NEAR_WORDS = 6.0, 5
# Rows of words looked at: a pasted headline is found by its first words side by side as well as by all of them.
_LONGEST_ROW = 16


def lifts(query: Query) -> list[q.Query]:
    """Queries that a match may fulfil, to be scored above others; a document that does not match is never looked at."""
    return [*_rows(query), *_compounds(query), *_kinds_with_numbers(query)]


def _runs(query: Query, *, phrases: bool = True) -> list[list[str]]:
    """Syllables typed side by side, in order: each row of single words, and each phrase by itself."""
    runs: list[list[str]] = [[]]
    for wanted in query.wanted_where:
        leaf = wanted.leaf
        if isinstance(leaf, Word) and not leaf.open and not wanted.field:
            runs[-1].append(leaf.syllable)
        else:
            runs.append([])
            if isinstance(leaf, Phrase) and phrases and not leaf.open:
                runs += [list(leaf.syllables), []]
    return [run for run in runs if len(run) > 1]


def _rows(query: Query) -> Iterator[q.Query]:
    """The words that were typed side by side, where they stand so in an article: all in a row, and each two of them.

    The three syllables of somebody's name stand apart in any number of articles.
    """
    for run in _runs(query, phrases=False):
        row = [query.form(syllable) for syllable in run[:_LONGEST_ROW]]
        pairs = [list(pair) for pair in pairwise(row)] if len(row) > 2 else []
        for worth, words in [(_WHOLE_ROW, row), *((_PAIR, pair) for pair in pairs)]:
            for field, share in _FIELDS.items():
                yield Row(folded(field) if query.folded else field, words, boost=worth * share)
        if len(row) <= _NEAR_WORDS:
            yield Near(folded(TEXT) if query.folded else TEXT, row, boost=_NEAR)


def _compounds(query: Query) -> list[q.Query]:
    """Every piece of the query that may be one compound word. Those that are none occur in no article."""
    if query.folded:
        return []  # the segmenter's words bear their diacritics
    return [
        q.Term(WORDS, "_".join(run[start : start + size]), boost=WORDS_WEIGHT)
        for run in _runs(query)
        for size in range(2, _COMPOUND_SYLLABLES + 1)
        for start in range(len(run) - size + 1)
    ]


def _kinds_with_numbers(query: Query) -> list[q.Query]:
    """ "nghị quyết 18", "nghị quyết số 18": the kind and the number as the term that a citation leaves."""
    found = []
    for run in _runs(query):
        for place, (before, syllable) in enumerate(pairwise(run), start=1):
            if not syllable.isdigit():
                continue
            end = place - 1 if before in (_NUMBER_WORD, "so") else place
            found += [
                q.Term(NUMBERS, numbered(" ".join(run[start:end]), syllable), boost=NUMBERS_WEIGHT)
                for start in range(max(0, end - _KIND_SYLLABLES), end)
            ]
    return found
