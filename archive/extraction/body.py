"""A body as read from a text: what its name says, and what it leaves open."""

from __future__ import annotations

from dataclasses import dataclass

from archive.extraction.territories import Territory
from archive.extraction.tokens import Token

# What a name leaves open.
PROVINCE, DISTRICT, MINISTRY, BLOC, OWNER, TERRITORY = "province", "district", "ministry", "bloc", "owner", "territory"

# Offices that the reference list has as issuers of documents: beside a name they are the person's title.
OFFICES = frozenset({"Thủ tướng Chính phủ", "Chủ tịch nước"})


@dataclass(frozen=True)
class Body:
    """A body read at tokens ``start`` to ``end``."""

    start: int
    end: int
    head: str
    kind: str
    own: str = ""
    owner: Body | None = None
    territory: Territory | None = None
    missing: str = ""
    # The words between the name and its owner's as written: " ", ", ", " thuộc " or " (".
    joint: str = " "
    # A department or the like with a name of its own, whose owner the archive writes behind a comma.
    named: bool = False
    # The name in full for one of the lists, which needs no composing.
    listed: str = ""
    # Its words as written, short forms written out: of one of the lists the whole name ("Ban Bí thư Trung ương
    # Đảng"), of another its field ("Tài nguyên môi trường") or, where it has none, its head.
    said: str = ""
    # Words before the territory that a title keeps and the body's name does not: "khóa XV", "chuyên trách".
    aside: str = ""
    foreign: bool = False
    # Whether the name may go on behind what was read, or is of a territory that no list has.
    doubtful: bool = False

    @property
    def is_office(self) -> bool:
        """Whether the name is an office that the reference list has as an issuer of documents."""
        return self.listed in OFFICES or (self.foreign and self.head in OFFICES)

    @property
    def open(self) -> str:
        """What is missing in the name or in the name it holds."""
        return self.missing or (self.owner.open if self.owner else "")


def written(tokens: tuple[Token, ...], start: int, end: int) -> str:
    """The words of some tokens as written, single blanks between them, marks as the text joins them."""
    words = []
    for position in range(start, end):
        token = tokens[position]
        if words and token.start > tokens[position - 1].end:
            words.append(" ")
        words.append(token.text)
    return "".join(words)
