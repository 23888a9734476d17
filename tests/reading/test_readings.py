"""Texts read here and in processes beside: the same readings, and a clear word where there is none."""

import itertools
from concurrent.futures import CancelledError

import pytest
from django.conf import settings

from archive.extraction import PageHints, Reference, ReferenceDataError
from archive.reading import (
    ReaderEndedError,
    ReadersUnavailableError,
    ReadingFailedError,
    ReadingsBeside,
    ReadingsHere,
    TextReader,
    beside,
    words_of,
)
from archive.text.words import compounds

TEXTS = [
    "Hội nghị tổng kết công tác\n\nSáng 4/5/2024, ông Lê Văn Mẫu, Bí thư Tỉnh ủy Hà Tĩnh, chủ trì hội nghị.\n",
    "Đại hội Đảng bộ\n\nĐại hội bàn Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương.\n",
    "",
    "không có đầu đề",
]
# What stands in for the worker: Python that speaks through the same pipe.
SPEAKING = "import sys; from multiprocessing.connection import Connection; pipe = Connection(int(sys.argv[1])); "


@pytest.fixture(scope="module")
def reference():
    return Reference.load(settings.REFERENCE_DIR)


@pytest.fixture
def readings():
    found = ReadingsBeside(settings.REFERENCE_DIR, 2)
    yield found
    found.close()


@pytest.fixture
def worker(monkeypatch, tmp_path):
    """Call it with what shall run in the stead of the worker."""

    def replace(script: str) -> None:
        (tmp_path / "standin.py").write_text(SPEAKING + script)
        monkeypatch.syspath_prepend(tmp_path)
        monkeypatch.setattr(beside, "WORKER", "standin")

    return replace


def test_beside_is_the_same_as_here(readings, reference):
    hints = [PageHints(title="Nhan đề của người thu thập"), PageHints()]
    here = ReadingsHere(reference)
    asked = list(itertools.product(TEXTS, hints))
    begun = [readings.begin(*question) for question in asked]
    assert [reading() for reading in begun] == [here.begin(*question)() for question in asked]


@pytest.mark.parametrize("text", TEXTS)
def test_the_words_of_headline_and_article_are_those_of_both_together(reference, text):
    page = TextReader(reference).read(text, PageHints()).extraction.page
    article = "\n\n".join(block.span.of(page.text) for block in page.of_kind("lead", "paragraph", "caption"))
    assert " ".join(words_of(page)).strip() == " ".join(compounds(f"{page.title}\n{article}"))


def test_a_process_that_dies_takes_one_text_with_it(worker):
    """The text that it had in hand; the next ones are read by another process."""
    readings = ReadingsBeside(settings.REFERENCE_DIR, 1)
    worker(
        "import os, signal; pipe.send(None)\n"
        "while True:\n"
        "    text, hints = pipe.recv()\n"
        "    if text == 'b': os.kill(os.getpid(), signal.SIGKILL)\n"
        "    if text == 'c': sys.exit(3)\n"
        "    pipe.send(text.upper())\n"
    )
    begun = [readings.begin(text, PageHints()) for text in "abcd"]
    assert begun[0]() == "A"
    with pytest.raises(ReaderEndedError, match="signal 9"):
        begun[1]()
    with pytest.raises(ReaderEndedError, match="exit code 3"):
        begun[2]()
    assert begun[3]() == "D"
    readings.close()


def test_a_fault_of_the_rules_is_told_and_the_process_goes_on(worker):
    readings = ReadingsBeside(settings.REFERENCE_DIR, 1)
    worker(
        "import os\nfrom archive.reading.reader import Failure\npipe.send(None)\n"
        "while True:\n"
        "    text, hints = pipe.recv()\n"
        "    pipe.send(Failure('ValueError()', 'where') if text == 'a' else os.getpid())\n"
    )
    begun = [readings.begin(text, PageHints()) for text in "cab"]
    with pytest.raises(ReadingFailedError, match=r"ValueError\(\)"):
        begun[1]()
    assert begun[0]() == begun[2]()
    readings.close()


def test_lists_that_cannot_be_loaded(tmp_path):
    with pytest.raises(ReferenceDataError) as here:
        TextReader.load(tmp_path)
    readings = ReadingsBeside(tmp_path, 1)
    with pytest.raises(ReadersUnavailableError, match="document_types"):
        readings.begin("x", PageHints())()
    readings.close()
    assert "document_types" in str(here.value)


def test_processes_that_cannot_begin(worker):
    readings = ReadingsBeside(settings.REFERENCE_DIR, 2)
    worker("sys.exit(7)")
    with pytest.raises(ReadersUnavailableError, match="exit code 7"):
        readings.begin("x", PageHints())()
    readings.close()


def test_closed_while_they_read(worker):
    """As after Ctrl-C: nothing is waited for, and no process stays behind."""
    readings = ReadingsBeside(settings.REFERENCE_DIR, 1)
    worker("import time; pipe.send(None); pipe.recv(); pipe.send(1); pipe.recv(); time.sleep(600)")
    first, second, third = (readings.begin("x", PageHints()) for _ in range(3))
    assert first() == 1
    (process,) = [reader._process for reader in readings._readers]
    readings.close()
    assert process.poll() is not None
    with pytest.raises(ReaderEndedError):
        second()
    with pytest.raises((CancelledError, ReadersUnavailableError)):
        third()
