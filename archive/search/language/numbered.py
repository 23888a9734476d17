"""Symbols of directives as people type them: "NQ18-TW", "18NQTW", "nq/tw 18", "NQ TW4" are 18-NQ/TW and 4-NQ/TW.

:func:`archive.search.analyzers.symbols` reads what texts print. Whoever types changes the order, and leaves out dashes
and slashes or puts them elsewhere; the parts stay the same three: the number, the sign of the kind, who signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from archive.search.analyzers import symbols
from archive.text import Span
from archive.text.symbols import STATE, Symbol, parse_symbol

# Signs that people put before the number, or run together with it.
SIGNS = "NQ|CT|QĐi|QĐ|QD|QyĐ|KL|HD|KH|TB|NĐ|ND|TT"
_SIGN = f"(?P<sign>{SIGNS})"
# Who signs, as symbols alone have it. "UBND" and short forms of ministries are words of any sentence.
_BODY = r"(?P<body>T\.?[ ]?[ƯW]|TU|CP|TTg)"
_NUMBER = r"(?P<number>\d{1,5}[a-e]?)(?:/(?P<year>(?:19|20)\d\d))?"
_DASH = r"\-\u2010-\u2015\u2212"
_GAP = rf"[ ]{{0,2}}[/{_DASH}]?[ ]{{0,2}}"
_SO = r"(?:(?:số|so)[ ])?"
_BEGIN, _END = rf"(?<![^\W_])(?<![^\s(][/{_DASH}])", rf"(?![^\W_]|[/{_DASH}*][^\W_]|\*)"
_ORDERS = [
    re.compile(f"{_BEGIN}{order}{_END}", re.IGNORECASE)
    for order in (
        f"{_NUMBER}{_GAP}{_SIGN}{_GAP}{_BODY}",
        f"{_SIGN}{_GAP}{_SO}{_NUMBER}{_GAP}{_BODY}",
        f"{_SIGN}(?P<between>{_GAP}){_BODY}(?P<before>{_GAP}{_SO}){_NUMBER}",
    )
]
_LIKE_A_YEAR = re.compile(r"(?:19|20)\d\d")
# The kind whose number behind the Central Committee may be that of a plenum: "NQ TW 4" is "Nghị quyết Trung ương 4".
_OF_A_PLENUM, _PLENUM = "nq", "Nghị quyết Trung ương {number}"


class TypedSymbol(NamedTuple):
    """A symbol in a query and where it stands. ``pieces`` are set instead of a key where the year is not known: a
    symbol of the State holds it. ``plenum`` is what else the words may say, "" for nothing.
    ``printed`` tells that the parts stand in the order in which texts have them."""

    symbol: Symbol
    span: Span
    pieces: tuple[str, ...] = ()
    plenum: str = ""
    printed: bool = False


def typed_symbols(form: str) -> Iterator[TypedSymbol]:
    """Every symbol in a canonical query, in whatever way it is typed; none overlaps another."""
    taken: list[Span] = []
    for found in symbols(form):
        taken.append(found.span)
        yield TypedSymbol(found.symbol, found.span, printed=True)
    for order in _ORDERS:
        for match in order.finditer(form):
            span = Span(*match.span())
            if any(span.start < other.end and other.start < span.end for other in taken):
                continue
            found = _read(match, span)
            if found:
                taken.append(span)
                yield found


def _read(match: re.Match[str], span: Span) -> TypedSymbol | None:
    number, sign, year = match["number"], match["sign"].upper().replace("QDI", "QĐI"), match["year"]
    if _LIKE_A_YEAR.fullmatch(number) and not year:
        return None  # "NQ TW 2017": a year
    central = match["body"].upper().endswith(("Ư", "W"))
    body = "TW" if central else match["body"]
    symbol = parse_symbol(f"{number}/{year}/{sign}-{body}" if year else f"{number}-{sign}/{body}")
    if symbol is None:
        return None
    if symbol.system == STATE and not year:
        return TypedSymbol(symbol, span, pieces=(number, sign, body))
    apart = match.groupdict().get("between") == " " and not match["before"].strip()
    plenum = _PLENUM.format(number=int(number)) if apart and central and sign.lower() == _OF_A_PLENUM else ""
    return TypedSymbol(symbol, span, plenum=plenum)
