"""Bodies: their names in full, nested names, short forms, and names completed from the text."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction.organisations import ORGANISATION_KINDS, find_organisations
from archive.extraction.page import read_page
from archive.text import exact_key
from tests.extraction.citations import SEEDS, page_of, reference
from tests.extraction.named import bodies

# one sentence, the names of the bodies in it
NAMES = [
    # the Prime Minister with his deputies; a deputy's office is none
    ("Báo cáo Thường trực Chính phủ.", ["Thường trực Chính phủ"]),
    ("Báo cáo Thường trực Quốc hội.", ["Quốc hội"]),
    ("Phó Thủ tướng Thường trực Chính phủ Lê Văn An nói.", ["Chính phủ"]),
    # ministries, in every spelling of their field
    ("Bộ Nội vụ ban hành kế hoạch.", ["Bộ Nội vụ"]),
    ("Bộ Lao động-Thương binh và Xã hội họp báo.", ["Bộ Lao động - Thương binh và Xã hội"]),
    ("Bộ LĐ-TB&XH họp báo.", ["Bộ Lao động - Thương binh và Xã hội"]),
    ("Bộ LĐTBXH họp báo.", ["Bộ Lao động - Thương binh và Xã hội"]),
    ("Bộ Lao động - TB&XH họp báo.", ["Bộ Lao động - Thương binh và Xã hội"]),
    ("Bộ Nông nghiệp và PTNT họp báo.", ["Bộ Nông nghiệp và Phát triển nông thôn"]),
    ("Bộ GD-ĐT họp báo.", ["Bộ Giáo dục và Đào tạo"]),
    ("Bộ Văn hoá, Thể thao và Du lịch họp báo.", ["Bộ Văn hóa, Thể thao và Du lịch"]),
    # the day's name is kept, the one of 2025 beside the one before
    ("Bộ Nông nghiệp và Môi trường họp báo.", ["Bộ Nông nghiệp và Môi trường"]),
    ("Bộ Dân tộc và Tôn giáo họp báo.", ["Bộ Dân tộc và Tôn giáo"]),
    # "Bộ trưởng Tài chính" names the ministry, "cán bộ Tài chính" does not
    # ministries and boards of the past
    ("Bộ Vật tư và Ủy ban Kế hoạch Nhà nước họp.", ["Bộ Vật tư", "Ủy ban Kế hoạch Nhà nước"]),
    ("Thứ trưởng Tài chính phát biểu.", ["Bộ Tài chính"]),
    ("Các cán bộ Tài chính dự họp.", []),
    # units have a number or a branch and a number; the army they are of goes without saying
    ("Quân khu 3 họp.", ["Quân khu 3"]),
    ("Chính ủy Quân đoàn 1, Quân đội nhân dân Việt Nam dự.", ["Quân đoàn 1"]),
    ("Trung đoàn 3, Sư đoàn Bộ binh 330 - Quân khu 9 về.", ["Trung đoàn 3, Sư đoàn Bộ binh 330 - Quân khu 9"]),
    ("Các quân khu họp.", []),
    # a case is no department, whichever ministry the text is about
    ("Vụ Đồng Tâm: Bộ Công an vào cuộc, Vụ Pháp chế dự.", ["Vụ Đồng Tâm", "Bộ Công an", "Vụ Pháp chế, Bộ Công an"]),
    # missions, with the country or the town they are in
    (
        "Đại sứ quán Việt Nam tại Lào và Tổng Lãnh sự quán Việt Nam tại Vladivostok họp.",
        [
            "Đại sứ quán Việt Nam tại Lào",
            "Tổng Lãnh sự quán Việt Nam tại Vladivostok",
        ],
    ),
    ("Đại sứ quán ở Lào họp.", []),
    # another country's ministry of several fields; two ministries of ours stay two
    ("Bộ Kinh tế, Thương mại và Công nghiệp Nhật Bản họp.", ["Bộ Kinh tế, Thương mại và Công nghiệp Nhật Bản"]),
    ("Bộ Công an, Bộ Ngoại giao Lào họp.", ["Bộ Công an", "Bộ Ngoại giao Lào"]),
    # bodies of other countries and of the world
    ("Bộ Chính trị Đảng Nhân dân Cách mạng Lào họp.", ["Bộ Chính trị Đảng Nhân dân Cách mạng Lào"]),
    ("Liên Hiệp Quốc và ASEAN họp.", ["Liên hợp quốc", "ASEAN"]),
    # "quốc Hội" is no Assembly
    ("Ủy ban toàn quốc Hội nghị hiệp thương họp.", []),
    ("Bộ Tư lệnh Thành phố Hồ Chí Minh họp.", ["Bộ Tư lệnh Thành phố Hồ Chí Minh"]),
    # a list writes the head once
    ("Các Bộ Nội vụ, Tài chính và Y tế phối hợp.", ["Bộ Nội vụ", "Bộ Tài chính", "Bộ Y tế"]),
    ("Các Bộ: Nội vụ, Y tế phối hợp.", ["Bộ Nội vụ", "Bộ Y tế"]),
    # central bodies and their short forms
    ("Theo quy định của Bộ Chính trị, Ban Bí thư.", ["Bộ Chính trị", "Ban Bí thư"]),
    ("Theo hướng dẫn của UBKT TW và Ban Tổ chức T.Ư.", ["Ủy ban Kiểm tra Trung ương", "Ban Tổ chức Trung ương"]),
    ("Ban Chấp hành Trung ương Đảng họp.", ["Ban Chấp hành Trung ương"]),
    ("Ủy ban Trung ương Mặt trận Tổ quốc (MTTQ) Việt Nam họp.", ["Mặt trận Tổ quốc Việt Nam"]),
    ("Ủy ban Pháp luật của Quốc hội thẩm tra.", ["Ủy ban Pháp luật của Quốc hội"]),
    ("Đảng bộ Khối các cơ quan Trung ương họp.", ["Đảng ủy Khối các cơ quan Trung ương"]),
    # the issuer's sign in a document's symbol is no body
    ("Căn cứ Thông tư số 05/2020/TT-BGDĐT.", []),
    # Party committees of every level
    ("Tỉnh uỷ Hà Tĩnh họp.", ["Tỉnh ủy Hà Tĩnh"]),
    ("Thành ủy TP.HCM họp.", ["Thành ủy Thành phố Hồ Chí Minh"]),
    ("Thành ủy Vinh họp.", ["Thành ủy Vinh"]),
    ("Bí thư huyện ủy Vĩnh Bảo phát biểu.", ["Huyện ủy Vĩnh Bảo"]),
    ("Quận ủy quận 9 họp.", ["Quận ủy Quận 9"]),
    ("Đảng ủy xã Tân Lập, huyện Vũ Thư họp.", ["Đảng ủy xã Tân Lập"]),
    # organs of a committee are one body
    ("Ban Tổ chức Tỉnh ủy Hà Tĩnh họp.", ["Ban Tổ chức Tỉnh ủy Hà Tĩnh"]),
    ("BTV Thành ủy Hải Phòng họp.", ["Ban Thường vụ Thành ủy Hải Phòng"]),
    ("Ủy Ban kiểm tra Đảng ủy Bộ Y tế họp.", ["Ủy ban Kiểm tra Đảng ủy Bộ Y tế"]),
    ("Ban Chấp hành Đảng bộ tỉnh Hà Nam họp.", ["Ban Chấp hành Đảng bộ tỉnh Hà Nam"]),
    ("Chi bộ Phòng Tổ chức, Sở Nội vụ tỉnh Hà Nam họp.", ["Chi bộ Phòng Tổ chức, Sở Nội vụ tỉnh Hà Nam"]),
    # many are none
    ("Ban Tổ chức các tỉnh ủy, thành ủy họp.", []),
    ("Ban Tổ chức Tỉnh ủy các tỉnh dự họp.", []),
    ("Đảng ủy cấp trên, đảng ủy viên và đảng ủy cơ sở.", []),
    # bodies of the State in provinces and below
    ("UBND tỉnh Bình Định quyết định.", ["Ủy ban nhân dân tỉnh Bình Định"]),
    ("HĐND TP Hà Nội họp.", ["Hội đồng nhân dân thành phố Hà Nội"]),
    ("Sở LĐ-TB&XH Hà Nam báo cáo.", ["Sở Lao động - Thương binh và Xã hội Hà Nam"]),
    ("Sở Nội vụ TP. Hồ Chí Minh báo cáo.", ["Sở Nội vụ Thành phố Hồ Chí Minh"]),
    ("UBND xã Trần Văn An cho biết.", ["Ủy ban nhân dân xã"]),  # a person, no commune
    ("UBND phường Nguyễn Thái Bình cho biết.", ["Ủy ban nhân dân phường Nguyễn Thái Bình"]),  # a ward of that name
    ("công an huyện Vĩnh Bảo điều tra.", ["Công an huyện Vĩnh Bảo"]),
    ("Lực lượng Công an làm nhiệm vụ.", []),
    ("VKSND tỉnh Hà Nam truy tố.", ["Viện kiểm sát nhân dân tỉnh Hà Nam"]),
    # departments and other bodies with names of their own
    ("Vụ Địa phương 1, Ban Tổ chức Trung ương dự.", ["Vụ Địa phương 1, Ban Tổ chức Trung ương"]),
    ("Vụ Pháp chế Bộ Nội vụ dự.", ["Vụ Pháp chế, Bộ Nội vụ"]),
    ("Cục Đường bộ Việt Nam (Bộ Xây dựng) dự.", ["Cục Đường bộ Việt Nam, Bộ Xây dựng"]),
    ("Văn phòng Tỉnh ủy Hà Nam dự.", ["Văn phòng Tỉnh ủy Hà Nam"]),
    ("Trường Đại học Nội vụ Hà Nội tuyển sinh.", ["Trường Đại học Nội vụ Hà Nội"]),
    ("Tổng cục Thuế cho biết.", ["Tổng cục Thuế"]),
    # the name ends where a person's begins
    ("Giám đốc Công ty Hòa Phát Trần Văn An nói.", ["Công ty Hòa Phát"]),
    # a body of another country is not ours
    ("Quốc hội Lào và Bộ Ngoại giao Cộng hòa Haiti.", ["Quốc hội Lào", "Bộ Ngoại giao Cộng hòa Haiti"]),
    ("Bộ Nông Lâm Lào dự.", ["Bộ Nông Lâm Lào"]),
    # an office before a name is a title
    ("Thủ tướng Chính phủ Lê Văn An đã tiếp đoàn.", ["Chính phủ"]),
    ("Quyết định của Thủ tướng Chính phủ.", ["Thủ tướng Chính phủ"]),
    # the rank of a territory where the text prints it for that body, and nowhere else
    ("Sở Y tế Hà Nam họp.", ["Sở Y tế Hà Nam"]),
    ("Sở Y tế Hà Nam họp. Sở Y tế tỉnh Hà Nam báo cáo.", ["Sở Y tế tỉnh Hà Nam", "Sở Y tế tỉnh Hà Nam"]),
    ("Đoàn ĐBQH khóa XV tỉnh Hà Nam họp.", ["Đoàn đại biểu Quốc hội tỉnh Hà Nam"]),
    ("Hội Liên hiệp VHNT Hà Nam họp.", ["Hội Liên hiệp Văn học nghệ thuật Hà Nam"]),
    ("Ủy ban Nhà nước về người Việt Nam ở nước ngoài họp.", ["Ủy ban Nhà nước về người Việt Nam ở nước ngoài"]),
    ("Cty Gạo Đồng Xanh khai trương.", ["Công ty Gạo Đồng Xanh"]),
    # The presidium is an organ of its own, the committee another name of the Front.
    ("Đoàn Chủ tịch Ủy ban TƯ MTTQ Việt Nam họp.", ["Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"]),
    ("Ủy ban T.Ư MTTQ Việt Nam họp.", ["Mặt trận Tổ quốc Việt Nam"]),
    ("Học viện Chính trị-Bộ Quốc phòng họp.", ["Học viện Chính trị", "Bộ Quốc phòng"]),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names(text, names):
    assert [body.name for body in bodies(text)] == names, text


# a text, the words of a mention in it, the full name it leads to ("" where it stays open)
COMPLETED = [
    # the ministry that the text is about
    ("Bộ Y tế họp. Đảng ủy Bộ kết luận.", "Đảng ủy Bộ", "Đảng ủy Bộ Y tế"),
    ("Đảng ủy Bộ Y tế họp. Ủy ban Kiểm tra Đảng ủy Bộ báo cáo.", "Ủy ban Kiểm tra Đảng ủy Bộ",
     "Ủy ban Kiểm tra Đảng ủy Bộ Y tế"),
    # of two ministries no one is meant more than the other
    ("Bộ Y tế và Bộ Nội vụ họp. Đảng ủy Bộ kết luận.", "Đảng ủy Bộ", ""),
    # a ministry's committee belonged to the central agencies' bloc, a group's to that of the enterprises
    ("Đảng ủy Bộ Y tế họp. Hướng dẫn của Đảng ủy Khối.", "Đảng ủy Khối", "Đảng ủy Khối các cơ quan Trung ương"),
    ("Tập đoàn Sông Lam họp. Hướng dẫn của Đảng ủy Khối.", "Đảng ủy Khối", "Đảng ủy Khối Doanh nghiệp Trung ương"),
    ("Đảng ủy Khối Doanh nghiệp Trung ương họp. Bộ Y tế dự. Đảng ủy Khối kết luận.", "Đảng ủy Khối",
     "Đảng ủy Khối Doanh nghiệp Trung ương"),
    ("Tỉnh ủy Hà Nam họp. Đảng ủy Khối dự.", "Đảng ủy Khối", ""),
    # the province that the text is about: the only one of its rank, or the one named most
    ("Tại điểm cầu tỉnh Hà Nam có lãnh đạo Tỉnh ủy, nối với Hà Nội.", "Tỉnh ủy", "Tỉnh ủy Hà Nam"),
    ("Hà Nam, Hà Nam và Hà Nam, khác Nam Định. Tỉnh ủy họp.", "Tỉnh ủy", "Tỉnh ủy Hà Nam"),
    ("Hà Nam và Nam Định. Tỉnh ủy họp.", "Tỉnh ủy", ""),
    ("UBND tỉnh họp ở Hà Nam.", "UBND tỉnh", "Ủy ban nhân dân tỉnh Hà Nam"),
    ("Tại Hà Nội và Hà Nam, UBND TP giao Sở Y tế TP.", "UBND TP", "Ủy ban nhân dân thành phố Hà Nội"),
    # the chain of titles that the name stands in
    ("ông Lê Văn An, Ủy viên Ban Thường vụ, Chủ nhiệm Ủy ban Kiểm tra Đảng ủy Bộ Y tế", "Ban Thường vụ",
     "Ban Thường vụ Đảng ủy Bộ Y tế"),
    ("ông Lê Văn An, Phó Bí thư Đảng ủy, Phó Giám đốc Sở Y tế tỉnh Hà Nam", "Đảng ủy", "Đảng ủy Sở Y tế tỉnh Hà Nam"),
    ("bà Lê Thị Hoa, Bí thư Đảng ủy, Chủ tịch UBND xã Tân Lập", "Đảng ủy", "Đảng ủy xã Tân Lập"),
    ("Thường trực Tỉnh ủy, HĐND, UBND tỉnh Hà Nam", "HĐND", "Hội đồng nhân dân tỉnh Hà Nam"),
    ("ông Lê Văn An, phó bí thư quận ủy, chủ tịch UBND quận Tân Phú", "quận ủy", "Quận ủy Tân Phú"),
    # "Ủy viên Ban Thường vụ, Bí thư Huyện ủy" sits in the committee above, which nothing names
    ("ông Lê Văn An, Ủy viên Ban Thường vụ, Bí thư Huyện ủy Vũ Thư", "Ban Thường vụ", ""),
    # the same name in full elsewhere
    ("Cục Đường bộ, Bộ Xây dựng họp. Vụ Pháp chế, Bộ Xây dựng dự. Vụ Pháp chế báo cáo.", "Vụ Pháp chế",
     "Vụ Pháp chế, Bộ Xây dựng"),
    # a common department of nobody knows whom
    ("Phòng Tổ chức báo cáo.", "Phòng Tổ chức", ""),
    # the committee of a territory that no list has
    ("Thành ủy Vận Thành họp.", "Thành ủy Vận Thành", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name"), COMPLETED)
def test_completed_names(text, words, name):
    mention = [body for body in bodies(text) if body.text == words][-1]
    if name:
        assert (mention.name, mention.complete) == (name, True), text
    else:
        assert not mention.complete, f"{text}: {mention.name} by {mention.rule}"


# a body, its kind, its parent, its province
RELATIONS = [
    ("Bộ Nội vụ", "ministry", "", ""),
    ("Ngân hàng Nhà nước Việt Nam", "ministry-level agency", "", ""),
    ("Ban Tổ chức Trung ương", "central Party body", "", ""),
    ("Quốc hội", "central State body", "", ""),
    ("Đảng ủy Chính phủ", "central committee", "", ""),
    ("Ban cán sự đảng Bộ Y tế", "Party group", "Bộ Y tế", ""),
    ("Tỉnh ủy Hà Nam", "provincial Party committee", "", "Hà Nam"),
    ("Thành ủy Hải Phòng", "provincial Party committee", "", "Hải Phòng"),
    ("Ban Tổ chức Tỉnh ủy Hà Nam", "provincial Party body", "Tỉnh ủy Hà Nam", "Hà Nam"),
    ("Sở Y tế tỉnh Hà Nam", "provincial State body", "", "Hà Nam"),
    ("Đảng ủy Bộ Y tế", "Party committee", "Bộ Y tế", ""),
    ("Ban Thường vụ Đảng ủy Bộ Y tế", "Party body", "Đảng ủy Bộ Y tế", ""),
    ("Huyện ủy Vũ Thư", "local Party committee", "", "Thái Bình"),
    ("UBND xã Tân Lập, huyện Vũ Thư, tỉnh Thái Bình", "local State body", "", "Thái Bình"),
    ("Vụ Pháp chế, Bộ Y tế", "department", "Bộ Y tế", ""),
    ("TAND tỉnh Hà Nam", "court or procuracy", "", "Hà Nam"),
    ("Học viện Báo chí và Tuyên truyền", "school or institute", "", ""),
    ("Hội Nông dân tỉnh Hà Nam", "mass organisation", "", "Hà Nam"),
    ("Bộ CHQS tỉnh Hà Nam", "armed forces unit", "", "Hà Nam"),
    ("Tổng công ty Sông Lam", "enterprise", "", ""),
    ("Cụm Thi đua số 2 (Ban Tổ chức Trung ương)", "other", "Ban Tổ chức Trung ương", ""),
]


@pytest.mark.parametrize(("text", "kind", "parent", "province"), RELATIONS)
def test_kind_parent_and_province(text, kind, parent, province):
    (found,) = bodies(f"{text} họp.")
    assert (found.kind, found.parent, found.province) == (kind, parent, province), text
    assert kind in ORGANISATION_KINDS


def test_known_bodies_are_those_of_the_reference_list():
    known, unknown = bodies("Bộ Nội vụ và Sở Nội vụ tỉnh Hà Nam phối hợp.")
    assert (known.known, unknown.known) == (True, False)


def test_spans_are_the_words_as_written():
    page = page_of("Tỉnh uỷ  Hà Tĩnh họp với UBND TP. Vinh.")
    found = find_organisations(page, reference())
    assert [(body.text, body.span.of(page.text)) for body in found] == [
        ("Tỉnh uỷ  Hà Tĩnh", "Tỉnh uỷ  Hà Tĩnh"),
        ("UBND TP. Vinh", "UBND TP. Vinh"),
    ]


GOLD = {
    "000_d81a38a1084974ca": [
        "Đảng ủy Bộ Lao động - Thương binh và Xã hội",
        "Đảng ủy Khối các cơ quan Trung ương",
        "Ban Tổ chức Trung ương",
        "Ban Chấp hành Trung ương",
        "Bộ Chính trị",
        "Sở Lao động - Thương binh và Xã hội tỉnh Bình Định",
    ],
    "001_a2dd36a27ea8b63a": ["Đảng ủy Bộ Tài chính", "Đảng ủy Khối các cơ quan Trung ương", "Bộ Tài chính"],
    "002_07960b524225f6b2": ["Ban Thường vụ Đảng ủy Bộ Nội vụ", "Đảng ủy Bộ Nội vụ", "Bộ Nội vụ"],
    "003_3c50e1bd063046b6": [
        "Ban Tổ chức Trung ương",
        "Tỉnh ủy Hà Tĩnh",
        "Ban Tổ chức Tỉnh ủy Hà Tĩnh",
        "Cụm Thi đua số 2",
        "Vụ Địa phương 1, Ban Tổ chức Trung ương",
    ],
    "004_5a129443efa31d2f": ["Ban Tổ chức Trung ương", "Bộ Chính trị", "Ban Tổ chức Tỉnh ủy Bắc Kạn"],
}


@pytest.mark.parametrize("seed", sorted(GOLD))
def test_seeds(seed):
    page = read_page((SEEDS / f"{seed}.txt").read_text(encoding="utf-8"))
    found = {exact_key(body.name) for body in find_organisations(page, reference()) if body.complete}
    missing = [name for name in GOLD[seed] if exact_key(name) not in found]
    assert not missing, json.dumps(missing, ensure_ascii=False)


# Words with which the rules begin, end and join names, so that random texts run into them.
PIECES = st.sampled_from(
    "Đảng ủy|Ban Tổ chức|Bộ|Nội vụ|Tỉnh ủy|Hà Nam|huyện|xã|UBND|TP.|Vụ|Phòng|,|(|)|-|và|của|thuộc|các|số|2|Khối|Công ty"
    "|Lê Văn An|ông|Phó Bí thư|nguyên|Trưởng ban|khóa|\n|.|:|T.Ư|Ủy viên|kiêm".split("|")
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map(" ".join)))
def test_any_text_is_read(text):
    page = page_of(text)
    found = find_organisations(page, reference())
    assert all(body.span.of(page.text) == body.text and body.name and body.kind in ORGANISATION_KINDS for body in found)
    assert [body.span for body in found] == sorted(body.span for body in found)
    assert all(not one.span.overlaps(two.span) for one, two in pairwise(found))


@pytest.mark.parametrize(
    "words", ["Đảng ủy ", "Phòng Tổ chức, ", "xã An, huyện Bình, ", "Vụ A (", "nguyên ", "Ban Tổ chức Ban Thường vụ "]
)
def test_a_thousand_times_the_same_words(words):
    """Deep nesting and long chains are cut off: none of these may recurse without end or stall."""
    assert isinstance(bodies(words * 1000), list)
