"""What a text says of the bodies it names in short: those written in full, the provinces and ministries it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.extraction.body import BLOC, DISTRICT, MINISTRY, OWNER, PROVINCE, Body
from archive.extraction.body_lexicon import Lexicon
from archive.extraction.body_names import full_name
from archive.extraction.committees import RANK_OF
from archive.extraction.territories import Territory
from archive.extraction.tokens import Token, tokenize

# Blocks of a page: the tokens, the bodies read in them, the territories within bodies' names and outside.
Read = Sequence[tuple[tuple[Token, ...], list[Body], list[Territory]]]

MINISTRY_KINDS = frozenset({"ministry", "ministry-level agency"})
CENTRAL_BLOC = "Đảng ủy Khối các cơ quan Trung ương"
ENTERPRISE_BLOC = "Đảng ủy Khối Doanh nghiệp Trung ương"

# A province is what the text is about when it is named this often, and this many times as often as the next one.
OFTEN, _MARGIN = 3, 2


class Evidence:
    """What the whole text names: bodies written in full, provinces, ministries, and how often."""

    def __init__(self, read: Read, words: Lexicon):
        self.words = words
        self._whole: dict[str, dict[str, Body]] = {}
        self._ministries: Counter[str] = Counter()
        self._ministry: dict[str, Body] = {}
        self._enterprises = False
        self._provinces: Counter[str] = Counter()
        # Provinces that the text names with their rank.
        self._ranked: set[str] = set()
        self._towns: list[Territory] = []
        self._provinces_of_towns: Counter[str] = Counter()
        # Bodies that have departments ("Vụ …"), with how often they are named, and the communes.
        self._departments: Counter[str] = Counter()
        self._with_departments: dict[str, Body] = {}
        self._communes: dict[str, dict[str, Territory]] = {}
        # Head and the first letters of a name of its own → the bodies: "Cục NTBD" is "Cục Nghệ thuật Biểu diễn".
        self._initials: dict[tuple[str, str], dict[str, Body]] = {}
        for _tokens, bodies, territories in read:
            for body in bodies:
                for part in parts_of(body):
                    self._see(part)
            for territory in territories:
                if territory.is_province:
                    self._provinces[territory.name] += 1
                    if territory.ranked:
                        self._ranked.add(territory.name)
                if territory.listed and (not territory.is_province or territory.rank == "thành phố"):
                    self._add_town(territory)
                if territory.rank in _COMMUNES and territory.name:
                    self._communes.setdefault(territory.rank, {}).setdefault(territory.name, territory)

    def _add_town(self, territory: Territory) -> None:
        self._towns.append(territory)
        if territory.province:
            self._provinces_of_towns[territory.province] += 1

    def _see(self, part: Body) -> None:
        if part.open or part.doubtful:
            return
        name = full_name(part)
        self._whole.setdefault(_shelf(part, name), {}).setdefault(name, part)
        if part.named and not part.own.isupper():
            self._initials.setdefault((part.head, initials(part.own)), {}).setdefault(name, part)
        if self.words.kinds.get(name, part.kind) in MINISTRY_KINDS:
            self._ministries[name] += 1
            self._ministry.setdefault(name, part)
        self._enterprises = self._enterprises or part.kind == "enterprise"
        if self.words.kinds.get(name, part.kind) in MINISTRY_KINDS or name in _BOARDS_OF_THE_PARTY:
            self._departments[name] += 1
            self._with_departments.setdefault(name, part)
        rank = RANK_OF.get(part.head)
        if rank and part.territory is not None and part.territory.name and not part.territory.is_province:
            self._add_town(replace(part.territory, rank=rank, ranked=True))

    def same_name(self, body: Body) -> Body | None:
        """The one body of the text whose full name is this name written out."""
        if body.owner is not None and body.owner.open:
            owner = self.same_name(body.owner)
            return replace(body, owner=owner) if owner is not None else None
        shelf = self._whole.get(_shelf(body, ""), {}).values()
        whole = [other for other in shelf if _extends(other, body, self.words)]
        if len(whole) != 1:
            return None
        found = replace(whole[0], start=body.start, end=body.end, aside=body.aside)
        if found.listed and body.head != _head_of(found.said):  # "Đảng ủy Khối" beside "Đảng bộ Khối các cơ quan …"
            found = replace(found, said=f"{body.head} {found.said.removeprefix(_head_of(found.said)).strip()}")
        return found

    def spelt_out(self, body: Body) -> Body | None:
        """The one body of the text of whose name this one has the first letters ("Cục NTBD"), where it stood."""
        if not body.named or len(body.own) < _SHORTEST_INITIALS or not (body.own.isupper() and body.own.isalpha()):
            return None
        found = self._initials.get((body.head, body.own), {})
        return replace(next(iter(found.values())), start=body.start, end=body.end) if len(found) == 1 else None

    def about(self, body: Body) -> Body | None:
        """The body completed with the ministry or province that the text is about, if there is one."""
        if body.owner is not None and body.owner.open:
            owner = self.about(body.owner)
            return replace(body, owner=owner) if owner is not None else None
        if body.missing == MINISTRY:
            name = leading(self._ministries)
            return replace(body, owner=self._ministry[name], missing="") if name else None
        if body.missing == BLOC:
            return self._bloc(body)
        if body.missing == PROVINCE:
            wanted = "tỉnh" if body.head == "Tỉnh ủy" else body.territory.rank if body.territory is not None else ""
            ranks = self.words.gazetteer.rank_of
            named = self._provinces or self._provinces_of_towns
            name = leading(Counter({p: n for p, n in named.items() if wanted in ("", ranks[p])}))
            return placed(body, Territory(ranks[name], name, 0, 0, name, ranked=name in self._ranked)) if name else None
        if body.missing == DISTRICT:
            rank = body.territory.rank if body.territory is not None else RANK_OF.get(body.head, "")
            found = {t.full: t for t in self._towns if t.rank == rank}
            if not found:
                communes = self._communes.get(rank, {})
                return placed(body, next(iter(communes.values()))) if len(communes) == 1 else None
            name = leading(Counter(t.full for t in self._towns if t.rank == rank))
            return placed(body, found[name]) if name else None
        if body.missing == OWNER and body.named and body.head == "Vụ" and self._is_department(body.own):
            name = leading(self._departments)
            return replace(body, owner=self._with_departments[name], missing="", joint=", ") if name else None
        return None

    def _is_department(self, own: str) -> bool:
        """Whether the name is one that departments have: "Vụ Pháp chế", but no "Vụ Đồng Tâm", which is a case."""
        tokens = tokenize(own)
        return self.words.body_words.at(tokens, 0) is not None or self.words.field_at(tokens, 0) is not None

    def _bloc(self, body: Body) -> Body | None:
        listed = ENTERPRISE_BLOC if self._enterprises and not self._ministries else CENTRAL_BLOC
        if not (self._ministries or self._enterprises) or listed not in self.words.kinds:
            return None
        if body.head not in ("Đảng ủy", "Đảng bộ"):
            return None
        if body.head == "Đảng bộ":
            return replace(body, own=listed.removeprefix("Đảng ủy "), missing="", kind="central committee")
        return replace(body, listed=listed, own="", missing="", kind="central committee")


_COMMUNES = frozenset({"xã", "phường", "thị trấn", "đặc khu"})
# Of the Party's bodies at the centre, those that have departments.
_BOARDS_OF_THE_PARTY = (
    *("Ban Tổ chức Trung ương", "Ban Tuyên giáo Trung ương", "Ban Tuyên giáo và Dân vận Trung ương"),
    *("Ban Dân vận Trung ương", "Ban Nội chính Trung ương", "Ban Kinh tế Trung ương", "Ban Đối ngoại Trung ương"),
    *("Ban Chính sách, chiến lược Trung ương", "Ủy ban Kiểm tra Trung ương", "Văn phòng Trung ương Đảng"),
)


_SHORTEST_INITIALS = 3


def initials(name: str) -> str:
    """The first letters of the words of a name, "và" and marks aside."""
    return "".join(word[0].upper() for word in name.split() if word != "và" and word[0].isalpha())


def _shelf(part: Body, name: str) -> str:
    """Where a body is kept to be found again by its short name."""
    if part.listed:
        return _head_of(name)
    return f"{part.head} {part.own}" if part.named else part.head


def _head_of(name: str) -> str:
    """The head under which a listed name is looked for: "Đảng ủy Khối các cơ quan Trung ương" → "Đảng ủy"."""
    return " ".join(name.split()[:2])


def _extends(other: Body, body: Body, words: Lexicon) -> bool:
    """Whether ``other`` is ``body`` with more said: same head, same own name, the same rank where one is written."""
    name = full_name(other)
    if body.missing == BLOC:
        return name.startswith(f"{body.head} {body.own}")
    if body.missing == MINISTRY:
        owner = other.owner
        if owner is None or other.own != body.own:
            return False
        return words.kinds.get(full_name(owner), owner.kind) in MINISTRY_KINDS
    if other.own != body.own or other.listed:
        return False
    if body.territory is not None:
        return other.territory is not None and other.territory.rank == body.territory.rank
    return True


def leading(counted: Counter[str]) -> str:
    """The one name, or the one that is named often and far more often than the next; "" if there is none."""
    ranked = counted.most_common(2)
    if len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] >= OFTEN and ranked[0][1] >= _MARGIN * ranked[1][1]):
        return ranked[0][0]
    return ""


def with_printed_ranks(read: Read) -> Read:
    """The same, a body's territory with its rank wherever the text prints it for that body.

    "Sở Y tế tỉnh Hà Nam" and "Sở Y tế Hà Nam" in one text are one body; where no rank is printed none is added.
    """
    ranked = {
        _of_territory(part)
        for _tokens, bodies, _ in read
        for body in bodies
        for part in parts_of(body)
        if _ranked(part)
    }
    if not ranked:
        return read
    return [
        (tokens, [_with_rank(body, ranked) for body in bodies], territories) for tokens, bodies, territories in read
    ]


def _ranked(part: Body) -> bool:
    return part.territory is not None and bool(part.territory.name) and part.territory.ranked


def _of_territory(part: Body) -> tuple[str, str, str]:
    return part.head, part.own, part.territory.name


def _with_rank(body: Body, ranked: set[tuple[str, str, str]]) -> Body:
    if body.territory is not None and not body.territory.ranked and _of_territory(body) in ranked:
        body = replace(body, territory=replace(body.territory, ranked=True))
    if body.owner is not None:
        owner = _with_rank(body.owner, ranked)
        if owner is not body.owner:
            body = replace(body, owner=owner)
    return body


def parts_of(body: Body) -> Iterator[Body]:
    """The body and those that its name holds, outermost first."""
    part: Body | None = body
    while part is not None:
        yield part
        part = part.owner


def placed(body: Body, territory: Territory) -> Body:
    """The body with this territory for the one that its name leaves out."""
    kind = body.kind
    if kind == "Party committee" and body.head == "Thành ủy":
        kind = "provincial Party committee" if territory.is_province else "local Party committee"
    ranked = territory.ranked or body.territory is not None  # "UBND tỉnh": the rank is the body's own word
    return replace(body, territory=replace(territory, ranked=ranked), missing="", kind=kind)
