"""The benchmark of reading: whatever it is given, figures or a plain message."""

import sys

import pytest

from benchmarks import reading


def run(monkeypatch, capsys, folder) -> tuple[int, str, str]:
    """Exit code, what was printed, what was complained of."""
    monkeypatch.setattr(sys, "argv", ["reading", str(folder)])
    code = reading.main()
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_tells_how_many_texts_were_read(monkeypatch, capsys, tmp_path):
    (tmp_path / "a.txt").write_text("Hội nghị tổng kết", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"id": "x", "text": "Ngày 1/2, hội nghị họp."}\n', encoding="utf-8")
    (tmp_path / "notes.md").write_text("no text", encoding="utf-8")
    code, out, err = run(monkeypatch, capsys, tmp_path)
    assert (code, err) == (0, "")
    assert [line.split()[1:3] for line in out.splitlines()] == [["1", "texts"], ["1", "texts"], ["2", "texts"]]


def test_a_text_that_breaks_a_rule_is_named(monkeypatch, capsys, tmp_path):
    (tmp_path / "bad.txt").write_text("x", encoding="utf-8")
    whole = reading.extract
    monkeypatch.setattr(reading, "extract", lambda text, reference: 1 / 0 if text == "x" else whole(text, reference))
    code, _out, err = run(monkeypatch, capsys, tmp_path)
    assert code == 1
    assert "bad: " in err
    assert "ZeroDivisionError" in err


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("", "", "there is no such file or folder"),
        ("a.jsonl", '{"id": 1}', "line 1: no object with an id and a text"),
        ("a.jsonl", "xx", "line 1: not JSON"),
        ("a.jsonl.gz", "xx", "a.jsonl.gz"),
    ],
)
def test_what_cannot_be_read_is_told(monkeypatch, capsys, tmp_path, name, content, complaint):
    folder = tmp_path / "texts"
    if name:
        folder.mkdir()
        (folder / name).write_text(content, encoding="utf-8")
    code, _out, err = run(monkeypatch, capsys, folder)
    assert code == 2
    assert complaint in err
