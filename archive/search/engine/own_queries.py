"""Queries that Whoosh does not have; looked for by arrays alone (see :mod:`archive.search.engine.matching`)."""

from __future__ import annotations

from collections.abc import Sequence

from whoosh import query as q


class _Syllables(q.Query):
    """Syllables in one field, side by side."""

    def __init__(self, fieldname: str, words: Sequence[str], boost: float = 1.0):
        self.fieldname, self.words, self.boost = fieldname, tuple(words), boost

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((type(self), self.fieldname, self.words, self.boost))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.fieldname!r}, {self.words!r}, boost={self.boost})"

    __str__ = __repr__


class OpenPhrase(_Syllables):
    """A phrase whose last syllable may go on: "hà ti*". Scored by the whole syllables, as Whoosh scores a phrase.

    The last one is as written, see :func:`archive.search.analyzers.begins`.
    """


class OpenWord(_Syllables):
    """One syllable as written that may go on: "ti*", "quy*". The same score for all, as Whoosh's for a prefix.

    How often "hội nghị" stands in a text says little to who asked for "hội*".
    """


class Row(_Syllables):
    """A phrase for the ranking: worth ``boost`` times how rare its words are, however long or repetitive the text.

    By Whoosh's own score, which shrinks with the length of the text, three syllables of a name side by side in a long
    report would weigh less than one of them in the headline of another.
    """


class Near(_Syllables):
    """All of the words close together, in whatever order; worth as much as a :class:`Row`, by the same measure.

    Close is within as many places as there are words, and one more: "Văn Sắn Lò" for Lò Văn Sắn.
    """

    @property
    def width(self) -> int:
        """From the first to the last of the words, both counted."""
        return len(self.words) + 1
