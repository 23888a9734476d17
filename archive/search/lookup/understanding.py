"""What somebody means who types a piece of a directive's number: kind, number, issuer, date and Party term.

Pure: no database. The words may come in any order and with anything around them ("cho xem nq 18 của TW về tinh gọn").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from archive.search.analyzers import symbols
from archive.search.lookup.vocabulary import CENTRAL, Vocabulary, plain, vocabulary
from archive.text import DateMention, PartialDate, Span, canonical, clean, find_dates, fold, syllables
from archive.text.symbols import Symbol, number_key

# More documents than somebody asks for in one breath; the rest of a pasted page is not looked at.
MAX_UNDERSTOOD = 5
MAX_LENGTH = 500  # characters

_PIECE = re.compile(r"\d+[a-e](?![^\W_])|\d+|[^\W\d_]+")
_NUMBER = re.compile(r"\d{1,5}[a-e]?")
_YEAR = re.compile(r"19[4-9]\d|20\d\d")
# The National Assembly prints the number of its legislature behind its name: QH15, UBTVQH14.
_ASSEMBLY = re.compile(r"(qh|ubtvqh)(\d{1,2})")
_NUMERALS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
# Words that may stand between the parts of a question.
_LINKS = frozenset("cua do so ban hanh ve".split())


def numeral(term: str) -> str:
    """The Roman numeral, in small letters, of a Party term in either writing ("12", "xii"); "" for anything else."""
    if term.isdecimal():
        return _NUMERALS[int(term) - 1] if 0 < int(term) <= len(_NUMERALS) else ""
    return term if term in _NUMERALS else ""


@dataclass(frozen=True)
class Understood:
    """One document as asked for. ``kinds`` are alternatives ("QĐ"); every other part is "" or None where not said.

    ``bodies`` are folded names, alternatives too, or (:data:`CENTRAL`,); ``body`` is what was typed for them.
    ``plenum`` is set where a plenum may be meant instead of a number: "Nghị quyết Trung ương 6 khóa XII".
    """

    number: str
    kinds: tuple[str, ...] = ()
    symbol: Symbol | None = None
    body: str = ""
    bodies: tuple[str, ...] = ()
    issued: PartialDate | None = None
    term: str = ""
    plenum: bool = False

    @property
    def sure(self) -> bool:
        """Whether more than a bare number was typed, so that a directive must be meant."""
        return bool(self.symbol or self.kinds)


@dataclass(frozen=True)
class _Token:
    """A folded piece of the text; ``start`` and ``end`` are offsets in it."""

    word: str
    start: int
    end: int


def understand(text: str, words: Vocabulary | None = None) -> tuple[Understood, ...]:
    """Every document that a text asks for, in order; a bare number counts only where it is all that was typed.

    Never raises. ``words`` is the vocabulary to read with, that of this installation unless told.
    """
    form = canonical(clean(text))[:MAX_LENGTH]
    reader = _Reader(form, words or vocabulary())
    return tuple(dict.fromkeys(reader.documents()))[:MAX_UNDERSTOOD]


class _Reader:
    """One text, cut into tokens."""

    def __init__(self, form: str, words: Vocabulary):
        self.form, self.vocabulary = form, words
        self.symbols = list(symbols(form))
        self.tokens = list(_tokens(form))
        self.words = [token.word for token in self.tokens]
        self.term = self._term()

    def documents(self) -> Iterator[Understood]:
        """Symbols and numbers in the order in which they stand."""
        dates = [found for found in find_dates(self.form) if found.whole]
        taken = [found.span for found in self.symbols]
        found: list[tuple[int, int, Understood]] = []
        for whole in self.symbols:
            first = self._token_at(whole.span.start)
            found.append((whole.span.start, whole.span.end, self._of_symbol(whole.symbol, first)))
        numbers = [place for place, token in enumerate(self.tokens) if not _within(token, taken)]
        read_to = 0
        for place in numbers:
            read = self._of_number(place) if self.tokens[place].start >= read_to else None
            if read:
                end, document = read
                if document.issued and not document.kinds:
                    read_to = end
                # "nghị định 10/2020" is a number and a year, and no month, because a kind stands before it.
                in_date = any(date.span.start <= self.tokens[place].start < date.span.end for date in dates)
                if not in_date or (document.sure and self._begins_date(place, dates)):
                    found.append((self.tokens[place].start, end, document))
        found.sort(key=lambda item: item[0])
        if any(document.sure for _start, _end, document in found):
            found = [item for item in found if item[2].sure]
        elif len(found) != 1 or len(self.tokens) > 2:
            return  # a number among other words is no document
        for number, (_start, end, document) in enumerate(found):
            until = found[number + 1][0] if number + 1 < len(found) else len(self.form)
            issued = document.issued or self._date_between(end, until, dates)
            yield replace(document, issued=issued, term=document.term or self.term)

    def _date_between(self, start: int, until: int, dates: Sequence[DateMention]) -> PartialDate | None:
        """The first date in a stretch of the text; a bare year is one, too."""
        years = [token for token in self.tokens if start <= token.start < until and _YEAR.fullmatch(token.word)]
        whole = [date for date in dates if start <= date.span.start < until]
        if whole:
            return whole[0].start
        return PartialDate(int(years[0].word)) if years else None

    def _begins_date(self, place: int, dates: Sequence[DateMention]) -> bool:
        """Whether the number opens what looks like a month ("10/2020"), not a day of a whole date."""
        start = self.tokens[place].start
        return any(date.span.start == start and date.start.precision == "month" for date in dates)

    def _token_at(self, start: int) -> int:
        return next(place for place, token in enumerate(self.tokens) if token.end > start)

    # --- The parts --------------------------------------------------------------------------------------------------

    def _of_symbol(self, symbol: Symbol, place: int) -> Understood:
        kinds, _body = self._before(place)
        of_sign = self.vocabulary.kinds.get((fold(symbol.sign),), ()) if symbol.sign else ()
        # A kind typed before the symbol decides between those that its sign stands for.
        agreed = tuple(kind for kind in kinds if kind in of_sign)
        return Understood(symbol.number, agreed or of_sign or kinds, symbol)

    def _of_number(self, place: int) -> tuple[int, Understood] | None:
        """The document whose number stands at a token, and where in the text its words end."""
        number = self.words[place]
        if not _NUMBER.fullmatch(number) or self._is_term(place):
            return None
        kinds, body = self._before(place)
        if body and _YEAR.fullmatch(number) and self.symbols:
            return None  # "18-NQ/TW 2022": its year
        plenum = bool(kinds) and body is not None and self.words[place - 1] != "so" and CENTRAL in body[1]
        after = place + 1
        issued = None
        if after < len(self.words) and _YEAR.fullmatch(self.words[after]):
            issued = PartialDate(int(self.words[after]))
            after += 1
        size = self.vocabulary.longest(self.vocabulary.kinds, self.words, after)
        if size and tuple(self.words[after : after + size]) in self.vocabulary.signs:
            of_sign = self.vocabulary.kinds[tuple(self.words[after : after + size])]
            kinds = tuple(kind for kind in kinds if kind in of_sign) or of_sign
            after += size
        elif issued and not kinds and self.form[self.tokens[place].end : self.tokens[place + 1].start] != "/":
            issued, after = None, place + 1  # "18 2017": two numbers; "18/2017" is a number and its year
        if body is None:
            after, body = self._body_from(after)
        written, bodies = body or ("", ())
        end = self.tokens[after - 1].end
        return end, Understood(number_key(number), kinds, body=written, bodies=bodies, issued=issued, plenum=plenum)

    def _before(self, place: int) -> tuple[tuple[str, ...], tuple[str, tuple[str, ...]] | None]:
        """The kind, and the body where one stands between it and the number: "NQ-TW 18", "nghị quyết của TW số 18"."""
        kinds, bodies = self.vocabulary.kinds, self.vocabulary.bodies
        end = self._skip_back(place)
        size = self.vocabulary.longest_before(kinds, self.words, end)
        if size:
            return kinds[tuple(self.words[end - size : end])], None
        size = self.vocabulary.longest_before(bodies, self.words, end)
        if size:
            start = self._skip_back(end - size)
            kind = self.vocabulary.longest_before(kinds, self.words, start)
            if kind:
                body = bodies[tuple(self.words[end - size : end])]
                return kinds[tuple(self.words[start - kind : start])], (self._written(end - size, end), body)
        return (), None

    def _body_from(self, place: int) -> tuple[int, tuple[str, tuple[str, ...]] | None]:
        """The body that begins at a token, links before it left out, and the token behind it."""
        start = place
        while start < len(self.words) and self.words[start] in _LINKS:
            start += 1
        size = self.vocabulary.longest(self.vocabulary.bodies, self.words, start)
        if size:
            body = self.vocabulary.bodies[tuple(self.words[start : start + size])]
            return start + size, (self._written(start, start + size), body)
        if start < len(self.words) and (assembly := _ASSEMBLY.fullmatch(self.words[start])):
            names = self.vocabulary.bodies.get((assembly[1],), ())
            return start + 1, (self._written(start, start + 1), names)
        return place, None

    def _skip_back(self, end: int) -> int:
        while end and self.words[end - 1] in _LINKS:
            end -= 1
        return end

    def _written(self, start: int, end: int) -> str:
        return Span(self.tokens[start].start, self.tokens[end - 1].end).of(self.form)

    def _term(self) -> str:
        """ "khóa XII", "khóa 12" → "XII"."""
        for word, behind in pairwise(self.words):
            if word == "khoa" and (term := numeral(behind)):
                return term.upper()
        return ""

    def _is_term(self, place: int) -> bool:
        return place > 0 and self.words[place - 1] == "khoa"


def _tokens(form: str) -> Iterator[_Token]:
    """The syllables of a text, numbers parted from letters ("nq18"), short forms of the Central Committee made one."""
    pieces: list[_Token] = []
    for syllable in syllables(form):
        if _ASSEMBLY.fullmatch(syllable.folded):
            pieces.append(_Token(syllable.folded, syllable.start, syllable.end))
            continue
        for piece in _PIECE.finditer(form[syllable.start : syllable.end]):
            word = plain(piece.group(), pieces[-1].word if pieces else "")
            pieces.append(_Token(word, syllable.start + piece.start(), syllable.start + piece.end()))
    place = 0
    while place < len(pieces):
        token = pieces[place]
        behind = pieces[place + 1] if place + 1 < len(pieces) else None
        if token.word == "t" and behind and behind.word in ("u", "w") and behind.start - token.end <= 2:
            yield _Token(CENTRAL, token.start, behind.end)  # "T.Ư", "T.W"
            place += 2
            continue
        yield from _unglued(token)
        place += 1


# A sign with its committee run together: "18-NQTW", "nqtw18".
_GLUED = re.compile(r"(nq|ct|qd|kl|hd|kh|tb)(tw|tu|bct|bbt)")


def _unglued(token: _Token) -> Iterator[_Token]:
    glued = _GLUED.fullmatch(token.word)
    if not glued:
        yield token
        return
    middle = token.start + len(glued[1])
    yield _Token(glued[1], token.start, middle)
    yield _Token(glued[2], middle, token.end)


def _within(token: _Token, spans: Sequence[Span]) -> bool:
    return any(span.start <= token.start < span.end for span in spans)
