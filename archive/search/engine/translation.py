"""The tree of a user's query → a Whoosh query.

``text`` alone decides what matches: every word, phrase and symbol must stand there. The smaller fields can only add to
the score, so a weight may change without any hit coming or going.
"""

from __future__ import annotations

from itertools import pairwise

from whoosh import query as q

from archive.search.analyzers import numbered
from archive.search.engine.schema import (
    NUMBERS,
    NUMBERS_WEIGHT,
    TEXT,
    TEXT_FIELDS,
    WORDS,
    WORDS_WEIGHT,
    folded,
)
from archive.search.tree import And, Leaf, Node, Not, Or, Phrase, Query, Symbol, Word

# The kind of a document is of at most this many syllables ("thông tư liên tịch"); "số" may stand before its number.
_KIND_SYLLABLES = 4
_NUMBER_WORD = "số"
# Compound words of more syllables than this are names, which have fields of their own.
_COMPOUND_SYLLABLES = 3


def translate(query: Query) -> q.Query:
    """The Whoosh query for a query that holds at least one word."""
    matching = _node(query.tree, query)
    lifts = _compounds(query) + _kinds_with_numbers(query)
    return q.AndMaybe(matching, q.Or(lifts)) if lifts else matching


def in_field(query: Query, field: str) -> q.Query:
    """The same tree, looked for in one text field only."""
    return _node(query.tree, query, field)


def _node(node: Node, query: Query, field: str = "") -> q.Query:
    match node:
        case And(nodes):
            return _conjunction([_node(child, query, field) for child in nodes])
        case Or(nodes):
            return q.Or([_node(child, query, field) for child in nodes])
        case Not(child):
            return _conjunction([q.Not(_node(child, query, field))])
        case _ if field:
            return _leaf(node, query, field, 1.0)
    anywhere = _leaf(node, query, TEXT, TEXT_FIELDS[TEXT])
    if isinstance(node, Symbol):
        # Written "05-CT/TW" or "18-NQ/TƯ" it is the same symbol, though not the same syllables.
        return q.Or([q.Term(NUMBERS, node.key, boost=NUMBERS_WEIGHT), anywhere])
    elsewhere = [_leaf(node, query, name, weight) for name, weight in TEXT_FIELDS.items() if name != TEXT]
    return q.AndMaybe(anywhere, q.Or(elsewhere))


def _conjunction(queries: list[q.Query]) -> q.Query:
    """All of them; where there are only exclusions, of all documents."""
    if all(isinstance(query, q.Not) for query in queries):
        queries = [q.Every(), *queries]
    return q.And(queries)


def _leaf(leaf: Leaf, query: Query, field: str, weight: float) -> q.Query:
    name = folded(field) if query.folded else field
    if isinstance(leaf, Word):
        return q.Term(name, query.form(leaf.syllable), boost=weight)
    forms = [query.form(syllable) for syllable in leaf.syllables]
    return q.Phrase(name, forms, boost=weight) if len(forms) > 1 else q.Term(name, forms[0], boost=weight)


def _runs(query: Query) -> list[list[str]]:
    """Syllables typed side by side, in order: each phrase by itself, and each row of single words."""
    runs: list[list[str]] = [[]]
    for leaf in query.wanted:
        if isinstance(leaf, Word):
            runs[-1].append(leaf.syllable)
        elif isinstance(leaf, Phrase):
            runs += [list(leaf.syllables), []]
        else:
            runs.append([])
    return [run for run in runs if len(run) > 1]


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
            end = place - 1 if before == _NUMBER_WORD else place
            found += [
                q.Term(NUMBERS, numbered(" ".join(run[start:end]), syllable), boost=NUMBERS_WEIGHT)
                for start in range(max(0, end - _KIND_SYLLABLES), end)
            ]
    return found
