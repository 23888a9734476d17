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


BEFORE_CREDITS = [
    # What stands before "Ảnh: Lê Bình", and the sentence of it that is the caption.
    ("Ông An sinh năm 1960, là đại biểu khóa XIV. Bà Lê Thị Hoa nhận hoa.", "Bà Lê Thị Hoa nhận hoa."),
    ("Đoàn sang thăm TQ. Bà Lê Thị Hoa tại lễ đón.", "Bà Lê Thị Hoa tại lễ đón."),
    ("Các đơn vị đã bàn. PGS. TS. Lê Văn N. An tại TP. Hà Nội.", "PGS. TS. Lê Văn N. An tại TP. Hà Nội."),
]


@pytest.mark.parametrize(("words", "caption"), BEFORE_CREDITS)
def test_where_the_sentence_before_a_credit_begins(words, caption):
    page = read_page(f"Hội nghị sơ kết\nLời dẫn của bài.\n{LONG * 8}{words} Ảnh: Lê Bình. {LONG * 4}\n")
    assert page.captions == (f"{caption} Ảnh: Lê Bình.",), words


LINKS = [
    # What stands between two sentences; whether it is a link to another article.
    ("[Khai mạc hội nghị cấp cao tại Hà Nội]", True),
    ("[“Vành đai xanh” quanh thành phố]", True),
    ("[sic]", False),
    ("[12]", False),
    ("[các đại biểu cùng vỗ tay]", False),
]


@pytest.mark.parametrize(("words", "is_link"), LINKS)
def test_links_in_brackets_are_debris(words, is_link):
    page = read_page(f"Hội nghị sơ kết\nLời dẫn của bài.\n{LONG * 8} {words}  {LONG * 4}\n")
    assert (words in [block.span.of(page.text) for block in page.of_kind("debris")]) == is_link, words


def test_a_caption_behind_a_link():
    line = f"{LONG * 8} [Khai mạc hội nghị cấp cao] Hai đoàn tại lễ. Ảnh: Lê Bình. {LONG}"
    page = read_page(f"Hội nghị sơ kết\nLời dẫn của bài.\n{line}\n")
    assert page.captions == ("Hai đoàn tại lễ. Ảnh: Lê Bình.",)


def test_a_source_at_the_end_is_that_of_the_text():
    page = read_page(
        f"Hội nghị sơ kết\nLời dẫn của bài.\n{LONG * 9}Hai đoàn bàn việc chung. (Nguồn: Sổ tay đảng viên)\n"
    )
    assert page.captions == ()


def test_a_second_credit_alone_is_no_caption():
    page = read_page(
        f"Hội nghị sơ kết\nLời dẫn của bài.\n{LONG * 8}Hai đoàn tại lễ. Ảnh: Lê Bình. Ảnh: Lê Hoa. {LONG * 4}\n"
    )
    assert page.captions == ("Hai đoàn tại lễ. Ảnh: Lê Bình.",)
    assert "Ảnh: Lê Hoa." in [block.span.of(page.text) for block in page.of_kind("debris")]


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
    # Any two syllables that only open a sentence.
    (LONG, "Ông Lê Văn An trao quyết định cho bà Bình", "Cũng theo quyết định của huyện, các đơn vị có"),
    (LONG, "Toàn cảnh buổi làm việc", "Đây cũng là nơi để các đơn vị bàn về"),
    # At the beginning of the line, with a full stop: who is seen doing what, before the text tells it.
    ("", "Ông Lê Văn An phát biểu tại hội nghị.", "Sáng 15/7, Huyện ủy tổ chức"),
    ("", "Các đại biểu dự lễ thực hiện nghi thức khởi công.", "Hai cây cầu này sẽ góp phần giải quyết"),
    ("", "Bí thư Huyện ủy Lê Văn An (bìa phải) tặng hoa cho bà Bình.", "Ngày 29.5, Huyện ủy tổ chức"),
    # A source in brackets is a credit.
    (LONG, "Ông Lê Văn An tới dự hội nghị ở Hà Nội, ngày 12/3/1998. (Nguồn: TTXVN)", "Được tin ông, cả huyện"),
    # A person and an office, and a full stop.
    (LONG, "Bí thư Huyện ủy An Bình Lê Văn An.", "Đại tá Trần Văn Bình cho rằng"),
    (LONG, "Bà Lê Thị An, Phó Bí thư Huyện ủy An Bình.", "Với tư cách phó chủ tịch huyện, bà"),
    # Names, bodies and streets go on with a capital; a heading names nobody; a lost full stop is no caption.
    (LONG, "", "Ông Lê Văn An phát biểu tại Hội nghị tổng kết công tác năm 2017 của huyện An Bình"),
    (LONG, "", "Ông Lê Văn Sau phát biểu tại hội nghị và đề nghị các đơn vị cố gắng"),
    (LONG, "", "Nhà ở quận Hai Bà Trưng và đường Ông Ích Khiêm đã được sửa"),
    (LONG, "", "Ông Lê Văn An cho biết huyện sẽ làm rõ vụ việc Theo ông, các đơn vị"),
    ("", "", "Vùng đất anh hùng hôm nay đã đổi thay nhiều Theo các cụ kể lại, ngày xưa"),
    (LONG, "", "Ông Lê Văn An phát biểu tại hội nghị. Sáng 15/7, Huyện ủy tổ chức"),  # within the text it is text
    ("", "", "Ông Lê Văn An sau đó trao quyết định cho bà Bình. Huyện ủy tổ chức"),
    ("", "", "Ông Lê Văn An chủ trì và phát biểu tại hội nghị. Các đại biểu bàn"),
    ("", "", "Ông Lê Văn An trao quyết định cho bà Bình. Ông cũng chúc mừng"),
    (LONG, "", "Cảnh cáo nguyên Bí thư Huyện ủy An Bình Theo quyết định của huyện, các đơn vị có"),
    (LONG, "", "Phó Chủ tịch huyện Lê Văn An điều hành. 1. Các đơn vị bàn"),
    ("", "", "Sáng 15/7, ông Lê Văn An đến thăm huyện An Bình Cùng đi có các đồng chí"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "caption", "behind"), BARE_IN_A_LINE)
def test_captions_without_credit_in_a_long_line(before, caption, behind):
    page = read_page(f"Hội nghị sơ kết\nLời dẫn của bài.\n{before * 4}{caption} {behind} nhiều việc. {LONG * 8}\n")
    assert page.captions == ((caption,) if caption else ()), behind
