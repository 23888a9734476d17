"""The sentence in which something is said, as evidence beside a record."""

from __future__ import annotations

from dataclasses import dataclass

from archive.extraction.record import Block, ParsedPage
from archive.extraction.sentences import sentences
from archive.models import Article
from archive.text import Span

# A sentence that says who cites what is rarely longer; of a longer one, this much around the words is shown.
QUOTE_LIMIT = 360  # characters


@dataclass(frozen=True)
class Quote:
    """A piece of a text in three: the words before, the ``words`` themselves, the words after."""

    before: str
    words: str
    after: str


def quote(article: Article, span: Span) -> Quote:
    """The sentence of an article around ``span``, cut with an ellipsis at a blank where it is over QUOTE_LIMIT.

    Words that stand in no sentence (in a part that is not the article) are quoted with the rest of their line.
    """
    page = ParsedPage(article.text, tuple(Block(kind, part) for kind, part in article.parts))
    touched = [sentence.span for sentence in sentences(page) if sentence.span.overlaps(span)]
    if touched:
        around = Span(min(touched[0].start, span.start), max(touched[-1].end, span.end))
    else:
        around = _line(article.text, span)
    return _cut(article.text, around, span)


def _line(text: str, span: Span) -> Span:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(start, len(text) if end < 0 else end)


def _cut(text: str, sentence: Span, span: Span) -> Quote:
    before, words, after = text[sentence.start : span.start], span.of(text), text[span.end : sentence.end].rstrip()
    room = max(QUOTE_LIMIT - len(words), 0)
    if len(before) + len(after) > room:
        half = room // 2
        keep_before = max(half, room - len(after))
        keep_after = max(half, room - len(before))
        if len(before) > keep_before:
            before = "… " + before[len(before) - keep_before :].partition(" ")[2]
        if len(after) > keep_after:
            after = after[:keep_after].rpartition(" ")[0] + " …"
    return Quote(before, words, after)
