"""The offices that titles begin with, compiled for a lexicon."""

from __future__ import annotations

from archive.extraction.body_lexicon import Lexicon
from archive.extraction.title_tails import TailReader
from archive.extraction.title_terms import ACTING, FORMER
from archive.extraction.tokens import Phrases, phrases, tokenize
from archive.extraction.vocabulary import table

_OPENERS = frozenset({"tân", "đb"})


class TitleLists:
    """The offices and what may stand behind them, compiled for a lexicon."""

    def __init__(self, lexis: Lexicon):
        self.lexicon = lexis
        self.posts: Phrases[tuple[str, ...]] = phrases(_offices(), joined=False)
        # The first words of titles, those that may be a title's beginning alone, and the first two of the others.
        offices = [tuple(token.key for token in tokenize(office)[:2]) for office, _values in _offices()]
        self.alone = frozenset(first for first, *more in offices if not more) | FORMER | ACTING | _OPENERS
        self.firsts = frozenset(self.posts.firsts) | self.alone
        self.pairs = frozenset(office for office in offices if len(office) > 1)
        self.tails = TailReader(lexis)


def _offices() -> list[tuple[str, tuple[str, ...]]]:
    """The offices of posts.txt, also with the short forms of "Trung ương"."""
    found = []
    for office, values in table("posts").items():
        shorts = ("tw", "tư", "t.ư") if "trung ương" in office else ()
        found.extend((office.replace("trung ương", form), values) for form in ("trung ương", *shorts))
    return found


_compiled: list[TitleLists] = []


def title_lists(lexis: Lexicon) -> TitleLists:
    """The lists of a lexicon; the latest are kept for the next page."""
    if not _compiled or _compiled[0].lexicon is not lexis:
        _compiled[:] = [TitleLists(lexis)]
    return _compiled[0]
