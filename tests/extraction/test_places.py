"""Places: provinces before and after 2025, districts and communes, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction.page import read_page
from archive.extraction.places import TOWN_OF_SAME_NAME, find_places, provinces
from archive.extraction.record import PageHints
from archive.text import PartialDate
from tests.extraction.citations import SEEDS, page_of, reference
from tests.extraction.named import places

# a sentence, the provinces in it
PROVINCES = [
    ("Hội nghị tại Hà Nội và tỉnh Bắc Kạn.", ["Hà Nội", "Bắc Kạn"]),
    # spellings of one province
    ("Tại TP.HCM, TPHCM, TP. HCM, TP Hồ Chí Minh, thành phố Hồ Chí Minh.", ["Thành phố Hồ Chí Minh"]),
    ("Đoàn Thừa Thiên - Huế, Thừa Thiên Huế.", ["Thừa Thiên Huế"]),
    ("Đoàn Đắc Lắc, Đăk Lăk.", ["Đắk Lắk"]),
    ("Đoàn Bà Rịa-Vũng Tàu.", ["Bà Rịa - Vũng Tàu"]),
    ("Đoàn Thanh Hoá.", ["Thanh Hóa"]),
    # merged in 2025 or in 2008: the name of the day
    ("Đoàn Hà Giang và Hà Tây.", ["Hà Giang", "Hà Tây"]),
    # in the names of bodies
    ("Tỉnh ủy Ninh Bình, Sở Y tế Hà Nam, UBND TP Đà Nẵng.", ["Ninh Bình", "Hà Nam", "Đà Nẵng"]),
    ("Trường Đại học Nội vụ Hà Nội, Báo Hà Nội Mới.", []),
    ("Phân hiệu Trường Đại học Nội vụ Hà Nội tại TP. Hồ Chí Minh.", ["Thành phố Hồ Chí Minh"]),
    ("Học viện Chính trị quốc gia Hồ Chí Minh, Đoàn TNCS Hồ Chí Minh.", []),
    ("Tư tưởng Hồ Chí Minh.", []),
    # a person's name, a street, an ocean, a brand
    ("Ông Nguyễn Thái Bình và bà Lê Hà Giang.", []),
    ("Đồng chí Thái Bình Minh.", []),
    ("Đường Hà Nội, phố Thái Bình, bia Sài Gòn.", []),
    ("Châu Á - Thái Bình Dương, chiến thắng Điện Biên Phủ.", []),
    # the person stands behind the place
    ("Chủ tịch Hà Nội Trần Văn An.", ["Hà Nội"]),
    # small letters are words of the language
    ("vì hòa bình và phú thọ.", []),
    # a town that bears its province's name
    ("Thành ủy Thái Bình, thành phố Thái Bình.", []),
    # a list: Hà Nội is not where Đông Anh's neighbour lies
    ("Các đoàn Hải Phòng, Hà Nội, Huế.", ["Hải Phòng", "Hà Nội", "Huế"]),
]


@pytest.mark.parametrize(("text", "names"), PROVINCES)
def test_provinces(text, names):
    assert list(provinces(places(text))) == names, text


# a sentence, (words, name, rank, province) of each place
BELOW = [
    ("Tại thành phố Đà Lạt, tỉnh Lâm Đồng", [
        ("thành phố Đà Lạt", "Đà Lạt", "thành phố", "Lâm Đồng"), ("tỉnh Lâm Đồng", "Lâm Đồng", "tỉnh", "Lâm Đồng"),
    ]),
    # the list of districts knows the province, unless several have a district of the name
    ("Tại huyện Vĩnh Bảo", [("huyện Vĩnh Bảo", "Vĩnh Bảo", "huyện", "Hải Phòng")]),
    ("Tại huyện Châu Thành", [("huyện Châu Thành", "Châu Thành", "huyện", "")]),
    ("Tại huyện Châu Thành (Long An)", [
        ("huyện Châu Thành", "Châu Thành", "huyện", "Long An"), ("Long An", "Long An", "tỉnh", "Long An"),
    ]),
    # commune, district, province
    ("Tại xã Tân Lập, huyện Vũ Thư, tỉnh Thái Bình", [
        ("xã Tân Lập", "Tân Lập", "xã", "Thái Bình"), ("huyện Vũ Thư", "Vũ Thư", "huyện", "Thái Bình"),
        ("tỉnh Thái Bình", "Thái Bình", "tỉnh", "Thái Bình"),
    ]),
    ("Tại phường 5, quận 3, TP.HCM", [
        ("phường 5", "5", "phường", "Thành phố Hồ Chí Minh"), ("quận 3", "3", "quận", "Thành phố Hồ Chí Minh"),
        ("TP.HCM", "Thành phố Hồ Chí Minh", "thành phố", "Thành phố Hồ Chí Minh"),
    ]),
    ("Tại Q.Tân Phú", [("Q.Tân Phú", "Tân Phú", "quận", "")]),
    # the person behind a commune's name is no part of it
    ("Chủ tịch xã Tân Lập Trần Văn An", [("xã Tân Lập", "Tân Lập", "xã", "")]),
    ("Chủ tịch UBND xã Trần Văn An", []),
    # "TP." at the end of a sentence
    ("Theo UBND TP. Cũng trong ngày", []),
    ("thành phố Thái Bình", [("thành phố Thái Bình", "Thái Bình", TOWN_OF_SAME_NAME, "")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BELOW)
def test_places_below_the_province(text, expected):
    assert [(place.text, place.name, place.kind, place.province) for place in places(text)] == expected, text


HUE = [
    # a city under the central government from 2025 on, before that a town of Thừa Thiên Huế
    ("2023-05", "Hội nghị tại Huế.", []),
    ("2025-05", "Hội nghị tại Huế.", ["Huế"]),
    (None, "Hội nghị tại Huế, tỉnh Thừa Thiên Huế.", ["Thừa Thiên Huế"]),
]


@pytest.mark.parametrize(("published", "text", "names"), HUE)
def test_hue_is_a_province_only_since_2025(published, text, names):
    hints = PageHints(published=PartialDate.parse(published) if published else None)
    found = find_places(read_page(f"Tin tức\n{text}\n", hints), reference())
    assert list(provinces(found)) == names


GOLD = {
    "000_d81a38a1084974ca": {"Bình Định"},
    "001_a2dd36a27ea8b63a": set(),
    "002_07960b524225f6b2": {"Lâm Đồng", "Thành phố Hồ Chí Minh"},
    "003_3c50e1bd063046b6": set(
        "Quảng Ninh|Hải Phòng|Ninh Bình|Thanh Hóa|Bắc Ninh|Thái Bình|Hà Tĩnh|Hưng Yên|Nghệ An|Bắc Giang|Hải Dương"
        "|Hà Nam|Nam Định|Lạng Sơn".split("|")
    ),
    "004_5a129443efa31d2f": {"Bắc Kạn", "Hà Nội"},
}


@pytest.mark.parametrize("seed", sorted(GOLD))
def test_seeds(seed):
    page = read_page((SEEDS / f"{seed}.txt").read_text(encoding="utf-8"))
    assert set(provinces(find_places(page, reference()))) == GOLD[seed]


PIECES = st.sampled_from(
    "tỉnh|thành phố|TP.|huyện|quận|Q.|xã|phường|5|Hà Nam|Vinh|Huế|,|(|)|-|ông|Lê|Tân Lập|\n".split("|")
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map(" ".join)))
def test_any_text_is_read(text):
    page = page_of(text)
    found = find_places(page, reference())
    assert all(place.span.of(page.text) == place.text and place.name for place in found)
    assert [place.span for place in found] == sorted(place.span for place in found)
