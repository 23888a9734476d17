"""Inside one text: which name a shorter one leads to, and which titles say the same."""

import pytest

from archive.extraction.record import Title
from archive.extraction.resolve import People, merged_titles, name_key, usurped

SPELLINGS = [
    # two spellings of one name
    ("Nguyễn Văn Sỹ", "Nguyễn Văn Sĩ", True),
    ("Lý Văn An", "Lí Văn An", True),
    ("Phan Đình Hoà", "Phan Đình Hòa", True),
    ("LÊ VĂN AN", "Lê Văn An", True),
    # two names
    ("Lê Thị Thúy", "Lê Thị Thúi", False),
    ("Lê Văn Duy", "Lê Văn Dui", False),
    ("Lê Văn Hùng", "Lê Văn Hưng", False),
]


@pytest.mark.parametrize(("one", "other", "same"), SPELLINGS)
def test_spellings_of_a_name(one, other, same):
    assert (name_key(one) == name_key(other)) is same, (one, other)


# full names of a text, a given name, whom it leads to
GIVEN = [
    (["Phan Đình Hòa", "Lê Văn An"], "Hòa", "Phan Đình Hòa"),
    (["Phan Đình Hòa"], "Đình Hòa", "Phan Đình Hòa"),
    (["Phan Đình Hòa", "Lê Hòa"], "Hòa", ""),
    (["Phan Đình Hòa"], "Phan", ""),
    (["Phan Đình Hòa"], "An", ""),
    ([], "Hòa", ""),
    # once in the full spelling is enough, and the spelling used most is the name
    (["Lê Văn Sỹ", "Lê Văn Sĩ", "Lê Văn Sĩ"], "Sỹ", "Lê Văn Sĩ"),
]


@pytest.mark.parametrize(("names", "given", "full"), GIVEN)
def test_given_names(names, given, full):
    assert People(names).short(given) == full, (names, given)


def test_a_chinese_name_is_called_by_its_first_syllable():
    people = People(["Tập Cận Bình", "Lê Văn An"])
    assert people.short("Tập", surname_first=True) == "Tập Cận Bình"
    assert people.short("Tập") == ""


FULL = [
    # the end of one longer name is that name, of two it is nobody's
    (["Nguyễn Xuân Anh", "Xuân Anh"], "Xuân Anh", "Nguyễn Xuân Anh"),
    (["Nguyễn Xuân Anh", "Lê Xuân Anh", "Xuân Anh"], "Xuân Anh", ""),
    (["Xuân Anh"], "Xuân Anh", "Xuân Anh"),
    # a fourth syllable once, beside the name of three: the next word glued to it
    (["Lê Thanh Vân", "Lê Thanh Vân Quy"], "Lê Thanh Vân Quy", ""),
    (["Lê Thanh Vân Anh"], "Lê Thanh Vân Anh", "Lê Thanh Vân Anh"),
]


@pytest.mark.parametrize(("names", "name", "full"), FULL)
def test_full_names(names, name, full):
    assert People(names).full(name) == full, (names, name)


HA_NAM, NAM_DINH = "Tỉnh ủy Hà Nam", "Tỉnh ủy Nam Định"
DEPUTY = Title(f"Phó Bí thư Thường trực {HA_NAM}", "Phó Bí thư Thường trực", HA_NAM)

# the titles of one person, those that remain
MERGED = [
    # without a body, with the body's head alone, without "Thường trực": the same
    ([DEPUTY, Title("Phó Bí thư Thường trực", "Phó Bí thư Thường trực")], [DEPUTY]),
    ([Title("Phó Bí thư Thường trực Tỉnh ủy", "Phó Bí thư Thường trực"), DEPUTY], [DEPUTY]),
    ([DEPUTY, Title(f"Phó Bí thư {HA_NAM}", "Phó Bí thư", HA_NAM)], [DEPUTY]),
    # of another body, of another office, over: another title
    ([DEPUTY, Title(f"Phó Bí thư {NAM_DINH}", "Phó Bí thư", NAM_DINH)], None),
    ([DEPUTY, Title(f"Bí thư {HA_NAM}", "Bí thư", HA_NAM)], None),
    ([DEPUTY, Title(f"Nguyên Phó Bí thư {HA_NAM}", "Phó Bí thư", HA_NAM, former=True)], None),
    # a bare office says nothing more, whichever of two it is; one with a body's head stays as it is
    ([Title(f"Bí thư {HA_NAM}", "Bí thư", HA_NAM), Title(f"Bí thư {NAM_DINH}", "Bí thư", NAM_DINH),
      Title("Bí thư", "Bí thư")],
     [Title(f"Bí thư {HA_NAM}", "Bí thư", HA_NAM), Title(f"Bí thư {NAM_DINH}", "Bí thư", NAM_DINH)]),
    ([Title(f"Bí thư {HA_NAM}", "Bí thư", HA_NAM), Title(f"Bí thư {NAM_DINH}", "Bí thư", NAM_DINH),
      Title("Bí thư Tỉnh ủy", "Bí thư")], None),
    ([Title("Đại sứ", "Đại sứ"), Title("Đại sứ Đặc mệnh toàn quyền tại Lào", "Đại sứ Đặc mệnh toàn quyền")],
     [Title("Đại sứ Đặc mệnh toàn quyền tại Lào", "Đại sứ Đặc mệnh toàn quyền")]),
]  # fmt: skip


@pytest.mark.parametrize(("titles", "remaining"), MERGED)
def test_titles_that_say_the_same(titles, remaining):
    merged = merged_titles(titles)
    assert set(merged.values()) == set(remaining or titles), [title.text for title in titles]
    assert set(merged) == set(titles)


def test_thousands_of_titles_are_left_alone():
    titles = [Title(f"Giám đốc {number}", "Giám đốc") for number in range(1000)]
    assert merged_titles(titles) == {title: title for title in titles}


def test_an_office_of_one_is_dropped_where_another_holds_it_more_often():
    chair = Title("Chủ tịch Hội đồng Dân tộc", "Chủ tịch", "Hội đồng Dân tộc")
    deputy = Title("Phó Chủ tịch Quốc hội", "Phó Chủ tịch", "Quốc hội")
    assert usurped([("An", chair), ("An", chair), ("Hoa", chair)]) == {("Hoa", chair)}
    # once each is no evidence, and deputies are several
    assert usurped([("An", chair), ("Hoa", chair)]) == set()
    assert usurped([("An", deputy), ("An", deputy), ("Hoa", deputy)]) == set()
