"""Compound words: offsets into the text, and no fear of long lines."""

from itertools import pairwise

import pytest

from archive.text import words as room
from archive.text.words import compounds, words

TEXT = "Đảng uỷ tổ chức hội nghị cán bộ chủ chốt.\nĐại biểu dự hội nghị tại Hà Nội."


def test_offsets_lead_to_the_words_as_written():
    for word in words(TEXT):
        assert len(TEXT[word.start : word.end].split()) == word.text.count("_") + 1, word


def test_words_are_in_order_and_within_a_line():
    found = words(TEXT)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert not any("\n" in TEXT[word.start : word.end] for word in found)


def test_words_are_canonical_and_lower_case():
    assert any("ủy" in word.text for word in words(TEXT))
    assert all(word.text == word.text.lower() for word in words(TEXT))


def test_compounds_have_two_syllables_and_more():
    found = compounds(TEXT)
    assert "hội_nghị" in found
    assert all("_" in term for term in found)


@pytest.mark.parametrize("text", ["", "\n\n", " . / ", "…"])
def test_nothing_to_segment(text):
    assert words(text) == []


def test_a_line_over_the_limit_is_cut_at_a_blank(monkeypatch):
    monkeypatch.setattr(room, "LINE_LIMIT", 40)
    text = "cán bộ chủ chốt " * 20
    found = words(text)
    assert found[-1].end == len(text.rstrip())
    assert all(text[word.start : word.end].strip() == text[word.start : word.end] for word in found)


def test_a_line_without_blanks_is_cut_all_the_same(monkeypatch):
    monkeypatch.setattr(room, "LINE_LIMIT", 10)
    assert words("x" * 35)[-1].end == 35
