"""What a search hands out: plain data, before any HTML, JSON or CSV is made of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from archive.search.tree import Query


@dataclass(frozen=True)
class FacetValue:
    """One choice of a facet. ``value`` goes into the address, ``count`` says how many articles it would leave.

    ``url`` is the query string ("?…", relative to the page) of the same search with this choice switched on or off.
    """

    value: str
    label: str
    count: int
    selected: bool
    url: str


@dataclass(frozen=True)
class Facet:
    """The choices of one parameter, the most frequent first; selected ones are always among them.

    ``more`` is the number of further values that are not shown.
    """

    name: str
    label: str
    values: list[FacetValue]
    more: int = 0


@dataclass(frozen=True)
class Histogram:
    """Articles by the day they are filed under. ``value`` is YYYY in ``years``, YYYY-MM in ``months`` and YYYY-MM-DD in
    ``days``, in order; days are those of ``Criteria.open_month`` alone.

    An article known only by its year counts in the year and in no month; ``undated`` ones count in neither.
    """

    years: list[FacetValue]
    months: list[FacetValue]
    days: list[FacetValue]
    undated: int


@dataclass(frozen=True)
class OpenedForm:
    """A short form of the query, as typed, and what it stands for."""

    written: str
    meanings: tuple[str, ...]


@dataclass(frozen=True)
class Offer:
    """The same search done otherwise: how many articles that finds, and its query string ("?…")."""

    count: int
    url: str


@dataclass(frozen=True)
class Understanding:
    """How the words of a query were taken, beyond what was typed, and the addresses ("?…") that take them otherwise.

    ``short_forms`` are those that were recognised; ``opened`` tells whether they were opened, and ``switched`` is the
    address that turns that over. ``folded`` offers the comparison without diacritics where it finds more than the exact
    one did. ``exact`` is the address of the exact comparison where the reader chose the other one.
    """

    short_forms: tuple[OpenedForm, ...] = ()
    opened: bool = True
    switched: str = ""
    folded: Offer | None = None
    exact: str = ""

    def __bool__(self) -> bool:
        return bool(self.short_forms or self.folded or self.exact)


@dataclass(frozen=True)
class Results:
    """One page of a search. ``count`` is the size of the whole set, ``ids`` are the articles of this page in order.

    ``facets`` are in the order of :data:`archive.search.facets.FACETS`. ``query`` goes to :func:`snippet` and
    :func:`highlight`. ``degraded`` tells that the database answered because the index is not there or not whole.
    """

    count: int
    page: int
    pages: int
    size: int
    ids: list[int]
    facets: dict[str, Facet]
    histogram: Histogram
    notices: list[str] = field(default_factory=list)
    query: Query = field(default_factory=Query)
    degraded: bool = False
    understanding: Understanding = field(default_factory=Understanding)


@dataclass(frozen=True)
class Answer:
    """What a source of answers (the index, or the database in its stead) finds, before labels and addresses.

    ``folded`` is the number of hits without diacritics, where ``query`` is exact. ``facets`` maps a facet's name to
    (value, count) pairs, the most frequent first; ``more`` to the number of values left out. ``years``, ``months``
    and the ``days`` of the open month are pairs in order of time.
    """

    count: int
    page: int
    ids: list[int]
    facets: dict[str, list[tuple[str, int]]]
    more: dict[str, int]
    years: list[tuple[str, int]]
    months: list[tuple[str, int]]
    days: list[tuple[str, int]]
    undated: int
    query: Query
    folded: int = 0
