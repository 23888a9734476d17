"""Labels and the texts they are about: what is read, and what is refused with which words."""

import gzip
import json
from pathlib import Path

import pytest

from archive.extraction.labels import LabelsError, find_texts, load_labels, not_judged

ROOT = Path(__file__).parents[2]


def write(path, value):
    path.write_text(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


def lines(*texts):
    return "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts)


def test_labels_are_the_records_of_the_file(tmp_path):
    record = {"title": "Hội nghị", "published": None, "people": {"Lê An": []}, "note": "prose"}
    assert load_labels(write(tmp_path / "gold.json", {"a.txt": record})) == {"a.txt": record}


REFUSED = [
    # the file, what the message says
    ("{", "not JSON"),
    ("[]", "not an object of records"),
    ("{}", "not an object of records"),
    ('{"a": {}, "a": {}}', "'a' stands twice"),
    ('{"a": {"people": {"Lê An": [], "Lê An": []}}}', "'Lê An' stands twice"),
    ('{"a": []}', "a is no object"),
    ('{"a": {"title": 5}}', "a: title is 5, not a string or null"),
    ('{"a": {"captions": true}}', "a: captions is True, not a whole number"),
    ('{"a": {"byline": "Lê An"}}', "a: byline is 'Lê An', not a list"),
    ('{"a": {"provinces": [1]}}', "provinces is [1], not a list of strings"),
    ('{"a": {"people": ["Lê An"]}}', "people is ['Lê An'], not an object"),
    ('{"a": {"people": {"Lê An": "Bí thư"}}}', "titles of Lê An is 'Bí thư'"),
    ('{"a": {"later_mentions": {"ông An": null}}}', "later_mentions is [None]"),
    ('{"a": {"meeting": "họp"}}', "meeting is 'họp'"),
    ('{"a": {"meeting": {"attendance": "40"}}}', "meeting.attendance is '40'"),
    ('{"a": {"directives": [{"number": "5"}]}}', "directive 1 is no object with a kind"),
    ('{"a": {"directives": [{"kind": "Luật", "issued": 2024}]}}', "directive 1: issued is 2024"),
]


@pytest.mark.parametrize(("content", "told"), REFUSED)
def test_refused_labels(tmp_path, content, told):
    gold = write(tmp_path / "gold.json", content)
    with pytest.raises(LabelsError) as error:
        load_labels(gold)
    assert told in str(error.value)
    assert str(gold) in str(error.value)


def test_labels_that_are_not_there_or_no_text(tmp_path):
    with pytest.raises(LabelsError, match="No such file"):
        load_labels(tmp_path / "nowhere.json")
    (tmp_path / "binary.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LabelsError, match="not JSON"):
        load_labels(tmp_path / "binary.json")


def test_keys_that_nothing_compares_are_told():
    labels = {
        "a": {"titel": "", "note": "", "debris": [], "as_written_title": "", "meeting": {"dates": []}},
        "b": {"meeting": None, "directives": [{"kind": "Luật", "issuer_from": "words", "nummer": "5"}]},
    }
    assert not_judged(labels) == ["directives.nummer", "meeting.dates", "titel"]


FOLDERS = [
    # files of the folder, key of the label
    ({"a.txt": "một"}, "a.txt"),
    ({"a.txt": "một"}, "a"),
    ({"a": "một"}, "a.txt"),
    ({"below/deeper/a.txt": "một"}, "a"),
    ({"a.txt": "\ufeffmột"}, "a"),  # a byte order mark is no word
    ({"corpus.jsonl": lines(("b", "hai"), ("a", "một"))}, "a"),
    ({"corpus.jsonl": "\n" + lines(("a", "một")) + "\n"}, "a"),
    ({"a.txt": "một", "corpus.jsonl": lines(("a", "một"))}, "a"),  # twice the same
    ({"a.txt": "một", "b.json": "{", "c.png": "hai"}, "a"),  # others do not matter
]


@pytest.mark.parametrize(("files", "key"), FOLDERS)
def test_texts_of_a_folder(tmp_path, files, key):
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        write(tmp_path / name, content)
    assert find_texts([key], tmp_path) == {key: "một"}


def test_texts_of_a_compressed_file_by_itself_or_in_a_folder(tmp_path):
    corpus = tmp_path / "corpus.jsonl.gz"
    corpus.write_bytes(gzip.compress(lines(("a", "một"), ("b", "hai")).encode()))
    assert find_texts(["b"], corpus) == find_texts(["b"], tmp_path) == {"b": "hai"}


UNMEASURABLE = [
    # files of the folder, what the message says
    ({}, "no text for 1 of 1 labels: a"),
    ({"a.txt": "một", "below/a": "hai"}, "two texts that differ are called a"),
    ({"a.txt": b"\xff\xff"}, "not UTF-8"),
    ({"corpus.jsonl": b'{"id": "a"}\n'}, "line 1: no object with an id and a text"),
    ({"corpus.jsonl": b'{"id": "a", "text": 5}\n'}, "line 1: no object with an id and a text"),
    ({"corpus.jsonl": b'{"id": "b", "text": ""}\n[]\n'}, "line 2: no object"),
    ({"corpus.jsonl": b"{\n"}, "line 1: not JSON"),
    ({"corpus.jsonl": b"\xff\n"}, "corpus.jsonl"),
    ({"corpus.jsonl.gz": b"no archive"}, "corpus.jsonl.gz"),
    ({"corpus.jsonl.gz": gzip.compress(b"{}\n" * 900)[:30]}, "corpus.jsonl.gz"),
]


@pytest.mark.parametrize(("files", "told"), UNMEASURABLE)
def test_texts_that_cannot_be_measured(tmp_path, files, told):
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(LabelsError) as error:
        find_texts(["a"], tmp_path)
    assert told in str(error.value)


def test_a_source_that_is_not_there_or_no_source(tmp_path):
    with pytest.raises(LabelsError, match="no such file or folder"):
        find_texts(["a"], tmp_path / "nowhere")
    with pytest.raises(LabelsError, match="neither a folder"):
        find_texts(["a"], write(tmp_path / "a.txt", "một"))


def test_of_many_missing_texts_the_first_are_named(tmp_path):
    with pytest.raises(LabelsError, match=r"no text for 30 of 30 labels: text 0, .*text 9 and 20 more"):
        find_texts([f"text {number}" for number in range(30)], tmp_path)


@pytest.mark.parametrize("path", sorted((ROOT / "benchmarks" / "labels").glob("*.json")), ids=lambda path: path.stem)
def test_the_labels_of_the_project(path):
    """Every key is judged, and no note quotes a text that must not be here."""
    labels = load_labels(path)
    assert not_judged(labels) == []
    assert [key for key, record in labels.items() if "note" in record] == []


def test_no_text_is_labelled_both_to_mend_rules_and_to_measure_them():
    files = sorted((ROOT / "benchmarks" / "labels").glob("*.json"))
    keys = [key for path in files for key in load_labels(path)]
    assert len(keys) == len(set(keys))
