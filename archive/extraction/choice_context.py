"""What the text around a citation says of the document that it means: its day, term and subject, what stands beside.

Pure; the answer is drawn from it in :mod:`archive.extraction.choice`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.extraction.directive_completion import identity
from archive.extraction.record import DirectiveCitation
from archive.extraction.reference import Reference
from archive.extraction.subject import own_subject
from archive.text import PartialDate
from archive.text.symbols import symbol_key

# Characters of the text on either side of a citation in which its subject is looked for: two long sentences.
WINDOW = 420
# A page that cites one document more often says nothing new of it.
_MOST_WINDOWS = 6
_IN_TITLE = re.compile(r"(?<!\d)(\d{1,4})-([A-ZĐ][\wĐ]{0,4}/[A-ZĐ]{2,12}) ngày (\d{1,2})/(\d{1,2})/((?:19|20)\d\d)")


@dataclass(frozen=True)
class CitationContext:
    """What the text around a citation says: the day it is dated, if known, and the words around the citation."""

    dated: PartialDate | None = None
    words: str = ""
    # The term of the Party on that day ("XIII"), in which numbers began at 01 again; "" where it is not known.
    term: str = ""
    # Symbol and day of every document that the title of one cited in the same text names: "Kết luận 121-KL/TW …
    # về tổng kết Nghị quyết số 18-NQ/TW ngày 25/10/2017" says which 18-NQ/TW is meant beside it.
    named_beside: frozenset[tuple[str, PartialDate]] = frozenset()
    # The subjects that the text gives the document right behind its mentions: "về Chiến lược bảo vệ Tổ quốc".
    subjects: tuple[str, ...] = ()


def contexts_of(
    text: str, citations: Sequence[DirectiveCitation], dated: PartialDate | None, reference: Reference
) -> list[CitationContext]:
    """The context of each citation of a cleaned text that is dated ``dated``.

    Mentions of one document share the words around all of them: what a page says where it first cites a document it
    does not say again.
    """
    windows: dict[tuple, list[str]] = {}
    subjects: dict[tuple, dict[str, None]] = {}
    for citation in citations:
        key, span = identity(citation), citation.span
        words = windows.setdefault(key, [])
        if len(words) < _MOST_WINDOWS:
            if subject := own_subject(text, span.end):
                subjects.setdefault(key, {})[subject] = None
            words.append(f"{text[max(0, span.start - WINDOW) : span.start]} {text[span.end : span.end + WINDOW]}")
    term = reference.term_at(dated) if dated else None
    joined = {key: "\n".join(words) for key, words in windows.items()}
    beside = _named_in_titles(citations, reference)
    name = term.term if term else ""
    keys = [identity(citation) for citation in citations]
    return [CitationContext(dated, joined[key], name, beside, tuple(subjects.get(key, ()))) for key in keys]


def _named_in_titles(
    citations: Sequence[DirectiveCitation], reference: Reference
) -> frozenset[tuple[str, PartialDate]]:
    """What the titles of the cited documents name, of those that bear their symbol alone."""
    found = set()
    for symbol in {citation.symbol for citation in citations if citation.symbol}:
        rows = reference.directives_of_symbol(symbol)
        if len(rows) == 1:
            for number, sign, day, month, year in _IN_TITLE.findall(rows[0].title or ""):
                found.add((symbol_key(f"{number}-{sign}"), PartialDate(int(year), int(month), int(day))))
    return frozenset(found)
