"""Every way a Vietnamese text writes a date, found and read as far as the words go.

Nine days in ten come without a year ("Sáng 15/7"). Such a mention keeps its day and month, and whoever knows the
year asks :meth:`DateMention.in_year`. Nothing is taken from the clock.

Patterns are put together from small named pieces of bounded length, so that reading stays linear.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from archive.text.date_mentions import (
    DAY,
    DAYS,
    HALF,
    IMPOSSIBLE,
    MONTH,
    PERIOD,
    QUARTER,
    RELATIVE,
    YEAR,
    DateMention,
    DayMonth,
)
from archive.text.days import read_days, read_relative_days
from archive.text.folding import lower
from archive.text.months_and_years import read_halves, read_months, read_periods, read_quarters, read_years
from archive.text.normalize import canonical
from archive.text.spans import without_overlaps

__all__ = [
    "DAY",
    "DAYS",
    "HALF",
    "IMPOSSIBLE",
    "MONTH",
    "PERIOD",
    "QUARTER",
    "RELATIVE",
    "YEAR",
    "DateMention",
    "DayMonth",
    "find_dates",
]

_READERS = (
    read_days,
    read_months,
    read_quarters,
    read_halves,
    read_periods,
    read_years,
    read_relative_days,
)


def find_dates(text: str) -> list[DateMention]:
    """Every date in a cleaned text, in order, without overlaps; spans are offsets into it."""
    form = lower(canonical(text))
    found = without_overlaps(chain.from_iterable(reader(form) for reader in _READERS))
    return [replace(mention, text=mention.span.of(text)) for mention in found]
