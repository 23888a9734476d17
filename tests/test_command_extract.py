"""``manage.py extract``: records as JSON or in lines, and what happens to files that cannot be read."""

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

SEEDS = sorted((Path(__file__).parents[1] / "fixtures" / "seeds").glob("*.txt"))


def run(*arguments):
    """What the command prints; no test here asks for a database, so one that is asked for fails the test."""
    out = StringIO()
    call_command("extract", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_json_is_an_array_in_the_order_given():
    records = json.loads(run(SEEDS[3], SEEDS[0], "--json"))
    assert [record["file"] for record in records] == [SEEDS[3].name, SEEDS[0].name]
    assert records[0]["published"] == "2023-07"
    assert records[1]["ministries"] == ["Bộ Lao động - Thương binh và Xã hội"]


def test_json_keeps_vietnamese_letters():
    assert "Chia sẻ nhiều kinh nghiệm" in run(SEEDS[3], "--json")


def test_one_file_is_an_array_of_one():
    assert len(json.loads(run(SEEDS[0], "--json"))) == 1


def test_without_json_it_prints_lines():
    printed = run(SEEDS[2])
    assert SEEDS[2].name in printed
    assert "view_count: 1744" in printed
    assert "source_url" not in printed  # what the text does not say is left out


UNREADABLE = [
    ("empty.txt", b""),
    ("binary.txt", b"\x00\x01\x02\x03" * 50),
    ("latin.txt", "Hội nghị".encode("utf-16-le")),
    ("undecodable.txt", b"H\xe9 h\xe9 h\xe9 h\xe9"),
]


@pytest.mark.parametrize(("name", "content"), UNREADABLE)
def test_an_unreadable_file_is_named_and_the_rest_is_printed(tmp_path, name, content):
    bad = tmp_path / name
    bad.write_bytes(content)
    out = StringIO()
    with pytest.raises(CommandError) as error:
        call_command("extract", str(bad), str(SEEDS[0]), "--json", stdout=out)
    assert name in str(error.value)
    assert error.value.returncode == 1
    assert [record["file"] for record in json.loads(out.getvalue())] == [SEEDS[0].name]


def test_a_missing_file(tmp_path):
    with pytest.raises(CommandError, match=r"nowhere\.txt"):
        run(tmp_path / "nowhere.txt", "--json")


def test_other_encodings_with_a_mark(tmp_path):
    text = tmp_path / "utf16.txt"
    text.write_bytes("Hội nghị sơ kết\nSáng 15/7/2023, Tỉnh ủy Hà Nam tổ chức hội nghị.\n".encode("utf-16"))
    (record,) = json.loads(run(text, "--json"))
    assert record["title"] == "Hội nghị sơ kết"


def test_reference_lists_that_cannot_be_loaded(tmp_path):
    with pytest.raises(CommandError) as error:
        run(SEEDS[0], "--reference", tmp_path)
    assert error.value.returncode == 1


def test_show_prints_the_text_with_its_finds():
    printed = run(SEEDS[3], "--show")
    assert printed.startswith(SEEDS[3].name)
    assert re.search(r"Tỉnh ủy ⟨\d+ Hà Tĩnh⟩", printed)
    assert re.search(r"organisation +Tỉnh ủy Hà Tĩnh", printed)
    assert "\x1b" not in printed  # no terminal


def test_show_in_colour_where_that_is_asked_for():
    assert "\x1b[" in run(SEEDS[3], "--show", "--force-color")


class Terminal(StringIO):
    def isatty(self):
        return True


COLOURED = [((), True), (("--no-color",), False)]


@pytest.mark.parametrize(("arguments", "coloured"), COLOURED)
def test_show_on_a_terminal(monkeypatch, arguments, coloured):
    monkeypatch.setattr("archive.management.commands.extract.supports_color", lambda: True)
    out = Terminal()
    call_command("extract", str(SEEDS[3]), "--show", *arguments, stdout=out)
    assert ("\x1b[32m" in out.getvalue()) == coloured


def test_show_and_json_do_not_go_together():
    with pytest.raises(CommandError, match="not allowed with"):
        run(SEEDS[0], "--show", "--json")


def test_show_names_an_unreadable_file_and_shows_the_rest(tmp_path):
    out = StringIO()
    with pytest.raises(CommandError, match=r"nowhere\.txt"):
        call_command("extract", str(tmp_path / "nowhere.txt"), str(SEEDS[0]), "--show", stdout=out)
    assert "⟨1 " in out.getvalue()
