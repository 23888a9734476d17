"""The timeline above the results: articles by year, by month of the open year, or by day of the open month.

The bars are drawn on a field of WIDTH by HEIGHT units, which the page stretches to the room that there is.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.search import Criteria, FacetValue, Histogram
from archive.templatetags.display import in_words
from archive.text import PartialDate

WIDTH, HEIGHT = 1000, 100
# The share of its slot that a bar fills.
_FILLED = 0.8
# A single article beside thousands is still seen.
_LEAST = 2.0
# Labels below the bars; of more bars only every second, fifth … is named.
_MOST_LABELS = 12
_MOST_YEARS = 80


@dataclass(frozen=True)
class Bar:
    """One span of time. ``choice`` is None where nothing was found in it.

    ``label`` stands below it ("2023", "7", "15"), "" where there is no room; ``name`` is the date in words; ``value``
    is the span as the filters take it. ``slot``, ``x``, ``y``, ``width`` and ``height`` are written for SVG.
    """

    label: str
    name: str
    value: str
    choice: FacetValue | None
    slot: str
    slot_width: str
    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True)
class Timeline:
    """``unit`` is "year", "month" or "day". ``above`` leads from all years to what is open: (label, address) each, the
    address "" for where the reader is. ``undated`` articles are in no bar."""

    unit: str
    bars: list[Bar]
    above: list[tuple[str, str]]
    undated: int

    @property
    def choices(self) -> list[tuple[str, FacetValue]]:
        """(name, choice) of the bars that hold anything."""
        return [(bar.name, bar.choice) for bar in self.bars if bar.choice]

    def __bool__(self) -> bool:
        return bool(self.choices)


def timeline(criteria: Criteria, histogram: Histogram) -> Timeline:
    """The years, or what lies in the year or month that is open: a chosen one, or the only one with articles."""
    month, year = criteria.open_month, _open_year(criteria, histogram)
    if month:
        unit, choices, spans = "day", histogram.days, _days(month)
    elif year:
        unit, choices, spans = "month", histogram.months, [PartialDate(year.year, number) for number in range(1, 13)]
    else:
        unit, choices, spans = "year", histogram.years, _years(histogram.years)
    return Timeline(unit, list(_bars(spans, choices)), list(_above(criteria, year, month)), histogram.undated)


def _open_year(criteria: Criteria, histogram: Histogram) -> PartialDate | None:
    if criteria.open_month:
        return PartialDate(criteria.open_month.year)
    if criteria.year:
        return criteria.year
    return PartialDate.parse(histogram.years[0].value) if len(histogram.years) == 1 else None


def _years(choices: Sequence[FacetValue]) -> list[PartialDate]:
    """From the first year with articles to the last; of a history too long to be drawn, those with articles."""
    if not choices:
        return []
    numbers = range(int(choices[0].value), int(choices[-1].value) + 1)
    if len(numbers) > _MOST_YEARS:
        return [PartialDate.parse(choice.value) for choice in choices[-_MOST_YEARS:]]
    return [PartialDate(number) for number in numbers]


def _days(month: PartialDate) -> list[PartialDate]:
    return [PartialDate(month.year, month.month, day) for day in range(1, monthrange(month.year, month.month)[1] + 1)]


def _bars(spans: Sequence[PartialDate], choices: Sequence[FacetValue]) -> Iterator[Bar]:
    held = {choice.value: choice for choice in choices}
    most = max([1, *(choice.count for choice in choices if choice.value in {str(span) for span in spans})])
    slot = WIDTH / max(1, len(spans))
    every = -(-len(spans) // _MOST_LABELS)
    for number, span in enumerate(spans):
        choice = held.get(str(span))
        height = max(_LEAST, HEIGHT * choice.count / most) if choice and choice.count else 0.0
        yield Bar(
            label=str(span.day or span.month or span.year) if number % every == 0 else "",
            name=in_words(span),
            value=str(span),
            choice=choice,
            slot=_units(number * slot),
            slot_width=_units(slot),
            x=_units((number + (1 - _FILLED) / 2) * slot),
            y=_units(HEIGHT - height),
            width=_units(_FILLED * slot),
            height=_units(height),
        )


def _units(number: float) -> str:
    """As SVG wants a number, whatever the language."""
    return f"{number:.1f}"


def _above(criteria: Criteria, year: PartialDate | None, month: PartialDate | None) -> Iterator[tuple[str, str]]:
    """The ways back. Where nothing was chosen there is nothing to go back from."""
    if not criteria.chosen_dates:
        return
    yield _("All years"), f"?{criteria.params(year=None, month=None, day=None)}"
    if month:
        yield in_words(year), f"?{criteria.params(year=year, month=None, day=None)}"
    if criteria.day:
        yield in_words(month), f"?{criteria.params(month=month, day=None)}"
    yield in_words(criteria.day or month or year), ""
