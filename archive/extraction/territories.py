"""Where bodies and places lie: provinces, districts and communes as they stand after a body's name or by themselves.

Source of the facts: the reference list of provinces (before and after 2025-07-01) and ``data/districts.txt``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from archive.extraction.reference import Reference
from archive.extraction.tokens import Phrases, Token
from archive.extraction.vocabulary import lowered, table, words

# The level of a territory: what its Party committee and its State bodies are called depends on it.
PROVINCE, CITY, DISTRICT, COMMUNE = "tỉnh", "thành phố", "huyện", "xã"

# The word before a name → how it is written out, and the level. "thành phố" is of the province's rank when the name
# is on the list of provinces, else of the district's.
RANKS = {
    ("tỉnh",): "tỉnh",
    ("thành", "phố"): "thành phố",
    ("tp",): "thành phố",
    ("t", "p"): "thành phố",
    ("thủ", "đô"): "thành phố",
    ("huyện",): "huyện",
    ("quận",): "quận",
    ("q",): "quận",
    ("thị", "xã"): "thị xã",
    ("tx",): "thị xã",
    ("xã",): "xã",
    ("phường",): "phường",
    ("p",): "phường",
    ("thị", "trấn"): "thị trấn",
    ("tt",): "thị trấn",
    ("đặc", "khu"): "đặc khu",
}
RANK_FIRSTS = frozenset(words[0] for words in RANKS)
# Short forms that mean the rank only before a dot or a capital ("TP. Vinh", "TX Kỳ Anh"); "P" and "Q" only with a dot.
_DOTTED = frozenset({"q", "p", "tt"})
# After a word written out a dot ends the sentence: "… của thành phố. Liên quan …".
_ABBREVIATED = frozenset({"tp", "tx", "q", "p", "tt", "t"})
# "Tỉnh ủy" and "Huyện đoàn" are bodies, and "thành viên" is a member.
_OF_COMMITTEES = frozenset({"ủy", "đoàn", "đội"})
_DISTRICT_RANKS = frozenset({"huyện", "quận", "thị xã", "thành phố"})
_COMMUNE_RANKS = frozenset({"xã", "phường", "thị trấn", "đặc khu"})
# "Đắk" (water, in Mnong and Ede) is written in many ways.
_SPELLINGS_OF_DAK = ("Đăk", "Đắc", "Đak", "Đác", "Dak")
# No commune is longer than four syllables ("Long Điền Tây A"), most have two.
_LONGEST_NAME = 4


@dataclass(frozen=True)
class Territory:
    """A territory read at a token. ``name`` is "" where only the rank stands ("UBND tỉnh": which one?)."""

    rank: str
    name: str
    start: int
    end: int
    # The province it lies in, as far as text or list say; of a province its own name.
    province: str = ""
    # Whether the rank was written ("tỉnh Hà Nam") or only the name ("Hà Nam").
    ranked: bool = True
    # The index after everything that belongs to it, with the province behind a comma or in brackets.
    whole_end: int = 0
    listed: bool = False

    @property
    def is_province(self) -> bool:
        return bool(self.name) and self.name == self.province

    @property
    def full(self) -> str:
        """The name with its rank: "tỉnh Hà Tĩnh", "huyện Vĩnh Bảo", "Thành phố Hồ Chí Minh"."""
        if self.name.startswith("Thành phố "):
            return self.name
        return f"{self.rank} {self.name}".strip()

    @property
    def level(self) -> str:
        if self.is_province or (not self.name and self.rank == "tỉnh"):
            return PROVINCE
        return COMMUNE if self.rank in _COMMUNE_RANKS else DISTRICT


class Gazetteer:
    """The names of territories of a reference list, ready to be found in tokens."""

    def __init__(self, reference: Reference):
        self.provinces: Phrases = Phrases()
        self.rank_of: dict[str, str] = {}
        for row in reference.provinces:
            self.rank_of[row.name] = row.kind
            for name in (row.name, *row.other_names):
                self.provinces.add(name, row.name)
        self.districts: Phrases = Phrases()
        self.provinces_of_district = {
            name: tuple(part.strip() for part in values[0].split(";")) for name, values in table("districts").items()
        }
        for name in self.provinces_of_district:
            for spelling in (name, *(name.replace("Đắk", other) for other in _SPELLINGS_OF_DAK if "Đắk" in name)):
                self.districts.add(spelling, name)
        self.surnames = lowered("surnames")
        self.given_names = lowered("given_names")
        self._like_people: Phrases[str] = Phrases()
        for name in words("communes_like_people"):
            self._like_people.add(name, name)
        self._posts: Phrases[str] = Phrases(joined=False)
        for post in words("posts"):
            self._posts.add(post, post)

    def province_at(self, tokens: tuple[Token, ...], index: int) -> tuple[str, int] | None:
        """A province's name at this token (without a rank before it, but "TP.HCM" is one) and the index after it."""
        token = tokens[index]
        if token.key not in self.provinces.firsts or not (token.capital or token.key in ("thành", "tp")):
            return None
        found = self.provinces.at(tokens, index)
        if found is None or not tokens[found[1] - 1].capital:
            return None
        return found

    def at(self, tokens: tuple[Token, ...], index: int, bare: str = "", alone: bool = False) -> Territory | None:
        """The territory that begins at this token.

        ``bare`` says what a name without a rank may be: "" only a province, "district" also a district of the list.
        ``alone`` leaves out what stands behind it ("…, tỉnh Hà Tĩnh"). A rank without a name gives a territory without
        one ("tỉnh").
        """
        if index >= len(tokens) or not tokens[index].word:
            return None
        name = self.province_at(tokens, index)
        if name is not None:
            province, end = name
            return self._ranked(tokens, index, end, self.rank_of[province], province, ranked=False)
        rank = _rank_at(tokens, index)
        if rank is None:
            return self._district(tokens, index, index, "", alone) if bare == "district" else None
        word, end = rank
        if end >= len(tokens):
            end = _without_dot(tokens, index, end)
            return Territory(word, "", index, end, whole_end=end)
        if word in ("tỉnh", "thành phố"):
            name = self.province_at(tokens, end)
            if name is not None and not (word == "thành phố" and self._is_district_town(name[0])):
                # "tỉnh Cần Thơ" of the years before it was a city stays what it was.
                rank_then = word if word == "tỉnh" else self.rank_of[name[0]]
                return self._ranked(tokens, index, name[1], rank_then, name[0])
        if word == "tỉnh":
            return Territory(word, "", index, end, whole_end=end)
        if word in _DISTRICT_RANKS:
            found = self._district(tokens, index, end, word, alone)
            if found is not None:
                return found
        return self._unlisted(tokens, index, end, word, alone)

    def town(self, territory: Territory) -> Territory:
        """For "Thành ủy Thái Nguyên": the town that bears the name of its province, which is no city itself."""
        if not territory.is_province or self.rank_of[territory.name] != "tỉnh":
            return territory
        return replace(territory, rank="thành phố", province="", ranked=True)

    def _is_district_town(self, name: str) -> bool:
        """ "thành phố Thái Bình" is the town of that name, not the province: a province of rank tỉnh is no city."""
        return self.rank_of[name] == "tỉnh" and name in self.provinces_of_district

    def _ranked(self, tokens, start: int, end: int, rank: str, name: str, ranked: bool = True) -> Territory:
        return Territory(rank, name, start, end, name, ranked, whole_end=end, listed=True)

    def _district(self, tokens, start: int, index: int, rank: str, alone: bool) -> Territory | None:
        if not tokens[index].capital:
            return None
        found = self.districts.at(tokens, index)
        if found is None or not tokens[found[1] - 1].capital:
            return None
        name, end = found
        province, whole_end = ("", end) if alone else self._province_after(tokens, end)
        candidates = self.provinces_of_district[name]
        if not province and len(candidates) == 1:
            province = candidates[0]
        if province == name:  # the town and its province bear one name: the town must not pass for the province
            province = ""
        return Territory(rank, name, start, end, province, bool(rank), whole_end, listed=True)

    def _unlisted(self, tokens, start: int, index: int, rank: str, alone: bool) -> Territory:
        """A commune or a district that is on no list: the run of capitals, cut before a person's name."""
        bare_end = _without_dot(tokens, start, index)
        nameless = Territory(rank, "", start, bare_end, whole_end=bare_end)
        if tokens[index].text.isdigit():
            if rank not in ("quận", "phường", "xã"):
                return nameless
            end = index + 1
        else:
            end = self._run_end(tokens, start, index, rank)
        if end == index:
            return nameless
        name = " ".join(token.text for token in tokens[index:end])
        province, whole_end = ("", end) if alone else self._province_after(tokens, end)
        return Territory(rank, name, start, end, province, True, whole_end)

    def _run_end(self, tokens, start: int, index: int, rank: str) -> int:
        """The index after the capitals that name the territory; ``index`` where they name a person or an office."""
        like_person = self._like_people.at(tokens, index)
        if like_person is not None and tokens[index].capital:
            return like_person[1]
        if self._posts.at(tokens, index) is not None:  # "Công an TP. Bí thư …"
            return index
        # The lists hold every town and nearly every district: behind their rank a name that is on none is foreign, and
        # behind a dot ("UBND TP. Cũng trong ngày") or with a surname at its head it is none at all.
        if rank in _DISTRICT_RANKS and (tokens[index - 1].text == "." or tokens[index].key in self.surnames):
            return index
        end = index
        while end < len(tokens) and end - index < _LONGEST_NAME and self._continues(tokens, index, end):
            end += 1
        surname_first = tokens[index].key in self.surnames
        if surname_first and end - index > 2 and tokens[index + 1].key in self.given_names:
            return index  # "Chủ tịch UBND xã Trần Văn An": a person, for no commune is called so
        return end

    def _continues(self, tokens, first: int, index: int) -> bool:
        token = tokens[index]
        if not (token.word and token.capital) or (index > first and token.start - tokens[index - 1].end > 1):
            return False
        if token.text.isupper() and len(token.text) > 1 and not tokens[first].text.isupper():
            return False
        # "phường Tân Bình Nguyễn Văn An": after two syllables a surname with more behind it begins a person.
        if index - first >= 2 and token.key in self.surnames:
            after = tokens[index + 1] if index + 1 < len(tokens) else None
            return not (after is not None and after.word and after.capital)
        return True

    def _goes_on_as_list(self, tokens, index: int) -> bool:
        """ "Vinh, Hà Nội, Huế" is a list: Hà Nội is not where Vinh lies."""
        listed = index + 1 < len(tokens) and tokens[index].key in (",", "và")
        return listed and self.province_at(tokens, index + 1) is not None

    def _behind_bracket(self, tokens, index: int, province: str) -> int:
        """The index behind the province in brackets: "xã Cộng Hiền, huyện Vĩnh Bảo | (Hải Phòng)"."""
        inside = self.province_at(tokens, index + 1) if index + 2 < len(tokens) and tokens[index].text == "(" else None
        closed = inside is not None and inside[0] == province and tokens[inside[1] : inside[1] + 1]
        return inside[1] + 1 if closed and tokens[inside[1]].text == ")" else index

    def _province_after(self, tokens, index: int) -> tuple[str, int]:
        """The province that stands behind a comma, a dash or in brackets, over a district in between if need be."""
        for _ in range(2):
            if index >= len(tokens) or tokens[index].text not in (",", "(", "-", "–"):
                return "", index
            bracket = tokens[index].text == "("
            inner = index + 1
            if inner >= len(tokens):
                return "", index
            rank = _rank_at(tokens, inner)
            name = self.province_at(tokens, rank[1] if rank and rank[1] < len(tokens) else inner)
            if name is not None and rank is not None and rank[0] not in ("tỉnh", "thành phố"):
                name = None
            if name is not None:
                end = name[1]
                if rank is None and not bracket and self._goes_on_as_list(tokens, end):
                    return "", index
                if bracket:
                    closed = end < len(tokens) and tokens[end].text == ")"
                    return (name[0], end + 1) if closed else ("", index)
                return name[0], end
            if rank is None or rank[0] == "tỉnh":
                return "", index
            between = self.at(tokens, inner, alone=True)
            if between is None or not between.name:
                return "", index
            if between.province:
                end = between.whole_end
                if bracket:
                    end += 1 if end < len(tokens) and tokens[end].text == ")" else 0
                return between.province, self._behind_bracket(tokens, end, between.province)
            index = between.end
        return "", index


def _without_dot(tokens: tuple[Token, ...], start: int, index: int) -> int:
    """The index after a rank without the dot behind it, which ends the sentence where no name follows."""
    return index - 1 if index - 1 > start and tokens[index - 1].text == "." else index


def _rank_at(tokens: tuple[Token, ...], index: int) -> tuple[str, int] | None:
    """The rank word at this token, written out, and the index after it (and after its dot)."""
    key = tokens[index].key
    if key not in RANK_FIRSTS:
        return None
    for length in (2, 1):
        words = tuple(token.key for token in tokens[index : index + length])
        rank = RANKS.get(words)
        if rank is None or len(words) < length:
            continue
        end = index + length
        if end < len(tokens) and tokens[end].key in _OF_COMMITTEES and length == 1:
            continue
        dotted = words[0] in _ABBREVIATED and end < len(tokens) and tokens[end].text == "."
        if key in _DOTTED and not (dotted and tokens[index].capital):
            continue
        return rank, end + dotted
    return None
