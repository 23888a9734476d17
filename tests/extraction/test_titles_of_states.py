"""Offices of other states and parties, envoys, and what ours share with them."""

import pytest

from tests.extraction.named import bodies, people, titled

# a sentence, the titles of each person in it
TITLES = [
    # a party's name goes on, and the body is none of ours
    ("đồng chí Vưu Quyền An, Ủy viên Trung ương Đảng Cộng sản Trung Quốc, dự", {
        "Vưu Quyền An": ["Ủy viên Trung ương Đảng Cộng sản Trung Quốc"],
    }),
    ("Tổng Bí thư Đảng Nhân dân cách mạng Lào Bounnam Volachit", {
        "Bounnam Volachit": ["Tổng Bí thư Đảng Nhân dân cách mạng Lào"],
    }),
    ("Tổng Bí thư Đảng Cộng sản Lê Văn An", {"Lê Văn An": ["Tổng Bí thư"]}),
    # a country at the end of a chain is that of each office; its party's where the text names that
    ("ngài Khaw Bun Wen, Bộ trưởng Điều phối Hạ tầng, Bộ trưởng Giao thông Singapore", {
        "Khaw Bun Wen": ["Bộ trưởng Điều phối Hạ tầng Singapore", "Bộ trưởng Giao thông Singapore"],
    }),
    ("Đảng Cộng sản Cuba mời Bí thư thứ nhất Ban Chấp hành Trung ương Đảng, Chủ tịch Cuba Ramon Castillo", {
        "Ramon Castillo": ["Bí thư Thứ nhất Ban Chấp hành Trung ương Đảng Cộng sản Cuba", "Chủ tịch Cuba"],
    }),
    ("Tổng Bí thư, Chủ tịch Trung Quốc Vương Văn Lâm", {"Vương Văn Lâm": ["Tổng Bí thư", "Chủ tịch Trung Quốc"]}),
    ("ông Lê Văn An, Ủy viên Trung ương Đảng, Đại sứ Việt Nam tại Lào", {
        "Lê Văn An": ["Ủy viên Trung ương Đảng", "Đại sứ Việt Nam tại Lào"],
    }),
    ("ông Lê Văn An, Phó Thủ tướng, Chủ tịch Phân ban Việt Nam - Lào", {
        "Lê Văn An": ["Phó Thủ tướng", "Chủ tịch Phân ban Việt Nam - Lào"],
    }),
    ("Chủ tịch Hội Hữu nghị Việt – Trung Lê Văn An", {"Lê Văn An": ["Chủ tịch Hội Hữu nghị Việt – Trung"]}),
    # provinces that no list has, up to a name
    ("ông Vu Vĩ Hòa, Tỉnh trưởng tỉnh Phúc Kiến, dự", {"Vu Vĩ Hòa": ["Tỉnh trưởng tỉnh Phúc Kiến"]}),
    ("Thống đốc tỉnh Ulyanovsk Sergei Petrov", {"Sergei Petrov": ["Thống đốc tỉnh Ulyanovsk"]}),
    # missions and their seats
    ("Bí thư thứ nhất Đại sứ quán Nhật Bản tại Lào Yoko Hanada", {
        "Yoko Hanada": ["Bí thư Thứ nhất Đại sứ quán Nhật Bản tại Lào"],
    }),
    ("ông Lê Văn An, Tổng Lãnh sự Việt Nam tại Khỏn Kèn, dự", {"Lê Văn An": ["Tổng Lãnh sự Việt Nam tại Khỏn Kèn"]}),
    ("Đại sứ Đặc mệnh toàn quyền nước Cộng hòa xã hội chủ nghĩa Việt Nam tại Lào Lê Văn An. Đại sứ Lê Văn An nói", {
        "Lê Văn An": ["Đại sứ Đặc mệnh toàn quyền nước Cộng hòa xã hội chủ nghĩa Việt Nam tại Lào"],
    }),
    # a department of another country's ministry
    ("Đại tướng Phorn Nari, Cục trưởng Cục Thông tin, Bộ Quốc phòng Campuchia", {
        "Phorn Nari": ["Cục trưởng Cục Thông tin, Bộ Quốc phòng Campuchia"],
    }),
    # "(Chính hiệp)" is a short form
    ("Phó Chủ tịch Hội nghị Hiệp thương chính trị nhân dân toàn quốc (Chính hiệp) Trung Quốc Vương Gia Linh", {
        "Vương Gia Linh": ["Phó Chủ tịch Hội nghị Hiệp thương chính trị nhân dân toàn quốc Trung Quốc"],
    }),
    # the council's chairman, not a word of his name
    ("Chủ tịch Ủy ban toàn quốc Hội nghị hiệp thương chính trị Du Chính An", {
        "Du Chính An": ["Chủ tịch Ủy ban toàn quốc Hội nghị hiệp thương chính trị"],
    }),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_titles(text, expected):
    assert titled(people(text)) == expected, text


def test_another_country_s_minister_names_no_ministry_of_ours():
    text = "Bộ trưởng Ngoại giao Sergey Lavrin dự."
    assert titled(people(text)) == {"Sergey Lavrin": ["Bộ trưởng Ngoại giao"]}
    assert bodies(text) == []
    assert [body.name for body in bodies("Bộ trưởng Ngoại giao Lê Văn An dự.")] == ["Bộ Ngoại giao"]
