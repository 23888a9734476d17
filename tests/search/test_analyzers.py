"""How text becomes terms."""

import unicodedata

import pytest

from archive.search.analyzers import GAP, number_terms, numbered, symbols, terms


@pytest.mark.parametrize(
    ("text", "exact", "folded"),
    [
        # Nothing is dropped: one-letter words, English stop words, numbers.
        ("Bộ Y tế", "bộ y tế", "bo y te"),
        ("Nghệ An là tỉnh", "nghệ an là tỉnh", "nghe an la tinh"),
        ("Chỉ thị 5-CT/TW", "chỉ thị 5 ct tw", "chi thi 5 ct tw"),
        # Nothing is stemmed.
        ("dự án, thanh tra, các hội nghị", "dự án thanh tra các hội nghị", "du an thanh tra cac hoi nghi"),
        # One form for both tone placements, both normal forms, both letters Đ.
        ("Tỉnh uỷ hoà", "tỉnh ủy hòa", "tinh uy hoa"),
        (unicodedata.normalize("NFD", "Tỉnh uỷ"), "tỉnh ủy", "tinh uy"),
        ("Ðảng ĐẢNG", "đảng đảng", "dang dang"),
        ("QP\u200b-AN", "qp an", "qp an"),
        # One form for i and y where both are in use: an open syllable behind h, k, l, m, s, t and qu.
        ("kỷ luật, lý do, tỷ lệ, Quý I", "kỉ luật lí do tỉ lệ quí i", "ki luat li do ti le qui i"),
        ("bác sĩ Mỹ, bác sỹ Mĩ", "bác sĩ mĩ bác sĩ mĩ", "bac si mi bac si mi"),
        # Not elsewhere: other sounds, or a lone y.
        ("tay thúy Nguyễn y tế Vy quỳnh", "tay thúy nguyễn y tế vy quỳnh", "tay thuy nguyen y te vy quynh"),
    ],
)
def test_text_becomes_syllables(text, exact, folded):
    assert list(in_order([text], folded=False)) == exact.split(), text
    assert list(in_order([text], folded=True)) == folded.split(), text


def in_order(parts, *, folded):
    positions = {at: term for term, places in terms(parts, folded=folded).items() for at in places}
    return (positions[at] for at in sorted(positions))


def test_positions_count_on_with_a_gap_between_parts():
    assert terms(["Bộ Y tế", "Y tế"], folded=False) == {"bộ": [0], "y": [1, 3 + GAP], "tế": [2, 4 + GAP]}


def test_the_central_committee_is_one_term_however_it_is_written():
    """ "TƯ" in capitals is TW besides; in small letters it is another word."""
    assert terms(["Ban Bí thư TƯ, đầu tư"], folded=False)["tw"] == [3]
    assert terms(["Ban Bí thư TƯ, đầu tư"], folded=False)["tư"] == [3, 5]
    assert terms(["UBKT TW và UBKT TƯ"], folded=True)["tw"] == [1, 4]


@pytest.mark.parametrize(
    ("key", "pieces"),
    [
        ("18-nq/tw", ["#18", "#18 nq", "#18 tw", "#18 nq tw", "#18 nqtw"]),
        (
            "30/2020/nd-cp",
            [f"#30{year}{rest}" for year in ("", " 2020") for rest in ("", " nd", " cp", " nd cp", " ndcp")],
        ),
        ("45/2019/qh14", ["#45", "#45 qh14", "#45 2019", "#45 2019 qh14"]),
        ("18", ["#18"]),
    ],
)
def test_pieces_of_a_symbol_are_terms(key, pieces):
    assert number_terms(key) == pieces, key


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Nghị quyết số 18-NQ/TW, Chỉ thị số 05- CT/TW", ["18-nq/tw", "5-ct/tw"]),
        ("Nghị định 30/2020/NĐ-CP và Luật 45/2019/QH14", ["30/2020/nd-cp", "45/2019/qh14"]),
        ("18-NQ/ТW", ["18-nq/tw"]),  # with a Cyrillic letter
        ("ngày 15/7, 6 tháng đầu năm 2023, tăng 2,5%", []),
        ("", []),
    ],
)
def test_symbols_are_found_in_text(text, keys):
    assert [found.symbol.key for found in symbols(text)] == keys, text


@pytest.mark.parametrize(
    ("kind", "number", "term"),
    [("Nghị quyết", "18", "nghi quyet 18"), ("CHỈ  THỊ", "05", "chi thi 5"), ("Quy định", "41", "qui dinh 41")],
)
def test_kind_and_number_are_one_term(kind, number, term):
    assert numbered(kind, number) == term
