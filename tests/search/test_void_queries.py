"""Queries that hold nothing to look for."""

import pytest

from archive.search import Criteria, count, matching_ids, search
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["l*", "???", "()", '"', "-"])
@pytest.mark.parametrize("has_index", [True, False])
def test_a_query_without_a_word_finds_nothing(indexed, has_index, typed):
    """Who typed "l*" does not mean the whole archive, and wants no table of it."""
    make.article("Lời chào")
    if has_index:
        indexed()
    results = search(Criteria(q=typed))
    assert results.degraded is not has_index
    assert (results.count, results.ids, matching_ids(Criteria(q=typed)), count(Criteria(q=typed))) == (0, [], [], 0)
    assert results.notices, typed
    assert search(Criteria(q=" ")).count == 1


@pytest.mark.parametrize("typed", ["l*", "???"])
def test_the_pages_say_that_nothing_was_found(indexed, client, typed):
    make.article("Lời chào")
    indexed()
    assert client.get("/search/", {"q": typed}).status_code == 200
    table = client.get("/search.csv", {"q": typed})
    assert table.status_code == 200
    assert "Lời chào" not in table.getvalue().decode()
