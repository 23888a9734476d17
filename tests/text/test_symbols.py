"""Symbols of documents: every way of writing, one official form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text import canonical, clean
from archive.text.symbols import number_key, parse_symbol, symbol_at, symbol_key

SAME_SYMBOL = [
    # what a text prints, the official form
    ("18-NQ/TW", "18-NQ/TW"),
    ("18 - NQ/TW", "18-NQ/TW"),  # blanks around the dash, one in seven
    ("05- CT/TW", "05-CT/TW"),
    ("18 NQ/TW", "18-NQ/TW"),  # a blank for the dash
    ("18–NQ/TW", "18-NQ/TW"),  # en dash
    ("18-NQ-TW", "18-NQ/TW"),
    ("18/NQ-TW", "18-NQ/TW"),  # the State's separators in a Party symbol
    ("18-NQTW", "18-NQ/TW"),
    ("18-NQ/TƯ", "18-NQ/TW"),
    ("18-NQ/T.Ư", "18-NQ/TW"),
    ("18-NQ/ТW", "18-NQ/TW"),  # a Cyrillic Т
    ("18-nq/tw", "18-NQ/TW"),  # typed into a search box
    ("41-qd/tw", "41-QĐ/TW"),  # without diacritics
    ("27-hd/btctw", "27-HD/BTCTW"),
    ("08-QĐi/TW", "08-QĐi/TW"),
    ("1317-QĐNS/TW", "1317-QĐNS/TW"),
    ("05-CTr/TU", "05-CTr/TU"),
    ("590-HD/ĐU", "590-HD/ĐU"),
    ("30/2020/NĐ-CP", "30/2020/NĐ-CP"),
    ("1234/QĐ-TTg", "1234/QĐ-TTg"),
    ("1234-QĐ/TTg", "1234/QĐ-TTg"),  # the Party's separators in a State symbol
    ("36a/NQ-CP", "36a/NQ-CP"),
    ("19-2017/NQ-CP", "19-2017/NQ-CP"),  # the Government's own dash before the year
    ("45/2019/QH14", "45/2019/QH14"),
    ("1211/2016/UBTVQH13", "1211/2016/UBTVQH13"),
    ("12/2022/TTLT-BCA-BQP", "12/2022/TTLT-BCA-BQP"),
    ("1531/TTg-CN", "1531/TTg-CN"),  # an official letter
    ("5678/VPCP-TCCV", "5678/VPCP-TCCV"),
    ("100/TTg", "100/TTg"),  # the State of the fifties put no sign
    ("123/QĐ-BVTW", "123/QĐ-BVTW"),  # a hospital, not the Central Committee
]


@pytest.mark.parametrize(("written", "official"), SAME_SYMBOL)
def test_a_symbol_has_one_official_form(written, official):
    assert str(parse_symbol(written)) == official, f"{written!r}"


@pytest.mark.parametrize(("written", "official"), SAME_SYMBOL)
def test_all_writings_share_a_key(written, official):
    assert symbol_key(written) == symbol_key(official), f"{written!r}"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("18-NQ/TW", "19-NQ/TW"),
        ("18-NQ/TW", "18-CT/TW"),
        ("18-NQ/TW", "18-NQ/TU"),  # the province, not the centre
        ("30/2020/NĐ-CP", "30/2021/NĐ-CP"),
    ],
)
def test_other_symbols_have_other_keys(one, other):
    assert symbol_key(one) != symbol_key(other), f"{one!r}, {other!r}"


def test_leading_zeros_do_not_matter():
    assert symbol_key("05-CT/TW") == symbol_key("5-CT/TW")
    assert number_key("05") == "5"
    assert number_key("000") == "0"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "18",
        "NQ/TW",
        "18-NQ/TW và",  # a symbol and more
        "03/11/2021",  # a date
        "18 năm/người",
        "0903.123-456",  # a telephone number
        "29A-123.45",  # a number plate
        "2020-2025",
        "15 km/h",
    ],
)
def test_not_a_symbol(text):
    assert parse_symbol(text) is None, f"{text!r}"


@given(st.text(alphabet="0123456789-–/. NQĐTWƯUBHCPtgaQyr&\n", max_size=40))
def test_any_text_is_read_without_an_error(text):
    form = canonical(clean(text))
    for position in range(len(form)):
        found = symbol_at(form, position)
        assert found is None or (found.span.start == position and found.span.end <= len(form))


@given(st.sampled_from(SAME_SYMBOL))
def test_the_official_form_reads_as_itself(pair):
    assert str(parse_symbol(pair[1])) == pair[1]
