"""The directives that fit what was understood: surely, perhaps, or only nearly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from archive.models import Directive, DirectiveAlias
from archive.search.lookup.understanding import Understood, numeral, understand
from archive.search.lookup.vocabulary import CENTRAL, words_of
from archive.text import fold, search_key
from archive.text.symbols import parse_symbol

# Documents of one kind and number that are compared; every province has its Quyết định 18.
_MOST_COMPARED = 1000
# A name that shares all its words with more documents than this says nothing.
_MOST_NAMED = 20
_LEAST_NAME = 2  # words
# The issuers who sign with the symbol of the Central Committee.
_CENTRAL_ISSUERS = ("trung uong", "bo chinh tri", "ban bi thu")
# What is left out where names of documents are compared: "Nghị quyết Hội nghị lần thứ 6 Ban Chấp hành Trung ương".
_FILLERS = re.compile(r"\b(?:hoi nghi|lan thu|ban chap hanh|bch|dang|cua|so)\b")


@dataclass
class Found:
    """What a text leads to. ``sure`` fit in every part that was said; of ``possible`` some part is not known; ``near``
    bear the number, but another part of them is otherwise. ``understood`` is empty where no number was read."""

    understood: tuple[Understood, ...] = ()
    sure: list[Directive] = field(default_factory=list)
    possible: list[Directive] = field(default_factory=list)
    near: list[Directive] = field(default_factory=list)

    @property
    def candidates(self) -> list[Directive]:
        """Those that fit, the sure ones first; each has ``article_count``."""
        return [*self.sure, *self.possible]

    @property
    def only(self) -> Directive | None:
        """The one document meant, where there is no doubt."""
        return self.sure[0] if len(self.sure) == 1 and not self.possible else None


def find(text: str, directives: QuerySet[Directive]) -> Found:
    """Look up, among ``directives``, what a text asks for: by number, else by the name of a document.

    The rows come with ``article_count``. At most four queries for each document asked for.
    """
    understood = understand(text)
    found = Found(understood)
    if not any(document.sure for document in understood):
        found.sure, found.possible = _named(text, directives)
    for document in understood:
        sure, possible, near = _numbered(document, directives)
        if document.plenum:
            sure = [*_of_plenum(document, directives), *sure]
        found.sure += sure
        found.possible += possible
        found.near += near
    for name in ("sure", "possible", "near"):
        setattr(found, name, _once(getattr(found, name)))
    _count(found)
    return found


# --- By number -------------------------------------------------------------------------------------------------------


def _numbered(asked: Understood, directives: QuerySet[Directive]) -> tuple[list, list, list]:
    """(sure, possible, near) documents of a number."""
    condition = Q(number__in=_writings(asked.number))
    if asked.symbol:
        condition |= Q(symbol_key=asked.symbol.key)
    if asked.kinds:
        condition &= Q(kind__in=asked.kinds) | Q(kind="")
    sure, possible, near = [], [], []
    rows = directives.filter(condition).order_by("-issued_latest", "pk")[:_MOST_COMPARED]
    for row in rows:
        fits = [_symbol_fits(asked, row), _body_fits(asked, row), _date_fits(asked, row), _term_fits(asked, row)]
        if all(fit is True for fit in fits):
            sure.append(row)
        elif False not in fits:
            possible.append(row)
        else:
            near.append(row)
    return sure, possible, near


def _writings(number: str) -> list[str]:
    """ "5" → 5, 05, 005: numbers are kept as they are printed."""
    return [number.rjust(width, "0") for width in range(len(number), 4)] or [number]


# Each tells whether one part of a directive is as asked: True, False, or None where it is not known.


def _symbol_fits(asked: Understood, row: Directive) -> bool | None:
    if not asked.symbol:
        return True
    return row.symbol_key == asked.symbol.key if row.symbol_key else None


def _body_fits(asked: Understood, row: Directive) -> bool | None:
    if not asked.bodies:
        return True
    symbol = parse_symbol(row.symbol) if row.symbol else None
    issuer = search_key(row.issuer_name)
    if CENTRAL in asked.bodies:
        if symbol:
            return fold(symbol.body) == CENTRAL
        return any(words in issuer for words in _CENTRAL_ISSUERS) if issuer else None
    if issuer:
        return any(body in issuer for body in asked.bodies)
    typed = fold(asked.body.replace(" ", ""))
    return fold(symbol.body) == typed or None if symbol else None


def _date_fits(asked: Understood, row: Directive) -> bool | None:
    if not asked.issued:
        return True
    if not row.issued:
        # The symbols of the State hold their year.
        symbol = parse_symbol(row.symbol) if row.symbol else None
        return int(symbol.year) == asked.issued.year if symbol and symbol.year else None
    return row.issued.earliest <= asked.issued.latest and asked.issued.earliest <= row.issued.latest


def _term_fits(asked: Understood, row: Directive) -> bool | None:
    if not asked.term:
        return True
    return row.term == asked.term if row.term else None


# --- By name ---------------------------------------------------------------------------------------------------------


def _named(text: str, directives: QuerySet[Directive]) -> tuple[list[Directive], list[Directive]]:
    """(of exactly this name, holding all its words) documents of a name: "Luật Đầu tư công"."""
    asked = _name(text)
    words = asked.split()
    if len(words) < _LEAST_NAME:
        return [], []
    holding = Q(*(Q(search_key__contains=word) for word in words))
    aliases = DirectiveAlias.objects.filter(holding).values("directive")
    rows = list(
        directives.filter(~Q(name="") & holding | Q(pk__in=aliases)).prefetch_related("aliases")[:_MOST_COMPARED]
    )
    sure = [row for row in rows if asked in {_name(name) for name in (row.name, *row.also)}]
    possible = [row for row in rows if row not in sure] if len(rows) <= _MOST_NAMED else []
    return sure, possible if not sure else []


def _of_plenum(asked: Understood, directives: QuerySet[Directive]) -> list[Directive]:
    """Resolutions of a plenum of the Central Committee: "Nghị quyết Trung ương 6 khóa XII"."""
    asked_name = f"nghi quyet trung uong {asked.number} khoa"
    rows = directives.filter(
        Q(pk__in=DirectiveAlias.objects.filter(search_key__contains=asked_name).values("directive"))
        | Q(search_key__contains=asked_name)
    ).prefetch_related("aliases")[:_MOST_COMPARED]
    wanted = f"{asked_name} {asked.term.lower()}" if asked.term else asked_name
    names = {row.pk: [_name(name) for name in (row.name, *row.also)] for row in rows}
    if asked.term:
        return [row for row in rows if wanted in names[row.pk]]
    return [row for row in rows if any(name.startswith(wanted) for name in names[row.pk])]


def _name(text: str) -> str:
    """The form under which two ways of naming a document are the same."""
    words = " ".join("trung uong" if word == CENTRAL else word for word in words_of(text))
    words = " ".join(_FILLERS.sub(" ", words).split())
    return re.sub(r"\bkhoa (\d{1,2})\b", lambda found: "khoa " + (numeral(found[1]) or found[1]), words)


# --- Rows ------------------------------------------------------------------------------------------------------------


def _once(rows: Iterable[Directive]) -> list[Directive]:
    return list({row.pk: row for row in rows}.values())


def _count(found: Found) -> None:
    """Give every row its number of articles, in one query."""
    rows: Sequence[Directive] = [*found.sure, *found.possible, *found.near]
    counted = Directive.objects.with_article_count().in_bulk([row.pk for row in rows]) if rows else {}
    for row in rows:
        row.article_count = counted[row.pk].article_count if row.pk in counted else 0
