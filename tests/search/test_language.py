"""The user's language: what is typed, and the tree that it is read as."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.language import MAX_LENGTH, MAX_TERMS, parse
from archive.search.tree import And, Not, Or, Phrase, Symbol, Word


def shown(node) -> str:
    """A tree in one line: (a b) for all of them, (a | b) for either, <…> for a symbol."""
    match node:
        case None:
            return ""
        case Word(syllable):
            return syllable
        case Phrase(syllables):
            return f'"{" ".join(syllables)}"'
        case Symbol(key):
            return f"<{key}>"
        case Not(child):
            return f"-{shown(child)}"
        case And(nodes):
            return f"({' '.join(map(shown, nodes))})"
        case Or(nodes):
            return f"({' | '.join(map(shown, nodes))})"


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        # Words: all must occur; case, NFD and old tone placement make no difference.
        ("tỉnh ủy", "(tỉnh ủy)"),
        ("  TỈNH   UỶ ", "(tỉnh ủy)"),
        (unicodedata.normalize("NFD", "Tỉnh uỷ"), "(tỉnh ủy)"),
        ("hội hội", "hội"),
        # One-letter words and numbers are words like others.
        ("Bộ Y tế", "(bộ y tế)"),
        ("năm 2023", "(năm 2023)"),
        # A token of several syllables stands side by side.
        ("QP-AN", '"qp an"'),
        ("16.542 đảng viên", '("16 542" đảng viên)'),
        # Phrases, in any quotation marks.
        ('"Bộ Y tế"', '"bộ y tế"'),
        ("“tự diễn biến”", '"tự diễn biến"'),
        ("«thi đua»", '"thi đua"'),
        ('"họp"', "họp"),
        # Exclusion; a lone dash is punctuation, as in the names of ministries.
        ("hội nghị -khen", "(hội nghị -khen)"),
        ('họp -"khen thưởng"', '(họp -"khen thưởng")'),
        ("họp -(khen thưởng)", "(họp -(khen thưởng))"),
        ("Lao động - Thương binh", "(lao động thương binh)"),
        ("--họp", "họp"),
        ("-họp", "-họp"),
        # Either; only in capitals, since "hoặc" is a common word, and weaker than the blank.
        ("kết luận OR nghị quyết", "((kết luận) | (nghị quyết))"),
        ("a HOẶC b HOẶC c", "(a | b | c)"),
        (unicodedata.normalize("NFD", "a HOẶC b"), "(a | b)"),
        ("a | b", "(a | b)"),
        ("có hoặc không or", "(có hoặc không or)"),
        # Brackets.
        ("(a OR b) c", "((a | b) c)"),
        ("((a)) (b (c d))", "(a b c d)"),
        # Symbols, in every spelling one key; with words around them.
        ("18-NQ/TW", "<18-nq/tw>"),
        ("18 - nq/tw", "<18-nq/tw>"),
        ("018–NQ/TƯ", "<18-nq/tw>"),
        ("5-CT/TW", "<5-ct/tw>"),
        ("nghị quyết 18-NQ/TW (2017)", "(nghị quyết <18-nq/tw> 2017)"),
        ("số:18-NQ/TW", "(số <18-nq/tw>)"),
        ("-18-NQ/TW họp", "(-<18-nq/tw> họp)"),
        ("30/2020/NĐ-CP", "<30/2020/nd-cp>"),
        # Inside quotation marks it is what stands there.
        ('"quyết 18-NQ/TW"', '"quyết 18 nq tw"'),
        # No symbol.
        ("15/7", '"15 7"'),
        # Nothing to look for.
        ("", ""),
        ("   ", ""),
    ],
)
def test_what_is_typed_is_read_as(typed, tree):
    query = parse(typed)

    assert shown(query.tree) == tree, typed
    assert query.notices == (), typed


@pytest.mark.parametrize(
    ("typed", "tree", "notice"),
    [
        ('"Bộ Y tế', '"bộ y tế"', "A quotation mark was not closed"),
        ('họp "', "họp", "A lone quotation mark"),
        ("a OR", "a", "An OR without words on both sides"),
        ("OR a", "a", "An OR without words on both sides"),
        ("OR", "", "An OR without words on both sides"),
        ("a OR OR b", "(a | b)", "An OR without words on both sides"),
        ("(a", "a", "A bracket without its partner"),
        ("a) b", "(a b)", "A bracket without its partner"),
        ("(a OR b)) c", "((a | b) c)", "A bracket without its partner"),
        ("a -(", "a", "A bracket without its partner"),
        ("-) a", "a", "A minus without a word"),
        ("!!! …", "", "no word to look for"),
        ("()", "", "no word to look for"),
        ('""', "", "no word to look for"),
        ("(" * 400 + "a", "a", "nested too deeply"),
        ("từ " * 400, "từ", f"the first {MAX_LENGTH} characters"),
        (" ".join(map(str, range(60))), f"({' '.join(map(str, range(MAX_TERMS)))})", f"the first {MAX_TERMS} words"),
    ],
)
def test_what_is_wrong_is_mended_and_told(typed, tree, notice):
    query = parse(typed)

    assert shown(query.tree) == tree, typed
    assert any(notice in told for told in query.notices), (typed, query.notices)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("tinh uy", True),
        ("TINH UY 2023", True),
        ("tỉnh ủy", False),
        # One diacritic anywhere, and all is meant as written; đ is one.
        ("ban kiểm tra", False),
        ("dang Đang", False),
        ("-bàn ban", False),
        ("", False),
    ],
)
def test_a_query_without_any_diacritic_is_compared_without(typed, folded):
    assert parse(typed).folded is folded, typed


def test_only_what_is_wanted_is_a_leaf():
    query = parse('a -b (c OR -"d e") "f g" 5-CT/TW')

    assert [shown(leaf) for leaf in query.wanted] == ["a", "c", '"f g"', "<5-ct/tw>"]


@given(st.text(alphabet=st.sampled_from('ab ()"-–“”|ORHOẶC18/NQTW\u0301\x00\n'), max_size=80) | st.text(max_size=80))
def test_whatever_is_typed_can_be_read(typed):
    query = parse(typed)

    assert len(query.wanted) <= MAX_TERMS
    assert query.tree is not None or not query.folded
