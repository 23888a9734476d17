"""What the index holds of an article is the same, read by itself or among many."""

import pytest
from haystack import connections
from haystack.exceptions import SkipDocument

from archive.models import Article
from archive.search.contents import Contents, documents
from tests import factories as make
from tests.search.random_archive import random_archive

pytestmark = pytest.mark.django_db


def alone(article):
    """As Haystack asks for it."""
    index = connections["default"].get_unified_index().get_index(Article)
    try:
        return index.full_prepare(article)
    except SkipDocument:
        return None


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("batch", [1, 5, 500])
def test_one_or_many(monkeypatch, seed, batch):
    monkeypatch.setattr(documents, "BATCH", batch)
    archive = random_archive(seed)

    together = dict(Contents().documents([article.pk for article in archive]))

    assert together == {article.pk: document for article in archive if (document := alone(article))}
    assert len(together) == Article.objects.published().count()


def test_what_is_counted():
    body, province = make.ministry("Bộ Y tế"), make.place("Bình Sơn")
    district = make.place("Đông Hà", province)
    directive = make.directive("18-NQ/TW", issued="2017-10-25")
    person = make.person("Lò Văn Sắn")
    article = make.article(
        "Họp", dated="2023-07-15", ministries=[body], people=[person], places=[district], directives=[directive]
    )

    document = alone(article)

    expected = {
        "ministry": [str(body.pk)],
        "person": [str(person.pk)],
        "place": [str(province.pk)],
        "directive": [str(directive.pk)],
        "organisation": [],
        "year": ["2023"],
        "month": ["2023-07"],
        "day": ["2023-07-15"],
    }
    assert {name: document[name] for name in expected} == expected
    assert {"18-nq/tw", "#18 nq", "nghi quyet 18 2017"} <= set(document["numbers"])
    assert [part for part in document["text"] if "Sắn" in part or "Bình Sơn" in part]


@pytest.mark.parametrize("size", [1, 20, 200])
def test_the_queries_do_not_grow_with_the_articles(django_assert_max_num_queries, size):
    random_archive(1, size)
    keys = list(Article.objects.values_list("pk", flat=True))

    with django_assert_max_num_queries(14):
        list(Contents().documents(keys))
