"""No rule takes more than linear time, over every word that sets one off.

Two measures, neither of them seconds. Steps: the lines of our own code that run, which is the same number every time; a
text four times as long may take four times as many. Patterns run outside of that, in the regex engine: for those the
time of a long text is set beside the time of one four times as long. Lines of a million bytes take minutes: those are
read by ``python -m benchmarks.long_lines``, with the same pieces.
"""

import sys
import time
from functools import cache
from pathlib import Path

import pytest

from archive.extraction import Reference, extract
from archive.extraction.directive_words import kinds_in
from benchmarks import long_lines
from benchmarks.long_lines import KINDS, repeated, triggers

ROOT = Path(__file__).parents[2]
TRIGGERS = triggers()
# Characters. The short text is long enough for what is done once a text not to hide what is done once a word.
SHORT, TIMES = 900, 4
# Four times the text may take a little more than four times the steps: the last piece is not whole. What grows with the
# square takes up to sixteen times as many.
MOST_STEPS = 1.25 * TIMES
# The engine's time, by the processor's clock: linear is 4, the square 16. Between them is room for a busy machine.
LONG, MOST_TIME, ROUNDS, ATTEMPTS = 10_000, 2.2 * TIMES, 2, 4


@cache
def reference():
    return Reference.load(ROOT / "fixtures" / "reference")


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
    missing = [word for word in KINDS if not kinds_in(f"{word} ", f"{word} ".lower(), 0, len(word) + 1)]
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


@pytest.mark.parametrize(("longer", "code", "told"), [(4.0, 0, "4.0   'ông An '\n"), (16.0, 1, "grows too fast")])
def test_the_benchmark_tells_how_the_time_grows(monkeypatch, capsys, longer, code, told):
    clock = iter([0.0, 1.0, 0.0, longer])
    monkeypatch.setattr(long_lines, "process_time", lambda: next(clock))
    assert long_lines.main(["ông An ", "--bytes", "400"]) == code
    assert told in capsys.readouterr().out
