"""Documents cited by name: congresses, plenums, laws. Names that are on no list are invented."""

import pytest

from tests.extraction.citations import cited

CONGRESS = "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng"
NAMED = [
    # congresses of the Party: one name for every way to say it
    ("Nghị quyết Đại hội XIII của Đảng", [CONGRESS]),
    ("Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", [CONGRESS]),
    ("Nghị quyết Đại hội Đảng lần thứ XIII", [CONGRESS]),
    ("Nghị quyết Đại hội Đảng toàn quốc lần thứ XIII", [CONGRESS]),
    ("nghị quyết Đại hội 13 của Đảng", [CONGRESS]),
    ("Nghị quyết Đại hội XIII, đồng thời", [CONGRESS]),
    # of one Party organisation
    (
        "Tỉnh ủy Hà Tĩnh bàn thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX, nhiệm kỳ 2020 - 2025",
        ["Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Hà Tĩnh lần thứ XIX"],
    ),
    (
        "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Nghệ An lần thứ XIX",
        ["Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Nghệ An lần thứ XIX"],
    ),
    (
        "Nghị quyết Đại hội XVI Đảng bộ thành phố Hà Nội.",
        ["Nghị quyết Đại hội đại biểu Đảng bộ thành phố Hà Nội lần thứ XVI"],
    ),
    # plenums
    ("Nghị quyết Trung ương 4 khóa XII", ["Nghị quyết Trung ương 4 khóa XII"]),
    ("Nghị quyết Trung ương 4, khóa 12", ["Nghị quyết Trung ương 4 khóa XII"]),
    ("Nghị quyết T.Ư 4 (Khóa XII)", ["Nghị quyết Trung ương 4 khóa XII"]),
    (
        "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII",
        ["Nghị quyết Trung ương 4 khóa XII"],
    ),
    ("Nghị quyết của Hội nghị Trung ương năm, khóa XII", ["Nghị quyết Trung ương 5 khóa XII"]),
    (
        "Nghị quyết Trung ương 4 khóa XI, XII",
        ["Nghị quyết Trung ương 4 khóa XI", "Nghị quyết Trung ương 4 khóa XII"],
    ),
    (
        "Nghị quyết Trung ương 4 và Trung ương 5 (khóa XII)",
        ["Nghị quyết Trung ương 4 khóa XII", "Nghị quyết Trung ương 5 khóa XII"],
    ),
    ("thực hiện tốt Nghị quyết Trung ương 5. Các cấp ủy", ["Nghị quyết Trung ương 5"]),  # at a sentence's end
    ("Nghị quyết Trung ương 5.000 đảng viên", []),
    ("Kết luận Hội nghị Trung ương 4 khóa XIII", ["Kết luận Hội nghị Trung ương 4 khóa XIII"]),
    # laws
    ("Luật Đầu tư công", ["Luật Đầu tư công"]),
    ("luật Đất đai 2024", ["Luật Đất đai năm 2024"]),
    ("Điều 18 Luật Thanh tra", ["Luật Thanh tra"]),
    # of several years
    ("giữa Luật Đất đai năm 2003 và 2013 nên", ["Luật Đất đai năm 2003", "Luật Đất đai năm 2013"]),
    ("Luật Đất đai năm 2013 và 2024 hộ dân", ["Luật Đất đai năm 2013"]),
    ("Luật Cơ yếu Việt Nam năm 2011", ["Luật Cơ yếu năm 2011"]),
    # of another country
    ("Luật Đất đai của Lào được thông qua", []),
    ("theo Luật Đầu tư Thái Lan", []),
    ("Luật Đất đai của Việt Nam", ["Luật Đất đai"]),
    # A title in quotation marks; what an article lays down, and a saying, are none.
    ("ra Chỉ thị “Chuẩn bị cuộc tổng khởi nghĩa”", ["Chỉ thị “Chuẩn bị cuộc tổng khởi nghĩa”"]),
    ("Điều 28 quy định “Cục có nhiệm vụ tổ chức vận tải”", []),
    ("đưa nghị quyết “đi vào cuộc sống của nhân dân”", []),
    (
        "Luật Phòng chống tham nhũng và Luật Cán bộ công chức",
        ["Luật Phòng, chống tham nhũng", "Luật Cán bộ, công chức"],
    ),
    ("Luật BHXH", ["Luật Bảo hiểm xã hội"]),
    ("Bộ luật Lao động số 45/2019/QH14", ["Bộ luật Lao động"]),
    (
        "Luật sửa đổi, bổ sung một số điều của Luật Đấu thầu và Luật Đầu tư năm 2024",
        ["Luật sửa đổi, bổ sung một số điều của Luật Đấu thầu và Luật Đầu tư năm 2024"],
    ),
    ("Luật Trồng cây ven đường năm 2031", ["Luật Trồng cây ven đường năm 2031"]),  # on no list
    # no list has it; the symbol says where it ends
    ("Luật Quản lý, sử dụng nhà và đất công số 09/2008/QH12 quy định", ["Luật Quản lý, sử dụng nhà và đất công"]),
    ("Pháp lệnh quản lý, sử dụng nỏ số 16/2011/UBTVQH12 của", ["Pháp lệnh quản lý, sử dụng nỏ"]),
    ("Căn cứ Điều 74, Hiến pháp nước CHXHCN Việt Nam;", ["Hiến pháp"]),
    ("theo điều 74 Hiến pháp; Điều 38", ["Hiến pháp"]),
    ("Điều 4 của Hiến pháp năm 2013. Điều 5 của Hiến pháp", ["Hiến pháp năm 2013"] * 2),
    ("Hiến pháp năm 2013 và pháp luật", ["Hiến pháp năm 2013"]),
    # a law in small letters: by a long name, or a code
    ("sắp tới sửa luật phòng chống tham nhũng cũng sẽ nêu", ["Luật Phòng, chống tham nhũng"]),
    ("xử lý kỷ luật cán bộ, công chức vi phạm", []),
    ("hiểu biết luật đất đai của người dân", []),
    # what is not passed yet, wherever it is named in the page
    ("dự thảo Luật Cảnh vệ. Luật Cảnh vệ có 18 đối tượng", []),
    ("dự thảo Luật Cảnh vệ. Quốc hội đã thông qua Luật Cảnh vệ", ["Luật Cảnh vệ"]),
    ("dự thảo Luật Tố cáo (sửa đổi). Theo Luật Tố cáo thì", ["Luật Tố cáo"]),  # the one in force
    # what everybody knows by its subject, and what a body has issued on a subject
    ("vi phạm quy định về những điều đảng viên không được làm.", ["Quy định về những điều đảng viên không được làm"]),
    ("theo Quy định những điều đảng viên không được làm", ["Quy định về những điều đảng viên không được làm"]),
    ("Bộ Chính trị đã ban hành quy định về kiểm tra, giám sát việc kê khai tài sản. Có khoảng",
     ["Quy định về kiểm tra, giám sát việc kê khai tài sản"]),
    ("Quốc hội đã thông qua Nghị quyết về cơ cấu tổ chức của Chính phủ và Nghị quyết về số lượng",
     ["Nghị quyết về cơ cấu tổ chức của Chính phủ"]),
    ("giao Chính phủ ban hành Nghị quyết về phân loại đô thị trong năm nay", []),  # it shall
    ("Quyết định số 501-QĐ/TW của Bộ Chính trị ban hành quy định về phản biện xã hội", [""]),  # the title of that
    ("Quốc hội đã thông qua Nghị quyết về việc miễn nhiệm Bộ trưởng Bộ Y tế", []),  # on somebody
    ("chấp hành quy định về an toàn giao thông đường bộ", []),
    ("theo quy định của Điều lệ Đảng", ["Điều lệ Đảng Cộng sản Việt Nam"]),
    # congresses that share the word
    ("Nghị quyết Đại hội XIII của Đảng, Đại hội 15 của Đảng bộ tỉnh Hà Nam, nhờ",
     [CONGRESS, "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Hà Nam lần thứ XV"]),
    ("Nghị quyết Đại hội Đảng bộ tỉnh Hà Nam lần thứ XV và Đại hội Đảng toàn quốc lần thứ XIII đã đề ra",
     ["Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Hà Nam lần thứ XV", CONGRESS]),
    ("Nghị quyết Đại hội XIII của Đảng và Đại hội Đảng bộ các cấp", [CONGRESS]),  # a whole class
    ("Nghị quyết Đại hội Đại hội đại biểu Đảng bộ tỉnh Hà Nam lần thứ I",
     ["Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Hà Nam lần thứ I"]),  # a slip
    ("Thành ủy Vinh thực hiện Nghị quyết Đại hội XVI Đảng bộ TP vào cuộc sống",
     ["Nghị quyết Đại hội đại biểu Đảng bộ thành phố Vinh lần thứ XVI"]),
    ("Điều 36 Điều lệ Đảng Cộng sản Việt Nam 2011", ["Điều lệ Đảng Cộng sản Việt Nam"]),
    # There is one charter: where its name stands in full, every mention has it.
    ("Theo Điều lệ Đảng, Điều lệ Đảng Cộng sản Việt Nam", ["Điều lệ Đảng Cộng sản Việt Nam"] * 2),
    # Of a district whose name the text gives.
    ("Quận ủy Quận 2 thực hiện Nghị quyết Đại hội Đảng bộ quận khóa V, nhiệm kỳ 2015-2020",
     ["Nghị quyết Đại hội đại biểu Đảng bộ Quận 2 lần thứ V"]),
    # Regulations: of a body's work, and by what they are about.
    ("gắn với thực hiện Quy chế bổ nhiệm cán bộ và giới thiệu cán bộ ứng cử tại Hà Nam",
     ["Quy chế bổ nhiệm cán bộ và giới thiệu cán bộ ứng cử"]),
    ("thực hiện Quy chế bầu cử trong Đảng, các chi bộ", ["Quy chế bầu cử trong Đảng"]),
    # One of many, one without a name, the title of another document, any rule.
    ("thực hiện Quy chế dân chủ ở cơ sở", []),
    ("thực hiện Quy chế phối hợp công tác giữa hai bên", []),
    ("theo Quy chế mới", []),
    # The rules by which a body works are no directive.
    ("Tỉnh ủy Hà Nam vi phạm. Việc này theo Quy chế Làm việc của Tỉnh ủy.", []),
    ("Điều 39 Quy chế làm việc của Ủy ban Thường vụ Quốc hội", []),
    ("về ban hành Quy chế bổ nhiệm cán bộ trong tỉnh", []),
    ("thực hiện quy chế bổ nhiệm cán bộ trong tỉnh", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_named_documents(text, names):
    assert [citation.name for citation in cited(text)] == names, f"{text!r}"


def test_the_congress_issues_its_resolution():
    (citation,) = cited("Nghị quyết Đại hội XIII của Đảng")
    assert citation.issuer == "Đại hội đại biểu toàn quốc lần thứ XIII"


def test_a_law_with_its_year_elsewhere_in_the_page():
    assert {citation.name for citation in cited("Luật Đất đai năm 2024. Điều 5 Luật Đất đai")} == {
        "Luật Đất đai năm 2024"
    }
    both = cited("Luật Đất đai năm 2013, Luật Đất đai năm 2024. Điều 5 Luật Đất đai")
    assert both[-1].name == "Luật Đất đai", "of the two, nothing says which"


NUMBERED_ELSEWHERE = [
    # mentions of a law, and the symbols that they get
    ("Luật Đất đai số 31/2024/QH15. Điều 5 Luật Đất đai", ["31/2024/QH15", "31/2024/QH15"]),
    ("Bộ luật Hình sự (BLHS) năm 2015. Bộ luật Hình sự số 100/2015/QH13", ["100/2015/QH13", "100/2015/QH13"]),
    ("Bộ luật Hình sự năm 1999. Bộ luật Hình sự số 100/2015/QH13. Bộ luật Hình sự", ["", "100/2015/QH13", ""]),
    ("Luật Đất đai số 31/2024/QH15. Luật Đất đai số 45/2013/QH13. Luật Đất đai",
     ["31/2024/QH15", "45/2013/QH13", ""]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "symbols"), NUMBERED_ELSEWHERE)
def test_a_law_with_its_number_elsewhere_in_the_page(text, symbols):
    assert [citation.symbol for citation in cited(text)] == symbols, text


PASSED_ON_A_SUBJECT = [
    ("Quốc hội đã chính thức thông qua Nghị quyết về chương trình giám sát năm 2018, qua đó sẽ giám sát",
     "Nghị quyết về chương trình giám sát năm 2018"),
    ("Quốc hội khóa XIV đã thông qua Nghị quyết về chương trình giám sát năm 2018.",
     "Nghị quyết về chương trình giám sát năm 2018"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), PASSED_ON_A_SUBJECT)
def test_a_resolution_by_what_it_is_about(text, name):
    assert [(citation.name, citation.issuer) for citation in cited(text)] == [(name, "Quốc hội")], text
