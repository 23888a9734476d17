"""What comes first and what is counted, over any index and any query: against Whoosh's own answers and plain Python."""

import datetime
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh import query as q

from archive.search.engine import Backend, ranking
from archive.search.engine.own_queries import Near, Row
from archive.search.engine.ranking import SCORE_DECIMALS
from archive.search.engine.storage import IndexFolder
from tests.search.random_index import SYLLABLES, VALUES, batches, few, queries, side_files, write
from tests.search.test_evaluate import found_by_whoosh, is_scored_alike

YEARS = {"start_date": datetime.date(1, 1, 1), "end_date": datetime.date(1, 1, 10), "gap_by": "day"}

some_words = st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=3)
lifts = st.lists(
    st.builds(Row, st.just("text"), some_words, st.sampled_from([1.0, 8.0]))
    | st.builds(Near, st.just("text"), some_words, st.sampled_from([1.0, 6.0]))
    | st.builds(q.Term, st.just("title"), st.sampled_from(SYLLABLES)),
    min_size=1,
    max_size=3,
)
orders = st.lists(
    st.sampled_from(["score", "-score", "earliest", "-earliest", "pk", "-pk"]), min_size=1, max_size=3, unique=True
)
choices = st.sets(st.sampled_from(VALUES), min_size=1)


@pytest.fixture(autouse=True)
def looked_at_closely(monkeypatch):
    """Where there are more hits than this, only those are looked at closely that may be among the first."""
    monkeypatch.setattr(ranking, "_AT_FIRST", 1)


# The fixture sets the same for every example.
shared = settings(few, suppress_health_check=[HealthCheck.function_scoped_fixture])


def opened(tmp_path_factory, batches, beside):
    folder = IndexFolder(tmp_path_factory.mktemp("index"))
    held = write(folder, batches, beside)
    return Backend("default", PATH=folder.path), held


@shared
@given(batches, side_files, queries.filter(is_scored_alike), st.integers(1, 4))
def test_the_best_are_those_whoosh_scores_best(tmp_path_factory, batches, beside, query, end):
    backend, _held = opened(tmp_path_factory, batches, beside)
    scores = found_by_whoosh(backend.snapshot(), query)
    best = sorted(scores, key=lambda key: (-round(scores[key], SCORE_DECIMALS), -key))

    # Two scores that differ by next to nothing may be rounded apart, and then change places.
    found = backend.search(query, sort_by=["-score", "-pk"], end_offset=end, keys_only=True)

    assert found["hits"] == len(scores)
    for got, expected in zip(found["results"], best[:end], strict=True):
        assert scores[got] == pytest.approx(scores[expected], abs=0.1 + 1e-9)


@shared
@given(batches, side_files, queries, lifts, orders, st.integers(1, 4))
def test_the_first_are_the_beginning_of_all(tmp_path_factory, batches, beside, query, lifts, order, end):
    """Whatever is left out because it cannot be among the first."""
    backend, _held = opened(tmp_path_factory, batches, beside)
    lifted = q.AndMaybe(query, q.Or(lifts))
    order = [*order, "-pk"]

    everything = backend.search(lifted, sort_by=order, keys_only=True)["results"]

    assert backend.search(lifted, sort_by=order, end_offset=end, keys_only=True)["results"] == everything[:end]
    assert backend.search(lifted, sort_by=order, page=(2, end), keys_only=True)["results"] in (
        everything[end : 2 * end],
        everything[:end],
    )


@shared
@given(batches, side_files, queries, choices, st.none() | st.integers(1, 2))
def test_counts(tmp_path_factory, batches, beside, query, chosen, limit):
    backend, held = opened(tmp_path_factory, batches, beside)
    matching = found_by_whoosh(backend.snapshot(), query).keys()
    narrowed = {key for key in matching if chosen & set(held[key]["person"])}

    found = backend.search(
        query,
        choices={"person": q.Or([q.Term("person", value) for value in sorted(chosen)])},
        facets={"person": {"without": "person", "missing": True}, "year": {"limit": limit}},
        date_facets={"earliest": YEARS},
        stats=["earliest"],
    )

    assert (found["hits"], found["unchosen"]) == (len(narrowed), len(matching))
    counts = Counter(value for key in matching for value in held[key]["person"])
    bare = sum(not held[key]["person"] for key in matching)
    assert dict(found["facets"]["fields"]["person"]) == {**counts, None: bare}
    years = Counter(value for key in narrowed for value in held[key]["year"])
    assert found["facet_sizes"]["year"] == len(years)
    shown = found["facets"]["fields"]["year"]
    assert sorted((n for _year, n in shown), reverse=True) == sorted(years.values(), reverse=True)[:limit]
    assert all(years[year] == n for year, n in shown)
    days = [held[key]["earliest"] for key in narrowed if held[key]["earliest"]]
    assert {day.toordinal(): n for day, n in found["facets"]["dates"]["earliest"] if n} == Counter(days)
    assert found["stats"]["earliest"]["missing"] == len(narrowed) - len(days)
