"""The pages of meetings, people, organisations, places and directives."""

import pytest

from archive.models import Attendance, Meeting, Person, Standing
from tests.views.reading import text_of, titles
from tests.views.samples import cite, make_article, mention

pytestmark = pytest.mark.usefixtures("english")


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ("meeting", "When 3 December 2024 to 4 December 2024 year taken from the headline"),
        ("meeting", "Where thị xã Phú Hòa, tỉnh Hà Lâm"),
        ("meeting", "Organiser Đảng ủy Bộ Thủy văn Format hybrid Participants 1,250 Connection points 12"),
        ("meeting", "Chair Lương Thế Khải — Bí thư Presenter Đoàn Thị Ánh — Bí thư"),
        ("chair", "Also: Lương Khải"),
        ("chair", "Bí thư Đảng ủy Bộ Thủy văn — Đảng ủy Bộ Thủy văn seen from July 2023 to 4 December 2024"),
        ("chair", "Hội nghị tập huấn công tác Đảng chair 3 December 2024"),
        ("committee", "Other names ĐUBTV Part of Bộ Thủy văn Place Hà Lâm"),
        ("committee", "Lương Thế Khải — Bí thư Đảng ủy Bộ Thủy văn"),
        ("committee", "Meetings it held Hội nghị tập huấn công tác Đảng"),
        ("ministry", "Before it Bộ Sông ngòi Its parts Đảng ủy Bộ Thủy văn Filed under it 1 article"),
        ("ministry", "name in force from 1 March 2025"),
        ("before", "After it Bộ Thủy văn"),
        ("province", "Places in it thị xã Phú Hòa Organisations Đảng ủy Bộ Thủy văn"),
        ("province", "Meetings held here Hội nghị tập huấn công tác Đảng"),
        ("town", "Province Hà Lâm"),
        ("resolution", "Kind Nghị quyết Number 18 Symbol 18-NQ/TW Issued by Ban Chấp hành Trung ương"),
        ("resolution", "Issued on 25 October 2017 Party term XII Standing Known."),
        ("resolution", "Guided by Kế hoạch 603"),
        ("resolution", "Other documents of this symbol Nghị quyết 18-NQ/TW (2022) — về đất đai"),
        ("resolution", "Ông nhắc lại Nghị quyết số 18-NQ/TW, Kế hoạch 603 và Nghị quyết 18. Cited 2 times"),
        ("land", "Standing To be confirmed. From the reference list, on a weak source."),
        ("plan", "Guides Nghị quyết 18-NQ/TW (2017)"),
        ("plan", "Issued by Đảng ủy Bộ Thủy văn Issued on not known Standing Provisional. Only ever read in texts"),
    ],
)
def test_what_stands_there(client, archive, record, words):
    assert words in text_of(client.get(getattr(archive, record).get_absolute_url()))


@pytest.mark.parametrize(
    ("record", "listed"),
    [
        ("meeting", True),
        ("chair", True),
        ("committee", True),
        ("ministry", False),  # the article is filed under it, and does not name it
        ("province", True),
        ("town", True),
        ("resolution", True),
        ("land", False),  # only one of two candidates
    ],
)
def test_articles(client, archive, record, listed):
    found = titles(client.get(getattr(archive, record).get_absolute_url()))
    assert found == ([archive.article.title] if listed else [])


@pytest.mark.parametrize(
    ("written", "html"),
    [
        (
            "thị xã Phú Hòa, tỉnh Hà Lâm",
            'thị xã <a href="{town}" class="place" title="thị xã Phú Hòa">Phú Hòa</a>, tỉnh Hà Lâm',
        ),
        ("thị xã Phú Hoà", 'thị xã <a href="{town}" class="place" title="thị xã Phú Hòa">Phú Hoà</a>'),
        ("hội trường lớn", 'hội trường lớn; <a href="{town}">thị xã Phú Hòa</a>'),
        ("", '<a href="{town}">thị xã Phú Hòa</a>'),
    ],
)
def test_where_a_meeting_was(client, archive, written, html):
    Meeting.objects.update(place_as_written=written)
    page = client.get(archive.meeting.get_absolute_url()).content.decode()
    assert f'<dd lang="vi">{html.format(town=archive.town.get_absolute_url())}</dd>' in page


def test_who_spoke_is_not_told_again_among_those_who_attended(client, archive):
    for person in (archive.speaker, Person.objects.create(name="Vi Thị Mây", standing=Standing.KNOWN)):
        Attendance.objects.create(meeting=archive.meeting, person=person, role="attendee")
    words = text_of(client.get(archive.meeting.get_absolute_url()))
    assert "Presenter Đoàn Thị Ánh — Bí thư Attendee Vi Thị Mây Articles" in words


def test_a_meeting_whose_year_nothing_gives(client, archive):
    meeting = Meeting.objects.create(name="Hội nghị", date_as_written="Sáng 15/7")
    words = text_of(client.get(meeting.get_absolute_url()))
    assert "When Sáng 15/7 as written; nothing gives the year" in words


def test_a_province_lists_the_articles_of_its_towns(client, archive):
    article = make_article("Tin từ thị xã", "Tại Phú Hòa.")
    mention(article, "Phú Hòa", archive.town)
    assert "Tin từ thị xã" in titles(client.get(archive.province.get_absolute_url()))


def test_articles_come_by_pages_the_newest_first(client, archive):
    for number in range(1, 46):
        article = make_article(f"Tin {number}", "Kế hoạch 603.", dated=f"2023-01-{(number - 1) % 28 + 1:02}")
        cite(article, "Kế hoạch 603", archive.plan)
    address = archive.plan.get_absolute_url()
    pages = [client.get(address, {"page": page}) for page in (1, 2, 3)]
    assert [len(titles(page)) for page in pages] == [20, 20, 6]
    assert titles(pages[0])[0] == archive.article.title
    assert len({title for page in pages for title in titles(page)}) == 46
    assert "“x” is no page number" in text_of(client.get(address, {"page": "x"}))
    last = client.get(address, {"page": "99"})
    assert (titles(last), last.context["page"].number) == (titles(pages[2]), 3)
    assert "There is no page 99; this is the last one." in text_of(last)


def test_vietnamese_is_the_language_of_the_pages(client, archive):
    client.cookies.clear()
    words = text_of(client.get(archive.meeting.get_absolute_url()))
    assert "Thời gian ngày 3 tháng 12 năm 2024 đến ngày 4 tháng 12 năm 2024 năm lấy từ đầu đề" in words
