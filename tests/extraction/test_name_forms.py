"""Names known by their form or their place: rare surnames, births behind them, and what only looks like a person."""

import pytest

from tests.extraction.named import people

# a text, the people in it
FORMS = [
    # whatever the surname: a middle "Thị", "Văn" or "A", an office before it
    ("Công an bắt Phảng Thị Chứ và Múa A Chống ở bản Khò.", ["Phảng Thị Chứ", "Múa A Chống"]),
    ("Có mặt Khả Văn Hùng.", ["Khả Văn Hùng"]),
    ("Phó Bí thư Huyện ủy Vân Hồ Lưỡng Văn Hòa dự.", ["Lưỡng Văn Hòa"]),
    ("Nhà Văn Hóa và Sở Văn Hóa họp.", []),
    ("Anh Lê Văn An (SN 1974) nói.", ["Lê Văn An"]),
    # a birth or a life in brackets behind it
    ("Nguyễn Khảng (1919-1976) là một chính khách.", ["Nguyễn Khảng"]),
    ("Tất Chí Cường (SN 1971, ngụ quận 7) bị bắt.", ["Tất Chí Cường"]),
    ("Phong trào ở Nam Kỳ (1930 - 1931) lan rộng.", []),
    # whoever stands for anybody is nobody; one that is kept back has a dot
    ("Giả sử phóng viên Nguyễn Văn A viết như vậy, còn ông Nguyễn Văn B. thì không.", ["Nguyễn Văn B."]),
    # a district that ends like a form of address, a lord, a delegation
    ("Ở xã Kim Chung Đông Anh Hà Nội có lễ.", []),
    ("Hưng Đạo Đại Vương Trần Quốc Bảo thắng trận.", ["Trần Quốc Bảo"]),
    ("Các đại biểu Đoàn Việt Nam dự.", []),
    # a surname of ours in Korea, a firm before a name of ours
    ("Gặp Cao Min-so ở Seoul.", ["Cao Min-so"]),
    ("Ông Minland Lê Văn An nói.", ["Lê Văn An"]),
    # a rare surname in a list
    ("Có ông Vũ Văn Khảo, Văn Đình Hải và Bùi Đình Toàn.", ["Vũ Văn Khảo", "Văn Đình Hải", "Bùi Đình Toàn"]),
    # a lake is called so, a district's committee may be
    ("Bí thư Huyện ủy Vân Hồ Lê Văn An dự.", ["Lê Văn An"]),
    ("Ven hồ Lê Văn An có cây.", []),
    # behind a dash behind an office
    ("Đại sứ Việt Nam tại Lào - Nguyễn Tất Thành dự.", ["Nguyễn Tất Thành"]),
    # the words of a title are nobody's
    ("Ông Lê Văn An, Chủ tịch Hội Hữu nghị Thái Việt, Phó Bí thư Tỉnh ủy Hà Nam", ["Lê Văn An"]),
    ("Ngài Trung Quốc Vương Gia Linh dự.", ["Vương Gia Linh"]),
    # a commune that the text names is nobody, unless it is addressed
    ("Ở xã Mai Phúc, người dân Mai Phúc vui.", []),
    ("Ở xã Mai Phúc có ông Mai Phúc.", ["Mai Phúc"]),
    # nor is a street, in a list or without its word elsewhere in the text
    ("Tại nút giao Lê Kiệm - Nguyễn Thái Sơn. Đường Nguyễn Thái Sơn dài. Đi về Nguyễn Thái Sơn.", []),
    # nor is a delegation
    ("Đoàn Việt Nam dự.", []),
    ("Ông Đoàn Việt Nam dự.", ["Đoàn Việt Nam"]),
    # heroes of labour are people
    ("Anh hùng Lao động Vũ Khiểu nói.", ["Vũ Khiểu"]),
    # "Từ" is a surname, and a preposition at the head of a sentence
    ("Trường đoạn một: Từ Làng Sen nhớ Bác.", []),
    ("Ông Từ Minh Đức dự.", ["Từ Minh Đức"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), FORMS)
def test_who_is_named(text, names):
    assert [mention.name for mention in people(text)] == names, text
