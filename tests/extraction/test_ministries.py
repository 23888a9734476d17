"""Which ministries an article is about, and which are only named in it."""

from functools import cache
from pathlib import Path

import pytest

from archive.extraction import Reference, extract

ROOT = Path(__file__).parents[2]


@cache
def reference():
    return Reference.load(ROOT / "fixtures" / "reference")


CASES = [
    # title, text → ministries
    # Somebody was rewarded by it.
    ("Em An được giải", "Ngày 4/12/2024, lễ tuyên dương em An diễn ra. Em đã được Bộ Y tế trao bằng khen.", []),
    # Offices of years ago.
    ("Bí thư mới", "Ông Lê Văn An phát biểu tại lễ nhận việc. Ông từng làm Bộ trưởng Bộ Y tế cho tới năm 2010.", []),
    # Its own organs act.
    ("Tập huấn công tác Đảng", "Ngày 4/12/2024, Đảng ủy Bộ Tài chính tổ chức hội nghị tập huấn.", ["Bộ Tài chính"]),
    ("Tập huấn công tác Đảng", "Ngày 4/12/2024, Đảng ủy Bộ Tài chính tham dự hội nghị tập huấn.", ["Bộ Tài chính"]),
    ("Ban Thường vụ Đảng ủy Bộ Nội vụ làm việc với các chi bộ", "Các chi bộ nêu khó khăn.", ["Bộ Nội vụ"]),
    # A ministry whose name is longer than its first words.
    ("Tập huấn công tác Đảng", "Ngày 4/12/2024, Đảng ủy Bộ Lao động - Thương binh và Xã hội tổ chức hội nghị tập huấn.",
     ["Bộ Lao động - Thương binh và Xã hội"]),
    # One that holds it with others.
    ("Giao ban báo chí", "Ngày 20/6/2023, Ban Tuyên giáo Trung ương, Bộ Nội vụ phối hợp tổ chức hội nghị giao ban.",
     ["Bộ Nội vụ"]),
    # Who chairs, speaks or presents is of it.
    ("Hội nghị sơ kết", "Ngày 4/12/2024, Tỉnh ủy Hà Nam tổ chức hội nghị.\n\nPhát biểu tại hội nghị, ông Lê Văn An, "
     "Thứ trưởng Bộ Nội vụ, đánh giá cao kết quả.", ["Bộ Nội vụ"]),
    # Where no meeting is reported, who speaks first is of it; a minister of another state is not.
    ("Tinh giản biên chế", "Bộ trưởng Bộ Nội vụ Lê Văn An cho biết việc này rất gấp.", ["Bộ Nội vụ"]),
    # A portrait; what belongs to it; the sector of the headline.
    ("# Lê Văn An", "| Nhiệm kỳ | 1958 – 1979 |\n| Mất | 2007 |\n| Sinh | 1919 |\n| Dân tộc | Kinh |\n\n"
     "**Lê Văn An** là một chính khách, nguyên Thứ trưởng Bộ Công an.", ["Bộ Công an"]),
    ("# Học viện An Bình", "| Bộ phận của | Bộ Quốc phòng |\n\nHọc viện có nhiều khoa.", ["Bộ Quốc phòng"]),
    ("Xử lý các dự án thuộc ngành Công Thương", "Cấp trên đã xem xét tờ trình của Ban cán sự đảng Bộ Công Thương.",
     ["Bộ Công Thương"]),
    # The body in brackets behind the office of who speaks; who inquires into it, however late it is told.
    ("Phòng bệnh mùa hè", "Ông Lê Văn An (Bộ Y tế), cho rằng dịch đã qua.", ["Bộ Y tế"]),
    ("Sai phạm ở công ty", "Công ty nợ thuế.\n\nĐất bị bán.\n\nDân kêu.\n\nBáo đã nêu.\n\nViệc kéo dài.\n\nHiện Thanh "
     "tra Chính phủ đang tiến hành thanh tra công ty này.", ["Thanh tra Chính phủ"]),
    # Issuers joined to one another; an office of years ago.
    ("Đăng ký khai sinh", "Việc này theo Thông tư liên tịch số 05/2015/TTLT-BTP-BCA-BYT của Bộ Tư pháp, Bộ Công an và "
     "Bộ Y tế hướng dẫn đăng ký khai sinh.", []),
    ("Tân Bí thư", "Sáng 10/5/2017, Tỉnh ủy Hà Nam tổ chức hội nghị.\n\nPhát biểu tại hội nghị, ông Lê Văn An nêu.\n\n"
     "Ông Lê Văn An trở thành Bộ trưởng Bộ Y tế năm 2006.", []),
    # Named in passing: as one who came, as the issuer of a document, in a comparison.
    ("Hội nghị sơ kết", "Ngày 4/12/2024, Tỉnh ủy Hà Nam tổ chức hội nghị.\n\nDự hội nghị có lãnh đạo Bộ Y tế.", []),
    ("Hội nghị sơ kết", "Ngày 4/12/2024, Tỉnh ủy Hà Nam quán triệt Thông tư 06/2024/TT-BNV của Bộ Nội vụ.", []),
    # The department of a province is none.
    ("Hội nghị sơ kết", "Ngày 4/12/2024, Sở Nội vụ tỉnh Hà Nam tổ chức hội nghị sơ kết công tác Đảng.", []),
    ("Hội nghị sơ kết", "Ngày 4/12/2024, Ban Tổ chức Trung ương tổ chức hội nghị sơ kết.", []),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "expected"), CASES)
def test_ministries(title, text, expected):
    assert list(extract(f"{title}\n\n{text}\n", reference()).ministries) == expected, text


def test_one_that_is_named_again_and_again_is_not_named_in_passing():
    text = "\n\n".join(f"Kết quả {number} của Bộ Y tế trong năm qua rất đáng mừng." for number in range(5))
    assert list(extract(f"Tin hoạt động\n\n{text}\n", reference()).ministries) == ["Bộ Y tế"]


def test_the_order_is_that_of_the_text():
    text = "Ngày 4/12/2024, Bộ Y tế tổ chức hội nghị.\n\nNgày 5/12/2024, Bộ Nội vụ ban hành kế hoạch."
    assert list(extract(f"Tin hoạt động\n\n{text}\n", reference()).ministries) == ["Bộ Y tế", "Bộ Nội vụ"]
