"""Who wrote a page and where it comes from: bylines, source lines, agency prefixes."""

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


BYLINES = [
    # names below the text, and what they give: authors, source, address
    ("Thanh Tuấn – Hồng Hạnh", ("Thanh Tuấn", "Hồng Hạnh"), "", ""),
    ("Đức Minh", ("Đức Minh",), "", ""),
    ("THANH TUẤN, HỒNG HẠNH", ("Thanh Tuấn", "Hồng Hạnh"), "", ""),
    ("Tin, ảnh: Quốc Đạt (TTXVN)", ("Quốc Đạt",), "TTXVN", ""),
    ("Bài: Ngọc An; Ảnh: Minh Hòa", ("Ngọc An",), "", ""),
    ("Tác giả: Lê Thu Hà", ("Lê Thu Hà",), "", ""),
    ("Nhóm PV", ("Nhóm PV",), "", ""),
    ("H.Anh", ("H.Anh",), "", ""),
    ("Trường Sơn", ("Trường Sơn",), "", ""),  # no school
    ("An An", ("An An",), "", ""),
    ("Hồ Xuân Mai -", ("Hồ Xuân Mai",), "", ""),
    ("Võ Hải ghi", ("Võ Hải",), "", ""),
    ("Quang Phong (ghi) -", ("Quang Phong",), "", ""),
    ("(HỒNG THẠNH)", ("Hồng Thạnh",), "", ""),
    ("Mai Hà (từ Bắc Kinh)", ("Mai Hà",), "", ""),  # where she writes from is no agency
    ("QUỐC HÙNG - Ảnh: CAO THĂNG", ("Quốc Hùng",), "", ""),
    ("Xuân Dần/VOV Xuân Dần/VOV", ("Xuân Dần",), "VOV", ""),  # printed twice
    ("Đức Minh Theo Trí Thức Trẻ", ("Đức Minh",), "Trí Thức Trẻ", ""),
    ("Công Danh (tổng hợp theo TTXVN, Báo Ví dụ)", ("Công Danh",), "", ""),
    ("Theo Xuân Hoa/Vidu.net", ("Xuân Hoa",), "Vidu.net", ""),
    ("Theo TTXVN Hoàng Trọng", ("Hoàng Trọng",), "TTXVN", ""),
    ("(theo TTXVN)", (), "TTXVN", ""),
    ("**Theo Báo Ví dụ****https://vidu.vn/a.html**", (), "Báo Ví dụ", "https://vidu.vn/a.html"),
    ("Theo Lê An (TTXVN)", ("Lê An",), "TTXVN", ""),
    ("Lê An (Báo Ví dụ)", ("Lê An",), "Báo Ví dụ", ""),
    ("TTXVN", (), "TTXVN", ""),  # an outlet of the list, alone
    # The office of an author is neither author nor agency.
    ("Lê Thu Hà - Văn phòng Đảng ủy", ("Lê Thu Hà",), "", ""),
    ("Lê Thu Hà (Ban Tổ chức Tỉnh ủy)", ("Lê Thu Hà",), "", ""),
    ("Lê Thu Hà (Tổng hợp)", ("Lê Thu Hà",), "", ""),
    # Who signs only the pictures is no author.
    ("Ảnh: Minh Hòa", (), "", ""),
    ("Nguồn Báo Ví dụ: https://vidu.vn/tin-1.html", (), "Báo Ví dụ", "https://vidu.vn/tin-1.html"),
    ("Theo Trí Thức Trẻ", (), "Trí Thức Trẻ", ""),
    ("(Nguồn: baovidu.vn)", (), "baovidu.vn", ""),
    ("https://vidu.vn/tin-1.html", (), "", "https://vidu.vn/tin-1.html"),
    # No bylines: a body, the end of the text.
    ("Ban Tổ chức Tỉnh ủy", (), "", ""),
    ("Hà Nội", (), "", ""),
    ("Đây là một nhiệm vụ quan trọng.", (), "", ""),
]


@pytest.mark.parametrize(("line", "authors", "source", "url"), BYLINES)
def test_byline_and_source(line, authors, source, url):
    page = read_page(f"Hội nghị sơ kết công tác Đảng\n{BODY}{line}\n")
    assert (page.byline, page.source_name, page.source_url) == (authors, source, url), line


def test_byline_then_source_then_button():
    page = read_page(f"Hội nghị sơ kết\n{BODY}Đức Minh\n\nNguồn Báo Ví dụ: https://vidu.vn/a\nZalo\n")
    assert page.byline == ("Đức Minh",)
    assert kinds(page, "source") == ["Nguồn Báo Ví dụ: https://vidu.vn/a"]
    assert kinds(page, "debris") == ["Zalo"]


def test_byline_behind_the_last_sentence():
    page = read_page(
        f"Hội nghị sơ kết\n{BODY}Đại hội đã thành công tốt đẹp, các đại biểu ra về phấn khởi./. Thanh Lê\n"
    )
    assert page.byline == ("Thanh Lê",)
    assert kinds(page, "paragraph")[-1].endswith("phấn khởi./.")


FEET = [
    # how the last line ends; authors, source
    ("trong thời gian tới. TTXVN", (), "TTXVN"),
    ("trong thời gian tới. (VnExpress)", (), "VnExpress"),
    ("trên cả nước Theo Tuổi Trẻ", (), "Tuổi Trẻ"),
    ("trên cả nước Lê An Theo Báo Ví dụ", ("Lê An",), "Báo Ví dụ"),
    ("trong thời gian tới. Lê An - Theo Dân Trí", ("Lê An",), "Dân Trí"),
    ("trên cả nước Theo Lê An/Vidu.vn", ("Lê An",), "Vidu.vn"),
    ("trên cả nước Lê An/VOV.VN", ("Lê An",), "VOV.VN"),
    ("trong thời gian tới./. Lê An/Báo Ví dụ", ("Lê An",), "Báo Ví dụ"),
    ("của Arsenal Lê An/VOV", ("Lê An",), "VOV"),
    ("trên cả nước Video: Lê Bình Theo Tuổi Trẻ", (), "Tuổi Trẻ"),  # who signs the pictures
    ("trên cả nước. Các đại biểu. Ảnh: Lê Văn An/TTXVN", (), ""),
    # Whose reporter wrote it or is followed in the text.
    ("trong thời gian tới. Lê An (P/v TTXVN tại Viêng Chăn)", ("Lê An",), "TTXVN"),
    ("của tỉnh. Theo phóng viên TTXVN tại Lào, hai bên đã gặp nhau.", (), "TTXVN"),
    ("của tỉnh. Ông An trả lời phóng viên TTXVN tại Lào.", (), ""),
    ("của tỉnh. Theo phóng viên nước ngoài, hai bên đã gặp nhau.", (), ""),
    # No outlets: what the text says of one, a place, a speed.
    ("được in trên báo Tuổi Trẻ", (), ""),
    ("phát trên sóng của VTV", (), ""),
    ("các đại biểu ra về. Hà Nội", (), ""),
    ("gió mạnh tới 90 km/h", (), ""),
    ("việc này làm theo Nghị quyết", (), ""),
]


@pytest.mark.parametrize(("foot", "authors", "source"), FEET)
def test_outlet_at_the_very_end(foot, authors, source):
    page = read_page(f"Hội nghị sơ kết\n{BODY}Các chi bộ sẽ tiếp tục thực hiện nhiệm vụ {foot}\n")
    assert (page.byline, page.source_name) == (authors, source), foot


def test_a_signature_below_an_office_is_no_byline():
    page = read_page(f"Kết luận hội nghị\n{BODY}TM. BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nLê Văn An\n")
    assert page.byline == ()


PREFIXES = [
    # what stands before the first sentence, and the agency
    ("BBK - ", "BBK"),
    ("(QBĐT) - ", "QBĐT"),
    ("(TTV) ", "TTV"),
    ("GD&TĐ - ", "GD&TĐ"),
    ("(Dân trí) – ", "Dân trí"),
    ("(Chinhphu.vn) - ", "Chinhphu.vn"),
    # Bodies, places and brackets of the text itself are no agencies.
    ("UBND - ", ""),
    ("TP.HCM - ", ""),
    ("(Hà Nội, 15/7) - ", ""),
    ("", ""),
]


@pytest.mark.parametrize(("prefix", "agency"), PREFIXES)
def test_agency_prefix(prefix, agency):
    page = read_page(f"Hội nghị sơ kết công tác Đảng\n{prefix}{BODY}")
    assert page.source_name == agency, prefix
    assert kinds(page, "paragraph")[0].startswith("Sáng 15/7" if agency else (prefix + "Sáng 15/7")), prefix


def test_a_source_line_outranks_the_prefix():
    page = read_page(f"Hội nghị sơ kết\nBBK - {BODY}Nguồn: Báo Ví dụ\n")
    assert page.source_name == "Báo Ví dụ"
