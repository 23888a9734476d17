"""A raw page taken apart: headline, publication, byline, source, captions, paragraphs; debris is kept and told.

The page is a list of pieces, at first its lines; every step names some of them or splits one, and no step loses a
character. What no step names is a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from archive.extraction import furniture
from archive.extraction.bylines import Credit, read_agency_prefix, read_byline, read_byline_behind, read_source_line
from archive.extraction.captions import find_captions
from archive.extraction.headers import Header, read_date_header, read_header, read_stamp_behind
from archive.extraction.long_lines import split_long_line
from archive.extraction.outlets import outlet_of_reporter, without_reporter
from archive.extraction.record import (
    BYLINE,
    CAPTION,
    DEBRIS,
    HEADER,
    LEAD,
    PARAGRAPH,
    SOURCE,
    TITLE,
    Block,
    PageHints,
    ParsedPage,
)
from archive.extraction.sheet import Piece, Sheet, trimmed
from archive.extraction.wrapping import unwrapped
from archive.text import Span, canonical, clean, exact_key, find_dates, search_key

# Lines at the head and at the foot of a page in which headers, bylines and sources stand.
HEAD_LINES, FOOT_LINES = 8, 7
# Words: a longer first line is a paragraph, a longer first paragraph no lead, a shorter one a heading.
LONGEST_TITLE, SHORTEST_LEAD, LONGEST_LEAD = 50, 8, 90
# Paragraphs that may begin with an agency's prefix: a lead and what follows it.
PREFIXED_PARAGRAPHS = 4
# Pages of three long lines (headline, lead, body) have their captions glued into the body.
LONG_LINE = 600


# What a collector knows who knows nothing.
NO_HINTS = PageHints()


def read_page(raw: str, hints: PageHints = NO_HINTS) -> ParsedPage:
    """Take a raw page apart. Never fails: a page of debris alone has no title and no paragraphs.

    ``hints`` is what the collector knew; each of its values outranks what the page says of itself.
    """
    text = unwrapped(clean(raw))
    lines = (Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text))
    pieces = [Piece(trimmed(text, span)) for span in lines]
    sheet = Sheet(text, canonical(text), [piece for piece in pieces if piece.span.start < piece.span.end])
    _read_markdown(sheet)
    _read_headers(sheet)
    _read_furniture(sheet)
    title = _read_title(sheet, hints)
    _read_foot(sheet)
    _read_prefixes(sheet)
    _read_captions(sheet)
    _read_lead(sheet)
    for index in sheet.open():
        sheet.name(index, PARAGRAPH, "")
    return _with_hints(sheet, title, hints)


def _with_hints(sheet: Sheet, title: str, hints: PageHints) -> ParsedPage:
    blocks = tuple(Block(piece.kind, piece.span, piece.rule) for piece in sheet.pieces)
    hinted = hints.published is not None
    return ParsedPage(
        text=sheet.text,
        blocks=blocks,
        title=canonical(clean(hints.title)).strip() or title,
        published=hints.published or sheet.published,
        published_time=hints.published_time if hinted else sheet.time,
        published_from="manifest" if hinted else sheet.published_from,
        published_rivals=() if hinted else tuple(sheet.rivals),
        byline=hints.byline or tuple(sheet.authors),
        source_name=hints.source_name or sheet.source_name or outlet_of_reporter(sheet.form),
        source_url=hints.source_url or sheet.source_url,
        view_count=sheet.views,
    )


def _read_markdown(sheet: Sheet) -> None:
    """Set markdown's marks apart from the words."""
    parts = {}
    for index in sheet.open():
        piece = sheet.pieces[index]
        marks = furniture.markdown_marks(sheet.words(index))
        if any(rule == "markdown heading" for _, rule in marks):
            sheet.pieces[index] = replace(piece, heading=True)
        if marks:
            parts[index] = [(mark.shifted(piece.span.start), DEBRIS, rule) for mark, rule in marks]
    if parts:
        sheet.split(parts)


def _read_headers(sheet: Sheet) -> None:
    """Date headers, stamps and counters: whole lines near the head or the foot, or glued to the words behind them."""
    if not sheet.pieces:
        return
    first = next(iter(sheet.open()), None)
    if first is not None and (header := read_date_header(sheet.words(first))):
        _take_header(sheet, first, header)
    open_pieces = sheet.open()
    near = open_pieces[:HEAD_LINES] + open_pieces[HEAD_LINES:][-FOOT_LINES:]
    for index in reversed(near):
        words = sheet.words(index)
        if header := read_header(words):
            if header.rule == "header line" or index in open_pieces[:HEAD_LINES]:
                _take_header(sheet, index, header)
        elif header := index in open_pieces[:3] and read_stamp_behind(words):
            end = sheet.pieces[index].span.end
            _note_header(sheet, header)
            sheet.split({index: [(trimmed(sheet.text, Span(end - header.length, end)), HEADER, header.rule)]})


def _take_header(sheet: Sheet, index: int, header: Header) -> None:
    _note_header(sheet, header)
    begin = sheet.pieces[index].span.start
    sheet.split({index: [(trimmed(sheet.text, Span(begin, begin + header.length)), HEADER, header.rule)]})


def _note_header(sheet: Sheet, header: Header) -> None:
    """Keep what a header says. A stamp of the site outranks the collector's "date" line when it is more exact."""
    if header.views is not None:
        sheet.views = header.views
    if header.author:
        credit = read_byline(header.author)
        sheet.authors.extend(credit.authors if credit and credit.authors else [header.author])
    day = header.published
    if day is None:
        return
    origin = "date header" if header.rule == "date header" else "header line"
    known = sheet.published
    if known is None or (known.covers(day) and known != day) or sheet.published_from == "date header":
        if known is not None and not known.covers(day):
            sheet.rivals.append(known)
        sheet.published, sheet.time, sheet.published_from = day, header.time, origin
    elif day == known:
        sheet.time = sheet.time or header.time
    elif not day.covers(known):
        sheet.rivals.append(day)


def _read_furniture(sheet: Sheet) -> None:
    """Name the site's own lines: players, buttons, breadcrumbs, galleries, lists of other pages."""
    open_pieces = sheet.open()
    for order, index in enumerate(open_pieces):
        if rule := furniture.debris_rule(sheet.words(index), near_head=order < 4):
            sheet.name(index, DEBRIS, rule)
    # A section's name above the headline, never the only short line of the page.
    heads = sheet.open()[:3]
    for index, following in pairwise(heads):
        if not furniture.is_section_name(sheet.words(index)) or len(sheet.words(following).split()) > LONGEST_TITLE:
            break
        sheet.name(index, DEBRIS, "section above the headline")
    remaining = sheet.open()
    lines = [sheet.words(index) for index in remaining]
    for order in furniture.tail_of_links(lines):
        sheet.name(remaining[order], DEBRIS, "list of other pages")


def _read_title(sheet: Sheet, hints: PageHints) -> str:
    """Name the headline, and its repeats below it; returns it, "" where the page has none."""
    open_pieces = sheet.open()
    if not open_pieces:
        return ""
    chosen = _hinted_title(sheet, open_pieces, hints)
    if chosen is None and _is_title(sheet, open_pieces):
        chosen = open_pieces[0]
    if chosen is None:
        return ""
    sheet.name(chosen, TITLE, "first line" if chosen == open_pieces[0] else "line that the manifest gives as title")
    title = " ".join(sheet.words(chosen).split())
    key = exact_key(title).rstrip(" .")
    for index in open_pieces[:6]:
        repeat = sheet.words(index)
        if index != chosen and len(repeat) < len(title) + 8 and exact_key(repeat).strip(" *.") == key:
            sheet.name(index, DEBRIS, "headline repeated")
    return title


def _hinted_title(sheet: Sheet, open_pieces: list[int], hints: PageHints) -> int | None:
    """Which of the first lines is the title that the manifest gives."""
    wanted = search_key(hints.title)
    if not wanted:
        return None
    return next((index for index in open_pieces[:4] if search_key(sheet.words(index)) == wanted), None)


def _is_title(sheet: Sheet, open_pieces: list[int]) -> bool:
    """Whether the first line is a headline: short, and no sentence that opens a report."""
    line = sheet.words(open_pieces[0])
    length = len(line.split())
    if length > LONGEST_TITLE:
        return False
    if not line.endswith((".", ":", ";")) or line.endswith("..."):
        return True
    if read_agency_prefix(line) or furniture.opens_report(line, find_dates(line[:60])):
        return False
    # A headline with a full stop is rare, and short; the only line of a page is its text.
    return len(open_pieces) > 1 and length <= 25 and not line.endswith(":")


def _read_foot(sheet: Sheet) -> None:
    """Read the lines under the text upwards: source, byline, photo credit; stop at the first that is text."""
    for index in reversed(sheet.open()[-FOOT_LINES:]):
        words = sheet.words(index)
        if credit := read_source_line(words):
            _note_credit(sheet, credit)
            sheet.name(index, SOURCE, credit.rule)
        elif (credit := read_byline(words)) and not _is_signature(sheet, index):
            _note_credit(sheet, credit)
            sheet.name(index, BYLINE if credit.authors else DEBRIS, credit.rule)
        elif len(words) > 25:
            credit = read_byline_behind(words)
            if credit:
                _note_credit(sheet, credit)
                span = sheet.pieces[index].span
                kind = BYLINE if credit.authors else SOURCE
                sheet.split({index: [(Span(span.start + credit.start, span.end), kind, credit.rule)]})
            break
        else:
            break


_OFFICE_LINE = re.compile(r"(?:TM|T/M|KT|TL|TUQ|Q)\. ?|[^\W\d_]*(?:TRƯỞNG|TỊCH|THƯ|TƯỚNG|GIÁM ĐỐC|NHIỆM|CHÁNH)(?: |$)")


def _is_signature(sheet: Sheet, index: int) -> bool:
    """Whether a name is that of the office-holder who signed a document: below a line like "PHÓ TRƯỞNG BAN"."""
    around = [sheet.words(index), *(sheet.words(above) for above in range(max(0, index - 3), index))]
    return any(line.isupper() and _OFFICE_LINE.search(line) for line in around)


def _note_credit(sheet: Sheet, credit: Credit) -> None:
    sheet.authors[:0] = [author for author in credit.authors if author not in sheet.authors]
    sheet.source_name = sheet.source_name or without_reporter(credit.source_name)
    sheet.source_url = sheet.source_url or credit.source_url


def _read_prefixes(sheet: Sheet) -> None:
    """Set an agency's prefix apart from the first paragraphs: "BBK - Sáng 28/12"."""
    parts = {}
    for index in sheet.open()[:PREFIXED_PARAGRAPHS]:
        if prefix := read_agency_prefix(sheet.words(index)):
            length, agency = prefix
            begin = sheet.pieces[index].span.start
            sheet.source_name = sheet.source_name or agency
            parts[index] = [(trimmed(sheet.text, Span(begin, begin + length)), DEBRIS, "agency prefix")]
    sheet.split(parts)


def _read_captions(sheet: Sheet) -> None:
    body = [index for index in sheet.open() if not sheet.pieces[index].heading]
    lines = [sheet.words(index) for index in body]
    seen: set[str] = set()
    for caption in find_captions(lines):
        key = exact_key(lines[caption.line]).rstrip(" .")
        repeated = key in seen
        seen.add(key)
        sheet.name(body[caption.line], *((DEBRIS, "caption repeated") if repeated else (CAPTION, caption.rule)))
    parts = {}
    for index in sheet.open():
        begin, words = sheet.pieces[index].span.start, sheet.words(index)
        if len(words) >= LONG_LINE:
            parts[index] = [
                (trimmed(sheet.text, span.shifted(begin)), kind, rule) for span, kind, rule in split_long_line(words)
            ]
    sheet.split(parts)


def _read_lead(sheet: Sheet) -> None:
    """The first paragraph is a lead where it is short and does not yet tell the event with its day."""
    body = sheet.open()
    if len(body) < 2 or sheet.pieces[body[0]].heading:
        return
    first, second = sheet.words(body[0]), sheet.words(body[1])
    three_lines = len(body) == 2 and len(second) >= LONG_LINE and len(second) > 2 * len(first)
    behind_prefix = body[0] > 0 and sheet.pieces[body[0] - 1].rule == "agency prefix"
    if (
        not SHORTEST_LEAD <= len(first.split()) <= LONGEST_LEAD
        or furniture.is_no_prose(first)
        or (behind_prefix and not three_lines)
    ):
        return
    if three_lines:
        sheet.name(body[0], LEAD, "first paragraph of three lines")
    elif len(body) > 2 and not furniture.opens_report(first, find_dates(first[:60])):
        sheet.name(body[0], LEAD, "short first paragraph")
