"""Titles as the news of meetings and appointments words them: apposed, taken up, in careers, of firms, for another."""

import pytest

from tests.extraction.named import people, titled

SO = "Sở Y tế tỉnh Hà Nam"
# a text, the titles of each person in it
TITLES = [
    # the name behind a dash; behind a comma only where the office opens the sentence
    ("Phát biểu tại lễ, Bí thư Thành ủy Hà Nội - Lê Văn An kêu gọi.", {"Lê Văn An": ["Bí thư Thành ủy Hà Nội"]}),
    ("Bí thư Thành ủy Hà Nội – ông Lê Văn An nói.", {"Lê Văn An": ["Bí thư Thành ủy Hà Nội"]}),
    ("Giám đốc Sở Y tế tỉnh Hà Nam, ông Lê Văn An cho biết.", {"Lê Văn An": [f"Giám đốc {SO}"]}),
    ("Theo chỉ đạo của Giám đốc Sở Y tế tỉnh Hà Nam, ông Lê Văn An đã ký.", {"Lê Văn An": []}),
    ("Giám đốc Sở Y tế tỉnh Hà Nam, ông Lê Văn An, Chủ tịch hội, nói.", {"Lê Văn An": ["Chủ tịch hội"]}),
    # the head of the government, where the text says so anywhere and names no other
    ("Thủ tướng Chính phủ gặp doanh nghiệp. Thủ tướng Lê Văn An nói.", {"Lê Văn An": ["Thủ tướng Chính phủ"]}),
    ("Thủ tướng Lê Văn An nói.", {"Lê Văn An": ["Thủ tướng"]}),
    ("Thủ tướng Chính phủ gặp Thủ tướng Lý Hiền Long. Thủ tướng Lê Văn An nói.", {
        "Lý Hiền Long": ["Thủ tướng"], "Lê Văn An": ["Thủ tướng"],
    }),
    # several, behind "là"; two before one office, with no comma between
    ("Bổ nhiệm 2 Phó Giám đốc Sở Y tế tỉnh Hà Nam là ông Lê Văn An và ông Trần Văn Bình.", {
        "Lê Văn An": [f"Phó Giám đốc {SO}"], "Trần Văn Bình": [f"Phó Giám đốc {SO}"],
    }),
    ("Các đồng chí: Lê Văn An và Trần Văn Bình nguyên Phó Giám đốc Sở Y tế tỉnh Hà Nam được khen.", {
        "Lê Văn An": [f"Nguyên Phó Giám đốc {SO}"], "Trần Văn Bình": [f"Nguyên Phó Giám đốc {SO}"],
    }),
    ("Đồng chí Lê Văn An và Trần Văn Bình nguyên Phó Giám đốc Sở Y tế tỉnh Hà Nam được khen.", {
        "Lê Văn An": [], "Trần Văn Bình": [f"Nguyên Phó Giám đốc {SO}"],
    }),
    # an office taken up
    ("Ông Lê Văn An nhậm chức Giám đốc Sở Y tế tỉnh Hà Nam.", {"Lê Văn An": [f"Giám đốc {SO}"]}),
    ("Ông Lê Văn An chính thức về nhận nhiệm vụ mới - Giám đốc Sở Y tế tỉnh Hà Nam.", {
        "Lê Văn An": [f"Giám đốc {SO}"],
    }),
    ("Ông Lê Văn An nhận quyết định làm Giám đốc Sở Y tế tỉnh Hà Nam.", {"Lê Văn An": [f"Giám đốc {SO}"]}),
    ("Ông Lê Văn An quyết định bổ nhiệm Giám đốc Sở Y tế tỉnh Hà Nam.", {"Lê Văn An": []}),
    ("Điều động ông Lê Văn An đến công tác tại Sở Y tế tỉnh Hà Nam, giữ chức vụ Giám đốc Sở Y tế tỉnh Hà Nam.", {
        "Lê Văn An": [f"Giám đốc {SO}"],
    }),
    ("Ông Lê Văn An hiện vẫn đang là Ủy viên Trung ương Đảng.", {"Lê Văn An": ["Ủy viên Trung ương Đảng"]}),
    # a term behind a comma ends no chain
    ("ông Lê Văn An, Phó Giám đốc Sở Y tế tỉnh Hà Nam, nhiệm kỳ 2014-2019, Bí thư Huyện ủy Vụ Bản", {
        "Lê Văn An": [f"Phó Giám đốc {SO}", "Bí thư Huyện ủy Vụ Bản"],
    }),
    # a career: lesser offices are passed over, semicolons part the others
    ("Ông Lê Văn An từng kinh qua nhiều vị trí công tác như cán bộ giảng dạy tại trường; Giám đốc Sở Y tế tỉnh Hà Nam; "
     "Chủ tịch UBND tỉnh Hà Nam.", {"Lê Văn An": [f"Giám đốc {SO}", "Chủ tịch Ủy ban nhân dân tỉnh Hà Nam"]}),
    ("Ông Lê Văn An lần lượt giữ các chức vụ Phó Vụ trưởng Vụ Pháp chế; Chánh Văn phòng; Thứ trưởng Bộ Nội vụ.", {
        "Lê Văn An": ["Phó Vụ trưởng Vụ Pháp chế, Bộ Nội vụ", "Chánh Văn phòng Bộ Nội vụ", "Thứ trưởng Bộ Nội vụ"],
    }),
    # a headline without a full stop, and the sentence behind it
    ("Ông Lê Văn An làm Giám đốc Sở Y tế tỉnh Hà Nam Ông Trần Văn Bình sau đó nói.", {
        "Lê Văn An": [f"Giám đốc {SO}"], "Trần Văn Bình": [],
    }),
    # whoever acts for another has not the other's office
    ("Thừa ủy quyền của Thủ tướng Chính phủ, Phó Thủ tướng Lê Văn An ký.", {"Lê Văn An": ["Phó Thủ tướng Chính phủ"]}),
    ("Thay mặt Chủ tịch nước, Bộ trưởng Bộ Nội vụ Lê Văn An trao.", {"Lê Văn An": ["Bộ trưởng Bộ Nội vụ"]}),
    ("Bí thư Huyện ủy Vụ Bản, Giám đốc Sở Y tế tỉnh Hà Nam Lê Văn An trao.", {
        "Lê Văn An": ["Bí thư Huyện ủy Vụ Bản", f"Giám đốc {SO}"],
    }),
    # a minister who leads an agency has two, as each office of a chain is one
    ("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ Lê Văn An nói. Bộ trưởng Lê Văn An hứa.", {
        "Lê Văn An": ["Bộ trưởng", "Chủ nhiệm Văn phòng Chính phủ"],
    }),
    # firms that no list has: in another language, behind "của", of capitals before a name of ours
    ("Chủ tịch Hội đồng quản trị Minland Lê Văn An nói.", {"Lê Văn An": ["Chủ tịch Hội đồng quản trị Minland"]}),
    ("Ông Lê Văn An - Tổng Giám đốc Trung Nam Group, chủ đầu tư, nói.", {
        "Lê Văn An": ["Tổng Giám đốc Trung Nam Group"],
    }),
    ("Ông Lê Văn An (TGĐ Vina Capital) nói.", {"Lê Văn An": ["Tổng Giám đốc Vina Capital"]}),
    ("Tổng giám đốc của Vinamit là ông Lê Văn An.", {"Lê Văn An": ["Tổng Giám đốc Vinamit"]}),
    ("Chủ tịch HĐQT của công ty Thép Hòa Bình là ông Lê Văn An.", {
        "Lê Văn An": ["Chủ tịch Hội đồng quản trị công ty Thép Hòa Bình"],
    }),
    ("Ông Lê Văn An là Phó Chủ tịch HĐQT kiêm Tổng Giám đốc công ty Thép Hòa Bình.", {
        "Lê Văn An": [
            "Phó Chủ tịch Hội đồng quản trị công ty Thép Hòa Bình", "Tổng Giám đốc công ty Thép Hòa Bình",
        ],
    }),
    # whoever is called by an office in short, or beside the cell of a number
    ("Ông Lê Văn An, Bí thư Chi bộ 4, Chi cục trưởng Chi cục Kiểm lâm tỉnh Hà Nam", {
        "Lê Văn An": ["Bí thư Chi bộ 4", "Chi cục trưởng Chi cục Kiểm lâm tỉnh Hà Nam"],
    }),
    ("Ông Lê Văn An, Đảng ủy viên, Phó Giám đốc Sở Y tế tỉnh Hà Nam", {
        "Lê Văn An": [f"Đảng ủy viên {SO}", f"Phó Giám đốc {SO}"],
    }),
    ("Giám đốc CATP Lê Văn An dự họp của Thành ủy Đà Nẵng.", {
        "Lê Văn An": ["Giám đốc Công an thành phố Đà Nẵng"],
    }),
    # a room and, behind a dash, the department it is of
    ("Ông Lê Văn An, Trưởng phòng Quản lý thương mại - Sở Công Thương tỉnh Hà Nam, nói.", {
        "Lê Văn An": ["Trưởng phòng Quản lý thương mại, Sở Công Thương tỉnh Hà Nam"],
    }),
    # boards of the centre with the Party, centres of mass organisations
    ("Trưởng Ban Tổ chức T.Ư Đảng Lê Văn An dự.", {"Lê Văn An": ["Trưởng ban Tổ chức Trung ương Đảng"]}),
    ("Chủ tịch BCH T.Ư Hội NDVN Lê Văn An dự.", {
        "Lê Văn An": ["Chủ tịch Ban Chấp hành Trung ương Hội Nông dân Việt Nam"],
    }),
    # who organises an event
    ("Ông Lê Văn An, thành viên Ban tổ chức lễ hội chọi trâu Đồ Sơn, nói.", {
        "Lê Văn An": ["Thành viên Ban Tổ chức lễ hội chọi trâu Đồ Sơn"],
    }),
    # deputies of a board that the text names, and of a body of the sentence before
    ("Phó trưởng Ban giải phóng mặt bằng quận 9 Lê Văn An nói. Các phó trưởng ban Trần Văn Bình, Vũ Minh Châu "
     "im lặng.", {
        "Lê Văn An": ["Phó Trưởng ban giải phóng mặt bằng quận 9"],
        "Trần Văn Bình": ["Phó Trưởng ban giải phóng mặt bằng quận 9"],
        "Vũ Minh Châu": ["Phó Trưởng ban giải phóng mặt bằng quận 9"],
    }),
    ("Ông Lê Văn An làm Chủ tịch Hội Sách Việt Nam. Các Phó Chủ tịch gồm các ông: Trần Văn Bình, Vũ Minh Châu.", {
        "Lê Văn An": ["Chủ tịch Hội Sách Việt Nam"],
        "Trần Văn Bình": ["Phó Chủ tịch Hội Sách Việt Nam"],
        "Vũ Minh Châu": ["Phó Chủ tịch Hội Sách Việt Nam"],
    }),
    # what is no office
    ("Ông Lê Văn An đến sớm. Khi ông làm tư lệnh ngành giao thông, ông đổi thay nhiều.", {"Lê Văn An": []}),
    ("Ông Lê Minh Chính Ủy viên Bộ Chính trị dự.", {"Lê Minh Chính": ["Ủy viên Bộ Chính trị"]}),
    # a ministry named three times, and far more often than others, is a deputy minister's; a foreigner's is not ours
    ("Bộ Y tế họp. Bộ Y tế và Bộ Nội vụ ký. Thứ trưởng Lê Văn An nói: Bộ Y tế sẽ làm. Thứ trưởng Angel Montes nghe.", {
        "Lê Văn An": ["Thứ trưởng Bộ Y tế"], "Angel Montes": ["Thứ trưởng"],
    }),
    ("Bộ Y tế và Bộ Nội vụ ký. Thứ trưởng Lê Văn An nói.", {"Lê Văn An": ["Thứ trưởng"]}),
    # a house of an academy behind a dash; a secretary in short
    ("Ông Lê Văn An, Phó Viện trưởng Viện Xây dựng Đảng - Học viện Chính trị quốc gia Hồ Chí Minh, nói.", {
        "Lê Văn An": ["Phó Viện trưởng Viện Xây dựng Đảng, Học viện Chính trị quốc gia Hồ Chí Minh"],
    }),
    ("Ông Lê Văn An, Hiệu trưởng ĐH Bách khoa Hà Nội; bà Lê Thị Hoa, Vụ trưởng Vụ Giáo dục ĐH, Bộ Giáo dục và "
     "Đào tạo", {
        "Lê Văn An": ["Hiệu trưởng Đại học Bách khoa Hà Nội"],
        "Lê Thị Hoa": ["Vụ trưởng Vụ Giáo dục ĐH, Bộ Giáo dục và Đào tạo"],
    }),
    ("Bí thư thứ nhất Trung ương Đoàn Lê Văn An dự. Bí thư Lê Văn An nói.", {
        "Lê Văn An": ["Bí thư Thứ nhất Trung ương Đoàn"],
    }),
    # what somebody says of another's office
    ("Theo đại biểu Lê Văn An, Bí thư Tỉnh ủy Hà Nam phải làm rõ.", {"Lê Văn An": []}),
    ("Theo ông Lê Văn An, Bí thư Tỉnh ủy Hà Nam, phải làm rõ.", {"Lê Văn An": ["Bí thư Tỉnh ủy Hà Nam"]}),
    # "ban hành" is a verb, "Ủy ban Hành chính" a body
    ("Lê Văn An - Chủ tịch Ủy ban Hành chính tỉnh Hà Nam", {"Lê Văn An": ["Chủ tịch Ủy ban Hành chính tỉnh Hà Nam"]}),
    # who signs the text behind another's office holds none
    ("Ông Lê Văn An, Bí thư Tỉnh ủy Hà Nam Hoàng Dương", {"Lê Văn An": ["Bí thư Tỉnh ủy Hà Nam"]}),
    ("Bộ trưởng Lê Văn An, Bí thư Tỉnh ủy Hà Nam Hoàng Dương", {
        "Lê Văn An": ["Bộ trưởng"], "Hoàng Dương": ["Bí thư Tỉnh ủy Hà Nam"],
    }),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_titles(text, expected):
    assert titled(people(text)) == expected, text


# a text about other countries, the titles of each person in it
ABROAD = [
    # names written as they sound, with hyphens and first letters
    ("Thủ tướng Bê-la-rút A.Cô-lô-cốp gặp ông V. Pu-tơ-rốp.", {
        "A.Cô-lô-cốp": ["Thủ tướng Bê-la-rút"], "V.Pu-tơ-rốp": [],
    }),
    ("Chủ tịch nước Lào Bun-nhăng Va-la-chan dự.", {"Bun-nhăng Va-la-chan": ["Chủ tịch nước Lào"]}),
    ("Chủ tịch Ủy ban châu Âu Jean-Claude Bunker nói.", {"Jean-Claude Bunker": ["Chủ tịch Ủy ban châu Âu"]}),
    ("Lãnh đạo Kim Jong-an nói. Bộ trưởng Quốc phòng Hàn Quốc Han Min-so nói. Bộ trưởng Han hứa.", {
        "Kim Jong-an": [], "Han Min-so": ["Bộ trưởng Bộ Quốc phòng Hàn Quốc"],
    }),
    ("Ông B.Đ.Th gặp ông K.Lúc ở tỉnh Kỳ Nam-nơi xa, tên lửa Saber Storm-10.", {}),
    # ministries of several fields, of fields in small letters
    ("Bộ trưởng Bộ Kinh tế, Thương mại và Công nghiệp Nhật Bản Hiroshi Seki dự.", {
        "Hiroshi Seki": ["Bộ trưởng Bộ Kinh tế, Thương mại và Công nghiệp Nhật Bản"],
    }),
    ("Bộ trưởng kinh tế Manuel Cabral dự.", {"Manuel Cabral": ["Bộ trưởng kinh tế"]}),
    ("Bộ Tư pháp họp. Bộ trưởng Giáo dục Betty Vosk dự.", {"Betty Vosk": ["Bộ trưởng Giáo dục"]}),
    ("Bộ Tư pháp họp. Bộ trưởng Jim Mattison dự.", {"Jim Mattison": ["Bộ trưởng"]}),
    # envoys of the one embassy of the text, to the United Nations, for a president
    ("Đại sứ quán Việt Nam tại Malaysia tổ chức lễ. Đại sứ Lê Văn An nói.", {
        "Lê Văn An": ["Đại sứ Việt Nam tại Malaysia"],
    }),
    ("Đại sứ quán Việt Nam tại Lào, Đại sứ quán Nhật Bản tại Lào họp. Đại sứ Lê Văn An nói.", {
        "Lê Văn An": ["Đại sứ"],
    }),
    ("Đại sứ, Trưởng Phái đoàn Việt Nam tại Liên Hợp Quốc Lê Thị Nga nói.", {
        "Lê Thị Nga": ["Đại sứ Việt Nam tại Liên hợp quốc", "Trưởng phái đoàn Việt Nam tại Liên hợp quốc"],
    }),
    ("Đặc phái viên của Tổng thống Hàn Quốc Lee Hae-chun đã đến. Đặc phái viên của Tổng thống Moon Jae-on đã đi.", {
        "Lee Hae-chun": ["Đặc phái viên Tổng thống Hàn Quốc"], "Moon Jae-on": ["Tổng thống"],
    }),
    # named in full without a form of address, elsewhere with one
    ("Roger Lowman đến từ Texas. Ông Lowman nói.", {"Roger Lowman": []}),
    ("Roger Lowman đến từ Texas.", {}),
    ("Hôm qua Tong Zhaung và ở Ba Lan Rafal Bochenski vắng mặt. Ông Zhaung và ông Bochenski nói.", {
        "Tong Zhaung": [], "Rafal Bochenski": [],
    }),
    # a list of foreigners, each with an office; two presidents
    ("Cùng đi có các đồng chí Somdy Duang, Phó Thủ tướng; Souphanh Keo, Bộ trưởng Bộ Giáo dục và Thể thao; ở "
     "Vientiane.", {
        "Somdy Duang": ["Phó Thủ tướng"], "Souphanh Keo": ["Bộ trưởng Bộ Giáo dục và Thể thao"],
    }),
    ("Cựu Tổng thống Bill Bushman và Barack Lowman dự, Apple và Samsung Electronics tài trợ.", {
        "Bill Bushman": ["Nguyên Tổng thống"], "Barack Lowman": [],
    }),
    # a name behind a country; an organ of a party that the page does not name is not ours
    ("Cựu Giám đốc Cục Điều tra Liên bang Mỹ Robert Moller và Bộ trưởng Môi trường Anh Michael Gower nói.", {
        "Robert Moller": ["Nguyên Giám đốc Cục Điều tra Liên bang Mỹ"],
        "Michael Gower": ["Bộ trưởng Môi trường Anh"],
    }),
    # behind a rank or a calling; what else stands there is as often a newspaper or a place
    ("Đại tá Nerolie Lonsdale, Tùy viên Quốc phòng Australia tại Việt Nam, dự.", {
        "Nerolie Lonsdale": ["Tùy viên Quốc phòng Australia tại Việt Nam"],
    }),
    ("Phóng viên New York Times gặp nghệ sĩ Tây Nguyên và tỷ phú New York.", {}),
    # "Ngài" is no name; another country's office is not that of ours behind it
    ("Chủ tịch Thượng viện Ngài Youri Lamarre dự.", {"Youri Lamarre": ["Chủ tịch Thượng viện"]}),
    ("Đồng ý với đề xuất của Chủ tịch Thượng viện Haiti, Chủ tịch Quốc hội Lê Thị Nga nói.", {
        "Lê Thị Nga": ["Chủ tịch Quốc hội"],
    }),
    # towns of which governors and mayors are, before the name
    ("Thống đốc Saint Petersburg Georgy Pontov gặp Thị trưởng London Sadie Kahn và Thống đốc Anna Brink.", {
        "Georgy Pontov": ["Thống đốc Saint Petersburg"],
        "Sadie Kahn": ["Thị trưởng London"],
        "Anna Brink": ["Thống đốc"],
    }),
    # an office before a comma, without a form of address
    ("Ngày 4/6, Chủ tịch Thượng viện Haiti, Youri Lamarre tuyên bố. Ông Lamarre nói.", {
        "Youri Lamarre": ["Chủ tịch Thượng viện Haiti"],
    }),
    ("Phát ngôn viên Nhà Trắng Sean Spencer và cố vấn an ninh quốc gia H.R.Lowman nói.", {
        "Sean Spencer": ["Phát ngôn viên Nhà Trắng"], "H.R.Lowman": ["Cố vấn an ninh quốc gia"],
    }),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ABROAD)
def test_titles_abroad(text, expected):
    assert titled(people(text)) == expected, text


# An organ of another country's party, which the page does not name, and of ours: the body of the title.
ORGANS = [
    ("Tiếp ông Lê Trường Lang, Ủy viên Bộ Chính trị, Phó Chủ tịch Quân ủy Trung ương Trung Quốc.", ""),
    ("Tiếp ông Lê Văn An, Ủy viên Bộ Chính trị, Bí thư Thành ủy Hà Nội.", "Bộ Chính trị"),
]


@pytest.mark.parametrize(("text", "body"), ORGANS)
def test_the_body_of_an_organ(text, body):
    assert people(text)[0].titles[0].organisation == body, text
