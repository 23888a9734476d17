"""In what form, how many, and who took which part."""

import pytest

from tests.extraction.reported import TAIL, meeting_of

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
    ("Đã có 31 ý kiến và 16 đại biểu tranh luận.", "", None, None),
    ("Đại hội đã bầu 15 đồng chí vào Ban Chấp hành.", "", None, None),
    ("Quang cảnh tại điểm cầu Hà Nam.", "", None, None),
    ("Tỉnh vừa khởi công 2 cầu vượt.", "", None, None),
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
    # "trực tiếp" receives nobody
    ("Bí thư Tỉnh ủy Hà Nam Lê Văn An trực tiếp chủ trì cuộc họp.", "chair", ["Lê Văn An"]),
    ("Bí thư Tỉnh ủy Hà Nam Lê Văn An tiếp đoàn và chủ trì cuộc họp.", "chair", []),
    ("Hội nghị diễn ra dưới sự chủ trì của đồng chí Lê Văn An, Bí thư Tỉnh ủy Hà Nam.", "chair", ["Lê Văn An"]),
    ("Dự hội nghị có đồng chí Lê Văn An, Bí thư Tỉnh ủy Hà Nam; đồng chí Trần Thị Bình chủ trì hội nghị.", "chair",
     ["Trần Thị Bình"]),
    # "Ủy viên dự khuyết" comes to nothing.
    ("Các đồng chí Lê Văn An, Ủy viên dự khuyết Trung ương Đảng; Trần Thị Bình, Phó Bí thư đồng chủ trì hội nghị.",
     "chair", ["Lê Văn An", "Trần Thị Bình"]),
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


def test_who_chaired_years_ago_chairs_nothing_now():
    body = (
        "Ngày 6/2/2023, huyện Định An tổ chức lễ kỷ niệm tại di tích.\n\n"
        "Cuối tháng 9/1953, tại đây, ông Lê Văn An đã chủ trì hội nghị cán bộ."
    )
    assert meeting_of(body).people("chair") == [], body


def test_who_chairs_another_sitting_chairs_not_this_one():
    body = (
        "Ngày 25/5, Tỉnh ủy Hà Nam tổ chức buổi làm việc với huyện Lý Nhân.\n\n"
        "Trước đó, ngày 20/5, Ban Bí thư đã họp dưới sự chủ trì của ông Lê Văn An."
    )
    assert meeting_of(body).people("chair") == [], body
