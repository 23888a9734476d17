"""Invented articles: paragraphs of the seeds put together anew, each under a headline and a day of its own."""

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
