"""The file of arrays beside a segment: it holds what the segment holds, and is passed by where it is not fit."""

import numpy as np
import pytest
from hypothesis import given

from archive.search.engine import IndexUnavailableError
from archive.search.engine.schema import COUNTED_FIELDS, NUMBER_FIELDS
from archive.search.engine.side_file import Draft, open_beside, write_missing
from archive.search.engine.snapshot import Snapshots
from archive.search.engine.storage import IndexFolder
from archive.search.engine.writing import rebuild, update
from tests.search.random_index import batches, document, few, write

ARTICLE = {"text": ["bộ y tế họp", "y tế"], "title": ["bộ y tế"], "person": ["1", "33"], "earliest": 5}
TEXTS = ["text", "text_folded", "title"]


def beside(folder):
    return sorted(folder.current().glob("*.arrays"))


@pytest.fixture
def folder(tmp_path):
    """An index of two segments with side files."""
    folder = IndexFolder(tmp_path / "index")
    with folder.writing(1):
        rebuild(folder, [document(key, ARTICLE) for key in (1, 2)])
        update(folder, [document(3, {**ARTICLE, "text": ["họp bộ"]})])
    return folder


def uses_side_files(snapshot):
    return [segment.columns.file is not None for segment in snapshot.segments]


@few
@given(batches)
def test_both_sources_hold_the_same(tmp_path_factory, batches):
    folder = IndexFolder(tmp_path_factory.mktemp("index"))
    write(folder, batches, "written")
    snapshot = Snapshots(folder).newest()
    for segment in snapshot.segments:
        file, packed = segment._unpacked, segment._packed
        for field in [*TEXTS, "person", "words", "numbers", "django_ct"]:
            terms = packed.terms_beginning(field, b"")
            assert file.terms_beginning(field, b"") == terms
            assert file.docs_beginning(field, b"b").tolist() == packed.docs_beginning(field, b"b").tolist()
            for term in [*terms, b"vang"]:
                assert (file.has(field, term), file.frequency(field, term)) == (
                    packed.has(field, term),
                    packed.frequency(field, term),
                )
                for one, other in zip(file.postings(field, term), packed.postings(field, term), strict=True):
                    assert one.tolist() == other.tolist()
                if field in TEXTS and term in terms:
                    assert positions(file, field, term) == positions(packed, field, term)
            assert file.lengths(field).tolist() == packed.lengths(field).tolist()
        for field in NUMBER_FIELDS:
            assert file.numbers(field).tolist() == packed.numbers(field).tolist()
        for field in COUNTED_FIELDS:
            assert counts(file.counted(field), segment) == counts(packed.counted(field), segment)


def positions(source, field, term):
    places, layout = source.places(field, term), source.layout(field)
    documents = layout.documents(places)
    return list(zip(documents.tolist(), (places - layout.begins(documents)).tolist(), strict=True))


def counts(counted, segment):
    of_each = [counted.counts(np.array([number])).tolist() for number in range(segment.size)]
    return list(counted.values), of_each, counted.totals.tolist(), counted.has_value().tolist()


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.unlink(),
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes()[:20]),
        # The end is missing, or there is more than was written.
        lambda file: file.write_bytes(file.read_bytes()[:-1]),
        lambda file: file.write_bytes(file.read_bytes() + b"\0"),
        # One letter of the directory, or of its checksum.
        lambda file: file.write_bytes(file.read_bytes()[:-9] + b"x" + file.read_bytes()[-8:]),
        lambda file: file.write_bytes(file.read_bytes()[:20] + b"\xff" + file.read_bytes()[21:]),
        lambda file: file.write_bytes(b"ARRAYS99" + file.read_bytes()[8:]),
        # That of another segment.
        lambda file: file.write_bytes(next(f for f in file.parent.glob("*.arrays") if f != file).read_bytes()),
    ],
)
def test_an_unfit_file_is_passed_by_and_made_anew(folder, damage):
    assert uses_side_files(Snapshots(folder).newest()) == [True, True]

    damage(beside(folder)[0])

    newest = Snapshots(folder).newest
    assert sorted(uses_side_files(newest())) == [False, True]
    found = [segment.docs("text", "họp".encode()).tolist() for segment in newest().segments]
    assert sorted(found) == [[0], [0, 1]]
    with folder.writing(1):
        assert write_missing(folder.current()) == 1
        assert write_missing(folder.current()) == 0
    assert uses_side_files(newest()) == [True, True]


def test_a_file_cut_short_under_a_search_is_damage_and_never_a_wrong_answer(folder):
    snapshot = Snapshots(folder).newest()
    for file in beside(folder):
        with file.open("r+b") as cut:
            cut.truncate(10)

    with pytest.raises(IndexUnavailableError):
        [segment.docs("text", b"y") for segment in snapshot.segments]


def test_a_file_goes_with_its_segment(folder):
    before = beside(folder)
    with folder.writing(1):
        update(folder, [], ["archive.article.3"])

    assert len(beside(folder)) == 1
    assert set(beside(folder)) < set(before)


def test_a_draft_that_fails_leaves_nothing(tmp_path):
    def fail():
        with Draft(tmp_path, "MAIN_x", 1) as draft:
            draft.begin_field("text")
            raise OSError("no space left")

    with pytest.raises(OSError, match="no space"):
        fail()

    assert list(tmp_path.iterdir()) == []


def test_a_field_may_come_in_slices(tmp_path):
    """Each with postings of its own, which need not begin at nought."""
    with Draft(tmp_path, "MAIN_x", 3) as draft:
        draft.begin_field("text")
        docs, weights = np.array([7, 0, 2, 1]), np.array([9, 1, 2, 1])
        draft.add_terms([b"an"], np.array([1, 3]), docs, weights, np.array([4, 0, 300]))
        draft.add_terms([b"bo", b"ca"], np.array([0, 1, 3]), np.array([1, 0, 2]), None, np.array([5, 5, 7]))
        draft.end_field()
        draft.begin_field("person")
        draft.end_field()
        draft.lengths("text", np.array([2, 1], np.uint8))
        draft.numbers("pk", np.array([10, 20, 30]))

    file = open_beside(tmp_path, "MAIN_x", 3)
    terms = file.terms("text")
    assert [terms.at(number) for number in range(len(terms))] == [b"an", b"bo", b"ca"]
    assert (terms.find(b"bo"), terms.find(b"b"), terms.find(b"cb")) == (1, None, None)
    assert terms.beginning(b"b") == range(1, 2)
    assert file.array("text.docs").tolist() == [0, 2, 1, 0, 2]
    assert file.array("text.weights").tolist() == [1, 2, 1, 1, 1]
    begins = file.array("text.begins").astype(int)
    assert file.array("text.places").astype(int).tolist() == [
        begins[0] + 4,
        begins[2],
        begins[2] + 300,
        begins[1] + 5,
        begins[0] + 5,
        begins[2] + 7,
    ]
    # No word of a document is near one of the next.
    assert np.all(np.diff(begins) >= [5 + 16, 5 + 16, 300 + 16])
    assert file.holds("person")
    assert file.terms("person") is None
    assert file.array("lengths.text").tolist() == [2, 1, 0]
    assert open_beside(tmp_path, "MAIN_x", 4) is None
