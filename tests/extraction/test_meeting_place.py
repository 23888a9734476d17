"""Where an event took place."""

import pytest

from tests.extraction.reported import TAIL, meeting_of

PLACES = [
    (
        "Sáng 15/7, tại thành phố Đà Lạt, tỉnh Lâm Đồng, Đảng ủy Bộ Nội vụ tổ chức hội nghị.",
        "thành phố Đà Lạt, tỉnh Lâm Đồng",
    ),
    ("Sáng 15/7, tại Hà Nội, Đảng ủy Bộ Nội vụ tổ chức hội nghị.", "Hà Nội"),
    ("Sáng 15/7, tại trụ sở Bộ Nội vụ, Đảng ủy Bộ tổ chức hội nghị.", "trụ sở Bộ Nội vụ"),
    ("Sáng 15/7, tại Sầm Sơn, Bộ Nội vụ tổ chức hội nghị.", "Sầm Sơn"),  # a town of the list, without its rank
    ("Sáng 15/7, tại Mường Giả Xa, Bộ Nội vụ tổ chức hội nghị.", ""),
    ("Sáng 15/7, tại Mường Giả, Sơn La, Đảng ủy Bộ Nội vụ tổ chức hội nghị.", "Mường Giả, Sơn La"),
    ("Sáng 15/7, Đảng ủy Bộ Nội vụ tổ chức hội nghị sơ kết tại Hà Nội.", "Hà Nội"),
    # Where the text does not say: the host's province.
    ("Sáng 15/7, Tỉnh ủy Hà Nam tổ chức hội nghị sơ kết.", "Hà Nam"),
    # A building; one that is only pointed at is none.
    ("Chiều 9/6, tại Nhà Quốc hội, Ủy ban Dân tộc tổ chức hội nghị gặp mặt.", "Nhà Quốc hội"),
    ("Chiều 12/5, tại Đại lễ đường Nhân dân ở thủ đô nước bạn, hai bên đã tổ chức lễ đón.",
     "Đại lễ đường Nhân dân ở thủ đô nước bạn"),
    # A house that bears somebody's name, its hamlet before its commune.
    ("Sáng 7/7, tại Nhà tưởng niệm đồng chí Lê Văn An, thôn Khánh Hạ, xã Sài Sơn, huyện Quốc Oai, Hà Nội, Ủy ban Dân "
     "tộc tổ chức hội nghị.",
     "Nhà tưởng niệm đồng chí Lê Văn An, thôn Khánh Hạ, xã Sài Sơn, huyện Quốc Oai, Hà Nội"),
    # A district's province stands elsewhere.
    ("Chiều 14/6, Quận ủy quận Ba Đình tổ chức hội nghị. Đây là quận đầu tiên của Hà Nội.", "Hà Nội"),
    # Every house has a hall.
    ("Chiều 9/6, tại Hội trường, Ủy ban Dân tộc tổ chức hội nghị gặp mặt.", ""),
    # Where another event is held, of which the sentence tells too.
    ("Sáng 9/5, Ủy ban Dân tộc tổ chức hội nghị. Hội nghị vắng ông An do đang họp Đại hội Công đoàn tại Hà Nội.", ""),
    # The second place acts; an abbreviation's dot ends no venue; a fair by its streets.
    ("Sáng 15/7, tại Hà Nội, tỉnh Quảng Ninh tổ chức hội nghị.", "Hà Nội"),
    ("Sáng 15/7, tại Trường THPT TX.Quảng Trị, Sở Y tế tỉnh Quảng Trị tổ chức hội nghị.", "Trường THPT TX.Quảng Trị"),
    ("Sáng 15/7, Ủy ban Dân tộc tổ chức hội nghị tại khu vực cảng Cát Hải (Hải Phòng).",
     "khu vực cảng Cát Hải (Hải Phòng)"),
    # A venue of which the event speaks.
    ("Sáng 15/7, Ủy ban Dân tộc có buổi làm việc với đơn vị về tình trạng ùn tắc tại sân bay Tân Lập.", ""),
    # A connection point is no place of the event, nor is a place of which is spoken there.
    ("Sáng 15/7, Ban Tổ chức Trung ương tổ chức hội nghị. Dự tại điểm cầu Hà Nam có lãnh đạo tỉnh.", ""),
    ("Sáng 15/7, tại hội nghị của Đảng ủy Bộ Nội vụ, các đại biểu nêu nhiều việc xảy ra tại Yên Bái.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "place"), PLACES)
def test_places(sentence, place):
    assert meeting_of(sentence + TAIL).places == ((place,) if place else ()), sentence


VISITED = [
    # Of whom they came to; of a district's body the province that the sentence names.
    ("Sáng 8/7, đoàn công tác của Bộ Chính trị đến làm việc với Ban Thường vụ Tỉnh ủy Cà Mau.", "Cà Mau"),
    ("Sáng 7/2, Bí thư Thành ủy Hải Phòng Lê Văn An đã có buổi làm việc với Quận ủy Lê Chân.", "Hải Phòng"),
    (
        "Sáng 7/2, Bí thư thành ủy TP.HCM Lê Văn An có buổi tiếp xúc với cử tri của TP Sóc Trăng (tỉnh Sóc Trăng).",
        "Sóc Trăng",
    ),
    ("Sáng 13/5, ông Lê Văn An và các đại biểu Quốc hội đơn vị bầu cử số 1 TP Hà Nội đã tiếp xúc cử tri.", "Hà Nội"),
    ("Sáng 7/2, ông Lê Văn An tiếp xúc với cử tri huyện Củ Chi (Thành phố Hồ Chí Minh).", "Thành phố Hồ Chí Minh"),
]


@pytest.mark.parametrize(("sentence", "place"), VISITED)
def test_the_place_of_a_visit_is_whom_they_came_to(sentence, place):
    body = f"{sentence}\n\nTại buổi làm việc, đại diện đơn vị báo cáo."
    assert meeting_of(body).places == (place,), sentence


def test_the_host_welcomes():
    body = (
        "Sáng 15/7, Cụm Thi đua số 9 tổ chức hội nghị sơ kết.\n\n"
        "Phát biểu chào mừng các đại biểu, Phó Bí thư Tỉnh ủy Hà Tĩnh Lê Văn An giới thiệu về địa phương."
    )
    assert meeting_of(body).places == ("Hà Tĩnh",)
