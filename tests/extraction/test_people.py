"""People: who is named, who is not, short mentions, and that authors stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction.page import read_page
from archive.extraction.people import find_people
from archive.text import exact_key
from tests.extraction.citations import SEEDS, page_of, reference
from tests.extraction.named import people, people_of, titled

# a sentence, the people in it
NAMED = [
    # a surname and two or three syllables need nothing beside them
    ("Tham dự có Lê Văn An, Trần Thị Bình và Nguyễn Hoàng Minh Châu.",
     ["Lê Văn An", "Trần Thị Bình", "Nguyễn Hoàng Minh Châu"]),
    # two syllables need a form of address, an office, or a verb of speaking
    ("Ông Vũ Bằng và bà Lê Hoa dự.", ["Vũ Bằng", "Lê Hoa"]),
    ("Bí thư Tỉnh ủy Hà Nam Vũ Bằng dự.", ["Vũ Bằng"]),
    ("Vũ Bằng cho biết đã họp.", ["Vũ Bằng"]),
    ("Vũ Bằng, Bí thư Tỉnh ủy Hà Nam, dự.", ["Vũ Bằng"]),
    ("Họ qua Lý Sơn rồi về Hồ Tây.", []),
    # found once with evidence, found everywhere
    ("Ông Vũ Bằng dự. Sau đó Vũ Bằng về.", ["Vũ Bằng", "Vũ Bằng"]),
    # tone placement and look-alike capitals are one spelling
    ("Ông Phan Đình Hoà dự. Ông Phan Đình Hòa nói.", ["Phan Đình Hòa", "Phan Đình Hòa"]),
    ("Ông Ðào Văn An dự.", ["Đào Văn An"]),
    # the surname is the start of a place, and the place the start of a name
    ("Trưởng ban Tổ chức Tỉnh ủy Hà Tĩnh Hà Văn An dự.", ["Hà Văn An"]),
    ("Bí thư Tỉnh ủy Lâm Đồng Lâm Thị Hoa dự.", ["Lâm Thị Hoa"]),
    ("Ông Nguyễn Thái Bình dự.", ["Nguyễn Thái Bình"]),
    # a fourth syllable only if names have it; the surname of the next name is none
    ("Gồm Lê Văn An Trần Văn Bình.", ["Lê Văn An", "Trần Văn Bình"]),
    ("Bà Hứa Thị Hồng Đang, cán bộ, dự.", ["Hứa Thị Hồng Đang"]),
    ("Bà Lê Nguyễn Thị Hồng Ánh dự.", ["Lê Nguyễn Thị Hồng Ánh"]),
    # the next sentence glued to a name
    ("Đồng chí Lê Văn An Quy định này mới. Ông Lê Văn An nói.", ["Lê Văn An", "Lê Văn An"]),
    ("Ông Lê Văn An Theo kế hoạch sẽ đi.", ["Lê Văn An"]),
    ("Ông Bùi Viết Hội là cán bộ.", ["Bùi Viết Hội"]),
    # letters all large are a name beside a form of address, and written as one
    ("ĐỒNG CHÍ LÊ VĂN AN DỰ HỘI NGHỊ", ["Lê Văn An"]),
    ("TỔNG KẾT CAO TRÀO THI ĐUA", []),
    # peoples of the mountains and the south, and foreigners, beside a form of address or an office
    ("Ông Ksor Nham và bà Y Mửi dự.", ["Ksor Nham", "Y Mửi"]),
    ("Chủ tịch Quốc hội Lào Pany Yathotou và ông Youri Latortue.", ["Pany Yathotou", "Youri Latortue"]),
    ("Tổng thống Nga Vladimir Putin.", ["Vladimir Putin"]),
    # small words within their names; not before a word of ours
    ("Tổng thống Ricardo Lopes da Costa và ông Karim bin Rashid al-Nasser dự.",
     ["Ricardo Lopes da Costa", "Karim bin Rashid al-Nasser"]),
    ("Ông Ricardo Lopes la Hà Nội.", ["Ricardo Lopes"]),
    ("Quốc vương Arab Saudi Karim bin Rashid dự.", ["Karim bin Rashid"]),
    ("Chiếc Boeing Dreamliner của Vietnam Airlines.", []),
    # an office is no name: "Phó" is a surname, too
    ("Đồng chí Phó Bí thư Thường trực dự.", []),
    ("Đồng chí Ủy viên Ban Thường vụ dự.", []),
    # streets, schools, theories, awards, monuments, wards
    ("Tại đường Lê Văn Lương, phố Trần Văn Bình và ngõ Vũ Văn An.", []),
    ("Các tuyến đường Nguyễn Văn An, Trần Văn Bình và Lê Văn Cường.", []),
    ("Trường THPT Lê Văn Tám, trường Nguyễn Ái Quốc.", []),
    ("Tư tưởng, đạo đức, phong cách Hồ Chí Minh; giải thưởng Hồ Chí Minh; Đoàn TNCS Hồ Chí Minh.", []),
    ("Viếng Lăng Chủ tịch Hồ Chí Minh, thăm Bảo tàng Hồ Chí Minh.", []),
    ("UBND phường Nguyễn Thái Bình họp.", []),
    ("Ở số 5 Phan Đình Phùng, Hà Nội.", []),
    ("Tại hội trường số 142 Lê Trung An, thành phố Vinh.", []),
    ("Học viện mang tên “Đại tướng Juan Pérez”.", []),
    ("Chiến dịch Hồ Chí Minh; Bộ Tư lệnh Thành phố Hồ Chí Minh.", []),
    # a dot behind a syllable ends a sentence, and with it the street or the prize; behind a short form it does not
    ("Họ đi khắp thành phố. Ông Lê Văn An nói.", ["Lê Văn An"]),
    ("Không ai nhớ tên gì. Thượng tá Lê Văn An nói về con đường. Lê Văn Bình nói.", ["Lê Văn An", "Lê Văn Bình"]),
    ("Nhà ở P. Lê Văn Lương.", []),
    # provinces of the past
    ("Ông Lê Văn An về Hà Sơn Bình, rồi Hà Nam Ninh.", ["Lê Văn An"]),
    # the cells of a table; a place in one is none
    ("| Tiền nhiệm | Trần Bình |", ["Trần Bình"]),
    ("| Phó Chủ nhiệm | •Trần Thọ •Vũ Văn Cẩn (1946 - 1980) |", ["Trần Thọ", "Vũ Văn Cẩn"]),
    ("| Nơi sinh | Hà Nam |", []),
    # two syllables in a list of names, before "là" and an office
    ("Gồm Lê Văn An, Trần Văn Bình, Vũ Bằng, Lê Hoa.", ["Lê Văn An", "Trần Văn Bình", "Vũ Bằng", "Lê Hoa"]),
    ("Lê Du là Ủy viên Ban Thường vụ Tỉnh ủy Hà Nam.", ["Lê Du"]),
    # the first words of a body
    ("Tiếp đoàn đại biểu Hội Hữu nghị đối ngoại.", []),
    # a foreigner in two spellings, and without the second surname
    ("Chủ tịch Cuba Raúl Pérez nói. Chủ tịch Cuba Raul Pérez về.", ["Raúl Pérez", "Raúl Pérez"]),
    ("Ông Juan Pérez Soto dự. Thượng tướng Juan Pérez nói.", ["Juan Pérez Soto", "Juan Pérez Soto"]),
    # but the person after whom things are named is one
    ("Ngày sinh Chủ tịch Hồ Chí Minh.", ["Hồ Chí Minh"]),
    # a family is no communal house, a district's chairman no street
    ("Gia đình ông Lê Văn An.", ["Lê Văn An"]),
    ("Chủ tịch thành phố Lê Văn An.", ["Lê Văn An"]),
    # photographers and agencies
    ("Toàn cảnh hội nghị. Ảnh: Lê Văn An. Ông Trần Văn Bình nói.", ["Trần Văn Bình"]),
    ("Toàn cảnh (Ảnh: Lê Văn An/TTXVN).", []),
    # lakes, countries, delegations, companies, provinces of a neighbour
    ("Xây kè sông Chu, chùa Hang - Hồ Bảo Linh.", []),
    ("Đoàn Hàn Quốc gặp đoàn Bồ Đào Nha, ông Becamex IDC.", []),
    ("Tỉnh trưởng An Huy họp.", []),
    # streets named in a list behind their word
    ("Các tuyến đường ra cảng như xa lộ Hà Nội, Lê Văn An, Trần Văn Bình, đều tắc.", []),
    # pen names behind a calling; a place behind one is none
    ("Nhà thơ Bằng Việt gặp các nghệ sĩ Tây Nguyên, nhà khoa học Việt Nam, Hội nhà văn Hà Nội.", ["Bằng Việt"]),
    # a given name kept back
    ("Chị Lê Thị L. (42 tuổi) gặp anh Lê Văn Th. ở chợ.", ["Lê Thị L.", "Lê Văn Th."]),
    # the last syllable in small letters, and a slip of the pen
    ("Ông Vũ La Thăng dự. Ông Vũ La Thăng về. Ông Vũ La thăng hỏi.", ["Vũ La Thăng"] * 3),
    ("Ông Lê Văn Thưởng dự. Ông Lê Văn Thưởng nói. Ông Lê Văn Thưởng đi. Ông Lê Văn Thưởng về. Ông Lê Văn Thương hỏi.",
     ["Lê Văn Thưởng"] * 5),
    # a caption and the sentence behind it
    ("Lê Văn Lê Văn bị xử. Ông Lê Văn An Lê Văn An về.", ["Lê Văn An", "Lê Văn An"]),
    # another name of the same person
    ("Ông Trường An tên thật là Lê Văn Bình. Ông Trường An về.", ["Trường An", "Trường An", "Trường An"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_who_is_named(text, names):
    assert [mention.name for mention in people(text)] == names, text


# a text, the words of each short mention and whom it leads to
SHORT = [
    ("Ông Phan Đình Hòa nói. Theo ông Hòa, việc này tốt.", {"ông Hòa": "Phan Đình Hòa"}),
    ("Ông Phan Đình Hòa nói. Ông Hòa về.", {"Ông Hòa": "Phan Đình Hòa"}),
    ("Bí thư Thành ủy Vinh Lê Xuân Anh nói. Bí thư Xuân Anh về.", {"Bí thư Xuân Anh": "Lê Xuân Anh"}),
    ("Ông Lê Xuân Anh nói. Ông Xuân Anh về.", {"Ông Xuân Anh": "Lê Xuân Anh"}),
    # a name that is kept back, and in short
    ("Chị Nguyễn Thị L. đi làm. Nơi bà L. công tác rất xa; bà K. vắng.", {"bà L.": "Nguyễn Thị L."}),
    # an office before a foreigner's surname, and before the town of that name
    ("Tổng thống Moon Jae-un dự. Tổng thống Moon nói.", {"Tổng thống Moon": "Moon Jae-un"}),
    ("Bà London Breeding dự. Thị trưởng London nói.", {}),
    # the short form may stand first, in a headline
    ("Bí thư An: phải làm. Bí thư Tỉnh ủy Hà Nam Lê Văn An nói.", {"Bí thư An": "Lê Văn An"}),
    # who is called so wherever the text names him
    ("Chủ tịch Hồ Chí Minh về. Bác Hồ nói.", {"Bác Hồ": "Hồ Chí Minh"}),
    ("Bác Hồ nói.", {}),
    # a slip of the pen is no shorter form
    ("Ông Vũ La Thăng dự. Ông Vũ La Thăng về. Ông Vũ La thăng hỏi.", {}),
    # another name that the text gives
    ("Ông Trường An tên thật là Lê Văn Bình. Ông Trường An về.", {"Lê Văn Bình": "Trường An"}),
    # two bear the name: nobody is meant more than the other
    ("Ông Lê Văn An và ông Trần Văn An dự. Ông An nói.", {}),
    # nobody bears it
    ("Ông Lê Văn An dự. Ông Bình nói.", {}),
    # the name goes on
    ("Ông Lê Văn An dự. Ông An Văn Tùng nói.", {}),
    # in small letters it is no name, and "Trung" of "Trung ương" is none
    ("Ông Lê Văn Trung dự. Ủy viên Thường vụ Trung ương họp.", {}),
    # a foreigner by the last name, a Chinese by the first
    ("Tổng thống Mỹ Donald Trump và ông Tập Cận Bình họp. Ông Trump và ông Tập nói.",
     {"Ông Trump": "Donald Trump", "ông Tập": "Tập Cận Bình"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SHORT)
def test_short_mentions(text, expected):
    assert {m.text: m.name for m in people(text) if m.short} == expected, text


def test_a_full_mention_is_the_name_alone_and_a_short_one_has_its_form_of_address():
    full, short = people("Đồng chí Lê Văn An nói. Đồng chí An về.")
    assert (full.text, full.short, short.text, short.short) == ("Lê Văn An", False, "Đồng chí An", True)


def test_the_authors_of_the_page_are_no_people_of_it():
    page = read_page(
        "Hội nghị sơ kết công tác quý II\n\nÔng Lê Văn An dự và chủ trì hội nghị.\n\nTrần Văn Bình – Vũ Thị Hoa\n"
    )
    assert set(page.byline) == {"Trần Văn Bình", "Vũ Thị Hoa"}
    assert {mention.name for mention in people_of(page)} == {"Lê Văn An"}


def test_a_name_behind_the_last_full_stop_is_the_author():
    text = "Ông Lê Văn An dự hội nghị. Trần Văn Bình"
    assert [mention.name for mention in people(text)] == ["Lê Văn An"]
    # but not one who is named before
    text = "Ông Trần Văn Bình dự hội nghị. Trần Văn Bình"
    assert [mention.name for mention in people(text)] == ["Trần Văn Bình", "Trần Văn Bình"]


GOLD = {
    "000_d81a38a1084974ca": {
        "Lê Văn Hoạt": ["Phó Bí thư Thường trực Đảng ủy Bộ Lao động - Thương binh và Xã hội"],
        "Nguyễn Tiến Tùng": [
            "Ủy viên Ban Thường vụ Đảng ủy Bộ Lao động - Thương binh và Xã hội",
            "Chủ nhiệm Ủy ban Kiểm tra Đảng ủy Bộ Lao động - Thương binh và Xã hội",
        ],
        "Phan Đình Hòa": [
            "Phó Bí thư Đảng ủy Sở Lao động - Thương binh và Xã hội tỉnh Bình Định",
            "Phó Giám đốc Sở Lao động - Thương binh và Xã hội tỉnh Bình Định",
        ],
    },
    "001_a2dd36a27ea8b63a": {
        "Đỗ Văn Trường": ["Phó Bí thư Thường trực Đảng ủy Bộ Tài chính"],
        "Lại Xuân Lâm": ["Phó Bí thư Thường trực Đảng ủy Khối các cơ quan Trung ương"],
        "Tô Lâm": ["Tổng Bí thư"],
        "Nguyễn Khắc Tiến": [
            "Ủy viên Ban Chấp hành Đảng bộ Khối các cơ quan Trung ương",
            "Phó Trưởng ban Thường trực Ban Tổ chức Đảng ủy Khối các cơ quan Trung ương",
        ],
        "Nguyễn Thành Nam": [
            "Ủy viên Ban Thường vụ Đảng ủy Khối các cơ quan Trung ương",
            "Chủ nhiệm Ủy ban Kiểm tra Đảng ủy Khối các cơ quan Trung ương",
        ],
    },
    "002_07960b524225f6b2": {"Vũ Chiến Thắng": ["Bí thư Đảng ủy Bộ Nội vụ", "Thứ trưởng Bộ Nội vụ"]},
    "003_3c50e1bd063046b6": {
        "Trần Thế Dũng": ["Phó Bí thư Thường trực Tỉnh ủy Hà Tĩnh"],
        "Võ Hồng Hải": ["Trưởng ban Tổ chức Tỉnh ủy Hà Tĩnh", "Cụm trưởng Cụm Thi đua số 2"],
        "Trịnh Tiến Huy": ["Phó Trưởng ban Thường trực Ban Tổ chức Tỉnh ủy Lạng Sơn"],
        "Đinh Thị Phượng": ["Phó Trưởng ban Thường trực Ban Tổ chức Tỉnh ủy Ninh Bình"],
        "Đào Trọng Đức": ["Trưởng ban Tổ chức Thành ủy Hải Phòng"],
        "Phạm Thanh Tùng": ["Phó Vụ trưởng Vụ Địa phương 1, Ban Tổ chức Trung ương"],
    },
    "004_5a129443efa31d2f": {
        "Trương Thị Mai": ["Ủy viên Bộ Chính trị", "Thường trực Ban Bí thư", "Trưởng Ban Tổ chức Trung ương"]
    },
}


@pytest.mark.parametrize("seed", sorted(GOLD))
def test_seeds(seed):
    found = titled(people_of(read_page((SEEDS / f"{seed}.txt").read_text(encoding="utf-8"))))
    expected = {name: {exact_key(title) for title in titles} for name, titles in GOLD[seed].items()}
    assert {name: {exact_key(title) for title in titles} for name, titles in found.items()} == expected


def test_the_short_mention_of_a_seed():
    page = read_page((SEEDS / "000_d81a38a1084974ca.txt").read_text(encoding="utf-8"))
    assert {m.name for m in people_of(page) if m.text == "ông Hòa"} == {"Phan Đình Hòa"}


PIECES = st.sampled_from(
    "ông|Ông|đồng chí|Lê|Văn|An|Hòa|Nguyễn Văn An|LÊ VĂN AN|Bí thư|Phó|Tỉnh ủy|Hà Nam|UBND|,|-|(|)|:|.|\n|Ảnh|/|TTXVN"
    "|và|nguyên|là|các|Trump|Donald|Y|K'|Thị|đường|kiêm|cho biết|Trưởng ban|khóa|XII|thường trực".split("|")
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map(" ".join)))
def test_any_text_is_read(text):
    page = page_of(text)
    found = people_of(page)
    assert all(mention.span.of(page.text) == mention.text and mention.name for mention in found)
    assert [mention.span for mention in found] == sorted(mention.span for mention in found)
    titles = [title for mention in found for title in mention.titles]
    assert all(title.text and title.post and title.span for title in titles)


@pytest.mark.parametrize(
    "words", ["Nguyễn Văn ", "ông ", "ông Lê Văn An, Phó Bí thư Đảng ủy, ", "Phó Bí thư, ", "Ảnh: ", "LÊ "]
)
def test_a_thousand_times_the_same_words(words):
    assert isinstance(people(words * 1000), list)


def test_nobody_is_found_where_the_caller_found_a_body():
    """The finders agree on whose words are whose, whoever calls them."""
    page = page_of("Ông Lê Văn An nói.")
    assert find_people(page, [], [], reference())
