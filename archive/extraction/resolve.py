"""Inside one text: which full name a mention leads to, and which titles say the same. One answer or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from archive.extraction.record import Title
from archive.extraction.syllables import is_foreign
from archive.extraction.vocabulary import lowered
from archive.text import exact_key, fold

# A name in another spelling is a slip of the pen where the text writes it otherwise this often.
_OFTEN = 4
# No biography has more; a text of thousands is no biography, and comparing each with each would hold a worker.
_MOST_TITLES = 200
# The same name in two spellings: the old school writes y, the new one i (Sỹ, Sĩ), after these letters only.
_Y_FORMS = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")


@lru_cache(maxsize=4096)
def name_key(name: str) -> tuple[str, ...]:
    """The syllables under which spellings of one name meet: case, tone placement and final y for i do not count."""
    key = tuple(exact_key(name.replace(".", ". ")).split())  # "V.Pu-tin" has two parts, "Lê Thị L." three
    if is_foreign(key):  # "Raul Castro" is "Raúl Castro"
        return tuple(fold(syllable) for syllable in key)
    return tuple(_with_i(syllable) for syllable in key)


def _with_i(syllable: str) -> str:
    """ "sỹ" → "sĩ", "quý" → "quí"; "thúy" and "duy" keep their y, which is another sound there."""
    alone = len(syllable) > 1 and (fold(syllable[-2]) not in "aou" or syllable.startswith("qu"))
    return syllable[:-1] + syllable[-1].translate(_Y_FORMS) if alone else syllable


class People:
    """The full names of a text, and what a shorter form of one leads to."""

    def __init__(self, full_names: Iterable[str], aliases: Mapping[str, str] | None = None):
        """``full_names`` as often as they stand in the text, in its order: the spelling used most is the name.

        ``aliases`` are other names that the text gives to one of them.
        """
        self._aliases = {name_key(other): name for other, name in (aliases or {}).items()}
        spellings: dict[tuple[str, ...], Counter[str]] = {}
        for name in full_names:
            if name_key(name) not in self._aliases:
                spellings.setdefault(name_key(name), Counter())[name] += 1
        self._cut = self._cut_short(spellings) | self._misspelt(spellings)
        whole = {key: counted for key, counted in spellings.items() if key not in self._cut}
        self._whole = self._without_clans(self._without_tails(self._without_heads(whole)))
        self.name_of = {key: counted.most_common(1)[0][0] for key, counted in self._whole.items()}
        self._by_tail: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        self._by_head: dict[str, set[tuple[str, ...]]] = {}
        for key in self._whole:
            for length in range(1, len(key)):
                self._by_tail.setdefault(key[-length:], set()).add(key)
            self._by_head.setdefault(key[0], set()).add(key)
        self._by_beginning = {key[:2]: set() for key in self._whole if _may_lose_its_end(key)}
        for key in self._whole:
            if key[:2] in self._by_beginning:
                self._by_beginning[key[:2]].add(key)

    @staticmethod
    def _cut_short(spellings: dict[tuple[str, ...], Counter[str]]) -> dict[tuple[str, ...], tuple[str, ...]]:
        """Two syllables that begin one longer name of the text and are no name of their own → that name.

        "Bí thư Lê Văn an hỏi": the last syllable written small.
        """
        longer: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for key in spellings:
            if len(key) == 3:
                longer.setdefault(key[:2], []).append(key)
        return {
            key: longer[key][0]
            for key, counted in spellings.items()
            if len(longer.get(key, ())) == 1
            and counted.total() < spellings[longer[key][0]].total()
            and not _may_lose_its_end(key)
        }

    @staticmethod
    def _misspelt(spellings: dict[tuple[str, ...], Counter[str]]) -> dict[tuple[str, ...], tuple[str, ...]]:
        """A name that stands once, and with other marks over one vowel a name that stands often → the latter."""
        often: dict[str, list[tuple[str, ...]]] = {}
        for key, counted in spellings.items():
            if counted.total() >= _OFTEN:
                often.setdefault(fold(" ".join(key)), []).append(key)
        found = {}
        for key, counted in spellings.items():
            meant = often.get(fold(" ".join(key)), ()) if often and len(key) > 2 and counted.total() == 1 else ()
            if len(meant) == 1 and sum(a != b for a, b in zip(key, meant[0], strict=True)) == 1:
                found[key] = meant[0]
        return found

    @staticmethod
    def _without_heads(spellings: dict[tuple[str, ...], Counter[str]]) -> dict[tuple[str, ...], Counter[str]]:
        """Names of four syllables without those that are a name of the text with the next word glued to it.

        "Lê Thanh Vân Quy" once beside "Lê Thanh Vân": a caption and the sentence behind it ("Quy định …").
        """
        return {
            key: counted
            for key, counted in spellings.items()
            if len(key) < 4 or counted.total() > 1 or key[:-1] not in spellings
        }

    @staticmethod
    def _without_tails(spellings: dict[tuple[str, ...], Counter[str]]) -> dict[tuple[str, ...], Counter[str]]:
        """Names without those that are the end of one longer name: "Xuân Anh" beside "Nguyễn Xuân Anh"."""
        tails = Counter(key[-length:] for key in spellings for length in range(2, len(key)))
        return {key: counted for key, counted in spellings.items() if not tails[key]}

    @staticmethod
    def _without_clans(spellings: dict[tuple[str, ...], Counter[str]]) -> dict[tuple[str, ...], Counter[str]]:
        """Names without those that leave out the last: the clan ("Y Thiêm" beside "Y Thiêm Byă"), a foreigner's second
        surname ("Juan Pérez" beside "Juan Pérez Soto")."""
        whole = Counter(key[:2] for key in spellings if _may_lose_its_end(key) and len(key) > 2)
        return {key: counted for key, counted in spellings.items() if len(key) > 2 or not whole[key]}

    def full(self, name: str) -> str:
        """The name that a full or shortened name leads to; "" where it leads to none or to several."""
        key = name_key(name)
        if key in self._aliases:
            key = name_key(self._aliases[key])
        key = self._cut.get(key, key)
        if key in self._whole:
            return self.name_of[key]
        return self._one(self._by_tail.get(key, set()) or self._by_beginning.get(key, set()))

    def is_slip(self, name: str) -> bool:
        """Whether a name is a slip of the pen or cut short for a name of the text, and so no shorter form of it."""
        return name_key(name) in self._cut

    def short(self, given: str, surname_first: bool = False) -> str:
        """The name that a given name behind an honorific leads to ("ông Hòa"); "" where none or several bear it.

        ``surname_first`` lets the first syllable lead as well, as in Chinese and Korean names ("ông Tập").
        """
        key = name_key(given)
        found = self._one(self._by_tail.get(key, set()))
        if not found and surname_first and len(key) == 1 and not self._by_tail.get(key):
            found = self._one(self._by_head.get(key[0], set()))
        return found

    def _one(self, keys: set[tuple[str, ...]]) -> str:
        return self.name_of[next(iter(keys))] if len(keys) == 1 else ""


def _may_lose_its_end(key: tuple[str, ...]) -> bool:
    return _is_of_the_highlands(key) or is_foreign(key)


def _is_of_the_highlands(key: tuple[str, ...]) -> bool:
    """Whether the first syllable is the sign of men or women of the Central Highlands, before whose name it stands."""
    return key[0] in ("y", "i", "a") or key[0].startswith(("h'", "h’", "k'", "k’"))


def merged_titles(titles: Sequence[Title]) -> dict[Title, Title]:
    """Each title of one person → the fullest title of theirs that says the same.

    "Phó Bí thư Thường trực" and "Phó Bí thư" are "Phó Bí thư Thường trực Tỉnh ủy Hà Tĩnh" where the text gives the
    person that title too; two titles of two bodies stay two.
    """
    # The fullest first: with a body before without one, the longer before the shorter.
    ranked = sorted(dict.fromkeys(titles), key=lambda title: (not title.organisation, -len(title.text)))
    if len(ranked) > _MOST_TITLES:
        return {title: title for title in ranked}
    kept: list[Title] = []
    merged: dict[Title, Title] = {}
    for title in ranked:
        fuller = [other for other in kept if _says_the_same(title, other)]
        # "Hiệu trưởng" says nothing more where the text tells of which school, even of two.
        bare = title.text.removeprefix("Nguyên ") == title.post
        if fuller and (title.organisation or bare or len({other.organisation for other in fuller}) == 1):
            merged[title] = fuller[0]
        else:
            kept.append(title)
            merged[title] = title
    return merged


_MEMBERS = "Ban Chấp hành Trung ương"
_HEAD_OF_STATE = "chủ tịch nước"


def _says_the_same(title: Title, fuller: Title) -> bool:
    if title.former != fuller.former and not (fuller.former and title.organisation):
        return False  # "Bí thư Tỉnh ủy X" in a text that calls them "nguyên Bí thư Tỉnh ủy X" is the same office
    post, other = exact_key(title.post), exact_key(fuller.post)
    same_post = (
        post == other
        or post in other.split(", ")
        or other in (f"{post} thứ nhất", f"{post} thường trực", f"{post} nước", f"{post} đặc mệnh toàn quyền")
    )
    if not same_post and _MEMBERS == title.organisation == fuller.organisation:
        # "Ủy viên Trung ương Đảng" is "Ủy viên Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam"
        return post.startswith("ủy viên trung ương") and other == "ủy viên"
    if post == "chủ tịch" and other == _HEAD_OF_STATE and not fuller.organisation:
        # "Chủ tịch Trung Quốc" is "Chủ tịch nước Cộng hòa Nhân dân Trung Hoa"
        country = exact_key(title.text).removeprefix(post).strip()
        return not country or country in lowered("countries")
    if not same_post:
        return post == _HEAD_OF_STATE and other.startswith(f"{post} cộng hòa")
    if title.organisation:
        return title.organisation == fuller.organisation
    # An open title ("Phó Bí thư Tỉnh ủy") is any of which it is the beginning.
    rest = exact_key(title.text).removeprefix("nguyên ").removeprefix(post).strip()
    fuller_rest = exact_key(fuller.text).removeprefix("nguyên ").removeprefix(other).strip()
    # "Tổng Bí thư Đảng Cộng sản Cuba" is "Tổng Bí thư Ban Chấp hành Trung ương Đảng Cộng sản Cuba".
    return fuller_rest.startswith(rest) or (rest.startswith("đảng ") and fuller_rest.endswith(rest))


# Offices that one person holds at a time.
_OF_ONE = ("Bí thư", "Chủ tịch", "Chủ nhiệm", "Bộ trưởng", "Trưởng", "Giám đốc", "Tổng", "Chánh", "Thủ tướng")


def usurped(titles: Iterable[tuple[str, Title]]) -> set[tuple[str, Title]]:
    """The (person, title) pairs to drop: an office of one holder that the text gives to another person more often.

    "Đồng tình với Chủ tịch Hội đồng Dân tộc, Chủ tịch Quốc hội Lê Thị An" reads like two titles of one person;
    elsewhere the text says who the former is.
    """
    holders: dict[tuple[str, str], dict[str, list[Title]]] = {}
    for person, title in titles:
        if title.organisation and not title.former and title.post.startswith(_OF_ONE):
            holders.setdefault((title.post, title.organisation), {}).setdefault(person, []).append(title)
    dropped = set()
    for people in holders.values():
        most = max(len(theirs) for theirs in people.values())
        for person, theirs in people.items():
            if len(theirs) == 1 < most:
                dropped.add((person, theirs[0]))
    return dropped
