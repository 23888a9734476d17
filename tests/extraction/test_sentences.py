"""Where a sentence ends."""

import pytest

from archive.extraction.page import read_page
from archive.extraction.sentences import sentences

SENTENCES = [
    # A full stop ends a sentence only before a capital, and not behind an abbreviation.
    ("Hội nghị họp. Các đại biểu về dự.", ["Hội nghị họp.", "Các đại biểu về dự."]),
    ("Ông dự tại TP. Hồ Chí Minh. Bà vắng.", ["Ông dự tại TP. Hồ Chí Minh.", "Bà vắng."]),
    ("PGS. Lê An nói: “Tốt.” Mọi người nghe.", ["PGS. Lê An nói: “Tốt.”", "Mọi người nghe."]),
    ("1. Về công tác Đảng. 2. Về công tác cán bộ.", ["1. Về công tác Đảng.", "2. Về công tác cán bộ."]),
    ("Đạt 6.400 đại biểu./.", ["Đạt 6.400 đại biểu./."]),
    # A caption that ran into the report ends where that begins with its day; a feast goes on.
    ("Lãnh đạo tại buổi lễ Sáng 22/5, huyện An Bình họp.", ["Lãnh đạo tại buổi lễ", "Sáng 22/5, huyện An Bình họp."]),
    ("Huyện kỷ niệm Ngày 27/7 rất trang trọng.", ["Huyện kỷ niệm Ngày 27/7 rất trang trọng."]),
    # A small letter opens no sentence, be it one of Vietnamese alone.
    ("Xã An Bình, v.v. đã báo cáo... ấn tượng.", ["Xã An Bình, v.v. đã báo cáo... ấn tượng."]),
]


@pytest.mark.parametrize(("line", "expected"), SENTENCES)
def test_sentences(line, expected):
    page = read_page(f"Tin\n{line}\n")
    assert [sentence.words for sentence in sentences(page)][1:] == expected, line
