"""What is marked of a text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.abbreviations import ShortForms
from archive.search.highlight import highlight
from archive.search.language import parse
from archive.search.tree import TITLE
from archive.text import clean


def marked(pieces) -> str:
    """Pieces in one line, hits in brackets."""
    return "".join(f"[{piece.text}]" if piece.hit else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("q", "text", "expected"),
    [
        # On the words as they are written, in either tone placement and case.
        ("tỉnh ủy", "Tỉnh uỷ và TỈNH ỦY", "[Tỉnh uỷ] và [TỈNH ỦY]"),
        ("tinh uy", "Tỉnh uỷ, tinh uý", "[Tỉnh uỷ], [tinh uý]"),
        # Whole syllables only.
        ("an", "An ninh Nghệ An, ban, anh", "[An] ninh Nghệ [An], ban, anh"),
        # Exact means exact.
        ("bàn", "bàn ban bán", "[bàn] ban bán"),
        # A phrase, only where it stands; across punctuation, not across paragraphs.
        ('"Bộ Y tế"', "Bộ Y tế, bộ y - tế, Bộ … tế, y tế", "[Bộ Y tế], [bộ y - tế], Bộ … tế, y tế"),
        ('"a b"', "a\n\nb a\nb", "a\n\nb [a\nb]"),
        # Neighbours become one mark; overlapping ones too.
        ("thi đua", "thi đua khen thưởng, đua thi", "[thi đua] khen thưởng, [đua thi]"),
        ('"a b" "b c"', "a b c", "[a b c]"),
        # What is not wanted is not marked.
        ("hội -nghị", "hội nghị", "[hội] nghị"),
        ('họp -(a OR "b c")', "họp a b c", "[họp] a b c"),
        # Either side.
        ("(a OR b) c", "a b c", "[a b c]"),
        # A symbol in any spelling.
        ("18-NQ/TW", "Số 18 - NQ/TW và 018-NQ/TƯ, 18-CT/TW", "Số [18 - NQ/TW] và [018-NQ/TƯ], 18-CT/TW"),
        ("hội", unicodedata.normalize("NFD", "Hội nghị"), "[Hội] nghị"),
        # Both ways to write one sound; both ways to write the Central Committee, and not every "tư".
        ("kỷ luật", "Kỉ luật, kỷ cương", "[Kỉ luật], [kỷ] cương"),
        ("TW", "UBKT TƯ, Tw, đầu tư", "UBKT [TƯ], [Tw], đầu tư"),
        # Open words and phrases.
        ("tuyên tru*", "Tuyên truyền, tuyên dương", "[Tuyên truyền], [tuyên] dương"),
        ('"hà ti*"', "Hà Tiên, Hà Tĩnh, Hà Nội", "[Hà Tiên], Hà Tĩnh, Hà Nội"),
        ('"ha ti*"', "Hà Tiên, Hà Tĩnh, Hà Nội", "[Hà Tiên], [Hà Tĩnh], Hà Nội"),
        # A short form: itself and what it stands for, nothing of its pieces.
        ("UBND", "UBND xã, Ủy ban nhân dân, ủy ban", "[UBND] xã, [Ủy ban nhân dân], ủy ban"),
        ('"UBND"', "UBND, Ủy ban nhân dân", "[UBND], Ủy ban nhân dân"),
        # Numbers, whole or in part; a bare number only where it is called one.
        ("số:18", "Nghị quyết 18-NQ/TW, số 18, 18 người", "Nghị quyết [18-NQ/TW], [số 18], 18 người"),
        ("số:18-NQ", "18-NQ/TW, 18-CT/TW", "[18-NQ/TW], 18-CT/TW"),
        ('số:"nghị quyết 18"', "Nghị quyết số 18, 18-NQ/TW", "[Nghị quyết số 18], 18-NQ/TW"),
        ("số:1*", "18-NQ/TW, 27-HD/TW", "[18-NQ/TW], 27-HD/TW"),
        # Names that were asked for as such, where they are written as names; days are nothing to mark.
        ("người:lâm", "Lại Xuân Lâm, lâm nghiệp", "Lại Xuân [Lâm], lâm nghiệp"),
        ('nơi:"hà tĩnh" từ:2020', "Hà Tĩnh năm 2020", "[Hà Tĩnh] năm 2020"),
        # A name has a capital somewhere: the last word of a ministry, the rank of a place may have none.
        ('bộ:"nội vụ"', "Bộ Nội vụ, ngành nội vụ", "Bộ [Nội vụ], ngành nội vụ"),
        ('bộ:"y tế"', "Bộ Y tế, y tế xã", "Bộ [Y tế], y tế xã"),
        ('nơi:"tỉnh hà tĩnh"', "tỉnh Hà Tĩnh", "[tỉnh Hà Tĩnh]"),
        # A symbol in another order.
        ("NQ18-TW", "Số 18-NQ/TW, 18-CT/TW", "Số [18-NQ/TW], 18-CT/TW"),
        # What was asked for in headlines is marked there alone.
        ("tiêu-đề:họp", "họp", "họp"),
        ("", "họp", "họp"),
        ("!!!", "họp", "họp"),
        ("họp", "", ""),
    ],
)
def test_what_matched_is_marked(q, text, expected):
    assert marked(highlight(text, read(q))) == expected


def read(q):
    return parse(q, lambda: ShortForms([("UBND", ["Ủy ban nhân dân"]), ("TW", ["Trung ương"])]))


def test_in_a_headline_what_was_asked_for_there_is_marked():
    assert marked(highlight("Họp bàn", read("tiêu-đề:họp"), of=TITLE)) == "[Họp] bàn"


def test_short_forms_that_were_not_opened_mark_themselves_alone():
    query = read("UBND").without_expansions()

    assert marked(highlight("UBND, Ủy ban nhân dân", query)) == "[UBND], Ủy ban nhân dân"


def test_a_query_that_was_loosened_marks_what_it_then_matched():
    assert marked(highlight("Bàn bạc", parse("bạn").without_diacritics())) == "[Bàn] bạc"


def test_no_query_marks_nothing():
    assert marked(highlight("họp", None)) == "họp"


@given(st.text(alphabet="ab ,\n-İß<&\u0301", max_size=60), st.text(alphabet='ab "-', max_size=12))
def test_pieces_are_the_text(text, q):
    assert "".join(piece.text for piece in highlight(text, parse(q))) == clean(text)
