"""What is typed amiss: mended, told, and never an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.language import MAX_LENGTH, MAX_TERMS
from tests.search.trees import read, shown


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
        ("a AND b", "(a b)", "AND was left out"),
        ("!!! …", "", "no word to look for"),
        ("()", "", "no word to look for"),
        ('""', "", "no word to look for"),
        ("(" * 400 + "a", "a", "nested too deeply"),
        ("từ " * 400, "từ", f"the first {MAX_LENGTH} characters"),
        (" ".join(map(str, range(60))), f"({' '.join(map(str, range(MAX_TERMS)))})", f"the first {MAX_TERMS} words"),
        # Stars.
        ("họp *", "họp", "A lone star"),
        ('"*"', "", "A lone star"),
        ("t* họp", "họp", "“t*” fits nearly everything"),
        ("h*p", '"h p"', "A star means something at the end"),
        # Fields.
        ("tác-giả:Lâm", '("tác giả lâm")'.strip("()"), "There is no field “tác-giả”"),
        ("Chuyển đổi số: Nhiệm vụ", "(chuyển đổi số nhiệm vụ)", "“số:” was read as a word"),
        ("họp người:", "(họp người)", "“người:” was read as a word"),
        ("người:(", "", "A bracket without its partner"),
        ("người:()", "", "no word to look for"),
        ('người:""', "", "nothing stands in it"),
        ("người:OR a", "a", "nothing stands in it"),
        ("người:bộ:lâm", "person:lâm", "A field inside a field"),
        ("người:(bộ:lâm)", "person:lâm", "A field inside a field"),
        ("người:Lại Xuân Lâm", "(person:lại xuân lâm)", 'quotation marks: người:"Lại Xuân Lâm"'),
        ("nguoi:lai xuan lam", "(person:lai xuan lam)", 'quotation marks: nguoi:"lai xuan lam"'),
        ("bộ:Nội vụ", "(ministry:nội vụ)", 'quotation marks: bộ:"Nội vụ"'),
        # Days.
        ("từ:31/02/2020 họp", "họp", "“31/02/2020” is no date"),
        ("từ:mai họp", "họp", "“mai” is no date"),
        ("đến:25/10", "", "“25/10” is no date"),
        ("từ:2020 đến:2019 họp", "họp", "ends before it begins"),
    ],
)
def test_what_is_wrong_is_mended_and_told(typed, tree, notice):
    query = read(typed)

    assert shown(query.tree) == tree, typed
    assert any(notice in told for told in query.notices), (typed, query.notices)


@pytest.mark.parametrize("typed", ["người:Lâm họp", 'người:"Lại Xuân" Lâm', "tiêu-đề:họp Đảng"])
def test_words_that_do_not_look_like_the_rest_of_a_name_are_no_matter(typed):
    assert read(typed).notices == (), typed


OPERATORS = ['"', "“", "»", "(", ")", "-", "*", " ", "OR", "HOẶC", "|", "người:", "số:", "từ:", "bộ:", "x:", ":", "/"]
WORDS = ["18-NQ/TW", "UBND", "TƯ", "lâm", "hà*", "25/10/2017", "31/02/2020", "18", "\u0301", "\x00", "\n", "Đ"]
PIECES = st.sampled_from([*OPERATORS, *WORDS])


@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=80))
def test_whatever_is_typed_can_be_read(typed):
    query = read(typed)

    assert len(query.wanted) <= MAX_TERMS
    assert query.tree is not None or not query.folded
    assert all(leaf.span.of(query.text) for leaf in query.wanted), typed
