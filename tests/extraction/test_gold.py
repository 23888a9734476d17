"""The five seeds against the records of a careful reader, field by field."""

import json
from functools import cache
from pathlib import Path

import pytest

from archive.extraction import PageHints, Reference, extract, gold_record
from archive.text import PartialDate, exact_key

ROOT = Path(__file__).parents[2]
GOLD = json.loads((ROOT / "tests" / "golden" / "seeds.json").read_text(encoding="utf-8"))
# Notes in prose, for people; nothing to compare.
PROSE = {"debris", "not_people_in_the_story", "as_written", "as_written_issuer", "issuer_from"}


@cache
def reference():
    return Reference.load(ROOT / "fixtures" / "reference")


@cache
def record(name):
    raw = (ROOT / "fixtures" / "seeds" / name).read_text(encoding="utf-8")
    return gold_record(extract(raw, reference()), reference())


def differences(expected, found, path=""):
    """Each difference as a line; lists are sets, names differ by diacritics alone, absent keys are not judged."""
    if isinstance(expected, dict):
        lines = []
        for key, value in expected.items():
            if key not in PROSE:
                lines += differences(value, (found or {}).get(key), f"{path}/{key}")
        return lines
    if isinstance(expected, list):
        wanted, given = map(comparable, (expected, found or []))
        missing, extra = wanted - given, set() if path.endswith("_include") else given - wanted
        return [f"{path}: missing {sorted(missing)}, extra {sorted(extra)}"] if missing or extra else []
    same = exact_key(expected) == exact_key(found or "") if isinstance(expected, str) else expected == found
    return [] if same else [f"{path}: expected {expected!r}, found {found!r}"]


def comparable(values):
    return {exact_key(value) if isinstance(value, str) else value for value in values}


def document(directive):
    return tuple(exact_key(directive.get(key) or "") for key in ("kind", "number", "symbol", "name"))


FIELDS = sorted({field for expected in GOLD.values() for field in expected} - PROSE - {"directives", "people"})


@pytest.mark.parametrize("name", GOLD)
@pytest.mark.parametrize("field", FIELDS)
def test_field(name, field):
    if field in GOLD[name]:
        assert differences(GOLD[name][field], record(name)[field], field) == []


@pytest.mark.parametrize("name", GOLD)
def test_people(name):
    expected, found = GOLD[name]["people"], record(name)["people"]
    assert set(map(exact_key, found)) == set(map(exact_key, expected))
    assert differences(expected, found) == []


@pytest.mark.parametrize("name", GOLD)
def test_directives(name):
    expected = {document(directive): directive for directive in GOLD[name]["directives"]}
    found = {document(directive): directive for directive in record(name)["directives"]}
    assert set(found) == set(expected)
    assert differences(expected, found) == []


@pytest.mark.parametrize("name", GOLD)
def test_a_record_is_plain_json(name):
    assert json.loads(json.dumps(record(name), ensure_ascii=False)) == record(name)


def test_what_the_text_does_not_say_is_empty():
    empty = gold_record(extract("", reference()), reference())
    assert set(empty) >= set(FIELDS) | {"people", "directives", "debris"}
    assert all(value in (None, [], {}, 0) for value in empty.values())


TIMES = [
    # day, clock time, as the record writes it
    ("18:08 03/12/2022", "2022-12-03T18:08"),
    ("Ngày đăng: 03/12/2022", "2022-12-03"),
]


@pytest.mark.parametrize(("line", "expected"), TIMES)
def test_published(line, expected):
    raw = f"Hội nghị sơ kết\n{line}\nĐảng ủy đã thảo luận nhiều nội dung quan trọng trong công tác của mình.\n"
    assert gold_record(extract(raw, reference()), reference())["published"] == expected


def test_published_of_a_month():
    record = gold_record(extract("Hội nghị", reference(), PageHints(published=PartialDate(2023, 7))), reference())
    assert record["published"] == "2023-07"
