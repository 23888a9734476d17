"""How the names of bodies are built: a head ("Ban Tổ chức"), a name of its own, and the body or territory it is of.

A name may hold another ("Ban Tổ chức Tỉnh ủy Hà Tĩnh" holds "Tỉnh ủy Hà Tĩnh"); it is read as one body with a parent.
What a name leaves out ("Đảng ủy Bộ": of which ministry?) is told in :attr:`Body.missing` and found elsewhere
(:mod:`archive.extraction.completion`).
"""

from __future__ import annotations

from archive.extraction.body import DISTRICT, OFFICES, PROVINCE, TERRITORY, Body, written
from archive.extraction.body_fields import SEVERAL, read_field
from archive.extraction.body_lexicon import STAND_ALONE, Head, Lexicon
from archive.extraction.body_missions import read_mission
from archive.extraction.body_organs import read_article, read_named, read_organ
from archive.extraction.body_units import read_unit
from archive.extraction.own_names import OwnNames
from archive.extraction.terms import term_end
from archive.extraction.territories import Territory
from archive.extraction.tokens import Token

# Bodies within bodies: deeper than "Chi bộ Phòng … Ban Tổ chức Tỉnh ủy X" nobody writes, and no text makes us recurse.
_DEEPEST = 5
# The name of a foreign town or of a district in a spelling of its own has so many syllables at most.
_LONGEST_UNLISTED = 3

# Heads that are words of the language too: nothing is named by them without a territory.
_COMMON_WORDS = frozenset({"Công an", "Hội Liên hiệp Phụ nữ", "Hội Nông dân", "Hội Cựu chiến binh", "Mặt trận Tổ quốc"})
# Words that end in "bộ": "cán bộ Tài chính" is no ministry.
_END_IN_BO = frozenset({"cán", "đảng", "chi", "nội", "toàn", "cục", "tiến", "đồng", "sơ"})
# Kinds of bodies that parties of other countries have as well: "Bộ Chính trị Đảng Cộng sản Cuba".
_ASSEMBLY = "Quốc hội"
_CITY_POLICE = "Công an thành phố"
_OF_PARTIES = frozenset({"central Party body", "central committee"})
# What follows where no one body is meant: "Ban Tổ chức các tỉnh, thành ủy", "Đảng ủy cấp trên", "đảng ủy viên",
# "Đảng ủy cơ sở", "Đảng ủy trực thuộc", "Ban Chấp hành khóa XII", "Ban Chấp hành lâm thời".
_PLURAL = frozenset({"các", "mọi", "những", "một", "cấp", "viên", "cơ", "trực", "khóa", "lâm"})


class Grammar:
    """Reads bodies out of tokens with the word lists of a lexicon."""

    def __init__(self, lexicon: Lexicon):
        self.lexicon = lexicon
        self.gazetteer = lexicon.gazetteer
        self.own_names = OwnNames(lexicon)
        self._forms = {
            "committee": Grammar._committee,
            "territorial": Grammar._territorial,
            "field": read_field,
            "organ": read_organ,
            "named": read_named,
            "article": read_article,
            "unit": read_unit,
            "mission": read_mission,
        }

    def at(self, tokens: tuple[Token, ...], index: int, depth: int = 0) -> Body | None:
        """The body whose name begins at this token, or None."""
        if depth > _DEEPEST or index >= len(tokens):
            return None
        listed = self.lexicon.listed.at(tokens, index) if tokens[index].key in self.lexicon.listed.firsts else None
        head = self.lexicon.heads.at(tokens, index) if tokens[index].key in self.lexicon.heads.firsts else None
        if listed is not None and head is not None and listed[1] == head[1] and head[0].form == "territorial":
            # "MTTQ tỉnh Hà Tĩnh" is the province's, "MTTQ" alone the country's.
            body = self._territorial(tokens, index, head[1], head[0], depth)
            if body is not None and body.territory is not None:
                return body
        if listed is not None and (head is None or listed[1] >= head[1]):
            body = self._listed(tokens, index, *listed)
            if body is not None:
                return body
        while head is not None:
            body = self._forms[head[0].form](self, tokens, index, head[1], head[0], depth)
            if body is not None and self._fits_case(tokens, body):
                return body
            # "Hội Nhà báo" led to no territory; a shorter head ("Hội") may still lead to a name.
            head = self.lexicon.heads.at(tokens, index, head[1] - 1)
        return None

    def _fits_case(self, tokens, body: Body) -> bool:
        """A head in small letters is a name only where a whole name follows: "công an huyện Vĩnh Bảo"."""
        if tokens[body.start].capital:
            return True
        if body.doubtful or (body.open and not self.after_post(tokens, body.start)):
            return False
        if body.head == "Thanh tra":  # "thanh tra Công ty …" is an act, "chánh thanh tra Bộ …" an office
            return self.after_post(tokens, body.start)
        # "cán bộ TP" is no ministry.
        return body.head != "Bộ" or not (self._within_word(tokens, body.start) or tokens[body.end - 1].text.isupper())

    def _within_word(self, tokens, index: int) -> bool:
        """Whether "bộ" is the end of a word that began before: "cán bộ Tài chính"."""
        return index > 0 and tokens[index].key == "bộ" and tokens[index - 1].key in _END_IN_BO

    def _listed(self, tokens, index: int, found: tuple[str, str], end: int) -> Body | None:
        name, said = found
        capital = any(token.capital for token in tokens[index:end])
        if not capital or (not tokens[index].capital and self._within_word(tokens, index)):
            return None
        if name == _ASSEMBLY and not tokens[index].capital:
            return None  # "Ủy ban toàn | quốc Hội | nghị hiệp thương …"
        if name in OFFICES and self._is_title(tokens, index, end):
            return None
        if index and tokens[index - 1].text in ("/", "-") and tokens[index - 1].end == tokens[index].start:
            return None  # the issuer's sign in a document's symbol: 05/TT-BYT
        kind = self.lexicon.kinds[name]
        country = self.country(tokens, end)
        if country is not None and not name.endswith("Việt Nam"):
            return Body(index, country[1], name, "other", own=country[0], foreign=True)
        if kind in _OF_PARTIES:
            begin = end - (tokens[end - 1].key == "đảng")
            party = self.lexicon.foreign_party_at(tokens, begin) if self._is_party(tokens, begin) else None
            if party is not None:  # "Ủy viên Bộ Chính trị Đảng Cộng sản Cuba"
                head = said.removesuffix(" Đảng") if begin < end else said
                return Body(index, party[1], head, "other", own=party[0], foreign=True)
        both = self._both_of(tokens, end)
        if both is not None:
            return Body(index, both.end, f"{name} và {both.head}", "other", own=both.own, foreign=True)
        if " và " in said and written(tokens, index, end).lower() == said.lower().replace(" và ", " - "):
            said = said.replace(" và ", " - ")
        return Body(index, self.over_country(tokens, end), name, kind, listed=name, said=said)

    @staticmethod
    def _is_party(tokens, index: int) -> bool:
        return index < len(tokens) and tokens[index].capital and tokens[index].key == "đảng"

    def _both_of(self, tokens, index: int) -> Body | None:
        """The second of two bodies that share their country: "Hội đồng Nhà nước và Hội đồng Bộ trưởng Cuba"."""
        if index + 1 >= len(tokens) or tokens[index].key != "và" or not tokens[index + 1].capital:
            return None
        found = self.lexicon.listed.at(tokens, index + 1)
        country = self.country(tokens, found[1]) if found is not None else None
        if country is None or found[0][0].endswith("Việt Nam"):
            return None
        return Body(index + 1, country[1], found[0][0], "other", own=country[0], foreign=True)

    def _is_title(self, tokens, start: int, end: int) -> bool:
        if start and tokens[start - 1].key in ("phó", "nguyên", "cựu"):
            return True
        return end < len(tokens) and tokens[end].capital and tokens[end].key in self.gazetteer.surnames

    def country(self, tokens, index: int) -> tuple[str, int] | None:
        """A foreign country's name at this token; one of a single syllable only where no given name goes on."""
        if index >= len(tokens) or not tokens[index].capital:
            return None
        found = self.lexicon.country_at(tokens, index)
        if found is None:
            return None
        after = tokens[found[1]] if found[1] < len(tokens) else None
        if found[1] == index + 1 and after is not None and after.capital and after.key in self.lexicon.given_names:
            return None  # "Bộ Công an Anh Tuấn": a given name, no England
        return found

    def over_country(self, tokens, index: int) -> int:
        """The index after "Việt Nam", which is said of a body of ours beside another country's."""
        ours = tuple(token.key for token in tokens[index : index + 2]) == ("việt", "nam")
        return index + 2 if ours and tokens[index].capital else index

    # The forms of organisation_heads.txt

    def _committee(self, tokens, start: int, index: int, head: Head, depth: int) -> Body | None:
        """Tỉnh ủy Hà Tĩnh: the territory follows, as a rule without its rank."""
        if self.plural(tokens, index):
            return None
        bare = "" if head.name.startswith("Tỉnh") else "district"
        territory = self.gazetteer.at(tokens, index, bare)
        kind = head.kind
        if territory is not None and not territory.name:
            territory = None
        unlisted = self._unlisted_end(tokens, index) if territory is None else index
        if unlisted > index:
            own = written(tokens, index, unlisted)
            return Body(start, unlisted, head.name, kind, own=own, missing=TERRITORY, doubtful=True)
        if territory is not None and head.name == "Thành ủy":
            territory = self.gazetteer.town(territory)
        if territory is None:
            if not (tokens[start].capital or self.after_post(tokens, start)):
                return None
            missing = PROVINCE if head.name.startswith("Tỉnh") else DISTRICT
            return Body(start, index, head.name, kind, missing=missing)
        if kind == "Party committee":
            kind = "provincial Party committee" if territory.is_province else "local Party committee"
        elif kind == "provincial Party committee" and not territory.is_province:
            return None
        return Body(start, territory.whole_end, head.name, kind, territory=territory)

    def _unlisted_end(self, tokens, index: int) -> int:
        """The index after the name of a territory that no list has: "thành ủy Vận Thành", "Tỉnh ủy Sơn Tây"."""
        end = index
        while end < len(tokens) and end - index < _LONGEST_UNLISTED:
            token = tokens[end]
            if not (token.word and token.capital) or token.text.isupper() or token.start - tokens[end - 1].end != 1:
                break
            surname = token.key in self.gazetteer.surnames and end == index
            if surname or self.own_names.person_begins(tokens, end):
                break
            end += 1
        return end

    def _territorial(self, tokens, start: int, index: int, head: Head, depth: int) -> Body | None:
        """Ủy ban nhân dân tỉnh Hà Tĩnh; Cục Thuế Hà Nội; "UBND tỉnh" (which?)."""
        aside = ""
        if head.name == "Đoàn đại biểu Quốc hội":
            aside, index = self._aside(tokens, term_end(tokens, index))
        if self.plural(tokens, index):
            return None
        if head.kind == "school or institute" and self.lexicon.famous.at(tokens, index) is not None:
            return read_named(self, tokens, start, index, head, depth)  # "Trường Chính trị Tôn Đức Thắng"
        territory = self.gazetteer.at(tokens, index)
        country = self.country(tokens, index)
        if country is not None:
            return Body(start, country[1], head.name, "other", own=country[0], foreign=True)
        # "Ủy ban MTTQ xã": the front's name goes on with "Việt Nam", which titles have where it is printed.
        said = head.name.removesuffix(" Việt Nam") if tokens[index - 1].key not in ("nam", "vn") else ""
        said = "" if said == head.name or tokens[index - 1].key.endswith("vn") else said
        if head.name == _CITY_POLICE and territory is None and self.after_post(tokens, start):
            city = Territory("thành phố", "", index, index, whole_end=index)  # "Giám đốc CATP": of which city?
            return Body(start, index, "Công an", head.kind, territory=city, missing=DISTRICT)
        if territory is None or not territory.rank:
            # Within another name even "Cục Hải quan" says which: the one that the text is about.
            alone = head.name in STAND_ALONE or (depth > 0 and head.name not in _COMMON_WORDS)
            if not alone or not (tokens[start].capital or self.after_post(tokens, start)):
                return None
            return Body(start, index, head.name, head.kind, missing=TERRITORY, aside=aside, said=said)
        if not territory.name:
            missing = PROVINCE if territory.rank == "tỉnh" else DISTRICT
            end = territory.end
            return Body(start, end, head.name, head.kind, territory=territory, missing=missing, aside=aside, said=said)
        return Body(start, territory.whole_end, head.name, head.kind, territory=territory, aside=aside, said=said)

    @staticmethod
    def _aside(tokens, index: int) -> tuple[str, int]:
        """ "chuyên trách" before the territory of a delegation, and the index after it."""
        if tuple(token.key for token in tokens[index : index + 2]) == ("chuyên", "trách"):
            return written(tokens, index, index + 2), index + 2
        return "", index

    def begins_list(self, tokens: tuple[Token, ...], body: Body) -> bool:
        """Whether several are announced: "các Bộ", "hai Sở"."""
        return body.start > 0 and tokens[body.start - 1].key in SEVERAL

    def plural(self, tokens, index: int) -> bool:
        """Whether "các …" or the like follows: many bodies, or a level of them ("Đảng ủy cấp trên")."""
        if index >= len(tokens) or tokens[index].key not in _PLURAL:
            return False
        return self.lexicon.agency_words.at(tokens, index) is None

    def plural_owner(self, tokens, index: int) -> bool:
        """Whether the body that follows is many: "Ban Tổ chức Tỉnh ủy các tỉnh"."""
        head = self.lexicon.heads.at(tokens, index)
        return head is not None and self.plural(tokens, head[1])

    def after_post(self, tokens, index: int) -> bool:
        """Whether the word before ends a post ("bí thư", "trưởng", "ủy viên"), so that small letters name a body."""
        return index > 0 and tokens[index - 1].key in ("thư", "trưởng", "viên", "tịch", "nhiệm", "phó", "chánh", "đốc")
