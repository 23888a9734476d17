"""Records for the tests of the pages: an invented meeting of an invented province, whole from text to evidence."""

from __future__ import annotations

from types import SimpleNamespace

from archive.models import (
    Article,
    Attendance,
    Citation,
    Directive,
    DirectiveRelation,
    Meeting,
    Mention,
    Organisation,
    OrganisationAlias,
    Person,
    PersonAlias,
    Place,
    Post,
    Resolution,
    Source,
    Standing,
)
from archive.text import PartialDate


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def make_article(title: str, *paragraphs: str | tuple[str, str], dated: str | None = "2024-12-04", **more) -> Article:
    """An article whose text is these blocks, an empty line between them; a block is a paragraph, or (kind, words)."""
    text, blocks = "", []
    for kind, words in [("title", title), *(p if isinstance(p, tuple) else ("paragraph", p) for p in paragraphs)]:
        blocks.append([kind, len(text), len(text) + len(words), "test"])
        text += words + "\n\n"
    date = day(dated) if dated else None
    article = Article(title=title, text=text, blocks=blocks, dated=date, published=date, **more)
    article.refresh_search_text()
    article.save()
    return article


def _where(article: Article, words: str, nth: int) -> dict:
    start = -1
    for _ in range(nth):
        start = article.text.index(words, start + 1)
    return {"article": article, "start": start, "end": start + len(words), "text": words, "rule": "test"}


def mention(article: Article, words: str, record, nth: int = 1, **more) -> Mention:
    """The article names ``record`` in these words, standing there for the nth time."""
    kind = type(record).__name__.lower()
    more = {"resolution": Resolution.RESOLVED, "name": str(record), **more}
    return Mention.objects.create(kind=kind, **{kind: record}, **_where(article, words, nth), **more)


def cite(article: Article, words: str, *directives: Directive, nth: int = 1, **more) -> Citation:
    """The article cites a directive: resolved if one is given, ambiguous if several, unmatched if none."""
    states = {0: Resolution.UNMATCHED, 1: Resolution.RESOLVED}
    more = {"resolution": states.get(len(directives), Resolution.AMBIGUOUS), **more}
    one = directives[0] if len(directives) == 1 else None
    citation = Citation.objects.create(directive=one, **_where(article, words, nth), **more)
    if len(directives) > 1:
        citation.candidates.set(directives)
    return citation


def make_archive(prefix: str = "") -> SimpleNamespace:
    """One article of everything: meeting, people, organisations, places, directives known, ambiguous and unknown.

    ``prefix`` stands before every name; a test of escaping puts markup there.
    """

    def n(name: str) -> str:
        return prefix + name

    province = Place.objects.create(name=n("Hà Lâm"), kind="tỉnh", standing=Standing.KNOWN)
    town = Place.objects.create(name=n("Phú Hòa"), kind="thị xã", province=province)
    ministry = Organisation.objects.create(
        name=n("Bộ Thủy văn"), kind="ministry", standing=Standing.KNOWN, valid_from=day("2025-03-01"), note=n("ghi chú")
    )
    before = Organisation.objects.create(name=n("Bộ Sông ngòi"), kind="ministry", valid_until=day("2025-02"))
    before.successors.add(ministry)
    committee = Organisation.objects.create(
        name=n("Đảng ủy Bộ Thủy văn"), kind="Party committee", parent=ministry, place=province
    )
    OrganisationAlias.objects.create(organisation=committee, name=n("ĐUBTV"), is_abbreviation=True)
    chair = Person.objects.create(name=n("Lương Thế Khải"), note=n("ghi chú về người"))
    PersonAlias.objects.create(person=chair, name=n("Lương Khải"))
    speaker = Person.objects.create(name=n("Đoàn Thị Ánh"))
    Post.objects.create(
        person=chair,
        title=n("Bí thư Đảng ủy Bộ Thủy văn"),
        organisation=committee,
        first_seen=day("2023-07"),
        last_seen=day("2024-12-04"),
    )
    resolution = Directive.objects.create(
        kind="Nghị quyết",
        number="18",
        symbol="18-NQ/TW",
        issuer_name=n("Ban Chấp hành Trung ương"),
        issued=day("2017-10-25"),
        title=n("về sắp xếp tổ chức bộ máy"),
        term="XII",
        standing=Standing.KNOWN,
        source=n("nguồn"),
        note=n("ghi chú về văn bản"),
    )
    land = Directive.objects.create(
        kind="Nghị quyết",
        number="18",
        symbol="18-NQ/TW",
        issued=day("2022-06-16"),
        title=n("về đất đai"),
        standing=Standing.TO_CONFIRM,
    )
    plan = Directive.objects.create(kind="Kế hoạch", number="603", issuer_name=n("Đảng ủy Bộ Thủy văn"))
    plan.issuers.add(committee)
    DirectiveRelation.objects.create(subject=plan, kind="guides", object=resolution)
    meeting = Meeting.objects.create(
        name=n("Hội nghị tập huấn công tác Đảng"),
        kind=n("hội nghị tập huấn"),
        start=day("2024-12-03"),
        end=day("2024-12-04"),
        date_inferred_from="title",
        place_as_written=n("thị xã Phú Hòa, tỉnh Hà Lâm"),
        organiser=committee,
        format="hybrid",
        attendance=1250,
        connection_points=12,
    )
    meeting.places.add(town)
    article = make_article(
        n("Tập huấn công tác Đảng năm 2024"),
        ("lead", f"Đảng ủy Bộ Thủy văn mở lớp tập huấn tại {n('Hà Lâm')}."),
        f"Ngày 3/12, ông {n('Lương Thế Khải')} khai mạc hội nghị tại {n('Phú Hòa')}. Bà {n('Đoàn Thị Ánh')} trình bày "
        "chuyên đề. Ông nhắc lại Nghị quyết số 18-NQ/TW, Kế hoạch 603 và Nghị quyết 18. TS. Lê Văn Tám vắng mặt.",
        ("caption", f"{n('Toàn cảnh')} lớp học."),
        "Hướng dẫn 27 cũng được phổ biến. Nghị quyết số 18-NQ/TW là nội dung chính.",
        source=Source.objects.create(name=n("Báo Hà Lâm"), homepage="https://halam.example/"),
        source_url="https://halam.example/bai-1",
        byline=[n("Thanh Hà")],
        view_count=1744,
        meeting=meeting,
        file_name=n("bai-1.txt"),
        sha256="ab" * 32,
        rules_version="1",
        provenance={"published": "header line"},
        flags=[{"code": "year", "note": n("the year was inferred"), "span": None}],
    )
    article.ministries.add(ministry)
    mention(article, "Đảng ủy Bộ Thủy văn", committee)
    mention(article, n("Hà Lâm"), province)
    mention(
        article,
        n("Lương Thế Khải"),
        chair,
        titles=[{"text": n("Bí thư Đảng ủy Bộ Thủy văn"), "post": "Bí thư", "organisation": "", "former": False}],
    )
    mention(article, n("Phú Hòa"), town)
    mention(article, n("Đoàn Thị Ánh"), speaker)
    cite(article, "Nghị quyết số 18-NQ/TW", resolution)
    cite(article, "Nghị quyết số 18-NQ/TW", resolution, nth=2)
    cite(article, "Kế hoạch 603", plan)
    cite(article, "Nghị quyết 18", resolution, land)
    cite(article, "Hướng dẫn 27")
    for person, role in [(chair, "chair"), (speaker, "presenter")]:
        Attendance.objects.create(meeting=meeting, person=person, role=role, article=article, title=n("Bí thư"))
    return SimpleNamespace(**{name: value for name, value in locals().items() if name not in ("n", "prefix")})
