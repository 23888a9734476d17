"""Symbols of documents, ``18-NQ/TW`` and ``30/2020/NĐ-CP``: reading every way they are written, one form for each.

The Party writes number **dash** sign **slash** committee (``27-HD/BTCTW``), the State number **slash** [year **slash**]
sign **dash** body (``1234/QĐ-TTg``), the National Assembly number/year/body (``45/2019/QH14``). Texts vary the
separators ("18 - NQ/TW", "18-NQ-TW", "05- CT/TW", "18–NQ/TW", "18-NQ/TƯ"); here all of them come out in the official
form. Sources: Quy định 399-QĐ/TW (Party), Nghị định 30/2020/NĐ-CP, Phụ lục III (State).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from archive.text.folding import fold
from archive.text.normalize import canonical, clean
from archive.text.spans import Span

PARTY, STATE = "Party", "State"

# Signs of kinds of documents in the case in which they are officially written, by their folded form. A sign that stands
# after a blank only ("18 NQ/TW"), or in small letters, is read only if it is one of these.
_SIGNS = {
    fold(sign): sign
    for sign in (
        "BB BC CĐ CT CTr CTrHĐ CTHĐ CTPH CV DA ĐA HD KH KHPH KL L NĐ NQ NQLT PA PL QC QCPH QĐ QĐi QĐNS QyĐ TB TC TT "
        "TTLT TTr"
    ).split()
}
# Bodies whose own case is not all capitals.
_BODIES = {"ttg": "TTg", "tw": "TW", "cp": "CP", "tu": "TU"}

_DASH = r"\-\u2010-\u2015\u2212"
# Between the parts: a dash or a slash, blanks around it. Bounded, so that a line of blanks costs nothing.
_SEPARATOR = rf"[ ]{{0,2}}[/{_DASH}][ ]{{0,2}}"
_LETTERS = "A-Za-zĐđƯưÂâ"
_NUMBER = r"(?P<number>\d{1,5}[a-e]?)"
_YEAR = rf"(?:{_SEPARATOR}(?P<year>(?:19|20)\d{{2}})(?!\d))?"
# "T.Ư", "T. W" and "T.W" are TW written with a point.
_CENTRAL = r"[Tt]\.[ ]?[ƯưUuWw](?:\.(?=\s?[a-zà-ỹ]))?"
_BODY_PART = rf"[{_LETTERS}][{_LETTERS}&]{{0,14}}\d{{0,2}}(?![^\W_])"
_BODY = rf"(?P<body>{_CENTRAL}|{_BODY_PART}(?:[{_DASH}]{_BODY_PART}){{0,4}})"
# A sign and its body run together: "18-NQTW", "121/2003/NĐCP", "3244/QĐUB"; "Tổng Công ty 36 - CTCP" is a company.
_GLUED = r"(?P<glued_sign>NQ|CT|QĐ|KL|HD|KH|TB)(?P<glued_body>TW|TƯ|TU)(?![^\W_])"
_GLUED_STATE = r"(?P<glued_sign>NĐ|NQ|QĐ|TB|KH)(?P<glued_body>CP|TTg|UBND|UB|HĐND)(?![^\W_]|[/-]\w)"
# Decorations of the State: "166KT/HĐNN7", "394 KT/CTN" (khen thưởng), the sign right behind the number.
_DECORATION = re.compile(r"(?P<number>\d{1,5})[ ]?(?P<sign>KT)/(?P<body>CTN|CT|HĐNN\d{0,2})(?![^\W_])")
_SIGN = rf"(?P<sign>[{_LETTERS}]{{1,7}})"

# Until the seventies the State put no sign: Nghị định 100/TTg, Pháp lệnh 10-HĐNN, Sắc lệnh 76-SL; since then some
# writers forget it (Nghị định 108/2014/CP).
_UNSIGNED = re.compile(rf"{_NUMBER}{_YEAR}{_SEPARATOR}(?P<body>TTg|CP|HĐBT|HĐNN|CTN|SL)(?![^\W_]|[-/]\w)")

_SIGNED = re.compile(rf"{_NUMBER}{_YEAR}(?P<mark>{_SEPARATOR}|[ ]){_SIGN}{_SEPARATOR}{_BODY}")
_RUN_TOGETHER = re.compile(rf"{_NUMBER}(?:{_SEPARATOR}|[ ]){_GLUED}")
_RUN_TOGETHER_STATE = re.compile(rf"{_NUMBER}{_YEAR}{_SEPARATOR}{_GLUED_STATE}")
# The National Assembly and its Standing Committee put no sign; the number of the legislature follows the body.
_ASSEMBLY_BODY = r"(?P<body>(?:UBTVQH|QH)[ ]?\d{1,2})(?![^\W_])"
_ASSEMBLY = re.compile(rf"{_NUMBER}{_YEAR}{_SEPARATOR}{_ASSEMBLY_BODY}", re.IGNORECASE)

# Committees of the Party from the Central Committee (TW) to the district (HU, QU), their offices (BTCTW, VPTU), Party
# committees (ĐU, ĐUK), Party groups (BCSĐ, ĐĐ). "BVTW" is a hospital.
_PARTY_BODY = re.compile(
    r"(?:BTC|UBKT|BTG|BTGDV|BTG&DV|BDV|BNC|BKT|BĐN|BCSCL|VP|BCĐ[A-ZĐ]{0,8}|HĐLL|Q)?(?:TW|TU|HU|QU|ĐU)"
    r"|ĐU[A-ZĐ-]*|BCSĐ[A-ZĐ-]*|ĐĐ[A-ZĐ-]*"
)
_STATE_BODY = re.compile(r"CP|TTg|CTN|QH\d*|UBTVQH\d*|HĐND.*|UBND.*|VPCP|TTCP|B[A-ZĐ&]{1,8}|NHNN|TANDTC|VKSNDTC|KTNN")


@dataclass(frozen=True)
class Symbol:
    """One symbol, taken apart. ``sign`` is "" for the National Assembly; ``year`` "" where none is printed."""

    number: str
    sign: str
    body: str
    system: str
    year: str = ""
    # What stands behind the number: a dash in yearly resolutions of the Government (19-2017/NQ-CP) and before bodies of
    # the forties to the eighties (60-SL), nothing in decorations (401KT/CT).
    mark: str = "/"

    def __str__(self) -> str:
        return self._written(self.number, self.mark)

    def _written(self, number: str, mark: str) -> str:
        if self.system == PARTY:
            return f"{number}-{self.sign}/{self.body}"
        if not mark:
            return f"{number}{self.sign}/{self.body}"
        behind = f"{self.sign}-{self.body}" if self.sign else self.body
        parts = [self.year, behind] if self.year else [behind]
        return f"{number}{'/' if self.sign and not self.year else mark}{'/'.join(parts)}"

    @cached_property
    def known_sign(self) -> bool:
        """Whether the sign is one that stands for a kind of document, not the short form of an office."""
        return fold(self.sign) in _SIGNS

    @cached_property
    def key(self) -> str:
        """The form under which two writings are the same symbol: no leading zeros, no diacritics, lower case."""
        return fold(self._written(number_key(self.number), "/"))


@dataclass(frozen=True)
class FoundSymbol:
    """A symbol and where it stands."""

    symbol: Symbol
    span: Span


def number_key(number: str) -> str:
    """A document's number without leading zeros, lower case: "05" and "5" are the same number."""
    return number.lower().lstrip("0") or "0"


def symbol_at(form: str, position: int) -> FoundSymbol | None:
    """The symbol that begins exactly at ``position`` of a canonical text, or None."""
    match = _ASSEMBLY.match(form, position)
    if match:
        return FoundSymbol(
            Symbol(match["number"], "", match["body"].replace(" ", "").upper(), STATE, match["year"] or ""),
            _span(match),
        )
    match = _DECORATION.match(form, position)
    if match:
        return FoundSymbol(Symbol(match["number"], match["sign"], match["body"], STATE, mark=""), _span(match))
    match = _SIGNED.match(form, position)
    if match:
        symbol = _signed(form, match)
        return FoundSymbol(symbol, _span(match)) if symbol else None
    match = _RUN_TOGETHER.match(form, position)
    if match:
        body = "TW" if match["glued_body"] == "TƯ" else match["glued_body"]
        return FoundSymbol(Symbol(match["number"], match["glued_sign"], body, PARTY), _span(match))
    match = _RUN_TOGETHER_STATE.match(form, position)
    if match:
        year = match["year"] or ""
        return FoundSymbol(Symbol(match["number"], match["glued_sign"], match["glued_body"], STATE, year), _span(match))
    match = _UNSIGNED.match(form, position)
    if match:
        mark = "/" if "/" in match.group() else "-"
        return FoundSymbol(Symbol(match["number"], "", match["body"], STATE, match["year"] or "", mark), _span(match))
    return None


@lru_cache(maxsize=4096)
def parse_symbol(text: str) -> Symbol | None:
    """Read a text that is a symbol and nothing else ("18 - nq/tw" → 18-NQ/TW); None where it is none."""
    form = canonical(clean(text)).strip()
    found = symbol_at(form, 0)
    return found.symbol if found and found.span.end == len(form) else None


def symbol_key(text: str) -> str:
    """The key of a symbol (:attr:`Symbol.key`); for words that are no symbol, the folded words."""
    symbol = parse_symbol(text)
    return symbol.key if symbol else fold(" ".join(canonical(clean(text)).split()))


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end())


def _signed(form: str, match: re.Match[str]) -> Symbol | None:
    sign = _sign(match["sign"], match["mark"] == " ")
    body = _body(match["body"]) if sign else None
    if not sign or body is None:
        return None
    # The Party never prints the year in a symbol.
    dash = "/" not in form[match.end("number") : match.start("sign")]
    system = STATE if match["year"] else _system(match["sign"], body, dash)
    # The dash before the year belongs to the symbol, where there is one.
    mark = "-" if match["year"] and "/" not in form[match.end("number") : match.start("year")] else "/"
    return Symbol(match["number"], sign, body, system, match["year"] or "", mark)


# What follows is asked of the same few signs and bodies for every symbol of every text.
@lru_cache(maxsize=4096)
def _sign(written: str, behind_blank: bool) -> str:
    """The sign as it is officially written; "" for words that are none ("18 năm/người")."""
    known = _SIGNS.get(fold(written))
    office = written.isupper() or fold(written) in _BODIES
    if known is None and (behind_blank or not office):
        return ""
    return written if written in _SIGNS.values() else known or _BODIES.get(fold(written), written)


@lru_cache(maxsize=4096)
def _body(written: str) -> str | None:
    if re.fullmatch(_CENTRAL, written) or written.upper() == "TƯ":
        return "TW"
    folded = fold(written)
    if folded in _BODIES:
        return _BODIES[folded]
    body = re.sub("[Ưư]", "W", written) if re.search("TƯ$", written) else written
    body = re.sub(f"[{_DASH}]", "-", body)
    if body.isupper() or any(c.isupper() for c in body[1:]):
        return body
    # A small-letter body is only believed where the whole of a query is in small letters ("27-hd/btctw").
    return body.upper() if body.islower() else None


@lru_cache(maxsize=4096)
def _system(written: str, body: str, dash: bool) -> str:
    """Party or State: by the committee, else by the first separator (``dash``: Party, slash: State)."""
    if _PARTY_BODY.fullmatch(body):
        return PARTY
    # A sign that no State document has, behind a dash: "3-TL/BTC", the rules of a contest, not the Ministry of Finance.
    if _STATE_BODY.fullmatch(body) and not (dash and fold(written) not in _SIGNS):
        return STATE
    return PARTY if dash else STATE
