"""Pages taken apart: what is headline, header, caption, byline, source and debris, and that nothing is lost."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction.page import read_page
from archive.extraction.record import PageHints
from archive.extraction.wrapping import unwrapped
from archive.text import PartialDate, clean

SEEDS = Path(__file__).parents[2] / "fixtures" / "seeds"

BODY = (
    "Sáng 15/7, tại Hà Nội, Đảng ủy Sở Tài chính tổ chức hội nghị sơ kết công tác Đảng sáu tháng đầu năm và triển khai "
    "nhiệm vụ sáu tháng cuối năm.\n\n"
    "Các đại biểu đã thảo luận nhiều giải pháp nhằm nâng cao chất lượng sinh hoạt của các chi bộ trực thuộc.\n\n"
)


def kinds(page, *wanted):
    """The words of all blocks of these kinds."""
    return [block.span.of(page.text) for block in page.of_kind(*wanted)]


HEADLINES = [
    # A line of its own, then the text.
    ("Hội nghị sơ kết công tác Đảng\n\n" + BODY, "Hội nghị sơ kết công tác Đảng"),
    # Behind a collector's date header, on the same line or below it.
    (" date 2023-07 Hội nghị sơ kết công tác Đảng\n\n" + BODY, "Hội nghị sơ kết công tác Đảng"),
    ("date 2025-09-16\nHội nghị sơ kết công tác Đảng\n" + BODY, "Hội nghị sơ kết công tác Đảng"),
    # With the stamp of the page behind it or before it.
    ("Hội nghị sơ kết công tác Đảng | 20:30 07/06/2017\n" + BODY, "Hội nghị sơ kết công tác Đảng"),
    ("04/04/2022 - 08:59\nHội nghị sơ kết công tác Đảng\n" + BODY, "Hội nghị sơ kết công tác Đảng"),
    # Below breadcrumbs and the name of a section.
    ("Trang chủ > Tin tức > Xây dựng Đảng\nHội nghị sơ kết công tác Đảng\n" + BODY, "Hội nghị sơ kết công tác Đảng"),
    ("Xây dựng Đảng\nHội nghị sơ kết công tác Đảng\n" + BODY, "Hội nghị sơ kết công tác Đảng"),
    # As markdown.
    ("# Hội nghị sơ kết công tác Đảng\n\n## Hội nghị sơ kết công tác Đảng\n\n" + BODY, "Hội nghị sơ kết công tác Đảng"),
    ("**Hội nghị sơ kết công tác Đảng**\n\n" + BODY, "Hội nghị sơ kết công tác Đảng"),
    # A question, an ellipsis.
    ("Vì sao phải sắp xếp bộ máy?\n" + BODY, "Vì sao phải sắp xếp bộ máy?"),
    # In old tone placement it is given in the new one.
    ("Tỉnh uỷ Hoà Bình sơ kết\n" + BODY, "Tỉnh ủy Hòa Bình sơ kết"),
    # None: the text begins at once.
    (BODY, ""),
    ("date 2025-09-16\n" + BODY, ""),
    ("", ""),
    ("0:00 / 0:00\n", ""),
]


@pytest.mark.parametrize(("raw", "title"), HEADLINES)
def test_headline(raw, title):
    assert read_page(raw).title == title, raw[:80]


PUBLISHED = [
    # Stamps of every site, whole lines.
    ("18:08 03/12/2022 | Lượt xem : 1744", "2022-12-03", "18:08", "header line", 1744),
    ("Thứ Tư, 08/04/2015, 08:11 [GMT+7]", "2015-04-08", "08:11", "header line", None),
    ("04/04/2022 - 08:59", "2022-04-04", "08:59", "header line", None),
    ("Ngày đăng: 10/04/2024", "2024-04-10", None, "header line", None),
    ("Chủ nhật, ngày 16 tháng 7 năm 2023 | 8 giờ 05 phút", "2023-07-16", "08:05", "header line", None),
    ("15/07/2023 8:30:25 CH | Lượt xem: 1.034", "2023-07-15", "20:30", "header line", 1034),
    ("2025-09-16 08:30", "2025-09-16", "08:30", "header line", None),
    ("**Giờ đăng bài viết gốc: 16/03/2025 17:47**", "2025-03-16", "17:47", "header line", None),
    ("Cập nhật lúc: 15:30, 12/5/2023 (GMT+7)", "2023-05-12", "15:30", "header line", None),
    ("123 lượt xem", None, None, "", 123),
    # A day that does not exist is no day.
    ("31/02/2023 - 08:59", None, None, "", None),
]


@pytest.mark.parametrize(("line", "day", "time", "origin", "views"), PUBLISHED)
def test_publication(line, day, time, origin, views):
    page = read_page(f"Hội nghị sơ kết công tác Đảng\n{line}\n{BODY}")
    found = (page.published and str(page.published), page.published_time and f"{page.published_time:%H:%M}")
    assert found == (day, time), line
    assert (page.published_from, page.view_count) == (origin, views), line


def test_a_stamp_may_be_glued_to_the_text():
    page = read_page(
        "Hội nghị sơ kết\n27/03/2021 | 16:19Sáng 27/3, tại Hà Nội, Đảng ủy họp bàn nhiều việc quan trọng.\n"
    )
    assert str(page.published) == "2021-03-27"
    assert kinds(page, "header") == ["27/03/2021 | 16:19"]
    assert kinds(page, "paragraph")[0].startswith("Sáng 27/3")


NO_STAMPS = [
    # Sentences that open with a day or a time are the text itself.
    "Ngày 4/12/2024, Đảng ủy Sở Tài chính tham dự hội nghị tập huấn.",
    "8h00 ngày 15/7/2023, Đảng ủy Sở Tài chính khai mạc đại hội.",
    "Thứ sáu, Đảng ủy Sở Tài chính họp phiên thường kỳ.",
    "Hà Nội, ngày 15 tháng 7 năm 2023",
]


@pytest.mark.parametrize("line", NO_STAMPS)
def test_no_publication(line):
    page = read_page(f"Hội nghị sơ kết công tác Đảng\n{line}\n{BODY}")
    assert page.published is None, line
    assert line in page.text[page.article_blocks[1].span.start :], line


def test_date_header_of_a_month_and_a_stamp_of_a_day_in_it():
    page = read_page(" date 2023-07 Hội nghị sơ kết\n18:08 16/07/2023\n" + BODY)
    assert (str(page.published), page.published_from, page.published_rivals) == ("2023-07-16", "header line", ())


def test_two_days_of_publication_are_told():
    page = read_page(" date 2023-07 Hội nghị sơ kết\n18:08 16/09/2023\n" + BODY)
    assert str(page.published) == "2023-09-16"
    assert page.published_rivals == (PartialDate(2023, 7),)


DEBRIS = [
    "0:00 / 0:00",
    "0:00",
    "0:00 / 3:25 0:00",
    "1x",
    "Xem thêm",
    "Zalo",
    "Facebook",
    "Chia sẻ",
    "In bài viết",
    "Bình luận (0)",
    "A- A A+",
    "***",
    "Tags: Đảng ủy, hội nghị",
    "Xem thêm: Đại hội Đảng bộ tỉnh Hà Giả thành công tốt đẹp",
    ">> Đại hội Đảng bộ tỉnh Hà Giả",
    "**NÓNG:**** Đại hội Đảng bộ tỉnh Hà Giả theo Nghị quyết 18**",  # bold in bold: a teaser of another page
    "*Xem thêm: Đại hội Đảng bộ tỉnh Hà Giả*",
    "Một số hình ảnh tại buổi làm việc:",
]


@pytest.mark.parametrize("line", DEBRIS)
def test_debris(line):
    page = read_page(f"Hội nghị sơ kết công tác Đảng\n{line}\n{BODY}{line}\n")
    article = "\n".join(block.span.of(page.text) for block in page.article_blocks)
    assert line not in article, line
    assert all(block.rule for block in page.of_kind("debris")), line


def test_a_list_of_other_pages_is_debris_to_the_end():
    page = read_page(f"Hội nghị sơ kết\n{BODY}Các tin khác\nĐại hội chi bộ thôn Một\nTập huấn công tác Đảng (15/7)\n")
    assert kinds(page, "debris") == ["Các tin khác", "Đại hội chi bộ thôn Một", "Tập huấn công tác Đảng (15/7)"]


def test_lead():
    page = read_page(
        f"Hội nghị sơ kết\n\nBí thư Huyện ủy khẳng định đây là cơ hội để các chi bộ học tập.\n\n{BODY}{BODY}"
    )
    assert kinds(page, "lead") == ["Bí thư Huyện ủy khẳng định đây là cơ hội để các chi bộ học tập."]


def test_a_first_paragraph_with_its_day_is_no_lead():
    assert kinds(read_page(f"Hội nghị sơ kết\n\n{BODY}{BODY}"), "lead") == []


def test_hints_outrank_the_page():
    hints = PageHints("Tên khác", PartialDate(2020, 1, 2), None, ("Lê An",), "Báo Ví dụ", "https://vidu.vn")
    page = read_page(f"Hội nghị sơ kết\n18:08 03/12/2022\nBBK - {BODY}Đức Minh\n", hints)
    assert (page.title, str(page.published), page.published_time) == ("Tên khác", "2020-01-02", None)
    assert (page.published_from, page.byline) == ("manifest", ("Lê An",))
    assert (page.source_name, page.source_url) == ("Báo Ví dụ", "https://vidu.vn")


def test_the_title_of_the_manifest_is_found_among_the_first_lines():
    page = read_page(f"Cổng thông tin\nHội nghị sơ kết\n{BODY}", PageHints(title="HỘI NGHỊ SƠ KẾT"))
    assert kinds(page, "title") == ["Hội nghị sơ kết"]


# title, publication, byline, source, counter, captions of the five texts
OF_SEEDS = [
    ("000", "Nâng cao bồi dưỡng nghiệp vụ", None, (), "", None, 0),
    ("001", "Đảng ủy Bộ Tài chính tập huấn", None, ("Đức Minh",), "Thời báo Tài chính", None, 3),
    ("002", "Ban Thường vụ Đảng ủy Bộ làm việc", "2022-12-03", ("Thanh Tuấn", "Hồng Hạnh"), "", 1744, 5),
    ("003", "Chia sẻ nhiều kinh nghiệm", "2023-07", (), "", None, 6),
    ("004", "Hội nghị toàn quốc tổng kết", None, (), "BBK", None, 2),
]


@pytest.mark.parametrize(("seed", "title", "published", "byline", "source", "views", "captions"), OF_SEEDS)
def test_seeds(seed, title, published, byline, source, views, captions):
    (path,) = SEEDS.glob(f"{seed}_*.txt")
    page = read_page(path.read_text(encoding="utf-8"))
    assert page.title.startswith(title)
    assert (page.published and str(page.published), page.byline) == (published, byline)
    assert (page.source_name, page.view_count, len(page.captions)) == (source, views, captions)


LINES = st.sampled_from(
    """

Zalo
0:00
Ảnh: Lê An
BBK - Sáng 15/7, họp.
date 2023-07 Tin
## Đề mục
**Đậm**
| a | b |
18:08 03/12/2022 | Lượt xem : 1
Các tin khác
Toàn cảnh.
Nguồn: x.vn
![a](b)
---
Lê An - Lê Bình""".split("\n")
)
PAGES = st.lists(LINES | st.text(max_size=60), max_size=14).map("\n".join)


@given(st.text() | PAGES)
def test_any_string_is_taken_apart_and_nothing_is_lost(raw):
    page = read_page(raw)
    assert page.text == unwrapped(clean(raw))
    covered = [False] * len(page.text)
    position = 0
    for block in page.blocks:
        assert position <= block.span.start < block.span.end, page.blocks
        position = block.span.end
        covered[block.span.start : block.span.end] = [True] * (block.span.end - block.span.start)
    assert all(inside or character.isspace() for inside, character in zip(covered, page.text, strict=True))


@pytest.mark.parametrize(
    "piece",
    [
        "Ảnh: ",
        "# ",
        "Nguồn: ",
        "18:08 03/12/2022 | ",
        "a > ",
        "![",
        "Lê An, ",
        "(",
        "Zalo\n",
        "# a\n",
        "Các tin khác\n",
    ],
)
def test_a_long_page_of_one_trigger_is_read(piece):
    raw = piece * (300_000 // len(piece))
    assert read_page(raw).text == clean(raw)
