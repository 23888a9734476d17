"""The name of a meeting: where it ends, and when the text gives none."""

from functools import cache
from pathlib import Path

import pytest

from archive.extraction import Reference, extract

ROOT = Path(__file__).parents[2]


@cache
def reference():
    return Reference.load(ROOT / "fixtures" / "reference")


NAMES = [
    # first sentence → name
    # It ends at what goes on to its circumstances, and on no word that wants another.
    ("Sáng 7/7, Bộ Nội vụ tổ chức Lễ trao giải báo chí sẽ phát sóng trực tiếp.", "Lễ trao giải báo chí"),
    ("Sáng 10/2, ông Lê Văn An có buổi làm việc với Liên đoàn Lao động thành phố Hải Phòng trong",
     "Buổi làm việc với Liên đoàn Lao động thành phố Hải Phòng"),
    ("Sáng 9/5, Hội nghị lần thứ năm Tỉnh ủy Hà Nam khóa XII bước sang ngày làm việc thứ hai.",
     "Hội nghị lần thứ năm Tỉnh ủy Hà Nam khóa XII"),
    # "Nhân" is the half of many words.
    ("Sáng 20/5, Tỉnh ủy Hà Nam tổ chức Lễ vinh danh 30 tập thể, cá nhân năm 2017 nhân dịp Quốc khánh.",
     "Lễ vinh danh 30 tập thể, cá nhân năm 2017"),
    # A short form in brackets is no part of it, a term is.
    ("Sáng 22/6, tỉnh Hà Nam tổ chức Hội nghị Mặt trận Tổ quốc (MTTQ) Việt Nam lần thứ 7 (khóa VIII).",
     "Hội nghị Mặt trận Tổ quốc Việt Nam lần thứ 7 (khóa VIII)"),
    # A sentence glued to it, somebody behind a comma.
    ("Sáng 7/2, ông An có buổi làm việc với Quận ủy Lê Chân về nhiệm vụ năm 2017.Tại đây có nhiều ý kiến.",
     "Buổi làm việc với Quận ủy Lê Chân về nhiệm vụ năm 2017"),
    ("Sáng 7/2, tại buổi họp báo định kỳ, Người phát ngôn Bộ Nội vụ Lê Văn An trả lời.", "Buổi họp báo định kỳ"),
    # "Tồn tại" is no place.
    ("Sáng 6/2, Bộ Nội vụ đã tổ chức cuộc họp bàn xử lý các tồn tại ở ba dự án.",
     "Cuộc họp bàn xử lý các tồn tại ở ba dự án"),
    ("Sáng 22/5, tại Kỳ họp thứ 3, Quốc hội khóa XIV, Ủy viên Bộ Chính trị Lê Văn An báo cáo.",
     "Kỳ họp thứ 3, Quốc hội khóa XIV"),
    # What follows the bare noun begins something else.
    ("Sáng 7/2, tại cuộc họp ông Lê Văn An nêu nhiều việc.", "Cuộc họp"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "name"), NAMES)
def test_names(sentence, name):
    body = f"{sentence}\n\nTại đây, các đại biểu thảo luận.\n\nPhát biểu tại buổi họp, ông An nêu rõ.\n"
    meeting = extract(f"Tin hoạt động của đơn vị\n\n{body}", reference()).meeting
    assert (meeting.name if meeting else "") == name, sentence
