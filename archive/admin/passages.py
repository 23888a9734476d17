"""The words around a claim, with the claim's own marked: what a curator judges it by."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString

# Characters shown on each side: enough for the clause, and a table of them stays readable.
AROUND = 110


def passage(text: str, start: int | None, end: int | None, fallback: str = "") -> SafeString:
    """The line of ``text`` around the characters ``start`` to ``end``, escaped, the span itself in ``<mark>``.

    A span that does not lie in the text (or none) gives the ``fallback`` words.
    """
    if start is None or end is None or not 0 <= start < end <= len(text):
        return format_html("{}", fallback)
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    before, after = text[max(line_start, start - AROUND) : start], text[end : min(line_end, end + AROUND)]
    if start - AROUND > line_start:
        before = "… " + before.partition(" ")[2]
    if end + AROUND < line_end:
        after = after.rpartition(" ")[0] + " …"
    return format_html('<span class="passage">{}<mark>{}</mark>{}</span>', before, text[start:end], after)
