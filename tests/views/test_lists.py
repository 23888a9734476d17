"""The lists of records: their lines, filters, order and pages."""

import pytest

from archive.models import Meeting, Person, Place, Standing
from tests.views.reading import names, text_of
from tests.views.samples import day, make_article, mention

pytestmark = pytest.mark.usefixtures("english")

LISTS = ["/meetings/", "/people/", "/organisations/", "/places/", "/directives/"]


@pytest.mark.parametrize("address", LISTS)
def test_of_an_empty_archive(client, db, address):
    assert "There is nothing here yet." in text_of(client.get(address))


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("/people/", "Đoàn Thị Ánh provisional 1 article"),
        ("/people/", "Lương Thế Khải provisional Bí thư Đảng ủy Bộ Thủy văn (2024) 1 article"),
        ("/organisations/", "Đảng ủy Bộ Thủy văn provisional Party committee part of Bộ Thủy văn 1 article"),
        ("/organisations/", "Bộ Thủy văn ministry name in force from 1 March 2025 filed under it: 1 0 articles"),
        ("/places/", "Hà Lâm tỉnh 1 article"),
        ("/places/", "thị xã Phú Hòa provisional Hà Lâm 1 article"),
        ("/directives/", "về sắp xếp tổ chức bộ máy 1 article"),
        ("/meetings/", "3 December 2024 to 4 December 2024 hội nghị tập huấn Đảng ủy Bộ Thủy văn"),
    ],
)
def test_a_line(client, archive, address, line):
    assert line in text_of(client.get(address))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("/people/?q=luong the", ["Lương Thế Khải"]),
        ("/people/?q=KHẢI", ["Lương Thế Khải"]),
        ("/people/?q=thi anh", ["Đoàn Thị Ánh"]),
        ("/people/?q=Lương Khải", ["Lương Thế Khải"]),  # the alias
        ("/people/?q=an", ["Đoàn Thị Ánh"]),  # begins a word; Đoàn only holds it
        ("/people/?q=oan", []),
        ("/people/?q=%25", []),  # no pattern of the database
        ("/people/?q=khong co ai", []),
        ("/people/?standing=known", []),
        ("/people/?standing=provisional", ["Đoàn Thị Ánh", "Lương Thế Khải"]),
        ("/people/?sort=articles", ["Đoàn Thị Ánh", "Lương Thế Khải"]),
        ("/organisations/?q=dubtv", ["Đảng ủy Bộ Thủy văn"]),  # the abbreviation
        ("/organisations/?kind=ministry", ["Bộ Thủy văn"]),
        ("/organisations/?kind=Party committee", ["Đảng ủy Bộ Thủy văn"]),
        ("/organisations/?standing=known", ["Bộ Thủy văn"]),
        ("/places/?q=phu hoa", ["thị xã Phú Hòa"]),
        ("/places/?kind=tỉnh", ["Hà Lâm"]),
        ("/directives/?q=18-nq/tw", ["Nghị quyết 18-NQ/TW (2022)", "Nghị quyết 18-NQ/TW (2017)"]),
        ("/directives/?q=18 - NQ/TƯ&to=2020", ["Nghị quyết 18-NQ/TW (2017)"]),
        ("/directives/?q=sap xep bo may", ["Nghị quyết 18-NQ/TW (2017)"]),
        ("/directives/?q=603", ["Kế hoạch 603 (Đảng ủy Bộ Thủy văn)"]),
        ("/directives/?kind=Kế hoạch", ["Kế hoạch 603 (Đảng ủy Bộ Thủy văn)"]),
        ("/directives/?from=2017-10-25&to=2017-10-25", ["Nghị quyết 18-NQ/TW (2017)"]),
        ("/directives/?from=2017-10-26", ["Nghị quyết 18-NQ/TW (2022)"]),
        ("/directives/?standing=to_confirm", ["Nghị quyết 18-NQ/TW (2022)"]),
        ("/directives/?sort=oldest&q=nghi", ["Nghị quyết 18-NQ/TW (2017)", "Nghị quyết 18-NQ/TW (2022)"]),
        ("/meetings/?q=tap huan", ["Hội nghị tập huấn công tác Đảng"]),
        ("/meetings/?kind=hoi-nghi-tap-huan&format=hybrid", ["Hội nghị tập huấn công tác Đảng"]),
        ("/meetings/?format=online", []),
        ("/meetings/?from=2024-12-04", ["Hội nghị tập huấn công tác Đảng"]),  # the second day
        ("/meetings/?from=2024-12-05", []),
        ("/meetings/?to=2024-12-02", []),
        ("/meetings/?to=2024", ["Hội nghị tập huấn công tác Đảng"]),
    ],
)
def test_filters(client, archive, query, found):
    assert names(client.get(query)) == found, query


def test_by_province(client, archive):
    elsewhere = Place.objects.create(name="Vĩnh Sơn", standing=Standing.KNOWN)
    assert names(client.get(f"/meetings/?place={archive.province.pk}")) == ["Hội nghị tập huấn công tác Đảng"]
    assert names(client.get(f"/meetings/?place={elsewhere.pk}")) == []
    assert names(client.get(f"/places/?province={archive.province.pk}")) == ["thị xã Phú Hòa"]
    assert names(client.get(f"/organisations/?place={archive.province.pk}")) == ["Đảng ủy Bộ Thủy văn"]


@pytest.mark.parametrize(
    ("start", "end", "query", "matches"),
    [
        # a partial date matches every range that its possible days overlap
        ("2023", None, "from=2023-06-01", True),
        ("2023", None, "from=2024", False),
        ("2023", None, "to=2023-01-01", True),
        ("2023", None, "to=2022", False),
        ("2023-07", None, "from=2023-07-31", True),
        ("2023-07", None, "from=2023-08", False),
        ("2023-07-15", None, "from=2023-07-15&to=2023-07-15", True),
        ("2023-07-15", None, "from=2023-07-16", False),
        ("2023-07-15", "2023-07-17", "from=2023-07-17", True),
        ("2023-07-15", "2023-07-17", "from=2023-07-18", False),
        ("2023-07", "2023-08", "from=2023-08-31", True),
        ("2023", "2023-02", "from=2023-06-01", False),  # begins some day of the year, and ended in February
        (None, None, "from=2023", False),
    ],
)
def test_a_range_of_days(client, db, start, end, query, matches):
    Meeting.objects.create(name="Hội nghị", start=start and day(start), end=end and day(end))
    assert bool(names(client.get(f"/meetings/?{query}"))) == matches, (start, end, query)


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ("/people/?standing=wise", "Standing ignored:"),
        ("/organisations/?kind=x&standing=known", "Kind ignored:"),
        ("/organisations/?place=999999", "Province ignored:"),
        ("/organisations/?place=x", "Province ignored:"),
        ("/directives/?from=31/12/2024", "From ignored: “31/12/2024” is no date"),
        ("/directives/?to=2024-02-30", "To ignored:"),
        ("/directives/?sort=random", "Order ignored:"),
        ("/meetings/?kind=x", "Kind ignored:"),
        ("/people/?q=" + "x" * 201, "Name ignored:"),
        ("/people/?q=a%00b", "Name ignored:"),
        ("/people/?page=0", "There is no page 0"),
        ("/people/?page=-1", "There is no page -1"),
        ("/people/?page=1e9", "“1e9” is no page number"),
    ],
)
def test_what_cannot_be_read_is_ignored_and_told(client, archive, query, notice):
    response = client.get(query)
    assert response.status_code == 200
    assert notice in text_of(response)
    assert names(response), "the other filters still hold, and find something"


def test_the_most_spoken_of_first(client, archive):
    mention(make_article("Tin", "Lương Thế Khải"), "Lương Thế Khải", archive.chair)
    response = client.get("/people/?sort=articles")
    assert [person.article_count for person in response.context["page"]] == [2, 1]


def test_pages_keep_the_filters(client, db):
    for number in range(120):
        Person.objects.create(name=f"Lê Thị {number}", standing=Standing.KNOWN)
    Person.objects.create(name="Trần Văn Một", standing=Standing.KNOWN)
    response = client.get("/people/?q=le thi&page=2")
    assert response.context["page"].paginator.count == 120
    assert len(names(response)) == 50
    assert 'href="?q=le+thi&amp;page=3"' in response.content.decode()
