"""The word lists: what a file means, and that every list is in order."""

import pytest

from archive.extraction import vocabulary
from archive.extraction.vocabulary import FOLDER, lowered, table, words
from archive.text import canonical

LISTS = sorted(path.stem for path in FOLDER.glob("*.txt"))


@pytest.fixture
def lists(tmp_path, monkeypatch):
    """Write a list of one's own and read it."""

    def write(content: str) -> str:
        (tmp_path / "some_list.txt").write_text(content, encoding="utf-8")
        for read in (words, lowered, table):
            read.cache_clear()
        return "some_list"

    monkeypatch.setattr(vocabulary, "FOLDER", tmp_path)
    yield write
    for read in (words, lowered, table):
        read.cache_clear()


MEANINGS = [
    # the file, the entries
    ("Nguyễn\nTrần\n", {"Nguyễn", "Trần"}),
    # comments, also behind an entry, and empty lines say nothing
    ("# surnames\n\nLê # the second\n", {"Lê"}),
    # an entry is kept in the spelling that texts are compared in
    ("Uỷ ban\nHoà\n", {"Ủy ban", "Hòa"}),
    # what stands behind a tab is a value, no entry
    ("phó bí thư\tPhó Bí thư\n", {"phó bí thư"}),
    ("", set()),
]


@pytest.mark.parametrize(("content", "entries"), MEANINGS)
def test_entries_of_a_list(lists, content, entries):
    assert words(lists(content)) == entries, content


def test_values_stand_behind_tabs(lists):
    name = lists("Bộ\tfield\tministry\nSở\tfield\tUỷ ban\n")
    assert table(name) == {"Bộ": ("field", "ministry"), "Sở": ("field", "Ủy ban")}


def test_lowered_entries(lists):
    assert lowered(lists("UBND\nĐảng ủy\n")) == {"ubnd", "đảng ủy"}


def test_an_entry_that_stands_twice_is_refused(lists):
    name = lists("Lê\nTrần\nLê\n")
    with pytest.raises(ValueError, match="more than once: Lê"):
        words(name)


def test_a_list_that_is_not_there():
    with pytest.raises(FileNotFoundError):
        words("no_such_list")


@pytest.mark.parametrize("name", LISTS)
def test_the_lists_are_canonical_and_without_doubles(name):
    assert words(name), f"data/{name}.txt is empty"
    assert all(entry == canonical(entry).strip() for entry in words(name)), name


# The lists that this room's name rules read; each must be sorted, so that a reader finds an entry and a double shows.
SORTED = """
    agency_words body_tails body_words central_bodies communes_like_people countries famous_names fields given_names
    glued_words honorifics name_enders name_vetoes not_in_names not_people not_provinces organisation_heads
    other_body_names place_vetoes posts rare_surnames speech_verbs surnames tail_heads veto_compounds
""".split()


@pytest.mark.parametrize("name", SORTED)
def test_the_name_lists_are_sorted(name):
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    entries = [line for line in lines if line and not line.startswith("#")]
    assert entries == sorted(entries), name
    assert lines[0].startswith("#"), f"data/{name}.txt does not say what it lists"
