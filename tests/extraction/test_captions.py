"""Picture captions told from paragraphs, on lines of their own and glued into long ones."""

import pytest

from archive.extraction.page import read_page

BODY = (
    "Sáng 15/7, tại Hà Nội, Đảng ủy Sở Tài chính tổ chức hội nghị sơ kết công tác Đảng sáu tháng đầu năm và triển khai "
    "nhiệm vụ sáu tháng cuối năm.\n\n"
    "Các đại biểu đã thảo luận nhiều giải pháp nhằm nâng cao chất lượng sinh hoạt của các chi bộ trực thuộc.\n\n"
)


def kinds(page, *wanted):
    """The words of all blocks of these kinds."""
    return [block.span.of(page.text) for block in page.of_kind(*wanted)]


# A page whose captions are written without a full stop, one with, one with credits.
BARE = "Quang cảnh hội nghị"
STOPPED = "Toàn cảnh hội nghị."
CREDITED = "Quang cảnh hội nghị. Ảnh: Minh Hòa"

CAPTIONS = [
    # Certain by themselves.
    ("Quang cảnh hội nghị", "", True),
    ("Toàn cảnh hội nghị tại điểm cầu tỉnh Hà Giả.", "", True),
    ("Đồng chí Lê Văn An phát biểu tại hội nghị. Ảnh: Minh Hòa", "", True),
    ("Đồng chí Lê Văn An phát biểu tại hội nghị (Ảnh: Minh Hòa)", "", True),
    ("Các em học sinh vui hội. Ảnh minh họa: Internet", "", True),
    ("*Mẫu bản kiểm điểm đảng viên ra sao? (Hình từ Internet)*", "", True),
    ("Mẫu bản kiểm điểm đảng viên ra sao? (Hình minh họa)", "", True),
    # Without a full stop where the text has one.
    ("Đồng chí Lê Văn An phát biểu tại buổi làm việc", "", True),
    ("Đồng chí Lê Văn An tặng quà lưu niệm cho Trường Trung học cơ sở An Bình", "", True),
    ("Đại diện Trung tâm Bồi dưỡng báo cáo", "", True),
    # With a full stop: only where captions of the page have it too.
    ("Bí thư Huyện ủy Lê Văn An trao đổi một số giải pháp thu hút nguồn nhân lực.", STOPPED, True),
    ("Chủ trì hội nghị điều hành thảo luận.", STOPPED, True),
    ("Bí thư Huyện ủy Lê Văn An trao đổi một số giải pháp thu hút nguồn nhân lực.", BARE, False),
    ("Bí thư Huyện ủy Lê Văn An trao đổi một số giải pháp thu hút nguồn nhân lực.", CREDITED, False),
    # … or where no page writes it as a paragraph.
    ("Đồng chí Lê Văn An, Bí thư Huyện ủy phát biểu chỉ đạo tại Hội nghị.", "", True),
    # Sentences of the text, however short.
    ("Đồng chí Lê Văn An, Bí thư Huyện ủy chủ trì hội nghị.", STOPPED, False),
    ("Đồng chí Lê Văn An, Bí thư Huyện ủy dự và phát biểu chỉ đạo hội nghị.", STOPPED, False),
    ("Tham dự hội nghị có đồng chí Lê Văn An, Bí thư Huyện ủy.", STOPPED, False),
    ("Đồng chí Lê Văn An nhấn mạnh vai trò của cấp ủy.", STOPPED, False),
    ("Các chi bộ đã kết nạp 21 đảng viên mới.", STOPPED, False),
    ("Tại hội nghị, các đại biểu thảo luận nhiều nội dung.", STOPPED, False),
    # Headings and items of lists.
    ("Nâng cao chất lượng sinh hoạt chi bộ", "", False),
    ("1. Công tác tổ chức cán bộ", "", False),
    ("- Đồng chí Lê Văn An, Bí thư Huyện ủy", "", False),
]


@pytest.mark.parametrize(("line", "beside", "expected"), CAPTIONS)
def test_caption(line, beside, expected):
    page = read_page(f"Hội nghị sơ kết công tác Đảng\n\n{BODY}{line}\n\n{BODY}{beside}\n\n{BODY}")
    assert (line in page.captions) is expected, line


def test_a_caption_that_stands_twice_is_one_and_a_piece_of_debris():
    line = "Các đại biểu dự hội nghị tại điểm cầu tỉnh Hà Giả."
    page = read_page(f"Hội nghị sơ kết\n\n{BODY}{line}\n\n{line}\n\n{BODY}")
    assert page.captions == (line,)
    assert kinds(page, "debris") == [line]


GLUED = [
    # A page of three long lines has its captions between the sentences; each ends where its credit does.
    ("Ảnh: Nguyễn Dương. Theo báo cáo", "Ảnh: Nguyễn Dương."),
    ("Ảnh: MINH HÒA Theo báo cáo", "Ảnh: MINH HÒA"),
    ("Ảnh: Lê Dân/TTXVN Phát biểu tại hội nghị", "Ảnh: Lê Dân/TTXVN"),
    ("Ảnh: Doãn Tân – TTXVN Tổng Thư ký", "Ảnh: Doãn Tân – TTXVN"),
    ("(Ảnh: Thanh Vũ/TTXVN) Chiều 22/6, bà", "(Ảnh: Thanh Vũ/TTXVN)"),
    ("Ảnh: Đức Minh Đồng chí Lê Văn An cho biết", "Ảnh: Đức Minh"),
    ("Ảnh: Thanh Sơn Trong ba năm qua", "Ảnh: Thanh Sơn"),
    ("Ảnh: Mạnh Thắng Sáng 13/5, tại", "Ảnh: Mạnh Thắng"),
    ("Ảnh: Tư liệu. Theo báo cáo", "Ảnh: Tư liệu."),
    ("Ảnh: Vũ Hải Bà Lê Thị An cho biết", "Ảnh: Vũ Hải"),
    ("Ảnh: T.H. Ông Lê Văn An cho biết", "Ảnh: T.H."),
]


@pytest.mark.parametrize(("credit", "end"), GLUED)
def test_captions_glued_into_a_long_line(credit, end):
    sentence = "Các đại biểu đã thảo luận nhiều giải pháp nhằm nâng cao chất lượng sinh hoạt chi bộ. "
    page = read_page(
        f"Hội nghị sơ kết\nLời dẫn của bài.\n{sentence * 8}Bí thư Huyện ủy tại hội nghị. {credit} {sentence * 8}\n"
    )
    assert page.captions == (f"Bí thư Huyện ủy tại hội nghị. {end}",), credit


LONG = "Các đại biểu đã thảo luận nhiều giải pháp nhằm nâng cao chất lượng sinh hoạt chi bộ. "
BARE_IN_A_LINE = [
    # No full stop, no credit: the capital behind it opens a sentence.
    (LONG, "Ông Lê Văn An phát biểu tại hội nghị", "Tham luận tại hội nghị, các đơn vị đều cho rằng"),
    (LONG, "Ông Lê Văn An phát biểu tại buổi làm việc", "Ông Lê Văn An nêu rõ, đây là"),
    (LONG, "Ông Trần Văn Bình, Giám đốc Bệnh viện An Bình - nơi xảy ra sự cố", "Về việc báo chí đề cập đến"),
    (LONG, "Đồng chí Lê Văn An dẫn đầu đoàn công tác làm việc với Huyện ủy An Bình", "Đoàn sẽ tập trung kiểm tra"),
    # At the beginning of the line, whatever it shows; a day opens the report.
    ("", "Nhiều tấm gương của huyện An Bình được ghi nhận và khen thưởng", "Sáng nay, 18-5, Huyện ủy tổ chức"),
    ("", "Con đường lần đầu Bác về thăm An Bình", "Chiều 19.2.1957, chiếc xe được ngụy trang"),
    ("", "Bệnh viện An Bình, nơi ông Minh đang công tác",
     "“Tới đây Đảng bộ Bệnh viện sẽ họp xem xét hình thức kỷ luật”, ông Thể cho biết."),
    # A person and an office, and a full stop.
    (LONG, "Bí thư Huyện ủy An Bình Lê Văn An.", "Đại tá Trần Văn Bình cho rằng"),
    (LONG, "Bà Lê Thị An, Phó Bí thư Huyện ủy An Bình.", "Với tư cách phó chủ tịch huyện, bà"),
    # Names, bodies and streets go on with a capital; a heading names nobody; a lost full stop is no caption.
    (LONG, "", "Ông Lê Văn An phát biểu tại Hội nghị tổng kết công tác năm 2017 của huyện An Bình"),
    (LONG, "", "Ông Lê Văn Sau phát biểu tại hội nghị và đề nghị các đơn vị cố gắng"),
    (LONG, "", "Nhà ở quận Hai Bà Trưng và đường Ông Ích Khiêm đã được sửa"),
    (LONG, "", "Ông Lê Văn An cho biết huyện sẽ làm rõ vụ việc Theo ông, các đơn vị"),
    ("", "", "Vùng đất anh hùng hôm nay đã đổi thay nhiều Theo các cụ kể lại, ngày xưa"),
    ("", "", "Sáng 15/7, ông Lê Văn An đến thăm huyện An Bình Cùng đi có các đồng chí"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "caption", "behind"), BARE_IN_A_LINE)
def test_captions_without_credit_in_a_long_line(before, caption, behind):
    page = read_page(f"Hội nghị sơ kết\nLời dẫn của bài.\n{before * 4}{caption} {behind} nhiều việc. {LONG * 8}\n")
    assert page.captions == ((caption,) if caption else ()), behind
