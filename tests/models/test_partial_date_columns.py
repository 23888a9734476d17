"""Partial dates in the database: what is stored, and that ranges and sorting are SQL."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from archive.models import Article, Meeting
from archive.text import PartialDate

pytestmark = pytest.mark.django_db


def meeting(start, **more) -> Meeting:
    return Meeting.objects.create(name="Hội nghị mẫu", start=start, **more)


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("2024", (2024, 1, 1), (2024, 12, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),  # a leap year
        ("2022-12-02", (2022, 12, 2), (2022, 12, 2)),
    ],
)
def test_the_bounds_are_columns(written, earliest, latest):
    article = Article.objects.create(title="Bài mẫu", text="Bài mẫu", dated=written)
    stored = Article.objects.get(pk=article.pk)
    assert stored.dated == PartialDate.parse(written)
    assert stored.dated_earliest == datetime.date(*earliest), written
    assert stored.dated_latest == datetime.date(*latest), written


def test_unknown_stays_empty_and_a_change_moves_the_bounds():
    row = meeting(None)
    assert Meeting.objects.get(pk=row.pk).start_earliest is None
    row.start = PartialDate(2023, 7)
    row.save()
    assert Meeting.objects.get(pk=row.pk).start_earliest == datetime.date(2023, 7, 1)
    row.start = ""
    row.save()
    assert Meeting.objects.get(pk=row.pk).start is None
    assert Meeting.objects.get(pk=row.pk).start_earliest is None


def test_bulk_rows_have_their_bounds_too():
    Meeting.objects.bulk_create([Meeting(name="A", start=PartialDate(2023, 7))])
    assert Meeting.objects.get().start_earliest == datetime.date(2023, 7, 1)


def test_sorting_by_the_column_is_sorting_by_date():
    for start in ("2023-07", "2022-12-02", "2024", "2023-07-15"):
        meeting(start)
    assert [str(row.start) for row in Meeting.objects.order_by("start")] == [
        "2022-12-02",
        "2023-07",
        "2023-07-15",
        "2024",
    ]


@pytest.mark.parametrize("nonsense", ["hôm nay", "2023-13", "2023-02-30", "02/12/2022", "23"])
def test_nonsense_is_refused_with_a_message(nonsense):
    with pytest.raises(ValidationError) as refusal:
        Meeting(name="Hội nghị mẫu", start=nonsense).full_clean()
    assert nonsense in str(refusal.value), nonsense


def test_a_meeting_cannot_end_before_it_starts():
    from django.db import IntegrityError

    with pytest.raises(IntegrityError, match="meeting_ends_after_it_starts"):
        meeting("2023-07-15", end="2023-07-14")
