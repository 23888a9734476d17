"""Records for tests, made with defaults: say only what the test is about.

    article("Hội nghị tổng kết", "Một đoạn văn.", dated="2024-12", people=[person("Trần Thị Mận")])

Names are invented. The span of a claim is that of the name, if it stands in the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from archive.models import (
    Article,
    Citation,
    Directive,
    IndexChange,
    Meeting,
    Mention,
    Organisation,
    OrganisationKind,
    Person,
    Place,
    Resolution,
    Source,
    Standing,
)
from archive.text import PartialDate

_numbers = count(1)


def date(text: str | None) -> PartialDate | None:
    """ "2024", "2023-07", "2022-12-02" or None."""
    return PartialDate.parse(text) if text else None


def source(name: str = "", **fields) -> Source:
    return Source.objects.create(name=name or f"Báo Thử nghiệm {next(_numbers)}", **fields)


def person(name: str = "", **fields) -> Person:
    return Person.objects.create(name=name or f"Phạm Văn Thử {next(_numbers)}", **fields)


def organisation(name: str = "", kind: str = OrganisationKind.OTHER, **fields) -> Organisation:
    return Organisation.objects.create(name=name or f"Cơ quan thử nghiệm số {next(_numbers)}", kind=kind, **fields)


def ministry(name: str = "", **fields) -> Organisation:
    return organisation(name or f"Bộ Thử nghiệm {next(_numbers)}", OrganisationKind.MINISTRY, **fields)


def place(name: str = "", province: Place | None = None, **fields) -> Place:
    """A province, or what lies in one."""
    defaults = {"kind": "huyện"} if province else {"kind": "tỉnh"}
    return Place.objects.create(name=name or f"Tỉnh Mới {next(_numbers)}", province=province, **{**defaults, **fields})


def directive(symbol: str = "", kind: str = "Nghị quyết", issued: str | None = None, **fields) -> Directive:
    """A known directive. Without a symbol it has a number of its own."""
    number = fields.pop("number", symbol.partition("-")[0].partition("/")[0] or str(1000 + next(_numbers)))
    fields = {"standing": Standing.KNOWN, "issued": date(issued), **fields}
    return Directive.objects.create(kind=kind, number=number, symbol=symbol, **fields)


def meeting(name: str = "", kind: str = "hội nghị", start: str | None = None, **fields) -> Meeting:
    name = name or f"Hội nghị thử nghiệm lần thứ {next(_numbers)}"
    return Meeting.objects.create(name=name, kind=kind, start=date(start), **fields)


def article(
    title: str = "",
    *paragraphs: str,
    dated: str | None = "2024-06-15",
    captions: Iterable[str] = (),
    ministries: Iterable[Organisation] = (),
    people: Iterable[Person] = (),
    organisations: Iterable[Organisation] = (),
    places: Iterable[Place] = (),
    directives: Iterable[Directive] = (),
    words: str = "",
    **fields,
) -> Article:
    """A published article whose text is headline, paragraphs and captions, with a standing claim for every record.

    Several claims on one record, rejected or open ones: see :func:`mention` and :func:`citation`.
    """
    title = title or f"Bài viết thử nghiệm số {next(_numbers)}"
    text, blocks = "", []
    written = [("title", title), *(("paragraph", p) for p in paragraphs), *(("caption", c) for c in captions)]
    for kind, part in written:
        blocks.append([kind, len(text), len(text) + len(part), "test"])
        text += part + "\n\n"
    made = Article(title=title, text=text, blocks=blocks, dated=date(dated), words=words, **fields)
    made.refresh_search_text()
    made.save()
    made.ministries.set(ministries)
    for record in (*people, *organisations, *places):
        mention(made, record)
    for cited in directives:
        citation(made, cited)
    return made


def mention(article: Article, record: Person | Organisation | Place | None, kind: str = "", **fields) -> Mention:
    """The article names the record; ``kind`` only where there is none ("person", "organisation", "place")."""
    kind = kind or record._meta.model_name
    defaults = {"resolution": Resolution.RESOLVED if record else Resolution.UNMATCHED, "name": str(record or "ai đó")}
    target = {kind: record} if record else {}
    fields = {**target, **_span(article, str(record)), **defaults, **fields}
    return Mention.objects.create(article=article, kind=kind, **fields)


def citation(article: Article, cited: Directive | None, **fields) -> Citation:
    """The article cites the directive, or a document that nobody knows."""
    defaults = {
        "resolution": Resolution.RESOLVED if cited else Resolution.UNMATCHED,
        "kind": cited.kind if cited else "",
        "number": cited.number if cited else "",
        "symbol": cited.symbol if cited else "",
    }
    words = cited.symbol or cited.label if cited else "một văn bản"
    return Citation.objects.create(article=article, directive=cited, **{**_span(article, words), **defaults, **fields})


def _span(article: Article, words: str) -> dict:
    """Where the words stand, or the first free characters of the text: a claim needs a span of its own."""
    at = article.text.find(words)
    taken = {*article.mentions.values_list("start", "end"), *article.citations.values_list("start", "end")}
    start, end = (at, at + len(words)) if at >= 0 else (0, 1)
    while (start, end) in taken:
        end += 1
    return {"start": start, "end": end, "text": words[:1000], "rule": "test"}


def note(*articles: Article) -> None:
    """Tell the index of these articles, as importing and admin do."""
    IndexChange.objects.note([a.pk for a in articles])
