"""How the site is served."""

import runpy
from pathlib import Path
from urllib.parse import urlencode

import pytest

from archive.search.language import MAX_LENGTH

SERVER = Path(__file__).parent.parent / "archive" / "server.py"


def test_the_longest_query_reaches_the_site(monkeypatch):
    monkeypatch.delenv("PORT", raising=False)
    choices = [("organisation", 100_000 + number) for number in range(50)]
    address = f"GET /search/?{urlencode([('q', 'ở' * MAX_LENGTH), *choices])} HTTP/1.1"
    assert runpy.run_path(str(SERVER))["limit_request_line"] > len(address)


@pytest.mark.parametrize(
    ("port", "bind"),
    [
        ("", "127.0.0.1:8000"),
        (" 8123 ", "127.0.0.1:8123"),
        ("0", None),
        ("65536", None),
        ("tám nghìn", None),
    ],
)
def test_the_port_is_a_number_or_refused(monkeypatch, port, bind):
    monkeypatch.setenv("PORT", port)
    if bind is None:
        with pytest.raises(SystemExit) as refused:
            runpy.run_path(str(SERVER))
        assert "PORT" in str(refused.value)
    else:
        assert runpy.run_path(str(SERVER))["bind"] == bind
