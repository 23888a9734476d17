"""The year of which a text speaks as running, and years that are only named."""

import pytest

from archive.extraction.running_year import running_year
from archive.text import canonical, find_dates

CASES = [
    # words → the running year, 0 where none is told as running
    ("Trong 6 tháng đầu năm 2023, thu ngân sách tăng.", 2023),
    ("Quý I/2023, tỉnh đạt kết quả tốt.", 2023),
    ("Những tháng cuối năm 2023 còn nhiều việc.", 2023),
    ("Các đơn vị thực hiện tốt phương hướng, nhiệm vụ năm 2023.", 2023),
    ("Đoàn đã sang thăm vào tháng 3/2023 vừa qua.", 2023),
    # Of two years in a row the newer runs.
    ("Chưa bao giờ thu cao như năm 2022. Năm 2023, chúng tôi cam kết.", 2023),
    # Looking back, ahead, and years of things.
    ("Đánh giá kết quả thực hiện nhiệm vụ năm 2022.", 0),
    ("Dự án hoàn thành vào quý II/2025.", 0),
    ("Từ nay đến năm 2025, tỉnh có thêm nhà ở.", 0),
    ("Ông sinh năm 1970, theo Luật Báo chí năm 2016.", 0),
    ("Ông đạt giải năm 2022.", 0),
    ("Năm 2015 còn ít. Lễ trao Giải thưởng toàn quốc về thông tin đối ngoại năm 2016 đã diễn ra.", 0),
    ("", 0),
]


@pytest.mark.parametrize(("words", "year"), CASES)
def test_running_year(words, year):
    assert running_year(find_dates(words), canonical(words)) == year, words
