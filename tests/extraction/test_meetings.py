"""The reported event: whether there is one, its kind, name, day, place, organiser, format, size, and who took part."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction import Reference, extract
from archive.extraction.page import read_page
from archive.extraction.sentences import sentences
from archive.text import canonical

ROOT = Path(__file__).parents[2]
# Sentences that lead back to an event, as every report has them.
TAIL = (
    "\n\nTại hội nghị, các đại biểu đã thảo luận nhiều nội dung quan trọng.\n\n"
    "Phát biểu tại hội nghị, đại diện các chi bộ nêu nhiều ý kiến tâm huyết.\n"
)


@cache
def reference():
    return Reference.load(ROOT / "fixtures" / "reference")


def meeting_of(body, title="Tin hoạt động của đơn vị trong tuần"):
    return extract(f"{title}\n\n{body}\n", reference()).meeting


KINDS = [
    # first sentence, kind as the text calls it, name
    (
        "Sáng 15/7, Tỉnh ủy Hà Tĩnh tổ chức hội nghị sơ kết công tác dân vận 6 tháng đầu năm 2023.",
        "hội nghị sơ kết",
        "Hội nghị sơ kết công tác dân vận 6 tháng đầu năm 2023",
    ),
    (
        "Ngày 28/12, tại Hà Nội, Ban Tổ chức Trung ương tổ chức Hội nghị toàn quốc tổng kết công tác năm 2023.",
        "hội nghị toàn quốc tổng kết",
        "Hội nghị toàn quốc tổng kết công tác năm 2023",
    ),
    (
        "Ngày 4/12, Đảng ủy Bộ Tài chính tham dự hội nghị tập huấn nghiệp vụ công tác Đảng.",
        "hội nghị tập huấn",
        "Hội nghị tập huấn nghiệp vụ công tác Đảng",
    ),
    (
        "Chiều 9/6, Đảng ủy Bộ Nội vụ đã có buổi làm việc với cấp ủy các chi bộ trực thuộc.",
        "buổi làm việc",
        "Buổi làm việc với cấp ủy các chi bộ trực thuộc",
    ),
    (
        "Sáng 12/5, tại Hải Phòng, Thành ủy Hải Phòng tổ chức Lễ trao Huy hiệu Đảng đợt 19/5.",
        "lễ trao huy hiệu đảng",
        "Lễ trao Huy hiệu Đảng đợt 19/5",
    ),
    (
        "Ngày 20/3, Đảng bộ Sở Y tế tỉnh Hà Nam long trọng tổ chức Đại hội nhiệm kỳ 2025 - 2030.",
        "đại hội",
        "Đại hội nhiệm kỳ 2025 - 2030",
    ),
    # Without its noun, by its verb.
    ("Ngày 9/6, Tỉnh ủy Quảng Bình làm việc với Đảng ủy Bộ Nội vụ về cán bộ.", "buổi làm việc", "Buổi làm việc"),
    (
        "Ngày 9/6, Tỉnh ủy Quảng Bình làm việc với Huyện ủy Lệ Thủy về công tác cán bộ.",
        "buổi làm việc",
        "Buổi làm việc",
    ),
]


CALLED = [
    # text → kind: the text's own noun for what a verb reports, else the verb's
    ("Chiều 9/6, Bí thư Tỉnh ủy Lê Văn An gặp mặt các già làng.\n\nTại cuộc gặp mặt, ông An chúc Tết.", "cuộc gặp mặt"),
    ("Chiều 9/6, Bí thư Tỉnh ủy Lê Văn An gặp mặt các già làng.\n\nTại buổi gặp, ông An chúc sức khỏe.", "gặp mặt"),
    ("Chiều 9/6, Ban Thường vụ Huyện ủy đã họp xét kỷ luật.", "họp"),
    ("Chiều 9/6, Ban Thường vụ Huyện ủy đã họp xét kỷ luật.\n\nTại phiên họp, các ủy viên thống nhất.", "phiên họp"),
    ("Chiều 9/6, Đoàn đại biểu Quốc hội tỉnh Hà Nam tiếp xúc cử tri.\n\nTại buổi tiếp xúc, cử tri nêu ý kiến.",
     "tiếp xúc cử tri"),
    # A noun before the verb's, where it is the event: guests are received on the way to it.
    ("Sáng 9/6, Bộ trưởng Lê Văn An tiếp Đại sứ nước bạn.\n\nÔng An vui mừng về Hội chợ lần thứ 13 tháng 9/2016.",
     "buổi tiếp"),
    # An exhibition's next word is a verb, not its kind.
    ("Sáng 10/2, Sở Văn hóa tỉnh Hà Nam khai mạc triển lãm giới thiệu hơn 300 tư liệu.", "triển lãm"),
    ("Ngày 9/5, Hội nghị lần thứ năm Ban Chấp hành Đảng bộ tỉnh Hà Nam khai mạc.", "hội nghị"),
    ("Chiều 11/7, đồng chí Lê Văn An đã có buổi khảo sát tại cảng Cái Mép.", "buổi khảo sát"),
    ("Ngày 31/5, Sở Y tế tỉnh Hà Nam tổ chức họp báo công bố kết quả thanh tra.", "họp báo"),
    ("Ngày 31/5, Sở Y tế tỉnh Hà Nam tổ chức họp báo thường kỳ quý II.", "họp báo thường kỳ"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "kind"), CALLED)
def test_the_kind_is_what_the_text_calls_it(body, kind):
    assert meeting_of(body).kind == kind, body


@pytest.mark.parametrize(("sentence", "kind", "name"), KINDS)
def test_kind_and_name(sentence, kind, name):
    meeting = meeting_of(sentence)
    assert (meeting.kind, meeting.name) == (kind, name), sentence


def test_the_kind_is_the_fullest_that_the_text_gives():
    body = (
        "Dự Hội nghị có ông Lê Văn An, Phó Bí thư Đảng ủy Bộ Nội vụ.\n\n"
        "Phát biểu tại Hội nghị, ông An nêu nhiều việc.\n\n"
        "Hội nghị tập huấn lần này có ý nghĩa đặc biệt quan trọng."
    )
    assert meeting_of(body).kind == "hội nghị tập huấn"


def test_the_headline_alone_can_name_it():
    meeting = meeting_of(
        "Sáng 28/12, tại Hà Nội, đông đảo đại biểu đã về dự.\n\nPhát biểu tại hội nghị, ông Lê Văn An nêu nhiệm vụ.",
        title="Hội nghị tổng kết công tác Đảng năm 2023",
    )
    assert (meeting.kind, str(meeting.start)) == ("hội nghị tổng kết", "2023-12-28")


NO_MEETINGS = [
    # An event that is only a topic.
    "Đảng ủy Bộ Nội vụ ban hành kế hoạch thực hiện Nghị quyết Đại hội XIII của Đảng trong toàn Đảng bộ.",
    "Các cấp ủy đang khẩn trương chuẩn bị đại hội đảng bộ các cấp, tiến tới Đại hội XIV của Đảng.",
    # What lies years back.
    "Ngày 10/7/1986, tại hội nghị cán bộ, đồng chí đã nêu nhiều bài học. Năm 2017, các bài học ấy vẫn đúng.",
    # Rules for events, no event.
    "Đại hội công đoàn các cấp được tổ chức theo nhiệm kỳ năm năm một lần. Đại hội được triệu tập bất thường khi cần.",
    # A portrait, a crime, a notice.
    "Ông Lê Văn An sinh năm 1960, quê ở Nghệ An, hiện là Giám đốc Sở Y tế tỉnh Nghệ An.",
    "Chiều 8/2, Công an tỉnh Hà Nam cho biết đã làm việc với lái xe gây tai nạn.",
    # An interview beside a session, a feast in passing, a meeting of last year, one to come.
    "Bên lề kỳ họp sáng 8/6, ông Lê Văn An trả lời phóng viên.",
    "Ngày 7/7, ông Lê Văn An cho biết con trâu húc chết người tại lễ hội đã được xử lý.",
    "Ngày 10/2, gói thầu được khởi động. Tại buổi làm việc với Sở Y tế cuối năm ngoái, ông An yêu cầu sớm hoàn thành.",
    "Ngày 7/7, Bộ Nội vụ thông tin: lễ trao giải sẽ được tổ chức vào tháng 9.",
    # Wished, of other days, of a feast's board, an inquiry of journalists.
    "Ngày 7/7, Tổng thống nước bạn muốn có cuộc gặp riêng với Tổng thống nước láng giềng.",
    "Ông An cho biết đã bàn việc này trong cuộc gặp hôm 15/5 vừa qua.",
    "Ngày 7/7, ông Lê Văn An, Phó ban tổ chức lễ hội chọi trâu, cho biết đã xét nghiệm trâu tham gia lễ hội này.",
    "Đây là khẳng định của ông Lê Văn An tại buổi làm việc với phóng viên, ngày 26/5.",
    # A visit as a whole, what somebody tells of another meeting, an order about meetings, an encyclopedia.
    "Ngày 16/5, Chủ tịch Quốc hội nước bạn kết thúc chuyến thăm chính thức Việt Nam. Đoàn đã dự hội nghị chuyên đề.",
    "Sở Y tế nói về các sai phạm. Theo ông An, chiều 13/7, Ủy ban Kiểm tra đã họp với chi bộ.",
    "Ngày 20/5, Bộ Nội vụ có văn bản tạm dừng tổ chức Đại hội Thi đua yêu nước cấp xã.",
    "Ngày 20/7/2021, kỳ họp khai mạc tại Hà Nội.[1] Kỳ họp bầu ông An.[2] Kỳ họp bế mạc.[3] Kỳ họp đã bàn nhân sự.[4]",
    "",
]


def test_a_page_that_hands_out_a_document_reports_no_meeting():
    body = "Căn cứ hội nghị ngày 4/12/2025, Ban Chỉ đạo tổ chức hội nghị tổng kết.\n\nTại hội nghị, các đại biểu nêu."
    assert meeting_of(body, title="Toàn văn Quyết định 419-QĐ/BCĐ năm 2025") is None
    assert meeting_of(body, title="Tổng kết công tác năm 2025") is not None


@pytest.mark.parametrize("body", NO_MEETINGS)
def test_no_meeting(body):
    assert meeting_of(body) is None, body


DATES = [
    # header, first sentence → first day, last day, as written, inferred from
    ("", "Ngày 4/12/2024, Tỉnh ủy Hà Nam tổ chức hội nghị sơ kết.", ("2024-12-04", "None", "", "")),
    ("18:08 03/12/2022", "Ngày 02/12, Tỉnh ủy Hà Nam tổ chức hội nghị.",
     ("2022-12-02", "None", "", "publication date")),
    ("date 2023-07", "Sáng 15/7, Tỉnh ủy Hà Nam tổ chức hội nghị.", ("2023-07-15", "None", "", "header")),
    ("18:08 26/07/2023", "Trong hai ngày 24 và 25/7, Tỉnh ủy Hà Nam tổ chức hội nghị sơ kết.",
     ("2023-07-24", "2023-07-25", "", "publication date")),
    ("18:08 15/07/2023", "Chiều nay, Tỉnh ủy Hà Nam tổ chức hội nghị sơ kết.",
     ("2023-07-15", "None", "", "publication date")),
    # Nothing gives the year.
    ("", "Sáng 15/7, Tỉnh ủy Hà Nam tổ chức hội nghị sơ kết.", ("None", "None", "Sáng 15/7", "")),
    # The sentence of the event names the year that it plans or reviews; not one far ahead.
    ("", "Sáng nay (7/2), Tỉnh ủy Hà Nam tổ chức hội nghị triển khai nhiệm vụ năm 2017.",
     ("2017-02-07", "None", "", "text")),
    ("", "Sáng 7/2, Tỉnh ủy Hà Nam tổ chức hội nghị triển khai kế hoạch đến năm 2030.",
     ("None", "None", "Sáng 7/2", "")),
    # What lies behind gives no year: an election, a line of somebody's life.
    ("", "Chiều 19/5, Tỉnh ủy Hà Nam tổ chức hội nghị. Ngày 22/5/2016, khi bầu cử, ông An trúng cử.",
     ("None", "None", "Chiều 19/5", "")),
    ("", "Sáng 22/6, Tỉnh ủy Hà Nam tổ chức hội nghị. Từ 14.4.2016 đến nay, ông An là Bí thư Tỉnh ủy.",
     ("None", "None", "Sáng 22/6", "")),
    # The day of a document is not that of the event.
    ("18:08 16/07/2023",
     "Theo Quy định số 50-QĐ/TW ngày 27/12/2021 của Bộ Chính trị, sáng 15/7, Tỉnh ủy Hà Nam tổ chức hội nghị.",
     ("2023-07-15", "None", "", "publication date")),
    # Only its month.
    ("", "Tháng 7/2023, Tỉnh ủy Hà Nam tổ chức hội nghị sơ kết.\n\nPhát biểu tại hội nghị, ông Lê Văn An nêu rõ.\n\n"
     "Kết luận hội nghị, ông Lê Văn An yêu cầu.", ("2023-07", "None", "", "")),
]  # fmt: skip


@pytest.mark.parametrize(("header", "sentence", "expected"), DATES)
def test_dates(header, sentence, expected):
    raw = (
        f"{header} Tin hoạt động của đơn vị\n" if header.startswith("date") else f"Tin hoạt động của đơn vị\n{header}\n"
    )
    meeting = extract(f"{raw}\n{sentence}{TAIL}", reference()).meeting
    found = (str(meeting.start), str(meeting.end), meeting.date_as_written, meeting.date_inferred_from)
    assert found == expected, sentence


PLACES = [
    (
        "Sáng 15/7, tại thành phố Đà Lạt, tỉnh Lâm Đồng, Đảng ủy Bộ Nội vụ tổ chức hội nghị.",
        "thành phố Đà Lạt, tỉnh Lâm Đồng",
    ),
    ("Sáng 15/7, tại Hà Nội, Đảng ủy Bộ Nội vụ tổ chức hội nghị.", "Hà Nội"),
    ("Sáng 15/7, tại trụ sở Bộ Nội vụ, Đảng ủy Bộ tổ chức hội nghị.", "trụ sở Bộ Nội vụ"),
    ("Sáng 15/7, tại Mường Giả, Sơn La, Đảng ủy Bộ Nội vụ tổ chức hội nghị.", "Mường Giả, Sơn La"),
    ("Sáng 15/7, Đảng ủy Bộ Nội vụ tổ chức hội nghị sơ kết tại Hà Nội.", "Hà Nội"),
    # Where the text does not say: the host's province.
    ("Sáng 15/7, Tỉnh ủy Hà Nam tổ chức hội nghị sơ kết.", "Hà Nam"),
    # A building; one that is only pointed at is none.
    ("Chiều 9/6, tại Nhà Quốc hội, Ủy ban Dân tộc tổ chức hội nghị gặp mặt.", "Nhà Quốc hội"),
    # Every house has a hall.
    ("Chiều 9/6, tại Hội trường, Ủy ban Dân tộc tổ chức hội nghị gặp mặt.", ""),
    # Where another event is held, of which the sentence tells too.
    ("Sáng 9/5, Ủy ban Dân tộc tổ chức hội nghị. Hội nghị vắng ông An do đang họp Đại hội Công đoàn tại Hà Nội.", ""),
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


ORGANISERS = [
    ("Sáng 15/7, Tỉnh ủy Hà Nam tổ chức hội nghị sơ kết.", "Tỉnh ủy Hà Nam"),
    ("Sáng 15/7, Tỉnh ủy Hà Nam phối hợp với Ban Tổ chức Trung ương tổ chức hội nghị sơ kết.", "Tỉnh ủy Hà Nam"),
    ("Sáng 15/7, Ban Thường vụ Đảng ủy Bộ Nội vụ đã có buổi làm việc với các chi bộ.",
     "Ban Thường vụ Đảng ủy Bộ Nội vụ"),
    ("Sáng 15/7, hội nghị sơ kết do Tỉnh ủy Hà Nam tổ chức đã diễn ra.", "Tỉnh ủy Hà Nam"),
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
    # A body in somebody's title does not act.
    ("Sáng 15/7, ông Lê Văn An, Thứ trưởng Bộ Quốc phòng, đã có buổi làm việc với các cơ quan.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "organiser"), ORGANISERS)
def test_organiser(sentence, organiser):
    meeting = meeting_of(sentence + TAIL)
    read = f"{meeting.organiser} ({meeting.organiser_of})" if meeting.organiser_of else meeting.organiser
    assert read == organiser, sentence


SIZES = [
    # words, format, delegates, connection points
    (
        "Hội nghị được tổ chức trực tiếp kết hợp trực tuyến gồm gần 400 điểm cầu với gần 6.400 đại biểu.",
        "hybrid",
        6400,
        400,
    ),
    ("Hội nghị được tổ chức theo hình thức trực tuyến tới 63 điểm cầu.", "online", None, 63),
    ("Hội nghị trực tuyến có sự tham dự của hơn 200 đồng chí.", "online", 200, None),
    ("Hội nghị tổ chức theo hình thức trực tiếp, 150 học viên tham gia.", "in person", 150, None),
    ("Tham dự có 1,2 nghìn cán bộ.", "", None, None),
    # Numbers of other people.
    ("Cả năm, toàn Đảng bộ kỷ luật 67 đảng viên và kết nạp 21 đảng viên.", "", None, None),
    ("Có 487 đại biểu Quốc hội tán thành.", "", None, None),
    ("Đại hội đã bầu 15 đồng chí vào Ban Chấp hành.", "", None, None),
    ("Quang cảnh tại điểm cầu Hà Nam.", "", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "form", "delegates", "points"), SIZES)
def test_format_and_size(words, form, delegates, points):
    meeting = meeting_of(f"Sáng 15/7, Tỉnh ủy Hà Nam tổ chức hội nghị. {words}{TAIL}")
    assert (meeting.format, meeting.attendance, meeting.connection_points) == (form, delegates, points), words


PARTS = [
    # sentence, role → people
    ("Đồng chí Lê Văn An, Bí thư Tỉnh ủy Hà Nam, chủ trì hội nghị.", "chair", ["Lê Văn An"]),
    ("Bí thư Tỉnh ủy Hà Nam Lê Văn An, Phó Bí thư Tỉnh ủy Hà Nam Trần Thị Bình chủ trì hội nghị.", "chair",
     ["Lê Văn An", "Trần Thị Bình"]),
    ("Chủ trì hội nghị có các đồng chí: Lê Văn An, Bí thư Tỉnh ủy Hà Nam; Trần Thị Bình, Phó Bí thư Tỉnh ủy Hà Nam.",
     "chair", ["Lê Văn An", "Trần Thị Bình"]),
    ("Hội nghị diễn ra dưới sự chủ trì của đồng chí Lê Văn An, Bí thư Tỉnh ủy Hà Nam.", "chair", ["Lê Văn An"]),
    ("Dự hội nghị có đồng chí Lê Văn An, Bí thư Tỉnh ủy Hà Nam; đồng chí Trần Thị Bình chủ trì hội nghị.", "chair",
     ["Trần Thị Bình"]),
    # Chairing a task is no chairing of the event.
    ("Đồng chí Lê Văn An đề nghị Sở Y tế chủ trì, phối hợp với các huyện xây dựng đề án.", "chair", []),
    ("Phát biểu chỉ đạo hội nghị, đồng chí Lê Văn An, Bí thư Tỉnh ủy Hà Nam, biểu dương kết quả.", "speaker",
     ["Lê Văn An"]),
    ("Đồng chí Lê Văn An nhấn mạnh nhiều nhiệm vụ trọng tâm.", "speaker", ["Lê Văn An"]),
    ("Đồng chí Trần Thị Bình trình bày báo cáo sơ kết.", "presenter", ["Trần Thị Bình"]),
    ("Dự hội nghị có các đồng chí: Lê Văn An, Bí thư Tỉnh ủy Hà Nam; Trần Thị Bình, Phó Bí thư Tỉnh ủy Hà Nam.",
     "attendee", ["Lê Văn An", "Trần Thị Bình"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "role", "people"), PARTS)
def test_participation(sentence, role, people):
    meeting = meeting_of(f"Sáng 15/7, Tỉnh ủy Hà Nam tổ chức hội nghị.\n\n{sentence}{TAIL}")
    assert meeting.people(role) == people, sentence


SITTINGS = [
    ("Chiều 6/6, Quốc hội cho ý kiến vào dự thảo Luật Cảnh vệ.", "Quốc hội"),
    ("Sáng 15/7, phiên họp thứ 12 của Ủy ban Thường vụ Quốc hội khai mạc.", "Ủy ban Thường vụ Quốc hội"),
    ("Ngày 25/5, tại Hà Nội, Ban Bí thư đã họp để xem xét báo cáo.", "Ban Bí thư"),
]


@pytest.mark.parametrize(("sentence", "organiser"), SITTINGS)
def test_a_body_that_sits_holds_its_sitting(sentence, organiser):
    assert meeting_of(sentence).organiser == organiser, sentence


def test_who_chaired_years_ago_chairs_nothing_now():
    body = (
        "Ngày 6/2/2023, huyện Định An tổ chức lễ kỷ niệm tại di tích.\n\n"
        "Cuối tháng 9/1953, tại đây, ông Lê Văn An đã chủ trì hội nghị cán bộ."
    )
    assert meeting_of(body).people("chair") == [], body


SENTENCES = [
    # A full stop ends a sentence only before a capital, and not behind an abbreviation.
    ("Hội nghị họp. Các đại biểu về dự.", ["Hội nghị họp.", "Các đại biểu về dự."]),
    ("Ông dự tại TP. Hồ Chí Minh. Bà vắng.", ["Ông dự tại TP. Hồ Chí Minh.", "Bà vắng."]),
    ("PGS. Lê An nói: “Tốt.” Mọi người nghe.", ["PGS. Lê An nói: “Tốt.”", "Mọi người nghe."]),
    ("1. Về công tác Đảng. 2. Về công tác cán bộ.", ["1. Về công tác Đảng.", "2. Về công tác cán bộ."]),
    ("Đạt 6.400 đại biểu./.", ["Đạt 6.400 đại biểu./."]),
    # A small letter opens no sentence, be it one of Vietnamese alone.
    ("Xã An Bình, v.v. đã báo cáo... ấn tượng.", ["Xã An Bình, v.v. đã báo cáo... ấn tượng."]),
]


@pytest.mark.parametrize(("line", "expected"), SENTENCES)
def test_sentences(line, expected):
    page = read_page(f"Tin\n{line}\n")
    assert [sentence.words for sentence in sentences(page)][1:] == expected, line


WORDS = st.sampled_from(
    "Sáng 15/7, |tại Hà Nội|Tỉnh ủy Hà Nam |tổ chức |hội nghị |sơ kết |chủ trì |đồng chí |Lê Văn An|, |. |\n|dự có |: |"
    "6.400 đại biểu|do |(|) |Đại hội |buổi làm việc |lễ |trực tuyến |đã |phát biểu |“|”|TP.".split("|")
)


@given(st.lists(WORDS, max_size=40).map("".join) | st.text(max_size=200))
def test_any_text_is_read_and_every_span_leads_to_its_words(raw):
    extraction = extract(raw, reference())
    meeting = extraction.meeting
    if meeting is None:
        return
    text = extraction.page.text
    assert canonical(meeting.span.of(text)).strip()
    assert meeting.date_span is None or meeting.date_span.of(text)
    assert all(part.span.of(text) for part in meeting.participations)
    assert meeting.end is None or meeting.start <= meeting.end
    assert not (meeting.start and meeting.date_as_written)
