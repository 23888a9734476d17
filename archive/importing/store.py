"""One article, one transaction: an extraction becomes rows, and no curator's word is lost.

Whatever a curator edited (``edited_fields``) or reviewed stays as it is; unreviewed claims of an earlier reading are
replaced by those of this one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from archive.extraction import RULES_VERSION, Extraction, Reference
from archive.extraction.record import PageHints
from archive.importing.claims import Claims, store_claims
from archive.importing.hints import to_notes
from archive.importing.leftovers import Linked, remove_leftovers
from archive.importing.meetings import store_meeting
from archive.importing.posts import refresh_posts
from archive.importing.reader import RawText, printable
from archive.models import LEADING_KINDS, Article, IndexChange, Organisation, Person, Source
from archive.reading import CompoundWords
from archive.text import exact_key
from archive.text.words import compounds

TITLE_LIMIT = Article._meta.get_field("title").max_length
URL_LIMIT = Article._meta.get_field("source_url").max_length
# How far up a body's parents are walked for the one that the ministry facet shows; curated parents may loop.
PARENTS = 6


@dataclass(frozen=True)
class Reading:
    """A decoded file with what was read from it and what the collector's manifest said."""

    raw: RawText
    extraction: Extraction
    hints: PageHints
    words: CompoundWords


def store_article(article: Article, reading: Reading, reference: Reference) -> Article:
    """Write what was read into ``article`` (new or existing) and everything that hangs on it; returns it saved.

    To be called inside a transaction.
    """
    extraction = reading.extraction
    is_new = article.pk is None  # then nothing hangs on it yet, and nothing of an earlier reading need be looked for
    before = Linked.of([article.pk])
    _fill(article, reading)
    article.save()
    claims = store_claims(article, extraction, reference, is_new=is_new)
    ministries = _rows(claims, extraction.ministries)
    if is_new:
        article.ministries.add(*ministries)
    elif "ministries" not in article.edited_fields:
        article.ministries.set(ministries)
    if "meeting" not in article.edited_fields:
        article.meeting = store_meeting(article, extraction, claims)
    if "body" not in article.edited_fields:
        article.body = _body(article, bool(ministries) if is_new else article.ministries.exists())
    article.save(update_fields=["meeting", "body", "updated_at"])
    refresh_posts(before.ids.get(Person, set()) | set(claims.people_of(article)))
    if not is_new:
        remove_leftovers(before, Linked.of([article.pk]))
    IndexChange.objects.note([article.pk])
    return article


def _fill(article: Article, reading: Reading) -> None:
    """The columns of the article itself; those that a curator edited are left alone."""
    extraction, page, raw = reading.extraction, reading.extraction.page, reading.raw
    article.file_name = printable(raw.path.name)[:255]
    article.sha256 = raw.sha256
    article.text = page.text
    article.raw = "" if raw.text == page.text else raw.text.replace("\x00", "")
    article.rules_version = RULES_VERSION
    article.collector = to_notes(reading.hints)
    article.blocks = [[block.kind, *block.span, block.rule] for block in page.blocks]
    flags = [{"code": f.code, "note": f.note, "span": list(f.span) if f.span else None} for f in extraction.flags]
    title = page.title
    if not title:
        title = _first_words(article)
        flags.append(
            {"code": "no headline", "note": "the text has no headline; its first words stand in", "span": None}
        )
    url = page.source_url
    if len(url) > URL_LIMIT:
        flags.append({"code": "long address", "note": f"the source's address was too long: {url[:200]}…", "span": None})
        url = ""
    values: dict[str, Any] = {
        "title": title[:TITLE_LIMIT],
        "lead": "\n\n".join(block.span.of(page.text) for block in page.of_kind("lead")),
        "published": page.published,
        "published_time": page.published_time,
        "dated": extraction.dated,
        "byline": list(page.byline),
        "source": _source(page.source_name),
        "source_url": url,
        "view_count": page.view_count,
        "flags": flags,
    }
    for field, value in values.items():
        if field not in article.edited_fields:
            setattr(article, field, value)
    article.provenance = {"published": page.published_from} | _meeting_provenance(extraction)
    article.__dict__.pop("parts", None)  # cached from the blocks of before
    article.refresh_search_text()
    # The headline may be another than the one that was read: a curator's, or a stand-in.
    of_title = reading.words.title if article.title == page.title else " ".join(compounds(article.title))
    article.words = f"{of_title} {reading.words.article}".strip()


def _first_words(article: Article) -> str:
    """A stand-in for a missing headline: the first line of the article, cut at a word."""
    first = next((line.strip() for line in (article.article_text or article.text).splitlines() if line.strip()), "")
    return first if len(first) <= 150 else first[:150].rpartition(" ")[0] + "…"


def _meeting_provenance(extraction: Extraction) -> dict:
    meeting = extraction.meeting
    if meeting is None:
        return {}
    return {
        "meeting": {
            "rule": meeting.rule,
            "span": list(meeting.span),
            "date_span": list(meeting.date_span) if meeting.date_span else None,
        }
    }


def _source(name: str) -> Source | None:
    name = name[:200]
    if not exact_key(name):
        return None
    return Source.objects.get_or_create(name_key=exact_key(name), defaults={"name": name})[0]


def _rows(claims: Claims, names: tuple[str, ...]) -> list[Organisation]:
    """The rows of organisations by name; those that led to none or several are left out."""
    return [row for name in names if (row := claims.organisation(name))]


def _body(article: Article, has_ministries: bool) -> Organisation | None:
    """The body that the ministry facet shows for an article without a ministry: the meeting's organiser, or the nearest
    above it that is a central body or a provincial committee."""
    if has_ministries:
        return None
    body = article.meeting.organiser if article.meeting else None
    for _level in range(PARENTS):
        if body is None or body.kind in LEADING_KINDS:
            return body
        body = body.parent
    return None
