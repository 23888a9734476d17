"""The addresses of records and lists: the number finds the record, the words are for people."""

import re

import pytest

from tests.views.reading import text_of
from tests.views.samples import make_article

pytestmark = pytest.mark.usefixtures("english")

RECORDS = ["article", "meeting", "chair", "committee", "ministry", "province", "town", "resolution", "plan"]
LISTS = ["/meetings/", "/people/", "/organisations/", "/places/", "/directives/"]


@pytest.mark.parametrize("record", RECORDS)
def test_of_a_record(client, archive, record):
    address = getattr(archive, record).get_absolute_url()
    response = client.get(address)
    assert response.status_code == 200, address


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("words", ["", "-", "-old-words", "-văn-bản", "-a-b?page=2"])
def test_with_other_words_leads_to_the_right_one(client, archive, record, words):
    address = getattr(archive, record).get_absolute_url()
    wrong = re.sub(r"(/\d+)-[^/]*/$", lambda match: f"{match[1]}{words.partition('?')[0]}/", address)
    query = words.partition("?")[2]
    response = client.get(f"{wrong}?{query}" if query else wrong)
    assert response.status_code == 301
    assert response.headers["Location"] == (f"{address}?{query}" if query else address)


@pytest.mark.parametrize("room", ["articles", "meetings", "people", "organisations", "places", "directives"])
@pytest.mark.parametrize("number", ["0", "999999", "999999999999999999", "9" * 30, "1.5", "x", "-1"])
def test_of_nothing_is_a_friendly_page(client, archive, room, number):
    response = client.get(f"/{room}/{number}-x/")
    assert response.status_code == 404
    assert "There is nothing at this address" in text_of(response)


def test_a_slug_without_letters(client, db):
    article = make_article("…")
    assert article.get_absolute_url() == f"/articles/{article.pk}-/"
    assert client.get(article.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("address", [*LISTS, "/help/", "/search/", "/search.json", "/search.csv"])
def test_only_reading(client, archive, address):
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200
