"""A title as the rules read it in the tokens of a block."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TitleUnit:
    """One title at tokens ``start`` to ``end``. ``organisation`` is "" where the words do not lead to one body."""

    start: int
    end: int
    text: str
    post: str
    organisation: str = ""
    former: bool = False
    # Whether the title may say more elsewhere: it has no body, or an open one.
    open: bool = False
