"""Reads every text of a folder and tells how fast, which was the slowest, and which broke a rule.

    python -m benchmarks.reading FOLDER

The folder holds texts as files, or as lines ``{"id": …, "text": …}`` of ``.jsonl`` and ``.jsonl.gz`` files; nothing is
kept of them. Seconds are those of the processor, on one core, without the segmentation into words. Exit code 1 where
reading a text raised an exception, 2 where the folder cannot be read.
"""

import argparse
import sys
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time

from archive.extraction import Reference, extract
from archive.extraction.labels import LabelsError, texts_in

REFERENCE = Path(__file__).parent.parent / "fixtures" / "reference"


@dataclass
class Figures:
    """What was measured of one file or folder of texts."""

    texts: int = 0
    characters: int = 0
    seconds: float = 0.0
    slowest: tuple[float, str] = (0.0, "")
    broken: list[str] = field(default_factory=list)

    def add(self, key: str, text: str, reference: Reference) -> None:
        """Read one text."""
        start = process_time()
        try:
            extract(text, reference)
        except Exception:
            self.broken.append(f"{key}: {traceback.format_exc(limit=-2)}")
        took = process_time() - start
        self.texts += 1
        self.characters += len(text)
        self.seconds += took
        self.slowest = max(self.slowest, (took, key))

    def __str__(self) -> str:
        a_second = self.texts / self.seconds if self.seconds else 0
        return (
            f"{self.texts:7} texts {a_second:7.0f} a second {self.characters / max(self.seconds, 1e-9) / 1000:7.0f} "
            f"thousand characters a second; slowest {self.slowest[0] * 1000:.0f} ms ({self.slowest[1]})"
        )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    reference = Reference.load(REFERENCE)
    extract("Tin.", reference)  # the look-ups of the reference are built once, and are not what is measured
    whole, files = Figures(), {}
    try:
        for name, key, text in texts_in(folder):
            files.setdefault(name, Figures()).add(key, text, reference)
    except LabelsError as error:
        print(f"Nothing was measured: {error}", file=sys.stderr)
        return 2
    for name, figures in files.items():
        print(f"{name:28}{figures}")
        whole.texts += figures.texts
        whole.characters += figures.characters
        whole.seconds += figures.seconds
        whole.slowest = max(whole.slowest, figures.slowest)
        whole.broken += figures.broken
    print(f"{'all':28}{whole}")
    for told in whole.broken:
        print(told, file=sys.stderr)
    return 1 if whole.broken else 0


if __name__ == "__main__":
    sys.exit(main())
