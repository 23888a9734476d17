"""Clean and canonical forms: what is changed, what is kept, and that offsets hold."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text import canonical, clean, normalize

VIETNAMESE = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxy òóỏõọúùủũụýỳỷỹỵáàảãạéèẻẽẹ HOÀUỶ-/.,\n\u0300\u0301\u0309TВ")

CANONICAL = [
    # Old tone placement becomes new, in either case.
    ("Tỉnh uỷ Hoà Bình", "Tỉnh ủy Hòa Bình"),
    ("HOÀ, KHOẺ, THUỶ, LOÀ", "HÒA, KHỎE, THỦY, LÒA"),
    # Not where the syllable goes on, and not after q.
    ("hoàn thành, khoản, thoát", "hoàn thành, khoản, thoát"),
    ("quý, quỳnh, quỷ, quỹ", "quý, quỳnh, quỷ, quỹ"),
    # New placement stays.
    ("hòa, khỏe, ủy", "hòa, khỏe, ủy"),
    # The Icelandic and the African letter are typed for Đ.
    ("Ðảng uỷ Ɖoàn", "Đảng ủy Đoàn"),
    # Cyrillic letters in a document's number become Latin; a Russian word stays Russian.
    ("18-NQ/ТW", "18-NQ/TW"),
    ("35-СT/TW", "35-CT/TW"),
    ("Правда", "Правда"),
    ("báo Правда số 5", "báo Правда số 5"),
    # A word is looked at whole: the Latin letters of a symbol speak for the Cyrillic ones behind the stroke.
    ("18-NQ/ТШ", "18-NQ/ТШ"),
    # Neighbours of the pairs that are moved.
    ("quà, oỳ, uạ", "quà, oỳ, uạ"),
    # Every blank becomes a space, one for one.
    ("tại\u00a0Hà\tNội\u3000", "tại Hà Nội "),
    # Digits and marks stay.
    ("6.400 đại biểu – 15/7", "6.400 đại biểu – 15/7"),
]


@pytest.mark.parametrize(("text", "expected"), CANONICAL)
def test_canonical(text, expected):
    assert canonical(text) == expected, text


CLEAN = [
    # NFD becomes NFC, whichever way round the marks came.
    (unicodedata.normalize("NFD", "Tỉnh uỷ"), "Tỉnh uỷ"),
    # Line ends of every system.
    ("một\r\nhai\rba\u2028bốn\x85năm", "một\nhai\nba\nbốn\nnăm"),
    # Characters that draw nothing go, so that they break no word.
    ("Đ\u200bảng\ufeff ủy\u00ad", "Đảng ủy"),
    ("a\x00b\x07c", "abc"),
    # What a reader sees stays: old placement, look-alikes, double blanks.
    ("Tỉnh  uỷ 18-NQ/ТW", "Tỉnh  uỷ 18-NQ/ТW"),
]


@pytest.mark.parametrize(("text", "expected"), CLEAN)
def test_clean(text, expected):
    assert clean(text) == expected, repr(text)


def test_normalize_squeezes_white_space():
    assert normalize("  Tỉnh\u00a0 uỷ\n Hoà  Bình ") == "Tỉnh ủy Hòa Bình"


@given(st.text())
def test_clean_is_idempotent(text):
    assert clean(clean(text)) == clean(text)


@given(st.text() | VIETNAMESE)
def test_canonical_keeps_every_offset(text):
    text = clean(text)
    assert len(canonical(text)) == len(text)


@given(st.text() | VIETNAMESE)
def test_canonical_is_idempotent(text):
    once = canonical(clean(text))
    assert canonical(once) == once


@given(st.text())
def test_line_ends_stay_where_they_are(text):
    text = clean(text)
    assert [i for i, c in enumerate(canonical(text)) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]


@given(VIETNAMESE)
def test_both_forms_of_unicode_are_one_text(text):
    assert clean(unicodedata.normalize("NFD", text)) == clean(unicodedata.normalize("NFC", text))


def test_one_foreign_letter_in_a_long_word_is_read_in_one_go():
    text = "a" * 300_000 + " Т5"
    assert canonical(text) == "a" * 300_000 + " T5"
