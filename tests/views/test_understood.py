"""How the words were taken, above the results: short forms, spelling, and the way back."""

import pytest

from archive.models import Abbreviation, Expansion
from tests import factories as make
from tests.views.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def articles(indexed):
    short = Abbreviation.objects.create(short="UBND")
    Expansion.objects.create(abbreviation=short, text="Ủy ban nhân dân <b>")
    make.article("UBND họp")
    make.article("Ủy ban nhân dân b họp", "Bán hàng.")
    make.article("Bàn việc")
    indexed()


def test_a_short_form_and_the_link_that_closes_it(articles, client):
    page = client.get("/search/", {"q": "ubnd"})

    assert "ubnd = Ủy ban nhân dân <b> Search for the short form alone" in text_of(page)
    assert 'href="?q=ubnd&amp;expand=off"' in page.content.decode()
    assert page.context["results"].count == 2


def test_closed_it_says_so_and_stays_so_while_filters_are_chosen(articles, client):
    page = client.get("/search/", {"q": "ubnd", "expand": "off"})

    assert "“ubnd” is looked for as it stands. Open short forms" in text_of(page)
    assert '<input type="hidden" name="expand" value="off">' in page.content.decode()
    assert '<input type="hidden" name="asked" value="ubnd">' in page.content.decode(), "for these words alone"
    assert page.context["results"].count == 1


def test_more_without_diacritics(articles, client):
    page = client.get("/search/", {"q": "bán"})
    assert "Only this very spelling was looked for. Without diacritics: 2 articles" in text_of(page)

    page = client.get("/search/?q=b%C3%A1n&spelling=folded")
    assert "Words are compared without their diacritics. Only as they are spelled" in text_of(page)
    assert page.context["results"].count == 2


def test_the_data_say_the_same(articles, client):
    understood = client.get("/search.json", {"q": "UBND"}).json()["understood"]
    assert understood["short_forms"] == [{"written": "UBND", "meanings": ["Ủy ban nhân dân <b>"]}]
    assert understood["opened"] is True

    understood = client.get("/search.json", {"q": "bán"}).json()["understood"]
    assert understood["without_diacritics"] == {"count": 2, "url": "/search/?q=b%C3%A1n&spelling=folded"}


@pytest.mark.parametrize("q", ["họp", "hop", ""])
def test_nothing_where_nothing_is_to_be_said(articles, client, q):
    assert 'class="understood"' not in client.get("/search/", {"q": q}).content.decode()
