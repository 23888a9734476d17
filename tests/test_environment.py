"""What the environment may say, and what a wrong word in it is answered with."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ImproperlyConfigured

from archive import environment


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1", True),
        ("true", True),
        ("TRUE", True),
        (" Yes ", True),  # blanks from a careless line of an environment file
        ("on", True),
        ("0", False),
        ("false", False),
        ("No", False),
        ("off", False),
        ("", None),  # set but blank: as if it were not set
        ("   ", None),
    ],
)
@pytest.mark.parametrize("default", [True, False])
def test_flag(monkeypatch, written, meant, default):
    monkeypatch.setenv("ARCHIVE_X", written)
    expected = default if meant is None else meant
    assert environment.flag("ARCHIVE_X", default) is expected, f"{written!r} with default {default}"


@pytest.mark.parametrize("written", ["ture", "2", "ja", "-", "true false"])
def test_a_flag_that_is_neither_yes_nor_no_is_refused_by_name(monkeypatch, written):
    monkeypatch.setenv("ARCHIVE_X", written)
    with pytest.raises(ImproperlyConfigured, match=rf"ARCHIVE_X is '{written}'.*true.*false"):
        environment.flag("ARCHIVE_X")


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("archive.example", ["archive.example"]),
        ("a.example,b.example", ["a.example", "b.example"]),
        (" a.example , ,b.example, ", ["a.example", "b.example"]),  # blanks and a comma too many
        ("", ["localhost"]),  # blank: the default
    ],
)
def test_items(monkeypatch, written, parts):
    monkeypatch.setenv("ARCHIVE_X", written)
    assert environment.items("ARCHIVE_X", "localhost") == parts, written


def test_an_unset_variable_is_its_default(monkeypatch, tmp_path):
    monkeypatch.delenv("ARCHIVE_X", raising=False)
    assert environment.text("ARCHIVE_X", "as it comes") == "as it comes"
    assert environment.flag("ARCHIVE_X") is False
    assert environment.items("ARCHIVE_X") == []
    assert environment.folder("ARCHIVE_X", tmp_path / "var") == tmp_path / "var"


class TestFolder:
    def test_is_made_with_its_parents(self, monkeypatch, tmp_path):
        monkeypatch.setenv("ARCHIVE_X", str(tmp_path / "a" / "b"))
        assert environment.folder("ARCHIVE_X", tmp_path).is_dir()

    def test_is_absolute_whatever_was_written(self, monkeypatch, tmp_path):
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("ARCHIVE_X", "var")
        assert environment.folder("ARCHIVE_X", tmp_path) == tmp_path / "var"

    def test_that_is_a_file_is_refused_with_its_path(self, monkeypatch, tmp_path):
        (tmp_path / "file").write_text("")
        monkeypatch.setenv("ARCHIVE_X", str(tmp_path / "file"))
        with pytest.raises(ImproperlyConfigured, match=r"ARCHIVE_X names the folder .*file"):
            environment.folder("ARCHIVE_X", tmp_path)


class TestSecretKey:
    @pytest.fixture(autouse=True)
    def _unset(self, monkeypatch):
        monkeypatch.delenv("ARCHIVE_X", raising=False)

    def test_is_made_once_for_its_owner_only(self, tmp_path):
        path = tmp_path / "secret_key"
        key = environment.secret_key("ARCHIVE_X", path)
        assert len(key) >= 50, "Django warns of keys under 50 characters"
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert environment.secret_key("ARCHIVE_X", path) == key
        assert [file.name for file in tmp_path.iterdir()] == ["secret_key"], "no draft stays behind"

    def test_is_one_key_for_all_that_start_together(self, tmp_path):
        path = tmp_path / "secret_key"
        with ThreadPoolExecutor(16) as pool:
            keys = set(pool.map(lambda _: environment.secret_key("ARCHIVE_X", path), range(64)))
        assert keys == {path.read_text(encoding="ascii")}
        assert [file.name for file in tmp_path.iterdir()] == ["secret_key"]

    def test_of_the_environment_comes_first_and_leaves_no_file(self, monkeypatch, tmp_path):
        monkeypatch.setenv("ARCHIVE_X", "given")
        assert environment.secret_key("ARCHIVE_X", tmp_path / "secret_key") == "given"
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        ("content", "told"),
        [
            (b"", "empty"),  # a disk that was full when it was written
            (b"  \n", "empty"),
            ("khóa".encode(), "cannot be made or read"),  # not what this file is written with
        ],
    )
    def test_that_is_spoilt_is_refused_with_what_to_do(self, tmp_path, content, told):
        path = tmp_path / "secret_key"
        path.write_bytes(content)
        with pytest.raises(ImproperlyConfigured, match=rf"secret_key.*{told}.*ARCHIVE_X"):
            environment.secret_key("ARCHIVE_X", path)
