"""The lines of a page as an outline: the rows and cells of tables, headings, items of lists."""

import pytest

from archive.extraction.tables.outline import Heading, Item, Table, has_outline, outline_of


def cells(text: str) -> list[list[str]]:
    """The rows of the tables of a text, its header's first; an empty cell is ""."""
    tables = outline_of(text).tables
    rows = [row for table in tables for row in (*table.header, *table.rows)]
    return [[cell.of(text) if cell else "" for cell in row.cells] for row in rows]


# lines of a table, its rows
ROWS = [
    # a row a line
    ("| TT | Họ tên |\n|---|---|\n| 1 | Lê Văn An |", [["TT", "Họ tên"], ["1", "Lê Văn An"]]),
    # a bar alone parts two cells, and the row goes on below
    (
        "| TT | Họ tên | Từ | Đến |\n|---|---|---|---|\n| 1 | Lê Văn An\n|\n1990 | 1995 |\n| 2 | Vũ Bình | 1995 | |",
        [["TT", "Họ tên", "Từ", "Đến"], ["1", "Lê Văn An", "1990", "1995"], ["2", "Vũ Bình", "1995", ""]],
    ),
    # a cell of two lines
    (
        "| Họ tên | Chức vụ |\n|---|---|\n| Lê Văn An | Bí thư\nChủ tịch |",
        [["Họ tên", "Chức vụ"], ["Lê Văn An", "Bí thư\nChủ tịch"]],
    ),
    # a row that begins without a bar, because its first cell is a heading
    (
        "| Chức vụ | Tên |\n|---|---|\n| Chủ nhiệm | Lê Văn An |\nPhó Chủ nhiệm\n|\nVũ Bình |",
        [["Chức vụ", "Tên"], ["Chủ nhiệm", "Lê Văn An"], ["Phó Chủ nhiệm", "Vũ Bình"]],
    ),
    # behind an encyclopedia's link to edit
    ("[sửa | sửa mã nguồn]| TT | Tên |\n|---|---|\n| 1 | Vũ Bình |", [["TT", "Tên"], ["1", "Vũ Bình"]]),
    # a line of bars fills a row up: the next begins below it
    (
        "| TT | Tên | Từ |\n|---|---|---|\nKhóa I\n| ||\n1\n|\nLê Văn An |\n1990 |",
        [["TT", "Tên", "Từ"], ["Khóa I", "", ""], ["1", "Lê Văn An", "1990"]],
    ),
    # the first cell of the header stands above its bar
    ("Năm\n|\nTên |\n|---|---|\n| 1990 | Vũ Bình |", [["Năm", "Tên"], ["1990", "Vũ Bình"]]),
    # a bar within prose makes no table
    ("Lê Văn An | Báo Hà Nam đưa tin", []),
]


@pytest.mark.parametrize(("text", "rows"), ROWS)
def test_rows_and_cells(text, rows):
    assert cells(text) == rows, text


def test_headings_items_and_prose():
    heads = "## Lãnh đạo\n\n**Cục Thuế**\n\nPhó Cục trưởng:"
    text = heads + "\n\n- Lê Văn An\n[2](1990). - Lê Hà\n1. Vũ Bình\n\nÔng An nghỉ hưu."
    parts = [(type(part), part.span.of(text)) for part in outline_of(text).parts]
    assert parts == [
        (Heading, "Lãnh đạo"), (Heading, "Cục Thuế"), (Heading, "Phó Cục trưởng"),
        (Item, "Lê Văn An"), (Item, "Lê Hà"), (Item, "Vũ Bình"), (Item, "Ông An nghỉ hưu."),
    ]  # fmt: skip


# news without a table or a list needs no outline
@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("Sáng 5/3, Bộ trưởng Lê Văn An - Trưởng đoàn - làm việc tại Hà Nam.\n\nÔng An phát biểu.", False),
        ("Gồm:\n- Lê Văn An", True),
        ("Gồm:\n1. Lê Văn An", True),
        ("Họ tên | Chức vụ", True),
    ],
)
def test_what_needs_an_outline(text, has):
    assert has_outline(text) is has, text


@pytest.mark.parametrize(
    "piece", ["| a ", "|\n", "| Lê Văn An |\n", "- Bí thư: Lê Văn An\n", "| Bí thư | Lê An\n|\n", "[1] |"]
)
def test_any_number_of_bars_makes_some_table(piece):
    for table in outline_of(piece * 400).parts:
        assert not isinstance(table, Table) or table.columns >= 2, piece
