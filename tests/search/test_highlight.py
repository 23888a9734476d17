"""What is marked, and which passage is shown."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Article
from archive.search.abbreviations import ShortForms
from archive.search.highlight import PASSAGE_LENGTH, highlight, snippet
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


def article(*blocks: str) -> Article:
    """An unsaved article with a headline and these paragraphs."""
    text, spans = "", []
    for kind, words in [("title", "Đầu đề"), *(("paragraph", block) for block in blocks)]:
        spans.append([kind, len(text), len(text) + len(words), "test"])
        text += words + "\n\n"
    return Article(title="Đầu đề", text=text, blocks=spans)


FILLER = "Công tác này được làm theo kế hoạch. " * 12


class TestSnippet:
    def test_without_a_query_the_article_begins(self):
        pieces = snippet(article(FILLER, "Đoạn hai."), None)

        assert pieces[0].text.startswith("Công tác này")
        assert pieces[-1].text == "…"
        assert len("".join(piece.text for piece in pieces)) <= PASSAGE_LENGTH + 1

    def test_the_passage_with_most_different_words_wins(self):
        text = article("Thi thi thi thi.", FILLER, f"{FILLER}Phong trào thi đua khen thưởng. {FILLER}", "Thi đua.")

        shown = marked(snippet(text, parse("thi đua khen thưởng")))

        assert "Phong trào [thi đua khen thưởng]" in shown
        assert shown.startswith("…")
        assert shown.endswith("…")

    def test_a_name_wins_over_its_syllables_here_and_there(self):
        text = article("Thế rồi Trần và Dũng, và Trần, và Dũng.", "Ông Trần Thế Dũng nói.")

        assert marked(snippet(text, parse("trần thế dũng"))) == "Ông [Trần Thế Dũng] nói."

    def test_it_begins_with_a_sentence_where_one_begins_near(self):
        shown = marked(snippet(article(f"{FILLER}Sáng nay họp. {FILLER}"), parse("họp")))

        assert shown.startswith("…Công tác này"), shown

    def test_of_equals_the_first(self):
        assert marked(snippet(article("Họp một.", "Họp hai."), parse("họp"))) == "[Họp] một."

    def test_no_word_is_cut(self):
        text = " ".join(f"chữ{number}" for number in range(300))

        shown = "".join(piece.text for piece in snippet(article(text), parse("chữ150"))).strip("…").split()

        assert set(shown) <= set(text.split())
        assert "chữ150" in shown

    def test_a_match_in_the_headline_alone_shows_the_beginning(self):
        assert marked(snippet(article("Đoạn một.", "Đoạn hai."), parse("đầu đề"))) == "Đoạn một."

    def test_an_article_without_a_body_has_no_passage(self):
        assert snippet(article(), parse("họp")) == []

    def test_a_word_longer_than_a_passage(self):
        word = "a" * (PASSAGE_LENGTH + 100)

        assert f"…[{word}]…" in marked(snippet(article(f"{FILLER}{word} {FILLER}"), parse(word)))
