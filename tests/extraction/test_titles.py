"""Titles: the office, its body, where titles stand to a name, and whose they are."""

import pytest

from tests.extraction.named import people, titled

# a sentence, the titles of each person in it
TITLES = [
    # behind the name, with commas; each with its body
    ("ông Lê Văn An, Phó Bí thư Thường trực Đảng ủy Bộ Y tế; ông Trần Văn Bình, Giám đốc Sở Y tế tỉnh Hà Nam", {
        "Lê Văn An": ["Phó Bí thư Thường trực Đảng ủy Bộ Y tế"],
        "Trần Văn Bình": ["Giám đốc Sở Y tế tỉnh Hà Nam"],
    }),
    # behind a dash, in brackets, behind "là", without any mark
    ("đồng chí Lê Văn An - Bí thư Tỉnh ủy Hà Nam", {"Lê Văn An": ["Bí thư Tỉnh ủy Hà Nam"]}),
    ("đồng chí Lê Văn An – Bí thư Tỉnh ủy Hà Nam", {"Lê Văn An": ["Bí thư Tỉnh ủy Hà Nam"]}),
    ("ông Lê Văn An (Bí thư Tỉnh ủy Hà Nam)", {"Lê Văn An": ["Bí thư Tỉnh ủy Hà Nam"]}),
    ("ông Lê Văn An là Bí thư Tỉnh ủy Hà Nam", {"Lê Văn An": ["Bí thư Tỉnh ủy Hà Nam"]}),
    ("ông Lê Văn An Phó Chủ tịch UBND tỉnh Hà Nam", {
        "Lê Văn An": ["Phó Chủ tịch Ủy ban nhân dân tỉnh Hà Nam"],
    }),
    # behind an age, a day of birth, an appointment
    ("ông Lê Văn An (45 tuổi), Bí thư Tỉnh ủy Hà Nam", {"Lê Văn An": ["Bí thư Tỉnh ủy Hà Nam"]}),
    ("bổ nhiệm ông Lê Văn An, sinh ngày 3/6/1961 giữ chức vụ Giám đốc Sở Y tế tỉnh Hà Nam", {
        "Lê Văn An": ["Giám đốc Sở Y tế tỉnh Hà Nam"],
    }),
    ("bà Lê Thị Hoa được bổ nhiệm làm Giám đốc Sở Y tế tỉnh Hà Nam", {"Lê Thị Hoa": ["Giám đốc Sở Y tế tỉnh Hà Nam"]}),
    # before the name, a chain of them
    ("Ủy viên Bộ Chính trị, Bí thư Thành ủy Hà Nội Lê Văn An dự", {
        "Lê Văn An": ["Ủy viên Bộ Chính trị", "Bí thư Thành ủy Hà Nội"],
    }),
    ("Với tư cách Bí thư Tỉnh ủy Hà Nam, đồng chí Lê Văn An", {"Lê Văn An": ["Bí thư Tỉnh ủy Hà Nam"]}),
    # a rank is no title and parts none
    ("Phó Bí thư Quân ủy Trung ương, Đại tướng, Bộ trưởng Bộ Quốc phòng Lê Văn An", {
        "Lê Văn An": ["Phó Bí thư Quân ủy Trung ương", "Bộ trưởng Bộ Quốc phòng"],
    }),
    ("Thiếu tướng Lê Văn An nói", {"Lê Văn An": []}),
    # a list of titles and names, the title before each
    ("Trưởng ban Tổ chức Tỉnh ủy Hà Nam Lê Văn An, Chánh Văn phòng Tỉnh ủy Hà Nam Trần Văn Bình chủ trì", {
        "Lê Văn An": ["Trưởng ban Tổ chức Tỉnh ủy Hà Nam"],
        "Trần Văn Bình": ["Chánh Văn phòng Tỉnh ủy Hà Nam"],
    }),
    # a list of names with the title behind each, without a form of address
    ("các đồng chí: Lê Văn An, Bí thư Tỉnh ủy Hà Nam; Trần Văn Bình, Giám đốc Sở Y tế tỉnh Hà Nam", {
        "Lê Văn An": ["Bí thư Tỉnh ủy Hà Nam"],
        "Trần Văn Bình": ["Giám đốc Sở Y tế tỉnh Hà Nam"],
    }),
    # one title for several
    ("các Phó Thủ tướng Lê Văn An, Trần Văn Bình và Vũ Thị Hoa dự", {
        "Lê Văn An": ["Phó Thủ tướng"], "Trần Văn Bình": ["Phó Thủ tướng"], "Vũ Thị Hoa": ["Phó Thủ tướng"],
    }),
    ("các Phó Chủ tịch UBND tỉnh Hà Nam: Lê Văn An, Trần Văn Bình", {
        "Lê Văn An": ["Phó Chủ tịch Ủy ban nhân dân tỉnh Hà Nam"],
        "Trần Văn Bình": ["Phó Chủ tịch Ủy ban nhân dân tỉnh Hà Nam"],
    }),
    # what a title leaves out, from the chain it stands in
    ("ông Lê Văn An, Ủy viên Ban Thường vụ, Chủ nhiệm Ủy Ban kiểm tra Đảng ủy Bộ Y tế", {
        "Lê Văn An": ["Ủy viên Ban Thường vụ Đảng ủy Bộ Y tế", "Chủ nhiệm Ủy ban Kiểm tra Đảng ủy Bộ Y tế"],
    }),
    ("ông Lê Văn An, Phó Chủ tịch kiêm Tổng Thư ký Hội Nông dân tỉnh Hà Nam", {
        "Lê Văn An": ["Phó Chủ tịch Hội Nông dân tỉnh Hà Nam", "Tổng Thư ký Hội Nông dân tỉnh Hà Nam"],
    }),
    # slips of the pen and letter case are mended
    ("ông Lê Văn An, Phó Bí thư Trường trực Tỉnh ủy Hà Nam", {"Lê Văn An": ["Phó Bí thư Thường trực Tỉnh ủy Hà Nam"]}),
    ("ông Lê Văn An, Phó trưởng ban thường trực Ban tổ chức Tỉnh ủy Hà Nam", {
        "Lê Văn An": ["Phó Trưởng ban Thường trực Ban Tổ chức Tỉnh ủy Hà Nam"],
    }),
    # short forms written out
    ("ông Lê Văn An, Ủy viên BTV Thành ủy TP.HCM, Phó Giám đốc Sở GD&ĐT TP.HCM", {
        "Lê Văn An": [
            "Ủy viên Ban Thường vụ Thành ủy Thành phố Hồ Chí Minh",
            "Phó Giám đốc Sở Giáo dục và Đào tạo Thành phố Hồ Chí Minh",
        ],
    }),
    ("ông Lê Văn An, Bí thư T.Ư Đảng, Chủ nhiệm UBKT T.Ư", {
        "Lê Văn An": ["Bí thư Trung ương Đảng", "Chủ nhiệm Ủy ban Kiểm tra Trung ương"],
    }),
    # office and body share a word
    ("ông Lê Văn An, Chánh Thanh tra Bộ Nội vụ, nguyên Trưởng phòng Nội vụ huyện Vũ Thư", {
        "Lê Văn An": ["Chánh Thanh tra Bộ Nội vụ", "Nguyên Trưởng phòng Nội vụ huyện Vũ Thư"],
    }),
    # the minister without the second "Bộ"
    ("Bộ trưởng Tài chính Lê Văn An", {"Lê Văn An": ["Bộ trưởng Bộ Tài chính"]}),
    # terms of office belong to no title
    ("ông Lê Văn An, nguyên Bí thư Quận ủy Tân Phú nhiệm kỳ 2010 - 2015, bị kỷ luật", {
        "Lê Văn An": ["Nguyên Bí thư Quận ủy Tân Phú"],
    }),
    # a body that no list has is taken as written
    ("ông Lê Văn An, Giám đốc công ty Gạo Đồng Xanh, cho biết", {"Lê Văn An": ["Giám đốc công ty Gạo Đồng Xanh"]}),
    ("Trưởng ban bồi thường giải phóng mặt bằng Q.Tân Phú Lê Văn An", {
        "Lê Văn An": ["Trưởng ban bồi thường giải phóng mặt bằng quận Tân Phú"],
    }),
    # nothing but the office
    ("Tổng Bí thư Lê Văn An", {"Lê Văn An": ["Tổng Bí thư"]}),
    # words that are no office
    ("Đoàn Chủ tịch Lê Văn An", {"Lê Văn An": []}),
    # the same office in short and in full is one title
    ("Phó Bí thư Thường trực Lê Văn An nói. Ông Lê Văn An, Phó Bí thư Thường trực Tỉnh ủy Hà Nam, về.", {
        "Lê Văn An": ["Phó Bí thư Thường trực Tỉnh ủy Hà Nam"],
    }),
    ("Thủ tướng Chính phủ Lê Văn An nói. Thủ tướng Lê Văn An về.", {"Lê Văn An": ["Thủ tướng Chính phủ"]}),
    # an office of another's, named in passing
    ("Chủ tịch Hội đồng Dân tộc Lê Văn An nói. Chủ tịch Hội đồng Dân tộc Lê Văn An về. "
     "Theo ý kiến của Chủ tịch Hội đồng Dân tộc, Chủ tịch Quốc hội Vũ Thị Hoa kết luận.", {
        "Lê Văn An": ["Chủ tịch Hội đồng Dân tộc"], "Vũ Thị Hoa": ["Chủ tịch Quốc hội"],
    }),
    # foreign offices
    ("Tổng thống Nga Vladimir Putin", {"Vladimir Putin": ["Tổng thống Nga"]}),
    ("Thứ trưởng Bộ Nông Lâm Lào Bounkham Volachit", {"Bounkham Volachit": ["Thứ trưởng Bộ Nông Lâm Lào"]}),
    ("Chủ tịch TQ Vương Văn Lâm", {"Vương Văn Lâm": ["Chủ tịch Trung Quốc"]}),
    ("ông Juan Pérez, Ủy viên Bộ Chính trị Đảng Cộng sản Cuba, Chủ tịch Hội đồng Nhà nước và Hội đồng Bộ trưởng Cuba", {
        "Juan Pérez": [
            "Ủy viên Bộ Chính trị Đảng Cộng sản Cuba", "Chủ tịch Hội đồng Nhà nước và Hội đồng Bộ trưởng Cuba",
        ],
    }),
    ("Bí thư Ban Bí thư Trung ương Đảng Cộng sản TQ Vương Văn Lâm", {
        "Vương Văn Lâm": ["Bí thư Ban Bí thư Trung ương Đảng Cộng sản Trung Quốc"],
    }),
    ("Tổng Bí thư, Chủ tịch nước CHND Trung Hoa Vương Văn Lâm. Chủ tịch Trung Quốc Vương Văn Lâm nói", {
        "Vương Văn Lâm": ["Tổng Bí thư", "Chủ tịch nước Cộng hòa Nhân dân Trung Hoa"],
    }),
    ("Hội trưởng Hội Hữu nghị đối ngoại nhân dân TQ Vương Văn Lâm", {
        "Vương Văn Lâm": ["Hội trưởng Hội Hữu nghị đối ngoại nhân dân Trung Quốc"],
    }),
    # envoys are of one country in another
    ("Đại sứ Việt Nam tại Lào Lê Văn An", {"Lê Văn An": ["Đại sứ Việt Nam tại Lào"]}),
    ("Đại sứ nước ta tại Lào Lê Văn An", {"Lê Văn An": ["Đại sứ Việt Nam tại Lào"]}),
    ("ông Lê Văn An, Tổng Lãnh sự Lào tại Đà Nẵng", {"Lê Văn An": ["Tổng Lãnh sự Lào tại Đà Nẵng"]}),
    # how an office is held, whose it is behind "của", and where
    ("ông Lê Văn An, Bí thư lâm thời Thành ủy Hà Nội", {"Lê Văn An": ["Bí thư lâm thời Thành ủy Hà Nội"]}),
    ("ông Lê Văn An- Phó giám đốc Phụ trách Sở Y tế tỉnh Hà Nam, đại diện", {
        "Lê Văn An": ["Phó Giám đốc phụ trách Sở Y tế tỉnh Hà Nam"],
    }),
    ("ông Lê Văn An, Chủ nhiệm đầu tiên của Tổng cục Hải quan", {"Lê Văn An": ["Chủ nhiệm Tổng cục Hải quan"]}),
    ("ông Lê Văn An, Chánh án Tòa án nhân dân cấp cao tại Hà Nội", {
        "Lê Văn An": ["Chánh án Tòa án nhân dân cấp cao tại Hà Nội"],
    }),
    # terms: of members and deputies they are told, of chairmen not
    ("ông Lê Văn An, Ủy viên Trung ương Đảng khóa XI, XII, Bí thư Tỉnh ủy Hà Nam khóa XX", {
        "Lê Văn An": ["Ủy viên Trung ương Đảng", "Bí thư Tỉnh ủy Hà Nam"],
    }),
    ("Đại biểu Quốc hội các khóa III, V Lê Văn An", {"Lê Văn An": ["Đại biểu Quốc hội"]}),
    ("ông Lê Văn An, nguyên đại biểu Quốc hội Việt Nam khóa XI", {
        "Lê Văn An": ["Nguyên Đại biểu Quốc hội Việt Nam"],
    }),
    ("ông Lê Văn An, đại biểu HĐND tỉnh Hà Nam khóa IX, Giám đốc Sở Y tế tỉnh Hà Nam", {
        "Lê Văn An": ["Đại biểu Hội đồng nhân dân tỉnh Hà Nam", "Giám đốc Sở Y tế tỉnh Hà Nam"],
    }),
    # units of the armed forces, with the one above; a footnote parts no chain
    ("ông Lê Văn An, nguyên Chính ủy Sư đoàn Bộ binh 330,[2] Bí thư Đảng ủy, Chính ủy Quân khu 9", {
        "Lê Văn An": ["Nguyên Chính ủy Sư đoàn Bộ binh 330", "Bí thư Đảng ủy Quân khu 9", "Chính ủy Quân khu 9"],
    }),
    ("ông Lê Văn An, Phó Cục trưởng Cục Tuyên huấn, Tổng cục Chính trị", {
        "Lê Văn An": ["Phó Cục trưởng Cục Tuyên huấn, Tổng cục Chính trị"],
    }),
    ("Bí thư Đảng ủy, Chính ủy Bộ Tư lệnh Thành phố Hồ Chí Minh Lê Văn An", {
        "Lê Văn An": [
            "Bí thư Đảng ủy Bộ Tư lệnh Thành phố Hồ Chí Minh", "Chính ủy Bộ Tư lệnh Thành phố Hồ Chí Minh",
        ],
    }),
    # steering committees: a sentence in small letters, up to the verb
    ("ông Lê Văn An, Trưởng ban Chỉ đạo thực hiện sắp xếp, tổ chức lại đơn vị hành chính các cấp sẽ có chỉ đạo", {
        "Lê Văn An": ["Trưởng ban Chỉ đạo thực hiện sắp xếp, tổ chức lại đơn vị hành chính các cấp"],
    }),
    ("Phó Thủ tướng Lê Văn An, Trưởng Ban chỉ đạo đổi mới doanh nghiệp đã nhấn mạnh", {
        "Lê Văn An": ["Trưởng ban Chỉ đạo đổi mới doanh nghiệp", "Phó Thủ tướng"],
    }),
    ("Phó Thủ tướng Lê Văn An, Trưởng Ban chỉ đạo chỉ rõ hạn chế", {
        "Lê Văn An": ["Trưởng ban Chỉ đạo", "Phó Thủ tướng"],
    }),
    # words behind an office: on over "và", "thuộc", "của"; to the verb, the next office, the bar of a table
    ("ông Lê Văn An, Phó chủ tịch Hội Khoa học và kỹ thuật nông nghiệp Hà Nam cho rằng", {
        "Lê Văn An": ["Phó Chủ tịch Hội Khoa học và kỹ thuật nông nghiệp Hà Nam"],
    }),
    ("ông Lê Văn An, Trưởng phòng Tài chính - Kế hoạch thuộc Sở Y tế tỉnh Hà Nam", {
        "Lê Văn An": ["Trưởng phòng Tài chính - Kế hoạch thuộc Sở Y tế tỉnh Hà Nam"],
    }),
    ("ông Lê Văn An, Trưởng đoàn kiểm tra số 471 của Bộ Chính trị", {
        "Lê Văn An": ["Trưởng đoàn kiểm tra số 471 của Bộ Chính trị"],
    }),
    ("ông Lê Văn An, Phó Trưởng phòng rồi Trưởng phòng Tuyên huấn Quân khu 7", {
        "Lê Văn An": ["Phó Trưởng phòng Tuyên huấn Quân khu 7", "Trưởng phòng Tuyên huấn Quân khu 7"],
    }),
    ("ông Lê Văn An, Trạm trưởng trạm Thú y và cán bộ phòng xuống điều tra", {
        "Lê Văn An": ["Trạm trưởng trạm Thú y"],
    }),
    ("ông Lê Văn An - Giám đốc Trung tâm dịch vụ việc làm Hà Nam xác nhận", {
        "Lê Văn An": ["Giám đốc Trung tâm dịch vụ việc làm Hà Nam"],
    }),
    # names as printed: the field, the front, the district behind the commune, the rank of those years
    ("ông Lê Văn An, Giám đốc Sở Tài nguyên môi trường tỉnh Hà Nam", {
        "Lê Văn An": ["Giám đốc Sở Tài nguyên môi trường tỉnh Hà Nam"],
    }),
    ("ông Lê Văn An, Chủ tịch UBMTTQ xã Quang Minh", {"Lê Văn An": ["Chủ tịch Ủy ban Mặt trận Tổ quốc xã Quang Minh"]}),
    ("ông Lê Văn An, Chủ tịch UBND xã Quang Minh, huyện Vũ Thư cũng cho rằng", {
        "Lê Văn An": ["Chủ tịch Ủy ban nhân dân xã Quang Minh, huyện Vũ Thư"],
    }),
    ("ông Lê Văn An, Chủ tịch UBND huyện Vũ Thư, Thái Bình", {"Lê Văn An": ["Chủ tịch Ủy ban nhân dân huyện Vũ Thư"]}),
    ("ông Lê Văn An, Chủ tịch UBND tỉnh Cần Thơ", {"Lê Văn An": ["Chủ tịch Ủy ban nhân dân tỉnh Cần Thơ"]}),
    # an office without a body, of the one such body of the text; of two of a kind it stays bare
    ("ông Lê Văn An (Phó Giám đốc) của Trung tâm Y tế huyện Vũ Thư", {
        "Lê Văn An": ["Phó Giám đốc Trung tâm Y tế huyện Vũ Thư"],
    }),
    ("Sở Y tế tỉnh Hà Nam và Sở Nội vụ tỉnh Hà Nam mời ông Lê Văn An (Phó Giám đốc)", {"Lê Văn An": ["Phó Giám đốc"]}),
    ("Tỉnh ủy Hà Nam họp. Ông Lê Văn An, Tỉnh ủy viên, dự", {"Lê Văn An": ["Tỉnh ủy viên Hà Nam"]}),
    # two offices with the comma forgotten
    ("ông Lê Văn An, Bí thư Đảng ủy Giám đốc Sở Y tế tỉnh Hà Nam", {
        "Lê Văn An": ["Bí thư Đảng ủy Sở Y tế tỉnh Hà Nam", "Giám đốc Sở Y tế tỉnh Hà Nam"],
    }),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_titles(text, expected):
    assert titled(people(text)) == expected, text


# a title in words: its office, its body, whether it is over
PARTS = [
    ("Trưởng ban Tổ chức Tỉnh ủy Hà Nam", "Trưởng ban", "Ban Tổ chức Tỉnh ủy Hà Nam", False),
    ("Chánh Văn phòng Tỉnh ủy Hà Nam", "Chánh Văn phòng", "Văn phòng Tỉnh ủy Hà Nam", False),
    ("Phó Bí thư Thường trực Đảng ủy Bộ Y tế", "Phó Bí thư Thường trực", "Đảng ủy Bộ Y tế", False),
    ("Chủ tịch UBND tỉnh Hà Nam", "Chủ tịch", "Ủy ban nhân dân tỉnh Hà Nam", False),
    ("nguyên Giám đốc Sở Y tế Hà Nam", "Giám đốc", "Sở Y tế Hà Nam", True),
    ("Vụ trưởng Vụ Pháp chế Bộ Y tế", "Vụ trưởng", "Vụ Pháp chế, Bộ Y tế", False),
    # the body that an office of a territory means
    ("Bí thư Hà Nội", "Bí thư", "Thành ủy Hà Nội", False),
    ("Chủ tịch huyện Vũ Thư", "Chủ tịch", "Ủy ban nhân dân huyện Vũ Thư", False),
    # the office itself says of which body it is
    ("Ủy viên Trung ương Đảng", "Ủy viên Trung ương Đảng", "Ban Chấp hành Trung ương", False),
    ("Thủ tướng Chính phủ", "Thủ tướng", "Chính phủ", False),
    ("Chủ tịch nước", "Chủ tịch nước", "", False),
    # no body that the words lead to
    ("Phó Bí thư Đảng ủy", "Phó Bí thư", "", False),
    ("Tổng Bí thư", "Tổng Bí thư", "", False),
]


@pytest.mark.parametrize(("title", "post", "organisation", "former"), PARTS)
def test_office_and_body(title, post, organisation, former):
    (mention,) = people(f"ông Lê Văn An, {title}, dự họp")
    (found,) = mention.titles
    assert (found.post, found.organisation, found.former) == (post, organisation, former), title


def test_a_title_stands_where_it_was_written():
    text = "Ông Lê Văn An, Bí thư Tỉnh uỷ Hà Nam, dự."
    (mention,) = people(text)
    assert mention.titles[0].span.of(text) == "Bí thư Tỉnh uỷ Hà Nam"


def test_a_foreigner_holds_no_office_of_ours():
    (mention,) = people("Chủ tịch Quốc hội Pany Yathotou dự.")
    assert (mention.titles[0].text, mention.titles[0].organisation) == ("Chủ tịch Quốc hội", "")
