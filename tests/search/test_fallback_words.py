"""The database finds the same articles as the index, whatever the size of the archive."""

import pytest

from archive.models import Article, Person, Publication
from archive.search import Criteria, fallback, fallback_words, in_database, matching_ids
from archive.search.fallback_words import condition
from archive.search.language import parse
from archive.search.many_ids import ManyIds
from archive.search.searching import read
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(indexed):
    province = make.place("Hà Sơn")
    town = make.place("Hương Bản", province=province, kind="huyện")
    resolution = make.directive("18-NQ/TW", issued="2017-10-25")
    make.article("Một", "Họp Thường vụ TƯ về NQ TƯ.")
    make.article("HỘI NGHỊ TƯ", "Đã họp.")
    make.article("Đầu tư", "Thường vụ tư vấn; tải software về.")
    make.article("Bốn", "Thường vụ TW họp.")
    make.article("Năm", "Ở xa.", places=[town])
    make.article("Sáu", "Nhà số 18, áo số 18, trẻ nghĩ rằng mình trúng.")
    make.article("Bảy", "Theo Nghị quyết 18.", directives=[resolution])
    make.article("Tám", "Theo Nghị quyết 18, mà không ai đọc ra.")
    make.article("Chín", "Theo 18-NQ/TW.")
    indexed()


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        # "TƯ" is TW besides, wherever it stands; "tư" is not.
        ('"thường vụ TW"', ["Bốn", "Một"]),
        ('"thuong vu tw"', ["Bốn", "Một"]),
        ('"NQ TW"', ["Bảy", "Chín", "Một"]),
        ("nq-tw", ["Bảy", "Chín", "Một"]),
        ("tiêu-đề:TW", ["HỘI NGHỊ TƯ"]),
        ("tw hội", ["HỘI NGHỊ TƯ"]),
        # A place goes by its rank.
        ("huyện", ["Năm"]),
        ('"huyện hương bản"', ["Năm"]),
        ('nơi:"huyen huong"', ["Năm"]),
        ('nơi:"huyện hà sơn"', []),
        # Numbers are those of documents.
        ("số:18", ["Bảy", "Chín"]),
        ('số:"nghị quyết 18"', ["Bảy"]),
        ("số:1*", ["Bảy", "Chín"]),
    ],
)
def test_the_database_finds_what_the_index_finds(archive, query, titles):
    criteria = Criteria(q=query)
    by_database = fallback.matching_ids(criteria, read(criteria))
    assert sorted(by_database) == sorted(matching_ids(criteria)), query
    assert sorted(Article.objects.get(pk=pk).title for pk in by_database) == titles, query


def test_any_number_of_records_may_bear_a_name(db):
    """SQLite takes no more values in a statement than it was built for."""
    Person.objects.bulk_create(Person(name=f"Lò {n}", search_key=f"lo {n}") for n in range(1200))
    article = make.article("Họp", people=[Person.objects.last()])
    _statement, values = Article.objects.filter(condition(parse("lò"), Article.objects.all())).query.sql_with_params()
    assert len(values) < 100
    assert fallback.matching_ids(Criteria(), parse("lò")) == [article.pk]


def test_many_ids_are_one_value(db):
    people = [make.person(name) for name in ("Lò Một", "Lò Hai", "Lò Ba")]
    ids = ManyIds([people[0].pk, people[2].pk])
    assert set(Person.objects.filter(pk__in=ids)) == {people[0], people[2]}
    assert set(Person.objects.exclude(pk__in=ids)) == {people[1]}
    assert not Person.objects.filter(pk__in=ManyIds([])).exists()


def test_the_list_of_the_admin_reads_hidden_articles_alone(archive, monkeypatch):
    draft = make.article("Nháp", "Theo 18-NQ/TW.", state=Publication.DRAFT)
    read_texts = []
    prints = fallback_words._prints
    monkeypatch.setattr(fallback_words, "_prints", lambda text, leaf: read_texts.append(text) or prints(text, leaf))
    found = Article.objects.filter(in_database(Criteria(q="số:18")))
    assert {article.title for article in found} == {"Bảy", "Chín", "Nháp"}
    assert set(read_texts) <= {draft.title, draft.text}
