"""The search as page, JSON and table: one set, whatever the face."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from archive.models import Article, Organisation, Person, Source
from archive.search import Criteria, matching_ids
from tests.views.reading import rows, text_of
from tests.views.samples import cite, make_article, mention

pytestmark = pytest.mark.usefixtures("english")

MOST_QUERIES = 15


def ids_on_page(response) -> list[int]:
    return [hit.article.pk for hit in response.context["hits"]]


@pytest.fixture
def many(archive, indexed):
    """45 more articles of several years, in the index."""
    paper = Source.objects.create(name="Báo Vĩnh Sơn")
    for number in range(45):
        article = make_article(
            f"Tin {number:02} về thi đua",
            "Ông Lương Thế Khải phát biểu về khen thưởng theo Kế hoạch 603.",
            dated=["2023-07-15", "2023-07", "2022", None, "2024-12-04"][number % 5],
            source=paper if number % 2 else None,
        )
        mention(article, "Lương Thế Khải", archive.chair)
        cite(article, "Kế hoạch 603", archive.plan)
    indexed()
    return archive


SEARCHES = [
    "",
    "q=thi đua",
    "q=thi dua&sort=oldest",
    'q="khen thưởng"&year=2023',
    "q=tập huấn",
    "month=2023-07",
    "from=2023-07-20&to=2024",
    "directive=18-NQ/TW",
    "directive=18 - nq/tw",
    "kind=hoi-nghi-tap-huan",
    "q=khongcogi",
    "q=thi đua&sort=newest&size=10",
]


class TestOneSet:
    @pytest.mark.parametrize("query", SEARCHES)
    def test_for_page_json_and_table(self, client, many, query):
        criteria, _notices = Criteria.parse(client.get(f"/search/?{query}").wsgi_request.GET)
        whole = matching_ids(criteria)
        data = client.get(f"/search.json?{query}").json()
        table = rows(client.get(f"/search.csv?{query}"))
        assert data["count"] == len(whole) == len(table) - 1
        assert [int(row[0]) for row in table[1:]] == whole
        pages = range(1, data["pages"] + 1)
        assert [pk for page in pages for pk in ids_on_page(client.get(f"/search/?{query}&page={page}"))] == whole
        assert [
            hit["id"] for page in pages for hit in client.get(f"/search.json?{query}&page={page}").json()["results"]
        ] == whole

    @pytest.mark.parametrize("query", SEARCHES)
    def test_with_and_without_the_index(self, client, many, query, settings, tmp_path):
        import shutil

        from archive.search.engine import Backend

        with_index = client.get(f"/search.json?{query}&size=100").json()
        shutil.rmtree(tmp_path / "index")
        Backend.forget()
        response = client.get(f"/search/?{query}&size=100")
        without = client.get(f"/search.json?{query}&size=100").json()
        assert response.status_code == 200
        assert "The search index is being put in order" in text_of(response)
        assert (with_index["degraded"], without["degraded"]) == (False, True)
        assert {hit["id"] for hit in with_index["results"]} == {hit["id"] for hit in without["results"]}
        assert with_index["facets"] == without["facets"]
        assert with_index["histogram"] == without["histogram"]


class TestTable:
    def test_has_headings_in_the_language_of_the_page_and_a_name_with_the_day(self, client, many, monkeypatch):
        response = client.get("/search.csv?size=10&page=3")
        assert response.streaming
        assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
        today = timezone.localdate()
        assert response.headers["Content-Disposition"] == f'attachment; filename="articles-{today:%Y-%m-%d}.csv"'
        table = rows(response)
        assert table[0][:4] == ["Record number", "Address", "Headline", "Date"]
        assert len(table) == 47, "the whole set, not the page"
        assert all(row[1].startswith("http://testserver/articles/") for row in table[1:])
        client.cookies["django_language"] = "vi"
        assert rows(client.get("/search.csv"))[0][:4] == ["Mã số", "Địa chỉ", "Đầu đề", "Ngày"]

    def test_the_page_says_how_many_rows_and_links_to_the_same_search(self, client, many):
        page = client.get("/search/?q=thi đua&year=2023&page=2&size=10").content.decode()
        [link] = re.findall(r'<a class="download" href="([^"]*)" download>([^<]*)</a>', page)
        assert link == ("/search.csv?q=thi+%C4%91ua&amp;year=2023", "Download CSV (18 rows)")


class TestPage:
    def test_a_card(self, client, archive):
        page = client.get("/search/?q=tap huan")
        words = text_of(page)
        assert "Tập huấn công tác Đảng năm 2024 4 December 2024 Bộ Thủy văn Hội nghị tập huấn" in words
        assert "Nghị quyết 18-NQ/TW (2017) Kế hoạch 603 (Đảng ủy Bộ Thủy văn) Lương Thế Khải Đoàn Thị Ánh" in words
        assert "<mark>Tập huấn</mark> công tác Đảng năm 2024</a></h2>" in page.content.decode()
        assert "mở lớp <mark>tập huấn</mark> tại Hà Lâm." in page.content.decode()

    def test_a_card_is_no_list_of_those_present(self, client, db):
        people = [Person.objects.create(name=f"Người {number}") for number in range(9)]
        article = make_article("Tin", " ".join(str(person) for person in people))
        for person in people:
            mention(article, str(person), person)
        assert "Người 4 Người 5 and 3 more people" in text_of(client.get("/search/?q=tin"))

    def test_boxes_keep_their_siblings_and_counts(self, client, many):
        page = client.get(f"/search/?source={Source.objects.get(name='Báo Hà Lâm').pk}").content.decode()
        boxes = re.findall(r'name="source" value="\d+"( checked)?> <span[^>]*>([^<]*)</span> <span[^>]*>(\d+)<', page)
        assert boxes == [("", "Báo Vĩnh Sơn", "22"), (" checked", "Báo Hà Lâm", "1")]

    def test_several_choices_of_one_filter_are_alternatives(self, client, many):
        both = "&".join(f"source={source.pk}" for source in Source.objects.all())
        assert client.get(f"/search/?{both}").context["results"].count == 23

    def test_chips_take_each_filter_away_by_itself(self, client, many):
        query = f"q=thi đua&person={many.chair.pk}&directive={many.plan.pk}&from=2022&to=2024&year=2023&month=2023-07"
        response = client.get(f"/search/?{query}")
        chips = response.context["chips"]
        assert [(chip.name, chip.label) for chip in chips] == [
            ("Directive", "Kế hoạch 603 (Đảng ủy Bộ Thủy văn)"),
            ("Person", "Lương Thế Khải"),
            ("From", "2022"),
            ("To", "2024"),
            ("Year", "2023"),
            ("Month", "7/2023"),
        ]
        for chip in chips:
            rest = client.get(f"/search/{chip.url}")
            assert len(rest.context["chips"]) == 5, chip
            assert chip.label not in [left.label for left in rest.context["chips"]], chip
            assert rest.context["criteria"].q == "thi đua"
        cleared = client.get(f"/search/?{response.context['cleared']}")
        assert (cleared.context["chips"], cleared.context["criteria"].q) == ([], "thi đua")

    def test_years_lead_to_months_and_back(self, client, many):
        page = client.get("/search/?q=thi đua").content.decode()
        assert re.findall(r'href="\?q=thi\+%C4%91ua&amp;year=(\d+)"', page) == ["2022", "2023", "2024"] * 2
        assert "month=" not in page, "months wait for a year"
        page = client.get("/search/?q=thi đua&year=2023").content.decode()
        shown = re.findall(r"month=(\d{4}-\d\d)", page)
        assert "2023-07" in shown
        assert {month[:4] for month in shown} == {"2023"}, "months of the chosen year only"
        assert '<input type="hidden" name="year" value="2023">' in page, "the form keeps the year"
        assert '<a href="?q=thi+%C4%91ua">All years</a>' in page, "and there is a way back"
        page = client.get("/search/?q=thi đua&month=2023-07").content.decode()
        assert re.findall(r"day=([\d-]+)", page) == ["2023-07-15"] * 2, "a bar and a row"
        assert '<a href="?q=thi+%C4%91ua&amp;year=2023">2023</a>' in page

    def test_a_day_is_a_choice(self, client, many):
        page = client.get("/search/?q=thi đua&day=2023-07-15")
        # Those known by the month alone may be of that day, too.
        assert page.context["results"].count == 18
        assert '<input type="hidden" name="day" value="2023-07-15">' in page.content.decode()
        assert [f"{chip.name} {chip.label}" for chip in page.context["chips"]] == ["Day 15/7/2023"]

    def test_a_chip_says_year_and_month_once(self, client, many):
        client.cookies["django_language"] = "vi"
        chips = client.get("/search/?year=2023&month=2023-07").context["chips"]
        assert [f"{chip.name} {chip.label}" for chip in chips] == ["Năm 2023", "Tháng 7/2023"]

    def test_works_without_scripts(self, client, many):
        """Every control is a field of one GET form with a button, or a link."""
        page = client.get("/search/?q=thi đua").content.decode()
        [form] = re.findall(r'<form id="search-form".*?</form>', page, re.DOTALL)
        assert 'action="/search/"' in form
        assert 'method="get"' in form
        assert '<button type="submit">' in form
        for name in ("q", "from", "to", "sort", "size", "person", "directive", "source"):
            assert f'name="{name}"' in form, name

    def test_pages_keep_the_search_and_drop_the_empty_fields(self, client, many):
        page = client.get("/search/?q=thi đua&from=&to=&size=10&sort=newest").content.decode()
        assert 'href="?q=thi+%C4%91ua&amp;sort=newest&amp;size=10&amp;page=2"' in page

    def test_the_browser_shows_the_short_address(self, client, many):
        """What htmx puts into the address bar: the form sends its empty fields too."""
        response = client.get("/search/?q=thi đua&from=&to=&sort=relevance&size=20", headers={"HX-Request": "true"})
        assert response.headers["HX-Push-Url"] == "/search/?q=thi+%C4%91ua"
        assert client.get("/search/?q=&from=").headers["HX-Push-Url"] == "/search/"

    def test_nothing_found_says_what_to_try(self, client, many):
        words = text_of(client.get("/search/?q=khongcogi&kind=hoi-nghi-tap-huan"))
        assert "0 articles found" in words
        assert "Nothing was found. The archive holds 46 articles, from 2022 to 4 December 2024." in words
        assert "Search without the filters Fewer words find more" in words
        assert "Download CSV" not in words

    def test_drafts_are_in_no_face(self, client, many):
        Article.objects.filter(title__startswith="Tin 00").update(state="draft")
        for address in ("/search/?q=Tin 00", "/search.json?q=Tin 00", "/search.csv?q=Tin 00"):
            response = client.get(address)
            content = b"".join(response) if response.streaming else response.content
            assert "Tin 00 về".encode() not in content, address

    def test_home_leads_here(self, client, db):
        response = client.get("/")
        assert (response.status_code, response.headers["Location"]) == (302, "/search/")


class TestQueries:
    @pytest.mark.parametrize("address", ["/search/?q=thi đua&size=100", "/search.json?size=100", "/search/?year=2023"])
    def test_are_as_many_for_one_article_as_for_a_hundred(self, client, archive, indexed, address):
        indexed()
        client.get(address)  # a page of few hits asks for the names that may be meant, which are read once
        few = self.count(client, address)
        for number in range(60):
            article = make_article(f"Tin {number} về thi đua", "Ông Lương Thế Khải.", dated="2023-01-01")
            article.ministries.add(Organisation.objects.create(name=f"Bộ {number}", kind="ministry"))
            mention(article, "Lương Thế Khải", Person.objects.create(name=f"Ông {number}"))
        indexed()
        many = self.count(client, address)
        assert max(few, many) <= MOST_QUERIES, (few, many)

    def test_of_the_table(self, client, archive, indexed):
        indexed()
        assert self.count(client, "/search.csv") <= 12

    def count(self, client, address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address)
            assert response.status_code == 200
            b"".join(response)
        return len(asked)


def test_the_clock_time_of_a_publication_is_in_the_table(client, archive):
    Article.objects.update(published_time=datetime.time(18, 8))
    assert rows(client.get("/search.csv"))[1][4] == "2024-12-04T18:08"
