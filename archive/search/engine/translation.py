"""The tree of a user's query → a Whoosh query.

``text`` and ``numbers`` alone decide what matches, and the fields that a query names: every word, phrase and symbol
must stand there. All else can only add to the score, so a weight may change without any hit coming or going.
"""

from __future__ import annotations

from collections.abc import Iterable

from whoosh import query as q

from archive.search.engine.lifts import lifts
from archive.search.engine.own_queries import OpenPhrase, OpenWord
from archive.search.engine.schema import (
    DIRECTIVES,
    EARLIEST,
    LATEST,
    LIFTING_FIELDS,
    MINISTRIES,
    NUMBERS,
    NUMBERS_WEIGHT,
    PEOPLE,
    PLACES,
    TEXT,
    TEXT_FIELDS,
    TITLE,
    folded,
)
from archive.search.tree import DIRECTIVE as IN_DIRECTIVES
from archive.search.tree import MINISTRY as IN_MINISTRIES
from archive.search.tree import PERSON as IN_PEOPLE
from archive.search.tree import PLACE as IN_PLACES
from archive.search.tree import TITLE as IN_TITLE
from archive.search.tree import (
    And,
    Leaf,
    Node,
    Not,
    Number,
    Or,
    Period,
    Phrase,
    Query,
    ShortForm,
    Symbol,
    Within,
    Word,
)

# The field of the language → the field of the index.
_FIELDS = {
    IN_PEOPLE: PEOPLE,
    IN_MINISTRIES: MINISTRIES,
    IN_PLACES: PLACES,
    IN_TITLE: TITLE,
    IN_DIRECTIVES: DIRECTIVES,
}


def translate(query: Query) -> q.Query:
    """The Whoosh query for a query that holds at least one word."""
    found = _node(query.tree, query, lifted=True)
    lifting = lifts(query)
    return q.AndMaybe(found, q.Or(lifting)) if lifting else found


def matching(query: Query) -> q.Query:
    """The same set, without anything that only orders it."""
    return _node(query.tree, query)


def in_field(query: Query, field: str) -> q.Query:
    """The same tree, looked for in one text field only."""
    return _node(query.tree, query, field)


def _node(node: Node, query: Query, field: str = "", *, lifted: bool = False) -> q.Query:
    """``field`` holds all words to one field; ``lifted`` adds to the score what headline and names hold of them."""
    match node:
        case And(nodes):
            return _conjunction([_node(child, query, field, lifted=lifted) for child in nodes])
        case Or(nodes):
            return q.Or([_node(child, query, field, lifted=lifted) for child in nodes])
        case Not(child):
            return _conjunction([q.Not(_node(child, query, field))])
        case Within(name, leaf):
            return _leaf(leaf, query, _FIELDS[name], TEXT_FIELDS[_FIELDS[name]])
        case Period():
            return _period(node)
        case Number():
            return _number(node)
        case _ if field:
            return _leaf(node, query, field, 1.0)
    anywhere = _leaf(node, query, TEXT, TEXT_FIELDS[TEXT])
    if isinstance(node, Symbol):
        # Written "05-CT/TW" or "18-NQ/TƯ" it is the same symbol, though not the same syllables.
        return q.Or([q.Term(NUMBERS, node.key, boost=NUMBERS_WEIGHT), anywhere])
    if not lifted:
        return anywhere
    return q.AndMaybe(anywhere, q.Or([_leaf(node, query, name, weight) for name, weight in LIFTING_FIELDS.items()]))


def _conjunction(queries: list[q.Query]) -> q.Query:
    """All of them; where there are only exclusions, of all documents."""
    if all(isinstance(query, q.Not) for query in queries):
        queries = [q.Every(), *queries]
    return q.And(queries)


def _leaf(leaf: Leaf, query: Query, field: str, weight: float) -> q.Query:
    name = folded(field) if query.folded else field
    if isinstance(leaf, ShortForm):
        inner = [_leaf(each, query, field, weight) for each in _alternatives(leaf, query)]
        return inner[0] if len(inner) == 1 else q.Or(inner)
    if isinstance(leaf, Word):
        if leaf.open:
            return OpenWord(name, [query.beginning(leaf.syllable)], boost=weight)
        return q.Term(name, query.form(leaf.syllable), boost=weight)
    forms = [query.form(syllable) for syllable in leaf.syllables]
    if isinstance(leaf, Phrase) and leaf.open:
        return OpenPhrase(name, [*forms[:-1], query.beginning(leaf.syllables[-1])], boost=weight)
    return q.Phrase(name, forms, boost=weight) if len(forms) > 1 else q.Term(name, forms[0], boost=weight)


def _alternatives(leaf: ShortForm, query: Query) -> Iterable[Word | Phrase]:
    return [leaf.leaf, *leaf.expansions] if query.expanded else [leaf.leaf]


def _number(leaf: Number) -> q.Query:
    kind = q.Prefix if leaf.open else q.Term
    made = [kind(NUMBERS, term, boost=NUMBERS_WEIGHT) for term in leaf.terms]
    return made[0] if len(made) == 1 else q.Or(made)


def _period(leaf: Period) -> q.Query:
    """Articles whose possible days overlap it. It says when, not what: it adds nothing to any score."""
    bounds = []
    if leaf.earliest:
        bounds.append(q.NumericRange(LATEST, leaf.earliest.toordinal(), None, boost=0.0))
    if leaf.latest:
        bounds.append(q.NumericRange(EARLIEST, None, leaf.latest.toordinal(), boost=0.0))
    return bounds[0] if len(bounds) == 1 else q.And(bounds)
