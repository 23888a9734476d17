"""The year that a day lacks: which evidence supplies it, in which order, and when nothing does."""

import pytest

from archive.extraction.dating import complete, complete_without_day, is_outlook, title_years
from archive.extraction.dating_evidence import Evidence, gather_evidence
from archive.extraction.page import read_page
from archive.text import PartialDate, find_dates


def evidence(published="", origin="header line", days=(), title="", newest=0, issued=()):
    whole = tuple((None, PartialDate.parse(day)) for day in days)
    documents = tuple(PartialDate.parse(day) for day in issued)
    return Evidence(PartialDate.parse(published) if published else None, origin, whole, title, newest, issued=documents)


def dated(words, given, outlook=False):
    """(first day, last day, what supplied the year) of the first date in the words."""
    found = complete(find_dates(words)[0], given, outlook)
    return found.start and str(found.start), found.end and str(found.end), found.inferred_from


STATED = [
    # The text itself states the whole: nothing is inferred, whatever else there is.
    ("Ngày 4/12/2024", evidence("2025-01-01"), ("2024-12-04", None, "")),
    ("ngày 24 và 25/7/2023", evidence(), ("2023-07-24", "2023-07-25", "")),
    ("tháng 7/2023", evidence(), ("2023-07", None, "")),
]

PUBLISHED = [
    # The publication comes first.
    ("Ngày 02/12", evidence("2022-12-03", title="Tổng kết năm 2021"), ("2022-12-02", None, "publication date")),
    ("Ngày 02/12", evidence("2022-12-03", days=("2020-12-01",)), ("2022-12-02", None, "publication date")),
    ("ngày 24 và 25/7", evidence("2023-07-26"), ("2023-07-24", "2023-07-25", "publication date")),
    # What the collector knew is a publication date, what the page's "date 2023-07" says a header.
    ("Ngày 02/12", evidence("2022-12-03", "manifest"), ("2022-12-02", None, "publication date")),
    ("Sáng 15/7", evidence("2023-07", "date header"), ("2023-07-15", None, "header")),
    # A day after the publication belongs to the year before; the last day of a month known as such does not.
    ("Sáng 28/12", evidence("2023-01-03"), ("2022-12-28", None, "publication date")),
    ("Sáng 31/7", evidence("2023-07", "date header"), ("2023-07-31", None, "header")),
    ("Sáng 1/8", evidence("2023-07", "date header"), ("2022-08-01", None, "header")),
    ("từ ngày 28/12 đến 2/1", evidence("2023-01-03"), ("2022-12-28", "2023-01-02", "publication date")),
    # Today, yesterday.
    ("Chiều nay", evidence("2023-07-15"), ("2023-07-15", None, "publication date")),
    ("sáng qua", evidence("2023-01-01"), ("2022-12-31", None, "publication date")),
    ("hôm nay", evidence("2023-07"), (None, None, "")),
    ("hôm nay", evidence(), (None, None, "")),
    # A day that the text announces, with others whole behind the publication, is to come.
    (
        "ngày 14 và 15/10",
        evidence("2025-09-29", days=("2025-10-13",)),
        ("2025-10-14", "2025-10-15", "publication date"),
    ),
    (
        "ngày 14 và 15/10",
        evidence("2025-09-29", days=("2025-12-31",)),
        ("2024-10-14", "2024-10-15", "publication date"),
    ),
    # 29 February only where the year has one.
    ("Ngày 29/2", evidence("2024-03-01"), ("2024-02-29", None, "publication date")),
    ("Ngày 29/2", evidence("2023-03-01"), (None, None, "")),
]

IN_TEXT = [
    # The same day with its year settles it.
    ("Sáng 15/7", evidence(days=("2020-03-01", "2023-07-15")), ("2023-07-15", None, "text")),
    # Else the newest whole day, if the event then lies near it.
    ("Sáng 15/7", evidence(days=("2023-06-30",)), ("2023-07-15", None, "text")),
    ("Sáng 15/7", evidence(days=("2019-05-02", "2023-06-30")), ("2023-07-15", None, "text")),
    ("Sáng 5/1", evidence(days=("2022-12-20",)), ("2023-01-05", None, "text")),
    ("Sáng 28/12", evidence(days=("2023-01-15",)), ("2022-12-28", None, "text")),
    # A document was issued just before; one of months ago, or of years before the text, decides nothing.
    ("Sáng 8/2", evidence(issued=("2016-10-30", "2017-02-06")), ("2017-02-08", None, "text")),
    ("Sáng 5/1", evidence(issued=("2016-12-30",)), ("2017-01-05", None, "text")),
    ("Sáng 8/5", evidence(issued=("2017-02-06",)), (None, None, "")),
    ("Sáng 8/2", evidence(issued=("2017-02-06",), newest=2018), (None, None, "")),
    # A day of other years decides nothing, nor one far from the headline's year.
    ("Sáng 15/7", evidence(days=("2021-11-03",)), (None, None, "")),
    ("Sáng 15/7", evidence(days=("2019-07-01",), newest=2023), (None, None, "")),
    ("Sáng 15/7", evidence(days=("2019-07-01",), title="Sơ kết năm 2023"), ("2023-07-15", None, "title")),
]

IN_TITLE = [
    ("Sáng 15/7", evidence(title="Sơ kết công tác 6 tháng đầu năm 2023"), ("2023-07-15", None, "title")),
    ("Sáng 28/12", evidence(title="Hội nghị tổng kết công tác năm 2023"), ("2023-12-28", None, "title")),
    # A review is held early in the next year, a plan made late in the year before.
    ("Sáng 5/1", evidence(title="Hội nghị tổng kết công tác năm 2023"), ("2024-01-05", None, "title")),
    ("Sáng 20/12", evidence(title="Triển khai nhiệm vụ năm 2024"), ("2023-12-20", None, "title")),
    ("Sáng 28/12", evidence(title="Tổng kết năm 2023, triển khai nhiệm vụ năm 2024"), ("2023-12-28", None, "title")),
    ("Sáng 4/1", evidence(title="Tổng kết năm 2023, triển khai nhiệm vụ năm 2024"), ("2024-01-04", None, "title")),
    # Nor one by which something is to be done.
    ("Sáng 15/7", evidence(title="Cần 4.000 trụ nước trước năm 2020"), (None, None, "")),
    # Nor one from which something holds.
    ("Sáng 4/7", evidence(title="Cấm xe máy tại các quận từ năm 2030"), (None, None, "")),
    ("Sáng 4/7", evidence(title="Ban hành Luật Quy hoạch từ 1.1.2019"), (None, None, "")),
    # A period is no year, nor are two years far apart.
    ("Sáng 15/7", evidence(title="Đại hội nhiệm kỳ 2020 - 2025"), (None, None, "")),
    ("Sáng 15/7", evidence(title="Từ năm 2015 nhìn về năm 2020"), (None, None, "")),
    ("Sáng 15/7", evidence(), (None, None, "")),
]


@pytest.mark.parametrize(("words", "given", "expected"), STATED + PUBLISHED + IN_TEXT + IN_TITLE)
def test_complete(words, given, expected):
    assert dated(words, given) == expected, words


NAMED = [
    # the day, the event's name, the newest year of the text → the date
    ("Tối 13/5", "Lễ hội Hoa Ban năm 2023", 0, "2023-05-13"),
    ("Tối 13/5", "Lễ hội Hoa Ban 2023", 2022, "2023-05-13"),
    ("Tối 13/5", "Lễ hội Hoa Ban năm 2023", 2024, None),
    # What is published is of the year before, a prize of either.
    ("Tối 13/5", "Lễ công bố Chỉ số hài lòng năm 2022", 0, None),
    ("Tối 13/5", "Lễ trao Giải báo chí An Bình năm 2022", 0, None),
    ("Tối 13/5", "Đại hội Hội An Bình nhiệm kỳ 2022", 0, None),
]


@pytest.mark.parametrize(("words", "name", "newest", "expected"), NAMED)
def test_the_name_of_an_event_holds_its_year(words, name, newest, expected):
    found = complete(find_dates(words)[0], evidence(newest=newest), name=name)
    assert (found.start and str(found.start)) == expected, name


def test_what_is_to_come_may_follow_the_publication():
    assert dated("ngày 15/8", evidence("2023-08-01"), outlook=True)[0] == "2023-08-15"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [("Hội nghị sẽ diễn ra ngày 15/8.", True), ("Hội nghị dự kiến họp", True), ("Hội nghị diễn ra ngày 15/8.", False)],
)
def test_outlook(sentence, expected):
    assert is_outlook(sentence) is expected


NO_DAY = [
    # title, publication → the date of an event of which the text names no day
    ("Tập huấn nghiệp vụ công tác Đảng năm 2024", "", ("2024", "title")),
    ("Tập huấn nghiệp vụ công tác Đảng năm 2024", "2024-05-02", ("2024", "title")),
    # It does not contradict the publication, and no review or plan tells when it was held.
    ("Tập huấn nghiệp vụ công tác Đảng năm 2024", "2023-12-30", (None, "")),
    ("Tổng kết công tác Đảng năm 2024", "", (None, "")),
    ("Triển khai nhiệm vụ năm 2024", "", (None, "")),
    ("Tập huấn nghiệp vụ công tác Đảng", "2024-05-02", (None, "")),
    ("Đại hội nhiệm kỳ 2020-2025", "", (None, "")),
]


@pytest.mark.parametrize(("title", "published", "expected"), NO_DAY)
def test_complete_without_a_day(title, published, expected):
    found = complete_without_day(evidence(published, title=title))
    assert (found.start and str(found.start), found.inferred_from) == expected, title


def test_title_years():
    assert title_years("Sơ kết 6 tháng đầu năm 2023, nhiệm vụ năm 2024, nhiệm kỳ 2020 - 2025") == [2023, 2024]


WHOLE_DAYS = [
    # what the text holds, and which of its days are evidence
    ("Ngày 15/7/2023, họp.", ["2023-07-15"]),
    # Not the day of a document, a founding, a birth; not of before there were papers on the web.
    ("theo Quy định số 41-QĐ/TW ngày 03/11/2021", []),
    ("Nghị định 30/2020/NĐ-CP ngày 5/3/2020", []),
    ("thành lập ngày 20/5/2007", []),
    ("Công ty vừa chính thức thành lập ngày 11/5/2017", ["2017-05-11"]),
    ("sinh ngày 3/4/1960, quê", []),
    # A law that is passed comes into force in another year.
    ("có hiệu lực thi hành từ ngày 01/7/2018", []),
    ("ngày 15/6/1957", []),
    # Of an anniversary the last day is of these days.
    ("kỷ niệm 60 năm (15/6/1957 - 15/6/2017)", ["2017-06-15"]),
]


@pytest.mark.parametrize(("body", "expected"), WHOLE_DAYS)
def test_whole_days(body, expected):
    page = read_page(f"Tin\n{body}\n")
    found = gather_evidence(page, find_dates(page.text))
    assert [str(day) for _, day in found.whole_days] == expected, body


NEWEST = [
    ("Trong năm 2016, tỉnh đã", 0),  # "trong" may look ahead
    ("Kết quả năm 2016 rất tốt", 2016),
    ("phấn đấu đến năm 2030", 0),
    ("xử lý gấp để năm 2018 giải quyết hết", 0),
    ("theo Nghị định 178/2024/NĐ-CP", 2024),
]


@pytest.mark.parametrize(("body", "expected"), NEWEST)
def test_newest_year(body, expected):
    page = read_page(f"Tin\n{body}\n")
    assert gather_evidence(page, find_dates(page.text)).newest_year == expected, body


def test_days_of_cited_documents_are_no_evidence():
    page = read_page("Tin\nNghị quyết Trung ương 4, ngày 30/10/2016\n")
    start = page.text.index("Nghị quyết")
    (mention,) = find_dates(page.text)
    cited = type(mention.span)(start, mention.span.start - 2)
    assert gather_evidence(page, [mention], [cited]).whole_days == ()
