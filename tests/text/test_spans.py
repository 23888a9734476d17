"""Spans: ranges of characters and what overlaps."""

from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text import Span, SpanIndex, without_overlaps


class Found(NamedTuple):
    span: Span


SPANS = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


def test_a_span_gives_its_words():
    assert Span(5, 7).of("Đảng ủy Khối") == "ủy"


PAIRS = [
    # one, other, overlaps, the first contains the second
    (Span(0, 5), Span(5, 9), False, False),  # half-open: they only touch
    (Span(0, 5), Span(4, 9), True, False),
    (Span(0, 9), Span(2, 4), True, True),
    (Span(2, 4), Span(2, 4), True, True),
    (Span(0, 2), Span(7, 9), False, False),
]


@pytest.mark.parametrize(("one", "other", "overlaps", "contains"), PAIRS)
def test_pairs(one, other, overlaps, contains):
    assert (one.overlaps(other), one.contains(other)) == (overlaps, contains), (one, other)


def test_shifted():
    assert Span(3, 5).shifted(10) == Span(13, 15)


def test_the_first_to_begin_wins_then_the_longest():
    found = [Found(Span(4, 6)), Found(Span(0, 3)), Found(Span(0, 5)), Found(Span(5, 8))]
    assert [item.span for item in without_overlaps(found)] == [Span(0, 5), Span(5, 8)]


@given(st.lists(SPANS.map(Found)))
def test_what_is_kept_does_not_overlap_and_what_is_dropped_did(found):
    kept = without_overlaps(found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(kept))
    for item in found:
        assert any(item.span.overlaps(other.span) for other in kept)


@given(SPANS, SPANS)
def test_overlap_is_mutual(one, other):
    assert one.overlaps(other) == other.overlaps(one)


@given(st.lists(SPANS), SPANS)
def test_an_index_of_spans_knows_what_meets_one_of_them(spans, asked):
    assert SpanIndex(spans).meets(asked) == any(span.overlaps(asked) for span in spans)
