"""The table of articles: what stands in each column, and what the database is asked for."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.exporting import ARTICLE_COLUMNS, article_rows, named_in
from archive.models import Article, Meeting, Organisation, Person, Place
from tests.views.samples import cite, day, make_archive, make_article, mention

pytestmark = pytest.mark.django_db

# For a chunk of articles, however many.
MOST_QUERIES = 10


def row_of(article: Article, **options) -> dict:
    [row] = article_rows([article.pk], **options)
    return {column.name: cell for column, cell in zip(ARTICLE_COLUMNS, row, strict=True)}


def test_a_whole_row():
    archive = make_archive()
    assert row_of(archive.article, absolute=lambda path: f"https://archive.example{path}") == {
        "id": str(archive.article.pk),
        "address": f"https://archive.example/articles/{archive.article.pk}-tap-huan-cong-tac-dang-nam-2024/",
        "title": "Tập huấn công tác Đảng năm 2024",
        "date": "2024-12-04",
        "published": "2024-12-04",
        "source": "Báo Hà Lâm",
        "source_address": "https://halam.example/bai-1",
        "ministries": ["Bộ Thủy văn"],
        "meeting": "Hội nghị tập huấn công tác Đảng",
        "meeting_kind": "hội nghị tập huấn",
        "meeting_date": "2024-12-03/2024-12-04",
        "place": "thị xã Phú Hòa, tỉnh Hà Lâm",
        "organiser": "Đảng ủy Bộ Thủy văn",
        "people": ["Lương Thế Khải", "Đoàn Thị Ánh"],
        "organisations": ["Đảng ủy Bộ Thủy văn"],
        # The ambiguous and the unmatched citations are no claims yet.
        "directives": ["Nghị quyết 18-NQ/TW (2017)", "Kế hoạch 603 (Đảng ủy Bộ Thủy văn)"],
        # The town stands for its province, which is there already.
        "provinces": ["Hà Lâm"],
    }


def test_a_bare_article_has_empty_cells():
    row = row_of(make_article("Tin ngắn", dated=None))
    assert {name for name, cell in row.items() if cell} == {"id", "address", "title"}


@pytest.mark.parametrize(
    ("meeting", "date"),
    [
        ({"start": day("2024")}, "2024"),
        ({"start": day("2024-12-03"), "end": day("2024-12-03")}, "2024-12-03"),
        ({"start": day("2024-12-03"), "end": day("2024-12-05")}, "2024-12-03/2024-12-05"),
        ({"date_as_written": "Sáng 15/7"}, "Sáng 15/7"),  # nothing gives the year: the words
        ({}, ""),
    ],
)
def test_the_date_of_a_meeting(meeting, date):
    article = make_article("Tin", meeting=Meeting.objects.create(name="Hội nghị", **meeting))
    assert row_of(article)["meeting_date"] == date


def test_the_place_of_a_meeting_that_no_words_tell():
    meeting = Meeting.objects.create(name="Hội nghị")
    meeting.places.add(Place.objects.create(name="Hà Lâm"), Place.objects.create(name="Vĩnh Sơn"))
    assert row_of(make_article("Tin", meeting=meeting))["place"] == ["Hà Lâm", "Vĩnh Sơn"]


def test_published_with_its_clock_time():
    import datetime

    article = make_article("Tin", published_time=datetime.time(18, 8))
    assert row_of(article)["published"] == "2024-12-04T18:08"


def test_an_article_without_a_ministry_stands_under_its_body():
    article = make_article("Tin", body=Organisation.objects.create(name="Tỉnh ủy Hà Lâm"))
    assert row_of(article)["ministries"] == ["Tỉnh ủy Hà Lâm"]


def test_rejected_claims_are_not_named():
    article = make_article("Tin", "Ông Lương Thế Khải dự.")
    mention(article, "Lương Thế Khải", Person.objects.create(name="Lương Thế Khải"), review="rejected")
    assert row_of(article)["people"] == []


def test_rows_come_in_the_order_asked_for_without_the_hidden_ones():
    first, draft, last = make_article("a"), make_article("b", state="draft"), make_article("c")
    wanted = [last.pk, draft.pk, 10**6, first.pk]
    assert [row[0] for row in article_rows(wanted)] == [str(last.pk), str(first.pk)]
    shown = article_rows(wanted, articles=Article.objects.all())
    assert [row[0] for row in shown] == [str(last.pk), str(draft.pk), str(first.pk)]


def test_queries_do_not_grow_with_the_articles(monkeypatch):
    archive = make_archive()
    ids = [archive.article.pk]
    for number in range(30):
        article = make_article(f"Tin {number}", "Lương Thế Khải nhắc Kế hoạch 603.", meeting=archive.meeting)
        person = Person.objects.create(name=f"Người {number}")
        mention(article, "Lương Thế Khải", person)
        cite(article, "Kế hoạch 603", archive.plan)
        ids.append(article.pk)
    with CaptureQueriesContext(connection) as queries:
        assert len(list(article_rows(ids))) == 31
    assert len(queries) <= MOST_QUERIES, "\n".join(query["sql"] for query in queries)
    monkeypatch.setattr("archive.exporting.articles.FIRST_CHUNK", 1)
    monkeypatch.setattr("archive.exporting.articles.CHUNK", 10)
    with CaptureQueriesContext(connection) as by_chunks:
        list(article_rows(ids))
    assert len(by_chunks) <= 4 * MOST_QUERIES, "a fixed number for every chunk"


def test_the_chunks_change_nothing(monkeypatch):
    """Nor does it matter how many labels are kept from one chunk to the next."""
    archive = make_archive()
    ids = [archive.article.pk]
    for number in range(7):
        article = make_article(f"Tin {number}", "Lương Thế Khải và Đoàn Thị Ánh.", meeting=archive.meeting)
        mention(article, "Lương Thế Khải", Person.objects.create(name=f"Người {number}"))
        mention(article, "Đoàn Thị Ánh", Person.objects.create(name=f"Người khác {number}"))
        ids.append(article.pk)
    whole = list(article_rows(ids))
    monkeypatch.setattr("archive.exporting.articles.FIRST_CHUNK", 2)
    monkeypatch.setattr("archive.exporting.articles.CHUNK", 3)
    monkeypatch.setattr("archive.exporting.labels.MOST_KEPT", 1)
    assert list(article_rows(ids)) == whole


def test_the_table_names_what_the_cards_name():
    """The table reads labels, the cards read records: by the same rules."""
    archive = make_archive()
    article = archive.article
    named = named_in([article.pk])[article.pk]
    row = row_of(article)
    assert {
        name: [str(record) for record in getattr(named, name)]
        for name in ("people", "organisations", "provinces", "directives")
    } == {name: row[name] for name in ("people", "organisations", "provinces", "directives")}


def test_named_in_knows_every_article_asked_for():
    article = make_article("Tin")
    named = named_in([article.pk, 10**6])
    assert set(named) == {article.pk, 10**6}
    assert named[article.pk].people == named[article.pk].directives == []
