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
    ("Đoàn đã sang thăm (tháng 3/2023) vừa qua.", 2023),
    ("Dự báo tăng trưởng của khu vực năm 2023 cao hơn.", 2023),
    # Names of events and of tasks end with the year that runs.
    ("Năm APEC 2023 có nhiều hoạt động.", 2023),
    ("Lễ khai mạc Lễ hội Hoa Ban 2023 rất đông người.", 2023),
    ("Nói về nhiệm vụ trọng tâm 2023, ông An đề nghị làm nhanh.", 2023),
    ("Festival Nghề lần thứ 6-2023 đã thành công.", 2023),
    # … not those of events to come, of championships, of elections, of periods, of what is over.
    ("Tỉnh sẽ đăng cai Năm Du lịch quốc gia 2025.", 0),
    ("Đội tuyển dự vòng loại Cúp châu Á 2027.", 0),
    ("Chiến dịch tranh cử 2016 đã qua.", 0),
    ("Hội nghị về kế hoạch 2021 - 2025 của tỉnh.", 0),
    ("Kết quả thực hiện nhiệm vụ 2022 rất tốt.", 0),
    ("Lễ trao Giải thưởng Hoa Ban lần thứ XI-2022 diễn ra tối qua.", 0),
    ("Kế hoạch 2022/QĐ-UBND của tỉnh đã có.", 0),
    ("Kế hoạch về đích vào 2030 là khó.", 0),
    ("Cuộc thi Hoa hậu Biển 2015 được nhắc lại.", 0),
    ("Rằm tháng Chạp năm Bính Thân 2016 ít mưa.", 0),
    # Of two years in a row the newer runs.
    ("Chưa bao giờ thu cao như năm 2022. Năm 2023, chúng tôi cam kết.", 2023),
    ("Kim ngạch năm 2022 đạt 2 tỷ đồng, tăng so với năm 2021.", 0),
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
