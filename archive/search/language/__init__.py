"""The user's query, read into a small tree. The grammar is ours, so no change of engine can break a query.

    tỉnh ủy hà tĩnh         every word must occur
    "thi đua khen thưởng"   the words side by side, in this order
    hội*  "hà ti*"          anything that begins so
    -khen                   not this word (or phrase, or bracket, or field); NOT khen means the same
    nghị quyết OR kết luận  either side; HOẶC means the same. It binds weaker than the blank between words.
    (a OR b) c              brackets group
    18-NQ/TW                the symbol of a directive, in any of its spellings: NQ18-TW, 18NQTW, nqtw18
    18/2017                 the number of a directive and its year
    người:"Lại Xuân Lâm"    a field, of a word, a phrase or a bracket (see :mod:`archive.search.language.fields`)
    UBND                    a short form: itself, or what it stands for; between quotation marks only itself

Whatever is typed can be read: an open quotation mark, a lone operator, a stray bracket, an unknown field or a date that
is none is mended, and the reader is told. Four bounds keep a query from becoming work for minutes; what lies beyond
them is left out, and that is told too.
"""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from archive.search.language.grammar import MAX_DEPTH, MAX_OPEN, MAX_TERMS, Parser
from archive.search.language.tokens import Lexer
from archive.search.language.words import ShortFormTable
from archive.search.tree import Query
from archive.text import canonical, clean, fold, lower

__all__ = ["MAX_DEPTH", "MAX_LENGTH", "MAX_OPEN", "MAX_TERMS", "is_unmarked", "parse"]

# Longer than any sentence somebody looks for; a pasted article is no query.
MAX_LENGTH = 500  # characters


def parse(text: str, short_forms: Callable[[], ShortFormTable] | None = None) -> Query:
    """Read what a user typed. Never raises; ``notices`` of the result say what was mended or left out.

    A query with any diacritic means its spelling (``folded`` is False); one with none is compared without. Symbols,
    short forms and the names of fields do not count: who types "HĐND tinh" or "người:lam" has no diacritics in mind.
    ``short_forms`` is asked for the table of short forms, only if a word looks like one; without it none is known.
    """
    notices: dict[str, None] = {}
    form = canonical(clean(text))
    if len(form) > MAX_LENGTH:
        form = form[:MAX_LENGTH].rpartition(" ")[0] or form[:MAX_LENGTH]
        notices[_("Only the first %(number)d characters of the query were used.") % {"number": MAX_LENGTH}] = None
    lexer = Lexer(form, short_forms, notices)
    parser = Parser(list(lexer), form, notices)
    tree = parser.parse()
    if tree is None and form.strip():
        notices[_("The query holds no word to look for.")] = None
    marked = tree is not None and not all(map(is_unmarked, parser.spelled))
    folded = tree is not None and not marked
    return Query(tree, folded=folded, notices=tuple(notices), text=form, marked=marked)


def is_unmarked(text: str) -> bool:
    """Whether no letter of a text bears a diacritic; đ counts as one."""
    text = clean(text)
    return fold(text) == lower(text)
