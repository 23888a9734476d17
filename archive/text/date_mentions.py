"""What a text says of a date: its words, and as much of day, month and year as they tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from archive.text.partial_dates import PartialDate
from archive.text.spans import Span

# The forms of a mention.
DAY, DAYS, MONTH, QUARTER, HALF = "day", "days", "month", "quarter", "half-year"
YEAR, PERIOD, RELATIVE, IMPOSSIBLE = "year", "period", "relative", "impossible"


class DayMonth(NamedTuple):
    """A day without its year; ``day`` is None where only the month is written."""

    day: int | None
    month: int


@dataclass(frozen=True)
class DateMention:
    """A date as written. ``start`` (and ``end``, the last day of a range or a list) are there if the year is.

    Where it is not, ``first`` and ``last`` hold day and month; for "hôm nay" (form ``relative``) ``offset`` holds the
    days from the day of writing. Of form ``impossible`` ("ngày 31/2/2023") nothing is known but the words.
    """

    span: Span
    text: str
    form: str
    start: PartialDate | None = None
    end: PartialDate | None = None
    first: DayMonth | None = None
    last: DayMonth | None = None
    offset: int | None = None

    @property
    def whole(self) -> bool:
        """Whether the words themselves say the year."""
        return self.start is not None

    def in_year(self, year: int) -> tuple[PartialDate, PartialDate | None]:
        """First and last day if the first is of this year; a range over New Year ends in the next one.

        ``ValueError`` if that year has no such day (29/2), or if the mention is not one that lacks only its year.
        """
        if self.first is None:
            raise ValueError(f"the year is not what {self.text!r} lacks")
        start = PartialDate(year, self.first.month, self.first.day)
        if self.last is None:
            return start, None
        return start, PartialDate(year + turns(self.first, self.last), self.last.month, self.last.day)


def turns(first: DayMonth, last: DayMonth) -> int:
    """1 where a range from ``first`` to ``last`` runs over New Year."""
    return int(last.month < first.month)
