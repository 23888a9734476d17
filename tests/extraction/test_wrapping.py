"""Hard-wrapped texts: where a line end is only a blank, and where it is a line end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction.page import read_page
from archive.extraction.wrapping import unwrapped

# One paragraph, broken at 72 characters as a mail program does it.
WRAPPED = """\
Căn cứ Quy định số 22-QĐ/TW ngày 28/7/2021 của Ban Chấp hành Trung ương
và Nghị quyết số 18-NQ/TW về tinh gọn tổ chức bộ máy của hệ thống chính
trị, Ban Thường vụ Tỉnh ủy Hà Nam hướng dẫn các cấp ủy thực hiện Luật Tổ
chức chính quyền địa phương như sau, bắt đầu từ các chi bộ ở thôn, tổ
dân phố.
"""

SENTENCE = "Tỉnh ủy Hà Nam tổ chức hội nghị sơ kết công tác dân vận. "
KEPT = [
    # what the lines are, the text
    ("items of a list", "1. Kiểm tra tổ chức đảng\n2. Giám sát đảng viên\n3. Kỷ luật\n4. Giải quyết tố cáo\n"),
    ("a poem", "Trăng lên đỉnh núi trăng mờ\nNgười đi bỏ lại con đò bến sông\nGió về thổi lạnh mùa đông\nAi đi\n"),
    ("paragraphs of one line each", "\n".join(SENTENCE * times for times in (2, 5, 3, 4, 2))),
    ("too few lines", "\n".join(WRAPPED.splitlines()[:3])),
    ("sentences of like length", "\n".join([SENTENCE.strip()] * 6)),
    ("nothing", ""),
]  # fmt: skip


def test_line_ends_that_only_wrap_are_blanks():
    assert unwrapped(WRAPPED) == WRAPPED.rstrip("\n").replace("\n", " ") + "\n"


@pytest.mark.parametrize(("what", "text"), KEPT)
def test_other_line_ends_stay(what, text):
    assert unwrapped(text) == text, what


def test_paragraphs_stay_apart():
    text = f"{WRAPPED}\n{WRAPPED}"
    assert unwrapped(text).count("\n") == 3, text


def test_an_item_begins_a_line_in_a_wrapped_text():
    text = WRAPPED.rstrip("\n") + " Trong đó có những việc mà cấp ủy phải làm ngay:\n- Kiểm tra tổ chức đảng.\n"
    assert "\n- Kiểm tra" in unwrapped(text), text


def test_a_wrapped_page_has_whole_paragraphs():
    page = read_page(f"Hướng dẫn công tác kiểm tra\n\n{WRAPPED}")
    paragraphs = [block.span.of(page.text) for block in page.article_blocks][1:]
    assert paragraphs == [" ".join(WRAPPED.split())]


@given(st.text(alphabet="aĐ .\n-1", max_size=400))
def test_no_character_is_lost(text):
    assert unwrapped(text).replace("\n", " ") == text.replace("\n", " ")
