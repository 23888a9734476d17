"""Which bodies held an event."""

import pytest

from tests.extraction.reported import TAIL, meeting_of

ORGANISERS = [
    ("Chiều 17/5, Thủ tướng Chính phủ Lê Văn An chủ trì buổi làm việc với các bộ.", ""),
    ("Sáng 15/7, Tỉnh ủy Hà Nam tổ chức hội nghị sơ kết.", "Tỉnh ủy Hà Nam"),
    ("Sáng 15/7, Tỉnh ủy Hà Nam phối hợp với Ban Tổ chức Trung ương tổ chức hội nghị sơ kết.", "Tỉnh ủy Hà Nam"),
    ("Sáng 15/7, Ban Thường vụ Đảng ủy Bộ Nội vụ đã có buổi làm việc với các chi bộ.",
     "Ban Thường vụ Đảng ủy Bộ Nội vụ"),
    ("Sáng 15/7, hội nghị sơ kết do Tỉnh ủy Hà Nam tổ chức đã diễn ra.", "Tỉnh ủy Hà Nam"),
    ("Sáng 5/7, tại phiên khai mạc kỳ họp thứ 4 Hội đồng nhân dân tỉnh Hà Nam, nhiều tờ trình được nêu.",
     "Hội đồng nhân dân tỉnh Hà Nam"),
    # In brackets whose it is.
    ("Sáng 15/7, Cụm Thi đua số 2 (Ban Tổ chức Trung ương) tổ chức hội nghị.",
     "Cụm Thi đua số 2 (Ban Tổ chức Trung ương)"),
    # Who attends does not hold it; the Party organisation in which it is held does.
    ("Ngày 4/12, Đảng ủy Bộ Tài chính tham dự hội nghị tập huấn nghiệp vụ trong Đảng bộ Khối các cơ quan Trung ương.",
     "Đảng ủy Khối các cơ quan Trung ương"),
    # Who opens it speaks for the host.
    ("Sáng 15/7, hội nghị sơ kết diễn ra. Phát biểu khai mạc hội nghị, Phó Bí thư Tỉnh ủy Hà Nam Lê Văn An nêu rõ.",
     "Tỉnh ủy Hà Nam"),
    # Whose it is by its noun, or by the verb itself.
    ("Sáng 15/7, tại hội nghị thường kỳ Bộ Công Thương, nhiều câu hỏi được nêu.", "Bộ Công Thương"),
    # A delegation acts for its body, with the number that the text gives it elsewhere.
    ("Sáng 15/7, đoàn công tác của Bộ Chính trị do ông Lê Văn An làm trưởng đoàn, làm việc với Tỉnh ủy Hà Nam.",
     "Đoàn công tác của Bộ Chính trị"),
    ("Sáng 15/7, đoàn kiểm tra của Bộ Chính trị đến làm việc với Tỉnh ủy Hà Nam. Đoàn kiểm tra số 471 của Bộ Chính trị "
     "sẽ kiểm tra 5 đơn vị.", "Đoàn kiểm tra số 471 của Bộ Chính trị"),
    # Whoever acts at a sitting sits.
    ("Tại phiên họp chiều 15/5, Ủy ban Thường vụ Quốc hội đã thông qua nghị quyết.", "Ủy ban Thường vụ Quốc hội"),
    ("Trong phiên họp ngày 25/5, kỳ họp thứ 3, Quốc hội khóa XIV đã nghe báo cáo.", "Quốc hội"),
    # A dot of "TP." ends no clause.
    ("Sáng 23-5, bà Lê Thị Bình nêu tại hội thảo khoa học do Sở Y tế TP.HCM phối hợp với Viện Rau TP.HCM tổ chức.",
     "Sở Y tế Thành phố Hồ Chí Minh"),
    # Told once more on the same day, in other words.
    ("Ông Lê Văn An phát biểu tại Lễ tôn vinh doanh nghiệp diễn ra chiều 10/2. Chiều 10/2, Tỉnh ủy Hà Nam đã tổ chức "
     "gặp mặt đầu năm và tôn vinh 20 doanh nghiệp.", "Tỉnh ủy Hà Nam"),
    ("Ông Lê Văn An phát biểu tại Lễ tôn vinh doanh nghiệp diễn ra chiều 10/2. Chiều 8/2, Tỉnh ủy Hà Nam đã tổ chức "
     "gặp mặt đầu năm.", ""),
    # Who has come to inspect holds the conference that tells whom; one assembly debates bills.
    ("Ngày 25/5, ông Lê Văn An, Trưởng Đoàn kiểm tra số 471 của Bộ Chính trị, đã dự hội nghị công bố quyết định kiểm "
     "tra tại Tỉnh ủy Hà Nam.", "Đoàn kiểm tra số 471 của Bộ Chính trị"),
    # An office is no body that acts, but a conference can be its own.
    ("Ngày 15/5, Chủ tịch nước đã có cuộc gặp với các nhà khoa học.", ""),
    # Bodies that no list has: between "do" or a comma and the verb stands the whole name.
    ("Ngày 6/7, tại cuộc tọa đàm do báo Ong Vàng tổ chức, ông Lê Văn An nêu.", "Báo Ong Vàng"),
    ("Ngày 24/5, Ban Quản lý bến phà thị xã An Bình tổ chức hội nghị.", "Ban Quản lý bến phà thị xã An Bình"),
    ("Ngày 2/6, tại Hà Nội, Hội Ong Việt Nam phối hợp với Hội Hoa đã tổ chức lễ kỷ niệm.", "Hội Ong Việt Nam"),
    ("Ngày 31/5, Ban Tuyên giáo Trung ương, Câu lạc bộ Người làm báo đối ngoại tổ chức lễ trao giải.",
     "Ban Tuyên giáo Trung ương"),
    # Another clause between, or a word that is no name.
    ("Ngày 24/5, Hội nghị tổng kết đã được Lê Văn An tổ chức.", ""),
    ("Ngày 24/5, ông An cho biết, trường sẽ tổ chức lễ khai giảng tuần sau. Lễ khai giảng diễn ra vui.", ""),
    # Who comes to an opening has not opened it.
    ("Tối 13/5, lễ hội Hoa Ban năm 2023 diễn ra trang trọng. Bộ trưởng Bộ Nội vụ Lê Văn An dự khai mạc lễ hội.", ""),
    # Who chairs speaks for the host, but not at the welcome of a guest.
    ("Sáng 8/5, Phó Giám đốc Sở Y tế tỉnh Hà Nam Lê Văn An chủ trì lễ ra mắt tổ công tác.", "Sở Y tế tỉnh Hà Nam"),
    ("Sáng 12/6, Lễ đón Đại sứ nước bạn đã diễn ra dưới sự chủ trì của Chủ tịch Quốc hội Lê Văn An.", ""),
    # A body in somebody's title does not act, be it without a name behind.
    ("Chiều 21/5, Bí thư Thành ủy Hải Phòng đã có buổi gặp gỡ với cán bộ hưu trí.", ""),
    ("Sáng 15/7, ông Lê Văn An, Thứ trưởng Bộ Quốc phòng, đã có buổi làm việc với các cơ quan.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "organiser"), ORGANISERS)
def test_organiser(sentence, organiser):
    meeting = meeting_of(sentence + TAIL)
    read = f"{meeting.organiser} ({meeting.organiser_of})" if meeting.organiser_of else meeting.organiser
    assert read == organiser, sentence


TOGETHER = [
    ("Sáng 15/7, Tỉnh ủy, HĐND, UBND tỉnh Hà Nam tổ chức lễ kỷ niệm.",
     ("Tỉnh ủy Hà Nam", "Hội đồng nhân dân tỉnh Hà Nam", "Ủy ban nhân dân tỉnh Hà Nam")),
    ("Sáng 15/7, Ban Tổ chức Trung ương và Bộ Nội vụ phối hợp tổ chức hội nghị.",
     ("Ban Tổ chức Trung ương", "Bộ Nội vụ")),
    # Who is only worked with does not hold it.
    ("Sáng 15/7, Tỉnh ủy Hà Nam phối hợp với Bộ Nội vụ tổ chức hội nghị.", ("Tỉnh ủy Hà Nam",)),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "held"), TOGETHER)
def test_bodies_that_hold_it_together(sentence, held):
    meeting = meeting_of(sentence + TAIL)
    assert (meeting.organiser, *meeting.co_organisers) == held, sentence


SITTINGS = [
    ("Chiều 12/6, Thủ tướng Lê Văn An chủ trì cuộc họp Thường trực Chính phủ về sân bay.", "Thường trực Chính phủ"),
    ("Lễ khai mạc Kỳ họp thứ ba, Quốc hội khóa XIV được tổ chức ngày 22/5.", "Quốc hội"),
    ("Sáng 14/6, Bộ trưởng Lê Văn An trả lời chất vấn của các đại biểu. Quốc hội sẽ bàn tiếp.", "Quốc hội"),
    (
        "Sáng 14/6, Giám đốc Sở Y tế Lê Văn An trả lời chất vấn của các đại biểu. HĐND tỉnh Hà Nam, Quốc hội cùng lo.",
        "",
    ),
    (
        "Tại phiên thảo luận ở tổ về dự thảo Luật Cảnh vệ chiều 6/6, đại biểu An nêu. Luật do Quốc hội ra.",
        "Quốc hội",
    ),
    ("Tại phiên thảo luận ở tổ về giá đất chiều 6/6, đại biểu Lê Văn An nêu. Luật do Quốc hội thông qua.", ""),
    ("Chiều 6/6, Quốc hội cho ý kiến vào dự thảo Luật Cảnh vệ.", "Quốc hội"),
    ("Sáng 15/7, phiên họp thứ 12 của Ủy ban Thường vụ Quốc hội khai mạc.", "Ủy ban Thường vụ Quốc hội"),
    ("Chiều 4/7, trong phiên thảo luận tổ kỳ họp HĐND tỉnh Hà Nam, đại biểu nêu.", "Hội đồng nhân dân tỉnh Hà Nam"),
    ("Ngày 25/5, tại Hà Nội, Ban Bí thư đã họp để xem xét báo cáo.", "Ban Bí thư"),
]


def test_a_headline_that_tells_of_no_event_names_no_organiser():
    body = "Chiều 12/7/2023, tại trụ sở cơ quan, ông Lê Văn An dự lễ trao quyết định bổ nhiệm."
    assert meeting_of(body, title="Ủy ban Dân tộc có chủ mới").organiser == ""
    assert meeting_of(body, title="Ủy ban Dân tộc có buổi lễ trao quyết định").organiser == "Ủy ban Dân tộc"


@pytest.mark.parametrize(("sentence", "organiser"), SITTINGS)
def test_a_body_that_sits_holds_its_sitting(sentence, organiser):
    assert meeting_of(sentence).organiser == organiser, sentence
