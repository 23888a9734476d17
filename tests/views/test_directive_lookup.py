"""Looking a directive up: its page, the candidates, or what was understood; and the card above a search."""

import pytest

from archive.models import Citation, Publication
from tests.factories import article, directive
from tests.views.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def resolutions():
    """Two documents of one symbol."""
    return [
        directive("18-NQ/TW", issued="2017-10-25", issuer_name="Ban Chấp hành Trung ương", title="Về bộ máy"),
        directive("18-NQ/TW", issued="2022-06-16", issuer_name="Ban Chấp hành Trung ương", title="Về đất đai"),
    ]


def test_one_match_leads_to_its_page(client, resolutions):
    response = client.get("/directives/lookup/", {"q": "nq 18 ngày 25/10/2017"})
    assert response.status_code == 302
    assert response["Location"] == resolutions[0].get_absolute_url()


def test_documents_of_one_symbol_have_addresses_of_their_own(client, resolutions):
    addresses = {resolution.get_absolute_url() for resolution in resolutions}
    assert len(addresses) == 2
    assert all(client.get(address).status_code == 200 for address in addresses)


def test_the_list_of_directives_leads_here(client):
    assert 'href="/directives/lookup/"' in client.get("/directives/").content.decode()


def test_several_show_date_issuer_title_and_articles(client, resolutions):
    article("Bài báo", directives=[resolutions[0]])
    text = text_of(client.get("/directives/lookup/", {"q": "nq18"}))
    for words in ["Kind Nghị quyết", "Number 18", "Which of these?", "25 October 2017", "16 June 2022"]:
        assert words in text, words
    assert "Ban Chấp hành Trung ương Về bộ máy 1 article" in text
    assert "Ban Chấp hành Trung ương Về đất đai 0 articles" in text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("kế hoạch 77", ["Kind Kế hoạch", "Number 77", "No such directive in the archive"]),
        ("18-NQ/TW ngày 1/1/2020", ["Issued on 1 January 2020", "None fits wholly", "16 June 2022"]),
        ("xin chào", ["No number of a document and no known name."]),
        ("", ["Look up a directive"]),
        ("\x00" * 3 + "“((" + "9" * 700, ["Only the first 500 characters were read."]),
    ],
)
def test_no_match_tells_what_was_understood(client, resolutions, typed, told):
    text = text_of(client.get("/directives/lookup/", {"q": typed}))
    for words in told:
        assert words in text, words


def test_what_only_withdrawn_articles_cite_is_not_found(client):
    hidden = directive("55-KL/TW", "Kết luận", standing="provisional")
    article("Đã rút", directives=[hidden], state=Publication.WITHDRAWN)
    assert Citation.objects.count() == 1
    assert "No such directive" in text_of(client.get("/directives/lookup/", {"q": "55-KL/TW"}))


@pytest.mark.parametrize("typed", ["18-NQ/TW", "nq18", "tinh gọn bộ máy theo Nghị quyết số 18", "18 nq tw"])
def test_the_search_shows_a_card(client, resolutions, typed):
    text = text_of(client.get("/search/", {"q": typed}))
    assert "25 October 2017" in text, typed
    assert "16 June 2022" in text, typed


@pytest.mark.parametrize(
    "typed",
    ["-18-NQ/TW", '-"nghị quyết 18"', "họp -(nq18 OR lễ)", "NOT NQ18-TW", "18", "bộ máy", "18 đồng chí", "25/10/2017"],
)
def test_the_search_shows_none_where_no_directive_is_asked_for(client, resolutions, typed):
    assert "25 October 2017" not in text_of(client.get("/search/", {"q": typed})), typed


def test_the_card_names_three_and_leads_to_all(client, resolutions):
    for year in (2001, 2002, 2003):
        directive("18-NQ/TW", issued=f"{year}-01-01", issuer_name="Ban Chấp hành Trung ương")
    response = client.get("/search/", {"q": "nq18"})
    assert "2 more directives that may be meant" in text_of(response)
    assert 'href="/directives/lookup/?q=nq18"' in response.content.decode()
