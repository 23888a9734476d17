"""The user's query, read into a small tree. The grammar is ours, so no change of engine can break a query.

    tỉnh ủy hà tĩnh         every word must occur
    "thi đua khen thưởng"   the words side by side, in this order
    -khen                   not this word (or phrase, or bracket)
    nghị quyết OR kết luận  either side; HOẶC means the same. It binds weaker than the blank between words.
    (a OR b) c              brackets group
    18-NQ/TW                the symbol of a directive, in any of its spellings

Whatever is typed can be read: an open quotation mark, a lone operator or a stray bracket is mended, and the reader is
told. Two bounds keep a query from becoming work for minutes; what lies beyond them is left out, and that is told too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from archive.search.analyzers import symbols
from archive.search.tree import And, Leaf, Node, Not, Or, Phrase, Query, Symbol, Word
from archive.text import canonical, clean, fold, lower, syllables

# Longer than any sentence somebody looks for; a pasted article is no query.
MAX_LENGTH = 500  # characters
MAX_TERMS = 50  # words, phrases and symbols
MAX_DEPTH = 8  # brackets within brackets


def parse(text: str) -> Query:
    """Read what a user typed. Never raises; ``notices`` of the result say what was mended or left out.

    A query with any diacritic means its spelling (``folded`` is False); one with none is compared without.
    """
    notices: dict[str, None] = {}
    form = canonical(clean(text))
    if len(form) > MAX_LENGTH:
        form = form[:MAX_LENGTH].rpartition(" ")[0] or form[:MAX_LENGTH]
        notices[_("Only the first %(number)d characters of the query were used.") % {"number": MAX_LENGTH}] = None
    tree = _Parser(list(_tokens(form, notices)), notices).parse()
    if tree is None and form.strip():
        notices[_("The query holds no word to look for.")] = None
    return Query(tree, folded=tree is not None and is_unmarked(form), notices=tuple(notices))


def is_unmarked(text: str) -> bool:
    """Whether no letter of a text bears a diacritic; đ counts as one."""
    text = clean(text)
    return fold(text) == lower(text)


# --- Tokens ----------------------------------------------------------------------------------------------------------

OPEN, CLOSE, OR, NOT = "(", ")", "or", "not"
_QUOTES = {'"': '"', "“": "”", "„": "“”", "”": "”", "«": "»", "‟": "”"}
_QUOTE = re.compile('["“”„«»‟]')
_BREAK = re.compile(r'[\s()"“”„«»‟]')
_OR_WORDS = frozenset({"OR", "HOẶC", "|", "||"})


def _tokens(form: str, notices: dict[str, None]) -> Iterator[str | Leaf]:
    """Cut a canonical text into operators and leaves."""
    # A symbol may be typed with blanks inside ("18 - NQ/TW"), so symbols are looked for before the text is cut.
    symbol_at = {found.span.start: found for found in symbols(form)}
    position = 0
    while position < len(form):
        character = form[position]
        if character.isspace():
            position += 1
        elif character in "()":
            yield OPEN if character == "(" else CLOSE
            position += 1
        elif _QUOTE.match(character):
            phrase, position = _quoted(form, position, notices)
            yield from phrase
        elif _negates(form, position):
            yield NOT
            position += 1
        elif position in symbol_at:
            found = symbol_at[position]
            yield Symbol(found.symbol.key, _syllables(found.span.of(form)))
            position = found.span.end
        else:
            end = _BREAK.search(form, position)
            # "(18-NQ/TW" and "số:18-NQ/TW": a symbol begins a new token wherever it begins.
            ends = [start for start in symbol_at if start > position] + [end.start() if end else len(form)]
            word = form[position : min(ends)]
            position += len(word)
            yield from [OR] if word in _OR_WORDS else _leaf(word)


def _negates(form: str, position: int) -> bool:
    """Whether the character is a minus that belongs to what follows: "-khen", not "Lao động - Thương binh"."""
    return (
        form[position] == "-"
        and position + 1 < len(form)
        and not form[position + 1].isspace()
        and (position == 0 or form[position - 1].isspace() or form[position - 1] in "(-")
    )


def _quoted(form: str, start: int, notices: dict[str, None]) -> tuple[list[Leaf], int]:
    """The phrase that opens at ``start``, and where reading goes on."""
    closing = _QUOTES.get(form[start], form[start]) + '"'
    end = next((i for i in range(start + 1, len(form)) if form[i] in closing), None)
    if end is None:
        if not form[start + 1 :].strip():
            notices[_("A lone quotation mark was left out.")] = None
            return [], len(form)
        notices[_("A quotation mark was not closed; the phrase was taken to the end.")] = None
        end = len(form)
    return _leaf(form[start + 1 : end]), end + 1


def _syllables(text: str) -> tuple[str, ...]:
    return tuple(syllable.text for syllable in syllables(text))


def _leaf(text: str) -> list[Leaf]:
    """The leaf of one token or quoted text; nothing for mere punctuation."""
    found = _syllables(text)
    if not found:
        return []
    return [Word(found[0])] if len(found) == 1 else [Phrase(found)]


# --- Tree ------------------------------------------------------------------------------------------------------------


class _Parser:
    """Recursive descent over the tokens; every fault is mended on the way."""

    def __init__(self, tokens: list[str | Leaf], notices: dict[str, None]):
        self.tokens, self.notices = tokens, notices
        self.position = self.depth = self.terms = 0

    def parse(self) -> Node | None:
        found: list[Node] = []
        while self.position < len(self.tokens):
            node = self._either()
            if node is not None:
                found.append(node)
            if self._next() == CLOSE:
                self._note_bracket()
                self.position += 1
        return _joined(And, found)

    def _next(self) -> str | Leaf | None:
        return self.tokens[self.position] if self.position < len(self.tokens) else None

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
        node = self._bracket() if token == OPEN else self._counted(token)
        return Not(node) if negated and node is not None else node

    def _counted(self, leaf: Leaf) -> Leaf | None:
        self.terms += 1
        if self.terms > MAX_TERMS:
            self.notices[_("Only the first %(number)d words of the query were used.") % {"number": MAX_TERMS}] = None
            return None
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


def _joined(kind: type[And] | type[Or], nodes: list[Node]) -> Node | None:
    """One node of them all; nested nodes of the same kind are flattened, repetitions dropped."""
    flat = dict.fromkeys(child for node in nodes for child in (node.nodes if isinstance(node, kind) else (node,)))
    if not flat:
        return None
    return next(iter(flat)) if len(flat) == 1 else kind(tuple(flat))
