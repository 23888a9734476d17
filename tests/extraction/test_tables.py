"""Tables, boxes and lists of people: who is named in them, and which office the row gives whom."""

import pytest

from archive.extraction import extract
from archive.extraction.record import PersonMention, Title
from archive.extraction.tables import with_titles
from archive.text import Span
from tests.extraction.citations import reference
from tests.extraction.named import titled


def titles(text: str) -> dict[str, list[str]]:
    """Full name → titles of a whole page."""
    behind = "## Tham khảo\n\nBài này tổng hợp từ nhiều nguồn khác nhau của những năm trước, xem thêm bên dưới."
    return titled(list(extract(f"{text}\n\n{behind}", reference()).people))


# page, the titles of its people
GRIDS = [
    # office, body and name in columns; cells that span rows are left out below
    (
        "# Chính phủ khóa I\n\n| Chức vụ | Trực thuộc | Tên | Ghi chú |\n|---|---|---|---|\n"
        "| Bộ trưởng | Bộ Nội vụ | Lê Văn An | |\n| Bộ Y tế | Trần Văn Bình | đến 1990 | |\n"
        "| Phạm Thị Chi | từ 1990 | ||",
        {
            "Lê Văn An": ["Bộ trưởng Bộ Nội vụ"],
            "Trần Văn Bình": ["Bộ trưởng Bộ Y tế"],
            "Phạm Thị Chi": ["Bộ trưởng Bộ Y tế"],
        },
    ),
    # a ministry of former times, which no list has
    (
        "# Chính phủ khóa I\n\n| Chức vụ | Trực thuộc | Tên |\n|---|---|---|\n| Bộ trưởng | Bộ Cứu tế | Lê Văn An |",
        {"Lê Văn An": ["Bộ trưởng Bộ Cứu tế"]},
    ),
    # a membership goes with the office that spans the rows, and does not take its place
    (
        "# Chính phủ khóa I\n\n| Chức vụ | Chức vụ trong Đảng | Tên |\n|---|---|---|\n"
        "| Phó Thủ tướng | Lê Văn An | |\n"
        "| Ủy viên Bộ Chính trị | Trần Văn Bình | |",
        {"Lê Văn An": ["Phó Thủ tướng"], "Trần Văn Bình": ["Phó Thủ tướng", "Ủy viên Bộ Chính trị"]},
    ),
    # the office is the people's header, its body the page's
    (
        "# Hội Nông dân Việt Nam\n\n| STT | Chủ tịch | Từ | Đến |\n|---|---|---|---|\n| 1 | Lê Văn An | 1990 | 1995 |",
        {"Lê Văn An": ["Chủ tịch Hội Nông dân Việt Nam"]},
    ),
    # the office is the heading's, the page's headline is it in full
    (
        "# Bộ trưởng Bộ Y tế (Việt Nam)\n\n## Danh sách Bộ trưởng\n\n| STT | Họ và tên | Nhiệm kỳ |\n|---|---|---|\n"
        "| 1 | GS. Lê Văn An(1920-1990) | 1960-1970 |",
        {"Lê Văn An": ["Bộ trưởng Bộ Y tế"]},
    ),
    # of many places: the kind of body from the headline, the place from the row
    (
        "# Chánh án Tòa án nhân dân cấp tỉnh\n\n## Danh sách chánh án\n\n| Tỉnh | Họ và tên |\n|---|---|\n"
        "| Tỉnh Hà Nam | Lê Văn An |\n| Thành phố Cần Thơ | Trần Văn Bình |",
        {
            "Lê Văn An": ["Chánh án Tòa án nhân dân tỉnh Hà Nam"],
            "Trần Văn Bình": ["Chánh án Tòa án nhân dân thành phố Cần Thơ"],
        },
    ),
    # offices of another cell, one behind the other; "Nữ … đầu tiên" begins with none
    (
        "# Bộ trưởng Bộ Y tế\n\n| TT | Họ tên | Ghi chú |\n|---|---|---|\n"
        "| 1 | Lê Thị An | Ủy viên Trung ương Đảng Bí thư Tỉnh ủy Hà Nam từ 1990 |\n"
        "| 2 | Vũ Thị Bình | Nữ Chủ tịch nước đầu tiên |",
        {
            "Lê Thị An": ["Bộ trưởng Bộ Y tế", "Ủy viên Trung ương Đảng", "Bí thư Tỉnh ủy Hà Nam"],
            "Vũ Thị Bình": ["Bộ trưởng Bộ Y tế"],
        },
    ),
    # an office that goes on in words no rule reads is not the page's
    (
        "# Hội Nông dân Việt Nam\n\n| TT | Họ tên | Chức vụ |\n|---|---|---|\n| 1 | Lê Văn An | Chủ tịch danh giá |",
        {"Lê Văn An": []},
    ),
    # an office that names its body does not end the one that spans all rows: the next ministry has a minister again
    (
        "# Chính phủ khóa I\n\n| Chức vụ | Trực thuộc | Tên |\n|---|---|---|\n| Bộ trưởng | Bộ Nội vụ | Lê Văn An |\n"
        "| Phó Chủ nhiệm Ủy ban Kế hoạch Nhà nước | Trần Văn Bình | |\n| Bộ Cứu tế | Phạm Thị Chi | |",
        {
            "Lê Văn An": ["Bộ trưởng Bộ Nội vụ"],
            "Trần Văn Bình": ["Phó Chủ nhiệm Ủy ban Kế hoạch Nhà nước"],
            "Phạm Thị Chi": ["Bộ trưởng Bộ Cứu tế"],
        },
    ),
    # a cell that nobody can read stands where the body should: no office is taken from the rows above
    (
        "# Chính phủ khóa I\n\n| Chức vụ | Trực thuộc | Tên |\n|---|---|---|\n| Bộ trưởng | Bộ Nội vụ | Lê Văn An |\n"
        "| Phụ trách công trình thủy điện | Trần Văn Bình | |",
        {"Lê Văn An": ["Bộ trưởng Bộ Nội vụ"], "Trần Văn Bình": []},
    ),
    # the row says which ministry it was: the headline's, of today, is not it
    (
        "# Bộ trưởng Bộ Y tế\n\n| Họ tên | Chức vụ |\n|---|---|\n| Lê Văn An | Bộ trưởng Bộ Cứu tế |",
        {"Lê Văn An": ["Bộ trưởng Bộ Cứu tế"]},
    ),
    # two columns of people
    (
        "# Hội Nông dân Việt Nam\n\n| Khóa | Chủ tịch | Phó Chủ tịch |\n|---|---|---|\n"
        "| I | Lê Văn An | Trần Văn Bình |",
        {
            "Lê Văn An": ["Chủ tịch Hội Nông dân Việt Nam"],
            "Trần Văn Bình": ["Phó Chủ tịch Hội Nông dân Việt Nam"],
        },
    ),
    # no table of people
    (
        "# Hội Nông dân Việt Nam\n\n| Năm | Tác phẩm | Đạo diễn |\n|---|---|---|\n| 1990 | Mùa lúa | Lê Văn An |",
        {"Lê Văn An": []},
    ),
]


@pytest.mark.parametrize(("text", "people"), GRIDS)
def test_tables(text, people):
    assert {name: sorted(said) for name, said in titles(text).items()} == {
        name: sorted(said) for name, said in people.items()
    }, text


BOXES = [
    # offices of the body that the page is about; one office of several
    (
        "# Tỉnh ủy Hà Nam\n\nCơ cấu\n| |\n| Bí thư | Lê Văn An |\n|---|---|\n"
        "| Phó Bí thư (2) | Trần Văn Bình Phạm Thị Chi |",
        {
            "Lê Văn An": ["Bí thư Tỉnh ủy Hà Nam"],
            "Trần Văn Bình": ["Phó Bí thư Tỉnh ủy Hà Nam"],
            "Phạm Thị Chi": ["Phó Bí thư Tỉnh ủy Hà Nam"],
        },
    ),
    # in a life's box: of the body of the office above; predecessor and successor hold none
    (
        "# Vũ Văn Dũng\n\nVũ Văn Dũng | |\n|---|---|\nChức vụ | |\nTư lệnh Quân khu 12 | |\n"
        "| Nhiệm kỳ | 1990 - 1995 |\n"
        "| Chính ủy | Lê Văn An |\n| Tiền nhiệm | Trần Văn Bình |\n| Kế nhiệm | Phạm Văn Chi |",
        {
            "Vũ Văn Dũng": ["Tư lệnh Quân khu 12"], "Lê Văn An": ["Chính ủy Quân khu 12"],
            "Trần Văn Bình": [], "Phạm Văn Chi": [],
        },
    ),
    # the head beside a deputy, of a field without a list
    (
        "# Vũ Văn Dũng\n\nVũ Văn Dũng | |\n|---|---|\nThứ trưởng Bộ Văn hóa | |\n| Bộ trưởng | Lê Văn An |",
        {"Vũ Văn Dũng": ["Thứ trưởng Bộ Văn hóa"], "Lê Văn An": ["Bộ trưởng Bộ Văn hóa"]},
    ),
    # the head of what a deputy's title says in words that name no body
    (
        "# Vũ Văn Dũng\n\nVũ Văn Dũng | |\n|---|---|\nPhó Trưởng ban Khoa giáo Trung ương | |\n"
        "| Trưởng ban | Lê Văn An |",
        {"Vũ Văn Dũng": ["Phó Trưởng ban Khoa giáo Trung ương"], "Lê Văn An": ["Trưởng ban Khoa giáo Trung ương"]},
    ),
    # the second term belongs to an office whose name the page left out
    (
        "# Vũ Văn Dũng\n\nVũ Văn Dũng | |\n|---|---|\nTư lệnh Quân khu 12 | |\nTư lệnh Quân khu 13 | |\n"
        "| Nhiệm kỳ | 1990 |\n| Nhiệm kỳ | 1995 |\n| Chính ủy | Lê Văn An |",
        {"Vũ Văn Dũng": ["Tư lệnh Quân khu 12", "Tư lệnh Quân khu 13"], "Lê Văn An": []},
    ),
    # offices that need no body
    (
        "# Vũ Văn Dũng\n\nVũ Văn Dũng | |\n|---|---|\nBộ trưởng Bộ Y tế | |\n| Thủ tướng | Lê Văn An |",
        {"Vũ Văn Dũng": ["Bộ trưởng Bộ Y tế"], "Lê Văn An": ["Thủ tướng"]},
    ),
    # the first to hold what the page is about
    (
        "# Bộ trưởng Bộ Y tế\n\n| Bộ trưởng Bộ Y tế | |\n|---|---|\n| Người đầu tiên nhậm chức | Lê Văn An |",
        {"Lê Văn An": ["Bộ trưởng Bộ Y tế"]},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "people"), BOXES)
def test_boxes(text, people):
    assert titles(text) == people, text


LISTS = [
    # the office is the heading, the body the page's; years, ranks before the name
    (
        "# Quân đoàn 15\n\n## Chính ủy qua các thời kỳ\n\n- 1990 - 1995, Lê Văn An, Thiếu tướng\n"
        "- Đại tá Trần Văn Bình",
        {"Lê Văn An": ["Chính ủy Quân đoàn 15"], "Trần Văn Bình": ["Chính ủy Quân đoàn 15"]},
    ),
    # two offices in one heading; that of the committee is the body's
    (
        "# Quân đoàn 15\n\n## Chính ủy, Bí thư Đảng ủy qua các thời kỳ\n\n- Lê Văn An",
        {"Lê Văn An": ["Chính ủy Quân đoàn 15", "Bí thư Đảng ủy Quân đoàn 15"]},
    ),
    # the first office of a heading that says more than offices
    (
        "# Quân đoàn 15\n\n## Tư lệnh, phụ trách, điều hành Quân đoàn qua các thời kỳ\n\n- Lê Văn An",
        {"Lê Văn An": ["Tư lệnh Quân đoàn 15"]},
    ),
    # an office a line: of the body of the nearest heading that has it
    (
        "# Ban Cơ yếu Chính phủ\n\n**Vụ Pháp chế**\n\n- Vụ trưởng: TS. Lê Văn An\n\n**Nhà máy Z5**\n\n"
        "- Giám đốc: Trần Văn Bình",
        {"Lê Văn An": ["Vụ trưởng Vụ Pháp chế"], "Trần Văn Bình": ["Giám đốc Nhà máy Z5"]},
    ),
    # a heading that the office has its last word of
    (
        "# Ban Cơ yếu Chính phủ\n\n**Văn phòng**\n\n- Chánh Văn phòng: Lê Văn An",
        {"Lê Văn An": ["Chánh Văn phòng Ban Cơ yếu Chính phủ"]},
    ),
    # an item announces the items below it
    (
        "# Quân đoàn 15\n\n- Tư lệnh: Lê Văn An\n- Phó Tư lệnh:\n- Đại tá Trần Văn Bình\n- Đại tá Phạm Văn Chi",
        {
            "Lê Văn An": ["Tư lệnh Quân đoàn 15"],
            "Trần Văn Bình": ["Phó Tư lệnh Quân đoàn 15"],
            "Phạm Văn Chi": ["Phó Tư lệnh Quân đoàn 15"],
        },
    ),
    # a name behind an office and a year in brackets, without a surname of the plains
    (
        "# Tỉnh ủy Hà Nam\n\n- U Hoan (1980), Phó Bí thư Tỉnh ủy\n- Y Lan (1977), Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy",
        {"U Hoan": ["Phó Bí thư Tỉnh ủy Hà Nam"], "Y Lan": ["Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy Hà Nam"]},
    ),
    # members of full right are what the heading above says; the others by their own words
    (
        "# Đại hội khóa II\n\n## Ủy viên Bộ Chính trị\n\n- Ủy viên chính thức:\n- Lê An\n"
        "- Ủy viên dự khuyết:\n- Vũ Bình",
        {"Lê An": ["Ủy viên Bộ Chính trị"], "Vũ Bình": ["Ủy viên dự khuyết Bộ Chính trị"]},
    ),
    # an office alone in its line announces those below it; one with its body is a category of the page
    (
        "# Quân đoàn 15\n\n- Phó Tư lệnh\n- Lê Văn An\n\n## Thể loại\n\n- Bí thư Tỉnh ủy Hà Nam\n- Trần Văn Bình",
        {"Lê Văn An": ["Phó Tư lệnh Quân đoàn 15"], "Trần Văn Bình": []},
    ),
    # a heading that is no office gives none
    ("# Quân đoàn 15\n\n## Anh hùng\n\n- Lê Văn An\n- Trần Văn Bình", {"Lê Văn An": [], "Trần Văn Bình": []}),
    # who is told of in a line of the list is not on it
    (
        "# Quân đoàn 15\n\n## Chính ủy qua các thời kỳ\n\n- Quyết định do ông Lê Văn An ký",
        {"Lê Văn An": []},
    ),
]


@pytest.mark.parametrize(("text", "people"), LISTS)
def test_lists(text, people):
    assert titles(text) == people, text


# the words of a cell below "Họ và tên", or beside an office; who is named
CELLS = [
    ("Sơn Hạ", ["Sơn Hạ"]),
    ("Đại tướng Sơn Hạ (1920-1990)", ["Sơn Hạ"]),
    ("Chuẩn Đô đốc", []),
    ("đương nhiệm", []),
    ("Việt Nam", []),
    ("Lê Văn An Trần Bình Nguyễn Thị Hồng Hà", ["Lê Văn An", "Trần Bình", "Nguyễn Thị Hồng Hà"]),
    ("Vũ Dũng Lê Cường", ["Vũ Dũng", "Lê Cường"]),
    ("Nguyễn Thị Phương Hoa", ["Nguyễn Thị Phương Hoa"]),
    ("Ban Thường vụ khóa I", []),
    ("Hà Nam", []),
    ("Phó Bí Thư", []),
]


@pytest.mark.parametrize(("cell", "names"), CELLS)
def test_names_of_cells(cell, names):
    for page in (
        f"# Tỉnh ủy Hà Nam\n\nCơ cấu\n| |\n| Bí thư | {cell} |\n|---|---|\n| Trụ sở | phường Châu Cầu |",
        f"# Danh sách\n\n| TT | Họ và tên | Nhiệm kỳ |\n|---|---|---|\n| 1 | {cell} | 1990 |",
    ):
        assert list(titles(page)) == names, page


def test_a_list_of_successive_holders_is_no_dispute():
    """Where four held an office, naming one of them twice does not take it from the others."""
    rows = "".join(f"| {name} | 1990 |\n" for name in ("Lê Văn An", "Trần Văn Bình", "Phạm Văn Chi", "Vũ Văn Dũng"))
    told = "Chủ tịch Hội Nông dân Việt Nam Vũ Văn Dũng dự."
    page = f"# Hội Nông dân Việt Nam\n\n{told}\n\n| Chủ tịch | Từ |\n|---|---|\n{rows}"
    assert titles(page)["Lê Văn An"] == ["Chủ tịch Hội Nông dân Việt Nam"]


def test_what_is_said_already_is_not_given_again():
    given = Title("Bí thư Tỉnh ủy Hà Nam", "Bí thư", "Tỉnh ủy Hà Nam")
    said = Title("Bí thư Tỉnh ủy tỉnh Hà Nam", "Bí thư", "Tỉnh ủy Hà Nam")
    acting = Title("Quyền Bí thư Tỉnh ủy Hà Nam", "Bí thư", "Tỉnh ủy Hà Nam")
    for has, more in (((), (given,)), ((said,), ()), ((acting,), (given,))):
        mention = PersonMention(Span(5, 14), "Lê Văn An", "Lê Văn An", "list", has)
        assert with_titles([mention], {14: [given]})[0].titles == (*has, *more), has
