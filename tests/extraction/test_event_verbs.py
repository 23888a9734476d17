"""Events that a verb reports without a noun, and the words around which make the same verb something else."""

import pytest

from archive.extraction.event_verbs import find_event_verbs
from archive.extraction.page import read_page
from archive.extraction.sentences import sentences


def kinds_in(words):
    told = sentences(read_page(f"Tin trong tuần\n{words}\n"))[-1]
    return [
        (verb.span.of(read_page(f"Tin trong tuần\n{words}\n").text).lower(), verb.kind)
        for verb in find_event_verbs(told)
    ]


REPORTED = [
    # sentence → the verb, the kind where the text has no noun
    # somebody in office receives or meets somebody
    ("Ngày 8/7, Tổng Bí thư Lê Văn An đã tiếp Chủ tịch Quốc hội nước bạn.", [("tiếp", "buổi tiếp")]),
    ("Tiếp Đoàn đại biểu nước bạn, Thủ tướng Lê Văn An đề nghị hai bên hợp tác.", [("tiếp", "buổi tiếp")]),
    ("Sáng nay, lãnh đạo Thành ủy gặp gỡ các doanh nghiệp của thành phố.", [("gặp gỡ", "gặp gỡ")]),
    ("Chiều 9/6, Bộ trưởng Trần Thị Bình gặp Đại sứ nước bạn.", [("gặp", "cuộc gặp")]),
    ("Tối 9/6, Chủ tịch nước Lê Văn An tới thăm và nói chuyện với tập thể cán bộ đại sứ quán.",
     [("thăm và nói chuyện với", "thăm và nói chuyện")]),
    # a body meets
    ("Ngày 25/5/2023, Ban Bí thư đã họp dưới sự chủ trì của đồng chí Lê Văn An.", [("họp", "họp")]),
    ("Từ ngày 27 đến 30/6, Ủy ban Kiểm tra Tỉnh ủy Hà Nam đã họp kỳ thứ 15.", [("họp kỳ", "kỳ họp")]),
    # an assembly sits
    ("Chiều 6/6, Quốc hội cho ý kiến vào dự thảo Luật Cảnh vệ.", [("cho ý kiến", "phiên họp")]),
    ("Sáng 19/6, Quốc hội đã phê chuẩn hai Thẩm phán.", [("phê chuẩn", "phiên họp")]),
    ("Quốc hội thảo luận tại tổ về dự án luật, chiều 30/5.", [("thảo luận", "phiên thảo luận")]),
    # a verb of holding makes a ceremony of it
    ("Sáng 10/6, Hội đồng Thi đua tổ chức tuyên dương điển hình.", [("tuyên dương", "lễ tuyên dương")]),
    ("Ngày 9/6, Tỉnh ủy Hà Nam làm việc với Huyện ủy Lý Nhân.", [("làm việc với", "buổi làm việc")]),
    # somebody in office hands out, visits, inspects
    ("Sáng 29/5, Bí thư Thành ủy Lê An đã trao quyết định điều động.", [("trao quyết định", "lễ trao quyết định")]),
    ("Chiều 5/7, Phó Thủ tướng Lê Văn An đã đến thăm và tặng quà.", [("thăm và tặng quà", "thăm và tặng quà")]),
    ("Chiều 5/7, Bí thư Thành ủy Lê Văn An đã đi kiểm tra đê kè.", [("kiểm tra", "kiểm tra")]),
    # who inspects follows the verb; somebody in office answers an assembly; whoever holds a meeting may be any body
    ("Sáng 4/2, khi kiểm tra tiến độ dự án, Phó Thủ tướng Lê Văn An nêu rõ.", [("kiểm tra", "kiểm tra")]),
    ("Sáng 14/6, Bộ trưởng Lê Văn An tiếp tục trả lời chất vấn của các đại biểu.",
     [("trả lời chất vấn", "phiên chất vấn")]),
    ("Ngày 12/5, Hội An Bình tổ chức họp tiểu ban.", [("họp", "họp")]),
    ("Ngày 6/2, Ủy ban nhân dân tỉnh tổ chức họp mặt doanh nghiệp.", [("họp mặt", "họp mặt")]),
    ("Chiều 20/6, Quốc hội đã chính thức thông qua Luật Cảnh vệ.", [("thông qua", "phiên họp")]),
    ("Ngày 13-3, Bí thư Thành ủy Lê Văn An đã đến thăm, kiểm tra công trình.", [("kiểm tra", "kiểm tra")]),
    ("Ngày 24-5, Ban Quản lý Bến phà họp cung cấp thông tin.", [("họp", "họp")]),
    ("Ngày 13/5, Tổng Bí thư Lê Văn An đã tiếp xúc đông đảo cử tri quận Ba Đình.",
     [("tiếp xúc đông đảo", "tiếp xúc cử tri")]),
    # an inspection committee sits; a building is opened
    ("Ngày 3/7, Ủy ban Kiểm tra (UBKT) Tỉnh ủy đã xem xét, kết luận sai phạm.", [("xem xét, kết luận", "kỳ họp")]),
    ("Ngày 6/6, tượng đài đã được long trọng khánh thành.", [("khánh thành", "lễ khánh thành")]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "found"), REPORTED)
def test_verbs_of_events(words, found):
    assert kinds_in(words) == found, words


OTHER_WORDS = [
    # other words that hold the same syllable
    "Thủ tướng trực tiếp chỉ đạo các bộ trưởng.",
    "Bí thư Tỉnh ủy yêu cầu các sở tiếp tục rà soát, đồng chí giám đốc báo cáo.",
    "Việc này phù hợp với chủ trương của Ban Bí thư.",
    "Ban Thường vụ Tỉnh ủy chuẩn bị giấy mời họp.",
    # not of officials
    "Tối qua, đội chủ nhà tiếp đội khách trên sân Hàng Đẫy.",
    "Chị Lê Thị Bình gặp ông Trần Văn An ở chợ.",
    "Công an đã làm việc với lái xe gây tai nạn.",
    # wished, denied, promised
    "Bộ trưởng Lê Văn An muốn gặp Đại sứ nước bạn.",
    "Chủ tịch nước Lê Văn An chưa tiếp Đại sứ nước bạn.",
    # what somebody else decides, and what a body says of a meeting
    "Các hộ dân thảo luận về giá đất.",
    "Chi cục tuyên dương ba em nhỏ.",
    "Quốc hội cho biết trong phòng họp có máy lạnh.",
    # inspected by nobody in office; a kind of activity; asked by somebody else
    "Sáng 4/2, khi kiểm tra hầm hàng, thuyền viên thấy khói.",
    "Bộ trưởng Lê Văn An nói về hoạt động chất vấn và trả lời chất vấn tại Quốc hội.",
    "Ông Lê Văn An trả lời chất vấn của phóng viên.",
    "Ủy ban nhân dân tỉnh tổ chức họp báo.",
    # a task, a habit, somebody without office
    "Bí thư Tỉnh ủy yêu cầu các sở kiểm tra công trình.",
    "Lãnh đạo huyện thường đến thăm và tặng quà dịp Tết.",
    "Anh Lê Văn An đã đến thăm và tặng quà bạn cũ.",
    "Công trình khởi công năm ngoái đang chậm.",
]


@pytest.mark.parametrize("words", OTHER_WORDS)
def test_other_words(words):
    assert kinds_in(words) == [], words
