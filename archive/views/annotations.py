"""An article's text with its claims where they stand: names and citations become links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from archive.extraction.annotate import Link, annotate
from archive.models import Article, Citation, Mention, Resolution
from archive.text import Span


@dataclass(frozen=True)
class Linked:
    """A stretch of the text that leads somewhere."""

    span: Span
    link: Link


@dataclass(frozen=True)
class Part:
    """One block of the page: its kind (see :mod:`archive.extraction.record`) and its annotated words."""

    kind: str
    html: SafeString


def links_of(mentions: Iterable[Mention], citations: Iterable[Citation]) -> list[Linked]:
    """The links of these claims: standing ones lead to their record, ambiguous citations to the list of candidates.

    They may overlap ("Ban Tổ chức Tỉnh ủy Hà Tĩnh", and the committee and the province inside the name).
    """
    links = [
        _linked(mention, mention.target.get_absolute_url(), mention.kind, str(mention.target))
        for mention in mentions
        if mention.target
    ]
    for citation in citations:
        if citation.resolution == Resolution.AMBIGUOUS:
            links.append(_linked(citation, f"#citation-{citation.pk}", "ambiguous"))
        elif citation.resolution == Resolution.RESOLVED and citation.directive:
            directive = citation.directive
            links.append(_linked(citation, directive.get_absolute_url(), "directive", directive.label))
    return links


def annotated_parts(article: Article, links: list[Linked], kinds: Iterable[str]) -> list[Part]:
    """The blocks of these kinds in order, with the links that lie wholly in each; of overlapping ones the outermost.

    A text without blocks, written by hand, is taken as paragraphs parted by empty lines.
    """
    blocks = [(kind, span) for kind, span in article.parts or _paragraphs(article.text) if kind in kinds]
    return [
        # Escaped by annotate, which makes the markup.
        Part(kind, mark_safe(annotate(article.text, links, lambda linked: linked.link, within=span)))
        for kind, span in blocks
    ]


def _linked(claim: Mention | Citation, url: str, css: str, title: str = "") -> Linked:
    return Linked(Span(claim.start, claim.end), Link(url, css, title))


def _paragraphs(text: str) -> list[tuple[str, Span]]:
    spans, start = [], 0
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            spans.append(("paragraph", Span(start, start + len(paragraph))))
        start += len(paragraph) + 2
    return spans
