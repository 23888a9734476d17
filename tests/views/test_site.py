"""The frame of all pages: errors in house style, log-in, languages, and markup that keeps the strict policy."""

import re

import pytest
from django.core.exceptions import SuspiciousOperation
from django.test import Client
from django.urls import get_resolver
from django.utils import translation

from tests.views.reading import text_of
from tests.views.samples import make_archive

LISTS = ["/meetings/", "/people/", "/organisations/", "/places/", "/directives/"]
OTHERS = ["/search/", "/directives/lookup/", "/help/", "/accounts/login/", "/nowhere/"]
RECORDS = ["article", "meeting", "chair", "speaker", "committee", "ministry", "before", "province", "town"]
DIRECTIVES = ["resolution", "land", "plan"]


def every_address(archive, query: str = "") -> list[str]:
    """One address of every kind of page, lists and search with ``query``."""
    records = [getattr(archive, name).get_absolute_url() for name in RECORDS + DIRECTIVES]
    return [*records, *(f"{address}{query}" for address in LISTS + OTHERS)]


class TestErrors:
    def test_404_in_vietnamese(self, client, db):
        response = client.get("/khong-co/")
        assert response.status_code == 404
        assert "Không có gì ở địa chỉ này" in text_of(response)

    def test_403_of_a_page_that_needs_more_rights(self, client, db, monkeypatch):
        from django.core.exceptions import PermissionDenied

        from archive.views import help as help_page

        def refuse(*args):
            raise PermissionDenied

        monkeypatch.setattr(help_page, "render", refuse)
        response = client.get("/help/")
        assert response.status_code == 403
        assert "Bạn không được xem trang này" in text_of(response)

    def test_403_of_an_old_form(self, db):
        response = Client(enforce_csrf_checks=True).post("/i18n/setlang/", {"language": "en"})
        assert response.status_code == 403
        assert "Biểu mẫu đã quá hạn" in text_of(response)

    def test_400_of_a_host_that_is_not_ours(self, client):
        """No database mark: neither user nor session may be asked."""
        response = client.get("/help/", headers={"host": "evil.example"})
        assert response.status_code == 400
        assert "Không hiểu được yêu cầu" in text_of(response)

    def test_400_of_a_suspicious_request(self, client, monkeypatch):
        from archive.views import help as help_page

        def refuse(*args):
            raise SuspiciousOperation

        monkeypatch.setattr(help_page, "render", refuse)
        assert client.get("/help/").status_code == 400

    def test_500_asks_nothing_of_the_database(self, client, monkeypatch):
        from archive.views import help as help_page

        def fail(*args):
            raise RuntimeError

        monkeypatch.setattr(help_page, "render", fail)
        client.raise_request_exception = False
        response = client.get("/help/")
        assert response.status_code == 500
        assert "Hệ thống gặp lỗi" in text_of(response)

    @pytest.mark.parametrize(
        ("host", "status", "words"), [("testserver", 500, "Hệ thống"), ("evil.example", 400, "Không hiểu")]
    )
    def test_without_the_static_files_an_error_is_told_in_bare_words(self, client, settings, host, status, words):
        """Each page names its style sheet by a list that `collectstatic` writes; the page of the error as well."""
        settings.STORAGES = {
            **settings.STORAGES,
            "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
        }
        client.raise_request_exception = False
        response = client.get("/help/", headers={"host": host})
        assert (response.status_code, text_of(response).startswith(words)) == (status, True)


@pytest.mark.django_db
class TestLogIn:
    def test_and_out_again(self, client, django_user_model):
        django_user_model.objects.create_user("ban-doc", password="mật khẩu dài")
        page = client.get("/help/").content.decode()
        assert 'href="/accounts/login/?next=%2Fhelp%2F"' in page
        response = client.post("/accounts/login/?next=/help/", {"username": "ban-doc", "password": "mật khẩu dài"})
        assert response.headers["Location"] == "/help/"
        words = text_of(client.get("/help/"))
        assert "Đăng xuất" in words
        assert "Biên tập" not in words.partition("Đăng xuất")[0], "no way to the admin for a reader"
        assert client.post("/accounts/logout/").headers["Location"] == "/"
        assert "Đăng nhập" in text_of(client.get("/help/"))

    def test_with_a_wrong_password_says_so(self, client):
        response = client.post("/accounts/login/", {"username": "ai", "password": "x"})
        assert response.status_code == 200
        assert 'role="alert"' in response.content.decode()

    def test_never_leads_to_another_site(self, client, django_user_model):
        django_user_model.objects.create_user("ban-doc", password="mật khẩu dài")
        response = client.post(
            "/accounts/login/?next=https://evil.example/", {"username": "ban-doc", "password": "mật khẩu dài"}
        )
        assert response.headers["Location"] == "/"

    def test_of_a_curator_shows_the_way_to_the_admin(self, client, admin_user):
        client.force_login(admin_user)
        assert 'href="/admin/"' in client.get("/help/").content.decode()


class TestLanguage:
    def test_switch_keeps_the_page_and_its_filters(self, client, archive):
        page = client.get("/people/?q=kh%E1%BA%A3i&page=1").content.decode()
        assert '<html lang="vi">' in page
        [back] = re.findall(r'name="next" value="([^"]*)"', page)
        response = client.post("/i18n/setlang/", {"language": "en", "next": back.replace("&amp;", "&")})
        assert response.headers["Location"] == "/people/?q=kh%E1%BA%A3i&page=1"
        assert '<html lang="en">' in client.get(response.headers["Location"]).content.decode()

    def test_words_of_the_texts_are_marked_vietnamese_in_either(self, client, archive):
        client.cookies["django_language"] = "en"
        page = client.get(archive.article.get_absolute_url()).content.decode()
        assert '<h1 lang="vi">' in page
        assert '<div class="text" lang="vi">' in page

    def test_no_page_mixes_the_languages(self, client, archive):
        """Words of English interface strings in Vietnamese pages: something was not translated."""
        english = re.compile(
            r"(?<!/)\b(the|and|of|not|from|article|articles|meeting|meetings|people|search|page|name|any|source|order)\b"
        )
        for address in every_address(archive):
            words = text_of(client.get(address)).replace("the year was inferred", "")
            words = re.sub(r"\b[a-z]+:(?=\s)", "", words)  # the fields of the query language have English names, too
            assert not english.search(words), f"{address}: {english.search(words)}"


class TestMarkup:
    """The policy of the site forbids what is written into a page: then nothing may be."""

    def test_nothing_inline(self, client, archive, admin_user):
        client.force_login(admin_user)
        for address in every_address(archive):
            page = client.get(address).content.decode()
            assert not re.search(r"<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:", page), address
            for script in re.findall(r"<script\b[^>]*>", page):
                assert "src=" in script, address

    def test_nothing_from_outside(self, client, archive):
        for address in every_address(archive):
            page = client.get(address).content.decode()
            for tag in re.findall(r"<(?:link|script|img|iframe|source)\b[^>]*>", page):
                [target] = re.findall(r'(?:src|href)="([^"]*)"', tag)
                assert target.startswith("/search.atom" if "atom+xml" in tag else "/static/"), f"{address}: {tag}"

    def test_outline(self, client, archive):
        for address in every_address(archive):
            page = client.get(address).content.decode()
            assert len(re.findall(r"<h1\b", page)) == 1, address
            assert len(re.findall(r"<main\b", page)) == 1, address
            ids = re.findall(r'\sid="([^"]*)"', page)
            assert len(ids) == len(set(ids)), f"{address}: an id twice"
            for name in re.findall(r'\s(?:for|aria-labelledby|aria-describedby)="([^"]*)"', page):
                assert name in ids, f"{address}: nothing has the id {name}"
            assert re.search(r"<title>[^<]+ · ", page), address

    def test_the_present_page_is_told_in_the_menu(self, client, archive):
        for address, told in [
            ("/people/", "page"),
            (archive.chair.get_absolute_url(), "true"),
            ("/search/", "page"),
        ]:
            page = client.get(address).content.decode()
            menu = page.partition("<nav")[2].partition("</nav>")[0]
            assert re.findall(r'aria-current="(\w+)"', menu) == [told], address

    def test_htmx_is_kept_on_a_short_lead(self, client, db):
        page = client.get("/search/").content.decode()
        for setting in ('"allowEval":false', '"includeIndicatorStyles":false', '"selfRequestsOnly":true'):
            assert setting in page


SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


class TestEscaping:
    """Markup in every name and in every parameter: it is shown, and does nothing."""

    @pytest.fixture
    def hostile(self, db):
        return make_archive(SCRIPT)

    @pytest.mark.parametrize("with_index", [True, False], ids=["index", "database"])
    def test_of_names_and_texts(self, client, hostile, indexed, with_index):
        if with_index:
            indexed()
        for address in [*every_address(hostile), "/search/?q=alert", f"/search/?person={hostile.chair.pk}&size=10"]:
            response = client.get(address, follow=True)
            page = response.content.decode()
            assert response.status_code == 200 or address == "/nowhere/", address
            assert "<script>" not in page, address
            assert "<img" not in page, address
            if address not in OTHERS:
                assert "&lt;script&gt;" in page or "&lt;<mark>script</mark>&gt;" in page, f"{address} shows no name"

    @pytest.mark.parametrize("name", ["q", "kind", "from", "page", "sort", "person", "directive", "standing", "next"])
    def test_of_parameters(self, client, archive, name):
        for address in every_address(archive):
            page = client.get(address, {name: SCRIPT}, follow=True).content.decode()
            assert "<script>" not in page, address
            assert "<img" not in page, address

    def test_of_data(self, client, hostile):
        response = client.get("/search.json", {"q": "alert"})
        assert response.headers["Content-Type"] == "application/json"
        assert response.json()["results"][0]["title"].startswith(SCRIPT)


def test_every_address_of_the_pages_is_tested_here(archive):
    """A page that is new and not among ``every_address`` escapes the tests above."""
    tested = {
        str(get_resolver().resolve(address).url_name) for address in every_address(archive) if address != "/nowhere/"
    }
    named = {pattern.name for pattern in get_resolver().url_patterns if getattr(pattern, "name", None)}
    apart = {"home", "search_json", "search_csv", "search_feed", "suggest", "logout", "set_language", "alive", "ready"}
    assert named - apart == tested


def test_translations_do_not_leak():
    assert translation.get_language() == "vi"
