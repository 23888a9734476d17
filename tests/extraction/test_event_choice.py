"""Which event a page reports where its first words do not name it plainly, and pages that report none."""

from functools import cache
from pathlib import Path

import pytest

from archive.extraction import Reference, extract

ROOT = Path(__file__).parents[2]


@cache
def reference():
    return Reference.load(ROOT / "fixtures" / "reference")


def meeting_of(body, title="Tin hoạt động của đơn vị trong tuần"):
    return extract(f"{title}\n\n{body}\n", reference()).meeting


REPORTED = [
    # text → kind, the day as written or dated
    # the first sentence tells of it in other words, the next leads back to it by its noun
    ("Sáng 6/6, Bí thư Thành ủy Lê Văn An cùng các lãnh đạo khác chủ trì chương trình “Dân hỏi”. Việc này đã rõ. "
     "Ai cũng lo. Tại buổi đối thoại, nhiều cử tri kêu về rác.", "buổi đối thoại", "Sáng 6/6"),
    # somebody in office inspects, then sits down with whom he inspected
    ("Ngày 12/5, ông Lê Văn An, Bí thư Tỉnh ủy Hà Nam, đã đến giám sát nhà máy. Phát biểu tại buổi làm việc, ông An "
     "khen nhà máy.", "buổi làm việc", "Ngày 12/5"),
    ("Chiều 10/2, lãnh đạo Thành phố Hải Phòng đã tổ chức gặp gỡ cộng đồng doanh nghiệp.", "buổi gặp gỡ",
     "Chiều 10/2"),
    ("Sáng 13/5, Tổng Bí thư Lê Văn An đã tiếp xúc với 160 cử tri quận Ba Đình.", "tiếp xúc cử tri", "Sáng 13/5"),
    ("Ngày 20/6, Đoàn kiểm tra của Bộ Chính trị công bố Quyết định kiểm tra Tỉnh ủy Hà Nam.",
     "lễ công bố quyết định", "Ngày 20/6"),
    # the sentence of the verb says what the sitting was; a session within it does not rename it, nor one to come
    ("Thực hiện chương trình của phiên họp thứ 10, chiều 15/5, Ủy ban Thường vụ Quốc hội đã xem xét việc nhân sự. "
     "Cũng tại phiên làm việc này, các đại biểu nêu ý kiến.", "phiên họp", "chiều 15/5"),
    ("Chiều 16/5, Ủy ban Thường vụ Quốc hội thảo luận báo cáo. Báo cáo này sẽ được trình bày tại phiên khai mạc kỳ "
     "họp thứ ba.", "phiên thảo luận", "Chiều 16/5"),
    # what a guest has come for is to come, what he did is told
    ("Ngày 11/5, Chủ tịch nước Lê Văn An đã đến nước bạn, bắt đầu chuyến thăm chính thức và dự Diễn đàn cấp cao về "
     "rừng từ ngày 11 đến 15/5. Chiều 12/5, Chủ tịch nước đã hội đàm với Tổng thống nước bạn. Tại cuộc hội đàm, hai "
     "bên bàn việc chung.", "hội đàm", "Chiều 12/5"),
    # another conference of another day gives the event neither its kind nor its day
    ("Sáng 22/6, Hội nghị Hội An Bình lần thứ 7 đã thống nhất cử ông An. Ông An sinh năm 1962. Trước đó, chiều 21/6, "
     "tại Hà Nội, Hội An Bình tổ chức hội nghị mở rộng.", "hội nghị", "Sáng 22/6"),
    ("Chiều 21/6, Hội nghị thảo luận báo cáo công tác.\n\nPhát biểu tại hội nghị, ông Lê Văn An nêu hai việc.\n\n"
     f"{'Việc này đã rõ. ' * 8}Tại hội nghị công bố quyết định sáng 9/5, ông Bình nhận việc.", "hội nghị",
     "Chiều 21/6"),
    # an initial ends no sentence
    ("Ngày 6/6, tượng đài lãnh tụ V.I. Lê-nin đã được khánh thành. Phát biểu tại buổi lễ, ông Lê Văn An nêu.",
     "lễ khánh thành", "ngày 6/6"),
    # "hôm nay" of a speaker against the day that the report gives
    ("Sau hai năm, ngày 6/6, tượng đài đã được khánh thành. Phát biểu tại buổi lễ, ông Lê Văn An nói: “Hôm nay, tại "
     "buổi lễ này, chúng ta vui mừng”.", "buổi lễ", "ngày 6/6"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "kind", "day"), REPORTED)
def test_events_told_in_other_words(body, kind, day):
    meeting = meeting_of(body)
    assert meeting is not None, body
    assert (meeting.kind, meeting.date_as_written.lower()) == (kind, day.lower()), body


def test_a_headline_needs_no_da():
    body = (
        "Bí thư Tỉnh ủy Lê Văn An đã trao huy hiệu 70 năm tuổi Đảng cho ông Bình.\n\nNgày 20/5, Bí thư Tỉnh ủy Lê "
        "Văn An đã đến nhà riêng trao huy hiệu cho ông Bình."
    )
    assert meeting_of(body, title="Bí thư Tỉnh ủy đến nhà trao huy hiệu").date_as_written == "Ngày 20/5"
    assert meeting_of(body, title="Bí thư Tỉnh ủy yêu cầu trao huy hiệu") is None


NOTHING_REPORTED = [
    # headline, text
    # plans for the congresses of every level
    ("Đợt sinh hoạt sâu rộng", "Ngày 5/3, Liên đoàn ban hành hướng dẫn. Dự đại hội Công đoàn các cấp có hội viên. Phát "
     "biểu tại đại hội, hội nghị Công đoàn các cấp, đại biểu nêu ý kiến."),
    # awaited, announced
    ("Người dân mong", "Đêm 6/7, người dân mong ngóng hội nghị công bố kết luận diễn ra sáng 7/7.\n\nNgày mai có được "
     "dự hội nghị không, ai cũng hỏi.\n\nHuyện đã có giấy mời dự hội nghị."),
    ("Chiều nay bàn nhân sự", "Chiều nay, Ủy ban Thường vụ Quốc hội sẽ có phiên họp kín.\n\nTại phiên họp, Trưởng Ban "
     "sẽ báo cáo.\n\nTại phiên họp, các ủy viên sẽ thảo luận."),
    # a page that goes round several places, or the news of a week
    ("Nhân sự mới", "Tuyên Quang: Hôm nay, Phó Viện trưởng Lê Văn An đã trao quyết định điều động.\n\nKon Tum: Ngày "
     "10/7, Phó Bí thư Tỉnh ủy Trần Văn Bình đã trao quyết định."),
    ("Nóng nhất tuần: Hà Nam có tân Bí thư", "Sáng 10/5, Bí thư Thành ủy Lê Văn An đã trao quyết định điều động."),
    # questions and answers with a table of contents; an article of an encyclopedia on a body
    ("# Ngày 24/5/2025 là lễ gì?", "### Nội dung chính\n\nTheo thông cáo, lễ tang tổ chức ngày 24/5/2025.\n\nLễ tang "
     "được tổ chức tại Hà Nội."),
    ("# Ủy ban An Bình khóa XV", "**Ủy ban An Bình khóa XV** được bầu trong Kỳ họp thứ nhất diễn ra từ ngày 20 đến 28 "
     "tháng 7 năm 2021 tại Hà Nội."),
    # what somebody said on the day, or the first day of a journey
    ("Hai cô giáo nghỉ việc", "Chiều 5/2, bà Lê Thị Bình cho biết đã chấm dứt hợp đồng. Việc này đã rõ. Nhiều người "
     "bức xúc. Tại buổi làm việc, hai cô xin lỗi phụ huynh."),
]  # fmt: skip


@pytest.mark.parametrize(("title", "body"), NOTHING_REPORTED)
def test_pages_that_report_no_event(title, body):
    assert meeting_of(body, title=title) is None, (title, body)


def test_an_article_of_an_encyclopedia_on_one_event_gives_its_days():
    body = (
        "**Đại hội đại biểu Hội An Bình lần thứ V** hay **Đại hội V** diễn ra từ ngày 27 đến ngày 31-3-1982 ở Hà Nội."
        "\n\nĐại hội bầu ông An.[1] Sau đó có nhiều đổi thay.[2][3] Năm 2001, Hội đổi tên.[4]"
    )
    meeting = meeting_of(body, title="# Đại hội Hội An Bình lần thứ V")
    assert (str(meeting.start), str(meeting.end)) == ("1982-03-27", "1982-03-31")


CHAIRS = [
    # text → who chaired
    ("Chiều 18/6, Tổng Bí thư Lê Văn An đã tiếp Đại sứ nước bạn.\n\nTrước đó, đồng chí Trần Văn Bình, Bộ trưởng Bộ Y "
     "tế, đã chủ trì lễ đón Đại sứ.", []),
    ("Chiều 15/6, Ban Chấp hành Hội An Bình đã có cuộc họp. Nhà thơ Trần Văn Bình tạm thời điều hành Hội An Bình.", []),
    ("Chiều 15/6, Ban Chấp hành Hội An Bình đã có cuộc họp. Đồng chí Trần Văn Bình sẽ chủ trì hội nghị.", []),
    ("Chiều 15/6, Ban Chấp hành Hội An Bình đã có cuộc họp. Đồng chí Trần Văn Bình chủ trì hội nghị.",
     ["Trần Văn Bình"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), CHAIRS)
def test_chairs_are_those_of_the_event(body, expected):
    meeting = meeting_of(body)
    assert [part.person for part in meeting.participations if part.role == "chair"] == expected, body


PLACES = [
    # text → places
    # two places joined
    ("Ngày 7/7, lãnh đạo tỉnh dâng hương tại Khu lưu niệm Lê Văn An, xã Phù Khê, tỉnh Bắc Ninh và Công viên Lê Văn An, "
     "thành phố Bắc Ninh.",
     ("Khu lưu niệm Lê Văn An, xã Phù Khê, tỉnh Bắc Ninh", "Công viên Lê Văn An, thành phố Bắc Ninh")),
    # the second acts
    ("Ngày 7/7, tại Hà Nội và Hải Phòng tổ chức lễ khởi công.", ("Hà Nội",)),
    # somebody of a province speaks at a sitting of all; where he holds the talk, it is his
    ("Chiều 9/6, tại phiên thảo luận về kinh tế, Phó Bí thư Tỉnh ủy Hà Nam Lê Văn An phát biểu.", ()),
    ("Chiều 9/6, Ủy viên Bộ Chính trị, Bí thư Thành ủy Hải Phòng Lê Văn An đã có buổi gặp gỡ thanh niên.",
     ("Hải Phòng",)),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), PLACES)
def test_places(body, expected):
    assert meeting_of(body).places == expected, body


ORGANISERS = [
    # text → organiser
    ("Ngày 23/5, Ban Tổ chức Trung ương phối hợp Quỹ Bạn Trẻ Á - Âu tổ chức lễ trao giải.", "Ban Tổ chức Trung ương"),
    ("Phát biểu tại Hội nghị sơ kết công tác bảo đảm an ninh của Bộ Công an sáng 25/5, ông Lê Văn An nêu.",
     "Bộ Công an"),
    # what a body has issued is not its conference
    ("Sáng 25/5, ông Lê Văn An dự Hội nghị sơ kết thực hiện Nghị quyết của Bộ Chính trị.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), ORGANISERS)
def test_organisers(body, expected):
    assert meeting_of(body).organiser == expected, body


def test_how_many_were_trained_over_the_years_is_no_attendance():
    trained = "Ngày 12/5, Học viện An Bình tổ chức lễ trao bằng. Đến nay, Học viện đã tập huấn cho gần 17.000 cán bộ."
    assert meeting_of(trained).attendance is None
    assert meeting_of("Ngày 12/5, Bộ Nội vụ tổ chức tập huấn nghiệp vụ cho 280 cán bộ.").attendance == 280
