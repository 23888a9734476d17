"""A segment written at once is the one that Whoosh's own writer makes of the same documents, to its own reader."""

from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.codec.whoosh3 import W3Codec
from whoosh.fields import UnknownFieldError
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from archive.search.engine import blocks, occurrences, texts
from archive.search.engine.errors import IndexUnavailableError
from archive.search.engine.inversion import Inversion
from archive.search.engine.read_back import read_back
from archive.search.engine.schema import (
    COUNTED_FIELDS,
    NUMBER_FIELDS,
    NUMBERS,
    TEXT_FIELDS,
    WORDS,
    build_schema,
    folded,
)
from archive.search.engine.storage import Files
from archive.search.engine.writing import commit, write_segments

# What texts are made of: words that come again, spellings that share a term, and what breaks naive readers.
PIECES = st.sampled_from(
    "hội nghị Hội, nghị. (tỉnh ủy) uỷ TƯ 18-NQ/TW kỹ kĩ đường Đường. 05 2023 “Đảng” – … ͡ a\u0301 İ Σ\u200bΣ x_y №5 𝟘 "
    "\x0b \x1f\x00 \u00a0 \u2028".split(" ")
)
PARTS = st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=12)
TERMS = st.lists(st.sampled_from(["12", "7", "hội_nghị", "cán_bộ", "#18 nq", "hoi-nghi"]), max_size=6)
DAYS = st.none() | st.dates(date(1, 1, 1), date(2100, 1, 1)).map(date.toordinal)


@st.composite
def documents(draw):
    """Some documents with every kind of field, any of which may be empty."""
    made = []
    for number in range(draw(st.integers(1, 6))):
        document = {"id": f"archive.article.{number}", "django_ct": "archive.article", "django_id": str(number)}
        document |= {name: draw(st.lists(PARTS, max_size=3)) for name in TEXT_FIELDS}
        document |= {name: draw(TERMS) for name in (WORDS, NUMBERS, *COUNTED_FIELDS)}
        document |= {"pk": number, "earliest": draw(DAYS), "latest": draw(DAYS)}
        made.append({name: value for name, value in document.items() if value is not None})
    return made


def write_by_whoosh(folder, documents):
    """What Whoosh's own writer makes of them."""
    codec = W3Codec()
    codec.length_stats = False
    index = FileIndex.create(FileStorage(folder, supports_mmap=False), build_schema())
    with index.writer(codec=codec) as writer:
        for document in documents:
            twins = {folded(name): document[name] for name in TEXT_FIELDS if name in document}
            writer.add_document(**document, **twins)


def write_at_once(folder, documents):
    commit(Path(folder), write_segments(Path(folder), documents), 1)


def contents(reader):
    """All that can be read, in an order that can be compared."""
    found = {}
    for name, term in reader.all_terms():
        info = reader.term_info(name, term)
        matcher = reader.postings(name, term)
        postings = []
        while matcher.is_active():
            postings.append((matcher.id(), matcher.weight(), matcher.value() or b""))
            matcher.next()
        told = (info.weight(), info.doc_frequency(), info.max_weight(), info.min_id(), info.max_id())
        found["term", name, term] = (told, postings)
    for number in range(reader.doc_count_all()):
        found["stored", number] = reader.stored_fields(number)
        for name in reader.schema.names():
            found["length", number, name] = reader.doc_field_length(number, name) or 0
    for name in reader.schema.names():
        found["length", name] = reader.field_length(name)
    for name in NUMBER_FIELDS:
        found["column", name] = list(reader.column_reader(name)) if reader.has_column(name) else None
    return found


def read(write, documents):
    with TemporaryDirectory() as folder:
        write(folder, documents)
        with closing(Files(Path(folder))) as files:
            return contents(FileIndex(files).reader())


def assert_alike(documents):
    expected, found = read(write_by_whoosh, documents), read(write_at_once, documents)
    assert found.keys() == expected.keys()
    assert [(key, found[key], expected[key]) for key in expected if found[key] != expected[key]] == []


@settings(max_examples=20)
@given(documents())
def test_any_documents(documents):
    assert_alike(documents)


@settings(max_examples=20)
@given(documents(), st.sampled_from([1, 2, 7]))
def test_in_any_number_of_slices_and_blocks(documents, size):
    with (
        patch.object(blocks, "BLOCK", size),
        patch.object(occurrences, "SLICE", size),
        patch.object(texts, "SLICE", size),
    ):
        assert_alike(documents)


# A term so often in a document that its weight, or its positions, need more than one byte for their number.
@pytest.mark.parametrize("times", [63, 64, 255, 256, 70_000])
@pytest.mark.parametrize("others", [[], ["hội"], ["hội nghị"] * 3])
def test_very_often(times, others):
    texts_of = ["hội " * times, *others, "nghị hội " * times]
    assert_alike(
        [{"id": str(n), "django_ct": "a", "django_id": "1", "text": [text]} for n, text in enumerate(texts_of)]
    )


def test_more_documents_than_a_segment_takes(tmp_path, monkeypatch):
    monkeypatch.setattr("archive.search.engine.writing.LARGEST", 2)
    made = [{"id": str(number), "django_ct": "a", "django_id": "1", "text": ["hội"]} for number in range(5)]

    segments = write_segments(tmp_path, made)

    assert [segment.doc_count_all() for segment in segments] == [2, 2, 1]
    commit(tmp_path, segments, 1)
    with closing(Files(tmp_path)) as files:
        found = [stored["id"] for _number, stored in FileIndex(files).reader().iter_docs()]
    assert found == ["0", "1", "2", "3", "4"]


def test_a_text_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(texts, "MOST_POSITIONS", 100)
    inversion = Inversion(build_schema())
    inversion.add({"text": ["hội " * 101]})

    with pytest.raises(OverflowError):
        list(inversion.fields())


def test_an_unknown_field_is_refused():
    with pytest.raises(UnknownFieldError):
        Inversion(build_schema()).add({"no_such_field": "x"})


class TestReadingBack:
    DOCUMENTS = tuple(
        {"id": str(n), "django_ct": "a", "django_id": "1", "pk": n, "text": [f"hội số {n}"], "words": ["hội_số"] * n}
        for n in range(4)
    )

    @pytest.fixture
    def segment(self, tmp_path):
        return write_segments(tmp_path, self.DOCUMENTS)[0]

    def test_what_was_written_is_there(self, tmp_path, segment):
        read_back(tmp_path, segment, dict(enumerate(self.DOCUMENTS)))

    @pytest.mark.parametrize(
        "change",
        [{"id": "x"}, {"pk": 9}, {"text": ["số hội 2"]}, {"text": ["hội hội"]}, {"words": ["hội_số"]}],
        ids=str,
    )
    def test_what_was_not_written_is_not(self, tmp_path, segment, change):
        with pytest.raises(IndexUnavailableError):
            read_back(tmp_path, segment, {2: {**self.DOCUMENTS[2], **change}})

    def test_a_file_cut_short(self, tmp_path, segment):
        file = next(tmp_path.glob("*.seg"))
        file.write_bytes(file.read_bytes()[:-100])

        with pytest.raises(IndexUnavailableError):
            read_back(tmp_path, segment, dict(enumerate(self.DOCUMENTS)))
