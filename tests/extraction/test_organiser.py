"""Which bodies held an event."""

import pytest

from tests.extraction.reported import TAIL, meeting_of

ORGANISERS = [
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
    ("Chiều 6/6, Quốc hội cho ý kiến vào dự thảo Luật Cảnh vệ.", "Quốc hội"),
    ("Sáng 15/7, phiên họp thứ 12 của Ủy ban Thường vụ Quốc hội khai mạc.", "Ủy ban Thường vụ Quốc hội"),
    ("Ngày 25/5, tại Hà Nội, Ban Bí thư đã họp để xem xét báo cáo.", "Ban Bí thư"),
]


@pytest.mark.parametrize(("sentence", "organiser"), SITTINGS)
def test_a_body_that_sits_holds_its_sitting(sentence, organiser):
    assert meeting_of(sentence).organiser == organiser, sentence
