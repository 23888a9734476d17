"""The reported event: whether there is one, its kind, name and days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction import extract
from archive.text import canonical
from tests.extraction.reported import TAIL, meeting_of, reference

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
    # What it is about is no kind of it; what is handed out belongs to a ceremony's, and not to whom.
    ("Chiều 12/7, Tạp chí Xây dựng tổ chức Hội nghị triển khai quyết định về cán bộ.", "hội nghị"),
    ("Chiều 12/7, Tỉnh ủy Hà Nam tổ chức hội nghị chuyên đề lấy ý kiến về báo cáo.", "hội nghị chuyên đề"),
    ("Chiều 12/7, Tỉnh ủy Hà Nam tổ chức hội nghị quán triệt, triển khai nghị quyết.",
     "hội nghị quán triệt, triển khai"),
    ("Sáng 18/5, Cục An Bình tổ chức Lễ đón nhận danh hiệu Anh hùng Lao động trao tặng Ban Đại Phong.",
     "lễ đón nhận danh hiệu anh hùng lao động"),
    ("Chiều 11/7, đồng chí Lê Văn An đã có buổi khảo sát thực tế tại cảng.", "buổi khảo sát thực tế"),
    ("Chiều 9/5, ông Lê Văn An đã có buổi tiếp xúc với cử tri huyện Lý Nhân.", "buổi tiếp xúc với cử tri"),
    # Numbered, it is named in full: another conference of the text is another.
    ("Chiều 28/6, Bí thư Tỉnh ủy Lê Văn An phát biểu bế mạc hội nghị lần thứ 10 Tỉnh ủy Hà Nam.\n\nHội nghị chuyên đề "
     "về báo chí sẽ họp sau.", "hội nghị"),
    # One to come gives the event no name.
    ("Ngày 4/4, Bộ Nội vụ tổ chức hội nghị.\n\nTới đây sẽ có hội nghị toàn quốc tổng kết công tác.", "hội nghị"),
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
    "Kết quả xét nghiệm 19 trâu dự Lễ hội chọi trâu Núi Sơn đã có, mẫu được lấy vào sáng 6.7.",
    "Ngày 7/7, ông Lê Văn An cho biết con trâu húc chết người tại lễ hội đã được xử lý.",
    "Ngày 10/2, gói thầu được khởi động. Tại buổi làm việc với Sở Y tế cuối năm ngoái, ông An yêu cầu sớm hoàn thành.",
    "Ngày 7/7, Bộ Nội vụ thông tin: lễ trao giải sẽ được tổ chức vào tháng 9.",
    # Wished, of other days, of a feast's board, an inquiry of journalists.
    "Ngày 7/7, Tổng thống nước bạn muốn có cuộc gặp riêng với Tổng thống nước láng giềng.",
    "Ông An cho biết đã bàn việc này trong cuộc gặp hôm 15/5 vừa qua.",
    "Ngày 7/7, ông Lê Văn An, Phó ban tổ chức lễ hội chọi trâu, cho biết đã xét nghiệm trâu tham gia lễ hội này.",
    "Đây là khẳng định của ông Lê Văn An tại buổi làm việc với phóng viên, ngày 26/5.",
    # Told by somebody of another's meeting; after what was said at one; a departure.
    "Ngày 7/6, ông Lê Văn An, Giám đốc bệnh viện, thông tin, Chi bộ khoa Sản vừa họp đề nghị kỷ luật bác sĩ.",
    "Ngay sau chỉ đạo của Bí thư Thành ủy Lê Văn An tại buổi làm việc với quận ngày 7/2, Sở đã tháo dỡ cột mốc.",
    "Sáng 4/6, Thủ tướng Lê Văn An rời Hà Nội, lên đường thăm nước bạn và dự Hội nghị Tương lai châu Á lần thứ 23.",
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


NO_REPORTS = [
    # headline, text: an announcement, questions and answers, an encyclopedia
    ("# SẼ TỔ CHỨC HỘI NGHỊ TOÀN QUỐC VỀ SÁP NHẬP", "Các bộ chuẩn bị cho hội nghị toàn quốc. Tại hội nghị sẽ bàn."),
    ("# Đại hội Hội Luật gia họp khi nào?", "**Ai triệu tập Đại hội Hội Luật gia?**\n\nĐại hội họp ngày 20/6/2025."),
    ("# Đại hội Hội Luật gia tỉnh", "**Đại hội Hội Luật gia** là cơ quan cao nhất.\n\nĐại biểu dự đại hội gồm hội viên."
     "\n\nĐại biểu dự đại hội được thẩm tra."),
]  # fmt: skip


@pytest.mark.parametrize(("title", "body"), NO_REPORTS)
def test_pages_that_report_nothing(title, body):
    assert meeting_of(body, title=title) is None, title


TOLD = [
    # the words of the event told first, its day only behind → the kind and the day as written
    ("“Việc đã rõ. Phải làm ngay. Không chậm nữa”. Bí thư Tỉnh ủy Hà Nam Lê Văn An nhấn mạnh như trên trong buổi làm "
     "việc với các sở ngày 10/7.",
     "buổi làm việc", "ngày 10/7"),
    ("Trong phiên họp chiều 15/5, Ủy ban Thường vụ Quốc hội đã thông qua nghị quyết.", "phiên họp", "chiều 15/5"),
    ("Hôm qua 19/5, Thành ủy đã gọi các quận về bàn giá đất. Tại cuộc họp, ông Lê Văn An nêu việc gấp. Kết luận cuộc "
     "họp, ông An giao việc.", "cuộc họp", "Hôm qua 19/5"),
    ("Ngày 25/5, Tỉnh ủy Hà Nam làm việc với các sở. Tại buổi làm việc, ông Lê Văn An cho biết: Từ ngày 1/6, các sở "
     "giảm người.", "buổi làm việc", "Ngày 25/5"),
    ("Đại biểu dự lễ tuyên dương học sinh Sáng 22/5, huyện Lý Nhân gặp các em. Tại buổi lễ, các em kể chuyện học.",
     "lễ tuyên dương", "Sáng 22/5"),
    ("Ngày 3/7, sau bốn ngày làm việc (từ ngày 27 đến 30/6), Ủy ban Kiểm tra Tỉnh ủy Hà Nam đã xem xét, kết luận.",
     "kỳ họp", "ngày 27 đến 30/6"),
    ("Tỉnh ủy Hà Nam ngày 30/6 tổ chức Hội nghị lần thứ 8 (khóa X), bàn nhiều việc.", "hội nghị", "ngày 30/6"),
    ("Sau 2 ngày làm việc, ngày 28/6, Hội nghị lần thứ 10 Tỉnh ủy Hà Nam đã bế mạc.", "hội nghị", "ngày 28/6"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "kind", "day"), TOLD)
def test_how_an_event_is_told(body, kind, day):
    meeting = meeting_of(body)
    assert (meeting.kind, meeting.date_as_written) == (kind, day), body


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
    # An anniversary is no day of the event, but says the year.
    ("", "Nhân ngày sinh của Người (19-5-1890/ 19-5-2017), sáng 17-5, Tỉnh ủy Hà Nam tổ chức hội nghị.",
     ("2017-05-17", "None", "", "text")),
    # A year of which the text speaks as running.
    ("", "Sáng 11/7, Tỉnh ủy Hà Nam tổ chức hội nghị. Trong 6 tháng đầu năm 2017, sản lượng tăng 15%.",
     ("2017-07-11", "None", "", "text")),
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
