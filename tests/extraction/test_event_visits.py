"""Visits told as a whole, and headlines that tell of one act of a visit."""

import pytest

from tests.extraction.reported import meeting_of

VISITS = [
    # headline, text → kind, the day as written, where
    ("Chủ tịch nước đến nước bạn, bắt đầu chuyến thăm cấp Nhà nước",
     "Trưa ngày 11/5, Chủ tịch nước Lê Văn An đã tới Sân bay 2, thủ đô An Bình, bắt đầu chuyến thăm cấp Nhà nước "
     "và dự Diễn đàn về rừng từ ngày 11 - 15/5.", "chuyến thăm cấp nhà nước", "Trưa ngày 11/5", ("thủ đô An Bình",)),
    ("Phó Thủ tướng Lê Văn An thăm chính thức Malaysia",
     "Phó Thủ tướng Lê Văn An đã thăm chính thức Malaysia từ ngày 11 đến 13/7.", "chuyến thăm chính thức",
     "ngày 11 đến 13/7", ()),
    # To a province during a visit of state: but a part of that.
    ("Chủ tịch nước Lê Văn An thăm tỉnh Phúc Kiến",
     "Tiếp tục chuyến thăm cấp Nhà nước, ngày 13/5, Chủ tịch nước Lê Văn An đã thăm tỉnh Phúc Kiến.", "chuyến thăm",
     "ngày 13/5", ("tỉnh Phúc Kiến",)),
]  # fmt: skip


@pytest.mark.parametrize(("title", "body", "kind", "day", "places"), VISITS)
def test_visits_told_as_a_whole(title, body, kind, day, places):
    meeting = meeting_of(body, title=title)
    assert meeting is not None, title
    assert (meeting.kind, meeting.date_as_written, meeting.organiser, meeting.places) == (kind, day, "", places), title


NO_VISITS = [
    # one act of it, its end, what is to come, what others say of it, a house
    "Thủ tướng thăm chính thức Malaysia, hội đàm với Thủ tướng nước bạn",
    "Chủ tịch Quốc hội nước bạn kết thúc chuyến thăm chính thức",
    "Thủ tướng lên đường thăm chính thức Malaysia",
    "Dư luận về chuyến thăm chính thức của Thủ tướng",
    "Bí thư Tỉnh ủy thăm Bảo tàng Ong",
]


@pytest.mark.parametrize("title", NO_VISITS)
def test_headlines_that_tell_of_no_whole_visit(title):
    meeting = meeting_of("Ngày 11/5, Thủ tướng Lê Văn An bắt đầu thăm chính thức nước bạn.", title=title)
    assert meeting is None or not meeting.kind.startswith("chuyến thăm"), title
