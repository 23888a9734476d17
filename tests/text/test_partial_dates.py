"""Partial dates: EDTF level 0, their precision, their possible days."""

import contextlib
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text import PartialDate

DATES = st.dates(min_value=datetime.date(1000, 1, 1))
PARTIAL = DATES.flatmap(
    lambda day: st.sampled_from(
        [PartialDate(day.year), PartialDate(day.year, day.month), PartialDate(day.year, day.month, day.day)]
    )
)

READ = [
    ("2024", "year", "2024-01-01", "2024-12-31"),
    ("2023-07", "month", "2023-07-01", "2023-07-31"),
    ("2024-02", "month", "2024-02-01", "2024-02-29"),
    ("2022-12-02", "day", "2022-12-02", "2022-12-02"),
    (" 2022-12-02 ", "day", "2022-12-02", "2022-12-02"),
]


@pytest.mark.parametrize(("text", "precision", "earliest", "latest"), READ)
def test_parse(text, precision, earliest, latest):
    date = PartialDate.parse(text)
    found = (date.precision, date.earliest.isoformat(), date.latest.isoformat())
    assert found == (precision, earliest, latest), text


NO_DATES = [
    "",
    "24",
    "2024-7",
    "2024-13",
    "2023-02-29",
    "2024/07/01",
    "15-07-2023",
    "2024-07-01T08:00",
    "0999",
    "２０２４",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_parse_refuses(text):
    with pytest.raises(ValueError):
        PartialDate.parse(text)


IMPOSSIBLE = [(2023, 2, 29), (2023, 13, None), (2023, None, 5), (2023, 0, 1), (999, None, None), (10000, 1, 1)]


@pytest.mark.parametrize("parts", IMPOSSIBLE)
def test_a_day_that_does_not_exist_is_refused(parts):
    with pytest.raises(ValueError):
        PartialDate(*parts)


COVERS = [
    ("2023", "2023-07", True),
    ("2023-07", "2023-07-15", True),
    ("2023-07", "2023", False),
    ("2023-07", "2023-08-01", False),
    ("2023-07-15", "2023-07-15", True),
]


@pytest.mark.parametrize(("wide", "narrow", "expected"), COVERS)
def test_covers(wide, narrow, expected):
    assert PartialDate.parse(wide).covers(PartialDate.parse(narrow)) is expected, (wide, narrow)


def test_order_is_by_first_then_last_possible_day():
    written = ["2024", "2023-07", "2023", "2023-07-01", "2024-01-01"]
    assert [str(date) for date in sorted(map(PartialDate.parse, written))] == [
        "2023",
        "2023-07-01",
        "2023-07",
        "2024-01-01",
        "2024",
    ]


def test_no_order_with_anything_else():
    with pytest.raises(TypeError):
        assert PartialDate(2024) < datetime.date(2024, 1, 1)


@given(PARTIAL)
def test_what_is_written_is_read_again(date):
    assert PartialDate.parse(str(date)) == date


@given(PARTIAL, PARTIAL)
def test_covering_is_having_every_possible_day(one, other):
    assert one.covers(other) == (one.earliest <= other.earliest and other.latest <= one.latest)
    assert one.covers(one)


@given(DATES)
def test_of_a_day(day):
    date = PartialDate.of(day)
    assert date.earliest == date.latest == day


@given(st.text())
def test_any_string_is_a_date_or_a_value_error(text):
    with contextlib.suppress(ValueError):
        PartialDate.parse(text)
