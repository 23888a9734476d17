"""Counts of the index and of the database that stands in for it, against SQL."""

import pytest

from archive.search import Criteria, drain, freshness, search
from tests import factories as make
from tests.search.random_archive import random_archive
from tests.search.sql_counts import Archive, differences

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", [1])
def test_every_choice_and_every_pair_of_choices_counts_as_sql_does(indexed, seed):
    random_archive(seed)
    indexed()

    assert differences() == []


def test_counts_hold_over_several_segments_with_articles_replaced_withdrawn_and_deleted(indexed):
    articles = random_archive(3)
    indexed()
    for start in (0, 3, 6):  # a commit each
        turned, stripped, deleted = articles[start : start + 3]
        make.note(turned, stripped, deleted)
        turned.state = "withdrawn" if turned.state == "published" else "published"
        turned.save()
        stripped.state = "published"
        stripped.save()
        stripped.mentions.all().delete()
        deleted.delete()
        drain()

    assert freshness.backend().snapshot().documents == len(Archive().articles)
    assert len(freshness.backend().snapshot().segments) > 1
    assert differences() == []


def test_the_database_counts_the_same_without_an_index():
    random_archive(4, articles=6)

    def find(criteria):
        results = search(criteria)
        assert results.degraded
        return results

    assert differences(find) == []


def test_of_many_values_the_most_frequent_are_shown_and_the_chosen_one_besides(indexed):
    people = [make.person(f"Người thứ {number:02}") for number in range(60)]
    for number in range(3):
        make.article(people=people[number:])
    rare = people[0]  # in one article, as the 57 others are in three
    indexed()

    facet = search(Criteria()).facets["person"]
    assert len(facet.values) == 50
    assert facet.more == 10
    assert {value.count for value in facet.values} == {3}

    chosen = search(Criteria(person=(rare.pk,))).facets["person"]
    assert [(v.value, v.count) for v in chosen.values if v.selected] == [(str(rare.pk), 1)]
    assert len(chosen.values) == 51
    assert chosen.more == 9


def test_a_chosen_value_that_no_article_has_any_more_is_shown_with_a_count_of_zero(indexed):
    unnamed = make.person("Không Ai Nhắc")
    make.article()
    indexed()

    results = search(Criteria(person=(unnamed.pk,)))

    assert results.count == 0
    assert [(v.label, v.count, v.selected) for v in results.facets["person"].values] == [("Không Ai Nhắc", 0, True)]


@pytest.mark.parametrize("degraded", [False, True])
def test_the_number_of_queries_is_small_and_does_not_grow_with_the_archive(
    indexed, degraded, django_assert_max_num_queries
):
    random_archive(5)
    if not degraded:
        indexed()

    # Two counts for the state of the index, what was withdrawn since, and the names of the values of seven facets.
    with django_assert_max_num_queries(25 if degraded else 10):
        assert search(Criteria()).degraded is degraded


def test_links_switch_a_choice_on_and_off(indexed):
    anne, binh = make.person("An"), make.person("Bình")
    make.article("Họp", people=[anne, binh])
    indexed()

    values = search(Criteria(q="họp", person=(anne.pk,), page=1, size=50)).facets["person"].values

    assert {value.label: value.url for value in values} == {
        "An": "?q=h%E1%BB%8Dp&size=50",
        "Bình": f"?q=h%E1%BB%8Dp&person={anne.pk}&person={binh.pk}&size=50",
    }


def test_links_of_the_histogram_lead_from_year_to_month_and_back(indexed):
    make.article(dated="2023-07-15")
    make.article(dated="2024")
    make.article(dated=None)
    indexed()

    def links(**chosen):
        criteria, _notices = Criteria.parse(chosen)
        histogram = search(criteria).histogram
        shown = (*histogram.years, *histogram.months, *histogram.days)
        return {v.value: (v.count, v.selected, v.url) for v in shown}

    assert links() == {
        "2023": (1, False, "?year=2023"),
        "2024": (1, False, "?year=2024"),
        "2023-07": (1, False, "?month=2023-07"),
    }
    assert links(year="2023") == {
        "2023": (1, True, "?"),
        "2024": (1, False, "?year=2024"),
        "2023-07": (1, False, "?year=2023&month=2023-07"),
    }
    # The other year lets go of a month that does not lie in it.
    assert links(year="2023", month="2023-07")["2024"] == (1, False, "?year=2024")
    assert links(year="2024")["2023-07"] == (1, False, "?month=2023-07")
    # Days are those of the open month; a day that is chosen opens its month, and another month lets go of it.
    assert links(month="2023-07")["2023-07-15"] == (1, False, "?month=2023-07&day=2023-07-15")
    assert links(day="2023-07-15")["2023-07-15"] == (1, True, "?")
    assert links(day="2023-07-15")["2023-07"] == (1, False, "?month=2023-07")
    assert "2023-07-15" not in links(month="2024-01")
    assert links(day="2023-07-16")["2023-07-16"] == (0, True, "?")
