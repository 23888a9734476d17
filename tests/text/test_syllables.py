"""The stream of syllables: what is a syllable, and where it stands."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text import clean, syllables

STREAMS = [
    ("Tỉnh uỷ Hà Tĩnh", ["tỉnh", "ủy", "hà", "tĩnh"]),
    # A number and a symbol fall apart at every mark.
    ("18-NQ/TW", ["18", "nq", "tw"]),
    ("6.400 đại biểu", ["6", "400", "đại", "biểu"]),
    ("5-CT/TW của Bộ Y tế", ["5", "ct", "tw", "của", "bộ", "y", "tế"]),
    # Marks, brackets and underscores part; apostrophes too.
    ("“tự chuyển hóa”, (TTV)_x", ["tự", "chuyển", "hóa", "ttv", "x"]),
    ("", []),
    ("./.", []),
]


@pytest.mark.parametrize(("text", "expected"), STREAMS)
def test_syllables(text, expected):
    assert [syllable.text for syllable in syllables(text)] == expected, text


def test_folded_has_no_diacritics():
    assert [syllable.folded for syllable in syllables("Đảng uỷ")] == ["dang", "uy"]


def test_a_decomposed_word_that_was_not_cleaned_is_not_shattered():
    decomposed = unicodedata.normalize("NFD", "Tỉnh ủy")
    assert len(list(syllables(decomposed))) == 2


@given(st.text())
def test_offsets_lead_to_the_words(text):
    text = clean(text)
    for syllable in syllables(text):
        source = text[syllable.start : syllable.end]
        assert len(source) == len(syllable.text)
        assert any(character.isalnum() for character in source)


@given(st.text())
def test_syllables_are_in_order_and_apart(text):
    found = list(syllables(clean(text)))
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(syllable.start < syllable.end for syllable in found)


@given(st.text())
def test_no_letter_or_digit_is_lost(text):
    text = clean(text)
    covered = {index for syllable in syllables(text) for index in range(syllable.start, syllable.end)}
    assert all(index in covered for index, character in enumerate(text) if character.isalnum())
