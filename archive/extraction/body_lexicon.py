"""The names and heads of bodies, compiled for one reference list: what :mod:`body_grammar` reads with."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

from archive.extraction.reference import Reference
from archive.extraction.territories import Gazetteer
from archive.extraction.tokens import Phrases, Token, phrases, tokenize
from archive.extraction.vocabulary import lowered, table, words

# Reference kinds that the archive calls by a shorter name.
KINDS = {
    "Party committee directly under the Central Committee": "central committee",
    "unit of a ministry since 2025": "government agency",
}
# Names of the reference list that are words of the language as well, and so are none of ours where they stand alone:
# "Trung ương" is as often the centre as the Central Committee.
_TOO_COMMON = frozenset({"trung ương"})
# Abbreviations that stand for the thing as often as for the body: "đóng BHXH, BHYT".
_TOO_COMMON_SHORT = frozenset({"BHXH"})
_AT_THE_CENTRE = ("Ban ", "Ủy ban Kiểm tra", "Hội đồng Lý luận")
_MOST_FILED = 20_000
# "Đảng Nhân dân Cách mạng Lào": so many words before the country, of which one in small letters.
_LONGEST_PARTY = 6
_IN_PARTIES = frozenset({"sản", "dân", "mạng", "động"})
_THE_STATE = "nước Cộng hòa xã hội chủ nghĩa Việt Nam"
# Abbreviations of fewer letters stand for too many things (BTC, CP, QH).
_SHORTEST_ABBREVIATION = 4

# Heads that say something even with nothing behind them: they are completed from the text. The others are then mere
# words ("lực lượng Công an", "văn phòng").
STAND_ALONE = frozenset(
    {"Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Đảng ủy", "Ủy ban nhân dân", "Hội đồng nhân dân"}
    | {"Ban Thường vụ", "Ban Chấp hành", "Ủy ban Kiểm tra", "Ban Tổ chức", "Ban Tuyên giáo", "Ban Dân vận"}
    | {"Ban Nội chính", "Ban Tuyên giáo và Dân vận", "Ban cán sự đảng", "Đảng đoàn", "Đoàn đại biểu Quốc hội"}
    | {"Ủy ban Mặt trận Tổ quốc Việt Nam"}
)


class Head(NamedTuple):
    """A row of organisation_heads.txt."""

    form: str
    kind: str
    name: str


class Lexicon:
    """Compiled word lists; build with :func:`lexicon`, which keeps them."""

    def __init__(self, reference: Reference):
        self.reference = reference
        self.gazetteer = Gazetteer(reference)
        self.kinds: dict[str, str] = {}
        self.known: set[str] = set()
        # What :meth:`filed_under` has answered: the same names come back in every text.
        self._filed: dict[str, str] = {}
        # The name that the archive files it under, and the words as a title says them.
        self.listed: Phrases[tuple[str, str]] = Phrases()
        self._add_listed()
        self.heads: Phrases[Head] = phrases(
            (form, Head(*values))
            for written, values in table("organisation_heads").items()
            for form in _with_short_words(written)
        )
        self.countries: Phrases[str] = phrases(
            [(name, values[0] if values else name) for name, values in table("countries").items()]
        )
        self._states: Phrases[str] = phrases(
            [(name, values[0] if values else name) for name, values in table("states").items()]
        )
        self.body_words: Phrases[str] = phrases([(name, name) for name in words("body_words")])
        self.body_tails: Phrases[str] = phrases([(name, name) for name in words("body_tails")])
        # After whom schools are named: "Trường Chính trị Tôn Đức Thắng".
        self.famous: Phrases[str] = phrases([(name, name) for name in words("famous_names")])
        # The first words of bodies' names.
        self.body_firsts = frozenset(self.heads.firsts) | frozenset(self.listed.firsts)
        self.agency_words: Phrases[str] = phrases(
            [(written, values[0]) for written, values in table("agency_words").items()]
        )
        self.enders: Phrases[str] = phrases([(word, word) for word in words("name_enders")], joined=False)
        self.given_names = lowered("given_names") | lowered("surnames")
        self.rare_surnames = lowered("rare_surnames")
        self._fields: Phrases[str] = phrases(
            (form, field) for field in sorted(words("fields")) for form in _forms(field)
        )

    def _add_listed(self) -> None:
        """The reference list first, then our own bodies of the centre, then other names of both."""
        for row in self.reference.organisations:
            self.kinds.setdefault(row.name, KINDS.get(row.kind, row.kind))
            self.known.add(row.name)
            for name in (row.name, *row.aliases):
                if name.lower() not in _TOO_COMMON:
                    self._add(name, row.name)
                self._add_of_the_party(name, row.name)
            for short in row.abbreviations:
                if len(short) >= _SHORTEST_ABBREVIATION and short[0] == row.name[0] and short not in _TOO_COMMON_SHORT:
                    self.listed.add(short, (row.name, row.name))
        for name, (kind, *others) in table("central_bodies").items():
            self.kinds.setdefault(name, kind)
            for other in (name, *others):
                self._add(other, name)
        self._add_centres()
        for other, (name,) in table("other_body_names").items():
            if name in self.kinds:
                self._add(other, name)

    def _add_of_the_party(self, written: str, name: str) -> None:
        """A board of the Party's centre with the Party behind it: "Ban Tổ chức Trung ương Đảng"."""
        if written.startswith(_AT_THE_CENTRE) and written.endswith(" Trung ương"):
            for party in ("Đảng", "Đảng Cộng sản Việt Nam"):
                self._add(f"{written} {party}", name)

    def _add_centres(self) -> None:
        """The centres of mass organisations, which are named for the whole: "BCH T.Ư Hội Nông dân Việt Nam"."""
        for name in [name for name, kind in self.kinds.items() if kind == "mass organisation"]:
            for centre in ("Trung ương", "Ban Chấp hành Trung ương"):
                self._add(f"{centre} {name}", name)

    def _add(self, written: str, name: str) -> None:
        # "Quốc hội Việt Nam" is said of our own only beside another's; short forms say nothing of their own.
        said = name if written.isupper() or written in (f"{name} Việt Nam", f"{name} {_THE_STATE}") else written
        for form in _with_short_words(written):
            self.listed.add(form, (name, said))

    def official(self, name: str) -> str:
        """The name as the reference list spells it, where it has it."""
        row = self.reference.organisation(name)
        if row is None:
            self.kinds.setdefault(name, "ministry")
            return name
        return row.name

    def country_at(self, tokens: tuple[Token, ...], index: int) -> tuple[str, int] | None:
        """A foreign country at this token, as written, with what stands before its name ("Cộng hòa Haiti")."""
        state = self._states.at(tokens, index)
        begin = state[1] if state is not None else index
        if begin >= len(tokens) or not tokens[begin].capital:
            return None
        found = self.countries.at(tokens, begin)
        if found is None:
            return None
        return (f"{state[0]} {found[0]}" if state is not None else found[0]), found[1]

    def foreign_party_at(self, tokens: tuple[Token, ...], index: int) -> tuple[str, int] | None:
        """Another country's party at this token: "Đảng Cộng sản Cuba", "Đảng Nhân dân Cách mạng Lào"."""
        end = index + 1
        while end < len(tokens) and end - index <= _LONGEST_PARTY:
            if not tokens[end].capital and tuple(token.key for token in tokens[end : end + 2]) != ("cách", "mạng"):
                return None
            country = self.country_at(tokens, end)
            if country is not None and end > index + 1:
                words_between = " ".join(token.text for token in tokens[index:end])
                return f"{words_between} {country[0]}", country[1]
            end += 1 + (end + 1 < len(tokens) and tokens[end + 1].key in _IN_PARTIES)
        return None

    def filed_under(self, name: str) -> str:
        """The name of the reference list that this is another name of: the "Đảng bộ" of a bloc is its "Đảng ủy"."""
        if name not in self._filed:
            if len(self._filed) > _MOST_FILED:
                self._filed.clear()
            row = self.reference.organisation(name) if name else None
            self._filed[name] = row.name if row is not None else name
        return self._filed[name]

    def field_at(self, tokens: tuple[Token, ...], index: int) -> tuple[str, int] | None:
        """The field of management at this token, in any spelling; small letters ("tài chính") are none."""
        if index >= len(tokens) or not tokens[index].capital:
            return None
        return self._fields.at(tokens, index)


_built: list[tuple[Reference, Lexicon]] = []


def lexicon(reference: Reference) -> Lexicon:
    """The lexicon of a reference list; the last few are kept, because compiling takes a tenth of a second."""
    for known, made in _built:
        if known is reference:
            return made
    made = Lexicon(reference)
    _built.insert(0, (reference, made))
    del _built[4:]
    return made


def _with_short_words(name: str) -> list[str]:
    """A name and its spellings with short words: "Ủy ban Kiểm tra Trung ương" → "UBKT TW" …"""
    found = [name]
    for long, shorts in table("short_words").items():
        for form in list(found):
            if long in form:
                found.extend(form.replace(long, short) for short in shorts)
    return found


def _forms(field: str) -> list[str]:
    """A field and its spellings with initials: each part in full or as initials, neighbouring initials joined or not.

    "Lao động - Thương binh và Xã hội" → "Lao động TB XH", "LĐ TB XH", "LĐTBXH", "LĐTB XH" … (marks are the reader's).
    """
    parts = [part.strip() for part in field.replace(" và ", "|").replace(" - ", "|").replace(",", "|").split("|")]
    forms = []
    for chosen in product(*[(part, _initials(part)) for part in parts]):
        short = [word.isupper() and len(word.split()) == 1 for word in chosen]
        joints = [(" ", "") if short[i] and short[i + 1] else (" ",) for i in range(len(chosen) - 1)]
        glues = ((*glue, "") for glue in product(*joints))
        forms.extend("".join(map(str.__add__, chosen, glue)) for glue in glues)
    # "Sở TT" and the like are too short to say which.
    return [form for form in forms if form == field or len(form) > 1]


def _initials(part: str) -> str:
    return "".join(token.text[0].upper() for token in tokenize(part))
