"""Names by the beginnings of their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.suggestions.names import Names, Written

NAMES = [
    Written("lai xuan lam", 1, 0, 5),
    Written("lam xuan bach", 2, 0, 3),
    Written("xuan lam", 3, 0, 9),
    Written("lam thi lai", 4, 0, 1),
    # One record under two names: it comes once, under the one that fits better.
    Written("bo lao dong", 5, 0, 7),
    Written("bldtbxh", 5, 71, 7),
    Written("lao dong tien luong", 5, 72, 7),
    Written("lam son", 6, 0, 3),
]


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        # The beginning of the name first, then of a word inside; the most used first.
        ("lam", [6, 2, 4, 3, 1]),
        ("xuan l", [3, 1]),
        ("lai xuan lam", [1]),
        ("la", [5, 1, 6, 2, 4, 3]),
        # Only from the beginning of a word on, and only words side by side.
        ("am", []),
        ("lam lai", []),
        ("lai lam", []),
        # Any of its names leads to a record.
        ("bld", [5]),
        ("lao dong", [5]),
        ("", []),
        ("zz", []),
    ],
)
def test_words_side_by_side(words, rows):
    assert [found.row for found in Names(NAMES).find(words, 10)] == rows, words


def test_which_name_of_a_record_was_found():
    found = Names(NAMES).find("lao dong", 10)

    assert [(name.row, name.form, name.begins) for name in found] == [(5, 72, True)]


@pytest.mark.parametrize(
    ("words", "rows"),
    [("lam lai", [1, 4]), ("bach xuan", [2]), ("lam zz", []), ("lam", []), ("", []), ("son l", [6])],
)
def test_words_anywhere_in_a_name(words, rows):
    assert [found.row for found in Names(NAMES).find_scattered(words, 10)] == rows, words


def test_no_more_than_was_asked_for():
    names = Names(Written(f"nguyen van {number}", number, 0, number) for number in range(300))

    assert [found.row for found in names.find("nguyen", 3)] == [299, 298, 297]
    assert [found.row for found in names.find("van", 2)] == [299, 298]
    assert names.find("nguyen", 0) == []
    assert Names().find("nguyen", 3) == []


def test_names_that_begin_so_come_first_however_far_down_they_stand():
    crowd = [Written(f"ho xuan {number}", number, 0, 1000) for number in range(300)]
    names = Names([*crowd, Written("xuan huong", 1000, 0, 1)])

    assert names.find("xuan", 3)[0].row == 1000


def test_whole_words_inside_names():
    found = [(words.decode(), name.row) for words, name in Names(NAMES).holding(b"xuan lam")]

    assert found == [("xuan lam", 3), ("lai xuan lam", 1)]
    assert list(Names(NAMES).holding(b"xuan la")) == []


@given(st.lists(st.text(alphabet="ab ", min_size=1, max_size=6), max_size=8), st.text(alphabet="ab ", max_size=4))
def test_the_same_as_looking_at_every_name(texts, words):
    """Against the plainest way to say it."""
    words = " ".join(words.split())
    keys = [" ".join(text.split()) for text in texts]
    names = Names(Written(key, row, 0, 1) for row, key in enumerate(keys) if key)

    found = {name.row for name in names.find(words, 100)}

    assert found == {row for row, key in enumerate(keys) if key and words and f" {words}" in f" {key}"}, (keys, words)
