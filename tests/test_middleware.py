"""The language a reader gets, and what every answer tells the browser."""

import pytest

PAGE = "/admin/login/"  # a page that needs no rows and is translated


def language_of(response) -> str:
    return response.headers["Content-Language"]


@pytest.mark.django_db
class TestLanguage:
    @pytest.mark.parametrize(
        ("browser", "cookie", "language"),
        [
            ("", "", "vi"),
            ("en-US,en;q=0.9", "", "vi"),  # a browser installed in English is nobody's choice
            ("fr", "", "vi"),
            ("vi", "en", "en"),  # the switch was used
            ("en", "vi", "vi"),
            ("en", "fr", "vi"),  # a cookie of another time: a language the site does not have
            ("en", "../../etc", "vi"),
            ("en", "x" * 5000, "vi"),
        ],
    )
    def test_is_vietnamese_until_the_reader_chooses(self, client, browser, cookie, language):
        if cookie:
            client.cookies["django_language"] = cookie
        response = client.get(PAGE, headers={"accept-language": browser})
        assert response.status_code == 200
        assert language_of(response) == language, f"browser {browser!r}, cookie {cookie!r}"
        assert f'lang="{language}"'.encode() in response.content

    def test_switch_lasts_and_leads_back(self, client):
        response = client.post("/i18n/setlang/", {"language": "en", "next": PAGE})
        assert (response.status_code, response.headers["Location"]) == (302, PAGE)
        assert language_of(client.get(PAGE)) == "en"
        client.post("/i18n/setlang/", {"language": "vi"})
        assert language_of(client.get(PAGE)) == "vi"

    def test_does_not_leak_into_the_next_request(self, client):
        client.cookies["django_language"] = "en"
        client.get(PAGE)
        client.cookies.clear()
        assert language_of(client.get(PAGE)) == "vi"

    def test_is_what_a_cache_must_keep_apart_by_cookie_alone(self, client):
        varies = client.get(PAGE).headers["Vary"]
        assert "Cookie" in varies
        assert "Accept-Language" not in varies


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
    ],
)
def test_security_headers(client, header, value):
    assert client.get(PAGE).headers[header] == value


@pytest.mark.django_db
def test_nothing_written_into_a_page_may_run(client):
    policy = client.get(PAGE).headers["Content-Security-Policy"]
    rules = {name: sources for name, *sources in (rule.split() for rule in policy.split(";") if rule.strip())}
    assert rules["default-src"] == ["'self'"]
    assert rules["frame-ancestors"] == ["'none'"]
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
    for kind in ("script-src", "style-src", "connect-src"):
        assert rules.get(kind, ["'self'"]) == ["'self'"], kind
