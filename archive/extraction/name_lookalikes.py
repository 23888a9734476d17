"""What looks like a person's name and is none: countries, districts, lakes, famous names on signs, delegations."""

from __future__ import annotations

from archive.extraction.reading import Section
from archive.extraction.tokens import Phrases, Token, phrases
from archive.extraction.vocabulary import table, words

# The last words of forms of address that many have: "người dân Mai Phụ", "công nhân Phú Riềng".
CROWDS = frozenset({"dân", "nhân", "con", "viên", "binh"})
# Evidence that somebody famous is meant, and no street or school.
_OF_PEOPLE = frozenset({"honorific", "title", "list", "form"})
_LONGEST_COUNTRY_WORD = 2  # "Anh" and "Đức" are given names as well
# "Hồ Bảo Linh" is a lake where such things are told of: "kè sông Chu, chùa Hang - Hồ Bảo Linh".
_LAKE, _NEAR_LAKES = "hồ", 9
_BESIDE_LAKES = frozenset("kè sông suối đập thác núi đèo chùa đền hang kênh vịnh đảo rừng bãi thủy du bơi nước".split())
_LORD = "vương"
# Who stands for anybody: "một phóng viên Nguyễn Văn A nào đó"; a name that is kept back has a dot ("Nguyễn Văn A.").
_ANYBODY = frozenset({"Nguyễn Văn A", "Trần Văn B", "Trần Thị B", "Lê Văn C"})


class Lookalikes:
    """Tells them; holds the compiled word lists."""

    def __init__(self):
        self.countries: Phrases[str] = phrases([(name, name) for name in words("countries")])
        self.others: Phrases[str] = phrases([(name, name) for name in words("not_people")])
        self.famous = frozenset(words("famous_names"))
        # "Người bí thư chi bộ ở Cù Lao Dung": districts that are written like a name.
        self.districts = frozenset(name.lower() for name in table("districts"))
        self.provinces = frozenset(p.strip().lower() for row in table("districts").values() for p in row[0].split(";"))
        self.provinces |= {"việt nam"}

    def end(self, tokens: tuple[Token, ...], index: int) -> int:
        """The index behind a country, a lord's title or the like that begins here; 0 where none does."""
        key = tokens[index].key
        found = self.others.at(tokens, index) if key in self.others.firsts else None
        if found is not None:
            return found[1]
        found = self.countries.at(tokens, index) if key in self.countries.firsts else None
        if found is not None and found[1] - index > 1:
            return found[1]  # "Bồ Đào Nha", but no "Anh"
        # "Hưng Đạo Đại Vương | Trần Văn Bảo"
        return index + 1 if key == _LORD and index and tokens[index - 1].key == "đại" else 0

    def knows(self, section: Section, index: int, text: str, before: str, addressed: bool) -> bool:
        """Whether the words are better known as another's: of somebody famous, of a district ("Cù Lao Dung"), of
        a lake, of a delegation ("Đoàn Hàn Quốc").

        ``before`` is the evidence for a person; ``addressed``: behind a form of address that only people have.
        """
        tokens = section.tokens
        delegation = text == "Đoàn Việt Nam" and index and tokens[index - 1].key == "biểu"
        if text in _ANYBODY or delegation:
            return True
        if text in self.famous and before not in _OF_PEOPLE:
            return True
        crowd = before == "honorific" and tokens[index - 1].key in CROWDS
        # "Hội nhà văn Hà Nội", "công nhân Phú Riềng", but "ông Thái Bình"
        if (crowd and text.lower() in self.districts) or (before and text.lower() in self.provinces):
            return not addressed
        return not before and self._is_place(tokens, index, text)

    def _is_place(self, tokens: tuple[Token, ...], index: int, text: str) -> bool:
        """Whether words without evidence are a delegation, a lake or a district with or without its province."""
        country = self.countries.at(tokens, index + 1)
        if country is not None and country[1] - index > _LONGEST_COUNTRY_WORD:
            return True
        if text.lower().endswith(" việt nam") or text.lower() in self.districts:
            return True
        if tokens[index].key == _LAKE:
            near = tokens[max(0, index - _NEAR_LAKES) : index + _NEAR_LAKES]
            if any(token.key in _BESIDE_LAKES for token in near):
                return True
        # "đoạn Châu Thành Đồng Tháp": a district and its province
        keys = [token.key for token in tokens[index : index + 4]]
        return " ".join(keys[:2]) in self.districts and " ".join(keys[2:]) in self.provinces
