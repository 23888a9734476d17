"""Who issued a document: the body named beside a citation, or the one that its symbol implies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from archive.extraction.numerals import ROMAN_OR_ARABIC, WORD_NUMBER
from archive.extraction.record import OrganisationMention
from archive.extraction.reference import Reference, ReferenceDirective
from archive.extraction.vocabulary import table
from archive.text import PartialDate, exact_key, lower
from archive.text.symbols import PARTY, Symbol

# Kinds that only one body issues, by the Law on the promulgation of legal documents (64/2025/QH15).
_BY_KIND = {
    "Bộ luật": "Quốc hội",
    "Hiến pháp": "Quốc hội",
    "Luật": "Quốc hội",
    "Nghị định": "Chính phủ",
    "Pháp lệnh": "Ủy ban Thường vụ Quốc hội",
}
# Office-holders who issue in the name of the body they head: "của Bộ trưởng Bộ Y tế", "Chủ tịch UBND tỉnh".
_HEAD_OF = re.compile(
    r"(?:Bộ trưởng|Chủ tịch|Chủ nhiệm|Tổng Thanh tra|Thống đốc|Trưởng ban)(?: các)? (?=\w)", re.IGNORECASE
)
# "của Hội nghị lần thứ sáu Ban Chấp hành Trung ương": the plenum is the committee in session.
_PLENUM = re.compile(
    rf"(?:tại |của )?hội nghị (?:lần thứ |trung ương )?(?:{WORD_NUMBER}|{ROMAN_OR_ARABIC}),? "
    rf"(?:khóa {ROMAN_OR_ARABIC},? )?(?:\(?của )?",
    re.IGNORECASE,
)
# … and of that committee with nothing behind it: "Nghị quyết số 13 của Hội nghị Trung ương 5".
_PLENUM_OF_CENTRE = re.compile(
    r"Hội nghị (?:lần thứ )?(?:Ban Chấp hành )?(?:Trung ương|T\.?Ư|TW)(?: Đảng)?,? (?:lần (?:thứ )?)?"
    rf"(?:{WORD_NUMBER}|{ROMAN_OR_ARABIC})",
    re.IGNORECASE,
)
# "Trung ương" alone is any of the central bodies; the reference list says which, else it is the Central Committee.
_CENTRE = re.compile(r"(?:Trung ương|T\.?Ư\.?|TW)(?: Đảng)?(?!\w)", re.IGNORECASE)
_STANDING = re.compile(r"(?:Ban )?Thường vụ (?=\w)", re.IGNORECASE)
CENTRAL_COMMITTEE = "Ban Chấp hành Trung ương"
# The bodies whose symbols end in TW.
CENTRAL_BODIES = frozenset({CENTRAL_COMMITTEE, "Bộ Chính trị", "Ban Bí thư"})
# The two bodies that issue together; any other body after a comma begins something new.
_JOINT = ("Bộ Chính trị", "Ban Bí thư")
_AND = re.compile(r", | và ")
# Signs of documents that several bodies issue together; the bodies stand in the symbol one behind the other.
JOINT_SIGNS = ("TTLT", "NQLT")
_NEW_CLAUSE = re.compile(r",? (?:đã|vừa|mới|sẽ|yêu cầu|ban hành|giao|đề nghị|nhấn mạnh|cho)(?!\w)")
_STATE_KINDS = frozenset(
    {"ministry", "ministry-level agency", "government agency", "central State body", "court or procuracy"}
)


class Issuer(NamedTuple):
    """A body read at a place of the text: its full name and where the words end."""

    name: str
    end: int
    # Whether it is one of the bodies that every reader knows (the reference list), not one found in this text.
    known: bool
    # Whether the words were only "Trung ương".
    vague: bool = False


class _Names(NamedTuple):
    """Names that are known beforehand, (key, name) by the first and by the last syllable, longest first."""

    by_first: dict[str, list[tuple[str, str]]]
    by_last: dict[str, list[tuple[str, str]]]


@lru_cache(maxsize=8)
def _names_of(reference: Reference) -> _Names:
    names = {key: rows[0].name for key, rows in reference.organisation_names.items() if key != "trung ương"}
    names.update((exact_key(written), name) for written, (name,) in table("issuer_forms").items())
    index = _Names({}, {})
    for key, name in sorted(names.items(), key=lambda pair: -len(pair[0])):
        index.by_first.setdefault(re.split(r"\W", key, maxsplit=1)[0], []).append((key, name))
        index.by_last.setdefault(re.split(r"\W", key)[-1], []).append((key, name))
    return index


class Issuers:
    """The issuing bodies of one text: what stands where, and which one a symbol implies.

    ``form`` is the canonical text, ``organisations`` what was found in it, ``dated`` its day, if known. Names of the
    reference list are read here too, so that a central body is recognised in any of the forms that citations use.
    """

    def __init__(
        self,
        form: str,
        organisations: Sequence[OrganisationMention],
        reference: Reference,
        dated: PartialDate | None = None,
    ):
        self._form = form
        self._dated = dated
        # The text in small letters, which the rules for kinds of documents read too.
        self.lowered = lower(form)
        self._reference = reference
        self._at = {mention.span.start: mention for mention in organisations}
        self._ending_at = {mention.span.end: mention for mention in organisations}
        self._names = tuple(dict.fromkeys(mention.name for mention in organisations))
        self._only: dict[tuple[str, ...], str] = {}
        self._implied: dict[tuple, str] = {}
        self._known = _names_of(reference)

    def at(self, position: int, limit: int) -> Issuer | None:
        """The body whose name begins at a position (a plenum or an office-holder before it belongs to it)."""
        plenum = _PLENUM_OF_CENTRE.match(self._form, position, limit)
        if plenum:
            return Issuer(CENTRAL_COMMITTEE, plenum.end(), True)
        for prefix in (_PLENUM, _HEAD_OF):
            match = prefix.match(self._form, position, limit)
            if match:
                position = match.end()
        found = self._named_at(position, limit) or self._standing_committee_at(position, limit)
        return self._with_partner(found, limit) if found and found.name in _JOINT else found

    def before(self, position: int) -> Issuer | None:
        """The body whose name ends at a position: "Bộ Chính trị | ban hành Quy định số …"."""
        mention = self._ending_at.get(position)
        if mention:
            return Issuer(mention.name, position, mention.known)
        first_of_last = position
        while first_of_last and self.lowered[first_of_last - 1].isalnum():
            first_of_last -= 1
        for key, name in self._known.by_last.get(self.lowered[first_of_last:position], ()):
            begin = position - len(key)
            if begin >= 0 and self.lowered.startswith(key, begin) and not self.lowered[begin - 1 : begin].isalnum():
                # "Ban Thường vụ Trung ương Đảng" is another body than the one whose name it ends with.
                standing = re.search(r"(?:ban )?thường vụ $", self.lowered[max(0, begin - 16) : begin])
                return Issuer(f"Ban Thường vụ {name}" if standing else name, position, True)
        return None

    def implied(self, symbol: Symbol, kind: str, issued: PartialDate | None, term: str) -> str:
        """The body that a symbol stands for; "" where it does not say, as in most symbols that end in TW.

        TW is the sign of the Central Committee, the Politburo and the Secretariat alike (Quy định 399-QĐ/TW). Which of
        them issued a document is a fact of the reference list: if all its documents of this symbol that fit the printed
        date and term, and are not younger than the text, have one issuer, it is that one.
        """
        asked = symbol, kind, issued, term
        if asked not in self._implied:
            self._implied[asked] = self._implied_by(*asked)
        return self._implied[asked]

    def _implied_by(self, symbol: Symbol, kind: str, issued: PartialDate | None, term: str) -> str:
        if symbol.body == "TW":
            known = self._reference.directives_of_symbol(symbol)
            return _agreed_issuer(known, kind, issued, term, self._dated)
        parts = symbol.body.split("-") if symbol.sign in JOINT_SIGNS else [symbol.body.split("-")[0]]
        office = symbol.sign in table("symbol_bodies") or (symbol.sign and self._body(symbol.sign, symbol.system))
        if symbol.system != PARTY and office:
            parts = [symbol.sign]  # an official letter: 5678/VPCP-TCCV, the office first and its department behind it
        names = [self._body(part, symbol.system) for part in parts]
        return ", ".join(names) if all(names) else ""

    def of_kind(self, kind: str) -> str:
        """The body that alone issues documents of a kind; "" for most."""
        return _BY_KIND.get(kind, "")

    def only_one(self, *heads: str) -> str:
        """The one full name in the text that begins with one of these words; "" where there are none or several."""
        if heads not in self._only:
            names = {name for name in self._names if name.startswith(heads)}
            names -= set(heads)  # "Tỉnh ủy" itself, which nothing in the text completed
            self._only[heads] = names.pop() if len(names) == 1 else ""
        return self._only[heads]

    def _body(self, body: str, system: str) -> str:
        bare = body.rstrip("0123456789")
        rows = self._reference.organisation_abbreviations.get(bare, ())
        fitting = {row.name for row in rows if (row.kind in _STATE_KINDS) == (system != PARTY)}
        if len(fitting) == 1:
            return fitting.pop()
        heads = table("symbol_bodies").get(bare)
        return self.only_one(*heads) if heads else ""

    def _named_at(self, position: int, limit: int) -> Issuer | None:
        centre = _CENTRE.match(self._form, position, limit)
        if centre:
            return Issuer(CENTRAL_COMMITTEE, centre.end(), True, vague=True)
        known = self._known_at(position, limit)
        mention = self._at.get(position)
        if mention and mention.span.end <= limit and (known is None or mention.span.end >= known.end):
            return Issuer(mention.name, mention.span.end, mention.known)
        return known

    def _standing_committee_at(self, position: int, limit: int) -> Issuer | None:
        """Read "Thường vụ Quân ủy Trung ương", short for the Ban Thường vụ of the body behind it."""
        match = _STANDING.match(self._form, position, limit)
        found = self._named_at(match.end(), limit) if match else None
        return found._replace(name=f"Ban Thường vụ {found.name}") if found and not found.vague else None

    def _known_at(self, position: int, limit: int) -> Issuer | None:
        end_of_first = position
        while end_of_first < limit and self.lowered[end_of_first].isalnum():
            end_of_first += 1
        for key, name in self._known.by_first.get(self.lowered[position:end_of_first], ()):
            end = position + len(key)
            if self.lowered.startswith(key, position) and not self.lowered[end : end + 1].isalnum() and end <= limit:
                return Issuer(name, end, True)
        return None

    def _with_partner(self, first: Issuer, limit: int) -> Issuer:
        joint = _AND.match(self._form, first.end, limit)
        second = self._known_at(joint.end(), limit) if joint else None
        if second is None or second.name not in _JOINT or second.name == first.name:
            return first
        # "… của Bộ Chính trị, Ban Bí thư yêu cầu": there the second is the subject of the next clause.
        if _NEW_CLAUSE.match(self._form, second.end, limit):
            return first
        return Issuer(f"{_JOINT[0]}, {_JOINT[1]}", second.end, True)


def _agreed_issuer(
    directives: Iterable[ReferenceDirective],
    kind: str,
    issued: PartialDate | None,
    term: str,
    dated: PartialDate | None,
) -> str:
    """The issuer of all documents that fit; "" where there are none or they differ."""
    fitting = [
        row
        for row in directives
        if (not kind or row.kind == kind)
        and (not term or row.term == term)
        and (not dated or row.issued.earliest <= dated.latest)
        and (not issued or row.issued.covers(issued) or issued.covers(row.issued))
    ]
    issuers = {row.issuer for row in fitting}
    return issuers.pop() if len(issuers) == 1 else ""
