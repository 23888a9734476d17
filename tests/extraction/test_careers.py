"""Titles told without a name beside them: of whom "ông" is, the lines of a life, lists of who held an office."""

import pytest

from archive.extraction import extract
from archive.extraction.gold import gold_record
from tests.extraction.citations import reference
from tests.extraction.named import people, titled

# sentences, the titles of each person in them
TOLD = [
    # "ông" is the one named before, in every way of saying what somebody became
    ("Ông Lê Văn An sinh năm 1960. Ông từng là Trung đoàn trưởng Trung đoàn 3, Sư đoàn 330 - Quân khu 9.", {
        "Lê Văn An": ["Trung đoàn trưởng Trung đoàn 3, Sư đoàn 330 - Quân khu 9"],
    }),
    ("Ông Lê Văn An quê Hà Nam. Trước đó ông giữ chức Bí thư Huyện ủy Vĩnh Bảo.", {
        "Lê Văn An": ["Bí thư Huyện ủy Vĩnh Bảo"],
    }),
    ("Ông Lê Văn An quê Hà Nam. Ông nguyên là Bí thư Huyện ủy Vĩnh Bảo, nguyên Giám đốc Sở Y tế tỉnh Hà Nam.", {
        "Lê Văn An": ["Nguyên Bí thư Huyện ủy Vĩnh Bảo", "Nguyên Giám đốc Sở Y tế tỉnh Hà Nam"],
    }),
    # of two persons named it may be either's
    ("Ông Lê Văn An gặp ông Trần Văn Bình. Năm 2008, ông được bầu làm Giám đốc Sở Y tế tỉnh Hà Nam.", {
        "Lê Văn An": [], "Trần Văn Bình": [],
    }),
    # "cha ông" is another
    ("Ông Lê Văn An quê Hà Nam. Cha ông giữ chức Giám đốc Sở Y tế tỉnh Hà Nam.", {"Lê Văn An": []}),
    # "ông được Chủ tịch nước tặng …": the office is the giver's
    ("Ông Lê Văn An quê Hà Nam. Năm 2000, ông được Chủ tịch nước tặng Huân chương.", {"Lê Văn An": []}),
    # who appoints is named between
    ("Bà Lê Thị Hoa quê Hà Nam. Năm 2019, bà được Thủ tướng Trần Văn Bình bổ nhiệm giữ chức Thứ trưởng Bộ Y tế.", {
        "Lê Thị Hoa": ["Thứ trưởng Bộ Y tế"], "Trần Văn Bình": ["Thủ tướng"],
    }),
    # a list behind a colon, however far the name stands before it
    ("Đồng chí Lê Văn An trưởng thành từ cơ sở, trải qua nhiều vị trí công tác như: giảng viên, Phó Trưởng khoa, "
     "Trưởng khoa Lịch sử; Giám đốc Sở Y tế tỉnh Hà Nam.", {
        "Lê Văn An": ["Phó Trưởng khoa Lịch sử", "Trưởng khoa Lịch sử", "Giám đốc Sở Y tế tỉnh Hà Nam"],
    }),
    # the pronoun behind the office
    ("Bà Lê Thị Hoa bị kỷ luật. Trong thời gian giữ chức Giám đốc Sở Y tế tỉnh Hà Nam (2004 - 2010), bà đã vi phạm.", {
        "Lê Thị Hoa": ["Giám đốc Sở Y tế tỉnh Hà Nam"],
    }),
    ("Với bà Lê Thị Hoa, Thứ trưởng Bộ Y tế, đoàn xác định: Trong thời gian giữ các chức vụ Giám đốc Sở Y tế tỉnh Hà "
     "Nam, bà đã vi phạm.", {"Lê Thị Hoa": ["Thứ trưởng Bộ Y tế", "Giám đốc Sở Y tế tỉnh Hà Nam"]}),
    # years in brackets part no chain; nor does a relative in brackets part a name from what it became
    ("Ông Lê Văn An là đại biểu HĐND tỉnh Hà Nam khóa IX (2016-2021), Giám đốc Sở Y tế tỉnh Hà Nam.", {
        "Lê Văn An": ["Đại biểu Hội đồng nhân dân tỉnh Hà Nam", "Giám đốc Sở Y tế tỉnh Hà Nam"],
    }),
    ("Bà Lê Thị Hoa (vợ ông An) được bổ nhiệm làm Giám đốc Sở Y tế tỉnh Hà Nam.", {
        "Lê Thị Hoa": ["Giám đốc Sở Y tế tỉnh Hà Nam"],
    }),
    # several behind "như"
    ("Đã xử lý một loạt đồng chí nguyên Ủy viên Trung ương Đảng như đồng chí Lê Văn An, Trần Văn Bình.", {
        "Lê Văn An": ["Nguyên Ủy viên Trung ương Đảng"], "Trần Văn Bình": ["Nguyên Ủy viên Trung ương Đảng"],
    }),
    # "ở vị trí" in the sentence that names one person; who signs for another holds nothing by it
    ("Khi ông Lê Văn An còn làm lãnh đạo, ở vị trí Bí thư Huyện ủy Vĩnh Bảo, việc đó chưa có.", {
        "Lê Văn An": ["Bí thư Huyện ủy Vĩnh Bảo"],
    }),
    ("Ông Lê Văn An ký quyết định bổ nhiệm giữ chức Giám đốc Sở Y tế tỉnh Hà Nam.", {"Lê Văn An": []}),
    # what one becomes is not the next one's
    ("Chủ tịch UBND huyện Vĩnh Bảo Lê Văn An được bầu làm Bí thư Huyện ủy Vĩnh Bảo, Giám đốc Sở Y tế tỉnh Hà Nam "
     "Trần Văn Bình nghỉ hưu.", {
        "Lê Văn An": ["Chủ tịch Ủy ban nhân dân huyện Vĩnh Bảo", "Bí thư Huyện ủy Vĩnh Bảo"],
        "Trần Văn Bình": ["Giám đốc Sở Y tế tỉnh Hà Nam"],
    }),
    # "thay ông B": the office is the newcomer's alone
    ("Ông Lê Văn An giữ chức Giám đốc Sở Y tế tỉnh Hà Nam thay ông Trần Văn Bình.", {
        "Lê Văn An": ["Giám đốc Sở Y tế tỉnh Hà Nam"], "Trần Văn Bình": [],
    }),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_of_whom_an_office_is_told(text, expected):
    found = titled(people(text))
    assert {name: sorted(given) for name, given in found.items()} == {
        name: sorted(given) for name, given in expected.items()
    }, text


LIFE = """# Lê Văn An (chính khách)

Lê Văn An | |
Chức vụ | |
Bí thư Tỉnh ủy Hà Nam | |
| Nhiệm kỳ | 2005 – 2010 |
| Tiền nhiệm | Trần Bình |

**Lê Văn An** (sinh năm 1960) là một chính khách. Ông hiện là Thứ trưởng Bộ Y tế.[1]

## Sự nghiệp

Tháng 1 năm 1990, được điều về tỉnh giữ chức Giám đốc Sở Y tế tỉnh Hà Nam.

- Từ tháng 9/2000 - 2005: Phó Bí thư Tỉnh ủy Hà Nam.

- Nguyên Đại biểu Quốc hội khóa XII

Ông có con trai là Lê Văn Dũng, Giám đốc Sở Nội vụ tỉnh Hà Nam.

## Tham khảo

- Vụ trưởng Vụ Pháp chế Bộ Y tế
"""


def test_a_biography_tells_one_life():
    record = gold_record(extract(LIFE, reference()), reference())["people"]
    assert {name: sorted(titles) for name, titles in record.items()} == {
        "Lê Văn An": sorted(
            [
                "Bí thư Tỉnh ủy Hà Nam",
                "Thứ trưởng Bộ Y tế",
                "Giám đốc Sở Y tế tỉnh Hà Nam",
                "Phó Bí thư Tỉnh ủy Hà Nam",
                "Nguyên Đại biểu Quốc hội",
            ]
        ),
        "Trần Bình": [],
        "Lê Văn Dũng": ["Giám đốc Sở Nội vụ tỉnh Hà Nam"],
    }


ROSTER = """# Học viện Thủy văn (Việt Nam)

Học viện Thủy văn đào tạo cán bộ ngành nước.

## Lãnh đạo hiện nay

- Giám đốc: Thiếu tướng, PGS, TS Lê Văn An

## Phó Giám đốc qua các thời kỳ

- 2000 - 2004, Trần Văn Bình, Thiếu tướng

- Vũ Văn Cường, Thiếu tướng (2013), nguyên Phó Tư lệnh Quân đoàn 2

## Thành tích

Năm 2010, học viện trao bằng cho Phạm Văn Dũng.
"""


def test_a_page_of_a_body_lists_who_led_it():
    record = gold_record(extract(ROSTER, reference()), reference())["people"]
    assert record == {
        "Lê Văn An": ["Giám đốc Học viện Thủy văn"],
        "Trần Văn Bình": ["Phó Giám đốc Học viện Thủy văn"],
        "Vũ Văn Cường": ["Nguyên Phó Tư lệnh Quân đoàn 2", "Phó Giám đốc Học viện Thủy văn"],
        "Phạm Văn Dũng": [],
    }
