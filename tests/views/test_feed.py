"""Any search as an Atom feed."""

import xml.etree.ElementTree as ElementTree
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from archive.models import Article
from tests.views.samples import make_article

pytestmark = pytest.mark.usefixtures("english")

ATOM = "{http://www.w3.org/2005/Atom}"


def parsed(response) -> ElementTree.Element:
    return ElementTree.fromstring(response.content)  # noqa: S314  our own answer


def entries(response) -> list[str]:
    """The titles of the entries in order."""
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    return [title.text for title in parsed(response).iterfind(f"{ATOM}entry/{ATOM}title")]


@pytest.fixture
def three(db):
    """Three articles, added in another order than that of their days."""
    return [
        make_article("Họp tổng kết <2023> & triển khai", dated="2023-12-01"),
        make_article("Họp sơ kết", dated="2024-06-01"),
        make_article("Lễ kỷ niệm", dated="2022"),
    ]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", ["Họp sơ kết", "Họp tổng kết <2023> & triển khai", "Lễ kỷ niệm"]),
        ("q=h%E1%BB%8Dp", ["Họp sơ kết", "Họp tổng kết <2023> & triển khai"]),
        # Its own order and all of it, whatever page somebody looked at.
        ("q=h%E1%BB%8Dp&sort=oldest&page=2&size=10", ["Họp sơ kết", "Họp tổng kết <2023> & triển khai"]),
        ("from=2024", ["Họp sơ kết"]),
        ("q=kh%C3%B4ng+c%C3%B3+g%C3%AC", []),
        ("q=%00%22%2F%2A%EF%BF%BE", []),
    ],
)
def test_the_newest_first(client, three, address, expected):
    assert entries(client.get(f"/search.atom?{address}")) == expected


def test_an_entry_leads_to_its_article_and_tells_when_it_changed(client, three):
    changed = timezone.now() + timedelta(days=1)
    Article.objects.filter(pk=three[1].pk).update(updated_at=changed)

    entry = parsed(client.get("/search.atom?q=s%C6%A1")).find(f"{ATOM}entry")

    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver{three[1].get_absolute_url()}"
    assert entry.find(f"{ATOM}updated").text.startswith(changed.astimezone().date().isoformat()[:8])


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_what_is_not_published_is_in_no_feed(client, three, state):
    Article.objects.filter(pk=three[1].pk).update(state=state)

    assert "Họp sơ kết" not in entries(client.get("/search.atom"))


def test_nor_is_what_the_index_still_holds(client, three, indexed):
    """Withdrawn behind everybody's back, a moment after the index was found to be in order."""
    indexed()
    assert "Họp sơ kết" in entries(client.get("/search.atom"))
    Article.objects.filter(pk=three[1].pk).update(state="withdrawn")

    assert "Họp sơ kết" not in entries(client.get("/search.atom"))
    assert "Họp sơ kết" not in [hit.article.title for hit in client.get("/search/").context["hits"]]


def test_the_search_page_names_its_feed(client, three):
    page = client.get("/search/?q=h%E1%BB%8Dp&page=1&sort=oldest").content.decode()

    assert page.count('href="/search.atom?q=h%E1%BB%8Dp&amp;sort=oldest"') == 2


def test_it_is_read_only(client, three):
    assert client.post("/search.atom").status_code == 405
    assert client.head("/search.atom").status_code == 200


def test_more_entries_cost_no_more_queries(client, three):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get("/search.atom?q=h%E1%BB%8Dp")
        return len(captured)

    few = queries()
    for number in range(10):
        make_article(f"Họp lần {number}", "Các đại biểu họp.")

    assert queries() == few
