"""The one settings file under different environments."""

import os
import runpy
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

SETTINGS = Path(__file__).parent.parent / "archive" / "settings.py"


@pytest.fixture
def read(monkeypatch, tmp_path):
    """Reads the settings file under these variables alone, with a var folder of its own; gives its names."""
    for name in [name for name in os.environ if name.startswith("ARCHIVE_")]:
        monkeypatch.delenv(name)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("ARCHIVE_VAR_DIR", str(tmp_path))

    def read(**variables: str) -> dict:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(SETTINGS))

    return read


def test_a_bare_machine_gets_a_closed_and_local_site(read):
    names = read()
    assert names["DEBUG"] is False
    assert names["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert names["LANGUAGE_CODE"] == "vi"
    assert names["TIME_ZONE"] == "Asia/Ho_Chi_Minh"
    assert "django.contrib.auth.middleware.LoginRequiredMiddleware" not in names["MIDDLEWARE"]


def test_everything_written_goes_under_the_var_folder(read, tmp_path):
    names = read()
    written = [
        names["DATABASES"]["default"]["NAME"],
        names["HAYSTACK_CONNECTIONS"]["default"]["PATH"],
        names["STATIC_ROOT"],
        names["MEDIA_ROOT"],
    ]
    for path in written:
        assert Path(path).is_relative_to(tmp_path), path
    assert (tmp_path / "secret_key").is_file()


def test_a_var_folder_may_have_any_name(read, tmp_path):
    """As the end of an address, "#1" and "%20" would be read as something else than a part of the path."""
    folder = tmp_path / "Văn bản #1 100%20?x"
    names = read(ARCHIVE_VAR_DIR=str(folder))
    assert Path(names["DATABASES"]["default"]["NAME"]).parent == folder


def test_sqlite_lets_readers_read_while_one_writes(read):
    options = read()["DATABASES"]["default"]["OPTIONS"]
    assert "journal_mode=WAL" in options["init_command"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] >= 20, "seconds"


def test_postgresql_by_one_variable(read):
    database = read(DATABASE_URL="postgres://curator:b%C3%AD@db.example:5433/archive")["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["USER"], database["PASSWORD"], database["HOST"], database["PORT"], database["NAME"]) == (
        "curator",
        "bí",
        "db.example",
        5433,
        "archive",
    )
    assert "init_command" not in database.get("OPTIONS", {}), "SQLite's words mean nothing there"


@pytest.mark.parametrize("name", ["ARCHIVE_DEBUG", "ARCHIVE_HTTPS", "ARCHIVE_REQUIRE_LOGIN"])
def test_a_wrong_word_stops_the_start_and_names_the_variable(read, name):
    with pytest.raises(ImproperlyConfigured, match=name):
        read(**{name: "maybe"})


@pytest.mark.parametrize("url", ["archive.sqlite3", "mongo://db.example/archive", "postgres://db.example:port/archive"])
def test_a_wrong_database_address_is_told_with_an_example(read, url):
    with pytest.raises(ImproperlyConfigured, match=r"DATABASE_URL.*sqlite:///"):
        read(DATABASE_URL=url)


def test_hosts(read):
    assert read(ARCHIVE_ALLOWED_HOSTS="luutru.example, www.luutru.example")["ALLOWED_HOSTS"] == [
        "luutru.example",
        "www.luutru.example",
    ]


def test_https_closes_every_plain_door(read):
    names = read(ARCHIVE_HTTPS="1")
    assert names["SECURE_SSL_REDIRECT"]
    assert names["SECURE_HSTS_SECONDS"] > 0
    assert names["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")
    for cookie in ("SESSION", "CSRF", "LANGUAGE"):
        assert names[f"{cookie}_COOKIE_SECURE"], cookie


def test_without_https_a_plain_local_site_still_logs_in(read):
    names = read(ARCHIVE_HTTPS="0")
    assert not names.get("SECURE_SSL_REDIRECT")
    assert not names.get("SESSION_COOKIE_SECURE"), "a secure cookie never comes back over plain HTTP"


def test_log_in_by_one_variable(read):
    assert "django.contrib.auth.middleware.LoginRequiredMiddleware" in read(ARCHIVE_REQUIRE_LOGIN="yes")["MIDDLEWARE"]
