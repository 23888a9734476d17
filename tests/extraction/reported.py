"""What a report of invented sentences is read as."""

from functools import cache
from pathlib import Path

from archive.extraction import Reference, extract

ROOT = Path(__file__).parents[2]
# Sentences that lead back to an event, as every report has them.
TAIL = (
    "\n\nTại hội nghị, các đại biểu đã thảo luận nhiều nội dung quan trọng.\n\n"
    "Phát biểu tại hội nghị, đại diện các chi bộ nêu nhiều ý kiến tâm huyết.\n"
)


@cache
def reference():
    return Reference.load(ROOT / "fixtures" / "reference")


def meeting_of(body, title="Tin hoạt động của đơn vị trong tuần"):
    return extract(f"{title}\n\n{body}\n", reference()).meeting
