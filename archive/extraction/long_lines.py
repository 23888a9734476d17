"""What a site has glued into a long line of text: captions, photo credits, links to other articles.

``… chung của hai nước.  [Khai mạc hội nghị cấp cao]  Trong bài phát biểu, …``: agencies put the headline of a related
article between two sentences, in square brackets.
"""

from __future__ import annotations

import re
from itertools import pairwise

from archive.extraction.glued_captions import split_bare
from archive.extraction.photo_credits import LONE, split_credits
from archive.extraction.record import CAPTION, DEBRIS
from archive.text import Span
from archive.text.letters import CAPITAL

# Characters: a headline. Notes of the writer ("[sic]") and of an encyclopaedia ("[12]") are shorter.
_LINK = re.compile(rf"(?<=[.!?…”\")\]]) {{1,3}}(\[[{CAPITAL}“\"][^\[\]\n]{{15,160}}\])(?= |$)")


def split_long_line(line: str) -> list[tuple[Span, str, str]]:
    """What is no text in a long canonical line, in order: its spans, each with the kind of its block and the rule."""
    links = [Span(*match.span(1)) for match in _LINK.finditer(line)]
    found = [(span, DEBRIS, "link in brackets") for span in links]
    bounds = [0, *(edge for span in links for edge in span), len(line)]
    for start, end in list(pairwise(bounds))[::2]:
        part = line[start:end]
        credited = split_credits(part)
        bare = split_bare(part, [span for span, _rule in credited], opens_line=start == 0)
        for span, rule in [*credited, *bare]:
            found.append((span.shifted(start), DEBRIS if rule == LONE else CAPTION, rule))
    return sorted(found)
