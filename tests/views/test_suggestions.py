"""The suggestions of the search box as data, and what the search page offers instead of what was typed."""

import pytest

from archive.models import PersonAlias
from tests.views.reading import text_of
from tests.views.samples import make_article

pytestmark = pytest.mark.usefixtures("english")


class TestJson:
    def test_the_whole_shape(self, client, archive, indexed):
        PersonAlias.objects.create(person=archive.chair, name="Tư Khải")
        indexed()

        assert client.get("/suggest.json?q=tu+kh").json() == [
            {
                "type": "person",
                "label": "Lương Thế Khải",
                "matched": "Tư Khải",
                "url": archive.chair.get_absolute_url(),
                "articles": 1,
                "detail": archive.chair.posts.first().title if archive.chair.posts.exists() else "",
                "kind": "Person",
                "counted": "1 article",
            }
        ]

    @pytest.mark.parametrize("query", ["", "?q=", "?q=%20", "?q=%00", "?q=%22((", "?x=1", "?q=" + "a" * 3000])
    def test_nothing_to_suggest(self, client, archive, indexed, query):
        indexed()
        response = client.get(f"/suggest.json{query}")
        assert (response.status_code, response.json()) == (200, [])

    def test_in_the_language_of_the_page(self, client, archive, indexed):
        indexed()
        client.cookies["django_language"] = "vi"
        assert {suggestion["kind"] for suggestion in client.get("/suggest.json?q=luong").json()} == {"Nhân vật"}

    def test_only_reading(self, client, archive):
        assert client.post("/suggest.json?q=luong").status_code == 405


def test_the_boxes_know_where_to_ask(client, archive):
    for address in ("/search/", "/people/", "/help/"):
        page = client.get(address).content.decode()
        assert page.count('data-suggest="/suggest.json"') == 1, address
        assert "archive/suggest.js" in page, address


class TestPage:
    def test_did_you_mean(self, client, archive, indexed):
        indexed()
        response = client.get(f"/search/?q=taap+huan&person={archive.chair.pk}")
        page = response.content.decode()
        assert "Did you mean tap huan (1 article) ?" in text_of(response)
        assert f'<a href="?q=tap+huan&amp;person={archive.chair.pk}" lang="vi"><strong>tap</strong> huan</a>' in page

    def test_what_was_typed_is_never_markup(self, client, archive, indexed):
        indexed()
        page = client.get("/search/?q=taap+<huan>").content.decode()
        assert "<strong>tap</strong> &lt;huan&gt;" in page
        assert "<huan" not in page

    def test_did_you_mean_as_data(self, client, archive, indexed):
        indexed()
        data = client.get("/search.json?q=taap+huan").json()
        assert data["did_you_mean"] == [{"q": "tap huan", "count": 1, "url": "/search/?q=tap+huan"}]

    def test_no_results(self, client, archive, indexed):
        make_article("Tin về thi đua", dated="2023-07")
        indexed()
        response = client.get(f"/search/?q=thi+đua&person={archive.chair.pk}&year=2024")
        words, page = text_of(response), response.content.decode()
        assert "The archive holds 2 articles, from July 2023 to 4 December 2024." in words
        assert "These searches find something:" in words
        assert "without any filter (1)" in words
        assert 'href="?q=thi+%C4%91ua"' in page

        response = client.get(f"/search/?q=tập+huấn+<b>x</b>&person={archive.chair.pk}")
        words, page = text_of(response), response.content.decode()
        assert "without “<b>x</b>” (1)" in words
        assert "<b>x" not in page

    def test_a_filter_is_told_by_its_value(self, client, archive, indexed):
        make_article("Tin về thi đua", dated="2023-07")
        indexed()
        words = text_of(client.get(f"/search/?q=thi+đua&person={archive.chair.pk}"))
        assert "without the filter “Person: Lương Thế Khải” (1)" in words
        words = text_of(client.get("/search/?q=thi+đua&year=2024"))
        assert "without the filter “Year: 2024” (1)" in words

    def test_an_empty_archive(self, client, indexed, db):
        indexed()
        assert "The archive holds no articles yet." in text_of(client.get("/search/?q=thi"))
