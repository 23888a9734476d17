"""Where the texts of the benchmarks come from: invented articles, put together anew from paragraphs of the seeds, and
folders of texts that may be measured and not copied."""

import gzip
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

SEEDS = Path(__file__).parent.parent / "fixtures" / "seeds"
PARAGRAPHS = range(4, 13)  # the seeds have about ten
FIRST_DAY, DAYS = date(2015, 1, 1), 4000
# A line shorter than this is a headline, a caption or debris rather than a paragraph, in characters.
SHORTEST_PARAGRAPH = 120


def invented_articles(count: int, seed: int = 1) -> Iterator[str]:
    """`count` raw texts, always the same for the same `seed`, no two alike."""
    dice = random.Random(seed)
    lines = [line.strip() for path in sorted(SEEDS.glob("*.txt")) for line in path.read_text("utf-8").splitlines()]
    paragraphs = [line for line in lines if len(line) >= SHORTEST_PARAGRAPH]
    for number in range(count):
        day = FIRST_DAY + timedelta(days=dice.randrange(DAYS))
        headline = f"Hội nghị lần thứ {number + 1} bàn công tác năm {day.year}"
        body = dice.sample(paragraphs, dice.choice(PARAGRAPHS))
        yield "\n\n".join([headline, f"Ngày {day.day}/{day.month}/{day.year}, hội nghị đã khai mạc.", *body])


def texts_in(folder: Path) -> Iterator[tuple[str, str, str]]:
    """(name of the source, key, text) of every text of a folder, in the order of names.

    A text is a file ``key.txt`` (its source is the folder) or a line ``{"id": key, "text": …}`` of a ``.jsonl`` or
    ``.jsonl.gz`` file.
    """
    for path in sorted(folder.iterdir()):
        if path.suffix == ".txt":
            yield folder.name, path.stem, path.read_text(encoding="utf-8")
        elif path.name.endswith((".jsonl", ".jsonl.gz")):
            with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    row = json.loads(line)
                    yield path.name, str(row["id"]), row["text"]
