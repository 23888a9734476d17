"""No rule takes more than linear time, over every word that sets one off.

Two measures, neither of them seconds. Steps: the lines of our own code that run, which is the same number every time; a
text four times as long may take four times as many. Patterns run outside of that, in the regex engine: for those the
time of a long text is set beside the time of one four times as long.
"""

import sys
import time
from functools import cache
from pathlib import Path

import pytest

from archive.extraction import Reference, extract
from archive.extraction.directive_words import trigger as directive_trigger
from archive.extraction.vocabulary import FOLDER, table, words

ROOT = Path(__file__).parents[2]
# Characters. The short text is long enough for what is done once a text not to hide what is done once a word.
SHORT, TIMES = 900, 4
# Four times the text may take a little more than four times the steps: the last piece is not whole. What grows with the
# square takes up to sixteen times as many.
MOST_STEPS = 1.25 * TIMES
# The engine's time, by the processor's clock: linear is 4, the square 16. Between them is room for a busy machine.
LONG, MOST_TIME, ROUNDS, ATTEMPTS = 30_000, 2.2 * TIMES, 3, 3


@cache
def reference():
    return Reference.load(ROOT / "fixtures" / "reference")


def of_each_list() -> list[str]:
    """The longest and the shortest entry of every word list; marks and numbers aside, nothing else sets off a rule."""
    found = set()
    for path in sorted(FOLDER.glob("*.txt")):
        entries = sorted(words(path.stem), key=lambda entry: (len(entry), entry))
        found |= {entries[0], entries[-1]}
    return sorted(found)


KINDS = sorted({*table("directive_kinds"), *table("directive_abbreviations"), "Hiến pháp", "Điều lệ", "Cương lĩnh"})
# What patterns begin with: dates, numbers, marks, headers, credits, names.
PATTERNS = [
    "Nghị quyết số 18-NQ/TW, ", "18-NQ/TW ", "các Nghị quyết 18, 19, 20, ",
    "Nghị quyết Đại hội XIII của Đảng, ", "Nghị quyết Trung ương 4, ", "Nghị quyết này ", "Luật Đất đai và ",
    "dự thảo Luật Đất đai ", "Tại Quyết định số 5, ", "Ngày 30/8/2025, Bộ Chính trị ban hành Quy định ",
    "Quốc hội đã thông qua Nghị quyết về việc ", "của Bộ Chính trị ", "ngày 15/7 ",
    "ngày 3 tháng 11 năm 2021 ", "Sáng 15/7, ", "13 đến 15/10 ", "hôm nay ", "quý I/2023 ",
    "nhiệm kỳ 2020 - 2025 ", "ông Lê Văn An, ", "đồng chí Lê Văn An, Bí thư Tỉnh ủy; ",
    "Lê Văn An - Phó Bí thư ", "ông An ", "A ", "Ủy ban ", "TP. ", "Ảnh: ", "Ảnh: Lê An. ", "(Nguồn: ", "# ",
    "**a** ", "![", "a > ", "18:08 03/12/2022 | ", "Lượt xem: 1 ", "Xem thêm: ", "tại hội nghị Tham luận ",
    "“Lê An”, ông An nói. ", "Bí thư Lê Văn An. ", "Ông Lê Văn An phát biểu tại lễ Theo ", "(", ")", "“", "”",
    '"', "- ", ". ", ", ", "; ", ": ", "/", "1", "1.", "1/", " ", "…", "*", "_", "|", "\t", "Zalo\n",
    "Lê An\n", "# a\n", "Các tin khác\n", "ngày 15/7/2023\n", "18:08 03/12/2022\n", "Ảnh: Lê An\n",
    "- Nghị quyết 18\n", "\u0301", "\u200b",
]  # fmt: skip
TRIGGERS = [*PATTERNS, *(f"{word} " for word in sorted({*KINDS, *of_each_list()}))]


def repeated(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def steps(raw: str) -> int:
    """How many lines of the project run while a text is read; a loop in one line counts each of its rounds."""
    counted = 0

    def count(frame, event, _argument):
        nonlocal counted
        if "archive" not in frame.f_code.co_filename:
            return None
        counted += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        extract(raw, reference())
    finally:
        sys.settrace(before)
    return counted


@cache
def warmed() -> None:
    """Compile and cache what is made once, with a text that sets off most of it."""
    extract("".join(TRIGGERS), reference())


def test_every_kind_of_document_is_a_trigger_here():
    missing = [word for word in KINDS if not directive_trigger().search(f"{word} ")]
    assert not missing, missing


@pytest.mark.parametrize("piece", TRIGGERS, ids=repr)
def test_four_times_the_text_takes_four_times_the_steps(piece):
    warmed()
    short, long = repeated(piece, SHORT), repeated(piece, SHORT * TIMES)
    extract(long, reference())
    assert steps(long) <= MOST_STEPS * steps(short), f"{piece!r} repeated"


def seconds(raw: str) -> float:
    best = None
    for _ in range(ROUNDS):
        begun = time.process_time()
        extract(raw, reference())
        taken = time.process_time() - begun
        best = taken if best is None else min(best, taken)
    return best


ENGINE = [
    "(", "“", "1", " ", "A ", "a", "- ", "*", "![", "Nghị quyết ", "ngày 1 ", "Ảnh: ", "Đại hội ", "1.1.", "Lê An, ",
]  # fmt: skip


@pytest.mark.parametrize("piece", ENGINE, ids=repr)
def test_no_pattern_takes_more_than_linear_time(piece):
    warmed()
    # What else the machine does can lengthen one measurement, but not shorten all of them.
    for _ in range(ATTEMPTS):
        ratio = seconds(repeated(piece, LONG * TIMES)) / seconds(repeated(piece, LONG))
        if ratio <= MOST_TIME:
            return
    pytest.fail(f"{piece!r} repeated: four times the text takes {ratio:.1f} times as long")
