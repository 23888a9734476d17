"""Reads a line of a million bytes for each word or mark that sets off a rule, and tells which took the longest.

    python -m benchmarks.long_lines [PIECE …] [--bytes 1000000]

Each line is its piece repeated, as no text has it, so that a rule whose time grows faster than the text shows: beside
the seconds stands how many times as long the line took as one of a quarter of its length (4 is linear, 16 the square).
Seconds are those of the processor. Exit code 1 where reading a line raised an exception or took more than ten times as
long. All pieces take a quarter of an hour and more; the tests measure the steps of each on short lines.
"""

import argparse
import sys
import traceback
from pathlib import Path
from time import process_time
from typing import NamedTuple

from archive.extraction import Reference, extract
from archive.extraction.vocabulary import FOLDER, table, words

REFERENCE = Path(__file__).parent.parent / "fixtures" / "reference"
# How much longer the longer line is, and how many times as long it may take. Between linear and the square is room for
# what else the machine does.
TIMES, MOST = 4, 10
TOLD = 15

# Kinds of documents, beside those that are cited by name alone.
KINDS = sorted({*table("directive_kinds"), *table("directive_abbreviations"), "Hiến pháp", "Điều lệ", "Cương lĩnh"})
# What patterns begin with: dates, numbers, marks, headers, credits, names.
PATTERNS = [
    "Nghị quyết số 18-NQ/TW, ", "18-NQ/TW ", "các Nghị quyết 18, 19, 20, ",
    "Nghị quyết Đại hội XIII của Đảng, ", "Nghị quyết Trung ương 4, ", "Nghị quyết này ", "Luật Đất đai và ",
    "dự thảo Luật Đất đai ", "dự án luật: Luật Đất đai (sửa đổi); ", "Luật Đất đai năm 2003 và 2013, ",
    "Chỉ thị “Chuẩn bị tổng khởi nghĩa” ", "Tại Quyết định số 5, ", "Ngày 30/8/2025, Bộ Chính trị ban hành Quy định ",
    "Quốc hội đã thông qua Nghị quyết về việc ", "của Bộ Chính trị ", "ngày 15/7 ",
    "ngày 3 tháng 11 năm 2021 ", "Sáng 15/7, ", "13 đến 15/10 ", "hôm nay ", "quý I/2023 ",
    "nhiệm kỳ 2020 - 2025 ", "ông Lê Văn An, ", "đồng chí Lê Văn An, Bí thư Tỉnh ủy; ",
    "Lê Văn An - Phó Bí thư ", "ông An ", "A ", "Ủy ban ", "TP. ", "Ảnh: ", "Ảnh: Lê An. ", "(Nguồn: ", "# ",
    "**a** ", "![", "a > ", "18:08 03/12/2022 | ", "Lượt xem: 1 ", "Xem thêm: ", "tại hội nghị Tham luận ",
    "“Lê An”, ông An nói. ", "Bí thư Lê Văn An. ", "Ông Lê Văn An phát biểu tại lễ Theo ", "Lê An/VOV.VN ",
    "Theo TTXVN ", "(", ")", "“", "”", '"', "- ", ". ", ", ", "; ", ": ", "/", "1", "1.", "1/", " ", "…", "*", "_", "|",
    "\t", "Zalo\n", "Lê An\n", "# a\n", "Các tin khác\n", "ngày 15/7/2023\n", "18:08 03/12/2022\n", "Ảnh: Lê An\n",
    "- Nghị quyết 18\n", "\u0301", "\u200b",
]  # fmt: skip


def of_each_list() -> list[str]:
    """The longest and the shortest entry of every word list; marks and numbers aside, nothing else sets off a rule."""
    found = set()
    for path in sorted(FOLDER.glob("*.txt")):
        entries = sorted(words(path.stem), key=lambda entry: (len(entry), entry))
        found |= {entries[0], entries[-1]}
    return sorted(found)


def triggers() -> list[str]:
    """The pieces of the lines: what patterns begin with, kinds of documents, words of every list."""
    return [*PATTERNS, *(f"{word} " for word in sorted({*KINDS, *of_each_list()}))]


def repeated(piece: str, length: int) -> str:
    """A piece as often as it takes to fill so many characters."""
    return (piece * (length // len(piece) + 1))[:length]


class Measured(NamedTuple):
    """The seconds that a line of a piece took, and those of one of a quarter of its length."""

    seconds: float
    before: float
    piece: str

    @property
    def times(self) -> float:
        return self.seconds / max(self.before, 1e-9)


def measure(piece: str, length: int, reference: Reference) -> Measured:
    """Read a line of ``length`` bytes, or as many characters as fit, of one piece."""
    characters = max(TIMES, int(length * len(piece) / len(piece.encode())))
    taken = []
    for size in (characters // TIMES, characters):
        line = repeated(piece, size)
        start = process_time()
        extract(line, reference)
        taken.append(process_time() - start)
    return Measured(taken[1], taken[0], piece)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.long_lines", description=__doc__.splitlines()[0])
    parser.add_argument("pieces", nargs="*", help="the pieces to repeat (those that set off a rule)")
    parser.add_argument("--bytes", type=int, default=1_000_000, help="length of a line (1000000)")
    options = parser.parse_args(arguments)
    if options.bytes < 1:
        parser.error("--bytes: at least 1")
    reference = Reference.load(REFERENCE)
    pieces = [piece for piece in options.pieces if piece] or triggers()
    extract("".join(pieces), reference)  # what is made once is made before
    measured, broken = [], 0
    for number, piece in enumerate(pieces, 1):
        print(f"\r{number} of {len(pieces)}", end="", file=sys.stderr, flush=True)
        try:
            measured.append(measure(piece, options.bytes, reference))
        except Exception:  # the benchmark goes on and tells at the end that it failed
            broken += 1
            print(f"\n{piece!r} repeated:\n{traceback.format_exc()}", file=sys.stderr)
    print(file=sys.stderr)
    slow = [one for one in measured if one.times > MOST]
    print(f"{len(measured)} lines of {options.bytes} bytes\n   seconds   times a quarter of it")
    for one in sorted({*sorted(measured, reverse=True)[:TOLD], *slow}, reverse=True):
        print(f"{one.seconds:10.2f}{one.times:10.1f}   {one.piece!r}{'  grows too fast' if one in slow else ''}")
    return 1 if slow or broken else 0


if __name__ == "__main__":
    sys.exit(main())
