"""What those who run the site are told about it."""

import pytest
from django.db import OperationalError
from django.test import Client

from archive.models import Article
from archive.search import freshness


class State:
    """An index that is whole, or is not and says why."""

    def __init__(self, reason: str = ""):
        self.ok = not reason
        self.reason = reason


@pytest.fixture
def index(monkeypatch):
    def index(reason: str = "") -> None:
        monkeypatch.setattr(freshness, "state", lambda: State(reason))

    return index


def test_alive_asks_nothing_of_the_database(client):
    """No database mark: a query would fail this test."""
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_ready_when_database_and_index_answer(client, index):
    index()
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (200, {"database": "ok", "index": "ok"})


@pytest.mark.django_db
def test_ready_without_an_index_and_says_so(client, index):
    """The pages answer from the database then; sending every reader away would be worse."""
    index("there is no index")
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (200, {"database": "ok", "index": "there is no index"})


def test_not_ready_without_the_database_and_tells_no_innards(client, index, monkeypatch):
    def fail(self):
        raise OperationalError('connection to server at "db.example", user "curator" failed')

    monkeypatch.setattr(type(Article.objects.all()), "exists", fail)
    index()
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"database": "does not answer", "index": "unknown"}


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "status"), [("head", 200), ("post", 405), ("delete", 405)])
@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_only_reading(client, index, address, method, status):
    index()
    assert getattr(client, method)(address).status_code == status


@pytest.mark.django_db
class TestWhereEveryPageAsksForALogIn:
    @pytest.fixture
    def closed(self, settings) -> Client:
        at = settings.MIDDLEWARE.index("django.contrib.auth.middleware.AuthenticationMiddleware") + 1
        settings.MIDDLEWARE = [
            *settings.MIDDLEWARE[:at],
            "django.contrib.auth.middleware.LoginRequiredMiddleware",
            *settings.MIDDLEWARE[at:],
        ]
        return Client()

    def test_a_page_leads_to_the_log_in_and_back(self, closed, django_user_model):
        response = closed.get("/search/?q=hội+nghị")
        assert response.status_code == 302
        assert response.headers["Location"].startswith("/accounts/login/?next=/search/")
        django_user_model.objects.create_user("ban-doc", password="mật khẩu dài")
        answer = closed.post(response.headers["Location"], {"username": "ban-doc", "password": "mật khẩu dài"})
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/search/?q=")

    @pytest.mark.parametrize("address", ["/healthz", "/readyz", "/accounts/login/"])
    def test_the_doors_stay_open(self, closed, index, address):
        index()
        assert closed.get(address).status_code == 200

    def test_the_language_can_be_chosen_before(self, closed):
        response = closed.post("/i18n/setlang/", {"language": "en", "next": "/accounts/login/"})
        assert response.headers["Location"] == "/accounts/login/"
        assert closed.get("/accounts/login/").headers["Content-Language"] == "en"
