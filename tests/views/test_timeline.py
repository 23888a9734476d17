"""The timeline: which spans it shows, how high their bars are, and where they lead."""

import pytest
from django.utils import translation

from archive.search import Criteria, FacetValue, Histogram
from archive.text import PartialDate
from archive.views.timeline import timeline


def counted(**counts: int) -> list[FacetValue]:
    """_2023_07=4: the choice "2023-07" with four articles."""
    return [
        FacetValue(name[1:].replace("_", "-"), name, count, False, f"?{name}") for name, count in sorted(counts.items())
    ]


HISTOGRAM = Histogram(
    years=counted(_2020=1, _2023=300, _2024=30),
    months=counted(_2023_02=200, _2023_12=100),
    days=counted(_2023_02_28=5),
    undated=7,
)


def shown(criteria: Criteria, histogram: Histogram = HISTOGRAM):
    with translation.override("en"):
        return timeline(criteria, histogram)


@pytest.mark.parametrize(
    ("criteria", "unit", "first", "last", "bars", "held"),
    [
        # Years without articles keep their place, so that distances are true.
        (Criteria(), "year", "2020", "2024", 5, 3),
        (Criteria(q="họp", from_=PartialDate(2019)), "year", "2020", "2024", 5, 3),
        (Criteria(year=PartialDate(2023)), "month", "2023-01", "2023-12", 12, 2),
        (Criteria(month=PartialDate(2023, 2)), "day", "2023-02-01", "2023-02-28", 28, 1),
        (Criteria(day=PartialDate(2024, 2, 3)), "day", "2024-02-01", "2024-02-29", 29, 0),
    ],
)
def test_what_is_open_is_shown(criteria, unit, first, last, bars, held):
    made = shown(criteria)

    assert (made.unit, len(made.bars), len(made.choices)) == (unit, bars, held), criteria
    assert (made.bars[0].value, made.bars[-1].value) == (first, last)
    assert made.undated == 7


def test_the_only_year_is_open_by_itself():
    made = shown(Criteria(), Histogram(counted(_2023=300), HISTOGRAM.months, [], 0))

    assert (made.unit, made.above) == ("month", [])


def test_nothing_found_is_no_timeline():
    assert not shown(Criteria(), Histogram([], [], [], 5))


def test_bars_are_as_high_as_their_counts_and_never_too_low_to_be_seen():
    heights = {bar.value: float(bar.height) for bar in shown(Criteria()).bars}

    assert heights == {"2020": 2.0, "2021": 0.0, "2022": 0.0, "2023": 100.0, "2024": 10.0}


def test_bars_are_numbers_as_svg_wants_them():
    with translation.override("vi"):  # where a decimal comma is the rule
        bars = timeline(Criteria(year=PartialDate(2023)), HISTOGRAM).bars

    assert [bar.slot for bar in bars[:3]] == ["0.0", "83.3", "166.7"]


@pytest.mark.parametrize(
    ("criteria", "above"),
    [
        (Criteria(q="a"), []),
        (Criteria(q="a", year=PartialDate(2023)), [("All years", "?q=a"), ("2023", "")]),
        (
            Criteria(month=PartialDate(2023, 2)),
            [("All years", "?"), ("2023", "?year=2023"), ("February 2023", "")],
        ),
        (
            Criteria(day=PartialDate(2023, 2, 3)),
            [
                ("All years", "?"),
                ("2023", "?year=2023"),
                ("February 2023", "?month=2023-02"),
                ("3 February 2023", ""),
            ],
        ),
    ],
)
def test_ways_back(criteria, above):
    assert shown(criteria).above == above


@pytest.mark.parametrize(
    ("criteria", "labels"),
    [
        (Criteria(year=PartialDate(2023)), "1 2 3 4 5 6 7 8 9 10 11 12"),
        (Criteria(month=PartialDate(2023, 2)), "1 4 7 10 13 16 19 22 25 28"),
    ],
)
def test_labels_are_no_more_than_there_is_room_for(criteria, labels):
    assert " ".join(bar.label for bar in shown(criteria).bars if bar.label) == labels


def test_a_history_too_long_to_be_drawn_keeps_the_years_with_articles():
    made = shown(Criteria(), Histogram(counted(_1428=1, _1975=2, _2024=3), [], [], 0))

    assert [bar.value for bar in made.bars] == ["1428", "1975", "2024"]
