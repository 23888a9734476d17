"""Cuts a query into operators, fields and leaves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from archive.search.analyzers import forms
from archive.search.language.fields import FROM, TO, field_at, read_date
from archive.search.language.numbered import SIGNS, typed_symbols
from archive.search.language.numbers import Remembered, number_of, plain_words
from archive.search.language.words import ShortFormTable, is_shouted, leaf_of, looks_short, short_form
from archive.search.tree import Leaf, Period, Phrase, ShortForm, Symbol, Word
from archive.text import Span

OPEN, CLOSE, OR, NOT = "(", ")", "or", "not"
_QUOTES = {'"': '"', "“": "”", "„": "“”", "”": "”", "«": "»", "»": "»", "‟": "”"}
_QUOTE = re.compile(f"[{''.join(_QUOTES)}]")
_BREAK = re.compile(rf"[\s(){''.join(_QUOTES)}]")
_OR_WORDS = frozenset({"OR", "HOẶC", "|", "||"})
# In capitals, as other engines have them. A word that stands alone is a word.
_AND_WORD, _NOT_WORD = "AND", "NOT"
STAR = "*"
_PUNCTUATION = ".,;:!?…"
# "nq18", "CT05": the sign of a kind of document and its number in one breath.
_GLUED = re.compile(rf"({SIGNS})(\d{{1,5}})", re.IGNORECASE)
# "18/2017": the number of a document and its year; what could be a month is a date.
_NUMBER_AND_YEAR = re.compile(r"0*(?!0?[1-9]/|1[0-2]/)\d{1,5}/(?:19|20)\d\d", re.ASCII)
# Nearly every article holds a syllable that begins with a given letter.
LEAST_OPEN = 2


@dataclass(frozen=True)
class FieldName:
    """The name of a field, its value comes next; ``written`` as typed."""

    field: str
    written: str


Token = str | FieldName | Leaf


class Lexer:
    """The tokens of one query in canonical form; what has to be mended on the way goes into ``notices``."""

    def __init__(self, form: str, short_forms: Callable[[], ShortFormTable] | None, notices: dict[str, None]):
        self.form, self.notices = form, notices
        self._ask = short_forms
        self._value_at = -1  # where the value of the last field begins
        # A symbol may be typed with blanks inside ("18 - NQ/TW"), so symbols are looked for before the text is cut.
        self._symbols = {found.span.start: found for found in typed_symbols(form)}

    def __iter__(self) -> Iterator[Token]:
        position = 0
        while position < len(self.form):
            character = self.form[position]
            if character.isspace():
                position += 1
            elif character in "()":
                yield OPEN if character == "(" else CLOSE
                position += 1
            elif _QUOTE.match(character):
                leaf, position = self._quoted(position)
                yield from [leaf] if leaf else []
            elif self._negates(position):
                yield NOT
                position += 1
            else:
                made, position = self._field(position) or self._symbol(position) or self._word(position)
                yield from made

    def _negates(self, position: int) -> bool:
        """Whether the character is a minus that belongs to what follows: "-khen", not "Lao động - Thương binh"."""
        form = self.form
        return (
            form[position] == "-"
            and position + 1 < len(form)
            and not form[position + 1].isspace()
            and (position == 0 or form[position - 1].isspace() or form[position - 1] in "(-")
        )

    # --- Fields ---

    def _field(self, position: int) -> tuple[list[Token], int] | None:
        """The field that begins here, and where reading goes on; None where there is none."""
        found = field_at(self.form, position)
        if found is None:
            return None
        if found.field is None:
            text = _("There is no field “%(name)s”; its words were looked for anywhere.")
            self.notices[text % {"name": found.written}] = None
            return None
        if found.value is None:
            text = _("“%(name)s:” was read as a word; the value of a field stands right behind the colon.")
            self.notices[text % {"name": found.written}] = None
            return None
        if found.field in (FROM, TO):
            return self._period(found.field, position, found.value)
        self._value_at = found.value
        return [FieldName(found.field, found.written)], found.value

    def _period(self, field: str, start: int, at: int) -> tuple[list[Token], int]:
        """The dates from or to the one that stands at ``at``."""
        opening = self.form[at]
        if opening == "(" or _QUOTE.match(opening):
            closing = ")" if opening == "(" else _QUOTES[opening] + '"'
            end = next((i for i in range(at + 1, len(self.form)) if self.form[i] in closing), len(self.form))
            text, after = self.form[at + 1 : end], end + 1
        else:
            match = _BREAK.search(self.form, at)
            after = match.start() if match else len(self.form)
            text = self.form[at:after]
        date = read_date(text.rstrip(",;."))
        if date is None:
            told = _("“%(value)s” is no date such as 25/10/2017, 10/2017 or 2017, and was left out.")
            self.notices[told % {"value": text.strip()}] = None
            return [], after
        span = Span(start, min(after, len(self.form)))
        if field == FROM:
            return [Period(date.earliest, None, span=span)], after
        return [Period(None, date.latest, span=span)], after

    # --- Leaves ---

    def _quoted(self, start: int) -> tuple[Word | Phrase | None, int]:
        """The phrase that opens at ``start``, and where reading goes on."""
        form = self.form
        closing = _QUOTES[form[start]] + '"'
        end = next((i for i in range(start + 1, len(form)) if form[i] in closing), None)
        if end is None:
            if not form[start + 1 :].strip():
                self.notices[_("A lone quotation mark was left out.")] = None
                return None, len(form)
            self.notices[_("A quotation mark was not closed; the phrase was taken to the end.")] = None
            end = len(form)
        after = min(end + 1, len(form))
        text = form[start + 1 : end].rstrip()
        starred = text.endswith(STAR) or form.startswith(STAR, after)
        if form.startswith(STAR, after):
            after += 1
        if starred and not self._may_open(text):
            return None, after
        return leaf_of(text, Span(start, after), open_end=starred), after

    def _symbol(self, position: int) -> tuple[list[Token], int] | None:
        found = self._symbols.get(position)
        if found is None or self.form.startswith(STAR, found.span.end):
            return None
        syllables = forms(found.span.of(self.form))
        if found.pieces:
            number = number_of([Remembered(plain_words(forms(" ".join(found.pieces))))], syllables, found.span)
            return [number], found.span.end
        # Typed in another order it is looked for as it is printed.
        printed = syllables if found.printed else forms(str(found.symbol))
        symbol = Symbol(found.symbol.key, printed, span=found.span)
        if not found.plenum or position == self._value_at:
            return [symbol], found.span.end
        expansion = leaf_of(found.plenum, found.span)
        plenum = ShortForm(
            Phrase(syllables, span=found.span),
            found.span.of(self.form),
            (found.plenum,),
            (expansion,),
            span=found.span,
        )
        return [OPEN, symbol, OR, plenum, CLOSE], found.span.end

    def _word(self, position: int) -> tuple[list[Token], int]:
        end = _BREAK.search(self.form, position)
        # "văn bản:18-NQ/TW": a symbol begins a new token wherever it begins.
        ends = [start for start in self._symbols if start > position] + [end.start() if end else len(self.form)]
        word = self.form[position : min(ends)]
        after = position + len(word)
        if word in _OR_WORDS:
            return [OR], after
        if word == _AND_WORD and self.form[:position].strip() and self.form[after:].strip():
            self.notices[_("AND was left out: all words are looked for anyway.")] = None
            return [], after
        if word == _NOT_WORD and self.form[after : after + 1].isspace() and self.form[after:].strip():
            return [NOT], after
        return self._leaf(word, Span(position, after)), after

    def _leaf(self, word: str, span: Span) -> list[Token]:
        bare = word.rstrip(_PUNCTUATION)
        starred = bare.endswith(STAR)
        if STAR in bare.rstrip(STAR):
            self.notices[_("A star means something at the end of a word only.")] = None
        if starred and not self._may_open(word):
            return []
        # "số:nq18" is read by the field.
        if not starred and span.start != self._value_at and (glued := _GLUED.fullmatch(bare)):
            return self._glued(bare, glued, span)
        if _NUMBER_AND_YEAR.fullmatch(bare) and span.start != self._value_at:
            phrase = leaf_of(bare, span)
            return [OPEN, phrase, OR, number_of([Remembered(phrase.syllables)], phrase.syllables, span), CLOSE]
        return self._plain(word, span, starred)

    def _glued(self, word: str, glued: re.Match[str], span: Span) -> list[Token]:
        """The word as it is typed ("CT3" is a house, too), or its two halves."""
        middle = span.start + glued.end(1)
        halves = [
            *self._plain(glued[1], Span(span.start, middle), False),
            *self._plain(glued[2], Span(middle, span.start + len(word)), False),
        ]
        return [OPEN, *self._plain(word, span, False), OR, *halves, CLOSE]

    def _plain(self, word: str, span: Span, starred: bool) -> list[Token]:
        leaf = leaf_of(word, span, open_end=starred)
        if leaf is None:
            return []
        if not starred and self._ask and looks_short(word):
            return [short_form(leaf, word, self._table, shouted=self._shouted) or leaf]
        return [leaf]

    @cached_property
    def _table(self) -> ShortFormTable:
        """Asked for only where a word looks like a short form: it costs a look at the database."""
        return self._ask()

    @cached_property
    def _shouted(self) -> bool:
        return is_shouted(self.form, self._table)

    def _may_open(self, text: str) -> bool:
        """Whether enough stands before the star; else the word is left out, and that is told."""
        found = forms(text)
        if not found:
            self.notices[_("A lone star was left out; it stands right behind the beginning of a word.")] = None
            return False
        if len(found) == 1 and len(found[0]) < LEAST_OPEN and not found[0].isdigit():
            told = _("“%(word)s*” fits nearly everything and was left out; write at least two letters before the star.")
            self.notices[told % {"word": found[0]}] = None
            return False
        return True
