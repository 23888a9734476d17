"""``manage.py extract``: records as JSON or in lines, and what happens to files that cannot be read."""

import json
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
