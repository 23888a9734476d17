"""What is offered where nothing was found."""

import pytest

from archive.search import Criteria, search
from archive.search.nothing_found import coverage, nothing_found
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(indexed):
    """Two ministries and their articles; the third one is of a year only."""
    made = {"water": make.ministry("Bộ Thủy văn"), "home": make.ministry("Bộ Nội vụ Thử")}
    made["paper"] = make.source("Báo Hà Sơn")
    make.article("Tổng kết thi đua", dated="2022-12-02", ministries=[made["water"]], source=made["paper"])
    make.article("Sơ kết thi đua", dated="2024-05", ministries=[made["home"]])
    make.article("Tổng kết công tác", dated="2015", ministries=[made["home"]])
    make.article("Bản nháp", dated="2030-01-01", state="draft")
    indexed()
    return made


def test_coverage(archive):
    found = coverage()

    assert (found.articles, str(found.earliest), str(found.latest)) == (3, "2015", "2024-05")


def test_coverage_of_an_empty_archive(db):
    found = coverage()

    assert (found.articles, found.earliest, found.latest) == (0, None, None)


def offered(criteria: Criteria) -> list[tuple[str, str, int]]:
    results = search(criteria)
    assert results.count == 0, criteria
    return [(wider.name, wider.word, wider.count) for wider in nothing_found(criteria, results).wider]


def test_each_filter_dropped_with_its_count(archive):
    criteria = Criteria(q="thi đua", ministry=(archive["water"].pk,), year=make.date("2024"))

    assert offered(criteria) == [("ministry", "", 1), ("year", "", 1)]
    assert nothing_found(criteria, search(criteria)).unfiltered.count == 2


def test_one_filter_is_no_more_than_all_of_them(archive):
    criteria = Criteria(q="công tác", source=(archive["paper"].pk,))

    assert offered(criteria) == [("source", "", 1), ("", "công", 1), ("", "tác", 1)][:1]
    assert nothing_found(criteria, search(criteria)).unfiltered is None


@pytest.mark.parametrize(
    ("q", "dropped"),
    [
        # Each word, phrase, field or exclusion as a whole; those that would find nothing either are left out.
        ("tổng kết zzzz", [("zzzz", 2)]),
        ('sơ "tổng kết"', [("sơ", 2), ('"tổng kết"', 1)]),
        ("thi đua -kết", [("-kết", 2)]),
        ("-kết thi", [("-kết", 2)]),
        ("thi tiêu-đề:zzzz", [("tiêu-đề:zzzz", 2)]),
        ('thi tiêu-đề:"zz zz"', [('tiêu-đề:"zz zz"', 2)]),
        # One word alone, words that depend on one another, and too many of them: nothing to drop.
        ("zzzz", []),
        ("zzzz OR qqqq", []),
        ("(zzzz (qqqq thi)) đua", []),
        ("a b c d e g h i k", []),
    ],
)
def test_each_word_dropped_with_its_count(archive, q, dropped):
    assert [(word, count) for _name, word, count in offered(Criteria(q=q))] == dropped, q


def test_what_is_offered_is_found(archive):
    criteria = Criteria(q="thi đua zzzz", ministry=(archive["water"].pk,), size=50)
    from django.http import QueryDict

    for wider in nothing_found(criteria, search(criteria)).wider:
        asked, notices = Criteria.parse(QueryDict(wider.params))
        assert (search(asked).count, notices, asked.size) == (wider.count, [], 50), wider


def test_while_the_index_is_away_only_the_coverage_is_told(archive, index_folder):
    (index_folder / "current").unlink()
    criteria = Criteria(q="thi đua zzzz", year=make.date("2024"))
    found = nothing_found(criteria, search(criteria))

    assert (found.wider, found.unfiltered, found.coverage.articles) == ((), None, 3)
