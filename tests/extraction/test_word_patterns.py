"""Patterns made of word lists find what a plain alternation of the words, longest first, finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction.word_patterns import any_of

FOUND = [
    # words, text → what is found
    # the longest first, the shorter where that goes on
    (["lễ", "lễ hội", "lễ mít tinh"], "lễ hội và lễ hộ và lễ", ["lễ hội", "lễ", "lễ"]),
    (["buổi họp", "buổi họp báo"], "buổi họp bán", ["buổi họp"]),
    # marks are letters like others
    (["a.b", "a-déc"], "axb a.b a-déc", ["a.b", "a-déc"]),
    # no words find nothing
    ([], "lễ", []),
]


@pytest.mark.parametrize(("words", "text", "found"), FOUND)
def test_any_of(words, text, found):
    assert re.findall(rf"{any_of(words)}(?!\w)", text) == found, (words, text)


@given(st.lists(st.text("ab ", min_size=1, max_size=5)), st.text("ab ", max_size=30))
def test_as_a_plain_alternation(words, text):
    plain = "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"
    assert re.findall(any_of(words), text) == re.findall(plain, text)
