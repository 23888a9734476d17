"""The sentence around a citation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Article
from archive.text import Span
from archive.views.quotes import QUOTE_LIMIT, quote


def around(text: str, words: str, blocks=None):
    start = text.index(words)
    blocks = blocks or [["paragraph", 0, len(text)]]
    return quote(Article(text=text, blocks=blocks), Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        # the middle one of three sentences
        ("Sáng nay họp. Ông nhắc Nghị quyết 18 với mọi người. Sau đó bế mạc.", "Ông nhắc ", " với mọi người."),
        # the first and the last
        ("Theo Nghị quyết 18 thì làm. Xong.", "Theo ", " thì làm."),
        ("Xong. Theo Nghị quyết 18", "Theo ", ""),
        # the point of a title ends no sentence
        ("Mở đầu. TS. Lê Tám nói ở TP. Vinh về Nghị quyết 18. Hết.", "TS. Lê Tám nói ở TP. Vinh về ", "."),
        # nor does the point in a number, nor three points before a small letter
        ("Có 16.542 đảng viên học Nghị quyết 18... và làm theo.", "Có 16.542 đảng viên học ", "... và làm theo."),
        # a short word is a sentence's end all the same
        ("Họp ở Huế. Nghị quyết 18 được học.", "", " được học."),
        # quotation marks belong to the sentence that they close
        ("Ông nói: “Phải làm.” Nghị quyết 18 nêu rõ! Ai cũng biết.", "", " nêu rõ!"),
        # a sentence may begin with a quotation mark or a number
        ("Nêu Nghị quyết 18. “Rất đúng”, ông nói.", "Nêu ", "."),
        ("Nêu Nghị quyết 18. 12 người dự.", "Nêu ", "."),
    ],
)
def test_one_sentence(text, before, after):
    found = around(text, "Nghị quyết 18")
    assert (found.before, found.words, found.after) == (before, "Nghị quyết 18", after), text


def test_a_sentence_never_leaves_its_block():
    text = "Chú thích ảnh\n\nTheo Nghị quyết 18\n\nĐoạn sau."
    blocks = [["caption", 0, 13], ["paragraph", 15, 33], ["paragraph", 35, 44]]
    found = around(text, "Nghị quyết 18", blocks)
    assert (found.before, found.after) == ("Theo ", "")


def test_outside_of_all_blocks_the_line_is_the_bound():
    found = around("Dòng một\nTheo Nghị quyết 18 đây\nDòng ba", "Nghị quyết 18", [["paragraph", 0, 8]])
    assert (found.before, found.after) == ("Theo ", " đây")


@pytest.mark.parametrize(
    ("left", "right"),
    [(200, 0), (0, 200), (200, 200), (20, 200), (200, 20)],
)
def test_a_long_sentence_is_cut_at_blanks(left, right):
    text = "trước " * left + "Nghị quyết 18" + " sau" * right
    found = around(text, "Nghị quyết 18")
    shown = found.before + found.words + found.after
    assert len(shown) <= QUOTE_LIMIT + 10
    assert found.before.startswith("…") == (left == 200)
    assert found.after.endswith("…") == (right == 200)
    assert {word for word in found.before.split() if word != "…"} <= {"trước"}
    assert {word for word in found.after.split() if word != "…"} <= {"sau"}


@given(st.text(max_size=300), st.integers(0, 300), st.integers(1, 50))
def test_the_words_are_always_those_of_the_span(text, start, length):
    span = Span(min(start, len(text)), min(start + length, len(text)))
    found = quote(Article(text=text, blocks=[["paragraph", 0, len(text)]]), span)
    assert found.words == span.of(text)
    assert (found.before.removeprefix("… ") + found.words) in text
