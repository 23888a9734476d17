"""One record beside another, value by value: what was found, what was missed, what was found and should not have been.

Both are records as :func:`archive.extraction.gold.gold_record` writes them. A key that the label does not have is not
judged; None, an empty list and an empty object say that the text gives nothing, which is judged. Lists are sets. Names
are compared in canonical spelling (NFC, new tone placement), case, white space and the kind of quotation marks aside;
diacritics count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from archive.extraction.reference import Reference
from archive.extraction.vocabulary import table
from archive.text import exact_key, normalize
from archive.text.symbols import number_key, symbol_key

HIT, MISS, FALSE = "hit", "miss", "false"

MEETING = (
    "kind date end date_as_written date_inferred_from places organiser format attendance connection_points chairs"
).split()
DIRECTIVE = "number symbol name issuer issued resolves_to resolves_to_issued".split()
# Every field that is judged, in the order of a report.
FIELDS = (
    *("title", "published", "byline", "source_name", "source_url", "view_count", "ministries"),
    *("organisations_include", "meeting", *(f"meeting.{key}" for key in MEETING)),
    *("people", "titles", "later_mentions", "directives", *(f"directives.{key}" for key in DIRECTIVE)),
    *("provinces", "captions"),
)
# Fields whose values name bodies or places: there a short form and its words are the same name.
_NAMES_OF_BODIES = frozenset({"ministries", "organisations_include", "titles"})
_NAMES_OF_BODIES |= {"meeting.organiser", "meeting.places"}
# The label gives the least that must be found, not the whole.
FLOORS = frozenset({"organisations_include"})

# Quotation marks are typed in many ways: "Sao hôi đến vậy?", ’ and '.
_QUOTES = str.maketrans({**dict.fromkeys("’‘ʼ′`´", "'"), **dict.fromkeys("“”„«»″", '"')})
# Named documents are told apart by their words, not by commas; a congress is the same whether its ordinal stands as
# "khóa" or "lần thứ", with or without its delegates and, where it has an ordinal, its term of office.
_CONGRESS = re.compile(r"đại hội(?: đại biểu)?(?= (?:đảng bộ|toàn quốc))")
_ORDINAL = re.compile(r"(?:khóa|lần thứ) ([ivx]{1,6}|\d{1,2})(?:,? \(?nhiệm kỳ \d{4} ?[-–] ?\d{4}\)?)?$")
_OF_THE_STATE = re.compile(r"^(hiến pháp) nước (?:cộng hòa xã hội chủ nghĩa|chxhcn) việt nam")
_AMENDED = re.compile(r" \(?sửa đổi(?:, bổ sung)?\)?$")
_PARTY_IN_FULL = re.compile(r"^(điều lệ đảng) (?:cộng sản việt nam|csvn)")
# A title is told without its term: "Đại biểu Quốc hội khóa XV" is "Đại biểu Quốc hội".
_TERM = re.compile(r",? (?:các )?khóa (?:[ivx]{1,6}|\d{1,2})(?:(?:,| và) (?:[ivx]{1,6}|\d{1,2})\b)*(?!\w)")
_CITY = "thành phố"
_WORD = re.compile(r"[^\s,;()]+")
# Names of these committees say the rank of their territory: "Thành ủy thành phố Vinh" is "Thành ủy Vinh".
_RANK_TWICE = re.compile(
    r"\b(?:(?P<province>tỉnh ủy) tỉnh|(?P<city>thành ủy) thành phố|(?P<district>huyện ủy) huyện"
    r"|(?P<quarter>quận ủy) quận|(?P<town>thị ủy) thị xã)(?= )"
)


@dataclass(frozen=True)
class Finding:
    """One value judged: ``value`` in words, and ``needles``, the words by which it may be found in the text."""

    field: str
    outcome: str
    value: str
    needles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """The fields that a label judges, and the finding of every value; a field rightly empty is judged without one."""

    judged: frozenset[str]
    findings: tuple[Finding, ...]


def compare(expected: Mapping[str, Any], found: Mapping[str, Any], reference: Reference) -> Comparison:
    """The record ``found`` beside the label ``expected``; the reference gives what short forms of bodies stand for."""
    judge = _Judge(reference)
    for key in ("title", "published", "source_name", "source_url", "view_count", "captions"):
        judge.single(key, expected, key, found)
    for key in ("byline", "ministries", "organisations_include", "provinces"):
        judge.several(key, expected, key, found)
    if "meeting" in expected:
        judge.meeting(expected["meeting"], found.get("meeting"))
    if "people" in expected:
        judge.people(expected["people"], found.get("people") or {})
    if "later_mentions" in expected:
        judge.later_mentions(expected["later_mentions"], found.get("later_mentions") or {})
    if "directives" in expected:
        judge.directives(expected["directives"], found.get("directives") or [])
    return Comparison(frozenset(judge.judged), tuple(judge.findings))


def body_key(name: str, reference: Reference) -> str:
    """The form under which two writings name the same body: short forms written out, no rank said twice, and for an
    alias of the reference list ("Ban Bí thư Trung ương Đảng") the name there."""
    key = _RANK_TWICE.sub(lambda match: match[match.lastgroup], exact_key(written_out(_plain(name), reference)))
    known = {row.name for row in reference.organisation_names.get(key, ())}
    return exact_key(known.pop()) if len(known) == 1 else key


def _plain(value: str) -> str:
    return value.translate(_QUOTES)


def document_key(name: str, reference: Reference) -> str:
    """The form under which two writings name the same document, or the congress that issued it."""
    key = body_key(name, reference)
    if "đại hội" in key:
        key = _ORDINAL.sub(r"lần thứ \1", _CONGRESS.sub("đại hội", key))
    key = _AMENDED.sub("", _PARTY_IN_FULL.sub(r"\1", _OF_THE_STATE.sub(r"\1", key)))
    return " ".join(re.sub(r"[,()–-]", " ", key).split())


def written_out(name: str, reference: Reference) -> str:
    """A name of a body with the short forms that can mean one thing alone written out.

    "Chủ tịch UBND TP. Vinh" → "Chủ tịch Ủy ban nhân dân thành phố Vinh". A form of several meanings (BCT) stays.
    """

    def words(match: re.Match[str]) -> str:
        form = match.group().rstrip(".")
        if not form.isupper() and "TP" not in form:
            return match.group()
        known = reference.expansions(form) or table("short_forms_in_names").get(form, ())
        if len(known) == 1:
            return known[0]
        city, _, rest = form.partition(".")
        return f"{_CITY} {rest}" if city == "TP" and rest else match.group()

    return _WORD.sub(words, normalize(name))


class _Judge:
    """Gathers the findings of one record."""

    def __init__(self, reference: Reference):
        self.reference = reference
        self.judged: set[str] = set()
        self.findings: list[Finding] = []

    def single(self, field: str, expected: Mapping, key: str, found: Mapping, what: str = "") -> None:
        """One value or none on either side; ``what`` says of which document it is."""
        if key in expected:
            wanted, given = ([value] if value else [] for value in (expected[key], found.get(key)))
            self._sets(field, wanted, given, what)

    def several(self, field: str, expected: Mapping, key: str, found: Mapping) -> None:
        if key in expected:
            self._sets(field, expected[key] or [], found.get(key) or [])

    def _sets(self, field: str, expected: Iterable, found: Iterable, what: str = "") -> None:
        def said(values: Iterable) -> dict:
            return {
                self._key(field, value): (f"{what}: {value}" if what else str(value), _needles(field, value))
                for value in values
            }

        self._pair(field, said(expected), said(found))

    def _pair(self, field: str, expected: dict, found: dict) -> None:
        """Key → (the value in words, its needles) on both sides."""
        self.judged.add(field)
        for key, (value, needles) in expected.items():
            self.findings.append(Finding(field, HIT if key in found else MISS, value, needles))
        if field not in FLOORS:
            more = (said for key, said in found.items() if key not in expected)
            self.findings.extend(Finding(field, FALSE, value, needles) for value, needles in more)

    def _key(self, field: str, value: Any) -> Any:
        if field == "directives.symbol":
            return symbol_key(value)
        if field == "directives.number":
            return number_key(str(value))
        if not isinstance(value, str):
            return value
        if field == "meeting.date_as_written":  # "Sáng 13/5" and "13/5" are the same words of a day
            return tuple(number.lstrip("0") for number in re.findall(r"\d+", value)) or exact_key(value)
        if field in ("directives.name", "directives.issuer"):
            return document_key(value, self.reference)
        if field == "titles":
            return _TERM.sub("", body_key(value, self.reference))
        return body_key(value, self.reference) if field in _NAMES_OF_BODIES else exact_key(_plain(value))

    def meeting(self, expected: Mapping | None, found: Mapping | None) -> None:
        """Whether there is one, and what is said of it: where there is none, nothing."""
        said = {"meeting": ("reports a meeting", ())}
        self._pair("meeting", said if expected is not None else {}, said if found is not None else {})
        for key in MEETING:
            several = key in ("places", "chairs")
            wanted = {key: None} if expected is None else expected
            (self.several if several else self.single)(f"meeting.{key}", wanted, key, found or {})

    def people(self, expected: Mapping[str, list], found: Mapping[str, list]) -> None:
        """Names, and pairs of a name and a title: the titles of one who was missed are missed as well."""
        self._sets("people", expected, found)
        self._pair("titles", self._titles(expected), self._titles(found))

    def _titles(self, people: Mapping[str, list]) -> dict:
        return {
            (exact_key(name), self._key("titles", title)): (f"{name}: {title}", (title, name))
            for name, titles in people.items()
            for title in titles or []
        }

    def later_mentions(self, expected: Mapping[str, str], found: Mapping[str, str]) -> None:
        def pairs(mentions: Mapping[str, str]) -> dict:
            return {(exact_key(s), exact_key(name)): (f"{s} → {name}", (s,)) for s, name in mentions.items()}

        self._pair("later_mentions", pairs(expected), pairs(found))

    def directives(self, expected: list[Mapping], found: list[Mapping]) -> None:
        """Documents one to one, and what is said of those that both have."""
        matched = match_directives(expected, found, self.reference)
        self.judged.add("directives")
        for index, wanted in enumerate(expected):
            outcome = HIT if index in matched else MISS
            self.findings.append(Finding("directives", outcome, citation(wanted), _citation_needles(wanted)))
            if index in matched:
                for key in DIRECTIVE:
                    self.single(f"directives.{key}", wanted, key, found[matched[index]], citation(wanted))
        for index, given in enumerate(found):
            if index not in matched.values():
                self.findings.append(Finding("directives", FALSE, citation(given), _citation_needles(given)))


def match_directives(expected: list[Mapping], found: list[Mapping], reference: Reference) -> dict[int, int]:
    """Index of the label's document → index of the found one that is the same; the surest pairs first, one to one."""
    pairs = [
        (-likeness, wanted, given)
        for wanted, one in enumerate(expected)
        for given, other in enumerate(found)
        if (likeness := _likeness(one, other, reference))
    ]
    matched: dict[int, int] = {}
    for _likeness_below_nought, wanted, given in sorted(pairs):
        if wanted not in matched and given not in matched.values():
            matched[wanted] = given
    return matched


def _likeness(one: Mapping, other: Mapping, reference: Reference) -> int:
    """0 for two documents; else the more the surer: same kind, and same symbol, number or name.

    Another symbol or number is another document; another name ("Luật Đất đai năm 2024") or day is not, where the symbol
    is the same.
    """

    def name_key(name: str) -> str:
        return document_key(name, reference)

    if exact_key(one.get("kind") or "") != exact_key(other.get("kind") or ""):
        return 0
    symbol = _agree(one, other, "symbol", symbol_key)
    number = _agree(one, other, "number", number_key)
    name = _agree(one, other, "name", name_key)
    if -1 in (symbol, number) or not (symbol > 0 or number > 0 or name > 0):
        return 0
    dated = _agree(one, other, "issued", str)
    issuer = _agree(one, other, "issuer", name_key)
    return max(1, 64 * symbol + 32 * number + 16 * name + 4 * dated + 2 * issuer)


def _agree(one: Mapping, other: Mapping, key: str, form: Callable[[str], str]) -> int:
    """1 where both say the same, -1 where they differ, 0 where one says nothing."""
    if not one.get(key) or not other.get(key):
        return 0
    return 1 if form(str(one[key])) == form(str(other[key])) else -1


def citation(directive: Mapping) -> str:
    """A document in words: "Nghị quyết 18-NQ/TW", "Chỉ thị số 35", "Luật Lưu trữ"."""
    if directive.get("symbol"):
        return f"{directive.get('kind')} {directive['symbol']}"
    if directive.get("number"):
        return f"{directive.get('kind')} số {directive['number']}"
    return str(directive.get("name") or directive.get("kind") or "")


def _citation_needles(directive: Mapping) -> tuple[str, ...]:
    kind, number = directive.get("kind") or "", directive.get("number")
    said = [directive.get("symbol"), directive.get("name")]
    if number:
        said += [f"{kind} số {number}", f"{kind} {number}", f"số {number}"]
    return tuple(str(words) for words in said if words)


def _needles(field: str, value: Any) -> tuple[str, ...]:
    """The words of a value; a number also with the point that Vietnamese puts behind the thousands."""
    if field == "captions":
        return ()  # a count of the reader's, no words of the text
    if isinstance(value, int):
        return tuple(dict.fromkeys((f"{value:,}".replace(",", "."), str(value))))
    return (str(value),)
