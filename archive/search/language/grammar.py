"""Builds the tree of a query out of its tokens; every fault is mended on the way, and told."""

from __future__ import annotations

from django.utils.translation import gettext as _

from archive.search.language.fields import NUMBER
from archive.search.language.numbers import Remembered, number_of, plain_words
from archive.search.language.tokens import CLOSE, NOT, OPEN, OR, FieldName, Token
from archive.search.tree import (
    DIRECTIVE,
    MINISTRY,
    PLACE,
    And,
    Leaf,
    Node,
    Not,
    Number,
    Or,
    Period,
    Phrase,
    ShortForm,
    Symbol,
    Within,
    Word,
)
from archive.text import Span

MAX_TERMS = 50  # words, phrases, symbols, dates
MAX_OPEN = 5  # of them, those that end in a star: each stands for any number of words
MAX_DEPTH = 8  # brackets within brackets
# Words of a name that an example in a notice goes on to.
_NAME_WORDS = 3


class Parser:
    """Recursive descent over the tokens of one query."""

    def __init__(self, tokens: list[Token], form: str, notices: dict[str, None]):
        self.tokens, self.form, self.notices = tokens, form, notices
        self.position = self.depth = self.terms = self.open_words = 0
        # What was typed of every word and phrase whose spelling counts.
        self.spelled: list[str] = []
        self._field = ""

    def parse(self) -> Node | None:
        """The whole tree; None where there is nothing to look for."""
        found: list[Node] = []
        while self.position < len(self.tokens):
            node = self._either()
            if node is not None:
                found.append(node)
            if self._next() == CLOSE:
                self._note_bracket()
                self.position += 1
        return self._without_empty_range(_joined(And, found))

    def _next(self, ahead: int = 0) -> Token | None:
        place = self.position + ahead
        return self.tokens[place] if place < len(self.tokens) else None

    def _note_bracket(self) -> None:
        self.notices[_("A bracket without its partner was left out.")] = None

    def _either(self) -> Node | None:
        """``all (OR all)*`` up to a closing bracket or the end."""
        sides = [self._all()]
        while self._next() == OR:
            self.position += 1
            sides.append(self._all())
        if None in sides:
            if len(sides) > 1:
                self.notices[_("An OR without words on both sides was left out.")] = None
            sides = [side for side in sides if side is not None]
        return _joined(Or, sides)

    def _all(self) -> Node | None:
        found: list[Node] = []
        while (token := self._next()) is not None and token not in (OR, CLOSE):
            node = self._one()
            if node is not None:
                found.append(node)
        return _joined(And, found)

    def _one(self) -> Node | None:
        negated = False
        while self._next() == NOT:
            negated = not negated
            self.position += 1
        token = self._next()
        if token in (None, OR, CLOSE):
            self.notices[_("A minus without a word was left out.")] = None
            return None
        self.position += 1
        if isinstance(token, FieldName):
            node = self._within(token)
        else:
            node = self._bracket() if token == OPEN else self._counted(token)
        return Not(node) if negated and node is not None else node

    def _counted(self, leaf: Leaf) -> Leaf | None:
        self.terms += 1
        if self.terms > MAX_TERMS:
            self.notices[_("Only the first %(number)d words of the query were used.") % {"number": MAX_TERMS}] = None
            return None
        if isinstance(leaf, Word | Phrase) and leaf.open:
            self.open_words += 1
            if self.open_words > MAX_OPEN:
                told = _("Only the first %(number)d words with a star were used.")
                self.notices[told % {"number": MAX_OPEN}] = None
                return None
        if isinstance(leaf, Word | Phrase) and self._field != NUMBER:
            self.spelled.append(leaf.span.of(self.form))
        return leaf

    def _bracket(self) -> Node | None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            # The bracket is left out, what stands in it goes on as if it were not there.
            self.notices[_("Brackets nested too deeply were left out.")] = None
            self.depth -= 1
            return None
        node = self._either()
        self.depth -= 1
        if self._next() == CLOSE:
            self.position += 1
        else:
            self._note_bracket()
        return node

    # --- Fields ---

    def _within(self, name: FieldName) -> Node | None:
        """The value of a field: a word, a phrase or a bracket."""
        token = self._next()
        while isinstance(token, FieldName):
            self._note_nested()
            self.position += 1
            token = self._next()
        if token in (None, OR, CLOSE):
            self.notices[_("The field “%(name)s” was left out: nothing stands in it.") % {"name": name.written}] = None
            return None
        if self._field:
            self._note_nested()
            return self._value()
        self._field = name.field
        self._tell_of_names(name)
        node = self._value()
        self._field = ""
        if node is None:
            return None
        return self._numbers(node) if name.field == NUMBER else _inside(name.field, node)

    def _note_nested(self) -> None:
        self.notices[_("A field inside a field was left out; its words count for the outer one.")] = None

    def _value(self) -> Node | None:
        token = self._next()
        self.position += 1
        return self._bracket() if token == OPEN else self._counted(token)

    def _tell_of_names(self, name: FieldName) -> None:
        """ "người:Lại Xuân Lâm" asks for one syllable of the name only, which is hardly what is meant."""
        first, words = self._next(), []
        if not isinstance(first, Word) or name.field == NUMBER or first.open or self._is_quoted(first):
            return
        capital = self._is_capital(first)
        for ahead in range(1, _NAME_WORDS + 1):
            word = self._next(ahead)
            alike = isinstance(word, Word) and (self._is_capital(word) == capital or name.field == MINISTRY)
            if not alike or self._is_quoted(word):
                break
            words.append(word)
        if not words or (not capital and name.field not in (MINISTRY, PLACE) and first.syllable.isdigit()):
            return
        whole = self.form[first.span.start : words[-1].span.end]
        told = _("Only “%(word)s” was looked for in the field. Put several words in quotation marks: %(example)s")
        shown = {"word": first.span.of(self.form), "example": f'{name.written}:"{whole}"'}
        self.notices[told % shown] = None

    def _is_capital(self, word: Word) -> bool:
        return self.form[word.span.start].isupper()

    def _is_quoted(self, word: Word) -> bool:
        return not self.form[word.span.start].isalnum()

    def _numbers(self, node: Node) -> Node | None:
        """What a bracket or word of the field of numbers asks for: words side by side are one number."""
        match node:
            case Or(nodes):
                return _joined(Or, [made for child in nodes if (made := self._numbers(child)) is not None])
            case Not(child):
                made = self._numbers(child)
                return Not(made) if made is not None else None
            case And(nodes) if any(isinstance(child, And | Or | Not | Period | Symbol) for child in nodes):
                return _joined(And, [made for child in nodes if (made := self._numbers(child)) is not None])
            case And(nodes):
                return self._number(nodes)
            case Period() | Number():
                return node
        return self._number((node,))

    def _number(self, leaves: tuple[Leaf, ...]) -> Node:
        span = Span(leaves[0].span.start, leaves[-1].span.end)
        syllables = tuple(syllable for leaf in leaves for syllable in syllables_of(leaf))
        if len(leaves) == 1 and isinstance(leaves[0], Symbol):
            return Number((leaves[0].key,), syllables, span=span)
        last = leaves[-1]
        number = number_of(
            [_remembered(leaf) for leaf in leaves],
            syllables,
            span,
            open_end=isinstance(last, Word | Phrase) and last.open,
        )
        if number is not None:
            return number
        # No number at all: a document that goes by its name ("Luật Đầu tư công").
        self.spelled += [leaf.span.of(self.form) for leaf in leaves if isinstance(leaf, Word | Phrase)]
        return _inside(DIRECTIVE, _joined(And, list(leaves)))

    # --- Dates ---

    def _without_empty_range(self, tree: Node | None) -> Node | None:
        """The tree without days that end before they begin."""
        nodes = tree.nodes if isinstance(tree, And) else ()
        periods = [node for node in nodes if isinstance(node, Period)]
        earliest = [period.earliest for period in periods if period.earliest]
        latest = [period.latest for period in periods if period.latest]
        if not (earliest and latest and max(earliest) > min(latest)):
            return tree
        self.notices[_("The range of dates ends before it begins and was ignored.")] = None
        return _joined(And, [node for node in nodes if not isinstance(node, Period)])


def syllables_of(leaf: Leaf) -> tuple[str, ...]:
    """The syllables of a leaf as typed; none for days."""
    match leaf:
        case Word(syllable):
            return (syllable,)
        case ShortForm(inner):
            return syllables_of(inner)
        case Period():
            return ()
    return leaf.syllables


def _remembered(leaf: Leaf) -> Remembered:
    kinds = ()
    if isinstance(leaf, ShortForm):
        kinds = tuple(" ".join(plain_words(syllables_of(expansion))) for expansion in leaf.expansions)
    return Remembered(plain_words(syllables_of(leaf)), kinds)


def _inside(field: str, node: Node) -> Node:
    """The node in one field; days and numbers, which stand in no field, beside it."""
    match node:
        case Period() | Number() | Within():
            return node
        case Symbol(_key, syllables):
            return Within(field, Phrase(syllables, span=node.span))
        case And(nodes) | Or(nodes):
            return type(node)(tuple(_inside(field, child) for child in nodes))
        case Not(child):
            return Not(_inside(field, child))
    return Within(field, node)


def _joined(kind: type[And] | type[Or], nodes: list[Node]) -> Node | None:
    """One node of them all; nested nodes of the same kind are flattened, repetitions dropped."""
    flat = dict.fromkeys(child for node in nodes for child in (node.nodes if isinstance(node, kind) else (node,)))
    if not flat:
        return None
    return next(iter(flat)) if len(flat) == 1 else kind(tuple(flat))
