"""The bodies that a page names: ministries, Party committees and their organs, bodies of provinces, departments …"""

from __future__ import annotations

from archive.extraction.body import Body
from archive.extraction.body_lexicon import Lexicon
from archive.extraction.body_names import full_name, parent_name, province_of
from archive.extraction.reading import FoundBody, read
from archive.extraction.record import OrganisationMention, ParsedPage
from archive.extraction.reference import Reference
from archive.extraction.tokens import Token
from archive.text import Span

# What ``OrganisationMention.kind`` can be.
ORGANISATION_KINDS = frozenset(
    {
        "ministry",
        "ministry-level agency",
        "government agency",
        "central State body",
        "central Party body",
        "central committee",
        "Party group",
        "mass organisation",
        "provincial Party committee",
        "provincial Party body",
        "provincial State body",
        "Party committee",
        "Party body",
        "local Party committee",
        "local State body",
        "department",
        "court or procuracy",
        "school or institute",
        "enterprise",
        "armed forces unit",
        "other",
    }
)


def find_organisations(page: ParsedPage, reference: Reference) -> list[OrganisationMention]:
    """The bodies named in the article, in order of the text, each by its full name.

    A name that leaves out whose it is ("Đảng ủy Bộ", "Tỉnh ủy") is completed from the text; where that leads to no one
    body the mention keeps its words and has ``complete`` false. A body within another's name is no mention of its own
    but the other's ``parent``.
    """
    reading = read(page, reference)
    return [
        _mention(page, section.tokens, found, reading.lexicon)
        for section in reading.sections
        for found in section.bodies
    ]


def _mention(page: ParsedPage, tokens: tuple[Token, ...], found: FoundBody, words: Lexicon) -> OrganisationMention:
    body, whole = found.body, found.whole
    span = Span(tokens[body.start].start, tokens[body.end - 1].end)
    name = words.filed_under(full_name(whole))
    kind = words.kinds.get(name, whole.kind)
    province = province_of(whole)
    if kind in ("State", "local department"):
        kind = "provincial State body" if province and not _below_province(whole) else "local State body"
    return OrganisationMention(
        span=span,
        text=span.of(page.text),
        name=name,
        kind=kind,
        rule=found.rule,
        parent=words.filed_under(parent_name(whole)),
        province=province,
        known=name in words.known,
        complete=found.complete,
    )


def _below_province(body: Body) -> bool:
    while body.owner is not None:
        body = body.owner
    return body.territory is not None and not body.territory.is_province
