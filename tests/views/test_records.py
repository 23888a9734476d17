"""The pages of single records and their lists: addresses, who is shown, what stands on them, how many queries."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import (
    Article,
    Attendance,
    Citation,
    Directive,
    Meeting,
    Mention,
    Organisation,
    Person,
    Place,
    Post,
    Standing,
)
from tests.views.reading import names, text_of, titles
from tests.views.samples import cite, day, make_article, mention

RECORDS = ["article", "meeting", "chair", "committee", "ministry", "province", "town", "resolution", "plan"]
LISTS = ["/meetings/", "/people/", "/organisations/", "/places/", "/directives/"]
MOST_QUERIES = 15


pytestmark = pytest.mark.usefixtures("english")


class TestAddresses:
    @pytest.mark.parametrize("record", RECORDS)
    def test_of_a_record(self, client, archive, record):
        address = getattr(archive, record).get_absolute_url()
        response = client.get(address)
        assert response.status_code == 200, address

    @pytest.mark.parametrize("record", RECORDS)
    @pytest.mark.parametrize("words", ["", "-", "-old-words", "-văn-bản", "-a-b?page=2"])
    def test_with_other_words_leads_to_the_right_one(self, client, archive, record, words):
        address = getattr(archive, record).get_absolute_url()
        wrong = re.sub(r"(/\d+)-[^/]*/$", lambda match: f"{match[1]}{words.partition('?')[0]}/", address)
        query = words.partition("?")[2]
        response = client.get(f"{wrong}?{query}" if query else wrong)
        assert response.status_code == 301
        assert response.headers["Location"] == (f"{address}?{query}" if query else address)

    @pytest.mark.parametrize("room", ["articles", "meetings", "people", "organisations", "places", "directives"])
    @pytest.mark.parametrize("number", ["0", "999999", "999999999999999999", "9" * 30, "1.5", "x", "-1"])
    def test_of_nothing_is_a_friendly_page(self, client, archive, room, number):
        response = client.get(f"/{room}/{number}-x/")
        assert response.status_code == 404
        assert "There is nothing at this address" in text_of(response)

    def test_a_slug_without_letters(self, client, db):
        article = make_article("…")
        assert article.get_absolute_url() == f"/articles/{article.pk}-/"
        assert client.get(article.get_absolute_url()).status_code == 200

    @pytest.mark.parametrize("address", [*LISTS, "/help/", "/search/", "/search.json", "/search.csv"])
    def test_only_reading(self, client, archive, address):
        assert client.post(address).status_code == 405
        assert client.head(address).status_code == 200


class TestWhatReadersSee:
    @pytest.mark.parametrize("state", ["draft", "withdrawn"])
    def test_an_article_that_is_not_published_is_not_there(self, client, archive, state):
        Article.objects.update(state=state)
        assert client.get(archive.article.get_absolute_url()).status_code == 404

    @pytest.mark.parametrize("record", ["chair", "committee", "ministry", "province", "resolution"])
    @pytest.mark.parametrize("state", ["draft", "withdrawn"])
    def test_nor_is_it_listed_anywhere(self, client, archive, record, state):
        # The person stays known by a curator's word; else the page would be gone with the article.
        Person.objects.update(standing=Standing.KNOWN)
        Article.objects.update(state=state)
        response = client.get(getattr(archive, record).get_absolute_url())
        assert response.status_code == 200
        assert titles(response) == []
        assert archive.article.title not in text_of(response)

    @pytest.mark.parametrize("state", ["draft", "withdrawn"])
    def test_a_withdrawn_article_takes_those_with_it_whom_it_alone_named(self, client, archive, state):
        Article.objects.update(state=state)
        assert client.get(archive.chair.get_absolute_url()).status_code == 404
        assert client.get(archive.meeting.get_absolute_url()).status_code == 404
        assert names(client.get("/people/")) == names(client.get("/meetings/")) == []
        assert "Lương Thế Khải" not in text_of(client.get(archive.committee.get_absolute_url()))

    def test_lists_leave_out_provisional_records_that_nothing_published_names(self, client, archive):
        Mention.objects.update(review="rejected")
        Citation.objects.update(review="rejected")
        Attendance.objects.all().delete()
        assert names(client.get("/people/")) == []
        assert names(client.get("/organisations/")) == ["Bộ Thủy văn"]  # known
        assert names(client.get("/places/")) == ["Hà Lâm"]
        assert "Kế hoạch 603" not in text_of(client.get("/directives/"))

    def test_rejected_posts_and_attendances_are_not_told(self, client, archive):
        Post.objects.update(review="rejected")
        Attendance.objects.filter(person=archive.chair).update(review="rejected")
        words = text_of(client.get(archive.chair.get_absolute_url()))
        assert "The texts give no title." in words
        assert "Hội nghị tập huấn" not in words.partition("Articles")[0]
        assert "Lương Thế Khải" not in text_of(client.get(archive.meeting.get_absolute_url()))


class TestArticle:
    def test_text_captions_and_links(self, client, archive):
        page = client.get(archive.article.get_absolute_url()).content.decode()
        assert "<figcaption>Toàn cảnh lớp học.</figcaption>" in page
        chair = archive.chair.get_absolute_url()
        assert f'<a href="{chair}" class="person" title="Lương Thế Khải">Lương Thế Khải</a> khai mạc' in page
        assert 'class="ambiguous"' in page

    @pytest.mark.parametrize(
        "words",
        [
            "Lương Thế Khải Bí thư Đảng ủy Bộ Thủy văn",  # people with their titles
            "Nghị quyết 18-NQ/TW (2017) ×2",  # cited twice
            "perhaps Nghị quyết 18-NQ/TW (2017) perhaps Nghị quyết 18-NQ/TW (2022)",
            "Not in the archive's list Hướng dẫn 27",
            "Published 4 December 2024 from a line at the head of the page",
            "Filed under 4 December 2024",
            "Byline Thanh Hà",
            "Page views 1,744",
            "File bai-1.txt",
            f"SHA-256 {'ab' * 32}",
            "Version of the rules 1",
            "Wants attention the year was inferred",
            "3 December 2024 to 4 December 2024",
            "thị xã Phú Hòa, tỉnh Hà Lâm",
        ],
    )
    def test_facts_and_provenance(self, client, archive, words):
        archive.article.citations.get(text="Nghị quyết 18").candidates.set([archive.resolution, archive.land])
        shown = text_of(client.get(archive.article.get_absolute_url()))
        if words.startswith("perhaps"):  # in any order
            assert re.search(r"perhaps Nghị quyết 18-NQ/TW \(20..\) ?perhaps Nghị quyết 18-NQ/TW \(20..\)", shown)
        else:
            assert words in shown

    def test_the_original_to_the_letter(self, client, archive):
        archive.article.raw = "Nguyên\u200bvăn <b>"
        archive.article.save()
        assert "Nguyên\u200bvăn &lt;b&gt;</pre>" in client.get(archive.article.get_absolute_url()).content.decode()

    def test_an_unreviewed_rejected_claim_is_plain_text(self, client, archive):
        archive.article.mentions.filter(person=archive.speaker).update(review="rejected")
        page = client.get(archive.article.get_absolute_url())
        assert "Đoàn Thị Ánh trình bày" in text_of(page)
        assert archive.speaker.get_absolute_url() not in page.content.decode()

    def test_an_address_that_is_no_web_address_is_no_link(self, client, archive):
        Article.objects.update(source_url="javascript:alert(1)")
        page = client.get(archive.article.get_absolute_url()).content.decode()
        assert "javascript:alert(1)" in page
        assert 'href="javascript' not in page

    def test_bare(self, client, db):
        response = client.get(make_article("Tin ngắn", dated=None).get_absolute_url())
        words = text_of(response)
        assert "undated" in words
        assert "The page does not say." in words
        assert "The page holds no text beside its headline." in words


class TestDetails:
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
    def test_what_stands_there(self, client, archive, record, words):
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
    def test_articles(self, client, archive, record, listed):
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
    def test_where_a_meeting_was(self, client, archive, written, html):
        Meeting.objects.update(place_as_written=written)
        page = client.get(archive.meeting.get_absolute_url()).content.decode()
        assert f'<dd lang="vi">{html.format(town=archive.town.get_absolute_url())}</dd>' in page

    def test_who_spoke_is_not_told_again_among_those_who_attended(self, client, archive):
        for person in (archive.speaker, Person.objects.create(name="Vi Thị Mây", standing=Standing.KNOWN)):
            Attendance.objects.create(meeting=archive.meeting, person=person, role="attendee")
        words = text_of(client.get(archive.meeting.get_absolute_url()))
        assert "Presenter Đoàn Thị Ánh — Bí thư Attendee Vi Thị Mây Articles" in words

    def test_a_meeting_whose_year_nothing_gives(self, client, archive):
        meeting = Meeting.objects.create(name="Hội nghị", date_as_written="Sáng 15/7")
        words = text_of(client.get(meeting.get_absolute_url()))
        assert "When Sáng 15/7 as written; nothing gives the year" in words

    def test_a_province_lists_the_articles_of_its_towns(self, client, archive):
        article = make_article("Tin từ thị xã", "Tại Phú Hòa.")
        mention(article, "Phú Hòa", archive.town)
        assert "Tin từ thị xã" in titles(client.get(archive.province.get_absolute_url()))

    def test_articles_come_by_pages_the_newest_first(self, client, archive):
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


class TestLists:
    @pytest.mark.parametrize("address", LISTS)
    def test_of_an_empty_archive(self, client, db, address):
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
    def test_a_line(self, client, archive, address, line):
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
    def test_filters(self, client, archive, query, found):
        assert names(client.get(query)) == found, query

    def test_by_province(self, client, archive):
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
            (None, None, "from=2023", False),
        ],
    )
    def test_a_range_of_days(self, client, db, start, end, query, matches):
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
    def test_what_cannot_be_read_is_ignored_and_told(self, client, archive, query, notice):
        response = client.get(query)
        assert response.status_code == 200
        assert notice in text_of(response)
        assert names(response), "the other filters still hold, and find something"

    def test_the_most_spoken_of_first(self, client, archive):
        mention(make_article("Tin", "Lương Thế Khải"), "Lương Thế Khải", archive.chair)
        response = client.get("/people/?sort=articles")
        assert [person.article_count for person in response.context["page"]] == [2, 1]

    def test_pages_keep_the_filters(self, client, db):
        for number in range(120):
            Person.objects.create(name=f"Lê Thị {number}", standing=Standing.KNOWN)
        Person.objects.create(name="Trần Văn Một", standing=Standing.KNOWN)
        response = client.get("/people/?q=le thi&page=2")
        assert response.context["page"].paginator.count == 120
        assert len(names(response)) == 50
        assert 'href="?q=le+thi&amp;page=3"' in response.content.decode()


@pytest.fixture
def crowd(archive):
    """Many more of everything around the same records."""
    for number in range(40):
        article = make_article(
            f"Tin {number}", "Lương Thế Khải và Người Khác nhắc Kế hoạch 603 tại Hà Lâm.", meeting=archive.meeting
        )
        article.ministries.add(archive.ministry)
        person = Person.objects.create(name=f"Người {number}")
        body = Organisation.objects.create(name=f"Vụ {number}", parent=archive.ministry, place=archive.province)
        directive = Directive.objects.create(kind="Kế hoạch", number=str(number), standing=Standing.KNOWN)
        directive.issuers.add(archive.committee)
        mention(article, "Lương Thế Khải", archive.chair)
        mention(article, "Người Khác", person)
        mention(article, "Hà Lâm", archive.province)
        mention(article, "Khác", body)
        cite(article, "Kế hoạch 603", archive.plan)
        cite(article, "Kế hoạch", directive, archive.plan)
        meeting = Meeting.objects.create(name=f"Họp {number}", organiser=archive.committee)
        meeting.places.add(archive.province)
        for held in (meeting, archive.meeting):
            Attendance.objects.create(meeting=held, person=person, role="attendee")
        Attendance.objects.create(meeting=meeting, person=archive.chair, role="chair")
        Post.objects.create(person=archive.chair, title=f"Chức {number}", organisation=archive.committee)
    return archive


def queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


class TestQueries:
    """The number of queries of a page is fixed: it does not grow with what the page shows."""

    PINNED = {
        "article": 5,
        "meeting": 7,
        "chair": 7,
        "committee": 12,
        "province": 10,
        "resolution": 10,
    }

    @pytest.mark.parametrize(("record", "most"), PINNED.items())
    def test_of_a_record(self, client, crowd, record, most):
        assert queries(client, getattr(crowd, record).get_absolute_url()) <= most <= MOST_QUERIES

    @pytest.mark.parametrize(
        ("address", "most"),
        [("/meetings/", 5), ("/people/", 4), ("/organisations/", 6), ("/places/", 5), ("/directives/", 4)],
    )
    def test_of_a_list(self, client, crowd, address, most):
        assert queries(client, address) <= most <= MOST_QUERIES

    def test_of_pages_without_records(self, client, db):
        assert queries(client, "/help/") == queries(client, "/accounts/login/") == 0


def test_vietnamese_is_the_language_of_the_pages(client, archive):
    client.cookies.clear()
    words = text_of(client.get(archive.meeting.get_absolute_url()))
    assert "Thời gian ngày 3 tháng 12 năm 2024 đến ngày 4 tháng 12 năm 2024 năm lấy từ đầu đề" in words
