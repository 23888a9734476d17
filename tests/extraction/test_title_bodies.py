"""The bodies of titles: told elsewhere in the text, long ones, known by first letters, told by who leads them."""

import pytest

from tests.extraction.named import bodies, people, titled

# a text, the titles of each person in it
TITLES = [
    # a secretary's committee: of the territory behind, of the chairman's beside, of the one that the text names
    ("Bí thư Hà Nội Lê Văn An", {"Lê Văn An": ["Bí thư Thành ủy Hà Nội"]}),
    ("bà Lê Thị Hoa, nguyên Chủ tịch UBND quận 9 (hiện là Bí thư quận 9)", {
        "Lê Thị Hoa": ["Nguyên Chủ tịch Ủy ban nhân dân quận 9", "Bí thư Quận ủy quận 9"],
    }),
    ("ông Lê Văn An, Bí thư thị trấn Kỳ Sơn", {"Lê Văn An": ["Bí thư Đảng ủy thị trấn Kỳ Sơn"]}),
    ("Lê Văn An - Bí thư kiêm Chủ tịch HĐND Đà Nẵng", {
        "Lê Văn An": ["Bí thư Thành ủy Đà Nẵng", "Chủ tịch Hội đồng nhân dân Đà Nẵng"],
    }),
    ("Bí thư Lê Văn An cùng đoàn công tác Thành ủy Hải Phòng làm việc với Quận ủy Lê Chân", {
        "Lê Văn An": ["Bí thư Thành ủy Hải Phòng"],
    }),
    ("Tỉnh ủy Hà Nam và Tỉnh ủy Nam Định mời Bí thư Lê Văn An", {"Lê Văn An": ["Bí thư"]}),
    # an office that somebody else holds is not completed with their body
    ("bà Lê Thị Hoa, Vụ trưởng, và ông Lê Văn An, Vụ trưởng Vụ Đảng viên, Ban Tổ chức Trung ương", {
        "Lê Thị Hoa": ["Vụ trưởng"], "Lê Văn An": ["Vụ trưởng Vụ Đảng viên, Ban Tổ chức Trung ương"],
    }),
    # two share the body that is written once
    ("ông Lê Văn An, Giám đốc và ông Trần Văn Bình, Phó Giám đốc Trung tâm Y tế huyện Vũ Thư", {
        "Lê Văn An": ["Giám đốc Trung tâm Y tế huyện Vũ Thư"],
        "Trần Văn Bình": ["Phó Giám đốc Trung tâm Y tế huyện Vũ Thư"],
    }),
    ("Người phát ngôn, Chánh Văn phòng Bộ Nội vụ Lê Văn An", {
        "Lê Văn An": ["Người phát ngôn Bộ Nội vụ", "Chánh Văn phòng Bộ Nội vụ"],
    }),
    ("Thứ trưởng Bộ Y tế Lê Văn An và Trần Văn Bình dự", {
        "Lê Văn An": ["Thứ trưởng Bộ Y tế"], "Trần Văn Bình": ["Thứ trưởng Bộ Y tế"],
    }),
    ("Bộ trưởng Bộ Y tế Lê Văn An và Trần Văn Bình dự", {"Lê Văn An": ["Bộ trưởng Bộ Y tế"], "Trần Văn Bình": []}),
    # first letters of a body that the text names
    ("Cục Nghệ thuật Biểu diễn họp. Ông Lê Văn An, Cục trưởng Cục NTBD, dự", {
        "Lê Văn An": ["Cục trưởng Cục Nghệ thuật Biểu diễn"],
    }),
    ("Nhà báo Lê Văn An, Tổng Biên tập VietTin, nói", {"Lê Văn An": ["Tổng Biên tập VietTin"]}),
    ("BÍ THƯ LÊ VĂN AN DỰ", {"Lê Văn An": ["Bí thư"]}),
    # names that went on behind a comma, "và", a dash, words in small letters, a noun with a verb in it
    ("ông Lê Văn An (Phó Trưởng phòng Thu hồi đất, Trung tâm Phát triển quỹ đất)", {
        "Lê Văn An": ["Phó Trưởng phòng Thu hồi đất, Trung tâm Phát triển quỹ đất"],
    }),
    ("ông Lê Văn An, Trưởng khoa Dân tộc, Tôn giáo và Tín ngưỡng, nói", {
        "Lê Văn An": ["Trưởng khoa Dân tộc, Tôn giáo và Tín ngưỡng"],
    }),
    ("ông Lê Văn An, Giám đốc Khu Quản lý giao thông đô thị số 1, cho biết", {
        "Lê Văn An": ["Giám đốc Khu Quản lý giao thông đô thị số 1"],
    }),
    ("ông Lê Văn An, Trưởng Ban Chỉ đạo xử lý các tồn tại của một số dự án ngành Công Thương, chủ trì", {
        "Lê Văn An": ["Trưởng ban Chỉ đạo xử lý các tồn tại của một số dự án ngành Công Thương"],
    }),
    ("ông Lê Văn An, Bí thư Đảng ủy Mỏ sắt Trại Chè thừa nhận", {"Lê Văn An": ["Bí thư Đảng ủy Mỏ sắt Trại Chè"]}),
    ("ông Lê Văn An, Bí thư Tỉnh ủy Vĩnh Yên từ năm 1950", {"Lê Văn An": ["Bí thư Tỉnh ủy Vĩnh Yên"]}),
    ("ông Lê Văn An, Giám đốc Công ty Hòa Bình đầu tư vào đây", {"Lê Văn An": ["Giám đốc Công ty Hòa Bình"]}),
    # villages and neighbours of a street
    ("Trưởng thôn Nghĩa Hạ Lê Văn An; trưởng khu phố 1 Trần Văn Bình; Trưởng thôn Vũ Văn Cường nói", {
        "Lê Văn An": ["Trưởng thôn Nghĩa Hạ"], "Trần Văn Bình": ["Trưởng khu phố 1"], "Vũ Văn Cường": ["Trưởng thôn"],
    }),
    # who leads a body that the sentence names
    ("Ban lễ tang Nhà nước gồm 24 thành viên, do Phó Thủ tướng Lê Văn An làm Trưởng ban.", {
        "Lê Văn An": ["Trưởng ban lễ tang Nhà nước", "Phó Thủ tướng"],
    }),
    ("Đoàn kiểm tra của Bộ Chính trị do ông Lê Văn An làm Trưởng đoàn; đoàn do ông Trần Văn Bình làm Trưởng đoàn.", {
        "Lê Văn An": ["Trưởng đoàn kiểm tra của Bộ Chính trị"], "Trần Văn Bình": [],
    }),
    # deputies of the one council whose session the text tells of; of the Assembly where it names that
    ("Tại kỳ họp HĐND tỉnh Hà Nam, đại biểu Lê Văn An nói.", {
        "Lê Văn An": ["Đại biểu Hội đồng nhân dân tỉnh Hà Nam"],
    }),
    ("UBND tỉnh Hà Nam mời đại biểu Lê Văn An.", {"Lê Văn An": []}),
    ("Quốc hội cho thôi làm nhiệm vụ đại biểu Quốc hội đối với ông Lê Văn An", {"Lê Văn An": ["Đại biểu Quốc hội"]}),
    # what several are, told before their offices
    ("các Ủy viên Trung ương Đảng: Bí thư Tỉnh ủy Hà Nam Lê Văn An, Bộ trưởng Bộ Y tế Trần Văn Bình; "
     "Đại sứ Việt Nam tại Lào Vũ Văn Cường", {
        "Lê Văn An": ["Ủy viên Trung ương Đảng", "Bí thư Tỉnh ủy Hà Nam"],
        "Trần Văn Bình": ["Ủy viên Trung ương Đảng", "Bộ trưởng Bộ Y tế"],
        "Vũ Văn Cường": ["Đại sứ Việt Nam tại Lào"],
    }),
    ("nhiều cán bộ nguyên Ủy viên Trung ương mấy khóa như ông Lê Văn An, Trần Văn Bình bị kỷ luật", {
        "Lê Văn An": ["Nguyên Ủy viên Trung ương Đảng"], "Trần Văn Bình": ["Nguyên Ủy viên Trung ương Đảng"],
    }),
    # over, all of them or each by itself
    ("Ông Lê Văn An nguyên là Bí thư Tỉnh ủy Hà Nam; Bộ trưởng Bộ Y tế, hiện là Chủ tịch Hội Khuyến học tỉnh Hà Nam", {
        "Lê Văn An": [
            "Nguyên Bí thư Tỉnh ủy Hà Nam", "Nguyên Bộ trưởng Bộ Y tế", "Chủ tịch Hội Khuyến học tỉnh Hà Nam",
        ],
    }),
    ("kỷ luật ông Lê Văn An bằng hình thức cách chức Bí thư Tỉnh ủy Hà Nam", {"Lê Văn An": ["Bí thư Tỉnh ủy Hà Nam"]}),
    ("ông Lê Văn An sẽ không lên được chức Bí thư Tỉnh ủy Hà Nam", {"Lê Văn An": []}),
    ("ông Lê Văn An, lúc đó là Thường vụ Tỉnh ủy Hà Nam", {"Lê Văn An": ["Thường vụ Tỉnh ủy Hà Nam"]}),
    ("chuyển ông Lê Văn An, Thường vụ Quốc hội đã biểu quyết", {"Lê Văn An": []}),
    ("bà Lê Thị Hoa, chị ông Lê Văn An, khi đó là Chủ tịch UBND tỉnh Hà Nam", {
        "Lê Thị Hoa": ["Chủ tịch Ủy ban nhân dân tỉnh Hà Nam"], "Lê Văn An": [],
    }),
    ("ông Lê Văn An -- Giám đốc Sở Y tế tỉnh Hà Nam", {"Lê Văn An": ["Giám đốc Sở Y tế tỉnh Hà Nam"]}),
    ("ông Lê Văn An thôi giữ chức Bí thư Quận ủy Lê Chân và nhận nhiệm vụ mới là Giám đốc Sở Y tế tỉnh Hà Nam", {
        "Lê Văn An": ["Bí thư Quận ủy Lê Chân", "Giám đốc Sở Y tế tỉnh Hà Nam"],
    }),
    ("Trợ lý Chủ tịch Quốc hội Lê Văn An", {"Lê Văn An": ["Trợ lý Chủ tịch Quốc hội"]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_titles(text, expected):
    assert titled(people(text)) == expected, text


def test_a_word_that_no_list_has_belongs_to_a_name():
    # the first syllable large, the second small; behind a name of capitals a verb begins
    assert [body.name for body in bodies("Viện Mắc ca họp.")] == ["Viện Mắc ca"]
    assert [body.name for body in bodies("Công ty Hòa Bình đầu tư vào đây.")] == ["Công ty Hòa Bình"]
