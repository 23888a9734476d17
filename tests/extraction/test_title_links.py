"""Titles that stand far from their name: given to several, won by election, told of one behind a birth or a rank."""

import pytest

from tests.extraction.named import people, titled

SO = "Sở Y tế tỉnh Hà Nam"
# a sentence, the titles of each person in it
TITLES = [
    # behind a list of names, for all of them
    ("ông Lê Văn An và Trần Văn Bình (đều là Phó giám đốc Sở Y tế tỉnh Hà Nam) bị phạt", {
        "Lê Văn An": [f"Phó Giám đốc {SO}"], "Trần Văn Bình": [f"Phó Giám đốc {SO}"],
    }),
    ("ông Lê Văn An, Trần Văn Bình và ông Vũ Minh Châu, cùng là Phó giám đốc Sở Y tế tỉnh Hà Nam", {
        "Lê Văn An": [f"Phó Giám đốc {SO}"],
        "Trần Văn Bình": [f"Phó Giám đốc {SO}"],
        "Vũ Minh Châu": [f"Phó Giám đốc {SO}"],
    }),
    # but one title behind two names is the second's
    ("ông Lê Văn An và ông Trần Văn Bình, Giám đốc Sở Y tế tỉnh Hà Nam", {
        "Lê Văn An": [], "Trần Văn Bình": [f"Giám đốc {SO}"],
    }),
    # behind "là" and a year of birth without a comma before it
    ("ông Lê Văn An sinh năm 1958, là Giám đốc Sở Y tế tỉnh Hà Nam", {"Lê Văn An": [f"Giám đốc {SO}"]}),
    ("ông Lê Văn An, hiện là Giám đốc Sở Y tế tỉnh Hà Nam", {"Lê Văn An": [f"Giám đốc {SO}"]}),
    # a title that begins like a joint ends: "chức vụ", "Vụ trưởng"
    ("ông Lê Văn An, Phó Bí thư Chi bộ, Vụ trưởng Vụ Pháp chế, Bộ Y tế", {
        "Lê Văn An": ["Phó Bí thư Chi bộ Vụ Pháp chế, Bộ Y tế", "Vụ trưởng Vụ Pháp chế, Bộ Y tế"],
    }),
    # before a list that is announced
    ("và 3 ủy viên Ban Thường vụ Tỉnh ủy Hà Nam, gồm các ông: Lê Văn An, Trần Văn Bình.", {
        "Lê Văn An": ["Ủy viên Ban Thường vụ Tỉnh ủy Hà Nam"],
        "Trần Văn Bình": ["Ủy viên Ban Thường vụ Tỉnh ủy Hà Nam"],
    }),
    ("các đồng chí Phó Bí thư Tỉnh ủy Hà Nam: Lê Văn An, Trần Văn Bình", {
        "Lê Văn An": ["Phó Bí thư Tỉnh ủy Hà Nam"], "Trần Văn Bình": ["Phó Bí thư Tỉnh ủy Hà Nam"],
    }),
    # announced for all, each with an office of their own on top
    ("Dự có các đồng chí Ủy viên Bộ Chính trị: Lê Văn An, Bí thư Thành ủy Hà Nội; Trần Văn Bình; các đại biểu.", {
        "Lê Văn An": ["Ủy viên Bộ Chính trị", "Bí thư Thành ủy Hà Nội"], "Trần Văn Bình": ["Ủy viên Bộ Chính trị"],
    }),
    # deputies of whom the same sentence names the head
    ("Giám đốc Sở Y tế tỉnh Hà Nam là ông Lê Văn An; 2 Phó Giám đốc gồm các ông: Trần Văn Bình, Vũ Minh Châu.", {
        "Lê Văn An": [f"Giám đốc {SO}"],
        "Trần Văn Bình": [f"Phó Giám đốc {SO}"],
        "Vũ Minh Châu": [f"Phó Giám đốc {SO}"],
    }),
    # "là" between office and name
    ("Giám đốc Sở Y tế tỉnh Hà Nam hiện nay là ông Lê Văn An.", {"Lê Văn An": [f"Giám đốc {SO}"]}),
    ("Giám đốc Sở Y tế tỉnh Hà Nam: Lê Văn An", {"Lê Văn An": [f"Giám đốc {SO}"]}),
    # elected, appointed, dismissed
    ("Ông Lê Văn An được Hội đồng nhân dân tỉnh khóa 13 bầu làm Chủ tịch UBND tỉnh Hà Nam.", {
        "Lê Văn An": ["Chủ tịch Ủy ban nhân dân tỉnh Hà Nam"],
    }),
    ("Lê Văn An trở thành Chủ tịch UBND tỉnh Hà Nam năm 2010.", {
        "Lê Văn An": ["Chủ tịch Ủy ban nhân dân tỉnh Hà Nam"],
    }),
    ("Ông Lê Văn An thôi giữ chức Bí thư Tỉnh ủy Hà Nam và được điều động giữ chức Chánh Văn phòng Bộ Y tế.", {
        "Lê Văn An": ["Bí thư Tỉnh ủy Hà Nam", "Chánh Văn phòng Bộ Y tế"],
    }),
    ("miễn nhiệm chức vụ Giám đốc Sở Y tế tỉnh Hà Nam đối với ông Lê Văn An.", {"Lê Văn An": [f"Giám đốc {SO}"]}),
    # who appoints gets nothing
    ("Ông Lê Văn An ký quyết định bổ nhiệm Phó Giám đốc làm Giám đốc Sở Y tế tỉnh Hà Nam.", {"Lê Văn An": []}),
    # the relative of who is appointed
    ("bổ nhiệm ông Lê Văn An, em trai Bí thư Tỉnh ủy Hà Nam Lê Thị Hoa làm Giám đốc Sở Y tế tỉnh Hà Nam", {
        "Lê Văn An": [f"Giám đốc {SO}"], "Lê Thị Hoa": ["Bí thư Tỉnh ủy Hà Nam"],
    }),
    # behind what is told of the person, in brackets or between commas
    ("Lê Văn An (SN 1970, trú tại xã Liêm Phong, nguyên Giám đốc Sở Y tế tỉnh Hà Nam) bị bắt", {
        "Lê Văn An": [f"Nguyên Giám đốc {SO}"],
    }),
    ("ông Lê Văn An, quê ở Ninh Bình, Giám đốc Sở Y tế tỉnh Hà Nam cho biết", {"Lê Văn An": [f"Giám đốc {SO}"]}),
    ("ông Lê Văn An (khi đó là Giám đốc Sở Y tế tỉnh Hà Nam) nói", {"Lê Văn An": [f"Giám đốc {SO}"]}),
    # a rank or a degree between the office and the name, unless the name has an office of its own
    ("Giám đốc Công an tỉnh Hà Nam, Đại tá Lê Văn An nói", {"Lê Văn An": ["Giám đốc Công an tỉnh Hà Nam"]}),
    ("Giám đốc Sở Y tế tỉnh Hà Nam, PGS-TS Lê Văn An nói", {"Lê Văn An": [f"Giám đốc {SO}"]}),
    ("Dự có Chủ tịch UBND tỉnh Hà Nam, Đại tá Lê Văn An, Giám đốc Công an tỉnh Hà Nam.", {
        "Lê Văn An": ["Giám đốc Công an tỉnh Hà Nam"],
    }),
    # deputies of the National Assembly and of councils
    ("ông Lê Văn An, ĐBQH khóa XV giữ chức vụ Trưởng Đoàn ĐBQH khóa XV tỉnh Hà Nam", {
        "Lê Văn An": ["Đại biểu Quốc hội", "Trưởng Đoàn đại biểu Quốc hội tỉnh Hà Nam"],
    }),
    ("ông Lê Văn An, đại biểu HĐND tỉnh Hà Nam", {"Lê Văn An": ["Đại biểu Hội đồng nhân dân tỉnh Hà Nam"]}),
    ("Chiều qua Quốc hội họp. ĐB Lê Văn An (Hà Nam) tán thành.", {"Lê Văn An": ["Đại biểu Quốc hội"]}),
    ("Quốc hội họp. ĐBQH Lê Văn An nói, ĐB Trần Văn Bình đáp.", {
        "Lê Văn An": ["Đại biểu Quốc hội"], "Trần Văn Bình": ["Đại biểu Quốc hội"],
    }),
    ("Hội nghị tổng kết: đại biểu Lê Văn An (Công ty Gạo) phát biểu.", {"Lê Văn An": []}),
    # offices of which there is one body in the text
    ("Bệnh viện Đa khoa tỉnh Hà Nam đón khách. Ông Lê Văn An, Phó Giám đốc bệnh viện, dự.", {
        "Lê Văn An": ["Phó Giám đốc Bệnh viện Đa khoa tỉnh Hà Nam"],
    }),
    ("Bộ Y tế họp báo. Thứ trưởng Lê Văn An chủ trì.", {"Lê Văn An": ["Thứ trưởng Bộ Y tế"]}),
    ("Bộ Y tế và Bộ Nội vụ họp báo. Thứ trưởng Lê Văn An chủ trì.", {"Lê Văn An": ["Thứ trưởng"]}),
    # small offices: only of a body or a place that is named
    ("ông Lê Văn An, cán bộ Bệnh viện Đa khoa tỉnh Hà Nam; ông Trần Văn Bình, cán bộ hưu trí", {
        "Lê Văn An": ["Cán bộ Bệnh viện Đa khoa tỉnh Hà Nam"], "Trần Văn Bình": [],
    }),
    ("ông Lê Văn An, công chức địa chính xã Liêm Phong", {"Lê Văn An": ["Công chức địa chính xã Liêm Phong"]}),
    # an office that the text also calls a former one is that
    ("Ông Lê Văn An, nguyên Bí thư Tỉnh ủy Hà Nam, dự. Khi là Bí thư Tỉnh ủy Hà Nam, ông Lê Văn An khác.", {
        "Lê Văn An": ["Nguyên Bí thư Tỉnh ủy Hà Nam"],
    }),
    # "chức vụ" is no Vụ, "Viện Trưởng" no institute
    ("ông Lê Văn An giữ chức vụ Trưởng ban Tổ chức Tỉnh ủy Hà Nam", {
        "Lê Văn An": ["Trưởng ban Tổ chức Tỉnh ủy Hà Nam"],
    }),
    ("ông Lê Văn An, Viện Trưởng Viện kiểm sát nhân dân tỉnh Hà Nam", {
        "Lê Văn An": ["Viện trưởng Viện kiểm sát nhân dân tỉnh Hà Nam"],
    }),
    # a career told behind a colon, or of the one person that the text names
    ("Ông Lê Văn An đã đảm nhiệm các chức vụ: Chánh Văn phòng Bộ Y tế; Giám đốc Sở Y tế tỉnh Hà Nam.", {
        "Lê Văn An": ["Chánh Văn phòng Bộ Y tế", f"Giám đốc {SO}"],
    }),
    ("Ông Lê Văn An quê Hà Nam. Năm 2008, ông được bầu làm Giám đốc Sở Y tế tỉnh Hà Nam.", {
        "Lê Văn An": [f"Giám đốc {SO}"],
    }),
    ("Ông Lê Văn An gặp ông Trần Văn Bình. Năm 2008, ông được bầu làm Giám đốc Sở Y tế tỉnh Hà Nam.", {
        "Lê Văn An": [], "Trần Văn Bình": [],
    }),
    ("Ông Lê Văn An đã có nhiều năm làm Phó Giám đốc Sở Y tế tỉnh Hà Nam.", {"Lê Văn An": [f"Phó Giám đốc {SO}"]}),
    # two of an item in a list that semicolons part
    ("các ông: Lê Văn An, Trần Văn Bình, Phó Giám đốc Sở Y tế tỉnh Hà Nam; Vũ Minh Châu, Chánh Văn phòng Bộ Y tế.", {
        "Lê Văn An": [f"Phó Giám đốc {SO}"],
        "Trần Văn Bình": [f"Phó Giám đốc {SO}"],
        "Vũ Minh Châu": ["Chánh Văn phòng Bộ Y tế"],
    }),
    # the committee of the same territory
    ("ông Lê Văn An, Phó Bí thư, Chủ tịch UBND xã Liêm Phong", {
        "Lê Văn An": ["Phó Bí thư Đảng ủy xã Liêm Phong", "Chủ tịch Ủy ban nhân dân xã Liêm Phong"],
    }),
    ("ông Lê Văn An, Phó Bí thư, Chủ tịch UBND tỉnh Hà Nam", {
        "Lê Văn An": ["Phó Bí thư Tỉnh ủy Hà Nam", "Chủ tịch Ủy ban nhân dân tỉnh Hà Nam"],
    }),
    # what somebody is for the event alone
    ("Đoàn công tác do Bí thư Tỉnh ủy Hà Nam Lê Văn An làm Trưởng đoàn.", {"Lê Văn An": ["Bí thư Tỉnh ủy Hà Nam"]}),
    # a time told before the name
    ("Trong thời gian giữ các chức vụ Bí thư Đảng ủy, Giám đốc Sở Y tế tỉnh Hà Nam (2004 - 2010), bà Lê Thị Hoa sai.", {
        "Lê Thị Hoa": [f"Bí thư Đảng ủy {SO}", f"Giám đốc {SO}"],
    }),
    ("ông Lê Văn An, nguyên Bí thư Ban cán sự Đảng, nguyên Chủ tịch UBND tỉnh Hà Nam", {
        "Lê Văn An": [
            "Nguyên Bí thư Ban cán sự đảng Ủy ban nhân dân tỉnh Hà Nam", "Nguyên Chủ tịch Ủy ban nhân dân tỉnh Hà Nam",
        ],
    }),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_titles(text, expected):
    assert {name: sorted(given) for name, given in titled(people(text)).items()} == {
        name: sorted(given) for name, given in expected.items()
    }, text
