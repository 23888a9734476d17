"""Diacritics and case off, and the keys under which names are filed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text import clean, exact_key, fold, lower, search_key

FOLDED = [
    ("Đảng ủy Khối", "dang uy khoi"),
    ("ƯƠNG ưỡng ẴẶ", "uong uong aa"),
    # Đ is no accented d to Unicode.
    ("Đồng Tháp, đồng", "dong thap, dong"),
    # Foreign letters lose their marks too; what has no plain letter stays.
    ("Café Łódź ß 5%", "cafe łodz ß 5%"),
    # These lower to two characters in Python, which would shift every later offset.
    ("İstanbul", "istanbul"),
    ("Правда", "правда"),
]


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_fold(text, expected):
    assert fold(text) == expected, text


SAME_NAME = [
    # Two spellings that are one name: case, tone placement, white space, Unicode form.
    ("TỈNH ỦY Hoà Bình", "tỉnh uỷ hòa  bình"),
    ("Thừa Thiên Huế", "Thừa Thiên Huế"),
    ("Ðắk Lắk", "Đắk Lắk"),
]


@pytest.mark.parametrize(("one", "other"), SAME_NAME)
def test_exact_key_is_the_same_for_one_name(one, other):
    assert exact_key(one) == exact_key(other), (one, other)


DIFFERENT_NAMES = [("Hòa", "Hóa"), ("Lê Văn Ban", "Lê Văn Bàn"), ("Bộ Nội vụ", "Sở Nội vụ")]


@pytest.mark.parametrize(("one", "other"), DIFFERENT_NAMES)
def test_exact_key_keeps_diacritics(one, other):
    assert exact_key(one) != exact_key(other), (one, other)


def test_search_key_folds_and_squeezes():
    assert search_key(" Bộ  Y\u00a0tế ") == "bo y te"


@given(st.text())
def test_fold_keeps_every_offset(text):
    text = clean(text)
    assert len(fold(text)) == len(text)


@given(st.text())
def test_lower_keeps_every_offset(text):
    assert len(lower(text)) == len(text)


@given(st.text())
def test_fold_is_idempotent(text):
    once = fold(clean(text))
    assert fold(once) == once


@given(st.text())
def test_case_makes_no_difference(text):
    text = clean(text)
    assert fold(lower(text)) == fold(text)


@given(st.text())
def test_keys_are_idempotent(text):
    assert exact_key(exact_key(text)) == exact_key(text)
    assert search_key(search_key(text)) == search_key(text)
