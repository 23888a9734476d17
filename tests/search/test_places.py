"""Where words stand, against what a look at every single place says."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.engine import places
from archive.search.engine.places import PackedLayout, UniformLayout, close_together, common, moved, row, within

# Sorted, without repeats; some close together, some far apart.
numbers = st.lists(st.integers(0, 60) | st.integers(1_000, 1_040), unique=True).map(sorted)
kinds = st.sampled_from([np.uint32, np.int64])


@pytest.fixture(params=["few", "many"], scope="module", autouse=True)
def however_many(request):
    """Long arrays are laid over one another a window at a time: here a window is a few places."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "many":
            patch.setattr(places, "_MANY", 0)
            patch.setattr(places, "_FAR_LONGER", 10_000)
            patch.setattr(places, "_WINDOW", 8)
        yield


@given(numbers, numbers, kinds)
def test_what_two_have_in_common(left, right, kind):
    found = common(np.array(left, kind), np.array(right, kind))

    assert found.tolist() == sorted(set(left) & set(right))


@given(st.lists(numbers, min_size=1, max_size=4), kinds)
def test_a_row(words, kind):
    expected = [at for at in words[0] if all(at + step in places for step, places in enumerate(words))]

    assert row([np.array(places, kind) for places in words]).tolist() == expected


@given(numbers, st.integers(-70, 70), kinds)
def test_moved_never_before_the_first_place(given_places, by, kind):
    assert moved(np.array(given_places, kind), by).tolist() == [at + by for at in given_places if at + by >= 0]


@given(st.lists(numbers, min_size=1, max_size=3), st.integers(1, 6), kinds)
def test_close_together(words, width, kind):
    expected = {
        at for at in set().union(*words) if all(any(at <= other < at + width for other in each) for each in words)
    }

    assert set(close_together([np.array(each, kind) for each in words], width).tolist()) == expected


@given(st.lists(st.integers(0, 9), min_size=1), st.data())
def test_layouts(spans, data):
    """Documents of so many units of four places each."""
    begins = np.cumsum([16, *(4 * span for span in spans)]).astype(np.uint32)
    layout = PackedLayout(begins, 2)
    some = data.draw(st.lists(st.sampled_from(range(16, int(begins[-1]))), unique=True)) if begins[-1] > 16 else []
    standing = np.array(sorted(some), np.uint32)
    owners = [max(d for d, begin in enumerate(begins[:-1].tolist()) if begin <= place) for place in standing.tolist()]
    chosen = np.array(sorted(data.draw(st.sets(st.sampled_from(range(len(spans)))))), np.intp)

    assert layout.documents(standing).tolist() == owners
    assert within(standing, layout, chosen).tolist() == [
        place for place, owner in zip(standing.tolist(), owners, strict=True) if owner in chosen
    ]


def test_a_uniform_layout():
    layout = UniformLayout(32)
    standing = np.array([5, 2**32 + 1, 2**32 + 7, 3 * 2**32])

    assert layout.documents(standing).tolist() == [0, 1, 1, 3]
    assert within(standing, layout, np.array([1, 2])).tolist() == [2**32 + 1, 2**32 + 7]
