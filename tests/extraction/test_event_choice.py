"""Which event a page reports where its first words do not name it plainly, and pages that report none."""

from functools import cache
from pathlib import Path

import pytest

from archive.extraction import Reference, extract
from archive.extraction.events import find_events
from archive.extraction.page import read_page
from archive.extraction.sentences import sentences

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
    # whoever speaks at a numbered sitting tells of it; "tuần lễ" is no ceremony
    ("Phát biểu tại phiên họp toàn thể lần thứ 8 Ủy ban An Bình sáng 22/6, ông Lê Văn An nêu việc của tuần lễ cấp cao. "
     "Ông An mong tuần lễ cấp cao thành công.", "phiên họp toàn thể", "sáng 22/6"),
    # a forum that was held, within the frame of another event
    ("Tại diễn đàn doanh nhân trẻ, diễn ra chiều nay 19.5, ông Lê Văn An nêu nhiều việc. Diễn đàn do Hội An Bình tổ "
     "chức trong khuôn khổ lễ trao giải thưởng Sao Mai.", "diễn đàn", "chiều nay 19.5"),
    # to what somebody is invited is to come, the talks are told
    ("Ngày 8/7, Thủ tướng Lê Văn An đã có các cuộc gặp với Tổng thống nước bạn và Thủ tướng nước láng giềng. Thủ tướng "
     "mời Tổng thống tham dự Hội nghị cấp cao về rừng tại Đà Nẵng. Thủ tướng cũng mời Thủ tướng nước láng giềng tham "
     "dự Hội nghị cấp cao.", "cuộc gặp", "ngày 8/7"),
    # a session to which its first questions lead back
    ("Chiều 14/6, sau phiên chất vấn đối với Bộ trưởng Trần Văn Bình, Bộ trưởng Lê Văn An lên bục. Mở đầu phiên chất "
     "vấn, đại biểu Lê Thị Hoa hỏi về rừng.", "phiên chất vấn", "Chiều 14/6"),
    # a caption that no mark parts from the report
    ("Toàn cảnh họp báo sáng 19.5 Sáng 19.5, tại Hà Nội, Ban Tổ chức Trung ương phát động giải báo chí An Bình. Phát "
     "biểu tại họp báo, ông Lê Văn An nêu.", "họp báo", "Sáng 19.5"),
    # a session by its day
    ("Sáng 22/5, tại Kỳ họp thứ 3, Quốc hội khóa XIV, Ủy viên Bộ Chính trị Lê Văn An đã báo cáo ý kiến.", "kỳ họp",
     "Sáng 22/5"),
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


def test_a_week_is_no_ceremony():
    told = sentences(read_page("Tin\nCác việc của tuần lễ cấp cao đã xong.\n"))
    assert [mention.kind for mention in find_events(told)] == []


def test_behind_a_caption_without_a_mark_the_report_tells_who_and_where():
    body = (
        "Toàn cảnh họp báo sáng 19.5 Sáng 19.5, tại Hà Nội, Ban Tổ chức Trung ương phát động giải báo chí. Phát biểu "
        "tại họp báo, ông Lê Văn An nêu."
    )
    assert (meeting_of(body).organiser, meeting_of(body).places) == ("Ban Tổ chức Trung ương", ("Hà Nội",))


def test_pictures_show_the_event_of_their_headline():
    body = "Lễ khai mạc Kỳ họp thứ ba, Quốc hội khóa XIV được tổ chức trọng thể tại Nhà Quốc hội."
    assert meeting_of(body, title="Hình ảnh lễ khai mạc Kỳ họp thứ ba, Quốc hội khóa XIV").kind == "lễ khai mạc"


def test_what_follows_a_welcome_has_its_day_and_place():
    body = (
        "Ngay sau lễ đón, Chủ tịch Quốc hội Lê Văn An đã chủ trì hội đàm.\n\nĐoàn nước bạn đang ở thăm nước ta. Chiều "
        "19/6, tại Nhà Quốc hội đã diễn ra lễ đón đoàn. Ngay sau lễ đón, ông An đã chủ trì hội đàm."
    )
    meeting = meeting_of(body, title="Chủ tịch Quốc hội hội đàm với khách nước bạn")
    assert (meeting.kind, meeting.date_as_written, meeting.places) == ("hội đàm", "Chiều 19/6", ("Nhà Quốc hội",))


NOTHING_REPORTED = [
    # headline, text
    # plans for the congresses of every level
    ("Đợt sinh hoạt sâu rộng", "Ngày 5/3, Liên đoàn ban hành hướng dẫn. Dự đại hội Công đoàn các cấp có hội viên. Phát "
     "biểu tại đại hội, hội nghị Công đoàn các cấp, đại biểu nêu ý kiến."),
    # what happened in the last years, in one breath; a guest's visit to come, with what he will attend
    ("Quan hệ hai nước phát triển tốt", "Hai bên đã có cuộc gặp tại Hà Nội (1/2017), tọa đàm tại Huế (11/2016), và hội "
     "kiến bên lề; nhân dịp tham dự Hội nghị cấp cao về rừng tại Đà Nẵng (14/7), hai bên đã hội kiến."),
    ("Quan hệ hai nước phát triển tốt", "Hai nước là láng giềng. Chủ tịch nước Lê Văn An sẽ thăm nước bạn và dự Diễn "
     "đàn cấp cao về rừng từ ngày 11-15/5/2017. Tham dự Diễn đàn cấp cao có 28 nước. Tham dự Diễn đàn cấp cao còn có "
     "nhiều tổ chức. Tại Diễn đàn cấp cao, các bên bàn nhiều việc."),
    # what a communiqué of a session says
    ("Công bố sai phạm", "Ngày 3/7, trang tin đã phát đi Thông cáo báo chí Kỳ họp thứ 15 Ủy ban An Bình."),
    # what somebody else had said before; what will be held; the programme of a session
    ("Trường đổi quy định", "Trường ra thông báo. Thí sinh lo. Mẹ em hỏi. Nhưng buổi làm việc tại trường của ông Lê "
     "Văn An ngày 22-2, trường được chỉ đạo. Trường viết về buổi làm việc này, tại buổi làm việc ông An kết luận."),
    ("Rà soát các ưu tiên", "Hội nghị Bộ trưởng An Bình sẽ diễn ra từ ngày 20-21/5/2017. Phát biểu tại Hội nghị là bộ "
     "trưởng các nước. Hội nghị này có 21 đoàn."),
    # tomorrow
    ("Sáng mai, Thủ tướng hội đàm với Tổng thống nước bạn", "Tổng thống sẽ chào đón Thủ tướng ngày 31/5. Cuộc gặp này "
     "có sự tham gia của Ngoại trưởng. Tại cuộc gặp, hai bên bàn việc chung."),
    # on the way to it
    ("Tên lửa bay xa", "Tổng thống nước bạn đến thủ đô ngày 5/7 trên đường tới dự Hội nghị cấp cao về rừng. Tổng thống "
     "nói trước khi dự Hội nghị cấp cao về việc này."),
    # awaited, announced
    ("Người dân mong", "Đêm 6/7, người dân mong ngóng hội nghị công bố kết luận diễn ra sáng 7/7.\n\nNgày mai có được "
     "dự hội nghị không, ai cũng hỏi.\n\nHuyện đã có giấy mời dự hội nghị."),
    ("Chiều nay bàn nhân sự", "Chiều nay, Ủy ban Thường vụ Quốc hội sẽ có phiên họp kín.\n\nTại phiên họp, Trưởng Ban "
     "sẽ báo cáo.\n\nTại phiên họp, các ủy viên sẽ thảo luận."),
    # the programme of a session to come; a forum that is but named
    ("Thủ tướng không trả lời tại Kỳ họp thứ 3", "Theo chương trình, phần của Phó Thủ tướng tại Kỳ họp thứ 3 sẽ kéo "
     "dài từ 14h ngày 15/6.\n\nChương trình Kỳ họp thứ 3 được sửa."),
    ("Tên lửa bay xa", "Ngày 14-5, nước bạn phóng tên lửa, đúng lúc nước láng giềng khai mạc diễn đàn “Con đường”."),
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
    # who gives a banquet chairs nothing else
    ("Sáng 25/5, Hội thảo về rừng đã khai mạc. Đoàn đã dự Tiệc chiêu đãi của Tỉnh ủy Hà Nam do ông Lê Văn An chủ trì.",
     []),
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
    # a bracket with the country; a house of another country; where a verb leads, behind a comma
    ("Sáng 25-5, tại TP An Châu (tỉnh Hà Nam, Trung Quốc), Hội thảo về rừng đã khai mạc.",
     ("TP An Châu (tỉnh Hà Nam, Trung Quốc)",)),
    ("Chiều 1/7, Chủ tịch nước Lê Văn An đã gặp Thống đốc An Châu tại Tòa thị chính Hoa Lư.",
     ("Tòa thị chính Hoa Lư",)),
    ("Ngày 5/2, Bí thư Thành ủy Hải Phòng Lê Văn An đã đến khảo sát mô hình nhà ở cho công nhân, cho người nghèo tại "
     "tỉnh Hà Nam.", ("tỉnh Hà Nam",)),
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
